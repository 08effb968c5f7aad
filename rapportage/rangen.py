"""All that follows from the ranking question besides the share in the top. Only `queries.py` asks for this."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from consultatie.uitslag.queries import tellingen_per_cel
from consultatie.uitslag.telling import Cel, Celtelling, voeg_samen
from consultatie.uitslag.weegbeeld import wegingen_van
from consultatie.vragenlijst.models import Vragenlijst
from thema.beleidsplan.enums import Leeftijdsgroep
from thema.beleidsplan.models import Wijk

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

    scores: tuple[Groepsscores, ...]
    uitsplitsingen: tuple[Uitsplitsing, ...]
    wegingen: tuple[Groepsweging, ...]


def rangcijfers(
    vragenlijst: Vragenlijst, sleutel: str, stemmen: Sequence[Stem], prioriteiten: Prioriteiten, *, drempel: int
) -> Rangcijfers:
    """`sleutel`: of the ranking question; `prioriteiten`: what of it is shown. Seven queries."""
    toon = {stem.groep.code: _toonbaar(stem.groep, prioriteiten, drempel) for stem in stemmen}
    inwoners = {stem.groep.code: stem.groep.kanalen for stem in stemmen if stem.groep.code in VAN_INWONERS}
    return Rangcijfers(
        scores=tuple(
            scores
            for stem in stemmen
            if sleutel in stem.per_vraag
            and (scores := groepsscores(stem.per_vraag[sleutel], toon[stem.groep.code])) is not None
        ),
        uitsplitsingen=tuple(_uitsplitsingen(vragenlijst, inwoners, sleutel, toon)),
        wegingen=tuple(
            weging
            for code, beeld in wegingen_van(vragenlijst, inwoners, minste_effectief=settings.MINSTE_EFFECTIEF).items()
            if (weging := groepsweging(beeld, sleutel, toon[code])) is not None
        ),
    )


def _toonbaar(groep: Groepsoort, prioriteiten: Prioriteiten, drempel: int) -> Toonbaar:
    delen = [(rij.slug, rij.van(groep.code)) for rij in prioriteiten.rijen]
    return Toonbaar(
        groep=groep.code,
        aard=groep.aard,
        themas=tuple(slug for slug, deel in delen if deel is not None and deel.waarde is not None),
        mag_volgorde=groep.code not in prioriteiten.zonder_koploper,
        drempel=drempel,
    )


def _uitsplitsingen(
    vragenlijst: Vragenlijst, groepen: Mapping[str, Collection[str]], sleutel: str, toon: Mapping[str, Toonbaar]
) -> Iterator[Uitsplitsing]:
    wijken = Wijk.objects.filter(gemeente__plannen=vragenlijst.beleidsplan_id).values_list("cbs_code", "naam")
    rijen = {"wijk": list(wijken), "leeftijd": [(str(code), str(naam)) for code, naam in Leeftijdsgroep.choices]}
    for code, per_cel in tellingen_per_cel(vragenlijst, groepen).items():
        for naar, namen in rijen.items():
            gevonden = uitsplitsing_van(_per_rij(per_cel, naar, sleutel), toon[code], naar=naar, rijen=namen)
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
