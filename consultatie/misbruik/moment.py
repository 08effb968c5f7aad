"""When a page was handed out, signed, in a field of the form: nobody can make it look older than it is.

All pages of one second bear the same. It is read when the form comes back and kept nowhere: the time at which somebody
answered would tell more of them than we want to know.
"""

import hmac
from datetime import datetime
from functools import lru_cache

from django.conf import settings

from thema.basis.geheim import stempel

_ZOUT = "consultatie.moment"
_TEKENS = 22
_LANGST = len("253402300799.") + _TEKENS


def teken_moment(op: datetime) -> str:
    """This second with its signature."""
    seconde = str(int(op.timestamp()))
    return f"{seconde}.{_handtekening(seconde, settings.SECRET_KEY)}"


def seconden_sinds(getekend: str, *, op: datetime) -> float | None:
    """How long ago it was signed, in seconds; None when it was not signed by us."""
    seconde, _, handtekening = getekend.partition(".")
    # Not so much as hashing what nobody of ours wrote: a visitor decides how much of it there is.
    if len(getekend) > _LANGST or not (seconde.isascii() and seconde.isdigit()):
        return None
    sleutels = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    gegeven = handtekening.encode()
    if not any(hmac.compare_digest(_handtekening(seconde, sleutel).encode(), gegeven) for sleutel in sleutels):
        return None
    return op.timestamp() - int(seconde)


@lru_cache(maxsize=256)
def _handtekening(seconde: str, sleutel: str) -> str:
    return stempel(_ZOUT, seconde.encode(), geheim=sleutel).hex()[:_TEKENS]
