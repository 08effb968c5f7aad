"""The DiWoo metadata of a document as XML (schema 0.9.8). Elements are made, never pasted: ElementTree escapes."""

from dataclasses import dataclass
from datetime import date, datetime
from xml.etree import ElementTree as ET

from django.utils import timezone

from rapportage.opmaak import zonder_stuurtekens

from .indeling import THEMA, Indeling
from .waardelijsten import Waarde, gemeenten, waarden

NAAMRUIMTE = "https://standaarden.overheid.nl/diwoo/metadata/"
ET.register_namespace("diwoo", NAAMRUIMTE)
_VOORBEELD = "Voorbeelddocument: tekst, datum en besluit zijn verzonnen."


@dataclass(frozen=True)
class Woodocument:
    """A public document as the government's index knows it.

    `adres` is the whole address of the PDF; `geldig` the first and last day on which the document holds, None where that
    says nothing.
    """

    indeling: Indeling
    titel: str
    nummer: str
    sha256: str
    datum: date
    uitgever: Waarde
    adres: str
    vastgelegd_op: datetime
    gepubliceerd_op: datetime
    geldig: tuple[date, date] | None
    is_fictief: bool


def document_element(document: Woodocument) -> ET.Element:
    """<diwoo:Document>, to put in a sitemap."""
    heel = ET.Element(_naam("Document"))
    kern = _sub(heel, "DiWoo")
    identifiers = _sub(kern, "identifiers")
    for kenmerk in (document.nummer, f"sha256:{document.sha256}"):
        if kenmerk:
            _tekst(identifiers, "identifier", kenmerk)
    _organisatie(kern, "publisher", document.uitgever)
    _organisatie(kern, "verantwoordelijke", document.uitgever)
    _tekst(_sub(kern, "titelcollectie"), "officieleTitel", document.titel)
    if document.is_fictief:
        _tekst(_sub(kern, "omschrijvingen"), "omschrijving", _VOORBEELD)
    _classificatie(kern, document)
    _tekst(kern, "creatiedatum", document.datum.isoformat())
    if document.geldig is not None:
        _geldigheid(kern, *document.geldig)
    _waarde(kern, "language", waarden("talen")["Nederlands"])
    _waarde(kern, "format", waarden("formaten")["PDF"])
    _handeling(kern, document)
    return heel


def _classificatie(kern: ET.Element, document: Woodocument) -> None:
    indeling = document.indeling
    collectie = _sub(kern, "classificatiecollectie")
    categorieen = _sub(collectie, "informatiecategorieen")
    _waarde(categorieen, "informatiecategorie", indeling.informatiecategorie.waarde)
    _waarde(_sub(collectie, "documentsoorten"), "documentsoort", indeling.soort)
    _waarde(_sub(collectie, "themas"), "thema", waarden("themas")[THEMA])


def _geldigheid(kern: ET.Element, van: date, tot: date) -> None:
    geldigheid = _sub(kern, "geldigheid")
    _tekst(geldigheid, "begindatum", f"{van.isoformat()}T00:00:00")
    _tekst(geldigheid, "einddatum", f"{tot.isoformat()}T23:59:59")


def _handeling(kern: ET.Element, document: Woodocument) -> None:
    handeling = _sub(_sub(kern, "documenthandelingen"), "documenthandeling")
    _waarde(handeling, "soortHandeling", document.indeling.gedaan)
    _tekst(handeling, "atTime", moment(document.vastgelegd_op))
    _organisatie(handeling, "wasAssociatedWith", document.uitgever)


def moment(op: datetime) -> str:
    """A moment as sitemaps and metadata write it: to the second, with the zone of the municipality."""
    return timezone.localtime(op).isoformat(timespec="seconds")


def _organisatie(ouder: ET.Element, naam: str, organisatie: Waarde) -> None:
    """With its identifier only when the schema knows that; otherwise by name."""
    element = _tekst(ouder, naam, organisatie.naam)
    if organisatie.uri in gemeenten():
        element.set("resource", organisatie.uri)


def _waarde(ouder: ET.Element, naam: str, waarde: Waarde) -> None:
    _tekst(ouder, naam, waarde.naam).set("resource", waarde.uri)


def _tekst(ouder: ET.Element, naam: str, tekst: str) -> ET.Element:
    element = _sub(ouder, naam)
    element.text = zonder_stuurtekens(tekst)
    return element


def _sub(ouder: ET.Element, naam: str) -> ET.Element:
    return ET.SubElement(ouder, _naam(naam))


def _naam(naam: str) -> str:
    return f"{{{NAAMRUIMTE}}}{naam}"
