"""What of a paper stays out of its public version, and on which ground of Woo or Wob."""
