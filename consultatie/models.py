"""Django looks here; the models live with their concept."""

from .inbreng.models import Inkomend, Inzending, Onderbouwing
from .ledenbestand.models import Ledenbestand, Ledenbestanddeel, Ledenbestandfout
from .netwerksessie.models import Netwerksessie, Sessiegroep, Stippen
from .openantwoord.models import Label, Namenlijst, Openantwoord
from .partnerconsultatie.models import (
    Ondertekening,
    Partnerconsultatie,
    Partnerreactie,
    Partneruitnodiging,
    Themareactie,
)
from .uitnodiging.models import Panellid, Uitnodiging, Uitnodigingsronde
from .uitslag.models import Telling
from .vragenlijst.models import Sectie, Vraag, Vragenlijst, Vragenlijstversie

__all__ = [
    "Inkomend",
    "Inzending",
    "Label",
    "Ledenbestand",
    "Ledenbestanddeel",
    "Ledenbestandfout",
    "Namenlijst",
    "Netwerksessie",
    "Onderbouwing",
    "Ondertekening",
    "Openantwoord",
    "Panellid",
    "Partnerconsultatie",
    "Partnerreactie",
    "Partneruitnodiging",
    "Sectie",
    "Sessiegroep",
    "Stippen",
    "Telling",
    "Themareactie",
    "Uitnodiging",
    "Uitnodigingsronde",
    "Vraag",
    "Vragenlijst",
    "Vragenlijstversie",
]
