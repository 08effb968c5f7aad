"""Letters to the members of the panel: for the printer, never kept."""
