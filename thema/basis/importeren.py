"""Reads a spreadsheet that came from outside, with its limits checked before any parser sees it (T11).

Every refusal is one Dutch sentence that says what to do. What comes out is text, numbers and dates: no formulas.
"""

import csv
import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import IO, Any
from xml.etree.ElementTree import ParseError

import openpyxl
import tablib
from openpyxl.utils.exceptions import InvalidFileException

from .fouten import DomeinFout

MAX_BYTES = 1_000_000
MAX_RIJEN = 1_000
MAX_KOLOMMEN = 60
# Excel also writes rows that are empty but have a colour: so many more may be in the sheet.
MAX_BLADRIJEN = 2 * MAX_RIJEN
# Of the unpacked parts of an xlsx file together, and of one part: bytes, parts, and "<" (two per element).
MAX_UITGEPAKT = 10_000_000
MAX_ONDERDELEN = 200
MAX_TEKENS_BLAD = 250_000
MAX_TEKENS_ANDERS = 20_000

# What a text may not begin with in a CSV file, because Excel would calculate it (OWASP: CSV injection).
FORMULETEKENS = ("=", "+", "-", "@", "\t", "\r", "\n")

_OPNIEUW = "Maak een export, vul die aan en lees die in."
_BESTURING = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_RIJ = re.compile(rb"<(?:\w+:)?row[\s/>]")
_STUK = 1 << 16


class BestandGeweigerd(DomeinFout):
    """The file cannot be read in; its text says why and what to do. Nothing has been stored."""


def lees_bestand(inhoud: bytes) -> tablib.Dataset:
    """The first sheet of an .xlsx file, or a CSV file in UTF-8: headers in the first row, empty rows left out.

    Raises BestandGeweigerd on anything else, and on more than MAX_BYTES, MAX_RIJEN or MAX_KOLOMMEN.
    """
    if not inhoud.strip():
        raise BestandGeweigerd(f"Dit bestand is leeg. {_OPNIEUW}")
    if len(inhoud) > MAX_BYTES:
        raise te_groot()
    if inhoud.startswith(b"PK"):
        _controleer_zip(inhoud)
        return _maak_dataset(_rijen_uit_xlsx(inhoud))
    if inhoud.startswith(b"\xd0\xcf\x11\xe0"):
        raise BestandGeweigerd(
            "Dit is een oud Excel-bestand (.xls) of er zit een wachtwoord op. "
            "Sla het zonder wachtwoord op als Excel-werkmap (.xlsx) en probeer het opnieuw."
        )
    return _maak_dataset(_rijen_uit_csv(inhoud))


def te_groot() -> BestandGeweigerd:
    """The refusal of a file that is too big."""
    return BestandGeweigerd(
        f"Dit bestand is te groot. Lees hooguit {MAX_BYTES // 1_000_000} MB en {MAX_RIJEN} rijen tegelijk in: "
        "haal plaatjes en lege rijen weg, of verdeel het over meer bestanden."
    )


# ── The rows ─────────────────────────────────────────────────────────────────────────────────────


def _maak_dataset(rijen: Iterable[tuple[int, list[Any]]]) -> tablib.Dataset:
    """A dataset of numbered rows; each row keeps its number in the file as tag."""
    dataset = tablib.Dataset()
    for nummer, waarden in rijen:
        if all(waarde in (None, "") for waarde in waarden):
            continue
        if dataset.headers is None:
            dataset.headers = _koppen(waarden)
            continue
        if len(dataset) == MAX_RIJEN:
            raise te_groot()
        dataset.append(_passend(nummer, waarden, len(dataset.headers)), tags=[str(nummer)])
    if dataset.headers is None or not len(dataset):
        raise BestandGeweigerd(f"In dit bestand staan geen rijen onder de kopjes. {_OPNIEUW}")
    return dataset


def _koppen(waarden: list[Any]) -> list[str]:
    koppen = [str(waarde or "").strip().lower() for waarde in waarden]
    while koppen and not koppen[-1]:
        koppen.pop()
    dubbel = sorted({kop for kop in koppen if koppen.count(kop) > 1})
    if "" in koppen:
        raise BestandGeweigerd("In de eerste rij staat een kolom zonder kopje. Vul het kopje in of haal de kolom weg.")
    if dubbel:
        raise BestandGeweigerd(f"Deze kolom staat er twee keer in: {', '.join(dubbel)}. Haal er een weg.")
    return koppen


def _passend(nummer: int, waarden: list[Any], breedte: int) -> list[Any]:
    if any(waarde not in (None, "") for waarde in waarden[breedte:]):
        raise BestandGeweigerd(
            f"In rij {nummer} staat meer dan er kopjes zijn. Zet er een kopje boven of haal het weg."
        )
    return (waarden + [None] * breedte)[:breedte]


# ── CSV ──────────────────────────────────────────────────────────────────────────────────────────


def _rijen_uit_csv(inhoud: bytes) -> Iterator[tuple[int, list[Any]]]:
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BestandGeweigerd(
            "Dit bestand is geen Excel-bestand en geen CSV in UTF-8. "
            "Sla het in Excel op als Excel-werkmap (.xlsx), of als ‘CSV UTF-8’, en probeer het opnieuw."
        ) from None
    if _BESTURING.search(tekst):
        raise BestandGeweigerd(
            "Dit bestand is geen Excel-bestand en geen CSV. Sla het op als Excel-werkmap (.xlsx) en probeer het opnieuw."
        )
    eerste = re.sub(r'"[^"]*"', "", tekst.split("\n", 1)[0])
    scheiding = max(";,\t", key=eerste.count)
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding, strict=True)
    try:
        for nummer, waarden in enumerate(lezer, start=1):
            yield nummer, [_zonder_slot(waarde) for waarde in waarden]
    except csv.Error:
        raise BestandGeweigerd(
            f"Bij regel {lezer.line_num} klopt de CSV niet meer, waarschijnlijk door een los aanhalingsteken. "
            "Sla het bestand op als Excel-werkmap (.xlsx) en probeer het opnieuw."
        ) from None


def _zonder_slot(waarde: str) -> str:
    """Take off the apostrophe that an export puts before what Excel would calculate."""
    return waarde[1:] if waarde.startswith("'") and waarde.lstrip("'").startswith(FORMULETEKENS) else waarde


# ── XLSX ─────────────────────────────────────────────────────────────────────────────────────────


def _controleer_zip(inhoud: bytes) -> None:
    """Raise BestandGeweigerd on what is not a modest workbook without macros. Unpacks in small pieces, keeps none."""
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
            delen = archief.infolist()
            _controleer_namen(delen)
            if len(delen) > MAX_ONDERDELEN or sum(deel.file_size for deel in delen) > MAX_UITGEPAKT:
                raise te_groot()
            for deel in delen:
                with archief.open(deel) as stroom:
                    _controleer_deel(stroom, is_blad=deel.filename.startswith(("xl/worksheets/", "xl/sharedStrings")))
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, OSError, NotImplementedError, ValueError) as fout:
        raise _kapot() from fout


def _controleer_namen(delen: list[zipfile.ZipInfo]) -> None:
    namen = {deel.filename for deel in delen}
    if any(deel.flag_bits & 1 for deel in delen):
        raise BestandGeweigerd("Op dit bestand zit een wachtwoord. Haal dat eraf en probeer het opnieuw.")
    if any("vbaproject" in naam.lower() or naam.lower().startswith("xl/macrosheets") for naam in namen):
        raise BestandGeweigerd(
            "In dit bestand zitten macro’s. Sla het op als gewone Excel-werkmap (.xlsx) en probeer het opnieuw."
        )
    if "xl/workbook.xml" not in namen:
        raise BestandGeweigerd(
            "Dit is geen Excel-bestand. Sla het op als Excel-werkmap (.xlsx) of als ‘CSV UTF-8’ en probeer het opnieuw."
        )


def _controleer_deel(stroom: IO[bytes], *, is_blad: bool) -> None:
    """Raise BestandGeweigerd on a part that would blow up in the parser, as soon as that shows."""
    rijen = tekens = 0
    staart = b""
    grens = MAX_TEKENS_BLAD if is_blad else MAX_TEKENS_ANDERS
    while stuk := stroom.read(_STUK):
        samen = staart + stuk
        if b"<!DOCTYPE" in samen or b"<!ENTITY" in samen or (not staart and stuk[:2] in (b"\xff\xfe", b"\xfe\xff")):
            raise _kapot()
        tekens += stuk.count(b"<")
        rijen += len(_RIJ.findall(samen)) - len(_RIJ.findall(staart))
        if tekens > grens or rijen > MAX_BLADRIJEN:
            raise te_groot()
        staart = samen[-16:]


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
        raise _kapot() from fout
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


def _kapot() -> BestandGeweigerd:
    return BestandGeweigerd(
        "Dit Excel-bestand kan niet worden gelezen; misschien is het beschadigd. "
        "Open het in Excel, sla het opnieuw op als Excel-werkmap (.xlsx) en probeer het nog eens."
    )
