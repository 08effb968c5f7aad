"""Django looks here; the ModelAdmins live with their concept.

One thing is put together here, because it takes two concepts: closing a questionnaire also empties its trays.
"""

from django.contrib import admin

from .inbreng.admin import InzendingAdmin, OnderbouwingAdmin
from .inbreng.ontvangstadmin import MetOntvangst
from .invoer.admin import MetInvoer
from .ledenbestand.admin import LedenbestandAdmin
from .mailing.admin import MailingAdmin
from .mailing.beheer_uitbak import MailberichtAdmin, OnbestelbaarAdmin
from .netwerksessie.admin import NetwerksessieAdmin, SessiegroepAdmin
from .openantwoord.admin import LabelAdmin, NamenlijstAdmin, OpenantwoordAdmin
from .openantwoord.services import consultatie_sluiten
from .partnerconsultatie.admin import PartnerconsultatieAdmin
from .uitnodiging.admin import PanellidAdmin
from .vragenlijst.admin import SectieAdmin, VraagAdmin
from .vragenlijst.enums import Vragenlijstactie
from .vragenlijst.models import Vragenlijst
from .vragenlijst.services import vragenlijst_openen


@admin.register(Vragenlijst)
class VragenlijstAdmin(MetInvoer, MetOntvangst):
    acties = {
        Vragenlijstactie.OPENEN: vragenlijst_openen,
        Vragenlijstactie.SLUITEN: consultatie_sluiten,
        Vragenlijstactie.HEROPENEN: vragenlijst_openen,
    }


__all__ = [
    "InzendingAdmin",
    "LabelAdmin",
    "LedenbestandAdmin",
    "MailberichtAdmin",
    "MailingAdmin",
    "NamenlijstAdmin",
    "NetwerksessieAdmin",
    "OnbestelbaarAdmin",
    "OnderbouwingAdmin",
    "OpenantwoordAdmin",
    "PanellidAdmin",
    "PartnerconsultatieAdmin",
    "SectieAdmin",
    "SessiegroepAdmin",
    "VraagAdmin",
    "VragenlijstAdmin",
]
