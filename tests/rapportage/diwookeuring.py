"""What is wrong with sitemaps and their metadata: by our own schemas and lists, and by the government's where it is at hand.

Its schema is no part of this repository. Who has it names the file in DIWOO_XSD (diwoo-metadata.xsd of version 0.9.8 from
https://standaarden.overheid.nl/diwoo/metadata/, with the files that it includes beside it).
"""

import os
from functools import cache
from pathlib import Path

from lxml import etree

from rapportage.diwoo.waardelijsten import gemeenten, informatiecategorieen, waarden

MAP = Path(__file__).parent
DIWOO = "{https://standaarden.overheid.nl/diwoo/metadata/}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
# Which list the resource of an element comes from.
LIJST_VAN = {
    "documentsoort": "documentsoorten",
    "thema": "themas",
    "language": "talen",
    "format": "formaten",
    "soortHandeling": "handelingen",
}


@cache
def _schema(pad: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(pad))


def lees(inhoud: bytes) -> etree._Element:
    """The root of this XML; raises for what is not well formed."""
    return etree.fromstring(inhoud)


def gebreken(inhoud: bytes) -> list[str]:
    """What is wrong with a sitemap or an index, in the words of the schemas; empty: nothing."""
    wortel = lees(inhoud)
    fouten = _volgens(_schema(str(MAP / "sitemap_eigen.xsd")), wortel)
    for document in wortel.iter(f"{DIWOO}Document"):
        fouten += gebreken_van(document)
    return fouten


def gebreken_van(document: etree._Element) -> list[str]:
    """What is wrong with the metadata of one document."""
    los = lees(etree.tostring(document, with_tail=False))
    fouten = _volgens(_schema(str(MAP / "diwoo_eigen.xsd")), los)
    if pad := os.environ.get("DIWOO_XSD"):
        fouten += _volgens(_schema(pad), los)
    return fouten + [fout for element in los.iter() if (fout := _buiten_de_lijst(element))]


def _volgens(schema: etree.XMLSchema, wortel: etree._Element) -> list[str]:
    return [] if schema.validate(wortel) else [str(fout) for fout in schema.error_log]


def _buiten_de_lijst(element: etree._Element) -> str:
    resource = element.get("resource")
    if resource is None:
        return ""
    naam = element.tag.removeprefix(DIWOO)
    if naam in LIJST_VAN:
        mag = {waarde.uri: waarde.naam for waarde in waarden(LIJST_VAN[naam]).values()}
    elif naam == "informatiecategorie":
        mag = {categorie.waarde.uri: categorie.waarde.naam for categorie in informatiecategorieen().values()}
    else:
        mag = {uri: str(element.text) for uri in gemeenten()}
    return "" if mag.get(resource) == element.text else f"{naam}: {element.text} ({resource}) staat niet in de lijst"
