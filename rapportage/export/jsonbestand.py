"""Writes a whole book as JSON: what it is, every table with its columns explained, the rows by key.

null: there is a figure but it is not shown. A key that is absent from a row: there is none to have.
"""

import json
from typing import Any

from .cijferboek import Cel, Cijferboek, Kolom, Tabel
from .enums import GETALSOORTEN


def json_van(boek: Cijferboek) -> bytes:
    """The bytes, in UTF-8."""
    gegevens = {
        "titel": boek.titel,
        "slug": boek.slug,
        "status": boek.status.label,
        "is_openbaar": boek.is_openbaar,
        "is_voorbeeld": boek.is_fictief,
        "bron": boek.bron,
        "peildatum": boek.peildatum,
        "licentie": {"naam": boek.licentie.naam, "url": boek.licentie.url} if boek.is_openbaar else None,
        "drempel": boek.drempel,
        "null_betekent": boek.leeg,
        "versie": boek.versie,
        "tabellen": [_tabel(tabel) for tabel in boek.tabellen],
    }
    return json.dumps(gegevens, ensure_ascii=False, allow_nan=False, indent=1).encode()


def _tabel(tabel: Tabel) -> dict[str, Any]:
    return {
        "code": tabel.code,
        "titel": tabel.titel,
        "noten": tabel.noten,
        "kolommen": [_kolom(kolom) for kolom in tabel.kolommen],
        "rijen": [_rij(tabel.kolommen, rij) for rij in tabel.rijen],
    }


def _kolom(kolom: Kolom) -> dict[str, Any]:
    return {
        "sleutel": kolom.sleutel,
        "naam": kolom.naam,
        "soort": kolom.soort.value,
        "eenheid": kolom.eenheid,
        "uitleg": kolom.uitleg,
        "codes": dict(kolom.codes),
    }


def _rij(kolommen: tuple[Kolom, ...], rij: tuple[Cel, ...]) -> dict[str, Cel]:
    return {
        kolom.sleutel: waarde
        for kolom, waarde in zip(kolommen, rij, strict=True)
        if not (kolom.soort in GETALSOORTEN and waarde == "")
    }
