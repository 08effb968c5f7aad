"""The one way in which a status changes: by a table, guarded by the status that the user saw."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast

from django.contrib.auth.models import AbstractBaseUser, User
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction

from .fouten import GelijktijdigGewijzigd, OvergangNietToegestaan
from .models import Bewerkbaar, Statusovergang

Tabel = Mapping[tuple[str, str], str]


def volgende_status(tabel: Tabel, status: str, actie: str) -> str:
    """The status after the action; raises OvergangNietToegestaan on anything that is not in the table."""
    try:
        return tabel[status, actie]
    except KeyError:
        raise OvergangNietToegestaan(status, actie) from None


def mogelijke_acties(tabel: Tabel, status: str) -> tuple[str, ...]:
    """The actions that the table knows in this status, in the table's order."""
    return tuple(actie for (van, actie) in tabel if van == status)


@transaction.atomic
def zet_status(  # noqa: PLR0913  all of it is stored
    ding: Any, *, naar: str, actie: str, door: AbstractBaseUser | None, op: datetime, opmerking: str = "", **velden: Any
) -> None:
    """Write `naar` where the stored status is still the one on `ding` (what the user saw), and append the step.

    `velden` are written in the same UPDATE. Raises GelijktijdigGewijzigd when someone was first; then nothing
    is stored. Afterwards `ding` carries the new values.
    """
    model: Any = type(ding)
    van = ding.status
    if heeft_versies := issubclass(model, Bewerkbaar):
        velden |= {"bewerking": models.F("bewerking") + 1}
    rijen = model._base_manager.filter(pk=ding.pk, status=van).update(status=naar, **velden)
    if rijen == 0:
        raise GelijktijdigGewijzigd(f"‘{ding}’")
    ding.refresh_from_db()
    if heeft_versies:
        # An UPDATE writes no history by itself; without this the next editor would seem to have moved it.
        model.history.bulk_history_create([ding], update=True, default_user=door, default_date=op)
    Statusovergang.objects.create(
        content_type=ContentType.objects.get_for_model(model),
        object_id=ding.pk,
        van=van,
        naar=naar,
        actie=actie,
        opmerking=opmerking,
        door=cast(User | None, door),
        op=op,
    )
