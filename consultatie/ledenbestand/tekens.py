"""Control signs: they are stored nowhere and shown nowhere."""

import re

# In the place of each control sign: PostgreSQL does not even take a NUL as something to look for.
ONLEESBAAR = "\ufffd"
_BESTURING = re.compile(r"[\x00-\x1f\x7f]")


def zonder_besturing(tekst: str, *, ervoor: str = ONLEESBAAR) -> str:
    """The text with `ervoor` in the place of each control sign."""
    return _BESTURING.sub(ervoor, tekst)
