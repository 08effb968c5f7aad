"""What comes out: tallies and priorities."""
