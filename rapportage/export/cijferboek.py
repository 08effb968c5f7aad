"""A book of figures: tables whose columns explain themselves. Pure; what is in it may be shown.

Every text in it can be written to any file and every number is finite, whoever made it: that is seen to once, here.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, fields
from numbers import Integral, Real
from typing import Any

from thema.basis.exporteren import schoon

from .enums import Cijferstatus, Kolomsoort

Cel = str | int | float | None
"""None: there is a figure but it may not be shown; "" in a column of numbers: there is none to have."""

# Raised when a table or column gets another name or meaning: who reads the files by program looks at it.
VERSIE = "1.4"


@dataclass(frozen=True)
class Licentie:
    """Under which conditions anybody may use the figures."""

    naam: str
    url: str


# Not CC0: the inhabitants per district are of the CBS, which asks to be named.
LICENTIE = Licentie("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/deed.nl")


class _Schoon:
    """Sees to it that every text fits a file and every number is one."""

    def __post_init__(self) -> None:
        for veld in fields(self):  # type: ignore[arg-type]
            object.__setattr__(self, veld.name, _schone(getattr(self, veld.name)))


def _schone(waarde: Any) -> Any:
    if isinstance(waarde, Cijferstatus | Kolomsoort | bool):
        return waarde
    if isinstance(waarde, str):
        # Half of a pair of surrogates is no character in UTF-8.
        return schoon(waarde).encode("utf-8", "replace").decode()
    if isinstance(waarde, tuple):
        return tuple(_schone(deel) for deel in waarde)
    if isinstance(waarde, Integral):
        return int(waarde)
    if isinstance(waarde, Real):
        return float(waarde) if math.isfinite(waarde) else None
    return waarde


@dataclass(frozen=True)
class Kolom(_Schoon):
    """One column: `sleutel` for a program, `naam` for a person, `uitleg` says what it counts.

    `eenheid` is "" where there is none; `codes` are the values of a column of codes with their words.
    """

    sleutel: str
    naam: str
    soort: Kolomsoort
    uitleg: str
    eenheid: str = ""
    codes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Tabel(_Schoon):
    """One table; `code` is its name in addresses. Raises ValueError when a row does not fit the columns."""

    code: str
    titel: str
    kolommen: tuple[Kolom, ...]
    rijen: tuple[tuple[Cel, ...], ...]
    noten: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        sleutels = [kolom.sleutel for kolom in self.kolommen]
        if len(set(sleutels)) < len(sleutels):
            raise ValueError(f"Two columns of {self.code} have the same key.")
        if any(len(rij) != len(self.kolommen) for rij in self.rijen):
            raise ValueError(f"A row of {self.code} does not fit its columns.")


@dataclass(frozen=True)
class Cijferboek(_Schoon):
    """All that goes into one file. `peildatum` is an ISO date; `drempel` in persons, None where nothing is hidden.

    `leeg` says in words what a cell of None means. `overzicht` is the table that a person reads first, None without.
    """

    titel: str
    slug: str
    bron: str
    peildatum: str
    licentie: Licentie
    drempel: int | None
    is_fictief: bool
    status: Cijferstatus
    tabellen: tuple[Tabel, ...]
    versie: str = VERSIE
    leeg: str = "te weinig antwoorden"
    overzicht: Tabel | None = None

    @property
    def is_openbaar(self) -> bool:
        """Anybody may have it."""
        return self.status == Cijferstatus.DEFINITIEF

    @property
    def bestandsnaam(self) -> str:
        """Name of its file without what says the kind; who finds it later sees that it was not public yet."""
        return f"{self.slug}-cijfers" if self.is_openbaar else f"{self.slug}-cijfers-nog-niet-openbaar"

    def tabel(self, code: str) -> Tabel | None:
        """The table with this code; None when the book has none."""
        return next((tabel for tabel in self.tabellen if tabel.code == code), None)


def janee(waarde: bool) -> str:
    """A yes or no as it stands in a cell."""
    return "ja" if waarde else "nee"


JANEE = (("ja", "ja"), ("nee", "nee"))
# What every CSV carries on every row, since nothing else goes along with it.
CSVKOLOMMEN = (
    Kolom(
        "status",
        "status",
        Kolomsoort.CODE,
        "Of het cijfer vaststaat.",
        codes=tuple((str(status.value), str(status.label)) for status in Cijferstatus),
    ),
    Kolom("peildatum", "peildatum", Kolomsoort.TEKST, "De dag van de telling, als jjjj-mm-dd."),
    Kolom("is_voorbeeld", "voorbeeld", Kolomsoort.CODE, "Of de cijfers verzonnen zijn, als voorbeeld.", codes=JANEE),
)


def csvwaarden(boek: Cijferboek) -> tuple[Cel, ...]:
    """What stands in those columns for this book."""
    return (boek.status.value, boek.peildatum, janee(boek.is_fictief))


def codeboek(boek: Cijferboek) -> Tabel:
    """A row for every column of every table."""
    koppen = ("tabel", "kolom", "naam", "soort", "eenheid", "uitleg")
    return Tabel(
        code="codeboek",
        titel="Wat in elke kolom staat",
        kolommen=_tekstkolommen(koppen),
        rijen=tuple(
            (tabel, kolom.sleutel, kolom.naam, str(kolom.soort.label), kolom.eenheid, kolom.uitleg)
            for tabel, kolom in _kolommen(boek)
        ),
    )


def codelijst(boek: Cijferboek) -> Tabel:
    """A row for every code of every column that has codes, with the word for it."""
    return Tabel(
        code="codes",
        titel="Wat elke code betekent",
        kolommen=_tekstkolommen(("tabel", "kolom", "code", "betekenis")),
        rijen=tuple(
            (tabel, kolom.sleutel, code, woord) for tabel, kolom in _kolommen(boek) for code, woord in kolom.codes
        ),
    )


def _kolommen(boek: Cijferboek) -> Iterable[tuple[str, Kolom]]:
    for tabel in boek.tabellen:
        yield from ((tabel.code, kolom) for kolom in tabel.kolommen)
    yield from (("elke csv", kolom) for kolom in CSVKOLOMMEN)


def _tekstkolommen(koppen: Iterable[str]) -> tuple[Kolom, ...]:
    return tuple(Kolom(kop, kop, Kolomsoort.TEKST, "") for kop in koppen)
