"""The questionnaire on paper: the same questions, to fill in with a pen."""
