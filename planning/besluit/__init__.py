"""Decisions: a guarded step, a frozen document, a locked plan."""
