"""From the tally of a top-N question to what a group finds most important. Pure functions on tallies."""

from collections.abc import Mapping
from math import sqrt
from typing import Any


def aandeel_in_top(telling: Mapping[str, Any]) -> dict[str, int]:
    """Per theme (slug): how many persons have it in their top, whatever its place, in the order of the tally.

    `telling` is the tally of a top question. Nobody names a theme twice, so places may be added up.
    """
    return {slug: sum(posities) for slug, posities in telling["posities"].items()}


def aandeel(aantal: int, van: int) -> float | None:
    """`aantal` as a share of `van`, 0 to 1. None when there is nobody to take a share of: that is not zero."""
    return aantal / van if van else None


def wilson(k: int, n: int, z: float = 1.96) -> tuple[float, float]:
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
