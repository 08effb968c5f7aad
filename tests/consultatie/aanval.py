"""What an attacker with the whole database in hand can do: lay rows in every order that it gives away, and pair them."""

import itertools
import random
from collections.abc import Sequence
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection, models
from django.db.models.expressions import RawSQL

T = TypeVar("T")


class Ongemengd(random.Random):
    """Dice that always fall the same way: the first ones go, in the order in which they lie, and keys count up."""

    sleutels = itertools.count(1)

    def getrandbits(self, k: int, /) -> int:
        return next(self.sleutels)

    def sample(self, population: Sequence[T], k: int, **_: Any) -> list[T]:
        return list(population[:k])


def volgordes(tabel: str, sleutel: str) -> dict[str, list[UUID]]:
    """The rows of a table in every order that the engine keeps, by the name of that order."""
    if connection.vendor == "postgresql":
        sorteringen = {"place on disk": "ctid", "transaction": "xmin::text::bigint, ctid", "key": sleutel}
    else:
        sorteringen = {"place on disk": "rowid", "key": sleutel}
    volgordes = {}
    with connection.cursor() as cursor:
        for naam, sortering in sorteringen.items():
            cursor.execute(f"SELECT {sleutel} FROM {tabel} ORDER BY {sortering}")  # noqa: S608  constants of this test
            volgordes[naam] = [UUID(str(rij[0])) for rij in cursor.fetchall()]
    return volgordes


def volgorden_van(model: type[models.Model]) -> dict[str, list[Any]]:
    """The keys of the rows of this model, in every order that can be made of what the database knows of a row: each
    column, how long what stands in it is, where it lies, and (PostgreSQL) which transaction wrote it.

    Rows that are alike lie in the order of their keys, which are random: never in an order that tells something.
    """
    sleutel = model._meta.pk
    orden = {"place on disk": "ctid", "transaction": "xmin::text::bigint"}
    if connection.vendor == "sqlite":
        orden = {"place on disk": "rowid"}
    orden["key"] = str(sleutel.column)
    for veld in model._meta.concrete_fields:
        kolom = connection.ops.quote_name(str(veld.column))
        # JSON has no order of its own.
        orden[veld.name] = f"CAST({kolom} AS text)" if isinstance(veld, models.JSONField) else kolom
        orden[f"size of {veld.name}"] = f"length(CAST({kolom} AS text))"
    rijen = model._base_manager.all()
    return {
        naam: list(rijen.order_by(RawSQL(orde, []), "pk").values_list("pk", flat=True))  # noqa: S611  our own columns
        for naam, orde in orden.items()
    }


def treffers(paren: list[tuple[int, int]]) -> int:
    return sum(links == rechts for links, rechts in paren)


def samenhang(paren: list[tuple[int, int]]) -> float:
    """Spearman's rank correlation, -1 to 1."""
    n = len(paren)
    return 1 - 6 * sum((links - rechts) ** 2 for links, rechts in paren) / (n * (n * n - 1))
