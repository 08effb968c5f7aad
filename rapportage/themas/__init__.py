"""Themes, partners and goals as residents read them."""
