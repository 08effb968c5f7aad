"""What the council changed in a document before it adopted it, passage by passage, with the words that differ."""

from dataclasses import dataclass
from datetime import date

from thema.basis.woordverschil import Woorddeel


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
class Wijziging:
    """One adopted amendment: the passage before and after. `stemming` None: not written down."""

    nummer: str
    titel: str
    indieners: tuple[str, ...]
    plek: str
    was: tuple[Woorddeel, ...]
    wordt: tuple[Woorddeel, ...]
    toelichting: str
    stemming: Stemregel | None
    is_fictief: bool
