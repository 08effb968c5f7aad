"""When a questionnaire closed, for whatever has to go some time after that."""

from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone

from thema.basis.models import Statusovergang

from .enums import DICHT, Vragenlijststatus
from .models import Vragenlijst


def gesloten_op(vragenlijsten: "models.QuerySet[Vragenlijst]") -> "models.QuerySet[Any]":
    """The same, each with `gesloten_op`: when staff last closed it; None when they never did."""
    laatst = (
        Statusovergang.objects.filter(
            content_type=ContentType.objects.get_for_model(Vragenlijst),
            object_id=models.OuterRef("pk"),
            naar=Vragenlijststatus.GESLOTEN,
        )
        .order_by("-op")
        .values("op")[:1]
    )
    return vragenlijsten.annotate(gesloten_op=models.Subquery(laatst))


def gesloten_voor(grens: datetime) -> "models.QuerySet[Vragenlijst]":
    """Closed by staff at that moment or before, or open in name while its last day was then or before."""
    dicht = models.Q(status__in=DICHT, gesloten_op__lte=grens)
    verlopen = models.Q(status=Vragenlijststatus.OPEN, open_tot__lte=timezone.localdate(grens))
    sleutels = gesloten_op(Vragenlijst.objects.all()).filter(dicht | verlopen).values_list("pk", flat=True)
    return Vragenlijst.objects.filter(pk__in=list(sleutels))
