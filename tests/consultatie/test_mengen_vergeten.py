"""After mixing the answers are forgotten where they were, down to the bytes of the files."""

from threading import Timer
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction

from consultatie.inbreng import vergeten
from consultatie.inbreng.services import inkomend_mengen, vragenlijst_sluiten
from tests.consultatie.bestanden import begin_schoon, bestanden_van_de_databank, stukken
from tests.consultatie.mengbak import OP, vul
from tests.factories.consultatie import VragenlijstversieFactory
from thema.basis.vergeten import achtergebleven


@pytest.mark.django_db
def test_inside_a_transaction_nothing_is_cleared_and_nothing_fails(django_assert_num_queries):
    with django_assert_num_queries(0):
        vergeten.bak_vergeten()


@pytest.mark.django_db(transaction=True)
def test_when_clearing_is_refused_mixing_still_counts_and_the_log_has_no_data(caplog):
    vul(VragenlijstversieFactory(), [{"merkt": "geheim"}] * 20)

    def weiger(uitvoeren: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(("VACUUM", "PRAGMA wal_checkpoint")):
            raise OperationalError("busy with 'geheim'")
        return uitvoeren(sql, params, many, context)

    with connection.execute_wrapper(weiger):
        gemengd = inkomend_mengen(op=OP)

    assert gemengd == 10
    assert "bak_niet_opgeruimd" in caplog.text
    assert "geheim" not in caplog.text


@pytest.mark.traag
@pytest.mark.django_db(transaction=True)
def test_no_byte_of_a_mixed_answer_stays_in_the_files_but_in_its_new_place():
    begin_schoon()
    versie = VragenlijstversieFactory()
    merken = [f"MERK{nummer:05}" for nummer in range(300)]
    vul(versie, [{"merkt": "ja", "tip": merk + "x" * (nummer % 90)} for nummer, merk in enumerate(merken)])
    zegels = _zegels()

    vragenlijst_sluiten(versie.vragenlijst, door=None, op=OP)

    bestanden = bestanden_van_de_databank()
    assert [bestanden.count(merk.encode()) for merk in merken] == [1] * 300
    assert not any(zegel in bestanden for zegel in zegels)


@pytest.mark.traag
@pytest.mark.django_db(transaction=True)
def test_without_clearing_the_same_look_at_the_files_finds_what_lay_in_the_tray():
    versie = VragenlijstversieFactory()
    vul(versie, [{"merkt": "ja"}] * 300)
    zegels = _zegels()

    with transaction.atomic():
        vragenlijst_sluiten(versie.vragenlijst, door=None, op=OP)
        transaction.get_connection().run_on_commit.clear()

    bestanden = bestanden_van_de_databank()
    assert any(zegel in bestanden for zegel in zegels)


@pytest.mark.django_db(transaction=True)
def test_what_lies_in_the_tray_cannot_be_read_in_the_files():
    begin_schoon()
    vul(VragenlijstversieFactory(), [{"merkt": "ja", "tip": "MERK"}] * 5)

    bestanden = bestanden_van_de_databank()

    assert all(zegel in bestanden for zegel in _zegels())
    assert b"MERK" not in bestanden


@pytest.mark.traag
@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL keeps dead rows for who still looks")
def test_who_still_looks_at_the_database_as_it_was_only_delays_the_forgetting():
    versie = VragenlijstversieFactory()
    vul(versie, [{"merkt": "ja"}] * 20)
    zegels = _zegels()
    kijker = connection.copy()
    with kijker.cursor() as cursor:
        cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT 1")
    kijker.inc_thread_sharing()
    vertrek = Timer(0.5, kijker.close)

    vertrek.start()
    vragenlijst_sluiten(versie.vragenlijst, door=None, op=OP)

    vertrek.join()
    bestanden = bestanden_van_de_databank()
    assert not any(zegel in bestanden for zegel in zegels)


@pytest.mark.parametrize(
    ("meldingen", "aantal"),
    [
        ([], 0),
        (['INFO:  vacuuming "public.x"\n'], 0),
        (['INFO:  "x": found 20 removable\nDETAIL:  0 dead row versions cannot be removed yet.\nCPU: 1.00 s.\n'], 0),
        (['INFO:  "x": found 0 removable\nDETAIL:  20 dead row versions cannot be removed yet.\nCPU: 0.00 s.\n'], 20),
        (["\nDETAIL: 20 dead\n", "INFO:  x\nDÉTAIL :  0 versions de lignes mortes\n"], 0),
    ],
)
def test_the_report_of_a_vacuum_says_how_many_dead_rows_it_took_along(meldingen: list[str], aantal: int):
    assert achtergebleven(meldingen) == aantal


def _zegels() -> list[bytes]:
    """Pieces of what lies in the tray, as it is stored."""
    return stukken("consultatie_inkomend", "antwoorden")
