"""Who the municipality works with, and where each of them stands on each theme."""
