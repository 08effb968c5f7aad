"""Reads of the languages of a questionnaire."""

from collections.abc import Mapping
from dataclasses import dataclass

from consultatie.vragenlijst.models import Vertaling, Vragenlijst

from .catalogus import Voortgang, groepen_van, voortgang
from .taal import NEDERLANDSE_TAAL, TAALCODES, Taal, maak_taal, naam_voor_medewerkers
from .woorden import meegeleverd


def taal_van(vragenlijst_id: int, code: str, *, ook_verborgen: bool = False) -> Taal:
    """The language with this code ("": Dutch) as this questionnaire has it; Dutch when residents cannot choose it.

    `ook_verborgen`: for staff, who may see what residents cannot choose yet.
    """
    if code not in TAALCODES:
        return NEDERLANDSE_TAAL
    vertalingen = Vertaling.objects.filter(vragenlijst=vragenlijst_id, taal=code)
    vertaling = (vertalingen if ook_verborgen else vertalingen.filter(is_zichtbaar=True)).first()
    return NEDERLANDSE_TAAL if vertaling is None else als_taal(vertaling)


def als_taal(vertaling: Vertaling) -> Taal:
    """A stored translation with the words that come with the software below those of staff."""
    return maak_taal(vertaling.taal, alle_woorden(vertaling))


def alle_woorden(vertaling: Vertaling) -> Mapping[str, str]:
    """Dutch → this language: what staff wrote, and for the rest what comes with the software."""
    return {**meegeleverd(vertaling.taal), **vertaling.teksten}


def talen_van(vragenlijst_id: int) -> list[Taal]:
    """Which languages a reader can choose from, Dutch first; empty when there is nothing to choose."""
    codes = Vertaling.objects.filter(vragenlijst=vragenlijst_id, is_zichtbaar=True).values_list("taal", flat=True)
    andere = [maak_taal(code, {}) for code in codes if code in TAALCODES]
    return [NEDERLANDSE_TAAL, *andere] if andere else []


@dataclass(frozen=True)
class Taalstand:
    """How far one language of a questionnaire is, for staff. `naam`: in Dutch and in its own words."""

    code: str
    naam: str
    is_zichtbaar: bool
    voortgang: Voortgang


def taalstanden(lijst: Vragenlijst) -> list[Taalstand]:
    """Every language of this questionnaire. One query when there is none."""
    if not (vertalingen := list(lijst.vertalingen.all())):
        return []
    groepen = groepen_van(lijst)
    return [
        Taalstand(
            code=vertaling.taal,
            naam=naam_voor_medewerkers(vertaling.taal),
            is_zichtbaar=vertaling.is_zichtbaar,
            voortgang=voortgang(groepen, alle_woorden(vertaling)),
        )
        for vertaling in vertalingen
        if vertaling.taal in TAALCODES
    ]
