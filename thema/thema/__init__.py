"""What the plan is about: themes of two kinds, and the trends around them."""
