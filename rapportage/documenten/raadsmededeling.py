"""Raadsmededeling (R23, R24): who tells the council what, on which decision."""

from dataclasses import dataclass
from datetime import date

from .enums import Documentsoort
from .onderdelen import Afzender, Sectie, genummerd


@dataclass(frozen=True)
class Raadsmededeling:
    """The mededeling as data; `college_datum` None: the college has not decided yet.

    `is_fictief`: the paper was made up; `is_besluit_fictief`: only a day on which it was decided on.
    """

    afzender: Afzender
    nummer: str
    datum: date
    onderwerp: str
    team: str
    portefeuillehouder: str
    college_datum: date | None
    status: str
    status_datum: date | None
    secties: tuple[Sectie, ...]
    is_fictief: bool = False
    is_besluit_fictief: bool = False

    soort = Documentsoort.RAADSMEDEDELING

    @property
    def titel(self) -> str:
        """Name of the document."""
        return self.onderwerp

    @property
    def genummerd(self) -> tuple[tuple[int | None, Sectie], ...]:
        """The sections, those of the first level with their number (R24)."""
        return genummerd(self.secties)
