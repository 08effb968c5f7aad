"""What people of each district or age group find important, as it may be shown. Only `queries.py` asks for this."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from consultatie.uitslag.prioritering import aandeel_in_top
from rapportage.opmaak import afgerond

from .groepen import Toonbaar
from .kruistabel import Kruistabel, verborgen_in_kruistabel
from .resultaat import Uitsplitsing, Uitsplitsrij

# Whole percents: a finer share of a small group says more than it knows.
DECIMALEN = 2
Telling = Mapping[str, Any]


def uitsplitsing_van(
    tellingen: Mapping[str, Telling],
    toon: Toonbaar,
    *,
    naar: str,
    rijen: Sequence[tuple[str, str]],
    weg: Collection[str],
) -> Uitsplitsing | None:
    """Per district or age group the share that has each theme in its top; None when nothing of it may be shown.

    `tellingen`: the tally of the ranking question per code of a district or age group, "" for who did not say; `rijen`:
    codes and names in the order of the page; `weg`: codes of which nothing is shown, their number neither.
    """
    personen = {code: telling["n"] for code, telling in tellingen.items()}
    keren = {
        code: dict.fromkeys(toon.themas, 0) | aandeel_in_top(telling, toon.top) for code, telling in tellingen.items()
    }
    verborgen = verborgen_in_kruistabel(
        Kruistabel(keren, personen, frozenset(toon.themas), frozenset(personen) - frozenset(weg)),
        drempel=toon.drempel,
        nooit=weg,
    )
    uit = tuple(
        Uitsplitsrij(
            code=code,
            naam=naam,
            aantal=personen[code] if code in personen and code not in weg else None,
            aandelen=tuple(
                afgerond(keren[code][slug] / personen[code], DECIMALEN)
                if code in keren and (code, slug) not in verborgen
                else None
                for slug in toon.themas
            ),
        )
        for code, naam in rijen
    )
    if all(aandeel is None for rij in uit for aandeel in rij.aandelen):
        return None
    return Uitsplitsing(groep=toon.groep, naar=naar, themas=toon.themas, rijen=uit)
