"""T19 at full size: ten thousand mails, twenty killed workers, one fault in ten; and what a mail costs."""

import time
from collections.abc import Iterator

from tests.consultatie.mailproef import Boeken, proef

AANTAL = 10_000
KILLS = 20


def meet(*, aantal: int = AANTAL, kills: int = KILLS) -> tuple[Boeken, float]:
    """What became of the mails, and the seconds it took with everything."""
    begin = time.perf_counter()
    boeken = proef(aantal, kills=kills, werkers=2)
    return boeken, time.perf_counter() - begin


def verslag(uitkomst: tuple[Boeken, float]) -> Iterator[str]:
    """The books, and the pace."""
    boeken, seconden = uitkomst
    totaal = sum(boeken.per_status.values())
    yield f"{totaal} mails, {boeken.kills} werkers gedood, {seconden:.0f} s, {totaal / seconden:.0f} mails per seconde"
    yield f"dubbel: {boeken.dubbel}"
    yield f"onverklaard: {boeken.onverklaard}"
    for status, aantal in sorted(boeken.per_status.items()):
        yield f"{status:24}{aantal:>8}"
