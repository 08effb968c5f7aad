"""What the theme pages show. A value of None is not known or not measured; it is never zero."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from thema.partner.enums import Steun


@dataclass(frozen=True)
class Meting:
    """One figure; `waarde` None was not measured."""

    jaar: int
    waarde: Decimal | None
    toelichting: str = ""


@dataclass(frozen=True)
class Cijferreeks:
    """The figures of one indicator from one source, oldest first."""

    naam: str
    definitie: str
    eenheid: str
    bron: str
    bron_url: str
    peildatum: str
    is_fictief: bool
    metingen: tuple[Meting, ...]

    @property
    def laatste(self) -> Meting | None:
        """The newest figure that was measured."""
        return next((meting for meting in reversed(self.metingen) if meting.waarde is not None), None)


@dataclass(frozen=True)
class Trendregel:
    """One development."""

    tekst: str
    bron: str
    is_fictief: bool


@dataclass(frozen=True)
class Trendgroep:
    """The developments at one level."""

    naam: str
    trends: tuple[Trendregel, ...]


@dataclass(frozen=True)
class Opmerking:
    """What one partner said with its standpunt."""

    partner: str
    tekst: str


@dataclass(frozen=True)
class Steungroep:
    """The partners that say the same of a theme; `steun` empty: they said nothing yet."""

    steun: str
    woorden: str
    partners: tuple[str, ...]
    opmerkingen: tuple[Opmerking, ...]


@dataclass(frozen=True)
class Steunbeeld:
    """Where all partners stand on one theme."""

    totaal: int
    groepen: tuple[Steungroep, ...]
    is_fictief: bool

    @property
    def achter(self) -> int:
        """Partners that support it, with a remark or without."""
        mee = {Steun.STEUNT, Steun.MET_KANTTEKENING}
        return sum(len(groep.partners) for groep in self.groepen if groep.steun in mee)

    @property
    def heeft_standpunten(self) -> bool:
        """At least one partner has spoken."""
        return any(groep.steun for groep in self.groepen)


@dataclass(frozen=True)
class Doelkaart:
    """One goal from nulwaarde to streefwaarde. `nu` is the newest figure after the nulwaarde, None without one."""

    pk: int
    titel: str
    tekst: str
    indicator: str
    eenheid: str
    nulwaarde: Decimal | None
    nuljaar: int | None
    streefwaarde: Decimal | None
    streefjaar: int | None
    nu: Meting | None
    trekker: str
    partners: tuple[str, ...]
    maatregelen: tuple[str, ...]
    rust_op: tuple[str, ...]
    is_fictief: bool

    @property
    def is_meetbaar(self) -> bool:
        """It has both ends of the line."""
        return self.nulwaarde is not None and self.streefwaarde is not None


@dataclass(frozen=True)
class Stand:
    """How a theme stood at the end of the year of the newest report that the council has."""

    jaar: int
    staat: str
    woorden: str


@dataclass(frozen=True)
class Themaregel:
    """A theme in a list."""

    naam: str
    slug: str
    soort: str
    kern: str
    status: str
    woorden: str


@dataclass(frozen=True)
class Themapagina:
    """All that stands on the page of one theme."""

    naam: str
    slug: str
    soort: str
    kern: str
    omschrijving: str
    ambitie: str
    status: str
    woorden: str
    reden: str
    vaststellingsdatum: date | None
    velden: tuple[str, ...]
    reeksen: tuple[Cijferreeks, ...]
    trends: tuple[Trendgroep, ...]
    steun: Steunbeeld
    doelen: tuple[Doelkaart, ...]
    draden: int
    stand: Stand | None
