"""The files that a book of figures can be had as, made once for what never changes."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import caches

from .bladen import bladen_van
from .cijferboek import Cijferboek, Tabel
from .csvbestand import csv_van
from .jsonbestand import json_van
from .ods import ods_van
from .xlsx import xlsx_van


@dataclass(frozen=True)
class Formaat:
    """A kind of file with the whole book in it."""

    code: str
    naam: str
    mediatype: str
    maak: Callable[[Cijferboek], bytes]


FORMATEN = {
    formaat.code: formaat
    for formaat in (
        Formaat("xlsx", "Excel (xlsx)", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx_van),
        Formaat("ods", "OpenDocument (ods)", "application/vnd.oasis.opendocument.spreadsheet", ods_van),
        Formaat("json", "JSON, voor programma’s", "application/json", json_van),
    )
}
CSV_MEDIATYPE = "text/csv"
CSV_INHOUD = "text/csv; charset=utf-8; header=present"


@dataclass(frozen=True)
class Bestand:
    """A file: its name, what it is, its bytes. `mag_bewaard`: anybody may have it and it never changes."""

    naam: str
    mediatype: str
    inhoud: bytes
    mag_bewaard: bool

    @property
    def sha256(self) -> str:
        """In hex, over the bytes."""
        return hashlib.sha256(self.inhoud).hexdigest()


def boekbestand(boek: Cijferboek, formaat: Formaat) -> Bestand:
    """The whole book as one file."""
    return Bestand(f"{boek.bestandsnaam}.{formaat.code}", formaat.mediatype, _inhoud(boek, formaat), boek.is_openbaar)


def tabelbestand(boek: Cijferboek, tabel: Tabel) -> Bestand:
    """One table of the book as CSV."""
    return Bestand(f"{boek.bestandsnaam}-{tabel.code}.csv", CSV_INHOUD, csv_van(boek, tabel), boek.is_openbaar)


def _inhoud(boek: Cijferboek, formaat: Formaat) -> bytes:
    """The bytes. A spreadsheet takes long to write, so a public one is kept; what is not public is kept nowhere."""
    if formaat.maak is json_van or not boek.is_openbaar:
        return formaat.maak(boek)
    # By what stands on the sheets, so that another way of writing them down is another file.
    afdruk = hashlib.sha256(repr(bladen_van(boek)).encode()).hexdigest()
    sleutel = f"cijferboek-{formaat.code}-{settings.SOFTWAREVERSIE}-{afdruk}"
    if (bewaard := caches["pdf"].get(sleutel)) is not None:
        return bytes(bewaard)
    inhoud = formaat.maak(boek)
    caches["pdf"].set(sleutel, inhoud)
    return inhoud
