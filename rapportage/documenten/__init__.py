"""One file per kind of document: a frozen dataclass, rendered by its template to a page and a PDF."""
