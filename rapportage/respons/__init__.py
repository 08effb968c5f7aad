"""How the response of a questionnaire goes while it is open, for the staff who can still do something about it."""
