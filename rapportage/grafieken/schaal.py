"""Round scales and labels that do not get in each other's way."""

import math
from collections.abc import Iterable

from .tekening import Tekstvak

# The fewest and the most grid lines above zero that still read easily.
_STAPPEN = (2, 4)


def ronde_top(hoogste: float) -> tuple[float, float]:
    """(top, step) of a scale from zero to at least `hoogste`, step 1, 2, 2.5 or 5 times a power of ten.

    A series of only zeros gets a scale of 0 to 1.
    """
    if hoogste <= 0:
        return 1.0, 0.5
    macht = 10.0 ** math.floor(math.log10(hoogste / _STAPPEN[1]))
    for maal in (1, 2, 2.5, 5, 10):
        stap = maal * macht
        aantal = math.ceil(hoogste / stap - 1e-9)
        if aantal <= _STAPPEN[1]:
            return stap * aantal, stap
    raise AssertionError("ten times the power of ten always fits")  # pragma: no cover


def passende(vakken: Iterable[tuple[int, Tekstvak]], *, lucht: float) -> set[int]:
    """Which of these labels can stand without touching one named earlier; the first in line goes first.

    `lucht` is the room that stays between two labels.
    """
    gezet: list[Tekstvak] = []
    gekozen: set[int] = set()
    for nummer, vak in vakken:
        ruim = Tekstvak(vak.links - lucht, vak.boven, vak.rechts + lucht, vak.onder)
        if not any(ruim.raakt(ander) for ander in gezet):
            gezet.append(vak)
            gekozen.add(nummer)
    return gekozen
