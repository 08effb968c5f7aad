"""A secret that stands in somebody's link is stored as what recognises it, never as itself."""

import hashlib


def afdruk(geheim: str) -> str:
    """The SHA-256 in 64 hexadecimal signs. For secrets of 128 random bits and more, which need no salt."""
    return hashlib.sha256(geheim.encode()).hexdigest()
