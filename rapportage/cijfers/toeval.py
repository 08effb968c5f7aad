"""Whether districts or ages differ by more than chance does, when the two furthest apart were picked. Pure, and made of what
is shown alone: shares and numbers of persons stand in the table beside it, so it tells nothing new
(docs/adr/0005-drempel.md).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from statistics import NormalDist

from consultatie.uitslag.prioritering.aandelen import newcombe, wilson

from .resultaat import Uitsplitsing, Uitsplitsrij

# Of all comparisons of one table together: how often chance alone would make one of them a difference, at most.
KANS = 0.05


@dataclass(frozen=True)
class _Deel:
    """The share of a theme among the persons of one district or age."""

    rij: Uitsplitsrij
    deel: float
    aantal: int


@dataclass(frozen=True)
class Spreidingsverschil:
    """The theme in this column is chosen more by `meest` than by `minst`; shares 0..1, `aantal` persons of each."""

    kolom: int
    minst: Uitsplitsrij
    meest: Uitsplitsrij

    @property
    def laag(self) -> float:
        """The share of who choose it least."""
        return self.minst.aandelen[self.kolom] or 0.0

    @property
    def hoog(self) -> float:
        """The share of who choose it most."""
        return self.meest.aandelen[self.kolom] or 0.0


def grootste_verschil(uitsplitsing: Uitsplitsing, *, minstens: float) -> Spreidingsverschil | None:
    """The largest difference of at least this share that is larger than chance makes; None when there is none.

    Two shares differ when Newcombe's interval of their difference (see `newcombe`) leaves out zero. Since every pair of
    every theme in the table is looked at before one is named, each gets KANS divided by the number of pairs (Bonferroni:
    O.J. Dunn, "Multiple comparisons among means", Journal of the American Statistical Association 56 (1961), 52-64). It
    errs on the side of naming none. The panel is a sample; who came by himself is none, so of them it says no more than
    that a draw by lot of as many people would hardly show it: less than that is called a difference of no group.
    """
    paren = list(_paren(uitsplitsing))
    if not paren:
        return None
    z = NormalDist().inv_cdf(1 - KANS / (2 * len(paren)))
    gevonden = [
        Spreidingsverschil(kolom, minst.rij, meest.rij)
        for kolom, minst, meest in paren
        if meest.deel - minst.deel >= minstens and newcombe(_met_grenzen(minst, z), _met_grenzen(meest, z))[0] > 0
    ]
    return max(gevonden, key=lambda een: (een.hoog - een.laag, -een.kolom), default=None)


def _paren(uitsplitsing: Uitsplitsing) -> Iterator[tuple[int, _Deel, _Deel]]:
    """Every two rows of every column of which both shares are shown, the lower share first."""
    for kolom in range(len(uitsplitsing.themas)):
        delen = [
            _Deel(rij, deel, rij.aantal)
            for rij in uitsplitsing.rijen
            if (deel := rij.aandelen[kolom]) is not None and rij.aantal
        ]
        for paar in combinations(delen, 2):
            minst, meest = sorted(paar, key=lambda een: een.deel)
            yield kolom, minst, meest


def _met_grenzen(een: _Deel, z: float) -> tuple[float, float, float]:
    return (een.deel, *wilson(een.deel * een.aantal, een.aantal, z))
