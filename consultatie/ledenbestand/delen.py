"""A file lies in parts while it waits: so many rows each, small enough for one transaction."""

import json
import zlib
from collections.abc import Iterator
from itertools import islice

from .lezer import Rij

RIJEN_PER_DEEL = 2000


def verdeel(rijen: Iterator[Rij]) -> Iterator[bytes]:
    """The rows in order, so many to a part."""
    while deel := list(islice(rijen, RIJEN_PER_DEEL)):
        yield _pak_in(deel)


def _pak_in(rijen: list[Rij]) -> bytes:
    return zlib.compress(
        json.dumps([(rij.nummer, rij.waarden, rij.bezwaren) for rij in rijen], separators=(",", ":")).encode(), level=1
    )


def pak_uit(inhoud: bytes) -> list[Rij]:
    """The rows of a part."""
    return [
        Rij(nummer, waarden, [(kop, wat) for kop, wat in bezwaren])
        for nummer, waarden, bezwaren in json.loads(zlib.decompress(inhoud))
    ]
