"""Retention: what residents wrote, as they wrote it, is erased some time after the questionnaire closed."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from consultatie.inbreng.models import Inkomend
from consultatie.inbreng.vergeten import tabellen_vergeten
from consultatie.vragenlijst.enums import Vragenlijststatus
from consultatie.vragenlijst.models import Vragenlijst
from consultatie.vragenlijst.sluiting import gesloten_op, gesloten_voor
from thema.basis.overgang import volgende_status

from .enums import Antwoordactie, Antwoordstatus, Reden
from .models import Openantwoord
from .workflow import OVERGANGEN

# Where an original may have left traces: in its own table, in the tray, and in answers of before they were moved.
TABELLEN = ("consultatie_openantwoord", "consultatie_inkomend", "consultatie_inzending")


@dataclass(frozen=True)
class Gewist:
    """How many originals were erased, how many of those nobody had read, and how many answers in the tray went along:
    those that were too few to be mixed."""

    originelen: int
    ongelezen: int
    uit_de_bak: int


def wisdatum(vragenlijst: Vragenlijst) -> date | None:
    """The day on which its originals are erased; None as long as it takes answers without a last day."""
    met_dag = gesloten_op(Vragenlijst.objects.filter(pk=vragenlijst.pk)).first()
    if met_dag is None:
        return None
    dicht: datetime | None = met_dag.gesloten_op
    if vragenlijst.status == Vragenlijststatus.GESLOTEN and dicht is not None:
        return timezone.localdate(dicht) + _termijn()
    return vragenlijst.open_tot + _termijn() if vragenlijst.open_tot else None


@transaction.atomic
def originelen_wissen(*, op: datetime) -> Gewist:
    """Erase every original of questionnaires that closed BEWAARTERMIJN_ORIGINEEL_DAGEN ago. Again: nothing happens.

    What was cleared stays readable; what nobody had read is laid aside for good. The database is told to overwrite what
    it let go of.
    """
    voorbij = gesloten_voor(op - _termijn())
    met_origineel = Openantwoord.objects.filter(versie__vragenlijst__in=voorbij, origineel__isnull=False)
    naar = volgende_status(OVERGANGEN, Antwoordstatus.TE_SCREENEN, Antwoordactie.VERLOPEN)
    ongelezen = met_origineel.filter(status=Antwoordstatus.TE_SCREENEN).update(
        status=naar, reden=Reden.BEWAARTERMIJN, origineel=None, bewerking=F("bewerking") + 1
    )
    originelen = met_origineel.update(origineel=None, bewerking=F("bewerking") + 1)
    bak = Inkomend.objects.filter(versie__vragenlijst__in=voorbij, antwoorden__isnull=False).delete()[0]
    gewist = Gewist(originelen + ongelezen, ongelezen, bak)
    transaction.on_commit(lambda: tabellen_vergeten(*TABELLEN))
    return gewist


def _termijn() -> timedelta:
    return timedelta(days=settings.BEWAARTERMIJN_ORIGINEEL_DAGEN)
