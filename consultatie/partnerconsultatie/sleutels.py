"""The secret in a partner's link. It is shown once and never stored: what is stored only recognises it."""

import hashlib
import secrets

TEKENS = 32


def maak_token() -> str:
    """A fresh secret of 256 bits, in characters that may stand in an address."""
    return secrets.token_urlsafe(TEKENS)


def afdruk(token: str) -> str:
    """The SHA-256 by which a secret is recognised, in hexadecimals."""
    return hashlib.sha256(token.encode()).hexdigest()
