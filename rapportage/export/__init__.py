"""Figures to take away: a book of tables that is made of what may be shown, written as XLSX, ODS, CSV and JSON."""
