"""The report of a meeting: a netwerksessie, or a meeting of the council."""

from dataclasses import dataclass
from datetime import date

from rapportage.cijfers.resultaat import Resultaat

from .enums import Documentsoort
from .onderdelen import Afzender


@dataclass(frozen=True)
class Aanwezigen:
    """A group that came, and how many persons; None: that is not shown, or of several sessions not apart."""

    naam: str
    aantal: int | None


@dataclass(frozen=True)
class Stippendeel:
    """Where the dots came. `cijfers`: what the public results show of the sessions of the plan, None while they show nothing
    of them, for the reason that `waarom_niet` gives.

    `per_persoon`: how many dots everybody had. `sessies`: how many sessions those figures take together. `zonder`: groups of
    this session of which they have none.
    """

    per_persoon: int
    cijfers: Resultaat | None = None
    sessies: int = 1
    zonder: tuple[str, ...] = ()
    waarom_niet: str = ""


@dataclass(frozen=True)
class Verslagvraag:
    """A question of a fractie; `antwoord` is empty and its day None until it was answered."""

    fractie: str
    vraag: str
    antwoord: str
    beantwoord: date | None


@dataclass(frozen=True)
class Verslagtoezegging:
    """A promise as it stood on the day on which the report was frozen; `stand` in words."""

    door: str
    aan: str
    tekst: str
    termijn: date
    stand: str


@dataclass(frozen=True)
class Verslag:
    """The report as data. `datum` is the day of the meeting, `vastgelegd` the day on which the report was frozen.

    `bijeenkomst`: which sort of meeting, in words. `over`: papers and themes by name, empty: the plan as a whole.
    `tekst` and `programma`: Markdown. `stippen` None: no session.
    """

    afzender: Afzender
    plan: str
    bijeenkomst: str
    onderwerp: str
    datum: date
    vastgelegd: date
    tekst: str
    plaats: str = ""
    programma: str = ""
    over: tuple[str, ...] = ()
    aanwezigen: tuple[Aanwezigen, ...] = ()
    stippen: Stippendeel | None = None
    vragen: tuple[Verslagvraag, ...] = ()
    toezeggingen: tuple[Verslagtoezegging, ...] = ()
    is_fictief: bool = False

    soort = Documentsoort.VERSLAG
    nummer = ""

    @property
    def titel(self) -> str:
        """Name of the document."""
        return f"Verslag: {self.onderwerp}"
