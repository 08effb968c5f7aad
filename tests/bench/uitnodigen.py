"""What inviting many members costs, beside the bare storing of as many rows by the engine's own way."""

from collections.abc import Iterator
from datetime import date
from io import StringIO
from typing import Any

from django.db import connection

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
    metingen = {"uitnodigen": Meting(), "kale kopie": Meting()}
    for _ in range(ritten):
        Uitnodiging.objects.all().delete()
        metingen["uitnodigen"].doe(lambda: uitnodigingen_maken(lijst))
        rijen = list(Uitnodiging.objects.values_list(*KOLOMMEN))
        if len(rijen) != aantal:
            raise ValueError(f"{aantal} members, {len(rijen)} invited")
        _leeg()
        metingen["kale kopie"].doe(lambda rijen=rijen: _kopieer(rijen))  # type: ignore[misc]
    return metingen


def _leeg() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM bench_kopie")


def _kopieer(rijen: list[tuple[Any, ...]]) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            tekst = StringIO("".join("\t".join(map(str, rij)) + "\n" for rij in rijen))
            cursor.copy_from(tekst, "bench_kopie", columns=KOLOMMEN)
        else:
            cursor.executemany(
                "INSERT INTO bench_kopie (id, vragenlijst_id, lid_id, token_hash, is_gebruikt)"
                " VALUES (%s, %s, %s, %s, %s)",
                [(rij[0].hex, *rij[1:]) for rij in rijen],
            )


def verslag(metingen: dict[str, Meting]) -> Iterator[str]:
    """The figures, and the ratio that counts."""
    for naam, meting in metingen.items():
        yield f"{naam:24}{meting.klok_ms:>10.0f} ms"
    verhouding = metingen["uitnodigen"].klok_ms / metingen["kale kopie"].klok_ms
    yield f"uitnodigen / kale kopie: {verhouding:.2f} keer de tijd"
