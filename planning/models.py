"""Django looks here; the models live with their concept."""

from .besluit.models import Besluit
from .mijlpaal.models import Mijlpaal
from .sjabloon.models import Sjabloon, Sjabloonsectie
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
    "Besluit",
    "Besluitenlijstregel",
    "Besluitpunt",
    "Bestuursstuk",
    "Bijlage",
    "Mijlpaal",
    "Notagegevens",
    "Routingstap",
    "Sjabloon",
    "Sjabloonsectie",
    "Stuksectie",
]
