"""The example has its own time: each step happened at a fixed moment, and the history says so."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth.models import User
from simple_history.signals import pre_create_historical_record

NEDERLAND = ZoneInfo("Europe/Amsterdam")


def moment(tekst: str) -> datetime:
    """ "2019-07-09 10:00" as it was on the clock in the Netherlands."""
    return datetime.fromisoformat(tekst).replace(tzinfo=NEDERLAND)


@contextmanager
def op_moment(tekst: str, *, door: User | None = None) -> Iterator[datetime]:
    """Everything saved inside was, by its history, saved at this moment by this user (None: nobody known)."""
    op = moment(tekst)

    def dagteken(*, history_instance: Any, **_: object) -> None:
        history_instance.history_date = op
        history_instance.history_user = door

    pre_create_historical_record.connect(dagteken)
    try:
        yield op
    finally:
        pre_create_historical_record.disconnect(dagteken)
