"""Nota voor burgemeester en wethouders (R1-R22): fields on top, boxes, the decision, then the explanation."""

from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from .enums import Documentsoort
from .onderdelen import Afzender, Sectie


@dataclass(frozen=True)
class Lijstregel:
    """One box of the list of decisions; `datum` None: no date."""

    lijst: str
    is_aangekruist: bool
    datum: date | None


@dataclass(frozen=True)
class Routingregel:
    """One role; `is_geparafeerd` None: this role has no box. `datum` None: no date."""

    rol: str
    is_geparafeerd: bool | None
    datum: date | None


@dataclass(frozen=True)
class Openbaarheidsoptie:
    """One of the six options (R14); `aanvulling` completes it, `open_plek` says what is not filled in."""

    tekst: str
    is_gekozen: bool
    aanvulling: str
    open_plek: str


@dataclass(frozen=True)
class Nota:
    """The nota as data. Dates are None where the body does not treat it.

    `is_besluit_fictief`: a day on which it was decided on was made up. `voorgestelde_punten`: of each point of
    `besluitpunten` how it was proposed, "" where the college did not change it.
    """

    afzender: Afzender
    nummer: str
    datum: date
    team: str
    onderwerp: str
    programma: str
    portefeuillehouder: str
    bis: str
    status: str
    status_datum: date | None
    college_datum: date | None
    raad_datum: date | None
    burgemeester_datum: date | None
    college: tuple[str, ...]
    besluitenlijst: tuple[Lijstregel, ...]
    routing: tuple[Routingregel, ...]
    bijlagen: tuple[str, ...]
    besluitpunten: tuple[str, ...]
    heeft_financiele_gevolgen: bool
    heeft_begrotingswijziging: bool
    wet: str
    opties: tuple[Openbaarheidsoptie, ...]
    is_kennisgeving_awb: bool
    is_bekendmaking_awb: bool
    adviesraden: tuple[str, ...]
    secties: tuple[Sectie, ...]
    is_fictief: bool = False
    is_besluit_fictief: bool = False
    voorgestelde_punten: tuple[str, ...] = ()

    soort = Documentsoort.NOTA

    @property
    def titel(self) -> str:
        """Name of the document."""
        return self.onderwerp

    @property
    def punten(self) -> tuple[tuple[str, str], ...]:
        """What was decided, point by point, each with how it was proposed where that is something else."""
        return tuple(zip_longest(self.besluitpunten, self.voorgestelde_punten, fillvalue=""))
