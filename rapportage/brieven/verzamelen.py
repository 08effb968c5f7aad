"""What stands in the letters of one file."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import segno

from consultatie.uitnodiging.queries import Adressering, Brievendeel, brieven_in
from consultatie.vragenlijst.models import Vragenlijst
from rapportage.documenten.kop import Documentkop
from rapportage.opmaak import datum as in_woorden

from .overtypen import Overtypen, om_over_te_typen

# In modules: the white around a QR code is part of it.
_STILTE = 4


@dataclass(frozen=True)
class Brief:
    """One letter. `qr`: an inline SVG of `link`, `overtypen`: the same for who types it over."""

    naam: str
    adres: str
    postcode: str
    plaats: str
    nummer: str
    link: str
    overtypen: Overtypen
    qr: str


@dataclass(frozen=True)
class Brieven:
    """The letters of one file, all to the same questionnaire, and what they have in common. `open_tot` None: there is no
    last day; `contact` and `retour` "" when the municipality did not write it down."""

    vraag: str
    minuten: int
    open_tot: date | None
    afdeling: str
    contact: str
    retour: str
    datum: date
    brieven: tuple[Brief, ...]


def brieven_van(lijst: Vragenlijst, *, deel: Brievendeel, datum: date, begin_van_link: str) -> Brieven | None:
    """This file of letters; None when nobody gets one. Members whose link can no longer be made get no letter."""
    brieven = tuple(_brieven(brieven_in(lijst, deel), begin_van_link))
    if not brieven:
        return None
    gemeente = lijst.beleidsplan.gemeente
    return Brieven(
        vraag=lijst.titel,
        minuten=lijst.minuten,
        open_tot=lijst.open_tot,
        afdeling=gemeente.afdeling,
        contact=gemeente.contact,
        retour=gemeente.postadres,
        datum=datum,
        brieven=brieven,
    )


def kop_van(lijst: Vragenlijst, *, datum: date) -> Documentkop:
    """What stands around them."""
    gemeente = lijst.beleidsplan.gemeente
    titel = f"Uitnodiging: {lijst.titel}"
    return Documentkop(
        afzender=f"Gemeente {gemeente.naam}",
        titel=titel,
        omschrijving=f"Brieven met een persoonlijke link, {in_woorden(datum)}",
        kop=titel,
        status="",
        vorm="brief",
        thema_css=gemeente.document_css,
        gemaakt=datum,
        is_concept=False,
    )


def _brieven(adressen: Iterator[Adressering], begin_van_link: str) -> Iterator[Brief]:
    for een in adressen:
        if een.token is not None:
            link = f"{begin_van_link}{een.token}/"
            yield Brief(
                naam=een.naam,
                adres=een.adres,
                postcode=een.postcode,
                plaats=een.plaats,
                nummer=een.nummer,
                link=link,
                overtypen=om_over_te_typen(link),
                qr=_qr(link),
            )


def _qr(link: str) -> str:
    code = segno.make(link, micro=False, error="m")
    return code.svg_inline(
        border=_STILTE, omitsize=True, title="QR-code die de vragenlijst opent met uw persoonlijke link", svgclass="qr"
    )
