"""Shares of a group, and how sure a share or an average is. Pure.

Only a group that is a sample has a margin: of who came by himself, who was there or all who were asked there is no larger
group that they were drawn from. A margin says what chance does, not what it does that some people never answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import hypot, sqrt
from typing import Any

from .rangtelling import Rangtelling

STEEKPROEF = "steekproef"
# As rapportage/cijfers/resultaat.py has them, which stands above this room.
AARDEN = frozenset({STEEKPROEF, "zelfselectie", "allen", "bijeenkomst", "ingeleverd"})


@dataclass(frozen=True)
class Interval:
    """Bounds of a 95% interval, on the scale of the figure that it belongs to.

    `is_ruim`: the spread is not known exactly but at most this, so the true bounds lie within these.
    """

    laag: float
    hoog: float
    is_ruim: bool = False


def aandeel_in_top(telling: Mapping[str, Any], top: int | None = None) -> dict[str, int]:
    """Per theme (slug): how many persons have it in their top, whatever its place, in the order of the tally.

    `telling` is the tally of a top question, or of one that asks for all themes in order: of that the first `top` places
    are the top. None: every place. Nobody names a theme twice, so places may be added up.
    """
    return {slug: sum(posities[:top]) for slug, posities in telling["posities"].items()}


def eerste_keuzes(telling: Rangtelling) -> dict[str, float] | None:
    """Per theme: how many persons put it first. None when places are not known, as of a part of the themes."""
    if telling.posities is None:
        return None
    return {slug: sum(posities[:1]) for slug, posities in telling.posities.items()}


def aandeel(aantal: int, van: int) -> float | None:
    """`aantal` as a share of `van`, 0 to 1. None when there is nobody to take a share of: that is not zero."""
    return aantal / van if van else None


def wilson(k: float, n: float, z: float = 1.96) -> tuple[float, float]:
    """Bounds, 0 to 1, between which the share in the population lies when k of n in a random sample say so.

    `z` = 1.96 gives 95%. With n = 0 nothing is known: (0, 1). Only says something about a group that is a sample.
    Source: E.B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the
    American Statistical Association 22 (1927), 209-212; unlike the usual p ± z·s it stays right near 0, 1 and small n.
    """
    if n == 0:
        return 0.0, 1.0
    p = k / n
    noemer = 1 + z * z / n
    midden = (p + z * z / (2 * n)) / noemer
    straal = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / noemer
    return max(0.0, midden - straal), min(1.0, midden + straal)


def newcombe(eerst: tuple[float, float, float], daarna: tuple[float, float, float]) -> tuple[float, float]:
    """Bounds, -1 to 1, between which the second share less the first lies in the population, of two independent samples.

    Each is (share, lower, upper) with the bounds that `wilson` gives, so the result is as certain as those are: 95%. No
    numbers of persons are needed, so two shares that were published with their margins can be compared. Source: R.G.
    Newcombe, "Interval estimation for the difference between independent proportions: comparison of eleven methods",
    Statistics in Medicine 17 (1998), 873-890, method 10: it holds its word near 0 and 1 too, and there it never goes past
    -1 or 1, where the usual difference ± z·s does.
    """
    (p1, laag1, hoog1), (p2, laag2, hoog2) = eerst, daarna
    verschil = p2 - p1
    laag = verschil - hypot(p2 - laag2, hoog1 - p1)
    hoog = verschil + hypot(hoog2 - p2, p1 - laag1)
    return max(-1.0, laag), min(1.0, hoog)


def aandeel_interval(k: float, n: float, *, aard: str, deff: float = 1.0) -> Interval | None:
    """The 95% interval, 0 to 1, of the share k of `n` persons. None when nobody answered or the group is no sample.

    `aard`: see AARDEN. `deff` (> 0): how many times larger weighting made the variance; 1 without weights. Wilson with
    n / deff persons. No correction for a finite population: what the panel says is meant for all residents, of whom it is
    a small part, and leaving it out errs on the wide side. Source: C. Franco, R.J.A. Little, T.A. Louis, E.V. Slud,
    "Comparative study of confidence intervals for proportions in complex sample surveys", Journal of Survey Statistics and
    Methodology 7 (2019), 334-364, which recommends it. Raises ValueError on an unknown `aard` and a `deff` <= 0.
    """
    if not heeft_marge(aard, deff) or n == 0:
        return None
    return Interval(*wilson(k / deff, n / deff))


def heeft_marge(aard: str, deff: float) -> bool:
    """The group is a sample. Raises ValueError on an `aard` that does not exist or a `deff` that cannot be."""
    if aard not in AARDEN:
        raise ValueError(aard)
    if not deff > 0:
        raise ValueError(deff)
    return aard == STEEKPROEF
