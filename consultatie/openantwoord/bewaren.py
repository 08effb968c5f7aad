"""Retention: what residents wrote, as they wrote it, is erased some time after the questionnaire closed."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F

from consultatie.inbreng.bewaartermijn import voorbij
from consultatie.inbreng.models import Inkomend
from thema.basis.overgang import volgende_status
from thema.basis.vergeten import tabellen_vergeten

from .enums import Antwoordactie, Antwoordstatus, Reden
from .models import Openantwoord, WachtendeTekst
from .workflow import OVERGANGEN

# Where an original may have left traces: in its own table, in the tray, and in answers of before they were moved.
TABELLEN = ("consultatie_openantwoord", "consultatie_wachtendetekst", "consultatie_inkomend", "consultatie_inzending")


@dataclass(frozen=True)
class Gewist:
    """How many originals were erased, how many of those nobody had read, and how many answers in the tray went along:
    those that were too few to be mixed."""

    originelen: int
    ongelezen: int
    uit_de_bak: int


@transaction.atomic
def originelen_wissen(*, op: datetime) -> Gewist:
    """Erase every original of questionnaires that closed BEWAARTERMIJN_ORIGINEEL_DAGEN ago. Again: nothing happens.

    What was cleared stays readable; what nobody had read is laid aside for good, and gone where it still waited in the
    tray for texts. The database is told to overwrite what
    it let go of.
    """
    lijsten = voorbij(op)
    met_origineel = Openantwoord.objects.filter(versie__vragenlijst__in=lijsten, origineel__isnull=False)
    naar = volgende_status(OVERGANGEN, Antwoordstatus.TE_SCREENEN, Antwoordactie.VERLOPEN)
    ongelezen = met_origineel.filter(status=Antwoordstatus.TE_SCREENEN).update(
        status=naar, reden=Reden.BEWAARTERMIJN, origineel=None, bewerking=F("bewerking") + 1
    )
    originelen = met_origineel.update(origineel=None, bewerking=F("bewerking") + 1)
    wachtend = WachtendeTekst.objects.filter(versie__vragenlijst__in=lijsten).delete()[0]
    bak = Inkomend.objects.filter(versie__vragenlijst__in=lijsten, antwoorden__isnull=False).delete()[0]
    gewist = Gewist(originelen + ongelezen + wachtend, ongelezen + wachtend, bak)
    transaction.on_commit(lambda: tabellen_vergeten(*TABELLEN, grondig=True))
    return gewist
