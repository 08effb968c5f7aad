"""Django looks here; the models live with their concept."""

from .besluit.models import Besluit
from .mijlpaal.models import Mijlpaal
from .raad.models import Amendement, Fractie, Fractiestem, Motie, Stemming
from .stuk.models import (
    Besluitenlijstregel,
    Besluitpunt,
    Bestuursstuk,
    Bijlage,
    Notagegevens,
    Routingstap,
    Stuksectie,
)

__all__ = [
    "Amendement",
    "Besluit",
    "Besluitenlijstregel",
    "Besluitpunt",
    "Bestuursstuk",
    "Bijlage",
    "Fractie",
    "Fractiestem",
    "Mijlpaal",
    "Motie",
    "Notagegevens",
    "Routingstap",
    "Stemming",
    "Stuksectie",
]
