"""Days and weeks on which nobody decides: weekends, public holidays and the recess of the council."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

import holidays

from rapportage.opmaak import datum
from thema.beleidsplan.models import Gemeente

WEEKDAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_ZATERDAG = 5


@dataclass(frozen=True)
class Recesweken:
    """Weeks in which the council does not meet; `van` and `tot` inclusive. `is_zomer`: nobody wrote down when exactly."""

    naam: str
    van: date
    tot: date
    is_zomer: bool = False

    @property
    def wanneer(self) -> str:
        """ "in juli en augustus", or "van 6 juli 2026 tot en met 16 augustus 2026"."""
        return "in juli en augustus" if self.is_zomer else f"van {datum(self.van)} tot en met {datum(self.tot)}"

    def raakt(self, van: date, tot: date) -> bool:
        """At least one of these days lies in it."""
        return van <= self.tot and tot >= self.van

    def omvat(self, van: date, tot: date) -> bool:
        """All of these days lie in it."""
        return self.van <= van and tot <= self.tot


@dataclass(frozen=True)
class Recessen:
    """When the council of this municipality does not meet, as far as that was written down. A year of which no summer was
    has one, July and August."""

    weken: tuple[Recesweken, ...] = ()

    def in_jaren(self, van: int, tot: int) -> Iterable[Recesweken]:
        """All that was written down, and the summers of these years, both included, that were not."""
        yield from self.weken
        for jaar in range(van, tot + 1):
            zomer = Recesweken("zomerreces", date(jaar, 7, 1), date(jaar, 8, 31), is_zomer=True)
            if not any(weken.raakt(zomer.van, zomer.tot) for weken in self.weken):
                yield zomer

    def bij(self, van: date, tot: date) -> Recesweken | None:
        """The first recess in which at least one of these days lies; None: none."""
        return next((weken for weken in self.in_jaren(van.year, tot.year) if weken.raakt(van, tot)), None)


def recessen_van(gemeente: Gemeente) -> Recessen:
    """What was written down of this municipality, in one query; rows that follow each other are one recess."""
    weken: list[Recesweken] = []
    for reces in gemeente.recessen.all():
        if weken and reces.van <= weken[-1].tot + timedelta(days=1):
            weken[-1] = replace(weken[-1], tot=max(weken[-1].tot, reces.tot))
        else:
            weken.append(Recesweken(reces.naam, reces.van, reces.tot))
    return Recessen(tuple(weken))


def waarom_vrij(dag: date) -> str:
    """Why nobody works on this day: the name of the holiday, "zaterdag" or "zondag"; "" for a day of work."""
    feest = _feestdagen().get(dag)
    if feest:
        return str(feest)
    return WEEKDAGEN[dag.weekday()] if dag.weekday() >= _ZATERDAG else ""


def werkdag_op_of_voor(dag: date) -> date:
    """This day, or the last day of work before it."""
    while waarom_vrij(dag):
        dag -= timedelta(days=1)
    return dag


def werkdag_na(dag: date, aantal: int) -> date:
    """The day on which this many days of work have passed since `dag`, which does not count itself."""
    for _ in range(aantal):
        dag += timedelta(days=1)
        while waarom_vrij(dag):
            dag += timedelta(days=1)
    return dag


def werkdagen_sinds(van: date, tot: date) -> int:
    """Days of work after `van`, up to and including `tot`; 0 when `tot` is not later."""
    return sum(not waarom_vrij(van + timedelta(days=n)) for n in range(1, (tot - van).days + 1))


@lru_cache(maxsize=1)
def _feestdagen() -> holidays.HolidayBase:
    """The public holidays of the Netherlands by their Dutch name; years are added when they are asked for."""
    return holidays.country_holidays("NL", language="nl")
