"""Where the process stands, and what is to be done now."""
