"""The secret in a partner's link. It is shown once and never stored: what is stored only recognises it."""

import secrets

TEKENS = 32


def maak_token() -> str:
    """A fresh secret of 256 bits, in characters that may stand in an address."""
    return secrets.token_urlsafe(TEKENS)
