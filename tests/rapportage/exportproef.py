"""Books of figures to write, and their files as a reader's program gets them."""

import csv
import io
from collections.abc import Sequence
from typing import Any

import openpyxl
from odf import teletype
from odf.opendocument import load
from odf.table import Table, TableCell, TableRow
from openpyxl.utils.escape import unescape
from python_calamine import CalamineWorkbook

from rapportage.export.cijferboek import LICENTIE, Cel, Cijferboek, Kolom, Tabel
from rapportage.export.enums import Cijferstatus, Kolomsoort

# T10, and what spreadsheets take for something else than text.
LASTIG = (
    "=1+1", "+31612345678", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "met\x00nul", "\x0bverticaal", "=\x0b1",
    "'=1", "''=1", "'gewoon", "😀 👩‍👩‍👧", "\u202eomgekeerd", "שלום עולם", "_x000D_", "https://voorbeeld.nl",
    "mailto:a@b.nl", "internal:Blad!A1", "00123", "1e5", "TRUE", "2019-01-01", "twee\nregels", "  ruimte  rondom  ",
    'aan"halings"tekens', "a,b;c", "<b>&amp;", "half \ud800 teken", "=cmd|' /C calc'!A0", "x" * 40_000,
)  # fmt: skip

Bladen = dict[str, list[list[Any]]]


def maak_tabel(*rijen: tuple[Cel, ...], koppen: Sequence[str] = ("tekst", "aandeel", "aantal")) -> Tabel:
    soorten = (Kolomsoort.TEKST, Kolomsoort.AANDEEL, Kolomsoort.AANTAL)
    return Tabel(
        "proef",
        "Een proef",
        tuple(Kolom(kop, kop, soort, kop) for kop, soort in zip(koppen, soorten, strict=True)),
        rijen,
    )


def maak_boek(*tabellen: Tabel, **anders: Any) -> Cijferboek:
    gegevens: dict[str, Any] = {
        "titel": "Proef",
        "slug": "proef",
        "bron": "Gemeente Voorbeeld",
        "peildatum": "2019-09-20",
        "licentie": LICENTIE,
        "drempel": 10,
        "is_fictief": False,
        "status": Cijferstatus.DEFINITIEF,
        "tabellen": tabellen,
    }
    return Cijferboek(**(gegevens | anders))


def lees_xlsx(inhoud: bytes) -> Bladen:
    """Every sheet as openpyxl gives it; a formula is an error."""
    bladen = {}
    for blad in openpyxl.load_workbook(io.BytesIO(inhoud)):
        assert all(cel.data_type != "f" and cel.hyperlink is None for rij in blad.iter_rows() for cel in rij)
        # Excel reads _x005F_x000D_ as _x000D_; openpyxl leaves that to us.
        bladen[blad.title] = [
            [unescape(cel.value) if isinstance(cel.value, str) else cel.value for cel in rij]
            for rij in blad.iter_rows()
        ]
    return bladen


def lees_ods(inhoud: bytes) -> Bladen:
    """Every sheet as odfpy gives it: texts, numbers, None for an empty cell; a formula is an error."""
    bladen = {}
    for tabel in load(io.BytesIO(inhoud)).spreadsheet.getElementsByType(Table):
        bladen[tabel.getAttribute("name")] = [
            [_odscel(cel) for cel in rij.getElementsByType(TableCell)] for rij in tabel.getElementsByType(TableRow)
        ]
    return bladen


def _odscel(cel: Any) -> Any:
    assert cel.getAttribute("formula") is None
    if cel.getAttribute("valuetype") is None:
        return None
    return teletype.extractText(cel) if cel.getAttribute("valuetype") == "string" else float(cel.getAttribute("value"))


def lees_met_calamine(inhoud: bytes) -> Bladen:
    """Every sheet as a reader in another language gives it."""
    boek = CalamineWorkbook.from_filelike(io.BytesIO(inhoud))
    return {naam: boek.get_sheet_by_name(naam).to_python() for naam in boek.sheet_names}


def lees_csv(inhoud: bytes) -> list[list[str]]:
    """The rows, header first, with the apostrophe taken off that kept a text a text."""
    assert inhoud.startswith(b"\xef\xbb\xbf")
    rijen = list(csv.reader(io.StringIO(inhoud.decode("utf-8-sig"), newline=""), strict=True))
    assert not [cel for rij in rijen for cel in rij if cel.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))]
    return [[_zonder_apostrof(cel) for cel in rij] for rij in rijen]


def _zonder_apostrof(cel: str) -> str:
    return cel[1:] if cel.startswith("'") and cel.lstrip("'").startswith(tuple("=+-@\t\r\n")) else cel
