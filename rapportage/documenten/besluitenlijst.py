"""The public list of decisions of one meeting of the college (Gemeentewet art. 60 lid 3)."""

from dataclasses import dataclass
from datetime import date

from rapportage.opmaak import datum as in_woorden

from .enums import Documentsoort
from .onderdelen import Afzender


@dataclass(frozen=True)
class Lijstbesluit:
    """One item. What may not be public is not in it at all: `zichtbaar` says how much is.

    `geheel` all; `besluit` the decision without the name of its paper; `uitkomst` only what came of it; `later` that it
    waits for something; `niets` only that there was an item.
    """

    nummer: int
    zichtbaar: str
    behandeling: str = ""
    soort: str = ""
    kenmerk: str = ""
    onderwerp: str = ""
    uitkomst: str = ""
    punten: tuple[str, ...] = ()


@dataclass(frozen=True)
class Besluitenlijst:
    """The list as data. `datum` is the day of the meeting, `openbaar` the day on which the list was made public."""

    afzender: Afzender
    plan: str
    datum: date
    openbaar: date
    besluiten: tuple[Lijstbesluit, ...]
    is_fictief: bool = False

    soort = Documentsoort.BESLUITENLIJST
    nummer = ""

    @property
    def titel(self) -> str:
        """Name of the document."""
        return f"Besluitenlijst van het college van {in_woorden(self.datum)}"

    @property
    def heeft_verborgen(self) -> bool:
        """Of some item not everything may be told."""
        return any(besluit.zichtbaar != "geheel" for besluit in self.besluiten)
