"""Django looks here; the models live with their concept."""

from .inbreng.models import Inkomend, Inzending, Onderbouwing
from .invoer.models import Invoerformulier, Stapel
from .ledenbestand.models import Ledenbestand, Ledenbestanddeel, Ledenbestandfout
from .mailing.models import Mailbericht, Mailing, Onbestelbaar
from .netwerksessie.models import Netwerksessie, Sessiegroep, Stippen
from .openantwoord.models import Label, Namenlijst, Openantwoord, WachtendeTekst
from .partnerconsultatie.models import (
    Ondertekening,
    Partnerconsultatie,
    Partnerreactie,
    Partneruitnodiging,
    Themareactie,
)
from .uitnodiging.models import Panellid, Uitnodiging, Uitnodigingsronde
from .uitslag.models import Telling
from .vragenlijst.models import Sectie, Vertaling, Vraag, Vragenlijst, Vragenlijstversie

__all__ = [
    "Inkomend",
    "Invoerformulier",
    "Inzending",
    "Label",
    "Ledenbestand",
    "Ledenbestanddeel",
    "Ledenbestandfout",
    "Mailbericht",
    "Mailing",
    "Namenlijst",
    "Netwerksessie",
    "Onbestelbaar",
    "Onderbouwing",
    "Ondertekening",
    "Openantwoord",
    "Panellid",
    "Partnerconsultatie",
    "Partnerreactie",
    "Partneruitnodiging",
    "Sectie",
    "Sessiegroep",
    "Stapel",
    "Stippen",
    "Telling",
    "Themareactie",
    "Uitnodiging",
    "Uitnodigingsronde",
    "Vertaling",
    "Vraag",
    "Vragenlijst",
    "Vragenlijstversie",
    "WachtendeTekst",
]
