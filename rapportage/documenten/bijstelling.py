"""Bijstelling van het plan: why an adopted plan changes, and what changes in it."""

from dataclasses import dataclass
from datetime import date

from .enums import Documentsoort
from .onderdelen import Afzender, Sectie, Stukstand, VanEenStuk
from .wijzigingen import Bijstelregel, Stemregel, Wijziging


@dataclass(frozen=True)
class Bijstelling(VanEenStuk):
    """The paper as data; `regels` are the changes. `college_datum` None: the college has not decided yet.

    `wijzigingen`: what the council changed in it; `stemming`: how it voted on it, None: not known.
    """

    afzender: Afzender
    stand: Stukstand
    plan: str
    onderwerp: str
    portefeuillehouder: str
    team: str
    college_datum: date | None
    secties: tuple[Sectie, ...]
    regels: tuple[Bijstelregel, ...]
    wijzigingen: tuple[Wijziging, ...] = ()
    stemming: Stemregel | None = None

    soort = Documentsoort.BIJSTELLING

    @property
    def titel(self) -> str:
        """Name of the document."""
        return self.onderwerp

    @property
    def is_fictief(self) -> bool:
        """It was made up for the example."""
        return self.stand.is_fictief
