"""Themes on one scale from 0 to 100, from an order or a top. Pure."""

from dataclasses import dataclass
from math import isclose, sqrt

from .aandelen import Interval, heeft_marge, wilson
from .rangtelling import Rangtelling

HOOGSTE = 100.0
# Below this there is nothing to stand above.
MINSTENS = 2


@dataclass(frozen=True)
class Bordascores:
    """Per theme 0..100, in the order of the tally, and how many persons (`n` > 0) it rests on.

    100: everybody puts it above all others; 0: below all; 50: above as many as below. Over all themes the mean is 50.
    """

    n: float
    per_thema: dict[str, float]


@dataclass(frozen=True)
class _Spreiding:
    """Of what one person gives a theme, on the scale 0..1: the lowest that can be, and the variance (or a bound on it)."""

    laagst: float
    variantie: float
    is_ruim: bool


def borda(telling: Rangtelling) -> Bordascores | None:
    """Of the other themes: what part stands below this one, averaged over persons, times 100. Equal counts for half.

    So the themes that a person did not choose share the places that are left. None when nobody answered, there are fewer
    than two themes, or the tally does not tell: without pairs it only does when everybody filled all places.
    Sources: J.-C. de Borda, "Mémoire sur les élections au scrutin", Histoire de l'Académie Royale des Sciences (1781). That
    what was not chosen shares its points (averaged Borda): Z. Terzopoulou, U. Endriss, "The Borda class: an axiomatic study
    of the Borda rule on top-truncated preferences", Journal of Mathematical Economics 92 (2021), 31-40.
    """
    if not telling.n or len(telling.themas) < MINSTENS:
        return None
    if telling.boven is not None:
        return Bordascores(telling.n, {slug: HOOGSTE * _uit_paren(telling, slug) for slug in telling.themas})
    if telling.is_volledig:
        return Bordascores(telling.n, {slug: HOOGSTE * _uit_plaatsen(telling, slug)[0] for slug in telling.themas})
    return None


def borda_interval(telling: Rangtelling, *, aard: str, deff: float = 1.0) -> dict[str, Interval] | None:
    """Per theme the 95% interval of its score, within 0..100. None where `borda` is, or when the group is no sample.

    `aard`, `deff`, no finite population correction: as in `aandeel_interval`. A score is a share of comparisons won, drawn
    in clusters: all of one person together. So it is Wilson's interval with as many independent comparisons as give the
    variance that the places show, on the part of the scale that an answer can reach. One person is added who answers all
    or nothing, since that everybody agreed does not mean that nobody differs. Where places do not give the variance (of a
    part of the themes, or of answers of unequal length) it is what it can be at most, and `is_ruim` says so.
    Sources: as `aandeel_interval`; E.L. Korn, B.I. Graubard, "Confidence intervals for proportions with small expected
    number of positive counts estimated from survey data", Survey Methodology 24 (1998), 193-201, for n from the variance.
    """
    scores = borda(telling)
    if not heeft_marge(aard, deff) or scores is None:
        return None
    return {
        slug: _interval(score / HOOGSTE, _spreiding(telling, slug, score / HOOGSTE), telling.n, deff)
        for slug, score in scores.per_thema.items()
    }


def _interval(score: float, spreiding: _Spreiding, n: float, deff: float) -> Interval:
    bereik = 1 - spreiding.laagst
    deel = min(1.0, max(0.0, (score - spreiding.laagst) / bereik))
    # All or nothing is the most that values between 0 and 1 can differ.
    meest = deel * (1 - deel) * bereik * bereik
    verhouding = min(1.0, spreiding.variantie / meest) if meest else 1.0
    onafhankelijk = n / deff / ((n * verhouding + 1) / (n + 1))
    laag, hoog = (
        HOOGSTE * (spreiding.laagst + bereik * grens) for grens in wilson(deel * onafhankelijk, onafhankelijk)
    )
    return Interval(laag, hoog, spreiding.is_ruim)


def _spreiding(telling: Rangtelling, slug: str, score: float) -> _Spreiding:
    if telling.is_volledig:
        gemiddelde, variantie = _uit_plaatsen(telling, slug)
        # Not equal where some were asked about fewer themes than others: then places do not say what pairs do.
        if isclose(gemiddelde, score, abs_tol=1e-9):
            return _Spreiding(_punten(telling)[-1], variantie, is_ruim=False)
    return _Spreiding(0.0, _variantie_hooguit(telling, slug), is_ruim=True)


def _uit_paren(telling: Rangtelling, slug: str) -> float:
    """The mean of what persons give this theme, 0..1."""
    anderen = [ander for ander in telling.themas if ander != slug]
    saldo = sum(telling.hoger(slug, ander) - telling.hoger(ander, slug) for ander in anderen)
    return 0.5 + saldo / (2 * telling.n * len(anderen))


def _uit_plaatsen(telling: Rangtelling, slug: str) -> tuple[float, float]:
    """The mean and the variance of what persons give this theme, 0..1, when everybody filled all places."""
    keren = (telling.posities or {})[slug]
    verdeling = list(zip((*keren, telling.n - sum(keren)), _punten(telling), strict=True))
    gemiddelde = sum(aantal * punt for aantal, punt in verdeling) / telling.n
    return gemiddelde, sum(aantal * (punt - gemiddelde) ** 2 for aantal, punt in verdeling) / telling.n


def _punten(telling: Rangtelling) -> list[float]:
    """What each place gives, 0..1, the first place first; last what a theme gets that was not chosen."""
    lager = len(telling.themas) - 1
    plaatsen = len(next(iter((telling.posities or {}).values())))
    return [*((lager - plaats) / lager for plaats in range(plaatsen)), max(0, lager - plaatsen) / 2 / lager]


def _variantie_hooguit(telling: Rangtelling, slug: str) -> float:
    """The variance of what persons give this theme is at most this: deviations add up fully only when all go together."""
    anderen = [ander for ander in telling.themas if ander != slug]
    afwijkingen = 0.0
    for ander in anderen:
        wint, verliest = telling.hoger(slug, ander) / telling.n, telling.hoger(ander, slug) / telling.n
        gelijk = 1 - wint - verliest
        afwijkingen += sqrt(max(0.0, wint + gelijk / 4 - (wint + gelijk / 2) ** 2))
    return (afwijkingen / len(anderen)) ** 2
