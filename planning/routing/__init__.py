"""A paper goes round for initials: who has it, since when, and what each of them did with it."""
