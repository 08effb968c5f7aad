"""Milestones: what happens when, and who it concerns."""
