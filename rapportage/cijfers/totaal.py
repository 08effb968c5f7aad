"""All groups together, as heavy as staff chose, and how much hangs on that choice. Only `queries.py` asks for this.

It is made of scores that are shown and of weights that are shown beside it, so whoever sees it can work it out: what is
hidden there is not in it. Pure.
"""

from collections.abc import Mapping, Sequence

from consultatie.uitslag.prioritering.groepen import Scores, alle_themas, zonder_cijfer
from consultatie.uitslag.prioritering.wegingen import Omslagpunt, genormaliseerd, omslagpunten, weeg_groepen
from rapportage.opmaak import afgerond

from .resultaat import Groepsgewicht, Groepsscores, Groepstotaal, Omslag, Totaalrij

# Of blends: what differs less comes of rounding.
_GELIJK = 9
# Of shares of weightings and of weights.
_DECIMALEN = 6


def groepstotaal(
    scores: Sequence[Groepsscores], gewichten: Mapping[str, int], *, reden: str, k: int
) -> Groepstotaal | None:
    """The blend of these groups; `gewichten` are whole percents per group code, and `k` is the size of the top.

    None when nobody chose weights, or a group with weight has no score that is shown: without it, it would be another
    weighting than was chosen.
    """
    getoond = {groep.groep: {thema.slug: thema.score for thema in groep.themas} for groep in scores}
    zwaar = {code: float(gewicht) for code, gewicht in gewichten.items() if gewicht}
    if not zwaar or not zwaar.keys() <= getoond.keys() or k < 1:
        return None
    # A group that does not count says nothing here, nor about other weightings: it may have figures of few themes.
    mee: Scores = {code: per_thema for code, per_thema in getoond.items() if code in zwaar}
    aandelen = genormaliseerd(mee, zwaar)
    in_top, foutmarge = _in_top(mee, k)
    return Groepstotaal(
        k=k,
        reden=reden,
        gewichten=tuple(Groepsgewicht(code, round(aandelen.get(code, 0.0), _DECIMALEN)) for code in getoond),
        themas=tuple(_op_volgorde(weeg_groepen(mee, zwaar), in_top)),
        omslagen=tuple(_omslag(punt) for punt in omslagpunten(mee, zwaar) if k - 1 <= punt.plaats <= k + 1),
        foutmarge=round(foutmarge, _DECIMALEN),
    )


def _in_top(scores: Scores, k: int) -> tuple[Mapping[str, float | None], float]:
    """Per theme the share of all weightings, and how far it may be off; nothing when every theme would be in the top."""
    # It brings numpy along, which nobody needs until somebody weights groups.
    from consultatie.uitslag.prioritering.robuustheid import robuustheid  # noqa: PLC0415

    if len(alle_themas(scores)) - len(zonder_cijfer(scores)) <= k:
        return {}, 0.0
    stevig = robuustheid(scores, k)
    return stevig.per_thema, stevig.foutmarge


def _op_volgorde(gemengd: Mapping[str, float | None], in_top: Mapping[str, float | None]) -> list[Totaalrij]:
    scores = {slug: round(score, _GELIJK) for slug, score in gemengd.items() if score is not None}
    return [
        Totaalrij(
            slug=slug,
            score=afgerond(scores[slug], 1) if slug in scores else None,
            plaats=1 + sum(ander > scores[slug] for ander in scores.values()) if slug in scores else None,
            in_top=_rond(in_top.get(slug)),
        )
        for slug in sorted(gemengd, key=lambda slug: (slug not in scores, -scores.get(slug, 0), slug))
    ]


def _omslag(punt: Omslagpunt) -> Omslag:
    if punt.wijziging is None:
        return Omslag(punt.plaats, punt.boven, punt.onder)
    van, naar = _rond(punt.wijziging.van), _rond(punt.wijziging.naar)
    return Omslag(punt.plaats, punt.boven, punt.onder, punt.wijziging.groep, van, naar)


def _rond(deel: float | None) -> float | None:
    return None if deel is None else round(deel, _DECIMALEN)
