"""The tally of a question about the order of themes, all of them or a part. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Rangtelling:
    """How `n` persons put themes in order. Every count is in persons, >= 0; a weighted count may be a fraction.

    `themas` are slugs in the order of the tally. `posities`: per theme how often it stood at each place, the first place
    first; None when places are not known (see `beperk`). `boven`: per theme how many put it above another; an absent pair
    means nobody did. None when pairs were not counted, which is something else than nobody.
    """

    n: float
    themas: tuple[str, ...]
    posities: Mapping[str, Sequence[float]] | None
    boven: Mapping[str, Mapping[str, float]] | None

    def hoger(self, thema: str, ander: str) -> float:
        """How many put `thema` above `ander`, 0..n. Only to be asked where `boven` is known."""
        return (self.boven or {}).get(thema, {}).get(ander, 0)

    @property
    def is_volledig(self) -> bool:
        """Everybody filled every place there was, so that places alone say how each answer scores."""
        if self.posities is None:
            return False
        return all(_even_veel(sum(plaats), self.n) for plaats in zip(*self.posities.values(), strict=True))


def rangtelling_van(telling: Mapping[str, Any]) -> Rangtelling:
    """The tally of a question of soort top or rangorde: {"n", "posities", "boven"}.

    "boven" is absent from tallies of before pairs were counted, and from what was added to those: then it is not known.
    """
    return Rangtelling(telling["n"], tuple(telling["posities"]), telling["posities"], telling.get("boven"))


def beperk(telling: Rangtelling, themas: Collection[str]) -> Rangtelling:
    """The same answers, about these themes only. A theme that the question did not have stays absent.

    Which of two themes stands higher does not depend on the others, so pairs stay. Places do: how often a theme was the
    first of these cannot be told from how often it was the first of all. So of a part of the themes `posities` is None.
    """
    deel = tuple(slug for slug in telling.themas if slug in themas)
    if deel == telling.themas:
        return telling
    boven = telling.boven
    if boven is not None:
        boven = {slug: {ander: telling.hoger(slug, ander) for ander in deel if ander != slug} for slug in deel}
    return Rangtelling(telling.n, deel, None, boven)


def _even_veel(een: float, ander: float) -> bool:
    """Weighted counts are sums of fractions, equal but for their last digits."""
    return abs(een - ander) <= 1e-9 * max(1.0, abs(ander))
