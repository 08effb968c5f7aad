"""The one way to change an adopted plan: a paper with changes, a decision of the council, a new version."""
