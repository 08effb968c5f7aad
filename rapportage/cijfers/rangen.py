"""All that follows from the ranking question besides the share in the top. Only `queries.py` asks for this."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings

from consultatie.uitslag.queries import Cellen
from consultatie.uitslag.telling import Cel, Celtelling, voeg_samen
from consultatie.uitslag.weegbeeld import Bevolkingscijfers, weegbeeld
from consultatie.uitslag.weging import heeft_cijfer

from .groepen import Groepsoort, Stem, Toonbaar
from .onderdrukking import samen_verborgen
from .resultaat import Groepsscores, Groepsweging, Prioriteiten, Uitsplitsing
from .scores import groepsscores
from .uitsplitsingen import uitsplitsing_van
from .wegingen import groepsweging

# Partners are organisations, and who came to a meeting stands for nobody but who was there: neither is divided by
# district or age, or weighted.
VAN_INWONERS = frozenset({"open", "digipanel"})
NAAR = ("wijk", "leeftijd")


@dataclass(frozen=True)
class Rangcijfers:
    """Per group, as far as it may be shown. `weg`: per group and division the codes that are hidden in all of it."""

    scores: tuple[Groepsscores, ...] = ()
    uitsplitsingen: tuple[Uitsplitsing, ...] = ()
    wegingen: tuple[Groepsweging, ...] = ()
    weg: Mapping[str, Mapping[str, frozenset[str]]] = field(default_factory=dict)


@dataclass(frozen=True)
class _Inwoners:
    """One group of residents: what of it may be shown, its channels and its cells, and per division ("wijk" or
    "leeftijd") the codes that are hidden wherever it is divided so."""

    toon: Toonbaar
    kanalen: Collection[str]
    per_cel: Mapping[Cel, Celtelling]
    weg: Mapping[str, frozenset[str]]


def rangcijfers(
    cellen: Cellen, bekend: Bevolkingscijfers, sleutel: str, stemmen: Sequence[Stem], toon: Mapping[str, Toonbaar]
) -> Rangcijfers:
    """`sleutel`: of the ranking question; `toon`: what of it is shown, per group. No queries."""
    groepen = [
        _inwoners(stem.groep, cellen, bekend, sleutel, toon[stem.groep.code])
        for stem in stemmen
        if stem.groep.code in VAN_INWONERS
    ]
    return Rangcijfers(
        scores=tuple(
            scores
            for stem in stemmen
            if sleutel in stem.per_vraag
            and (scores := groepsscores(stem.per_vraag[sleutel], toon[stem.groep.code])) is not None
        ),
        uitsplitsingen=tuple(deel for groep in groepen for deel in _uitsplitsingen(groep, bekend, sleutel)),
        wegingen=tuple(weging for groep in groepen if (weging := _weging(groep, bekend, sleutel)) is not None),
        weg={groep.toon.groep: groep.weg for groep in groepen},
    )


def _inwoners(groep: Groepsoort, cellen: Cellen, bekend: Bevolkingscijfers, sleutel: str, toon: Toonbaar) -> _Inwoners:
    per_cel = _alleen(sleutel, cellen.van(groep.kanalen))
    weg = {
        naar: samen_verborgen(_tabellen(per_cel, naar, sleutel, getattr(bekend.bevolking, naar)), drempel=toon.drempel)
        for naar in NAAR
    }
    return _Inwoners(toon, groep.kanalen, per_cel, weg)


def _tabellen(
    per_cel: Mapping[Cel, Celtelling], naar: str, sleutel: str, inwoners: Mapping[str, float | None]
) -> list[dict[str, int]]:
    """All that is shown of how many persons came from each district or age group: of all who said so, of those with
    whom inhabitants can be compared, and of those who answered the ranking question.

    How many did not say is no secret (docs/adr/0005-drempel.md), so they are no part of it.
    """
    allen: dict[str, int] = dict.fromkeys(inwoners, 0)
    rangen = dict(allen)
    for cel, telling in per_cel.items():
        if code := getattr(cel, naar):
            allen[code] = allen.get(code, 0) + telling.aantal
            rangen[code] = rangen.get(code, 0) + telling.tellingen.get(sleutel, {"n": 0})["n"]
    met_inwoners = {code: aantal for code, aantal in allen.items() if heeft_cijfer(inwoners, code)}
    return [allen, met_inwoners, rangen]


def _alleen(sleutel: str, per_cel: Mapping[Cel, Celtelling]) -> dict[Cel, Celtelling]:
    """The cells with this question only, and of it the places: all else would be added up and weighted for nothing."""
    return {cel: Celtelling(telling.aantal, _plaatsen(sleutel, telling.tellingen)) for cel, telling in per_cel.items()}


def _plaatsen(sleutel: str, tellingen: Mapping[str, Any]) -> dict[str, Any]:
    if sleutel not in tellingen:
        return {}
    return {sleutel: {"n": tellingen[sleutel]["n"], "posities": tellingen[sleutel]["posities"]}}


def _weging(groep: _Inwoners, bekend: Bevolkingscijfers, sleutel: str) -> Groepsweging | None:
    beeld = weegbeeld(groep.kanalen, groep.per_cel, bekend, minste_effectief=settings.MINSTE_EFFECTIEF)
    return groepsweging(beeld, sleutel, groep.toon, weg=groep.weg)


def toonbaar(groep: Groepsoort, prioriteiten: Prioriteiten, drempel: int) -> Toonbaar:
    """What of the ranking question may be shown of this group, given what is shown of its shares."""
    delen = [(rij.slug, rij.van(groep.code)) for rij in prioriteiten.rijen]
    return Toonbaar(
        groep=groep.code,
        aard=groep.aard,
        themas=tuple(slug for slug, deel in delen if deel is not None and deel.waarde is not None),
        mag_volgorde=groep.code not in prioriteiten.zonder_koploper,
        drempel=drempel,
        top=prioriteiten.top or None,
    )


def _uitsplitsingen(groep: _Inwoners, bekend: Bevolkingscijfers, sleutel: str) -> Iterator[Uitsplitsing]:
    for naar in NAAR:
        rijen = [(code, bekend.namen[code]) for code in getattr(bekend.bevolking, naar)]
        tellingen = _per_rij(groep.per_cel, naar, sleutel)
        gevonden = uitsplitsing_van(tellingen, groep.toon, naar=naar, rijen=rijen, weg=groep.weg[naar])
        if gevonden is not None:
            yield gevonden


def _per_rij(per_cel: Mapping[Cel, Celtelling], naar: str, sleutel: str) -> dict[str, Any]:
    """The tally of the question per district or age group, "" for who did not say."""
    tellingen: dict[str, dict[str, Any]] = {}
    for cel, telling in per_cel.items():
        if sleutel in telling.tellingen:
            deze = {sleutel: telling.tellingen[sleutel]}
            tellingen[getattr(cel, naar)] = voeg_samen(tellingen.get(getattr(cel, naar), {}), deze)
    return {code: deze[sleutel] for code, deze in tellingen.items()}
