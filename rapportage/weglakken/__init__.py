"""Withholding parts of a document by law: the grounds as data, and the replacing of a passage everywhere."""
