"""Django looks here; the models live with their concept."""

from .besluit.models import Besluit
from .bijstelling.models import Planwijziging
from .college.models import Agendapunt, Collegevergadering
from .geheimhouding.models import Geheimhouding
from .mijlpaal.models import Mijlpaal
from .raad.models import Amendement, Fractie, Fractiestem, Motie, Stemming
from .raadstafel.models import Raadstafel, Raadsvraag, Toezegging
from .routing.models import Routinghandeling
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
from .weglating.models import Weglating

__all__ = [
    "Agendapunt",
    "Amendement",
    "Besluit",
    "Besluitenlijstregel",
    "Besluitpunt",
    "Bestuursstuk",
    "Bijlage",
    "Collegevergadering",
    "Fractie",
    "Fractiestem",
    "Geheimhouding",
    "Mijlpaal",
    "Motie",
    "Notagegevens",
    "Planwijziging",
    "Raadstafel",
    "Raadsvraag",
    "Routinghandeling",
    "Routingstap",
    "Sjabloon",
    "Sjabloonsectie",
    "Stemming",
    "Stuksectie",
    "Toezegging",
    "Weglating",
]
