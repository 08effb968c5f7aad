"""One text that several documents use, with its versions."""
