"""Tallies over a whole definition. Pure.

Tallies are a monoid: `leeg` adds nothing, `tel_op` adds one answer, `voeg_samen` adds two tallies, and neither order
nor grouping makes a difference. That is why they can be kept per cell and added to batch by batch, and still equal a
count of all answers from the start. What a page of results costs does not grow with the number of answers.

A tally is nothing but counts, however nested; `tellingen` below maps the key of each question to the tally of its type.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any, TypeVar

from consultatie.vragenlijst.vraagtypen import VRAAGTYPEN

Tellingen = Mapping[str, Any]
Antwoorden = Mapping[str, Any]
Reekssleutel = TypeVar("Reekssleutel", bound=Hashable)

# The form of the tallies, kept beside them. Who makes a type count more raises it: then tallies that were kept in an
# older form are counted again before anything is added to them. 2: pairs of themes.
VORM = 2
PAREN = "boven"


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


def tel_op(telling: Tellingen, definitie: Mapping[str, Any], antwoorden: Antwoorden) -> dict[str, Any]:
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
    Of a question of which only one tally has pairs of themes (Themavolgorde) these are left out: they would be of a part.
    """
    samen = {sleutel: _vraag_samen(telling, b[sleutel]) if sleutel in b else telling for sleutel, telling in a.items()}
    return samen | {sleutel: telling for sleutel, telling in b.items() if sleutel not in a}


def _vraag_samen(a: Mapping[str, Any], b: Mapping[str, Any]) -> Any:
    samen = _som(a, b)
    if (PAREN in a) != (PAREN in b):
        del samen[PAREN]
    return samen


def _som(a: Any, b: Any) -> Any:
    if isinstance(a, dict):
        # The page of results comes here some hundred thousand times, nearly always with numbers that both sides have.
        samen = {
            naam: deel if naam not in b else deel + b[naam] if type(deel) is int else _som(deel, b[naam])
            for naam, deel in a.items()
        }
        return samen if len(samen) == len(b) and samen.keys() == b.keys() else {**b, **samen}
    return [x + y for x, y in zip_longest(a, b, fillvalue=0)] if isinstance(a, list) else a + b


def cel_van(definitie: Mapping[str, Any], antwoorden: Antwoorden) -> Cel:
    """The cell in which this submission counts: the first question of soort wijk, and the first of soort leeftijd."""
    return Cel(*(antwoorden.get(sleutel, "") for sleutel in _celvragen(_vragen(definitie))))


def _celvragen(vragen: Iterable[Mapping[str, Any]]) -> tuple[str, str]:
    """The keys of the two questions that make the cell; empty, which is no question's key, where there is none."""
    gevonden: dict[str, str] = {}
    for vraag in vragen:
        gevonden.setdefault(vraag["soort"], vraag["sleutel"])
    return gevonden.get("wijk", ""), gevonden.get("leeftijd", "")


def tel_per_cel(definitie: Mapping[str, Any], reeks: Iterable[Antwoorden]) -> dict[Cel, Celtelling]:
    """All these submissions, counted per cell; a cell without submissions is absent. Cells and what stands in them are in
    an order that the submissions have no say in."""
    return tel_per_reeks(definitie, (("", antwoorden) for antwoorden in reeks)).get("", {})


def tel_per_reeks(
    definitie: Mapping[str, Any], inzendingen: Iterable[tuple[Reekssleutel, Antwoorden]]
) -> dict[Reekssleutel, dict[Cel, Celtelling]]:
    """The same for several series at once; the key of its series comes with each submission.

    `tel_op` says what a count is; this is the same for many, by a teller per question. What it holds meanwhile does not
    grow with the number of submissions.
    """
    vragen = list(_vragen(definitie))
    wijk, leeftijd = _celvragen(vragen)
    tellers = {vraag["sleutel"]: VRAAGTYPEN[vraag["soort"]].teller(vraag) for vraag in vragen}
    cellen: dict[tuple[Reekssleutel, str, str], int] = {}
    aantallen: Counter[int] = Counter()
    for reeks, antwoorden in inzendingen:
        cel = cellen.setdefault((reeks, antwoorden.get(wijk, ""), antwoorden.get(leeftijd, "")), len(cellen))
        aantallen[cel] += 1
        for sleutel, antwoord in antwoorden.items():
            if sleutel in tellers:
                tellers[sleutel].tel(cel, antwoord)
    per_reeks: dict[Reekssleutel, dict[Cel, Celtelling]] = defaultdict(dict)
    for (reeks, wijkcode, groepcode), cel in sorted(cellen.items()):
        tellingen = {sleutel: teller.telling(cel) for sleutel, teller in tellers.items()}
        per_reeks[reeks][Cel(wijkcode, groepcode)] = Celtelling(aantallen[cel], tellingen)
    return dict(per_reeks)


def tel_bij(oud: Celtelling, erbij: Celtelling) -> Celtelling:
    """Both cells as one."""
    return Celtelling(oud.aantal + erbij.aantal, voeg_samen(oud.tellingen, erbij.tellingen))
