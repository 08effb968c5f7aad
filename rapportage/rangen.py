"""All that follows from the ranking question besides the share in the top. Only `queries.py` asks for this."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from consultatie.uitslag.queries import Cellen
from consultatie.uitslag.telling import Cel, Celtelling, voeg_samen
from consultatie.uitslag.weegbeeld import Bevolkingscijfers, weegbeeld

from .cijfers import Groepsscores, Groepsweging, Prioriteiten, Uitsplitsing
from .groepen import Groepsoort, Stem, Toonbaar
from .scores import groepsscores
from .uitsplitsingen import uitsplitsing_van
from .wegingen import groepsweging

# Partners are organisations and who came to a session was not asked: neither has a district or an age.
VAN_INWONERS = frozenset({"open", "digipanel"})


@dataclass(frozen=True)
class Rangcijfers:
    """Per group, as far as it may be shown."""

    scores: tuple[Groepsscores, ...] = ()
    uitsplitsingen: tuple[Uitsplitsing, ...] = ()
    wegingen: tuple[Groepsweging, ...] = ()


def rangcijfers(
    cellen: Cellen, bekend: Bevolkingscijfers, sleutel: str, stemmen: Sequence[Stem], toon: Mapping[str, Toonbaar]
) -> Rangcijfers:
    """`sleutel`: of the ranking question; `toon`: what of it is shown, per group. No queries."""
    inwoners = {
        stem.groep.code: (stem.groep.kanalen, _alleen(sleutel, cellen.van(stem.groep.kanalen)))
        for stem in stemmen
        if stem.groep.code in VAN_INWONERS
    }
    return Rangcijfers(
        scores=tuple(
            scores
            for stem in stemmen
            if sleutel in stem.per_vraag
            and (scores := groepsscores(stem.per_vraag[sleutel], toon[stem.groep.code])) is not None
        ),
        uitsplitsingen=tuple(
            uitsplitsing
            for code, (_, per_cel) in inwoners.items()
            for uitsplitsing in _uitsplitsingen(per_cel, bekend, sleutel, toon[code])
        ),
        wegingen=tuple(
            weging
            for code, (kanalen, per_cel) in inwoners.items()
            if (weging := _weging(kanalen, per_cel, bekend, sleutel, toon[code])) is not None
        ),
    )


def _alleen(sleutel: str, per_cel: Mapping[Cel, Celtelling]) -> dict[Cel, Celtelling]:
    """The cells with this question only, and of it the places: all else would be added up and weighted for nothing."""
    return {cel: Celtelling(telling.aantal, _plaatsen(sleutel, telling.tellingen)) for cel, telling in per_cel.items()}


def _plaatsen(sleutel: str, tellingen: Mapping[str, Any]) -> dict[str, Any]:
    if sleutel not in tellingen:
        return {}
    return {sleutel: {"n": tellingen[sleutel]["n"], "posities": tellingen[sleutel]["posities"]}}


def _weging(
    kanalen: Collection[str],
    per_cel: Mapping[Cel, Celtelling],
    bekend: Bevolkingscijfers,
    sleutel: str,
    toon: Toonbaar,
) -> Groepsweging | None:
    beeld = weegbeeld(kanalen, per_cel, bekend, minste_effectief=settings.MINSTE_EFFECTIEF)
    return groepsweging(beeld, sleutel, toon)


def toonbaar(groep: Groepsoort, prioriteiten: Prioriteiten, drempel: int) -> Toonbaar:
    """What of the ranking question may be shown of this group, given what is shown of its shares."""
    delen = [(rij.slug, rij.van(groep.code)) for rij in prioriteiten.rijen]
    return Toonbaar(
        groep=groep.code,
        aard=groep.aard,
        themas=tuple(slug for slug, deel in delen if deel is not None and deel.waarde is not None),
        mag_volgorde=groep.code not in prioriteiten.zonder_koploper,
        drempel=drempel,
    )


def _uitsplitsingen(
    per_cel: Mapping[Cel, Celtelling], bekend: Bevolkingscijfers, sleutel: str, toon: Toonbaar
) -> Iterator[Uitsplitsing]:
    for naar, codes in (("wijk", bekend.bevolking.wijk), ("leeftijd", bekend.bevolking.leeftijd)):
        rijen = [(code, bekend.namen[code]) for code in codes]
        gevonden = uitsplitsing_van(_per_rij(per_cel, naar, sleutel), toon, naar=naar, rijen=rijen)
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
