"""Sitemaps (sitemaps.org 0.9) of public documents: an index per information category, and what it points at."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from xml.etree import ElementTree as ET

from .metadata import NAAMRUIMTE as DIWOO
from .metadata import Woodocument, document_element, moment
from .waardelijsten import Informatiecategorie

_NAAMRUIMTE = "http://www.sitemaps.org/schemas/sitemap/0.9"
ET.register_namespace("xsi", "http://www.w3.org/2001/XMLSchema-instance")
_SCHEMAS = (
    f"{_NAAMRUIMTE} http://www.sitemaps.org/schemas/sitemap/0.9/sitemap.xsd "
    f"{DIWOO} https://standaarden.overheid.nl/diwoo/metadata/0.9.8/xsd/diwoo/diwoo-metadata.xsd"
)
# A file may hold 50,000 addresses and 50 MB. With its metadata a document takes 2 to 3 kB, so the second comes first.
PER_SITEMAP = 10_000


@dataclass(frozen=True)
class Sitemapregel:
    """A sitemap in an index: its whole address, and when the newest document in it was published."""

    adres: str
    gewijzigd_op: datetime


def index_xml(categorie: Informatiecategorie, regels: Iterable[Sitemapregel]) -> bytes:
    """The index of a category. A remark on top says which that is, for who opens it to look."""
    wortel = ET.Element(f"{{{_NAAMRUIMTE}}}sitemapindex")
    wortel.append(ET.Comment(f" {_in_woorden(categorie)} "))
    for regel in regels:
        _plek(wortel, "sitemap", regel.adres, regel.gewijzigd_op)
    return _bytes(wortel)


def sitemap_xml(documenten: Iterable[Woodocument]) -> bytes:
    """A sitemap with the metadata of every document in it."""
    wortel = ET.Element(f"{{{_NAAMRUIMTE}}}urlset")
    wortel.set("{http://www.w3.org/2001/XMLSchema-instance}schemaLocation", _SCHEMAS)
    for document in documenten:
        plek = _plek(wortel, "url", document.adres, document.gepubliceerd_op)
        plek.append(document_element(document))
    return _bytes(wortel)


def _in_woorden(categorie: Informatiecategorie) -> str:
    sinds = categorie.verplicht_vanaf
    wanneer = f"verplicht vanaf {sinds.isoformat()}" if sinds else "nog niet verplicht"
    return f"{categorie.waarde.naam}, Wet open overheid, {categorie.grondslag}, {wanneer}"


def _plek(wortel: ET.Element, naam: str, adres: str, op: datetime) -> ET.Element:
    plek = ET.SubElement(wortel, f"{{{_NAAMRUIMTE}}}{naam}")
    ET.SubElement(plek, f"{{{_NAAMRUIMTE}}}loc").text = adres
    ET.SubElement(plek, f"{{{_NAAMRUIMTE}}}lastmod").text = moment(op)
    return plek


def _bytes(wortel: ET.Element) -> bytes:
    # Prefixes belong to the process, and WeasyPrint takes the empty one when it draws its first document.
    ET.register_namespace("", _NAAMRUIMTE)
    ET.indent(wortel, space=" ")
    inhoud: bytes = ET.tostring(wortel, encoding="utf-8", xml_declaration=True)
    return inhoud
