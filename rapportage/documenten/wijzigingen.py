"""What the council changed in a document before it adopted it, passage by passage, with the words that differ."""

from dataclasses import dataclass
from datetime import date

from thema.basis.woordverschil import Woorddeel, woordverschil, zijden


class VoorEnNa:
    """Something with a passage before (`was`) and after (`wordt`), as plain text."""

    was: str
    wordt: str

    @property
    def zijden(self) -> tuple[tuple[Woorddeel, ...], tuple[Woorddeel, ...]]:
        """Both passages, cut where they differ."""
        return zijden(woordverschil(self.was, self.wordt))


@dataclass(frozen=True)
class Fractieregel:
    """How many seats of a fractie were for and against, absent, or not allowed to vote."""

    naam: str
    voor: int
    tegen: int
    afwezig: int
    onthouden: int


@dataclass(frozen=True)
class Stemregel:
    """How the council voted. `zin` says it in words; `fracties` is empty without a vote."""

    datum: date
    zin: str
    fracties: tuple[Fractieregel, ...]
    is_fictief: bool

    @property
    def met_onthouden(self) -> bool:
        """Somebody was not allowed to vote."""
        return any(fractie.onthouden for fractie in self.fracties)


@dataclass(frozen=True)
class Wijziging(VoorEnNa):
    """One adopted amendment: the passage before and after, as plain text, so that what is withheld goes before the words
    are compared. `stemming` None: not written down."""

    nummer: str
    titel: str
    indieners: tuple[str, ...]
    plek: str
    was: str
    wordt: str
    toelichting: str
    stemming: Stemregel | None
    is_fictief: bool


@dataclass(frozen=True)
class Bijstelregel(VoorEnNa):
    """One change of an adopted plan: at `plek` what stood there and what comes there, as plain text, and why."""

    plek: str
    was: str
    wordt: str
    reden: str
    is_fictief: bool


@dataclass(frozen=True)
class Planbijstelling:
    """How a plan came to be version `versie`: by which paper, decided on by the council on `datum`, and what it changed."""

    versie: int
    datum: date
    onderwerp: str
    nummer: str
    regels: tuple[Bijstelregel, ...]
    is_fictief: bool
