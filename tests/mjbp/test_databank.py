"""The database as the settings make it: what a crash, a second writer or a deleted answer may count on (T25)."""

import os
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import OperationalError, connection, connections, transaction

SCHRIJVERS = 8
alleen_sqlite = pytest.mark.skipif(os.environ["MJBP_DB"] != "sqlite", reason="how SQLite keeps its file")
alleen_postgres = pytest.mark.skipif(os.environ["MJBP_DB"] != "postgres", reason="how PostgreSQL is spoken to")


def waarde(vraag: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(vraag)
        return cursor.fetchone()[0]


@pytest.fixture
def tabel(transactional_db: None) -> Iterator[str]:
    """A table of nobody's, in the database file that the settings name."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE schrijfproef (schrijver integer, vorige integer, tekst text)")
    yield "schrijfproef"
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE schrijfproef")


def schrijf(schrijver: int, aantal: int, *, modus: str | None, start: threading.Barrier) -> int:
    """Read and then write in one transaction, `aantal` times, over a connection of its own; how many failed.

    `modus` replaces the transaction mode of the settings (SQLite); None leaves it.
    """
    eigen = connection.copy()
    if modus:
        eigen.settings_dict["OPTIONS"]["transaction_mode"] = modus
    connections["default"] = eigen
    mislukt = 0
    start.wait()
    try:
        for _ in range(aantal):
            try:
                with transaction.atomic(), eigen.cursor() as cursor:
                    cursor.execute("SELECT max(vorige) FROM schrijfproef WHERE schrijver = %s", [schrijver])
                    vorige = cursor.fetchone()[0] or 0
                    cursor.execute("INSERT INTO schrijfproef VALUES (%s, %s, '')", [schrijver, vorige + 1])
            except OperationalError:
                mislukt += 1
    finally:
        eigen.close()
    return mislukt


def schrijf_samen(aantal: int, *, modus: str | None = None) -> int:
    start = threading.Barrier(SCHRIJVERS)
    with ThreadPoolExecutor(SCHRIJVERS) as schrijvers:
        return sum(schrijvers.map(lambda wie: schrijf(wie, aantal, modus=modus, start=start), range(SCHRIJVERS)))


@pytest.mark.traag
def test_eight_writers_of_a_thousand_rows_each_are_never_locked_out(tabel: str):
    mislukt = schrijf_samen(1000)

    assert mislukt == 0
    assert waarde("SELECT count(*) FROM schrijfproef") == SCHRIJVERS * 1000


@alleen_sqlite
def test_the_same_writers_do_fail_when_a_transaction_claims_its_turn_too_late(tabel: str):
    mislukt = schrijf_samen(40, modus="DEFERRED")

    assert mislukt > 0


@alleen_sqlite
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("pragma", "verwacht"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("secure_delete", 1), ("busy_timeout", 20_000)],
)
def test_sqlite_is_set_as_promised(pragma: str, verwacht: object):
    assert waarde(f"PRAGMA {pragma}") == verwacht


@alleen_sqlite
def test_what_is_deleted_is_gone_from_the_file_after_a_checkpoint(tabel: str):
    merk = "een-antwoord-dat-weg-moet"
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO schrijfproef VALUES (1, 1, %s)", [merk])
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        bestand = Path(connection.settings_dict["NAME"])
        stond_erin = merk.encode() in bestand.read_bytes()

        cursor.execute("DELETE FROM schrijfproef")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    assert stond_erin
    assert not any(merk.encode() in pad.read_bytes() for pad in bestand.parent.glob(f"{bestand.name}*"))


@alleen_postgres
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("instelling", "verwacht"),
    [("server_encoding", "UTF8"), ("TimeZone", "UTC"), ("transaction_isolation", "read committed")],
)
def test_postgresql_is_set_as_promised(instelling: str, verwacht: object):
    assert waarde(f"SHOW {instelling}") == verwacht
