"""The one way to write to what has been adopted: by a decision of the council that changes it (docs/adr/0025-bijstelling.md).

Nothing is unlocked for it. It writes named fields of one thing past the lock, so that every other write, also in the same
transaction, still raises Vergrendeld. Only planning/bijstelling/doorvoeren.py may import it; import-linter holds that.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import models, transaction

from .fouten import DomeinFout, GelijktijdigGewijzigd
from .models import Slotinhoud, Vergrendelbaar
from .overgang import zet_status


class NogNietVastgesteld(DomeinFout):
    """It is still open: who wants to change it, changes it."""

    def __init__(self, slot: object) -> None:
        super().__init__(
            f"{slot} is nog niet vastgesteld. Een bijstelling is dan niet nodig: wijzig het zelf, of dien een amendement in."
        )


def veld_bijstellen(  # noqa: PLR0913  all of it is stored
    ding: Slotinhoud, veld: str, waarde: Any, *, gezien: Any, waarom: str, door: User | None, op: datetime
) -> None:
    """Write something else in this field of something that was adopted, where `gezien` is still what stands there.

    Its history gets a line, with `waarom`: by which decision. In the transaction of that decision. Raises
    NogNietVastgesteld, or GelijktijdigGewijzigd.
    """
    _eis_vastgesteld(ding)
    model: Any = type(ding)
    rijen = model._base_manager.filter(pk=ding.pk, **{veld: gezien})
    if rijen.update(**{veld: waarde, "bewerking": models.F("bewerking") + 1}) == 0:
        raise GelijktijdigGewijzigd(f"‘{ding}’")
    ding.refresh_from_db()
    # An UPDATE writes no history by itself.
    spoor = {"default_user": door, "default_date": op, "default_change_reason": waarom}
    model.history.bulk_history_create([ding], update=True, **spoor)


def status_bijstellen(  # noqa: PLR0913  all of it is stored
    ding: Slotinhoud, stappen: Iterable[tuple[str, str]], *, reden: str, waarom: str, door: User | None, op: datetime
) -> None:
    """Move something that was adopted by these steps of its table: each an action and the status it leads to.

    Every step is in the trail with the reason and with `waarom`: by which decision. Raises NogNietVastgesteld, or GelijktijdigGewijzigd.
    """
    _eis_vastgesteld(ding)
    for actie, naar in stappen:
        zet_status(ding, naar=naar, actie=actie, door=door, op=op, opmerking=f"{waarom}: {reden}", status_reden=reden)


def _eis_vastgesteld(ding: Slotinhoud) -> None:
    """Under the row lock of the whole, which a decision and an edit take too; outside a transaction there is none."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("Bijstellen hoort in de transactie van het besluit.")
    slot: Vergrendelbaar = type(ding.slot)._base_manager.select_for_update().get(pk=ding.slot.pk)
    if not slot.is_vergrendeld:
        raise NogNietVastgesteld(slot)
