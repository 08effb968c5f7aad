"""Reads of the languages of a questionnaire."""

from collections.abc import Mapping

from consultatie.vragenlijst.models import Vertaling

from .taal import NEDERLANDSE_TAAL, TAALCODES, Taal, maak_taal
from .woorden import meegeleverd


def taal_van(vragenlijst_id: int, code: str) -> Taal:
    """The language with this code ("": Dutch) as this questionnaire has it; Dutch when it does not have it."""
    if code not in TAALCODES:
        return NEDERLANDSE_TAAL
    vertaling = Vertaling.objects.filter(vragenlijst=vragenlijst_id, taal=code).first()
    return NEDERLANDSE_TAAL if vertaling is None else als_taal(vertaling)


def als_taal(vertaling: Vertaling) -> Taal:
    """A stored translation with the words that come with the software below those of staff."""
    return maak_taal(vertaling.taal, alle_woorden(vertaling))


def alle_woorden(vertaling: Vertaling) -> Mapping[str, str]:
    """Dutch → this language: what staff wrote, and for the rest what comes with the software."""
    return {**meegeleverd(vertaling.taal), **vertaling.teksten}


def talen_van(vragenlijst_id: int) -> list[Taal]:
    """Which languages a reader can choose from, Dutch first; empty when there is nothing to choose."""
    codes = Vertaling.objects.filter(vragenlijst=vragenlijst_id).values_list("taal", flat=True)
    andere = [maak_taal(code, {}) for code in codes if code in TAALCODES]
    return [NEDERLANDSE_TAAL, *andere] if andere else []
