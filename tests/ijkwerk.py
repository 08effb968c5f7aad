"""How long something takes, in a measure that is the same on a fast and a slow machine, and on one that others use too.

Seconds of computing say as much of the machine as of the code: the same work took 15 of them on two quiet processors and
42 on two that were shared.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

_RONDES = 80_000


@dataclass
class Meting:
    """Computing between `begin` and `einde`, and what the fixed piece of work cost in the meantime; both in seconds."""

    gerekend: float = 0.0
    ijkwerk: list[float] = field(default_factory=list)
    _sinds: float = 0.0

    @property
    def aantal_keren(self) -> float:
        """How often the fixed piece of work could have been done in the same time."""
        return self.gerekend * len(self.ijkwerk) / sum(self.ijkwerk)

    def ijk(self) -> None:
        """Do the fixed work now and then: how fast the machine is changes while one measures. It does not count."""
        self.gerekend += time.process_time() - self._sinds
        self.ijkwerk.append(_vast_werk())
        self._sinds = time.process_time()


@contextmanager
def gemeten() -> Iterator[Meting]:
    """Measure what happens in this block; whoever knows a good moment halfway calls `ijk`."""
    meting = Meting(_sinds=time.process_time())
    meting.ijk()
    yield meting
    meting.ijk()


def _vast_werk() -> float:
    """Seconds that it took to make, look up, sort and join many small things: what a page and a document come down to."""
    begin = time.process_time()
    dingen: list[dict[str, Any]] = [
        {"naam": f"ding {nummer}", "rang": nummer * 7919 % _RONDES} for nummer in range(_RONDES)
    ]
    per_naam = {ding["naam"]: ding for ding in dingen}
    rij = sorted(per_naam.values(), key=lambda ding: ding["rang"])
    "".join(f"<li>{ding['naam'].title()}</li>" for ding in rij).split("<li>")
    return time.process_time() - begin
