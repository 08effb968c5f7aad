"""When what people sent, as they sent it, has been kept long enough."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from consultatie.vragenlijst.enums import Vragenlijststatus
from consultatie.vragenlijst.models import Vragenlijst

from .services import gesloten_op


def wisdatum(vragenlijst: Vragenlijst) -> date | None:
    """The day on which its originals are erased; None as long as it takes answers without a last day."""
    met_dag = gesloten_op(Vragenlijst.objects.filter(pk=vragenlijst.pk)).first()
    if met_dag is None:
        return None
    dicht: datetime | None = met_dag.gesloten_op
    if vragenlijst.status == Vragenlijststatus.GESLOTEN and dicht is not None:
        return timezone.localdate(dicht) + _termijn()
    return vragenlijst.open_tot + _termijn() if vragenlijst.open_tot else None


def voorbij(op: datetime) -> "QuerySet[Vragenlijst]":
    """Closed by staff BEWAARTERMIJN_ORIGINEEL_DAGEN ago, or open in name while the last day is so long ago."""
    grens = op - _termijn()
    dicht = Q(status=Vragenlijststatus.GESLOTEN, gesloten_op__lte=grens)
    verlopen = Q(status=Vragenlijststatus.OPEN, open_tot__lte=timezone.localdate(grens))
    sleutels = gesloten_op(Vragenlijst.objects.all()).filter(dicht | verlopen).values_list("pk", flat=True)
    return Vragenlijst.objects.filter(pk__in=list(sleutels))


def _termijn() -> timedelta:
    return timedelta(days=settings.BEWAARTERMIJN_ORIGINEEL_DAGEN)
