"""Which cells of a table of groups × answers must not be shown. Pure.

A table has totals: of each answer over all groups, and of each group over all answers. Hiding a small cell is no use
when its row or its column gives it away, or both together do. So more is hidden until

- of every row and column whose total is known, what is hidden is nothing, or at least two cells that together concern
  the threshold, in who chose and in who did not (as in onderdrukking.py);
- no hidden cell follows from the totals, nor from the totals and the bounds of all cells together.

The first is a sum over one line; the second looks at the whole table as a graph: hidden cells are the edges between
rows and columns, and a cell follows from the totals exactly when its edge is a bridge, that is on no cycle. Lines
without a known total are joined in one node. Source: D. Gusfield, "A graph theoretic approach to statistical data
security", SIAM Journal on Computing 17 (1988), 552-571.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from .onderdrukking import is_genoeg_verborgen

ONBEKEND = ""
"""The row of persons who did not say to which group they belong. It is in the totals and never shown."""

Cel = tuple[str, str]
_GROND = ("", "")
Knoop = tuple[str, str]


@dataclass(frozen=True)
class Kruistabel:
    """`aantallen`: per row and column how many persons of that row chose it; `personen`: how many persons a row holds.

    `kolomtotalen`: the columns whose total a reader knows; `rijtotalen`: the rows whose cells add up to something that a
    reader knows (their number of persons, or a fixed number of choices for each).
    """

    aantallen: Mapping[str, Mapping[str, int]]
    personen: Mapping[str, int]
    kolomtotalen: frozenset[str]
    rijtotalen: frozenset[str]
    per_rij: Mapping[str, tuple[Cel, ...]] = field(init=False)
    per_kolom: Mapping[str, tuple[Cel, ...]] = field(init=False)

    def __post_init__(self) -> None:
        per_kolom: dict[str, list[Cel]] = defaultdict(list)
        for rij, kolom in self.cellen():
            per_kolom[kolom].append((rij, kolom))
        object.__setattr__(
            self, "per_rij", {r: tuple((r, k) for k in kolommen) for r, kolommen in self.aantallen.items()}
        )
        object.__setattr__(self, "per_kolom", {kolom: tuple(cellen) for kolom, cellen in per_kolom.items()})

    def cellen(self) -> Iterator[Cel]:
        """Every cell, row by row."""
        return ((rij, kolom) for rij, kolommen in self.aantallen.items() for kolom in kolommen)

    def aantal(self, cel: Cel) -> int:
        """How many persons it counts."""
        return self.aantallen[cel[0]][cel[1]]

    def niet(self, cel: Cel) -> int:
        """How many persons of its row did not choose it."""
        return self.personen[cel[0]] - self.aantal(cel)

    def lijnen(self) -> Iterator[tuple[Cel, ...]]:
        """The rows and columns whose total is known."""
        yield from (cellen for rij, cellen in self.per_rij.items() if rij in self.rijtotalen)
        yield from (cellen for kolom, cellen in self.per_kolom.items() if kolom in self.kolomtotalen)


def verborgen_in_kruistabel(tabel: Kruistabel, *, drempel: int, nooit: Collection[str] = ()) -> frozenset[Cel]:
    """The cells that must not be shown. `nooit`: rows of which nothing may be shown, whatever their cells hold; the row
    ONBEKEND is always one of them. `drempel` in persons."""
    weg = {ONBEKEND, *nooit}
    verborgen = {cel for cel in tabel.cellen() if cel[0] in weg or min(tabel.aantal(cel), tabel.niet(cel)) < drempel}
    while erbij := _nog_te_verbergen(tabel, verborgen, drempel):
        verborgen |= erbij
    return frozenset(verborgen)


def _nog_te_verbergen(tabel: Kruistabel, verborgen: set[Cel], drempel: int) -> set[Cel]:
    """At least one cell more where what is hidden can be found; empty when it cannot."""
    for lijn in tabel.lijnen():
        weg = [cel for cel in lijn if cel in verborgen and tabel.personen[cel[0]]]
        genoeg = is_genoeg_verborgen(map(tabel.aantal, weg), map(tabel.niet, weg), drempel=drempel)
        if weg and not genoeg and (erbij := _kleinste(tabel, lijn, verborgen)):
            return {erbij}
    for cel in gevonden_cellen(tabel, verborgen):
        buren = (*tabel.per_rij[cel[0]], *tabel.per_kolom[cel[1]])
        if erbij := _kleinste(tabel, buren, verborgen):
            return {erbij}
    return set()


def _kleinste(tabel: Kruistabel, cellen: Iterable[Cel], verborgen: set[Cel]) -> Cel | None:
    """Of these cells the one that still shows and counts the fewest persons; None when all are hidden."""
    over = [cel for cel in cellen if cel not in verborgen]
    return min(over, key=lambda cel: (tabel.aantal(cel), cel)) if over else None


def gevonden_cellen(tabel: Kruistabel, verborgen: Collection[Cel]) -> list[Cel]:
    """The hidden cells that a reader can find all the same, sorted. A row without persons has nothing to find."""
    zoek = sorted(cel for cel in verborgen if tabel.personen[cel[0]])
    return sorted({*_bruggen(tabel, zoek), *_ingeklemd(tabel, zoek)})


# ── what follows from the totals ─────────────────────────────────────────────────────────────────


def _bruggen(tabel: Kruistabel, verborgen: Collection[Cel]) -> set[Cel]:
    """The cells that are on no cycle of hidden cells."""
    buren: dict[Knoop, list[tuple[Cel, Knoop]]] = defaultdict(list)
    for cel in verborgen:
        rij: Knoop = ("rij", cel[0]) if cel[0] in tabel.rijtotalen else _GROND
        kolom: Knoop = ("kolom", cel[1]) if cel[1] in tabel.kolomtotalen else _GROND
        if rij != kolom:  # otherwise it is in no total at all
            buren[rij].append((cel, kolom))
            buren[kolom].append((cel, rij))
    return _Bruggen(buren).zoek()


@dataclass
class _Bruggen:
    """Depth first: an edge is a bridge when nothing beyond it leads back to before it (R.E. Tarjan, 1974)."""

    buren: Mapping[Knoop, list[tuple[Cel, Knoop]]]
    volgnummer: dict[Knoop, int] = field(default_factory=dict)
    gevonden: set[Cel] = field(default_factory=set)

    def zoek(self) -> set[Cel]:
        for knoop in self.buren:
            if knoop not in self.volgnummer:
                self._bezoek(knoop, None)
        return self.gevonden

    def _bezoek(self, knoop: Knoop, langs: Cel | None) -> int:
        """The earliest that can be reached from here without going back the way we came."""
        eigen = vroegste = self.volgnummer[knoop] = len(self.volgnummer)
        for cel, buur in self.buren[knoop]:
            if cel == langs:
                continue
            if buur in self.volgnummer:
                vroegste = min(vroegste, self.volgnummer[buur])
                continue
            verder = self._bezoek(buur, cel)
            vroegste = min(vroegste, verder)
            if verder > eigen:
                self.gevonden.add(cel)
        return vroegste


# ── what follows from the totals and the bounds ──────────────────────────────────────────────────


def _ingeklemd(tabel: Kruistabel, verborgen: Collection[Cel]) -> set[Cel]:
    """The cells that can have one value only: none is under zero or over the persons of its row, and each line of which
    the total is known leaves the others so much."""
    weg = set(verborgen)
    laag = dict.fromkeys(weg, 0)
    hoog = {cel: tabel.personen[cel[0]] for cel in weg}
    lijnen = [[cel for cel in lijn if cel in weg] for lijn in tabel.lijnen()]
    totalen = [sum(tabel.aantal(cel) for cel in lijn) for lijn in lijnen]
    veranderd = True
    while veranderd:
        veranderd = False
        for lijn, totaal in zip(lijnen, totalen, strict=True):
            veranderd |= _klem_in(lijn, totaal, laag, hoog)
    return {cel for cel in weg if laag[cel] == hoog[cel]}


def _klem_in(lijn: Collection[Cel], totaal: int, laag: dict[Cel, int], hoog: dict[Cel, int]) -> bool:
    """Narrow the bounds of the cells of one line; whether any changed."""
    onder, boven = sum(laag[cel] for cel in lijn), sum(hoog[cel] for cel in lijn)
    veranderd = False
    for cel in lijn:
        nieuw_laag = max(laag[cel], totaal - (boven - hoog[cel]))
        nieuw_hoog = min(hoog[cel], totaal - (onder - laag[cel]))
        if (nieuw_laag, nieuw_hoog) != (laag[cel], hoog[cel]):
            onder, boven = onder + nieuw_laag - laag[cel], boven + nieuw_hoog - hoog[cel]
            laag[cel], hoog[cel], veranderd = nieuw_laag, nieuw_hoog, True
    return veranderd
