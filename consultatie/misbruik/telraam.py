"""How often a network sent something, without an address that is kept anywhere.

The counts stand in memory only, shared by this process and those that fork from it: gunicorn.conf.py imports this
module before its workers start, so they count together. What is counted is not an address but a few places in a table,
found by a hash with a random key. That key is in the same memory, is never written to disk or database, and makes
place for another with the first form of another day; the counts go with it.

There is no lock: one that a killed worker held would stop all others. Two workers that count at the very same moment
may lose a count, and may both begin a day. Neither matters for limits as wide as these.
"""

import mmap
import os
import struct
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b

# Each sender has a place in each of these rows, and its count is the lowest of them: two senders that share a place in
# one row seldom do so in all (a count-min sketch). So a count is never too low, and with ten thousand forms a day it
# is practically never too high.
RIJEN = 3
PLAATSEN = 65_536
_SLEUTELBYTES = 32
_PLEKKEN = struct.Struct(f"<{RIJEN}H")
_BYTES_PER_GETAL = 4
# The header: the day and the hour that are being counted, then the key.
_DAG, _UUR = 0, 1
_SLEUTEL = slice(2 * _BYTES_PER_GETAL, 2 * _BYTES_PER_GETAL + _SLEUTELBYTES)
_KOP = _SLEUTEL.stop // _BYTES_PER_GETAL
_TABEL = RIJEN * PLAATSEN


@dataclass(frozen=True)
class Drukte:
    """How many times the same sender was counted, this time included."""

    dit_uur: int = 0
    vandaag: int = 0


class Telraam:
    """Counts per sender, of this hour and of this day, in UTC."""

    def __init__(self) -> None:
        self._geheugen = mmap.mmap(-1, (_KOP + 2 * _TABEL) * _BYTES_PER_GETAL)
        self._getallen = memoryview(self._geheugen).cast("I")

    def tel(self, afzender: bytes, *, op: datetime) -> Drukte:
        """One more of this sender."""
        self._ga_naar(op.astimezone(UTC))
        gehusseld = blake2b(afzender, key=self._geheugen[_SLEUTEL], digest_size=_PLEKKEN.size).digest()
        plekken = [_KOP + rij * PLAATSEN + plek for rij, plek in enumerate(_PLEKKEN.unpack(gehusseld))]
        return Drukte(dit_uur=self._erbij(plekken), vandaag=self._erbij([_TABEL + plek for plek in plekken]))

    def geheugen(self) -> bytes:
        """All that there is to find here, for who wants to see that no address is."""
        return bytes(self._geheugen)

    def _ga_naar(self, op: datetime) -> None:
        dag, uur = op.toordinal(), op.hour
        if self._getallen[_DAG] != dag:
            self._geheugen[_SLEUTEL] = os.urandom(_SLEUTELBYTES)
            self._wis(0, 2 * _TABEL)
            self._getallen[_DAG], self._getallen[_UUR] = dag, uur
        elif self._getallen[_UUR] != uur:
            self._wis(0, _TABEL)
            self._getallen[_UUR] = uur

    def _wis(self, van: int, tot: int) -> None:
        begin, einde = (_KOP + van) * _BYTES_PER_GETAL, (_KOP + tot) * _BYTES_PER_GETAL
        self._geheugen[begin:einde] = bytes(einde - begin)

    def _erbij(self, plekken: list[int]) -> int:
        for plek in plekken:
            self._getallen[plek] += 1
        return min(self._getallen[plek] for plek in plekken)


TELRAAM = Telraam()
