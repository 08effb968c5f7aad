"""The only place that knows WeasyPrint. Leans on undocumented classes of version 70.0, so that version is pinned;
tests/rapportage/test_pdf.py and test_pdf_afgesloten.py guard an upgrade.
"""

import re
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree.ElementTree import Element

import pydyf
import structlog
import weasyprint
from django.conf import settings
from fontTools.ttLib import woff2
from weasyprint import HTML, Document
from weasyprint.pdf.metadata import DocumentMetadata
from weasyprint.text.ffi import pango
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse, URLFetchingError

from rapportage.lettertype import drukbaar
from rapportage.pdf import PdfMislukt
from rapportage.statisch import statisch_pad

log = structlog.get_logger(__name__)

MOTOR = f"weasyprint {weasyprint.__version__} pydyf {pydyf.__version__} pango {pango.pango_version()}"
# A host that cannot exist (RFC 6761): static files are named below it, and nothing is ever asked of it.
BASIS = "https://statisch.invalid/"
SOORTEN = {".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2", ".png": "image/png"}
LINKSOORTEN = ("#", "https://", "http://", "mailto:", "tel:")
PX_NAAR_PT = 0.75

# XMP: the pdfuaid property, and the extension schema by which PDF/A allows it.
PDFUA = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>PDF/UA part</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF>"""


class StatischeOphaler(URLFetcher):
    """Serves static files from disk by name and refuses everything else, without opening a connection.

    A refused address leaves its picture or style out of the document and is logged. A static file that does not
    exist stops the document: without its style or letter it would not be the document.
    """

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        wortel = urljoin(BASIS, settings.STATIC_URL)
        if not url.startswith(wortel):
            log.warning("pdf_adres_geweigerd", schema=urlsplit(url).scheme)
            raise ValueError("Only static files are served.")
        naam = unquote(urlsplit(url).path.removeprefix(urlsplit(wortel).path))
        pad = statisch_pad(naam)
        if pad is None or pad.suffix not in SOORTEN:
            raise FatalURLFetchingError(f"Static file {naam!r} is missing or of a kind that documents do not use.")
        inhoud = _lettertype(pad, pad.stat().st_mtime_ns) if pad.suffix == ".woff2" else pad.read_bytes()
        return URLFetcherResponse(url, inhoud, {"Content-Type": SOORTEN[pad.suffix]})


@lru_cache(maxsize=16)
def _lettertype(pad: Path, _gewijzigd: int) -> bytes:
    """The letter unpacked, once per process: WeasyPrint would do so for every document, a fifth of its work."""
    uit = BytesIO()
    woff2.decompress(BytesIO(pad.read_bytes()), uit)
    return uit.getvalue()


class Archiefmetadata(DocumentMetadata):
    """Metadata that also claims PDF/UA, and stays readable without unpacking, as archive tools want."""

    def generate_rdf_metadata(self, *args: Any) -> bytes:
        return super().generate_rdf_metadata(*args).replace(b"</rdf:RDF>", PDFUA)

    def include_in_pdf(self, pdf: pydyf.PDF, variant: str, version: int, conformance: str, compress: bool) -> None:
        super().include_in_pdf(pdf, variant, version, conformance, compress=False)


class _Los(pydyf.Dictionary):
    """A part of the file that stays out of the compressed whole: who asks for it need not unpack and read all of that."""

    @property
    def compressible(self) -> bool:
        return False


def zet(html: str) -> bytes:
    """The PDF of this HTML; see rapportage.pdf.maak_pdf."""
    try:
        bron = HTML(string=html, base_url=BASIS, url_fetcher=StatischeOphaler())
        # A <base> in the text does not move the root.
        bron.base_url = BASIS
        _bereid_voor(bron.etree_element)
        document = bron.render(pdf_variant="pdf/a-2a")
        document.metadata.__class__ = Archiefmetadata
        return bytes(document.write_pdf(finisher=_werk_af, pdf_variant="pdf/a-2a"))
    except (FatalURLFetchingError, URLFetchingError) as fout:
        raise PdfMislukt(str(fout)) from fout


def _bereid_voor(wortel: Element) -> None:
    """Make the tree fit for paper: signs the typeface has, links that lead somewhere, the theme's colours in charts."""
    kleuren = _themakleuren(wortel)
    for element in wortel.iter():
        if not isinstance(element.tag, str):
            continue
        element.text, element.tail = _toonbaar(element.text), _toonbaar(element.tail)
        for naam, waarde in element.attrib.items():
            element.set(naam, _kleur_in(waarde, kleuren) if "var(--" in waarde else _toonbaar(waarde) or "")
        if element.tag in {"a", "area"} and not element.get("href", "#").strip().lower().startswith(LINKSOORTEN):
            del element.attrib["href"]


def _toonbaar(tekst: str | None) -> str | None:
    """The text in signs that the typeface has: near ones for a few, [?] for a run of strange ones, none for controls."""
    if not tekst or (tekst.isascii() and tekst.isprintable()):
        return tekst
    return drukbaar(tekst)


def _themakleuren(wortel: Element) -> dict[str, str]:
    """Custom properties with a literal colour in the stylesheets of the document, a later file wins.

    WeasyPrint knows custom properties in HTML, not in the attributes of a drawing.
    """
    kleuren: dict[str, str] = {}
    for link in wortel.iter("link"):
        adres = urljoin(BASIS, link.get("href", ""))
        if link.get("rel") == "stylesheet" and adres.startswith(urljoin(BASIS, settings.STATIC_URL)):
            css = StatischeOphaler().fetch(adres).read().decode()
            kleuren.update(re.findall(r"(--[\w-]+)\s*:\s*(#[0-9a-fA-F]{3,8})\b", css))
    return kleuren


def _kleur_in(waarde: str, kleuren: dict[str, str]) -> str:
    return re.sub(r"var\((--[\w-]+)\)", lambda treffer: kleuren.get(treffer[1], "#000"), waarde)


def _werk_af(document: Document, pdf: pydyf.PDF) -> None:
    """Add what WeasyPrint leaves out: /Scope on header cells, and boxes of pictures in points from the bottom. The number of
    pages can be read at once."""
    pdf.catalog.__class__ = pdf.pages.__class__ = _Los
    objecten = {ding.reference: ding for ding in pdf.objects if isinstance(ding, pydyf.Dictionary)}
    for ding in list(objecten.values()):
        if ding.get("S") == "/TH":
            deel = objecten[objecten[ding["P"]]["P"]]
            ding["A"]["Scope"] = "/Column" if deel.get("S") == "/THead" else "/Row"
        elif ding.get("S") == "/Figure":
            hoogte = objecten[ding["Pg"]]["MediaBox"][3]
            links, boven, rechts, onder = (waarde * PX_NAAR_PT for waarde in ding["A"]["BBox"])
            ding["A"]["BBox"][:] = [round(waarde, 2) for waarde in (links, hoogte - onder, rechts, hoogte - boven)]
