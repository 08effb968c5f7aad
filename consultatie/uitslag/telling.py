"""Tallies over a whole definition. Pure.

Tallies are a monoid: `leeg` adds nothing, `tel_op` adds one answer, `voeg_samen` adds two tallies, and neither order
nor grouping makes a difference. That is why they can be kept per cell and added to batch by batch, and still equal a
count of all answers from the start. What a page of results costs does not grow with the number of answers.

A tally is nothing but counts, however nested; `tellingen` below maps the key of each question to the tally of its type.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

from consultatie.vragenlijst.vraagtypen import VRAAGTYPEN

Tellingen = Mapping[str, Any]


@dataclass(frozen=True, order=True)
class Cel:
    """Where an answer is counted: wijk (CBS code) and age group (code). Empty: not asked or not answered."""

    wijk: str = ""
    leeftijd: str = ""


@dataclass(frozen=True)
class Celtelling:
    """How many submissions a cell holds, and their tallies."""

    aantal: int = 0
    tellingen: Tellingen = field(default_factory=dict)


def _vragen(definitie: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The questions of all sections, in the order in which they are asked."""
    for sectie in definitie["secties"]:
        yield from sectie["vragen"]


def leeg(definitie: Mapping[str, Any]) -> dict[str, Any]:
    """The tallies of no answers at all: every question is there, every option stands at zero."""
    return {vraag["sleutel"]: VRAAGTYPEN[vraag["soort"]].leeg(vraag) for vraag in _vragen(definitie)}


def tel_op(telling: Tellingen, definitie: Mapping[str, Any], antwoorden: Mapping[str, Any]) -> dict[str, Any]:
    """New tallies with one submission more; a question that is absent from `antwoorden` was not answered."""
    erbij = dict(telling)
    for vraag in _vragen(definitie):
        sleutel = vraag["sleutel"]
        if sleutel in antwoorden:
            erbij[sleutel] = VRAAGTYPEN[vraag["soort"]].tel_op(erbij[sleutel], vraag, antwoorden[sleutel])
    return erbij


def voeg_samen(a: Tellingen, b: Tellingen) -> dict[str, Any]:
    """The tallies of both together. A question or option that only one of them knows keeps its count.

    An empty mapping is neutral. Whoever merges tallies of several versions sees to it that equal keys ask the same.
    """
    return {sleutel: _som(a.get(sleutel), b.get(sleutel)) for sleutel in (*a, *(s for s in b if s not in a))}


def _som(a: Any, b: Any) -> Any:
    if a is None or b is None:
        return b if a is None else a
    if isinstance(a, Mapping):
        return voeg_samen(a, b)
    if isinstance(a, list):
        return [x + y for x, y in zip_longest(a, b, fillvalue=0)]
    return a + b


def cel_van(definitie: Mapping[str, Any], antwoorden: Mapping[str, Any]) -> Cel:
    """The cell in which this submission counts: the first question of soort wijk, and the first of soort leeftijd."""
    gevonden: dict[str, str] = {}
    for vraag in _vragen(definitie):
        if vraag["soort"] in {"wijk", "leeftijd"}:
            gevonden.setdefault(vraag["soort"], antwoorden.get(vraag["sleutel"], ""))
    return Cel(**gevonden)


def tel_per_cel(definitie: Mapping[str, Any], reeks: Iterable[Mapping[str, Any]]) -> dict[Cel, Celtelling]:
    """All these submissions, counted per cell; a cell without submissions is absent."""
    begin = leeg(definitie)
    aantallen: dict[Cel, int] = {}
    tellingen: dict[Cel, Tellingen] = {}
    for antwoorden in reeks:
        cel = cel_van(definitie, antwoorden)
        aantallen[cel] = aantallen.get(cel, 0) + 1
        tellingen[cel] = tel_op(tellingen.get(cel, begin), definitie, antwoorden)
    return {cel: Celtelling(aantal, tellingen[cel]) for cel, aantal in aantallen.items()}


def tel_bij(oud: Celtelling, erbij: Celtelling) -> Celtelling:
    """Both cells as one."""
    return Celtelling(oud.aantal + erbij.aantal, voeg_samen(oud.tellingen, erbij.tellingen))
