"""Tallies of orders of themes, counted from the orders themselves."""

from collections.abc import Iterable, Sequence
from itertools import permutations
from typing import Any

from hypothesis import strategies as st

from consultatie.uitslag.prioritering.rangtelling import Rangtelling, rangtelling_van

Stemmen = Iterable[tuple[Sequence[str], int]]


def telling(stemmen: Stemmen, themas: Sequence[str], plaatsen: int) -> dict[str, Any]:
    """The tally of persons who all put themes in this order, the most important first; who stops early leaves places."""
    stemmen = list(stemmen)

    def hoger(volgorde: Sequence[str], a: str, b: str) -> bool:
        return a in volgorde and (b not in volgorde or volgorde.index(a) < volgorde.index(b))

    boven: dict[str, dict[str, int]] = {slug: {} for slug in themas}
    for a, b in permutations(themas, 2):
        boven[a][b] = sum(keer for volgorde, keer in stemmen if hoger(volgorde, a, b))
    posities = {
        slug: [
            sum(keer for volgorde, keer in stemmen if list(volgorde[plaats : plaats + 1]) == [slug])
            for plaats in range(plaatsen)
        ]
        for slug in themas
    }
    return {"n": sum(keer for _, keer in stemmen), "posities": posities, "boven": boven}


def rangtelling(stemmen: Stemmen, themas: Sequence[str], plaatsen: int) -> Rangtelling:
    return rangtelling_van(telling(stemmen, themas, plaatsen))


def letters(*stemmen: tuple[str, int]) -> Rangtelling:
    """The tally of orders that are written as words: ("cab", 3) is three persons who put c first and b last."""
    themas = sorted(set("".join(volgorde for volgorde, _ in stemmen)))
    return rangtelling(stemmen, themas, max(len(volgorde) for volgorde, _ in stemmen))


@st.composite
def profielen(draw: st.DrawFn, *, even_lang: bool = False) -> tuple[list[tuple[list[str], int]], list[str], int]:
    """Orders with how many put them so, the themes, and how many places there are."""
    themas = list("abcdef")[: draw(st.integers(2, 6))]
    plaatsen = draw(st.integers(1, len(themas)))
    lengte = st.just(plaatsen) if even_lang else st.integers(1, plaatsen)
    volgorde = st.tuples(st.permutations(themas), lengte).map(lambda paar: list(paar[0][: paar[1]]))
    return draw(st.lists(st.tuples(volgorde, st.integers(1, 5)), min_size=1, max_size=6)), themas, plaatsen
