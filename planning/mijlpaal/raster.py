"""The grid that milestones are drawn on: columns of one month, or of more where a planning takes years."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from rapportage.opmaak import MAANDEN, MAANDEN_IN_JAAR, MAANDEN_KORT

# The stylesheet draws this many columns; beyond it a column takes more months.
MEESTE_KOLOMMEN = 12
STAPPEN = (1, 3, 6, 12)
# Up to this many columns there is room for the whole name of a month.
MEESTE_HELE_NAMEN = 8


@dataclass(frozen=True)
class Kolom:
    """Head of a column, from the day `van`; `kort` where there is little room. `jaar` only where a new year begins in a grid
    of several years, else empty."""

    tekst: str
    jaar: str
    van: date
    kort: str


@dataclass(frozen=True)
class Raster:
    """`aantal` columns of `stap` months each; `begin` is the first month, counted from the year 0."""

    begin: int
    stap: int
    aantal: int

    @classmethod
    def over(cls, eerste: date, laatste: date) -> Self:
        """The finest grid that holds both days; beyond twelve years it grows wider than the stylesheet draws."""
        fijn_genoeg = (stap for stap in STAPPEN if cls._met(stap, eerste, laatste).aantal <= MEESTE_KOLOMMEN)
        return cls._met(next(fijn_genoeg, STAPPEN[-1]), eerste, laatste)

    @classmethod
    def _met(cls, stap: int, eerste: date, laatste: date) -> Self:
        begin = _maand(eerste) // stap * stap
        return cls(begin, stap, (_maand(laatste) - begin) // stap + 1)

    @property
    def jaren(self) -> tuple[int, ...]:
        """The calendar years that it covers."""
        laatste = self.begin + self.aantal * self.stap - 1
        return tuple(range(self.begin // MAANDEN_IN_JAAR, laatste // MAANDEN_IN_JAAR + 1))

    @property
    def kolommen(self) -> tuple[Kolom, ...]:
        """The heads, first to last."""
        return tuple(self._kop(self.begin + plaats * self.stap) for plaats in range(self.aantal))

    @property
    def tot(self) -> date:
        """The last day that it covers."""
        return _eerste_dag(self.begin + self.aantal * self.stap) - timedelta(days=1)

    def _kop(self, maand: int) -> Kolom:
        jaar, in_jaar = divmod(maand, MAANDEN_IN_JAAR)
        van, kort = _eerste_dag(maand), MAANDEN_KORT[in_jaar]
        if self.stap == MAANDEN_IN_JAAR:
            return Kolom(str(jaar), "", van, f"’{jaar % 100:02}")
        begint_jaar = in_jaar == 0 or maand == self.begin
        namen = MAANDEN if self.aantal <= MEESTE_HELE_NAMEN and self.stap == 1 else MAANDEN_KORT
        tekst = namen[in_jaar] if self.stap == 1 else f"{namen[in_jaar]}-{namen[in_jaar + self.stap - 1]}"
        return Kolom(tekst, str(jaar) if begint_jaar and len(self.jaren) > 1 else "", van, kort)

    def kolom(self, dag: date) -> int:
        """The column that holds this day, counted from 1; outside the grid less than 1 or more than `aantal`."""
        return (_maand(dag) - self.begin) // self.stap + 1


def _eerste_dag(maand: int) -> date:
    jaar, in_jaar = divmod(maand, MAANDEN_IN_JAAR)
    return date(jaar, in_jaar + 1, 1)


def _maand(dag: date) -> int:
    return dag.year * MAANDEN_IN_JAAR + dag.month - 1
