"""What lies in the tray is sealed: the database alone, a copy or a backup of it, does not tell what anybody answered.

Until an answer is mixed its row bears the mark of the transaction that used a personal invitation. Mixing takes that
mark away; until then the seal keeps it from meaning anything. The key is the SECRET_KEY of the installation, which is
not in the database.

Nor does it tell how much was written: laid beside the mixed answers, and beside the texts that left them, the length of
what was sealed would point at its writer. So it is filled up with spaces, which are nothing to JSON.
"""

import base64
import binascii
import json
import os
from contextlib import suppress
from functools import lru_cache
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import FieldError
from django.db import models

from thema.basis.fouten import DomeinFout
from thema.basis.geheim import stempel

_ZOUT = "consultatie.mengbak.gcm"
_ZOUT_FERNET = "consultatie.mengbak"
# In front of what is sealed with AES-GCM; in base64 it is no letter.
_MERK = "."
# Bytes of the random number that each seal has of its own.
_EENMALIG = 12
_als_json = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode
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
    """The value as JSON, sealed; never twice the same. It does not tell when it was sealed, nor how long the value is:
    as good as all seals are of one size."""
    eenmalig = os.urandom(_EENMALIG)
    zegel = _zegel_van(settings.SECRET_KEY).encrypt(eenmalig, _op_maat(_als_json(waarde)), None)
    return _MERK + base64.b64encode(eenmalig + zegel).decode()


def _op_maat(tekst: str) -> bytes:
    """Filled up to the smallest size that it fits in: KLEINSTE_MAAT, twice that, four times and so on."""
    inhoud = tekst.encode(errors="surrogatepass")
    maat = KLEINSTE_MAAT
    while maat < len(inhoud):
        maat *= 2
    return inhoud.ljust(maat)


def ontzegel(verzegeld: str) -> Any:
    """The value that was sealed. Raises ZegelPastNiet when it was done with a key that we do not have."""
    open_met = _open if verzegeld.startswith(_MERK) else _open_fernet
    for geheim in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        with suppress(InvalidTag, InvalidToken, binascii.Error):
            return json.loads(open_met(verzegeld, geheim))
    raise ZegelPastNiet


def _open(verzegeld: str, geheim: str) -> bytes:
    ruw = base64.b64decode(verzegeld.removeprefix(_MERK))
    return _zegel_van(geheim).decrypt(ruw[:_EENMALIG], ruw[_EENMALIG:], None)


def _open_fernet(verzegeld: str, geheim: str) -> bytes:
    """What was sealed before this was AES-GCM, which takes a third of the time."""
    return Fernet(base64.urlsafe_b64encode(stempel(_ZOUT_FERNET, b"", geheim=geheim))).decrypt(verzegeld)


@lru_cache(maxsize=4)
def _zegel_van(geheim: str) -> AESGCM:
    return AESGCM(stempel(_ZOUT, b"", geheim=geheim))


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
