"""Django looks here; the models live with their concept."""

from .besluit.models import Besluit
from .college.models import Agendapunt, Collegevergadering
from .mijlpaal.models import Mijlpaal
from .routing.models import Routinghandeling
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
    "Agendapunt",
    "Besluit",
    "Besluitenlijstregel",
    "Besluitpunt",
    "Bestuursstuk",
    "Bijlage",
    "Collegevergadering",
    "Mijlpaal",
    "Notagegevens",
    "Routinghandeling",
    "Routingstap",
    "Stuksectie",
]
