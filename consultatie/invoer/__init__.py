"""Answers on paper and by telephone: entered by one, checked by another, released as a whole."""
