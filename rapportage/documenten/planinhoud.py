"""Parts of the plan: figures, groups, chapters per theme, money."""

from dataclasses import dataclass
from decimal import Decimal

from rapportage.themas.gegevens import Doelkaart
from thema.thema.enums import Themasoort, Themastatus


@dataclass(frozen=True)
class Maatregelrij:
    """A measure with who does it, with whom, with what and when."""

    titel: str
    omschrijving: str
    trekker: str
    partners: tuple[str, ...]
    middelen: tuple[str, ...]
    wanneer: str
    is_fictief: bool


@dataclass(frozen=True)
class Onderbouwingsrij:
    """What was said, by whom, and what was done with it. Goals name it by its `titel`."""

    titel: str
    wie: str
    gezegd: str
    gedaan: str
    is_fictief: bool


@dataclass(frozen=True)
class Steunrij:
    """Where a partner stands on theme and approach; `bijdrage` empty: nothing said, or confidential."""

    partner: str
    thema: str
    aanpak: str
    bijdrage: str
    is_fictief: bool

    @property
    def standpunt(self) -> str:
        """ "steunt"; where theme and approach differ: "thema: steunt, aanpak: geen mening"."""
        if self.thema == self.aanpak:
            return self.thema.lower()
        return f"thema: {self.thema.lower()}, aanpak: {self.aanpak.lower()}"


@dataclass(frozen=True)
class Themahoofdstuk:
    """One theme of the plan."""

    naam: str
    slug: str
    soort: str
    kern: str
    status: str
    reden: str
    omschrijving: str
    ambitie: str
    velden: tuple[str, ...]
    doelen: tuple[Doelkaart, ...]
    maatregelen: tuple[Maatregelrij, ...]
    onderbouwing: tuple[Onderbouwingsrij, ...]
    steun: tuple[Steunrij, ...]

    @property
    def heeft_voorrang(self) -> bool:
        """It was chosen to go first."""
        return self.status == Themastatus.GEPRIORITEERD

    @property
    def is_ontwikkelthema(self) -> bool:
        """One of the themes that priority is about; its chapter opens a page."""
        return self.soort == Themasoort.ONTWIKKEL


@dataclass(frozen=True)
class Geldrij:
    """Euros per year of the plan, in its order, and their sum."""

    naam: str
    bedragen: tuple[Decimal, ...]
    totaal: Decimal
    is_fictief: bool


@dataclass(frozen=True)
class Geld:
    """What it costs per theme, and where the money comes from. A measure that serves several themes counts once."""

    jaren: tuple[int, ...]
    per_thema: tuple[Geldrij, ...]
    per_herkomst: tuple[Geldrij, ...]
    totaal: Geldrij | None


@dataclass(frozen=True)
class Kaderregel:
    """A law, a plan to align with or a good example."""

    soort: str
    naam: str
    toelichting: str
    url: str
