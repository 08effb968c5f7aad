"""Raadsvoorstel: what college proposes that the council decides, and why."""

from dataclasses import dataclass
from datetime import date

from .enums import Documentsoort
from .onderdelen import Afzender, Sectie, genummerd
from .wijzigingen import Stemregel, Wijziging


@dataclass(frozen=True)
class Raadsvoorstel:
    """The proposal as data. `besluitpunten` are the draft decision, and once it was adopted the decision itself.

    `college_datum`, `raad_datum` None: not known yet. `is_fictief`: the paper was made up; `is_besluit_fictief`: only a day
    on which it was decided on. `wijzigingen`, `stemming`: what the council changed, and how it voted; None: not known.
    """

    afzender: Afzender
    nummer: str
    datum: date
    onderwerp: str
    team: str
    programma: str
    portefeuillehouder: str
    college_datum: date | None
    raad_datum: date | None
    status: str
    status_datum: date | None
    besluitpunten: tuple[str, ...]
    bijlagen: tuple[str, ...]
    secties: tuple[Sectie, ...]
    is_fictief: bool = False
    is_besluit_fictief: bool = False
    wijzigingen: tuple[Wijziging, ...] = ()
    stemming: Stemregel | None = None

    soort = Documentsoort.RAADSVOORSTEL

    @property
    def titel(self) -> str:
        """Name of the document."""
        return self.onderwerp

    @property
    def genummerd(self) -> tuple[tuple[int | None, Sectie], ...]:
        """The sections, those of the first level with their number."""
        return genummerd(self.secties)
