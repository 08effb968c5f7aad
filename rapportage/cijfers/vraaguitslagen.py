"""Each question of a questionnaire as it may be shown, group by group. Only `queries.py` asks for this.

Questions come in the order in which they are asked, because what is hidden of one decides what may be shown of those
that depend on it: how many answered a question that was asked only of who said “ja” tells how many said so.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapportage.opmaak import afgerond

from .onderdrukking import is_gemiddelde_te_tonen
from .resultaat import Aandeel, Antwoordrij, Gemiddelderij, Vraaguitslag

Vraag = Mapping[str, Any]
Tellingen = Mapping[str, Any]

# Question types whose options add up to the number of answers.
EEN_UIT_VELE = frozenset({"een", "schaal", "geslacht"})
MET_OPTIES = EEN_UIT_VELE | {"meer", "open_per_thema"}
MET_GEMIDDELDE = frozenset({"cijfer", "rangorde"})
_NIEMAND: Tellingen = {"n": 0, "opties": {}, "posities": {}}
_Aandelen = Callable[..., dict[str, Aandeel]]


@dataclass(frozen=True)
class Groepsantwoord:
    """What one group answered: tallies per key of a question. `aandelen` makes shares of counts, small ones hidden."""

    code: str
    per_vraag: Mapping[str, Tellingen]
    aandelen: _Aandelen


def vraaguitslagen(vragen: Sequence[Vraag], groepen: Sequence[Groepsantwoord], *, drempel: int) -> list[Vraaguitslag]:
    """Every question of which figures are shown; a matrix gives one per row."""
    zichtbaar: dict[tuple[str, str], frozenset[str]] = {}
    uitslagen = []
    for vraag in vragen:
        per_groep = [_telling(vraag, groep, zichtbaar) for groep in groepen]
        for deel, tellingen in _delen(vraag, per_groep):
            uitslag = _uitslag(deel, list(zip(groepen, tellingen, strict=True)), drempel=drempel)
            uitslagen.append(uitslag)
            for nummer, groep in enumerate(groepen):
                zichtbaar[groep.code, deel["sleutel"]] = frozenset(
                    rij.code for rij in uitslag.rijen if rij.aandelen[nummer].waarde is not None
                )
    return uitslagen


def _telling(vraag: Vraag, groep: Groepsantwoord, zichtbaar: Mapping[tuple[str, str], frozenset[str]]) -> Tellingen:
    """The tally of this group; that of nobody where its number would tell what is hidden of the earlier question."""
    voorwaarde = vraag.get("alleen_als")
    if voorwaarde and not zichtbaar.get((groep.code, voorwaarde["sleutel"]), frozenset()).issuperset(
        voorwaarde["codes"]
    ):
        return _NIEMAND
    return groep.per_vraag.get(vraag["sleutel"], _NIEMAND)


def _delen(vraag: Vraag, tellingen: list[Tellingen]) -> Iterator[tuple[Vraag, list[Tellingen]]]:
    """The question with its tallies; a matrix row by row; nothing of a question of which no figures are shown."""
    if vraag["soort"] in MET_OPTIES | MET_GEMIDDELDE:
        yield vraag, tellingen
    elif vraag["soort"] == "matrix":
        for rij in vraag["rijen"]:
            # A key that no question has: those have no dot.
            deel = {
                **vraag,
                "sleutel": f"{vraag['sleutel']}.{rij['code']}",
                "tekst": f"{vraag['tekst']} {rij['tekst']}",
            }
            yield deel, [telling.get("rijen", {}).get(rij["code"], _NIEMAND) for telling in tellingen]


def _uitslag(vraag: Vraag, antwoorden: list[tuple[Groepsantwoord, Tellingen]], *, drempel: int) -> Vraaguitslag:
    met_gemiddelde = vraag["soort"] in MET_GEMIDDELDE
    return Vraaguitslag(
        sleutel=vraag["sleutel"],
        tekst=vraag["tekst"],
        soort=vraag["soort"],
        aantallen=tuple(
            (groep.code, telling["n"] if telling["n"] >= drempel else None) for groep, telling in antwoorden
        ),
        rijen=() if met_gemiddelde else _antwoordrijen(vraag, antwoorden, drempel=drempel),
        gemiddelden=_gemiddelden(vraag, [t for _, t in antwoorden], drempel=drempel) if met_gemiddelde else (),
        toelichting=toelichting_van(vraag),
        hoogstens=vraag.get("aantal") or None if vraag["soort"] == "meer" else None,
    )


def toelichting_van(vraag: Vraag) -> str:
    """Of whom it was asked; "" of everybody."""
    zin = vraag.get("alleen_als", {}).get("zin", "")
    return str(zin).replace("Alleen als u bij", "Alleen gevraagd aan wie bij", 1)


def _antwoordrijen(
    vraag: Vraag, antwoorden: list[tuple[Groepsantwoord, Tellingen]], *, drempel: int
) -> tuple[Antwoordrij, ...]:
    codes = [optie["code"] for optie in vraag["opties"]]
    per_groep = [
        groep.aandelen(
            {code: telling["opties"].get(code, 0) for code in codes},
            noemer=telling["n"],
            drempel=drempel,
            telt_op=vraag["soort"] in EEN_UIT_VELE | {"matrix"},
        )
        for groep, telling in antwoorden
    ]
    return tuple(
        Antwoordrij(
            code=optie["code"], tekst=optie["tekst"], aandelen=tuple(aandelen[optie["code"]] for aandelen in per_groep)
        )
        for optie in vraag["opties"]
    )


def _gemiddelden(vraag: Vraag, tellingen: list[Tellingen], *, drempel: int) -> tuple[Gemiddelderij, ...]:
    """A row per thing that has an average: the mark, or the place of each theme.

    Places add up over the themes, so of a group either all of them are shown or none.
    """
    if vraag["soort"] == "cijfer":
        rijen = [("Gemiddeld cijfer", [_keren_van_cijfer(vraag, telling) for telling in tellingen])]
    else:
        rijen = [
            (optie["tekst"], [_keren_van_plaats(vraag, telling, optie["code"]) for telling in tellingen])
            for optie in vraag["opties"]
        ]
    mag = [
        all(is_gemiddelde_te_tonen(per_groep[nummer], drempel=drempel) for _, per_groep in rijen)
        for nummer in range(len(tellingen))
    ]
    return tuple(
        Gemiddelderij(
            tekst, tuple(_gemiddelde(keren) if toon else None for keren, toon in zip(per_groep, mag, strict=True))
        )
        for tekst, per_groep in rijen
    )


def _keren_van_cijfer(vraag: Vraag, telling: Tellingen) -> dict[int, int]:
    return {int(optie["code"]): telling["opties"].get(optie["code"], 0) for optie in vraag["opties"]}


def _keren_van_plaats(vraag: Vraag, telling: Tellingen, slug: str) -> dict[int, int]:
    posities = telling["posities"].get(slug, ())
    return {plaats: posities[plaats - 1] if plaats <= len(posities) else 0 for plaats in range(1, vraag["aantal"] + 1)}


def _gemiddelde(keren: Mapping[int, int]) -> float:
    return afgerond(sum(waarde * aantal for waarde, aantal in keren.items()) / sum(keren.values()), 1)
