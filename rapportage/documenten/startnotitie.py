"""Startnotitie (R25-R34): why a plan, about what, with whom, and when."""

from dataclasses import dataclass
from datetime import date

from .enums import Documentsoort
from .onderdelen import Afzender, Sectie


@dataclass(frozen=True)
class Startnotitie:
    """The startnotitie as data; chapters in order. `is_besluit_fictief`: a day on which it was decided on was made up."""

    afzender: Afzender
    plan: str
    plantitel: str
    periode: str
    programma: str
    nummer: str
    datum: date
    status: str
    status_datum: date | None
    secties: tuple[Sectie, ...]
    is_fictief: bool = False
    is_besluit_fictief: bool = False

    soort = Documentsoort.STARTNOTITIE

    @property
    def titel(self) -> str:
        """Name of the document."""
        return f"Startnotitie {self.plan}"

    @property
    def hoofdstukken(self) -> tuple[tuple[Sectie, ...], ...]:
        """The sections per chapter: one of the first level, and what belongs under it."""
        hoofdstukken: list[list[Sectie]] = []
        for sectie in self.secties:
            if sectie.niveau == 1 or not hoofdstukken:
                hoofdstukken.append([])
            hoofdstukken[-1].append(sectie)
        return tuple(tuple(hoofdstuk) for hoofdstuk in hoofdstukken)
