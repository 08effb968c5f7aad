"""What becomes of the scores of groups when each gets a weight. Pure.

Which weights are right is a choice, not a finding: nothing here has a default for them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import isfinite

from .groepen import GELIJK, Scores, alle_themas

Gewichten = Mapping[str, float]


@dataclass(frozen=True)
class Gewichtswijziging:
    """The share of one group goes from `van` to `naar` (0..1); the others keep their proportions."""

    groep: str
    van: float
    naar: float


@dataclass(frozen=True)
class Omslagpunt:
    """The theme at place `plaats` (1 the highest) of the blended order and the one after it.

    `wijziging`: at `naar` they tie, and beyond it they have changed places; van == naar when they tie now. None when no
    weighting changes that order, since no group puts `onder` higher.
    """

    plaats: int
    boven: str
    onder: str
    wijziging: Gewichtswijziging | None


def weeg_groepen(scores: Scores, gewichten: Gewichten) -> dict[str, float | None]:
    """Per theme the weighted mean of what the groups give it, on their scale.

    Only the proportions of the weights matter; a group with weight 0 takes no part. None when a group that does has no
    figure for the theme: that is not zero. Raises ValueError when a group has no weight or a weight no group, when one is
    negative or not finite, or when all are 0.
    """
    aandelen = {groep: deel for groep, deel in genormaliseerd(scores, gewichten).items() if deel}
    return {slug: _gemiddelde(scores, aandelen, slug) for slug in alle_themas(scores)}


def omslagpunten(scores: Scores, gewichten: Gewichten) -> tuple[Omslagpunt, ...]:
    """For every two neighbours in the blended order the smallest change of the weight of one group that swaps them.

    Themes without a blended figure are not in that order; of themes that tie the slug decides. `plaats` == k are the two
    around the k-th place. When a group that has all the weight gives some away, the others get equal parts of it. Of
    changes that are as small the first group is named. Errors as `weeg_groepen`.
    """
    aandelen = genormaliseerd(scores, gewichten)
    gemengd = {slug: score for slug, score in weeg_groepen(scores, gewichten).items() if score is not None}
    volgorde = sorted(gemengd, key=lambda slug: (-round(gemengd[slug], 9), slug))
    return tuple(
        Omslagpunt(plaats, boven, onder, _kleinste_wijziging(_verschillen(scores, boven, onder), aandelen))
        for plaats, (boven, onder) in enumerate(pairwise(volgorde), start=1)
    )


def genormaliseerd(scores: Scores, gewichten: Gewichten) -> dict[str, float]:
    """The weights as shares, together 1, in the order of the groups. Errors as `weeg_groepen`."""
    if scores.keys() != gewichten.keys():
        raise ValueError(sorted(scores.keys() ^ gewichten.keys()))
    if any(not isfinite(gewicht) or gewicht < 0 for gewicht in gewichten.values()):
        raise ValueError(dict(gewichten))
    # By the largest first: a sum of huge weights is not finite, and that of tiny ones is coarse.
    grootste = max(gewichten.values(), default=0)
    if not grootste:
        raise ValueError(dict(gewichten))
    som = sum(gewicht / grootste for gewicht in gewichten.values())
    return {groep: gewichten[groep] / grootste / som for groep in scores}


def _gemiddelde(scores: Scores, aandelen: Gewichten, slug: str) -> float | None:
    som = 0.0
    for groep, deel in aandelen.items():
        score = scores[groep].get(slug)
        if score is None:
            return None
        som += deel * score
    return som


def _verschillen(scores: Scores, boven: str, onder: str) -> dict[str, float]:
    """How much higher `boven` stands than `onder`, per group that has a figure for both."""
    paren = {groep: (per_thema.get(boven), per_thema.get(onder)) for groep, per_thema in scores.items()}
    return {groep: hoog - laag for groep, (hoog, laag) in paren.items() if hoog is not None and laag is not None}


def _kleinste_wijziging(verschillen: Mapping[str, float], aandelen: Gewichten) -> Gewichtswijziging | None:
    mogelijk = [
        Gewichtswijziging(groep, aandelen[groep], naar)
        for groep in verschillen
        if (naar := _omslag(verschillen, aandelen, groep)) is not None
    ]
    return min(mogelijk, key=lambda w: round(abs(w.naar - w.van), 12), default=None)


def _omslag(verschillen: Mapping[str, float], aandelen: Gewichten, groep: str) -> float | None:
    """At which share of this group the difference is zero, and less beyond it. None when there is no such share."""
    eigen, rest = verschillen[groep], _van_de_rest(verschillen, aandelen, groep)
    if rest is None or min(eigen, rest) >= -GELIJK:
        return None
    if max(eigen, rest) <= GELIJK:
        # They tie now, or it would not be a difference of two neighbours in order.
        return aandelen[groep]
    nul = rest / (rest - eigen)
    # Rounding must not make a step back of two that tie.
    return max(nul, aandelen[groep]) if eigen < 0 else min(nul, aandelen[groep])


def _van_de_rest(verschillen: Mapping[str, float], aandelen: Gewichten, groep: str) -> float | None:
    """The difference in all other groups together. None when there are no others."""
    anderen = [ander for ander in verschillen if ander != groep]
    if not anderen:
        return None
    som = sum(aandelen[ander] for ander in anderen)
    if not som:
        return sum(verschillen[ander] for ander in anderen) / len(anderen)
    return sum(aandelen[ander] / som * verschillen[ander] for ander in anderen)
