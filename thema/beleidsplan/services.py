"""Writes on the plan that have consequences."""

from datetime import date, datetime

from django.db import models, transaction

from thema.basis.fouten import Vergrendeld

from .models import Beleidsplan


@transaction.atomic
def plan_vergrendelen(plan: Beleidsplan, *, vaststellingsdatum: date, op: datetime) -> None:
    """Lock the plan's content for good. Raises Vergrendeld when it was locked already.

    Called by planning in the transaction of the council's decision.
    """
    rijen = Beleidsplan.objects.filter(pk=plan.pk, vergrendeld_op__isnull=True).update(
        vaststellingsdatum=vaststellingsdatum, vergrendeld_op=op, bewerking=models.F("bewerking") + 1
    )
    if rijen == 0:
        raise Vergrendeld(plan.naam)
    plan.refresh_from_db()
    Beleidsplan.history.bulk_history_create([plan], update=True, default_date=op)
