"""When what people sent, as they sent it, has been kept long enough."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from consultatie.vragenlijst.models import Vragenlijst
from consultatie.vragenlijst.sluiting import gesloten_op, gesloten_voor


class Wisstand(StrEnum):
    """Whether what had to go on a day is gone. TE_LAAT: the day is over and something is still there."""

    KOMT = "komt"
    GEDAAN = "gedaan"
    TE_LAAT = "te_laat"


@dataclass(frozen=True)
class Wissing:
    """The day on which originals are erased, and how that stands today."""

    op: date
    stand: Wisstand


def wissing_van(vragenlijst: Vragenlijst, *, dag: date, ligt_er_nog: bool) -> Wissing | None:
    """As it stands on `dag`, for a screen; None: no day is known. `ligt_er_nog`: something is there that had to go."""
    op = wisdatum(vragenlijst)
    if op is None:
        return None
    if dag < op or (dag == op and ligt_er_nog):
        return Wissing(op, Wisstand.KOMT)
    return Wissing(op, Wisstand.TE_LAAT if ligt_er_nog else Wisstand.GEDAAN)


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
