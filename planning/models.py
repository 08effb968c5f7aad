"""Django looks here; the models live with their concept."""

from .besluit.models import Besluit
from .geheimhouding.models import Geheimhouding
from .mijlpaal.models import Mijlpaal
from .stuk.models import (
    Besluitenlijstregel,
    Besluitpunt,
    Bestuursstuk,
    Bijlage,
    Notagegevens,
    Routingstap,
    Stuksectie,
)
from .weglating.models import Weglating

__all__ = [
    "Besluit",
    "Besluitenlijstregel",
    "Besluitpunt",
    "Bestuursstuk",
    "Bijlage",
    "Geheimhouding",
    "Mijlpaal",
    "Notagegevens",
    "Routingstap",
    "Stuksectie",
    "Weglating",
]
