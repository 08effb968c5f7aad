"""When what people sent, as they sent it, has been kept long enough."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from consultatie.vragenlijst.models import Vragenlijst
from consultatie.vragenlijst.sluiting import gesloten_op, gesloten_voor


def wisdatum(vragenlijst: Vragenlijst) -> date | None:
    """The day on which its originals are erased; None as long as it takes answers without a last day."""
    return wisdata(Vragenlijst.objects.filter(pk=vragenlijst.pk)).get(vragenlijst.pk)


def wisdata(vragenlijsten: "QuerySet[Vragenlijst]") -> dict[int, date | None]:
    """The same of each, by its key. One query."""
    return {lijst.pk: _wisdatum(lijst, lijst.gesloten_op) for lijst in gesloten_op(vragenlijsten)}


def _wisdatum(vragenlijst: Vragenlijst, dicht: datetime | None) -> date | None:
    if vragenlijst.is_dicht and dicht is not None:
        return timezone.localdate(dicht) + _termijn()
    return vragenlijst.open_tot + _termijn() if vragenlijst.open_tot else None


def voorbij(op: datetime) -> "QuerySet[Vragenlijst]":
    """Closed BEWAARTERMIJN_ORIGINEEL_DAGEN ago, by staff or by its last day."""
    return gesloten_voor(op - _termijn())


def _termijn() -> timedelta:
    return timedelta(days=settings.BEWAARTERMIJN_ORIGINEEL_DAGEN)
