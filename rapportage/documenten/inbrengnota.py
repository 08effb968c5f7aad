"""Nota van inbreng (R48): what was said in open answers, what was done with it and why."""

from dataclasses import dataclass
from datetime import date

from .enums import Documentsoort
from .onderdelen import Afzender


@dataclass(frozen=True)
class Inbrenggroep:
    """A group with a number of its cleared texts; None under the threshold."""

    naam: str
    korte_naam: str
    aantal: int | None


@dataclass(frozen=True)
class Inbrenglabel:
    """What several answers said. `groepen`: how many of each group said it. `citaten`: plain text.

    `gedaan` empty: there is no reaction yet. `doel` and `besluit` may be empty.
    """

    naam: str
    gezegd: str
    groepen: tuple[Inbrenggroep, ...]
    citaten: tuple[str, ...]
    gedaan: str
    waarom: str
    doel: str
    besluit: str


@dataclass(frozen=True)
class Inbrengthema:
    """The labels of one theme."""

    naam: str
    slug: str
    labels: tuple[Inbrenglabel, ...]


@dataclass(frozen=True)
class Inbrengnota:
    """The nota as data. `van` and `tot`: days on which one could answer, None unknown. `drempel` in answers.

    `schrijvers`: who wrote, in words ("inwoners"); empty when nothing was cleared. `ongelezen`: how many answers nobody
    read, None when that is more than none but under the threshold.
    """

    afzender: Afzender
    plan: str
    vragenlijst: str
    datum: date
    van: date | None
    tot: date | None
    vragen: tuple[str, ...]
    drempel: int
    schrijvers: tuple[str, ...]
    groepen: tuple[Inbrenggroep, ...]
    ongelezen: int | None
    themas: tuple[Inbrengthema, ...]
    is_fictief: bool = False

    soort = Documentsoort.INBRENGNOTA
    nummer = ""

    @property
    def titel(self) -> str:
        """Name of the document."""
        return f"Nota van inbreng: {self.vragenlijst}"

    @property
    def heeft_citaten(self) -> bool:
        """Somebody is quoted in it."""
        return any(label.citaten for thema in self.themas for label in thema.labels)
