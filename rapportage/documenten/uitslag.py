"""Uitslag van de consultatie: all that the page of a result says, as a paper for council and archive."""

from dataclasses import dataclass
from datetime import date

from rapportage.cijfers.resultaat import Resultaat

from .enums import Documentsoort
from .onderdelen import Afzender


@dataclass(frozen=True)
class Uitslag:
    """The figures with what stands around them. `datum`: since when they are public, of a draft the day of today.

    `van` and `tot`: days on which one could answer, None unknown. `versie` from 1; `toelichting` says what this version
    corrects and why, "" in the first.
    """

    afzender: Afzender
    plan: str
    vragenlijst: str
    datum: date
    van: date | None
    tot: date | None
    versie: int
    toelichting: str
    resultaat: Resultaat
    is_fictief: bool = False

    soort = Documentsoort.UITSLAG
    nummer = ""

    @property
    def titel(self) -> str:
        """Name of the document."""
        versie = f" (versie {self.versie})" if self.versie > 1 else ""
        return f"Uitslag van de consultatie: {self.vragenlijst}{versie}"
