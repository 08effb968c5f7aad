"""What is measured: definitions, and values that carry source, date and version."""
