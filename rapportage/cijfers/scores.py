"""In which order a group puts the themes, as it may be shown. Only `queries.py` asks for this.

A score is an average over places, and a share in the top, the share of first choices and the score together may tell
places apart that hold a few persons. So a score is shown under the rule for averages (onderdrukking.py), and a first
choice only where every place of that theme holds at least the threshold.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from consultatie.uitslag.prioritering.borda import borda, borda_interval
from consultatie.uitslag.prioritering.duels import schulze
from consultatie.uitslag.prioritering.rangtelling import Rangtelling, beperk, rangtelling_van
from rapportage.opmaak import afgerond

from .groepen import Toonbaar
from .onderdrukking import verborgen_cellen
from .resultaat import Groepsscores, Themascore

# Of one theme there is no order.
MINSTENS = 2


def groepsscores(telling: Mapping[str, Any], toon: Toonbaar) -> Groepsscores | None:
    """The scores of one group; None when none of it may be shown, or the order was not counted.

    `telling`: of the ranking question.
    """
    rangen = rangtelling_van(telling)
    uitkomst = borda(rangen)
    getoond = [slug for slug in rangen.themas if slug in toon.themas]
    if uitkomst is None or len(getoond) < MINSTENS:
        return None
    mag_score = _mag_score(rangen, getoond, toon)
    marges = borda_interval(rangen, aard=toon.aard) or {}
    eerste = _eerste(rangen, getoond, toon.drempel)
    themas = []
    for slug in rangen.themas:
        mag = mag_score and slug in getoond
        marge = marges.get(slug) if mag else None
        themas.append(
            Themascore(
                slug=slug,
                score=afgerond(uitkomst.per_thema[slug], 1) if mag else None,
                laag=afgerond(marge.laag, 1) if marge else None,
                hoog=afgerond(marge.hoog, 1) if marge else None,
                eerste=eerste.get(slug),
            )
        )
    treden = schulze(beperk(rangen, getoond)) if toon.mag_volgorde and mag_score else None
    volgorde = tuple(tuple(slug for slug in rangen.themas if slug in trede) for trede in treden or ())
    return Groepsscores(groep=toon.groep, aantal=int(rangen.n), themas=tuple(themas), volgorde=volgorde)


def _mag_score(rangen: Rangtelling, getoond: Collection[str], toon: Toonbaar) -> bool:
    """Scores add up over the themes, so either those of all shown themes are, or none.

    How many chose a theme is shown too. So of those who did, persons together stand at least `drempel` places under the
    first and as many over the last: of each theme, and of all others together. Otherwise the score would tell that
    nearly all put it at the same place. (Of one place there is nothing to tell.)
    """
    rest = [slug for slug in rangen.themas if slug not in getoond]
    delen = [[slug] for slug in getoond] + ([rest] if rest else [])
    return all(
        _is_ruim([stuk for slug in deel for stuk in _stukken(_gekozen(rangen, slug), toon.top)], toon.drempel)
        for deel in delen
    )


def _stukken(plaatsen: Sequence[int], top: int | None) -> list[Sequence[int]]:
    """The places in the top and those below it: how many stand in each is shown too."""
    return [stuk for stuk in (plaatsen[:top], plaatsen[top:] if top else ()) if stuk]


def _is_ruim(stukken: Sequence[Sequence[int]], drempel: int) -> bool:
    onder = sum(plaats * aantal for stuk in stukken for plaats, aantal in enumerate(stuk))
    boven = sum((len(stuk) - 1 - plaats) * aantal for stuk in stukken for plaats, aantal in enumerate(stuk))
    return all(len(stuk) == 1 for stuk in stukken) or min(onder, boven) >= drempel


def _gekozen(rangen: Rangtelling, slug: str) -> list[int]:
    """Persons per place."""
    return [int(aantal) for aantal in (rangen.posities or {})[slug]]


def _eerste(rangen: Rangtelling, getoond: Collection[str], drempel: int) -> dict[str, float]:
    """Per theme the share that puts it first, where that may be shown. They add up to all who answered."""
    keren = {slug: _gekozen(rangen, slug) for slug in rangen.themas}
    eerste = {slug: plaatsen[0] for slug, plaatsen in keren.items()}
    klein = [slug for slug, plaatsen in keren.items() if slug not in getoond or min(plaatsen) < drempel]
    verborgen = verborgen_cellen(eerste, personen=int(rangen.n), drempel=drempel, telt_op=True, ook=klein)
    return {slug: aantal / rangen.n for slug, aantal in eerste.items() if slug not in verborgen}
