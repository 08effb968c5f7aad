"""What inviting many members costs, beside the bare storing of as many rows by the engine's own way."""

from collections.abc import Callable, Iterator
from datetime import date
from io import StringIO
from typing import Any

from django.db import connection, transaction

from consultatie.models import Panellid, Uitnodiging
from consultatie.uitnodiging.services import uitnodigingen_maken
from tests.bench.opzet import vragenlijst_opzetten
from tests.bench.rit import Meting

AANTAL = 100_000
KOLOMMEN = ("id", "vragenlijst_id", "lid_id", "token_hash", "is_gebruikt")
# The same columns under the same indexes.
_KOPIE = (
    "CREATE TABLE bench_kopie AS SELECT * FROM consultatie_uitnodiging WHERE 1 = 0",
    "CREATE UNIQUE INDEX bench_kopie_id ON bench_kopie (id)",
    "CREATE UNIQUE INDEX bench_kopie_hash ON bench_kopie (token_hash)",
    "CREATE UNIQUE INDEX bench_kopie_een ON bench_kopie (vragenlijst_id, lid_id)",
    "CREATE INDEX bench_kopie_lijst ON bench_kopie (vragenlijst_id)",
    "CREATE INDEX bench_kopie_lid ON bench_kopie (lid_id)",
)


def meet(*, aantal: int = AANTAL, ritten: int = 3) -> dict[str, Meting]:
    """Invite `aantal` members, and copy the rows that came of it into a table of the same shape; in turn."""
    lijst = vragenlijst_opzetten().vragenlijst
    Panellid.objects.bulk_create(
        (
            Panellid(
                gemeente=lijst.beleidsplan.gemeente,
                nummer=f"{nummer:07}",
                naam="Een lid",
                email=f"{nummer}@voorbeeld.nl",
                toestemming_uitnodigen=date(2019, 1, 1),
            )
            for nummer in range(aantal)
        ),
        batch_size=5000,
    )
    with connection.cursor() as cursor:
        for opdracht in _KOPIE:
            cursor.execute(opdracht)
    metingen = {"uitnodigen": Meting(), "kale kopie": Meting(), "met verwijzingen": Meting()}
    for _ in range(ritten):
        Uitnodiging.objects.all().delete()
        metingen["uitnodigen"].doe(lambda: uitnodigingen_maken(lijst))
        rijen = list(Uitnodiging.objects.values_list(*KOLOMMEN))
        if len(rijen) != aantal:
            raise ValueError(f"{aantal} members, {len(rijen)} invited")
        _leeg()
        metingen["kale kopie"].doe(lambda rijen=rijen: _kopieer(rijen, "bench_kopie"))  # type: ignore[misc]
        metingen["met verwijzingen"].doe(_met_verwijzingen(rijen))
    return metingen


def _leeg() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM bench_kopie")


def _met_verwijzingen(rijen: list[tuple[Any, ...]]) -> Callable[[], None]:
    """The same copy into the table of the invitations itself, under its foreign keys."""
    Uitnodiging.objects.all().delete()
    return lambda: _kopieer(rijen, Uitnodiging._meta.db_table)


def _kopieer(rijen: list[tuple[Any, ...]], tabel: str) -> None:
    """In one transaction, as inviting is: the keys are looked at where that ends."""
    with transaction.atomic():
        _schrijf(rijen, tabel)


def _schrijf(rijen: list[tuple[Any, ...]], tabel: str) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            tekst = StringIO("".join("\t".join(map(str, rij)) + "\n" for rij in rijen))
            cursor.copy_from(tekst, tabel, columns=KOLOMMEN)
        else:
            cursor.executemany(
                f"INSERT INTO {tabel} (id, vragenlijst_id, lid_id, token_hash, is_gebruikt)"  # noqa: S608  our own names
                " VALUES (%s, %s, %s, %s, %s)",
                [(rij[0].hex, *rij[1:]) for rij in rijen],
            )


def verslag(metingen: dict[str, Meting]) -> Iterator[str]:
    """The figures, and the ratio that counts."""
    for naam, meting in metingen.items():
        yield f"{naam:24}{meting.klok_ms:>10.0f} ms"
    for naam in ("kale kopie", "met verwijzingen"):
        verhouding = metingen["uitnodigen"].klok_ms / metingen[naam].klok_ms
        yield f"uitnodigen / {naam}: {verhouding:.2f} keer de tijd"
