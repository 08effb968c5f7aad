"""Voortgangsrapportage (R55): the safety figures, and per theme a text, a state and its indicators."""

from dataclasses import dataclass
from decimal import Decimal

from rapportage.themas.gegevens import Cijferreeks
from thema.thema.enums import Themasoort

from .enums import Documentsoort
from .onderdelen import Afzender, Stukstand, VanEenStuk
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


# The state, and its words, of a theme or measure of the plan that the report says nothing of.
NIET_BESCHREVEN = "niet_beschreven"
NOG_NIET_BESCHREVEN = "Nog niet beschreven"


@dataclass(frozen=True)
class Maatregelstand:
    """A measure of the plan with its state in the year."""

    titel: str
    staat: str
    woorden: str
    toelichting: str


@dataclass(frozen=True)
class Themastand:
    """A theme of the plan with its state, text, goals and all its measures; `tekst` may be empty."""

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
        return sum(maatregel.staat not in {"nog_niet_begonnen", NIET_BESCHREVEN} for maatregel in self.maatregelen)

    @property
    def niet_beschreven(self) -> int:
        """Measures that the report says nothing of: whether they have begun is not known."""
        return sum(maatregel.staat == NIET_BESCHREVEN for maatregel in self.maatregelen)


@dataclass(frozen=True)
class Voortgang(VanEenStuk):
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
    def is_volledig(self) -> bool:
        """It speaks of every theme and every measure of the plan."""
        return not any(thema.staat == NIET_BESCHREVEN or thema.niet_beschreven for thema in self.themas)

    @property
    def titel(self) -> str:
        """Name of the document."""
        return f"Voortgangsrapportage Veiligheid {self.jaar}"
