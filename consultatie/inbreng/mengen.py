"""Which answers leave the mixing tray, and in which order. Pure, but for the dice.

The tray is a pool mix: it is emptied down to `drempel` answers, never to none, and what leaves is drawn at random from
all that lies there. So an answer that came in just now may leave today or next week, and whoever looks at the result
with the whole database in hand cannot tell it from at least `drempel` others.
"""

import random
from collections.abc import Sequence
from datetime import date
from typing import TypeVar

T = TypeVar("T")


def grijp(bak: Sequence[T], *, drempel: int, dicht: bool, rng: random.Random) -> list[T]:
    """What leaves the tray, in random order; empty as long as it has to wait.

    As long as answers come in (`dicht` False) the tray waits for twice `drempel`, and `drempel` of them stay behind.
    Once it is closed everything leaves, if that is at least `drempel`: what is less is never counted.
    """
    blijft, nodig = (0, drempel) if dicht else (drempel, 2 * drempel)
    if len(bak) < max(nodig, 1):
        return []
    return rng.sample(bak, len(bak) - blijft)


def isoweek(dag: date) -> str:
    """2019-W35: the finest time that a mixed answer bears."""
    jaar, week, _ = dag.isocalendar()
    return f"{jaar}-W{week:02d}"
