"""Writes tables for Excel and for anything that reads CSV. No cell ever becomes a formula (T10)."""

import csv
import io
import re
from datetime import datetime
from decimal import Decimal
from typing import Any

import openpyxl
import tablib
from django.utils import timezone
from import_export.formats.base_formats import Format
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from .importeren import FORMULETEKENS, lees_bestand

# What XML 1.0 cannot hold, and thus no xlsx file.
_ONMOGELIJK = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class Xlsx(Format):
    """An Excel workbook in which every text is a text, whatever it begins with."""

    def get_title(self) -> str:
        return "Excel (.xlsx)"

    def get_extension(self) -> str:
        return "xlsx"

    def get_content_type(self) -> str:
        return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    def can_export(self) -> bool:
        return True

    def export_data(self, dataset: tablib.Dataset, **kwargs: Any) -> bytes:
        """The bytes of a workbook with one sheet, the header row fixed."""
        boek = openpyxl.Workbook(write_only=True)
        blad = boek.create_sheet("gegevens")
        blad.freeze_panes = "A2"
        for nummer, kop in enumerate(dataset.headers, start=1):
            blad.column_dimensions[get_column_letter(nummer)].width = max(14, len(kop) + 4)
        blad.append([_cel(blad, kop, is_kop=True) for kop in dataset.headers])
        for rij in dataset:
            blad.append([_cel(blad, waarde) for waarde in rij])
        uit = io.BytesIO()
        boek.save(uit)
        return uit.getvalue()


class Csv(Format):
    """CSV as Dutch Excel opens it: UTF-8 with its mark, semicolons, a comma in decimals.

    Text that Excel would calculate gets an apostrophe in front; reading it in takes that off again.
    """

    def get_title(self) -> str:
        return "CSV (puntkomma’s, UTF-8)"

    def get_extension(self) -> str:
        return "csv"

    def get_content_type(self) -> str:
        return "text/csv; charset=utf-8"

    def can_export(self) -> bool:
        return True

    def export_data(self, dataset: tablib.Dataset, **kwargs: Any) -> bytes:
        """The bytes, header row first."""
        uit = io.StringIO(newline="")
        schrijver = csv.writer(uit, delimiter=";", quoting=csv.QUOTE_ALL)
        schrijver.writerow([_csvtekst(kop) for kop in dataset.headers])
        schrijver.writerows([_csvtekst(waarde) for waarde in rij] for rij in dataset)
        return uit.getvalue().encode("utf-8-sig")


class ExcelOfCsv(Format):
    """What may be read in; the content tells which of the two it is, so nobody has to say so."""

    def __init__(self, encoding: str | None = None) -> None:
        """Take what import-export hands over; the content tells its own encoding."""

    def get_title(self) -> str:
        return "Excel of CSV"

    def can_import(self) -> bool:
        return True

    def create_dataset(self, in_stream: bytes) -> tablib.Dataset:
        """The rows; raises BestandGeweigerd."""
        return lees_bestand(in_stream)


def schoon(tekst: str) -> str:
    """The text with one kind of line break, and a visible mark where a file cannot hold the character."""
    return _ONMOGELIJK.sub("\N{REPLACEMENT CHARACTER}", tekst.replace("\r\n", "\n").replace("\r", "\n"))


def _cel(blad: Any, waarde: Any, *, is_kop: bool = False) -> Any:
    if isinstance(waarde, datetime) and timezone.is_aware(waarde):
        waarde = timezone.make_naive(waarde)
    cel = WriteOnlyCell(blad, value=schoon(waarde) if isinstance(waarde, str) else waarde)
    if isinstance(waarde, str):
        cel.data_type = "s"  # else a text that begins with = is a formula
    if is_kop:
        cel.font = Font(bold=True)
    return cel


def _csvtekst(waarde: Any) -> str:
    if waarde is None:
        return ""
    if isinstance(waarde, (Decimal, float)):
        return format(waarde, "f").replace(".", ",") if isinstance(waarde, Decimal) else str(waarde).replace(".", ",")
    if isinstance(waarde, datetime):
        return timezone.localtime(waarde).strftime("%Y-%m-%d %H:%M")
    if not isinstance(waarde, str):
        return str(waarde)
    tekst = schoon(waarde)
    return f"'{tekst}" if tekst.lstrip("'").startswith(FORMULETEKENS) else tekst
