"""Writes a book of figures for Excel. Every text is a text, and the same book gives the same bytes."""

import io
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import xlsxwriter

from .bladen import Blad, Stijl, Vak, bladen_van, waarschuwingen
from .cijferboek import Cijferboek

# Longer texts Excel refuses; without this the library would leave the cell empty.
TEKST_LANGST = 32_767
_OPMAAK: Mapping[Stijl, dict[str, Any]] = {
    Stijl.AANTAL: {"num_format": "#,##0", "valign": "top"},
    Stijl.AANDEEL: {"num_format": "0.0%", "valign": "top"},
    Stijl.GETAL: {"valign": "top"},
    Stijl.TEKST: {"text_wrap": True, "valign": "top"},
    Stijl.KOP: {"bold": True, "text_wrap": True, "valign": "bottom", "bottom": 2},
    Stijl.TITEL: {"bold": True, "font_size": 14},
    Stijl.LET_OP: {"bold": True, "font_color": "#9C1C1C"},
    Stijl.VERBORGEN: {"italic": True, "font_color": "#595959", "valign": "top"},
}


def xlsx_van(boek: Cijferboek) -> bytes:
    """The bytes of the workbook."""
    uit = io.BytesIO()
    opties = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(uit, opties) as werkboek:
        # Of the figures, not of the clock: the file can be made again byte for byte.
        gemaakt = datetime.fromisoformat(boek.peildatum)
        werkboek.set_properties(
            {"title": boek.titel, "author": boek.bron, "status": str(boek.status.label), "created": gemaakt}
        )
        opmaak = {stijl: werkboek.add_format(hoe) for stijl, hoe in _OPMAAK.items()}
        kop = " ".join(waarschuwingen(boek))
        for blad in bladen_van(boek):
            _schrijf(werkboek, blad, opmaak, paginakop=kop)
    return uit.getvalue()


def _schrijf(werkboek: Any, blad: Blad, opmaak: Mapping[Stijl, Any], *, paginakop: str) -> None:
    vel = werkboek.add_worksheet(blad.naam)
    vel.set_landscape()
    vel.set_paper(9)  # A4
    vel.fit_to_pages(1, 0)
    if paginakop:
        vel.set_header(f"&C{paginakop}")
    for nummer, breedte in enumerate(blad.breedtes):
        vel.set_column(nummer, nummer, breedte)
    if blad.koprij is not None:
        vel.freeze_panes(blad.koprij + 1, 0 if blad.is_filter else 1)
        vel.repeat_rows(0, blad.koprij)
    if blad.is_filter and len(blad.rijen) > 1:
        vel.autofilter(blad.koprij, 0, len(blad.rijen) - 1, len(blad.breedtes) - 1)
    for rij, vakken in enumerate(blad.rijen):
        for kolom, vak in enumerate(vakken):
            _schrijf_vak(vel, rij, kolom, vak=vak, opmaak=opmaak[vak.stijl])


def _schrijf_vak(vel: Any, rij: int, kolom: int, *, vak: Vak, opmaak: Any) -> None:
    if vak.waarde is None:
        return
    if isinstance(vak.waarde, str):
        vel.write_string(rij, kolom, vak.waarde[:TEKST_LANGST], opmaak)
    else:
        vel.write_number(rij, kolom, vak.waarde, opmaak)
