"""What lies in the tray is sealed: the database alone, a copy or a backup of it, does not tell what anybody answered.

Until an answer is mixed its row bears the mark of the transaction that used a personal invitation. Mixing takes that
mark away; until then the seal keeps it from meaning anything. The key is the SECRET_KEY of the installation, which is
not in the database.

Nor does it tell how much was written: laid beside the mixed answers, and beside the texts that left them, the length of
what was sealed would point at its writer. So it is filled up with spaces, which are nothing to JSON.
"""

import base64
import json
from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import FieldError
from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.encoding import force_bytes

from thema.basis.fouten import DomeinFout

_ZOUT = "consultatie.mengbak"
# Bytes of JSON: all choices that there are and four long texts. Who writes more than that is seen to have done so, no
# finer than by a doubling.
KLEINSTE_MAAT = 8 * 1024


class ZegelPastNiet(DomeinFout):
    """What is stored was sealed with another key. Nothing is lost as long as that key is somewhere."""

    def __init__(self) -> None:
        super().__init__(
            "De antwoorden in de mengbak zijn verzegeld met een andere sleutel. Er is niets veranderd. Vraag de "
            "beheerder van de server om de vorige SECRET_KEY in SECRET_KEY_FALLBACKS te zetten."
        )


def verzegel(waarde: Any) -> str:
    """The value as JSON, sealed; never twice the same. It does not tell when it was sealed, as a Fernet token would, nor
    how long the value is: as good as all seals are of one size."""
    return _zegel().encrypt_at_time(_op_maat(json.dumps(waarde, separators=(",", ":"), ensure_ascii=False)), 0).decode()


def _op_maat(tekst: str) -> bytes:
    """Filled up to the smallest size that it fits in: KLEINSTE_MAAT, twice that, four times and so on."""
    inhoud = tekst.encode(errors="surrogatepass")
    maat = KLEINSTE_MAAT
    while maat < len(inhoud):
        maat *= 2
    return inhoud.ljust(maat)


def ontzegel(verzegeld: str) -> Any:
    """The value that was sealed. Raises ZegelPastNiet when it was done with a key that we do not have."""
    try:
        return json.loads(_zegel().decrypt(verzegeld))
    except InvalidToken:
        raise ZegelPastNiet from None


def _zegel() -> MultiFernet:
    return _zegel_van((settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS))


@lru_cache(maxsize=4)
def _zegel_van(sleutels: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(_in_base64(sleutel)) for sleutel in sleutels])


def _in_base64(sleutel: str) -> bytes:
    return base64.urlsafe_b64encode(salted_hmac(_ZOUT, b"", secret=force_bytes(sleutel), algorithm="sha256").digest())


class VerzegeldField(models.TextField):
    """JSON that is sealed on its way to the database and opened on its way back. It can only be asked whether it is
    there at all."""

    # For the type checker, which takes every text field for text.
    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def get_prep_value(self, value: Any) -> str | None:
        return None if value is None else verzegel(value)

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Any:
        """The value as it was given; None for None."""
        return None if value is None else ontzegel(value)

    def to_python(self, value: Any) -> Any:
        return value

    def get_lookup(self, lookup_name: str) -> Any:
        """Only isnull: two seals of one value differ, so any comparison would quietly find nothing."""
        if lookup_name != "isnull":
            raise FieldError(f"{self.name} is sealed; it cannot be compared.")
        return super().get_lookup(lookup_name)
