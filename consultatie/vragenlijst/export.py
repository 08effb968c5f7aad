"""Answers as rows of a table: one column or more per question, in the order of the questions. Pure."""

from collections.abc import Mapping
from typing import Any

from .forms import vragen_van
from .vraagtypen import VRAAGTYPEN


def kolommen(definitie: Mapping[str, Any]) -> list[str]:
    """The names of the columns: those of the first question first, as its type has them."""
    return list(rij(definitie, {}))


def rij(definitie: Mapping[str, Any], antwoorden: Mapping[str, Any]) -> dict[str, str]:
    """The cells of one submission by column, "" where nothing was answered; the same columns for every submission."""
    return {
        kolom: cel
        for vraag in vragen_van(definitie)
        for kolom, cel in VRAAGTYPEN[vraag["soort"]].exporteer(vraag, antwoorden.get(vraag["sleutel"])).items()
    }
