"""What is erased of a list of members leaves the files of the database too, and what is on the move waits a night."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection, transaction

from consultatie.inbreng.services import vragenlijst_sluiten
from consultatie.invoer.enums import Stapelstatus
from consultatie.invoer.services import stapels_wissen
from consultatie.ledenbestand.enums import Bestandstatus as S
from consultatie.ledenbestand.services import ledenbestand_inlezen, ledenbestand_intrekken, ledenbestanden_opruimen
from consultatie.models import Ledenbestand, Ledenbestanddeel, Stapel
from tests.consultatie.bestanden import begin_schoon, bestanden_van_de_databank
from tests.consultatie.ledenlijsten import KOPPEN, OP, csv, nagekeken, ontvang, rij, werk_af
from tests.factories.consultatie import LedenbestandFactory, StapelFactory
from tests.factories.thema import BeleidsplanFactory
from thema.beleidsplan.models import Gemeente

# A date that is none: the fault quotes the cell.
MERK = "GEHEIM"


def _gemeente() -> Gemeente:
    gemeente: Gemeente = BeleidsplanFactory.create().gemeente
    return gemeente


def _merken() -> list[bytes]:
    """The packed rows as they lie in the table now, and what a fault quotes."""
    return [bytes(deel)[:400] for deel in Ledenbestanddeel.objects.values_list("inhoud", flat=True)] + [MERK.encode()]


def _bestand() -> Ledenbestand:
    fout = rij("x", toestemming_uitnodigen=MERK)
    return nagekeken(csv(KOPPEN, *(rij(f"{nummer:05}") for nummer in range(200)), fout), _gemeente())


def _gevonden(merken: list[bytes]) -> list[bool]:
    bestanden = bestanden_van_de_databank()
    return [merk in bestanden for merk in merken]


@pytest.mark.django_db(transaction=True)
def test_no_byte_of_a_withdrawn_list_stays_in_the_files():
    begin_schoon()
    bestand = _bestand()
    merken = _merken()
    assert _gevonden(merken) == [True, True]

    ledenbestand_intrekken(bestand, door=None, op=OP)

    assert _gevonden(merken) == [False, False]


@pytest.mark.django_db(transaction=True)
def test_without_clearing_the_same_look_at_the_files_finds_the_list():
    bestand = _bestand()
    merken = _merken()

    with transaction.atomic():
        ledenbestand_intrekken(bestand, door=None, op=OP)
        transaction.get_connection().run_on_commit.clear()

    assert any(_gevonden(merken))


@pytest.mark.django_db(transaction=True)
def test_no_row_of_a_list_that_was_read_in_stays_and_of_its_faults_none_after_a_week():
    bestand = _bestand()
    merken = _merken()

    ledenbestand_inlezen(bestand, door=None, op=OP)
    werk_af()
    na_inlezen = _gevonden(merken)
    ledenbestanden_opruimen(op=OP + timedelta(days=8))

    assert na_inlezen == [False, True]
    assert _gevonden(merken) == [False, False]


@pytest.mark.django_db(transaction=True)
def test_no_byte_of_a_refused_file_stays_in_the_files():
    begin_schoon()
    ontvang(csv(["naam", "schoenmaat"], *([MERK, "42"] for _ in range(200))), _gemeente())
    assert _gevonden([MERK.encode()]) == [True]

    werk_af()

    assert Ledenbestand.objects.get().status == S.AFGEKEURD
    assert _gevonden([MERK.encode()]) == [False]


# ── The command ──────────────────────────────────────────────────────────────────────────────────


def _eerst(doe: Any, *, bij: str) -> Any:
    """A wrapper that does this once, just before the first statement with `bij` in it: somebody is first."""
    nog = [doe]

    def wikkel(uitvoeren: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if bij in sql and nog:
            nog.pop()()
        return uitvoeren(sql, params, many, context)

    return connection.execute_wrapper(wikkel)


@pytest.mark.django_db
def test_a_file_that_moves_on_at_that_moment_is_left_and_the_others_are_erased():
    eerste, tweede = LedenbestandFactory.create(), LedenbestandFactory.create()

    def verder() -> None:
        Ledenbestand.objects.filter(pk=tweede.pk).update(status=S.NAGEKEKEN)

    with _eerst(verder, bij="SAVEPOINT"):
        assert ledenbestanden_opruimen(op=tweede.ontvangen_op + timedelta(days=8)) == 1

    assert [Ledenbestand.objects.get(pk=een.pk).status for een in (eerste, tweede)] == [S.INGETROKKEN, S.NAGEKEKEN]


@pytest.mark.django_db
def test_a_bundle_that_moves_on_at_that_moment_is_left_and_the_others_are_erased():
    eerste = StapelFactory.create(status=Stapelstatus.INVOEREN)
    tweede = StapelFactory.create(status=Stapelstatus.INVOEREN, versie=eerste.versie, nummer=2)
    vragenlijst_sluiten(eerste.vragenlijst, door=None, op=OP)

    def verder() -> None:
        Stapel.objects.filter(pk=tweede.pk).update(status=Stapelstatus.NAKIJKEN)

    with _eerst(verder, bij="SAVEPOINT"):
        assert stapels_wissen(op=OP + timedelta(days=90)) == 1

    assert Stapel.objects.get(pk=tweede.pk).status == Stapelstatus.NAKIJKEN
    assert Stapel.objects.get(pk=eerste.pk).status == Stapelstatus.VERLOPEN


@pytest.mark.django_db(transaction=True)
def test_a_step_that_fails_keeps_no_other_from_its_work_and_the_operator_hears_of_it(capsys, caplog):
    LedenbestandFactory.create()
    vragenlijst_sluiten(StapelFactory.create().vragenlijst, door=None, op=OP)

    def weg(uitvoeren: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith("SELECT") and 'FROM "consultatie_stapel"' in sql:
            raise OperationalError("refused 'geheim'")
        return uitvoeren(sql, params, many, context)

    with connection.execute_wrapper(weg), pytest.raises(CommandError, match="Niet gelukt: stapels"):
        call_command("bewaartermijn")

    assert "ledenbestanden" in capsys.readouterr().out
    assert Ledenbestand.objects.get().status == S.INGETROKKEN
    assert "geheim" not in caplog.text
