"""The door to this concept: where the process stands, what is to be done, and what a resident can do."""

from .draad import Station, draad_van
from .hoofdactie import Hoofdactie, hoofdactie
from .taak import Taak, TeDoen
from .te_doen import Blik, in_een_blik, nu_te_doen, stappen_van
from .voortgang import Nodig, Stapstand

__all__ = [
    "Blik",
    "Hoofdactie",
    "Nodig",
    "Stapstand",
    "Station",
    "Taak",
    "TeDoen",
    "draad_van",
    "hoofdactie",
    "in_een_blik",
    "nu_te_doen",
    "stappen_van",
]
