"""A file lies in parts while it waits: so many rows each, small enough for one transaction. The members who are not in it
lie beside them in the same way."""

import json
import zlib
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from .lezer import Rij

RIJEN_PER_DEEL = 2000
# A key of a member, and the number that they had when it was looked for.
Lid = tuple[int, str]


def verdeel(rijen: Iterator[Rij]) -> Iterator[bytes]:
    """The rows in order, so many to a part."""
    return _verdeel((rij.nummer, rij.waarden, rij.bezwaren, rij.gedeeld) for rij in rijen)


def verdeel_leden(leden: Iterable[Lid]) -> Iterator[bytes]:
    """The members in order, so many to a part."""
    return _verdeel(iter(leden))


def _verdeel(dingen: Iterator[Any]) -> Iterator[bytes]:
    while deel := list(islice(dingen, RIJEN_PER_DEEL)):
        yield zlib.compress(json.dumps(deel, separators=(",", ":")).encode(), level=1)


def pak_uit(inhoud: bytes) -> list[Rij]:
    """The rows of a part."""
    # A part that was made by an earlier version says nothing of shared addresses.
    return [
        Rij(nummer, waarden, [(kop, wat) for kop, wat in bezwaren], *gedeeld)
        for nummer, waarden, bezwaren, *gedeeld in _pak_uit(inhoud)
    ]


def pak_leden_uit(inhoud: bytes) -> list[Lid]:
    """The members of a part."""
    return [(sleutel, nummer) for sleutel, nummer in _pak_uit(inhoud)]


def _pak_uit(inhoud: bytes) -> list[Any]:
    gelezen: list[Any] = json.loads(zlib.decompress(inhoud))
    return gelezen
