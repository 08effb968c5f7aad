"""What an attacker with the whole database in hand can do: lay rows in every order that it gives away, and pair them."""

import random
from collections.abc import Sequence
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection

T = TypeVar("T")


class Ongemengd(random.Random):
    """Dice that always fall the same way: the first ones go, in the order in which they lie."""

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


def treffers(paren: list[tuple[int, int]]) -> int:
    return sum(links == rechts for links, rechts in paren)


def samenhang(paren: list[tuple[int, int]]) -> float:
    """Spearman's rank correlation, -1 to 1."""
    n = len(paren)
    return 1 - 6 * sum((links - rechts) ** 2 for links, rechts in paren) / (n * (n * n - 1))
