"""Themes two by two: which of them more persons put above the other. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations, permutations

from .rangtelling import Rangtelling

# Weighted counts are sums of fractions: what differs less than this is equal.
DECIMALEN = 9
MINSTENS = 2
Marges = dict[tuple[str, str], float]


@dataclass(frozen=True)
class Duels:
    """How every theme does against every other. `n` persons; a margin is in persons, 0 < margin <= n.

    `winnaar` beats all others; None when no theme does. `onverslagen`: beaten by none; more than one where they tie.
    `gelijk`: the pairs in which neither is put above the other more often. `verslagen_door`: per theme those that beat it,
    by how many persons more. All in the order of the tally.
    """

    n: float
    winnaar: str | None
    onverslagen: tuple[str, ...]
    gelijk: tuple[tuple[str, str], ...]
    verslagen_door: Mapping[str, Mapping[str, float]]


def duels(telling: Rangtelling) -> Duels | None:
    """Every pair of themes. None when nobody answered, pairs were not counted or there are fewer than two themes.

    Source: M. de Condorcet, "Essai sur l'application de l'analyse à la probabilité des décisions rendues à la pluralité
    des voix" (Paris, 1785).
    """
    marges = _marges(telling)
    if marges is None:
        return None
    themas = telling.themas
    verslagen_door = {
        slug: {ander: marges[ander, slug] for ander in themas if ander != slug and marges[ander, slug] > 0}
        for slug in themas
    }
    gelijk = tuple(paar for paar in combinations(themas, 2) if marges[paar] == 0)
    onverslagen = tuple(slug for slug in themas if not verslagen_door[slug])
    winnaar = next((slug for slug in onverslagen if not any(slug in paar for paar in gelijk)), None)
    return Duels(telling.n, winnaar, onverslagen, gelijk, verslagen_door)


def schulze(telling: Rangtelling) -> tuple[frozenset[str], ...] | None:
    """The order by Schulze as steps, the highest first; themes on one step tie. None where `duels` is.

    A theme beats another when its strongest path there is stronger than the strongest one back; a path is as strong as its
    weakest link, a link as the margin in persons. On the first step stand those that none beats; take them away, and on
    the next stand those that none of the rest beats. So on one step nobody beats anybody, and whoever stands lower is
    beaten by somebody on the step above, not always by everybody there. A winner of all duels is alone on the first step.
    Margins and not winning votes: who finds two themes equal then counts for half on either side, as in `borda`; where
    everybody orders all themes both give the same. Source: M. Schulze, "A new monotonic, clone-independent, reversal
    symmetric, and condorcet-consistent single-winner election method", Social Choice and Welfare 36 (2011), 267-303.
    """
    marges = _marges(telling)
    if marges is None:
        return None
    paden = _sterkste_paden(telling.themas, marges)
    treden: list[frozenset[str]] = []
    rest = telling.themas
    while rest:
        trede = frozenset(s for s in rest if not any(paden[a, s] > paden[s, a] for a in rest if a != s))
        treden.append(trede)
        rest = tuple(slug for slug in rest if slug not in trede)
    return tuple(treden)


def _marges(telling: Rangtelling) -> Marges | None:
    """Per ordered pair how many persons more put the first above the second than the other way round."""
    if not telling.n or telling.boven is None or len(telling.themas) < MINSTENS:
        return None
    return {
        (a, b): round(telling.hoger(a, b) - telling.hoger(b, a), DECIMALEN) for a, b in permutations(telling.themas, 2)
    }


def _sterkste_paden(themas: tuple[str, ...], marges: Marges) -> Marges:
    """Per ordered pair the strength of the strongest path, 0 where there is none (Floyd-Warshall)."""
    paden = {paar: max(0.0, marge) for paar, marge in marges.items()}
    for via in themas:
        for a, b in permutations([slug for slug in themas if slug != via], 2):
            paden[a, b] = max(paden[a, b], min(paden[a, via], paden[via, b]))
    return paden
