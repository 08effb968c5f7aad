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

from consultatie.ledenbestand.enums import Bestandstatus
from consultatie.models import Inzending, Ledenbestand
from mjbp.management.commands.werker import Command
from mjbp.werk import WERK, Gedaan, Werk
from tests.consultatie.ledenlijsten import KOPPEN, ontvang, rij
from tests.consultatie.mengbak import vul
from tests.consultatie.programma import programma
from tests.factories.consultatie import VragenlijstversieFactory
from tests.factories.thema import BeleidsplanFactory
from tests.thema.bestanden import xlsx


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
        proces.wait(timeout=60)

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


@pytest.mark.django_db
def test_a_fault_that_nobody_thought_of_stops_no_other_work_and_its_message_stays_out_of_the_log(caplog):
    gezien: list[str] = []
    pogingen: list[datetime] = []

    def stuk(op: datetime) -> Gedaan:
        pogingen.append(op)
        raise RuntimeError("about 'geheim'")

    Command().doorlopend(_Stop(*[lambda: None] * 3), werk=[Werk("stuk", stuk, pauze=60), _stukken(gezien, "heel", 3)])

    assert gezien == ["heel"] * 3
    assert len(pogingen) == 1
    assert "RuntimeError" in caplog.text
    assert "geheim" not in caplog.text


@pytest.mark.django_db
def test_a_kind_of_work_that_failed_waits_longer_than_one_that_had_nothing_to_do_if_it_says_so():
    pogingen: list[str] = []

    def stuk(naam: str) -> Werk:
        def doe(op: datetime) -> Gedaan:
            pogingen.append(naam)
            raise RuntimeError

        return Werk(naam, doe, pauze=0)

    Command().doorlopend(
        _Stop(*[lambda: None] * 3), werk=[replace(stuk("traag"), pauze_na_fout=300), stuk("zoals altijd")]
    )

    assert sorted(pogingen) == ["traag", *["zoals altijd"] * 4]
    assert {een.naam: een.wacht_na(None) for een in WERK if een.wacht_na(None) != een.pauze} == {"uitslagdocument": 300}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("inhoud", "status"),
    [
        (xlsx(KOPPEN, rij("1_x0000_"), rij("2")), Bestandstatus.NAGEKEKEN),
        (xlsx([*KOPPEN, "na_x0000_am"], rij("1")), Bestandstatus.AFGEKEURD),
    ],
    ids=["cell", "header"],
)
def test_a_nul_in_excel_is_a_named_fault_and_the_worker_goes_on(inhoud: bytes, status: Bestandstatus, caplog):
    ontvang(inhoud, BeleidsplanFactory.create().gemeente)

    call_command("werker", "--eenmaal")

    bestand = Ledenbestand.objects.get()
    assert bestand.status == status
    assert (bestand.nieuw, bestand.fout) == ((1, 1) if status == Bestandstatus.NAGEKEKEN else (0, 0))
    assert "werk_mislukt" not in caplog.text


@pytest.mark.django_db(transaction=True)
def test_asked_for_one_round_it_does_all_that_lies_there_and_stops(capsys):
    vul(VragenlijstversieFactory(), [{"merkt": "ja"}] * 22)

    call_command("werker", "--eenmaal")

    assert capsys.readouterr().out == "12 antwoorden gemengd en geteld.\n"
