"""The code on a receipt: it says that a form was received, and nothing of what was in it. See docs/adr/0011.

It is made from the random key of the form by a one-way function with SECRET_KEY, so neither the code nor the database
alone leads to the other, and it is not stored.
"""

import hmac
from uuid import UUID

from django.conf import settings

from consultatie.vragenlijst.models import Vragenlijst
from thema.basis.geheim import stempel

from .models import Inkomend

_ZOUT = "consultatie.ontvangst"
# Without I, L, O and U: what is read from paper is not mistaken.
_TEKENS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTE = 8
_BITS_PER_TEKEN = 5
_GELEZEN_ALS = str.maketrans("ILO", "110", " -\u2011\u2013")


def code_van(sleutel: UUID, *, geheim: str | None = None) -> str:
    """The code of a form, like K7F3-9QXM. `geheim` None: with the present SECRET_KEY."""
    getal = int.from_bytes(stempel(_ZOUT, sleutel.bytes, geheim=geheim or settings.SECRET_KEY)[:_LENGTE])
    tekens = "".join(_TEKENS[getal >> _BITS_PER_TEKEN * plaats & 31] for plaats in range(_LENGTE))
    return f"{tekens[:4]}-{tekens[4:]}"


def lees_code(tekst: str) -> str | None:
    """The code as we write it, from what somebody typed; None when it cannot be one."""
    tekens = tekst.upper().translate(_GELEZEN_ALS)
    if len(tekens) != _LENGTE or not set(tekens) <= set(_TEKENS):
        return None
    return f"{tekens[:4]}-{tekens[4:]}"


def is_bekend(sleutel: UUID) -> bool:
    """A form with this key was received, and its key has not been cleared."""
    return Inkomend.objects.filter(pk=sleutel).exists()


def is_ontvangen(vragenlijst: Vragenlijst, code: str) -> bool:
    """A form with this code was received for this questionnaire. Says nothing else: not whether it has been mixed.

    False once the keys have been cleared, SLEUTELS_BLIJVEN after closing.
    """
    geheimen = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    sleutels = Inkomend.objects.filter(versie__vragenlijst=vragenlijst).values_list("sleutel", flat=True)
    gezocht = code.encode()
    return any(
        hmac.compare_digest(code_van(sleutel, geheim=geheim).encode(), gezocht)
        for sleutel in sleutels.iterator(chunk_size=5000)
        for geheim in geheimen
    )
