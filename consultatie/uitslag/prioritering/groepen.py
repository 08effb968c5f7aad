"""Groups beside each other: where they agree and where they differ. As data; the sentences are written elsewhere. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import sqrt

# Per group (code), per theme (slug) a score; None, or absent, where the group has no figure for the theme.
Scores = Mapping[str, Mapping[str, float | None]]
# Scores come from divisions: what differs less than this is equal.
GELIJK = 1e-9


@dataclass(frozen=True)
class Verschil:
    """The two groups that lie furthest apart about one theme, and how far (>= 0, in points of the score)."""

    thema: str
    hoogste_groep: str
    laagste_groep: str
    verschil: float


@dataclass(frozen=True)
class Samenhang:
    """How alike two groups order the `themas` for which both have a figure.

    `tau`: Kendall's tau-b, -1 (opposite) to 1 (the same). None when it does not exist: fewer than two themes, or a group
    that finds all of them equal.
    """

    groep: str
    ander: str
    themas: int
    tau: float | None


@dataclass(frozen=True)
class Overeenstemming:
    """`in_ieders_top`: themes in the top `k` of every group. `verschillen`: per theme with two figures, largest first.

    `zonder_cijfer`: themes for which some group has no figure. They are left out of every top here, so it is the top of
    the others.
    """

    k: int
    in_ieders_top: tuple[str, ...]
    zonder_cijfer: tuple[str, ...]
    verschillen: tuple[Verschil, ...]
    samenhang: tuple[Samenhang, ...]


def overeenstemming(scores: Scores, k: int) -> Overeenstemming:
    """What groups have in common and in what they differ. Raises ValueError without groups or when k < 1."""
    cijfers = vergelijkbaar(scores)
    toppen = [in_top(per_thema, k) for per_thema in cijfers.values()]
    verschillen = [verschil for slug in alle_themas(scores) if (verschil := _verschil(scores, slug)) is not None]
    return Overeenstemming(
        k=k,
        in_ieders_top=tuple(slug for slug in next(iter(cijfers.values())) if all(slug in top for top in toppen)),
        zonder_cijfer=zonder_cijfer(scores),
        verschillen=tuple(sorted(verschillen, key=lambda verschil: -verschil.verschil)),
        samenhang=tuple(_samenhang(scores, *paar) for paar in combinations(scores, 2)),
    )


def in_top(per_thema: Mapping[str, float], k: int) -> frozenset[str]:
    """The themes above which fewer than `k` others stand: more than `k` when some tie. Raises ValueError when k < 1."""
    if k < 1:
        raise ValueError(k)
    hoogste = sorted(per_thema.values(), reverse=True)[:k]
    return frozenset(slug for slug, score in per_thema.items() if score >= hoogste[-1] - GELIJK)


def alle_themas(scores: Scores) -> tuple[str, ...]:
    """Every theme that a group knows, in the order in which the groups have them."""
    return tuple(dict.fromkeys(slug for per_thema in scores.values() for slug in per_thema))


def zonder_cijfer(scores: Scores) -> tuple[str, ...]:
    """The themes for which some group has no figure."""
    return tuple(s for s in alle_themas(scores) if any(per_thema.get(s) is None for per_thema in scores.values()))


def vergelijkbaar(scores: Scores) -> dict[str, dict[str, float]]:
    """The same scores without the themes for which some group has no figure. Raises ValueError without groups."""
    if not scores:
        raise ValueError(scores)
    weg = frozenset(zonder_cijfer(scores))
    themas = [slug for slug in alle_themas(scores) if slug not in weg]
    return {groep: _cijfers(per_thema, themas) for groep, per_thema in scores.items()}


def _cijfers(per_thema: Mapping[str, float | None], themas: Iterable[str]) -> dict[str, float]:
    return {slug: score for slug in themas if (score := per_thema.get(slug)) is not None}


def _verschil(scores: Scores, slug: str) -> Verschil | None:
    """None when fewer than two groups have a figure. Of groups that tie the first is the highest, the last the lowest."""
    cijfers = [(score, groep) for groep, per_thema in scores.items() if (score := per_thema.get(slug)) is not None]
    if len(cijfers) < 2:  # noqa: PLR2004  a difference is between two
        return None
    hoogste, laagste = max(cijfers, key=lambda paar: paar[0]), min(reversed(cijfers), key=lambda paar: paar[0])
    return Verschil(slug, hoogste[1], laagste[1], hoogste[0] - laagste[0])


def _samenhang(scores: Scores, groep: str, ander: str) -> Samenhang:
    """Source: M.G. Kendall, "The treatment of ties in ranking problems", Biometrika 33 (1945), 239-251."""
    paar = vergelijkbaar({groep: scores[groep], ander: scores[ander]})
    themas = list(paar[groep])
    tekens = [(_teken(paar[groep], a, b), _teken(paar[ander], a, b)) for a, b in combinations(themas, 2)]
    noemer = sqrt(sum(x * x for x, _ in tekens) * sum(y * y for _, y in tekens))
    return Samenhang(groep, ander, len(themas), sum(x * y for x, y in tekens) / noemer if noemer else None)


def _teken(per_thema: Mapping[str, float], a: str, b: str) -> int:
    """1 when a stands above b, -1 when below, 0 when equal."""
    verschil = per_thema[a] - per_thema[b]
    return 0 if abs(verschil) <= GELIJK else (1 if verschil > 0 else -1)
