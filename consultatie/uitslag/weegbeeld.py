"""The response of a questionnaire weighted to the inhabitants, beside the unweighted one: ready to be read, not to be shown.

Behind the scenes, as queries.py: no threshold has been applied. Whoever shows a weighted figure shows it only where the
unweighted one beside it may be shown, as a whole percentage: with the weights of two cells one could count back.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from consultatie.vragenlijst.enums import Kanaal
from consultatie.vragenlijst.models import Vragenlijst
from thema.beleidsplan.enums import Leeftijdsgroep
from thema.beleidsplan.models import Bevolkingsdeel, Wijk

from .enums import Kanttekening
from .queries import cellen_van
from .representativiteit import Marge, Oordeel, oordeel, vergelijk
from .telling import Cel, Celtelling, voeg_samen
from .weging import Bevolking, Weegcijfers, effectief_aantal, gewogen_telling, weeg

# Who was written to; all others chose themselves to take part.
STEEKPROEFKANALEN = frozenset({str(Kanaal.DIGIPANEL)})


@dataclass(frozen=True, order=True)
class Bevolkingsbron:
    """Where population figures come from. `peiljaar`, 0: not said. `is_fictief`: made up for the example."""

    bron: str
    peiljaar: int
    is_fictief: bool


@dataclass(frozen=True)
class Bevolkingscijfers:
    """The inhabitants that were weighted to, with the names of the categories and the sources, per margin."""

    bevolking: Bevolking
    namen: Mapping[str, str]
    bronnen: Mapping[str, tuple[Bevolkingsbron, ...]]

    @property
    def alle_bronnen(self) -> tuple[Bevolkingsbron, ...]:
        """Of both margins."""
        return tuple(bron for bronnen in self.bronnen.values() for bron in bronnen)


@dataclass(frozen=True)
class Weegbeeld:
    """What a group of channels answered, unweighted and weighted, and how far the weighting can be trusted.

    - `kanalen` are those that were asked for. `namen` maps the code of a category to its name, `bronnen` the name of a
      margin ("wijk", "leeftijd") to the sources of its population figures; a code without a name is not there any more.
    - `ongewogen` and `gewogen` map the key of a question to its tally; the second with sums of weights for counts.
      `effectief_per_vraag`: of how many persons a simple random sample would be as precise, over who answered it.
    - Weights, and counts per cell, are not here.
    """

    kanalen: tuple[str, ...]
    cijfers: Weegcijfers
    marges: tuple[Marge, ...]
    namen: Mapping[str, str]
    bronnen: Mapping[str, tuple[Bevolkingsbron, ...]]
    ongewogen: Mapping[str, Any]
    gewogen: Mapping[str, Any]
    effectief_per_vraag: Mapping[str, float]
    oordeel: Oordeel
    kanttekeningen: tuple[Kanttekening, ...]


def weging_van(vragenlijst: Vragenlijst, kanalen: Collection[str], *, minste_effectief: int) -> Weegbeeld:
    """The response by these channels together, weighted. Four queries. See `wegingen_van`."""
    return wegingen_van(vragenlijst, {"": kanalen}, minste_effectief=minste_effectief)[""]


def wegingen_van(
    vragenlijst: Vragenlijst, groepen: Mapping[str, Collection[str]], *, minste_effectief: int
) -> dict[str, Weegbeeld]:
    """Per group of channels its response, weighted to the inhabitants of the municipality. Four queries.

    `minste_effectief`: fewer effective persons may never be called representative. Suspicious answers are left out or
    taken along as in all other figures. A group without answers has a Weegbeeld too.
    """
    cellen, cijfers = cellen_van(vragenlijst), bevolkingscijfers(vragenlijst)
    return {
        groep: weegbeeld(kanalen, cellen.van(kanalen), cijfers, minste_effectief=minste_effectief)
        for groep, kanalen in groepen.items()
    }


def bevolkingscijfers(vragenlijst: Vragenlijst) -> Bevolkingscijfers:
    """What is known of the inhabitants of this questionnaire's municipality. Two queries."""
    wijken = list(Wijk.objects.filter(gemeente__plannen=vragenlijst.beleidsplan_id))
    delen = list(Bevolkingsdeel.objects.filter(gemeente__plannen=vragenlijst.beleidsplan_id))
    per_groep = {deel.leeftijd: deel.inwoners for deel in delen}
    return Bevolkingscijfers(
        Bevolking(
            wijk={wijk.cbs_code: wijk.inwoners for wijk in wijken},
            leeftijd={groep.value: per_groep.get(groep.value) for groep in Leeftijdsgroep},
        ),
        namen={wijk.cbs_code: wijk.naam for wijk in wijken} | dict(Leeftijdsgroep.choices),
        bronnen={
            "wijk": _bronnen((wijk.bron, wijk.peiljaar, False) for wijk in wijken if wijk.inwoners),
            "leeftijd": _bronnen((deel.bron, deel.peiljaar, deel.is_fictief) for deel in delen if deel.inwoners),
        },
    )


def _bronnen(rijen: Iterable[tuple[str, int | None, bool]]) -> tuple[Bevolkingsbron, ...]:
    return tuple(sorted({Bevolkingsbron(bron, peiljaar or 0, is_fictief) for bron, peiljaar, is_fictief in rijen}))


def weegbeeld(
    kanalen: Collection[str], per_cel: Mapping[Cel, Celtelling], bekend: Bevolkingscijfers, *, minste_effectief: int
) -> Weegbeeld:
    """What these channels answered, per cell, weighted to these inhabitants. See `wegingen_van`."""
    respons = {cel: telling.aantal for cel, telling in per_cel.items()}
    tellingen = {cel: telling.tellingen for cel, telling in per_cel.items()}
    weging = weeg(respons, bekend.bevolking)
    marges = vergelijk(respons, bekend.bevolking, weging.gewichten)
    ongewogen: dict[str, Any] = {}
    for telling in tellingen.values():
        ongewogen = voeg_samen(ongewogen, telling)
    return Weegbeeld(
        kanalen=tuple(kanalen),
        cijfers=weging.cijfers,
        marges=marges,
        namen=bekend.namen,
        bronnen=bekend.bronnen,
        ongewogen=ongewogen,
        gewogen=gewogen_telling(tellingen, weging.gewichten),
        effectief_per_vraag={
            sleutel: effectief_aantal(_wie_antwoordde(tellingen, sleutel), weging.gewichten) for sleutel in ongewogen
        },
        oordeel=oordeel(
            weging.cijfers,
            marges,
            is_zelfselectie=not STEEKPROEFKANALEN.issuperset(kanalen),
            minste_effectief=minste_effectief,
            fictief=[naam for naam, bronnen in bekend.bronnen.items() if any(bron.is_fictief for bron in bronnen)],
        ),
        kanttekeningen=_kanttekeningen(weging.cijfers, marges, bekend),
    )


def _wie_antwoordde(tellingen: Mapping[Cel, Mapping[str, Any]], sleutel: str) -> dict[Cel, int]:
    return {cel: telling[sleutel]["n"] for cel, telling in tellingen.items() if sleutel in telling}


def _kanttekeningen(
    cijfers: Weegcijfers, marges: Iterable[Marge], bekend: Bevolkingscijfers
) -> tuple[Kanttekening, ...]:
    marges = tuple(marges)
    geldt = {
        Kanttekening.ALLE_LEEFTIJDEN: bool(bekend.bronnen["wijk"]),
        Kanttekening.ANDER_JAAR: len({bron.peiljaar for bron in bekend.alle_bronnen}) > 1,
        Kanttekening.NIET_INGEVULD: any(marge.niet_ingevuld for marge in marges),
        Kanttekening.ZONDER_CIJFER: any(marge.zonder_cijfer for marge in marges if marge.heeft_cijfers),
        Kanttekening.OVERIG: any(marge.overig for marge in marges),
        Kanttekening.BIJGESNEDEN: cijfers.bijgesneden > 0,
    }
    return tuple(kanttekening for kanttekening, is_waar in geldt.items() if is_waar)
