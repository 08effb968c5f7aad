"""A secret that stands in somebody's link is stored as what recognises it, never as itself; and what follows from the
SECRET_KEY of the installation."""

import hashlib
import hmac
from functools import lru_cache


def afdruk(geheim: str) -> str:
    """The SHA-256 in 64 hexadecimal signs. For secrets of 128 random bits and more, which need no salt."""
    return hashlib.sha256(geheim.encode()).hexdigest()


def stempel(zout: str, waarde: bytes, *, geheim: str) -> bytes:
    """32 bytes that only who has the secret can make of this value. `zout`: what they are for.

    The digest of Django's salted_hmac with SHA-256, but the key is made once instead of at every form that comes in.
    """
    maker = _maker(zout, geheim).copy()
    maker.update(waarde)
    return maker.digest()


@lru_cache(maxsize=64)
def _maker(zout: str, geheim: str) -> hmac.HMAC:
    return hmac.new(hashlib.sha256(f"{zout}{geheim}".encode()).digest(), digestmod="sha256")
