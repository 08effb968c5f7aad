"""Django looks here; the models live with their concept."""

from .inbreng.models import Inkomend, Inzending, Onderbouwing
from .netwerksessie.models import Netwerksessie, Sessiegroep, Stippen
from .uitnodiging.models import Panellid, Uitnodiging
from .uitslag.models import Telling
from .vragenlijst.models import Sectie, Vraag, Vragenlijst, Vragenlijstversie

__all__ = [
    "Inkomend",
    "Inzending",
    "Netwerksessie",
    "Onderbouwing",
    "Panellid",
    "Sectie",
    "Sessiegroep",
    "Stippen",
    "Telling",
    "Uitnodiging",
    "Vraag",
    "Vragenlijst",
    "Vragenlijstversie",
]
