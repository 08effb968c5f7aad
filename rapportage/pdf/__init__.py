"""HTML in, a document for archive and reader out: one file that is PDF/A-2a and PDF/UA-1.

This is the door. What knows WeasyPrint lies behind it in `motor`, imported when the first document is made:
it costs 0.4 s and 40 MB, which a process that only serves pages need not pay.
"""

import hashlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from django.core.cache import caches

from rapportage.statisch import statisch_pad
from thema.basis.fouten import DomeinFout

# Raise when the same HTML should come out differently: drafts made before it are then made again.
UITVOERING = 2


class PdfMislukt(DomeinFout):
    """No document came out; nothing was stored. `reden` is for the log, the message for the user."""

    def __init__(self, reden: str) -> None:
        self.reden = reden
        super().__init__(
            "De pdf kon niet worden gemaakt. Er is niets opgeslagen. Probeer het over een paar minuten opnieuw. "
            "Lukt het dan nog niet? Meld het bij de beheerder."
        )


@dataclass(frozen=True)
class Pdfkenmerken:
    """What is shown and kept with a file: number of pages, size in bytes, SHA-256 in hexadecimals."""

    paginas: int
    bytes: int
    sha256: str


def maak_pdf(html: str) -> bytes:
    """The document, drawn now. The same HTML gives the same bytes on the same installation.

    Reads static files only and opens no connection, whatever the HTML asks for. The dates in the file are those of
    the HTML (`dcterms.created`, `dcterms.modified`), never the clock. Raises PdfMislukt.
    """
    from rapportage.pdf.motor import zet  # noqa: PLC0415  see the docstring of the module

    return zet(html)


def pdf_van(html: str) -> bytes:
    """The document; the same content in the same style is drawn once and then comes out of the cache `pdf`."""
    sleutel = _sleutel(html)
    if (bewaard := caches["pdf"].get(sleutel)) is not None:
        return bytes(bewaard)
    pdf = maak_pdf(html)
    caches["pdf"].set(sleutel, pdf)
    return pdf


def kenmerken(pdf: bytes) -> Pdfkenmerken:
    """Features of a PDF; raises ValueError for what is no PDF."""
    from pypdf import PdfReader  # noqa: PLC0415  0.6 s, for who makes a document only
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    try:
        # What the root of the page tree says of itself: walking the tree would read the whole document.
        boom: Any = PdfReader(BytesIO(pdf)).root_object["/Pages"]
        paginas = int(boom["/Count"])
    except (PyPdfError, KeyError) as fout:
        raise ValueError("Not a PDF.") from fout
    return Pdfkenmerken(paginas, len(pdf), hashlib.sha256(pdf).hexdigest())


def _sleutel(html: str) -> str:
    from rapportage.pdf.motor import MOTOR  # noqa: PLC0415  see the docstring of the module

    som = hashlib.sha256(f"{UITVOERING} {MOTOR} {_stijl()} ".encode())
    som.update(html.encode("utf-8", "surrogatepass"))
    return som.hexdigest()


def _stijl() -> str:
    """Changes with every stylesheet and picture a document may use; a few small files, read anew each time."""
    som = hashlib.sha256()
    for naam in ("document/document.css", "thema/standaard-document.css"):
        if (pad := statisch_pad(naam)) is None:
            raise PdfMislukt(f"{naam} is missing")
        for bestand in sorted(_stijlbestanden(pad.parent)):
            som.update(bestand.name.encode() + bestand.read_bytes())
    return som.hexdigest()


def _stijlbestanden(map_: Path) -> list[Path]:
    return [pad for pad in map_.iterdir() if pad.suffix in {".css", ".svg"}]
