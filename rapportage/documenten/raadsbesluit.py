"""Raadsbesluit: what the council decided on a raadsvoorstel, as it was decided."""

from dataclasses import dataclass
from datetime import date

from .enums import Documentsoort
from .onderdelen import Afzender


@dataclass(frozen=True)
class Raadsbesluit:
    """The decision as data. `datum` is the day of the council's meeting, `voorstel_datum` that of the college's decision to
    propose it, None: not known. `ondertekenaars` are roles: names and signatures are put on paper.
    """

    afzender: Afzender
    nummer: str
    datum: date
    onderwerp: str
    voorstel_datum: date | None
    uitkomst: str
    besluitpunten: tuple[str, ...]
    ondertekenaars: tuple[str, ...]
    is_fictief: bool = False
    is_besluit_fictief: bool = False

    soort = Documentsoort.RAADSBESLUIT

    @property
    def titel(self) -> str:
        """Name of the document."""
        return f"Raadsbesluit {self.onderwerp}"
