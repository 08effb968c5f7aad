"""Looks into a PDF the way an archive and a screen reader do. For every test that makes a document."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import page
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

PROFIELEN = ("2a", "ua1")
_STROOM = re.compile(rb"/Length (\d+)[^>]*>>\nstream\n")


def gebreken(pdf: bytes) -> list[str]:
    """What keeps the file from being PDF/A-2a and PDF/UA-1 at once; empty when nothing does."""
    gevonden = [
        f"{profiel} {gebrek.rule_id}: {gebrek.message}"
        for profiel in PROFIELEN
        for gebrek in page.validate_pdf_bytes(pdf, profile=profiel).failures
    ]
    # page-validation 0.11 takes data that happens to end in a carriage return for the end of a line, and so for a
    # wrong /Length; veraPDF does not. Whether the lengths are right is measured here.
    if _lengten_kloppen(pdf):
        gevonden = [gebrek for gebrek in gevonden if "STREAM-LENGTH" not in gebrek]
    return gevonden


def _lengten_kloppen(pdf: bytes) -> bool:
    return all(pdf[begin.end() + int(begin[1]) :].startswith(b"\nendstream") for begin in _STROOM.finditer(pdf))


def structuur(pdf: bytes, soort: str) -> Iterator[DictionaryObject]:
    """The elements of this kind ("/TH", "/Figure") in the tag tree, in reading order."""
    wortel: Any = PdfReader(BytesIO(pdf)).trailer["/Root"]
    yield from _elementen(wortel["/StructTreeRoot"]["/K"], soort)


def _elementen(knoop: Any, soort: str) -> Iterator[DictionaryObject]:
    knoop = knoop.get_object() if isinstance(knoop, IndirectObject) else knoop
    if isinstance(knoop, list):
        for kind in knoop:
            yield from _elementen(kind, soort)
    elif isinstance(knoop, DictionaryObject):
        if knoop.get("/S") == soort:
            yield knoop
        if "/K" in knoop:
            yield from _elementen(knoop["/K"], soort)


def koppen_zonder_scope(pdf: bytes) -> int:
    """Header cells of tables that do not say whether they head a row or a column."""
    return sum("/Scope" not in cel.get("/A", {}) for cel in structuur(pdf, "/TH"))


def tabellen_zonder_koppen(pdf: bytes) -> int:
    """Tables without a header cell: a validator lets them pass, a reader who cannot see them gets lost."""
    return sum(not any(_elementen(tabel["/K"], "/TH")) for tabel in structuur(pdf, "/Table"))


def alternatieven(pdf: bytes) -> list[str]:
    """What stands for each picture, in reading order."""
    return [str(beeld["/Alt"]) for beeld in structuur(pdf, "/Figure")]


def bladwijzers(pdf: bytes, niveau: int = 1) -> list[str]:
    """The bookmarks of this level, in order."""
    return [titel for diepte, titel in _bladwijzers(PdfReader(BytesIO(pdf)).outline, 1) if diepte == niveau]


def _bladwijzers(lijst: Any, diepte: int) -> Iterator[tuple[int, str]]:
    for ding in lijst:
        if isinstance(ding, list):
            yield from _bladwijzers(ding, diepte + 1)
        else:
            yield diepte, str(ding.title)


def paginateksten(pdf: bytes) -> list[str]:
    """The text of each page, white space made one space."""
    return [" ".join(blad.extract_text().split()) for blad in PdfReader(BytesIO(pdf)).pages]


def adressen(pdf: bytes) -> list[str]:
    """Addresses on the web that links lead to, in order; a link over two lines stands twice."""
    return [str(actie["/URI"]) for koppeling in _koppelingen(pdf) if "/URI" in (actie := koppeling.get("/A", {}))]


def interne_koppelingen(pdf: bytes) -> int:
    """Links to a place in the document itself."""
    return sum("/Dest" in koppeling for koppeling in _koppelingen(pdf))


def _koppelingen(pdf: bytes) -> Iterator[Any]:
    for blad in PdfReader(BytesIO(pdf)).pages:
        for koppeling in blad.get("/Annots", []):
            yield koppeling.get_object()
