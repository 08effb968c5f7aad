"""A result as a paper: drawn as a draft, frozen when it is published, made anew when it is corrected."""
