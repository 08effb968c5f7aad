"""The worker: every kind of work has its turn, and neither a fault nor a stop sign costs anything."""

import signal
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from threading import Event
from typing import Any

import pytest
from django.core.management import call_command
from django.db import InterfaceError, OperationalError, connection

from consultatie.models import Inzending
from mjbp.management.commands.werker import Command
from mjbp.werk import WERK, Gedaan, Werk
from tests.consultatie.mengbak import vul
from tests.consultatie.programma import programma
from tests.factories.consultatie import VragenlijstversieFactory


class _Stop(Event):
    """A stop sign that goes up in the given pause, after doing something in each."""

    def __init__(self, *tussendoor: Any) -> None:
        super().__init__()
        self.tussendoor = iter(tussendoor)

    def wait(self, timeout: float | None = None) -> bool:
        doe = next(self.tussendoor, None)
        if doe is None:
            self.set()
        else:
            doe()
        return self.is_set()


@pytest.mark.django_db(transaction=True)
def test_the_worker_mixes_round_after_round_until_it_is_told_to_stop(capsys):
    versie = VragenlijstversieFactory()

    Command().doorlopend(
        _Stop(lambda: vul(versie, [{"merkt": "ja"}] * 20), lambda: vul(versie, [{"merkt": "ja"}] * 15)),
        werk=[replace(WERK[0], pauze=0)],
    )

    assert capsys.readouterr().out == "10 antwoorden gemengd en geteld.\n15 antwoorden gemengd en geteld.\n"


@pytest.mark.traag
@pytest.mark.django_db(transaction=True)
def test_a_stop_sign_ends_the_worker_in_order():
    vul(VragenlijstversieFactory(), [{"merkt": "ja"}] * 20)

    with programma("-m", "django", "werker") as proces:
        assert proces.stdout is not None
        regel = proces.stdout.readline()
        proces.send_signal(signal.SIGTERM)
        proces.wait(timeout=10)

    assert regel == b"10 antwoorden gemengd en geteld.\n"
    assert proces.returncode == 0


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("soort", [OperationalError, InterfaceError])
def test_a_database_that_is_away_costs_a_round_and_shows_no_data(soort: type[Exception], capsys, caplog):
    versie = VragenlijstversieFactory()
    vul(versie, [{"merkt": "geheim"}] * 20)

    def weg(uitvoeren: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        raise soort("the server refused 'geheim'")

    with connection.execute_wrapper(weg):
        Command().ronde(WERK[0])
    assert capsys.readouterr().out == ""
    Command().ronde(WERK[0])

    assert "werk_mislukt" in caplog.text
    assert "geheim" not in caplog.text
    assert Inzending.objects.count() == 10


def _stukken(gezien: list[str], naam: str, aantal: int) -> Werk:
    over: Iterator[bool] = iter([True] * (aantal - 1))

    def doe(op: datetime) -> Gedaan:
        gezien.append(naam)
        return Gedaan(is_meer=next(over, False))

    return Werk(naam, doe, pauze=60)


@pytest.mark.django_db
def test_much_work_of_one_kind_does_not_keep_another_kind_waiting():
    gezien: list[str] = []

    Command().doorlopend(_Stop(*[lambda: None] * 3), werk=[_stukken(gezien, "veel", 4), _stukken(gezien, "weinig", 1)])

    assert gezien == ["veel", "weinig", "veel", "veel", "veel"]


@pytest.mark.django_db(transaction=True)
def test_asked_for_one_round_it_does_all_that_lies_there_and_stops(capsys):
    vul(VragenlijstversieFactory(), [{"merkt": "ja"}] * 22)

    call_command("werker", "--eenmaal")

    assert capsys.readouterr().out == "12 antwoorden gemengd en geteld.\n"
