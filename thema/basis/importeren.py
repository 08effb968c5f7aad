"""Reads a spreadsheet that came from outside, with its limits checked before any parser sees it (T11).

Every refusal is one Dutch sentence that says what to do. What comes out is text, numbers and dates: no formulas.
"""

import codecs
import csv
import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any, Self, TextIO
from xml.etree.ElementTree import ParseError

import openpyxl
import tablib
from openpyxl.utils.exceptions import InvalidFileException

from .werkmap import BestandGeweigerd, Grenzen, controleer_werkmap, kapot

MAX_BYTES = 1_000_000
MAX_RIJEN = 1_000
MAX_KOLOMMEN = 60
# Excel also writes rows that are empty but have a colour: so many more may be in the sheet.
MAX_BLADRIJEN = 2 * MAX_RIJEN
GRENZEN = Grenzen(bytes_=MAX_BYTES, rijen=MAX_RIJEN, bladrijen=MAX_BLADRIJEN, uitgepakt=10_000_000, tekens_blad=250_000)

# Signs in one row of a CSV file.
MAX_RIJTEKST = 500_000

# What a text may not begin with in a CSV file, because Excel would calculate it (OWASP: CSV injection).
FORMULETEKENS = ("=", "+", "-", "@", "\t", "\r", "\n")

# How a file of Excel before 2007 begins, and one with a password.
OLE = b"\xd0\xcf\x11\xe0"
# How a picture (JPEG, PNG, GIF), a PDF and a text with its layout (RTF) begin, whatever their names say they are.
ANDERS = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"%PDF-", b"{\\rtf")

_OPNIEUW = "Maak een export, vul die aan en lees die in."
_BESTURING = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_STUK = 1 << 16


def lees_bestand(inhoud: bytes) -> tablib.Dataset:
    """The first sheet of an .xlsx file, or a CSV file in UTF-8: headers in the first row, empty rows left out.

    Raises BestandGeweigerd on anything else, and on more than MAX_BYTES, MAX_RIJEN or MAX_KOLOMMEN.
    """
    if not inhoud.strip():
        raise BestandGeweigerd(f"Dit bestand is leeg. {_OPNIEUW}")
    if len(inhoud) > MAX_BYTES:
        raise te_groot()
    if inhoud.startswith(b"PK"):
        controleer_werkmap(inhoud, GRENZEN)
        return _maak_dataset(_rijen_uit_xlsx(inhoud))
    if inhoud.startswith(OLE):
        raise oud_of_versleuteld()
    return _maak_dataset(csv_rijen(inhoud))


def oud_of_versleuteld() -> BestandGeweigerd:
    """The refusal of what Excel made before 2007, or sealed with a password: they look alike."""
    return BestandGeweigerd(
        "Dit is een oud Excel-bestand (.xls) of er zit een wachtwoord op. "
        "Sla het zonder wachtwoord op als Excel-werkmap (.xlsx) en probeer het opnieuw."
    )


def te_groot() -> BestandGeweigerd:
    """The refusal of a file that is too big."""
    return GRENZEN.te_groot()


# ── The rows ─────────────────────────────────────────────────────────────────────────────────────


def _maak_dataset(rijen: Iterable[tuple[int, list[Any]]]) -> tablib.Dataset:
    """A dataset of numbered rows; each row keeps its number in the file as tag."""
    dataset = tablib.Dataset()
    for nummer, waarden in rijen:
        if all(waarde in (None, "") for waarde in waarden):
            continue
        if dataset.headers is None:
            dataset.headers = koppen(waarden)
            continue
        if len(dataset) == MAX_RIJEN:
            raise te_groot()
        dataset.append(_passend(nummer, waarden, len(dataset.headers)), tags=[str(nummer)])
    if dataset.headers is None or not len(dataset):
        raise BestandGeweigerd(f"In dit bestand staan geen rijen onder de kopjes. {_OPNIEUW}")
    return dataset


def koppen(waarden: Sequence[Any], *, waar: str = "de eerste rij") -> list[str]:
    """The headers that these cells hold, in lower case; raises BestandGeweigerd on one that is empty or there twice.

    `waar`: what the refusal calls their row.
    """
    gelezen = [str(waarde or "").strip().lower() for waarde in waarden]
    while gelezen and not gelezen[-1]:
        gelezen.pop()
    dubbel = sorted({kop for kop in gelezen if gelezen.count(kop) > 1})
    if "" in gelezen:
        raise BestandGeweigerd(f"In {waar} staat een kolom zonder kopje. Vul het kopje in of haal de kolom weg.")
    if dubbel:
        raise BestandGeweigerd(f"Deze kolom staat er twee keer in: {', '.join(dubbel)}. Haal er een weg.")
    return gelezen


def _passend(nummer: int, waarden: list[Any], breedte: int) -> list[Any]:
    if any(waarde not in (None, "") for waarde in waarden[breedte:]):
        raise BestandGeweigerd(
            f"In rij {nummer} staat meer dan er kopjes zijn. Zet er een kopje boven of haal het weg."
        )
    return (waarden + [None] * breedte)[:breedte]


# ── CSV ──────────────────────────────────────────────────────────────────────────────────────────


def csv_rijen(inhoud: bytes, *, ook_windows: bool = False, kopregels: int = 1) -> Iterator[tuple[int, list[str]]]:
    """The rows with their numbers, one at a time, whatever parts the cells. In UTF-8; `ook_windows`: or else in
    Windows-1252, which Dutch Excel makes. `kopregels`: so many lines are looked at for what parts the cells, where a title
    may stand above the headers. Raises BestandGeweigerd.
    """
    if inhoud.startswith(ANDERS) or _BESTURING.search(inhoud):
        raise BestandGeweigerd(
            "Dit bestand is geen Excel-bestand en geen CSV. Sla het op als Excel-werkmap (.xlsx) en probeer het opnieuw."
        )
    tekst = io.TextIOWrapper(io.BytesIO(inhoud), encoding=_codering(inhoud, ook_windows=ook_windows), newline="")
    scheiding = _scheiding(tekst.read(MAX_RIJTEKST), kopregels)
    tekst.seek(0)
    regels = _Regels(tekst)
    lezer = csv.reader(regels, delimiter=scheiding, strict=True)
    try:
        for nummer, waarden in enumerate(lezer, start=1):
            regels.lengte = 0
            yield nummer, [_zonder_slot(waarde) for waarde in waarden]
    except csv.Error:
        raise BestandGeweigerd(
            f"Bij regel {lezer.line_num} klopt de CSV niet meer, waarschijnlijk door een los aanhalingsteken. "
            "Sla het bestand op als Excel-werkmap (.xlsx) en probeer het opnieuw."
        ) from None


def _scheiding(begin: str, kopregels: int) -> str:
    """What stands in most of the first lines, and of those most often; a title has its commas in one line."""
    regels = re.sub(r'"[^"]*"', "", begin).splitlines()[:kopregels]
    return max(";,\t", key=lambda teken: (sum(teken in regel for regel in regels), "".join(regels).count(teken)))


class _Regels:
    """Lines for a reader that makes a row of them; raises BestandGeweigerd when one row has too much text."""

    def __init__(self, tekst: TextIO) -> None:
        self.tekst, self.lengte = tekst, 0

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        regel = self.tekst.readline(MAX_RIJTEKST - self.lengte)
        if not regel:
            raise StopIteration
        self.lengte += len(regel)
        if self.lengte >= MAX_RIJTEKST:
            raise BestandGeweigerd(
                "In dit bestand staat een rij die veel te lang is. Sla het op als Excel-werkmap (.xlsx) en probeer het opnieuw."
            )
        return regel


def _codering(inhoud: bytes, *, ook_windows: bool) -> str:
    for codering in ("utf-8-sig", "cp1252") if ook_windows else ("utf-8-sig",):
        if _past(inhoud, codering):
            return codering
    raise BestandGeweigerd(
        "Dit bestand is geen Excel-bestand en geen CSV in UTF-8. "
        "Sla het in Excel op als Excel-werkmap (.xlsx), of als ‘CSV UTF-8’, en probeer het opnieuw."
    )


def _past(inhoud: bytes, codering: str) -> bool:
    lezer = codecs.getincrementaldecoder(codering)()
    try:
        for plek in range(0, len(inhoud), _STUK):
            lezer.decode(inhoud[plek : plek + _STUK])
        lezer.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _zonder_slot(waarde: str) -> str:
    """Take off the apostrophe that an export puts before what Excel would calculate."""
    return waarde[1:] if waarde.startswith("'") and waarde.lstrip("'").startswith(FORMULETEKENS) else waarde


# ── XLSX ─────────────────────────────────────────────────────────────────────────────────────────


def _rijen_uit_xlsx(inhoud: bytes) -> Iterator[tuple[int, list[Any]]]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of every ornament that it leaves out
            boek = openpyxl.load_workbook(io.BytesIO(inhoud), read_only=True, data_only=True, keep_links=False)
        blad = boek.worksheets[0]
        blad.reset_dimensions()  # what the file says of its size may be untrue
        rijen = list(enumerate(blad.iter_rows(max_row=MAX_BLADRIJEN, max_col=2 * MAX_KOLOMMEN), start=1))
    except (
        *(AttributeError, IndexError, KeyError, TypeError, ValueError, OverflowError),
        *(ParseError, InvalidFileException, zipfile.BadZipFile, EOFError, OSError),
    ) as fout:
        raise kapot() from fout
    for nummer, cellen in rijen:
        waarden = [_celwaarde(nummer, cel) for cel in cellen]
        if any(waarde not in (None, "") for waarde in waarden[MAX_KOLOMMEN:]):
            raise BestandGeweigerd(f"Dit bestand heeft meer dan {MAX_KOLOMMEN} kolommen. {_OPNIEUW}")
        yield nummer, waarden[:MAX_KOLOMMEN]


def _celwaarde(nummer: int, cel: Any) -> Any:
    if cel.data_type == "e":
        raise BestandGeweigerd(f"In rij {nummer} staat een foutmelding van Excel ({cel.value}). Herstel die cel eerst.")
    waarde = cel.value
    if isinstance(waarde, datetime) and not (waarde.hour or waarde.minute or waarde.second):
        return waarde.date()
    return waarde if isinstance(waarde, (str, int, float, date)) or waarde is None else str(waarde)
