"""Voortgangsrapportage (R55): the safety figures, and per theme a text, a state and its indicators."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rapportage.themas.gegevens import Cijferreeks
from thema.thema.enums import Themasoort

from .enums import Documentsoort
from .onderdelen import Afzender, Stukstand
from .planinhoud import Onderbouwingsrij


@dataclass(frozen=True)
class Doelstand:
    """A goal with its figure of the year; `waarde` None was not measured, which is not zero."""

    titel: str
    indicator: str
    eenheid: str
    nulwaarde: Decimal | None
    nuljaar: int | None
    waarde: Decimal | None
    streefwaarde: Decimal | None
    streefjaar: int | None
    toelichting: str
    is_fictief: bool

    @property
    def is_meetbaar(self) -> bool:
        """It has both ends of the line."""
        return self.nulwaarde is not None and self.streefwaarde is not None


@dataclass(frozen=True)
class Maatregelstand:
    """A measure with its state in the year."""

    titel: str
    staat: str
    woorden: str
    toelichting: str


@dataclass(frozen=True)
class Themastand:
    """A theme with its state, text, goals and measures."""

    naam: str
    slug: str
    soort: str
    staat: str
    woorden: str
    tekst: str
    doelen: tuple[Doelstand, ...]
    maatregelen: tuple[Maatregelstand, ...]
    onderbouwing: tuple[Onderbouwingsrij, ...]

    @property
    def is_ontwikkelthema(self) -> bool:
        """One of the themes that priority is about."""
        return self.soort == Themasoort.ONTWIKKEL

    @property
    def begonnen(self) -> int:
        """Measures that have begun."""
        return sum(maatregel.staat != "nog_niet_begonnen" for maatregel in self.maatregelen)


@dataclass(frozen=True)
class Voortgang:
    """The report over one calendar year as data."""

    afzender: Afzender
    plan: str
    jaar: int
    stand: Stukstand
    samenvatting: str
    veiligheidsbeeld: str
    vooruitblik: str
    vragen_aan_raad: tuple[str, ...]
    reeksen: tuple[Cijferreeks, ...]
    themas: tuple[Themastand, ...]
    is_fictief: bool

    soort = Documentsoort.VOORTGANGSRAPPORTAGE

    @property
    def titel(self) -> str:
        """Name of the document."""
        return f"Voortgangsrapportage Veiligheid {self.jaar}"

    @property
    def nummer(self) -> str:
        """Number of the paper that carries it."""
        return self.stand.nummer

    @property
    def datum(self) -> date:
        """Day of the paper that carries it."""
        return self.stand.datum

    @property
    def is_besluit_fictief(self) -> bool:
        """A day on which it was decided on was made up."""
        return self.stand.is_besluit_fictief
