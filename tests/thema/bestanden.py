"""Spreadsheets as people and attackers make them."""

import io
import zipfile
import zlib
from datetime import date
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

import openpyxl


def xlsx(*rijen: list[Any]) -> bytes:
    """A workbook with these rows on its first sheet."""
    boek = openpyxl.Workbook()
    blad = boek.active
    assert blad is not None
    for rij in rijen:
        blad.append(rij)
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def csv(tekst: str) -> bytes:
    """These lines as a CSV file in UTF-8."""
    return tekst.encode()


def ods(*rijen: list[Any], erbij: str = "", blad: str | None = None) -> bytes:
    """An OpenDocument spreadsheet with these rows; `erbij`: XML behind them; `blad`: XML in their place."""
    tabel = "".join(f"<table:table-row>{''.join(map(_odscel, rij))}</table:table-row>" for rij in rijen)
    inhoud = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
        ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
        '<office:body><office:spreadsheet><table:table table:name="Blad1">'
        f"{tabel if blad is None else blad}{erbij}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as archief:
        archief.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archief.writestr("content.xml", inhoud)
        archief.writestr("META-INF/manifest.xml", "<manifest/>")
    return uit.getvalue()


def _odscel(waarde: Any) -> str:
    if isinstance(waarde, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{waarde.isoformat()}"/>'
    if waarde in (None, ""):
        return "<table:table-cell/>"
    return f'<table:table-cell office:value-type="string"><text:p>{escape(str(waarde))}</text:p></table:table-cell>'


def met_deel(inhoud: bytes, naam: str, deel: bytes) -> bytes:
    """The workbook with this part put in, or in place of the one that has this name."""
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as oud, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as nieuw:
        for info in oud.infolist():
            if info.filename != naam:
                nieuw.writestr(info.filename, oud.read(info))
        nieuw.writestr(naam, deel)
    return uit.getvalue()


BLAD = "xl/worksheets/sheet1.xml"
_KOP = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
_VOET = b"</sheetData></worksheet>"


@cache
def zipbom() -> bytes:
    """Some 270 KB that unpacks to 270 MB, in one cell."""
    cel = b'<row><c t="inlineStr"><is><t>' + b"A" * 270_000_000 + b"</t></is></c></row>"
    return met_deel(xlsx(["naam"]), BLAD, _KOP + cel + _VOET)


def leugenachtige_zipbom() -> bytes:
    """The same, with a directory that says that the sheet is small."""
    bom = bytearray(zipbom())
    with zipfile.ZipFile(io.BytesIO(bytes(bom))) as archief:
        info = archief.getinfo(BLAD)
    echt, klein = info.file_size.to_bytes(4, "little"), (500).to_bytes(4, "little")
    plek = bom.rfind(echt)
    bom[plek : plek + 4] = klein
    return bytes(bom)


def veel_rijen(aantal: int) -> bytes:
    """A workbook of so many rows with one short cell."""
    rijen = b"".join(b'<row r="%d"><c t="n"><v>%d</v></c></row>' % (nummer, nummer) for nummer in range(1, aantal + 1))
    return met_deel(xlsx(["naam"]), BLAD, _KOP + rijen + _VOET)


def met_macros() -> bytes:
    """A workbook with a Visual Basic project in it, whatever its name ends with."""
    return met_deel(xlsx(["naam"], ["a"]), "xl/vbaProject.bin", b"\xd0\xcf\x11\xe0")


def met_doctype() -> bytes:
    """A workbook whose strings are entities that grow tenfold at each step."""
    stappen = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 9))
    deel = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">' + stappen + b"]><sst>&l8;</sst>"
    return met_deel(xlsx(["naam"], ["a"]), "xl/sharedStrings.xml", deel)


def met_wachtwoordbit() -> bytes:
    """A zip that says that its parts are encrypted."""
    inhoud = bytearray(xlsx(["naam"], ["a"]))
    plek = 0
    while (plek := inhoud.find(b"PK\x01\x02", plek)) != -1:
        inhoud[plek + 8] |= 1
        plek += 4
    return bytes(inhoud)


def gewone_zip() -> bytes:
    """A zip that holds something else than a workbook."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as archief:
        archief.writestr("word/document.xml", "<w/>")
    return uit.getvalue()


def met_bladinhoud(xml: bytes) -> bytes:
    """A workbook whose sheet holds these rows, as they are written here."""
    return met_deel(xlsx(["naam"]), BLAD, _KOP + xml + _VOET)


def eerlijk_liegende_zipbom() -> bytes:
    """A zip bomb whose directory says that it is small, with a checksum that agrees to as much of it."""
    bom = bytearray(zipbom())
    with zipfile.ZipFile(io.BytesIO(bytes(bom))) as archief:
        info = archief.getinfo(BLAD)
        with archief.open(info) as stroom:
            begin = stroom.read(500)
    for echt, vals in ((info.file_size, 500), (info.CRC, zlib.crc32(begin))):
        plek = bom.rfind(echt.to_bytes(4, "little"))
        bom[plek : plek + 4] = vals.to_bytes(4, "little")
    return bytes(bom)
