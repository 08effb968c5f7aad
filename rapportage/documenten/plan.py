"""The Meerjarenbeleidsplan itself: figures, how it came about, themes with goals, measures and means, money."""

from dataclasses import dataclass
from datetime import date

from rapportage.cijfers.resultaat import Resultaat
from rapportage.themas.gegevens import Cijferreeks
from thema.thema.enums import Themastatus

from .enums import Documentsoort
from .onderdelen import Afzender, Planregel, Stukstand, VanEenStuk
from .planinhoud import Geld, Kaderregel, Themahoofdstuk
from .wijzigingen import Planbijstelling, Stemregel, Wijziging


@dataclass(frozen=True)
class Uitgangspuntregel:
    """What the plan starts from."""

    titel: str
    toelichting: str
    bron: str


@dataclass(frozen=True)
class Plan(VanEenStuk):
    """The whole plan as data. `resultaat` is None until the results of the consultation are public.

    `wijzigingen`: what the council changed before it adopted it; `stemming`: how it voted on the whole, None: not known.
    `versie` counts from 1; of a later one `bijstellingen` says how it came from the first, which the council adopted on
    `eerst_vastgesteld` (None: not known; `is_eerst_fictief`: a day that was made up for the example).
    """

    afzender: Afzender
    naam: str
    plantitel: str
    periode: str
    laatste_jaar: int
    missiewoorden: tuple[str, ...]
    stand: Stukstand
    stappen: tuple[Planregel, ...]
    partners: tuple[str, ...]
    uitgangspunten: tuple[Uitgangspuntregel, ...]
    reeksen: tuple[Cijferreeks, ...]
    resultaat: Resultaat | None
    hoofdstukken: tuple[Themahoofdstuk, ...]
    ongedekte_velden: tuple[str, ...]
    geld: Geld
    kaders: tuple[Kaderregel, ...]
    woordenlijst: str
    wijzigingen: tuple[Wijziging, ...] = ()
    stemming: Stemregel | None = None
    versie: int = 1
    bijstellingen: tuple[Planbijstelling, ...] = ()
    eerst_vastgesteld: date | None = None
    is_eerst_fictief: bool = False

    soort = Documentsoort.PLAN

    @property
    def titel(self) -> str:
        """Name of the document; of a later version with its number."""
        return f"{self.naam}, versie {self.versie}" if self.versie > 1 else self.naam

    @property
    def nummer(self) -> str:
        """Number of the paper that carries it; of a later version none: that number is of the paper that changed the plan."""
        return self.stand.nummer if self.versie == 1 else ""

    @property
    def is_fictief(self) -> bool:
        """Its date and decision were made up for the example, or those of its first version."""
        return self.stand.is_fictief or self.is_eerst_fictief

    @property
    def voorrang(self) -> tuple[Themahoofdstuk, ...]:
        """The themes that have priority."""
        return self._met_status(Themastatus.GEPRIORITEERD)

    @property
    def voorgesteld(self) -> tuple[Themahoofdstuk, ...]:
        """The themes that are proposed to have priority."""
        return self._met_status(Themastatus.VOORGESTELD)

    @property
    def namen_overige(self) -> tuple[str, ...]:
        """The names of the themes that go on beside them."""
        overige = self._met_status(Themastatus.NIET_GEPRIORITEERD) + self._met_status(Themastatus.CONTINU)
        return tuple(hoofdstuk.naam for hoofdstuk in overige)

    def _met_status(self, status: Themastatus) -> tuple[Themahoofdstuk, ...]:
        return tuple(hoofdstuk for hoofdstuk in self.hoofdstukken if hoofdstuk.status == status)

    @property
    def aantal_doelen(self) -> int:
        """Goals over all themes."""
        return sum(len(hoofdstuk.doelen) for hoofdstuk in self.hoofdstukken)

    @property
    def aantal_maatregelen(self) -> int:
        """Measures; one that serves several themes counts once."""
        return len({maatregel.titel for hoofdstuk in self.hoofdstukken for maatregel in hoofdstuk.maatregelen})
