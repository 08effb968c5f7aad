"""What came of the plan in one calendar year."""
