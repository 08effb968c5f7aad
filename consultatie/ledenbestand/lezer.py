"""From the bytes of a file to rows of text: Excel, OpenDocument or CSV, within bounds that are checked first (T11)."""

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from consultatie.uitnodiging.nummer import vergelijkbaar
from consultatie.uitnodiging.uitwisselen import PanellidResource
from thema.basis.importeren import OLE, csv_rijen, koppen, oud_of_versleuteld
from thema.basis.kolommen import Kolom, Tekst
from thema.basis.uitwisselen import kolomzin
from thema.basis.werkmap import BestandGeweigerd, Grenzen, controleer_werkmap, kapot

from .dubbelen import dubbel_nummer, gedeeld_adres
from .tekens import ONLEESBAAR, zonder_besturing

GRENZEN = Grenzen(
    bytes_=20_000_000,
    rijen=150_000,
    bladrijen=200_000,
    uitgepakt=250_000_000,
    tekens_blad=8_000_000,
    kolommen=20,
    mag_ods=True,
    mag_koppelen=False,
)
# The columns of an export of members: export, edit and import go round.
KOLOMMEN: dict[str, Kolom] = {naam: PanellidResource.fields[naam] for naam in PanellidResource.Meta.fields}
SLEUTEL, ADRES = "nummer", "email"
_LANGSTE_NUMMER = 40
_NODIG = [kolom.column_name for naam, kolom in KOLOMMEN.items() if kolom.is_nodig or naam == SLEUTEL]
_TEKST = Tekst()
# Among so many rows with something in them the headers are looked for: a title may stand above.
KOPREGELS = 20

Tabel = Callable[[], Iterator[tuple[int, Sequence[Any]]]]
Bezwaar = tuple[str, str]
# Words for who else has an e-mail address, by that address in lower case.
Elders = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Rij:
    """One row as text without control signs (ONLEESBAAR stands in their place), by its number in the file. `bezwaren`: header
    and what is wrong, as far as the whole file tells; `gedeeld`: who else has its e-mail address, "" when nobody has."""

    nummer: int
    waarden: Sequence[str]
    bezwaren: Sequence[Bezwaar] = ()
    gedeeld: str = ""


@dataclass(frozen=True)
class Lijst:
    """What a file holds. `kolommen`: fields of a member, in the order of the headers, which stand in row `koprij`; `tabel`:
    what stands under them, once per call.

    `nummers` and `adressen`: in which rows each number and each e-mail address stand, in lower case. Rows without a number
    are under "", rows without an address nowhere.
    """

    kolommen: Sequence[str]
    koprij: int
    tabel: Tabel
    nummers: Mapping[str, Sequence[int]]
    adressen: Mapping[str, Sequence[int]]

    @property
    def aantal(self) -> int:
        """Rows."""
        return sum(map(len, self.nummers.values()))

    @property
    def zonder_nummer(self) -> int:
        """Rows that do not say whom they are about."""
        return sum(len(rijen) for nummer, rijen in self.nummers.items() if not is_nummer(nummer))

    def rijen(self, elders: Elders) -> Iterator[Rij]:
        """Each row, with what stands in more than one."""
        breedte, plek, adresplek = len(self.kolommen), *_plekken(self.kolommen)
        for nummer, cellen in self.tabel():
            teksten = [_als_tekst(cel) for cel in cellen]
            bezwaren: list[Bezwaar] = []
            if any(teksten[breedte:]):
                bezwaren.append(("", "Hier staat meer dan er kopjes zijn. Haal weg wat rechts van de lijst staat."))
            sleutel, adres = vergelijkbaar(_tekst(teksten, plek)), _tekst(teksten, adresplek).lower()
            if sleutel and len(self.nummers[sleutel]) > 1:
                bezwaren.append((KOLOMMEN[SLEUTEL].column_name, dubbel_nummer(self.nummers[sleutel], nummer)))
            gedeeld = gedeeld_adres(self.adressen[adres], nummer, elders.get(adres, ())) if adres else ""
            yield Rij(nummer, (teksten + [""] * breedte)[:breedte], bezwaren, gedeeld)


def is_nummer(tekst: str) -> bool:
    """Some member may have this number."""
    return bool(tekst) and len(tekst) <= _LANGSTE_NUMMER and ONLEESBAAR not in tekst


def controleer(inhoud: bytes) -> None:
    """Raise BestandGeweigerd on what is no modest spreadsheet; stores nothing and keeps nothing of it."""
    if not inhoud.strip():
        raise BestandGeweigerd("Dit bestand is leeg. Maak een export van de panelleden, vul die aan en lees die in.")
    if len(inhoud) > GRENZEN.bytes_:
        raise GRENZEN.te_groot()
    if inhoud.startswith(OLE):
        raise oud_of_versleuteld()
    if inhoud.startswith(b"PK"):
        controleer_werkmap(inhoud, GRENZEN)
        return
    for aantal, _ in enumerate(csv_rijen(inhoud, ook_windows=True, kopregels=KOPREGELS)):
        if aantal > GRENZEN.bladrijen:
            raise GRENZEN.te_groot()


def lees(inhoud: bytes) -> Lijst:
    """The first sheet. Raises BestandGeweigerd, also on headers that we do not know or that are missing.

    `inhoud` must have passed `controleer`: the reader of Excel makes a rectangle of whatever stands in a sheet.
    """
    tabel = _tabel(inhoud)
    koprij, koppen_ = _kopregel(tabel)
    kolommen = _kolommen(koppen_, waar=f"rij {koprij}")

    def onder_de_kop() -> Iterator[tuple[int, Sequence[Any]]]:
        return ((nummer, cellen) for nummer, cellen in _gevuld(tabel) if nummer > koprij)

    nummers, adressen = _waar(onder_de_kop, kolommen)
    if not nummers:
        raise _geen_rijen()
    return Lijst(kolommen, koprij, onder_de_kop, nummers, adressen)


def _geen_rijen() -> BestandGeweigerd:
    return BestandGeweigerd(
        "In dit bestand staan geen rijen onder de kopjes. Staat uw lijst op een ander blad? Zet die dan op het eerste blad."
    )


# ── The headers ──────────────────────────────────────────────────────────────────────────────────


def _kopregel(tabel: Tabel) -> tuple[int, list[str]]:
    """The first row with all headers that we need, and what it holds; or else the one with most headers that we know."""
    bekend = {kolom.column_name for kolom in KOLOMMEN.values()}
    beste: tuple[int, list[str]] | None = None
    meeste = -1
    for nummer, cellen in islice(_gevuld(tabel), KOPREGELS):
        gelezen = [zonder_besturing(" ".join(_ruw(cel).split())) for cel in cellen]
        klein = {kop.lower() for kop in gelezen}
        if klein.issuperset(_NODIG):
            return nummer, gelezen
        if len(klein & bekend) > meeste:
            beste, meeste = (nummer, gelezen), len(klein & bekend)
    if beste is None:
        raise _geen_rijen()
    return beste


def _kolommen(gelezen: list[str], *, waar: str) -> list[str]:
    """The field of each header."""
    veld_van = {kolom.column_name: naam for naam, kolom in KOLOMMEN.items()}
    gelezen = koppen(gelezen, waar=waar)
    ontbreekt = [kop for kop in _NODIG if kop not in gelezen]
    vreemd = [kop for kop in gelezen if kop not in veld_van]
    if ontbreekt or vreemd:
        raise BestandGeweigerd(kolomzin(ontbreekt, vreemd, waar=waar))
    return [veld_van[kop] for kop in gelezen]


# ── The rows ─────────────────────────────────────────────────────────────────────────────────────


def _waar(tabel: Tabel, kolommen: Sequence[str]) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """Where each number and each e-mail address stand."""
    plek, adresplek = _plekken(kolommen)
    nummers: dict[str, list[int]] = {}
    adressen: dict[str, list[int]] = {}
    for aantal, (nummer, cellen) in enumerate(tabel(), start=1):
        if aantal > GRENZEN.rijen:
            raise GRENZEN.te_groot()
        nummers.setdefault(vergelijkbaar(_tekst(cellen, plek)), []).append(nummer)
        if adres := _tekst(cellen, adresplek).lower():
            adressen.setdefault(adres, []).append(nummer)
    return nummers, adressen


def _plekken(kolommen: Sequence[str]) -> tuple[int, int | None]:
    """Of the number, and of the e-mail address; None: there is none."""
    return kolommen.index(SLEUTEL), kolommen.index(ADRES) if ADRES in kolommen else None


def _tekst(cellen: Sequence[Any], plek: int | None) -> str:
    return _als_tekst(cellen[plek]) if plek is not None and plek < len(cellen) else ""


# ── The three kinds of file ──────────────────────────────────────────────────────────────────────


def _tabel(inhoud: bytes) -> Tabel:
    if not inhoud.startswith(b"PK"):
        return lambda: csv_rijen(inhoud, ook_windows=True, kopregels=KOPREGELS)
    try:
        blad = CalamineWorkbook.from_filelike(io.BytesIO(inhoud)).get_sheet_by_index(0)
    except (CalamineError, ValueError, OSError) as fout:
        raise kapot() from fout
    except BaseException as fout:
        # What the reader did not reckon with comes out of it as a panic, which is no Exception.
        if type(fout).__name__ != "PanicException":
            raise
        raise kapot() from fout
    return lambda: enumerate(blad.iter_rows(), start=1)


def _gevuld(tabel: Tabel) -> Iterator[tuple[int, Sequence[Any]]]:
    return ((nummer, cellen) for nummer, cellen in tabel() if any(cel not in ("", None) for cel in cellen))


def _als_tekst(cel: Any) -> str:
    return zonder_besturing(_ruw(cel))


def _ruw(cel: Any) -> str:
    if isinstance(cel, str):
        return cel.strip()
    if isinstance(cel, datetime):
        return cel.date().isoformat()
    return cel.isoformat() if isinstance(cel, date) else _TEKST.clean(cel)
