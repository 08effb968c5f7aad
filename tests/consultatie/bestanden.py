"""What stands in the files of the database, as who takes a copy of them would read it."""

from pathlib import Path

from django.db import connection


def begin_schoon() -> None:
    """Write the empty tables anew: what an earlier test rolled back, PostgreSQL leaves in their files."""
    if connection.vendor == "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT string_agg(relname, ', ') FROM pg_class WHERE relname LIKE 'consultatie%' AND relkind = 'r'"
        )
        (tabellen,) = cursor.fetchone()
        cursor.execute(f"TRUNCATE {tabellen} CASCADE")


def bestanden_van_de_databank() -> bytes:
    """Every byte of the tables, as a backup of the files would hold them."""
    if connection.vendor == "sqlite":
        bestand = Path(connection.settings_dict["NAME"])
        return b"".join(
            deel.read_bytes() for deel in bestand.parent.glob(f"{bestand.name}*") if deel.suffix != ".sqlite3-shm"
        )
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute(
            "SELECT pg_read_binary_file(pg_relation_filepath(oid)) FROM pg_class WHERE relname LIKE 'consultatie%'"
            " AND relkind = 'r' OR oid IN (SELECT reltoastrelid FROM pg_class WHERE relname LIKE 'consultatie%')"
        )
        return b"".join(bytes(rij[0]) for rij in cursor.fetchall())


def stukken(tabel: str, kolom: str) -> list[bytes]:
    """Of each value of this column of a table, pieces as they stand in the files: its begin, something from the middle
    and from the end. A value that is longer than a page is cut up there."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {kolom} FROM {tabel} WHERE {kolom} IS NOT NULL")  # noqa: S608  our own names
        waarden = [str(rij[0]).encode() for rij in cursor.fetchall()]
    return [waarde[begin : begin + 60] for waarde in waarden for begin in (20, 5_000, 10_000)]
