"""Questionnaires: building, versions, question types."""
