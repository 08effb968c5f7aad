"""Partners say where they stand: one link, one draft, one signature per organisation."""
