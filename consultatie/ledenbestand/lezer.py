"""From the bytes of a file to rows of text: Excel, OpenDocument or CSV, within bounds that are checked first (T11)."""

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from consultatie.uitnodiging.uitwisselen import PanellidResource
from thema.basis.importeren import OLE, csv_rijen, koppen, oud_of_versleuteld
from thema.basis.kolommen import Kolom, Tekst
from thema.basis.uitwisselen import kolomzin
from thema.basis.werkmap import BestandGeweigerd, Grenzen, controleer_werkmap, kapot

from .tekens import zonder_besturing

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
SLEUTEL = "nummer"
_NODIG = [kolom.column_name for naam, kolom in KOLOMMEN.items() if kolom.is_nodig or naam == SLEUTEL]
_NAMEN_GENOEMD = 3
_TEKST = Tekst()

Tabel = Callable[[], Iterator[tuple[int, Sequence[Any]]]]
Bezwaar = tuple[str, str]


@dataclass(frozen=True)
class Rij:
    """One row as text without control signs (ONLEESBAAR stands in their place), by its number in the file. `bezwaren`: header
    and what is wrong, as far as the whole file tells."""

    nummer: int
    waarden: Sequence[str]
    bezwaren: Sequence[Bezwaar] = ()


@dataclass(frozen=True)
class Lijst:
    """What a file holds. `kolommen`: fields of a member, in its order; `rijen`: goes through it once per call."""

    kolommen: Sequence[str]
    aantal: int
    rijen: Callable[[], Iterator[Rij]]


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
    for aantal, _ in enumerate(csv_rijen(inhoud, ook_windows=True)):
        if aantal > GRENZEN.bladrijen:
            raise GRENZEN.te_groot()


def lees(inhoud: bytes) -> Lijst:
    """The first sheet. Raises BestandGeweigerd, also on headers that we do not know or that are missing.

    `inhoud` must have passed `controleer`: the reader of Excel makes a rectangle of whatever stands in a sheet.
    """
    tabel = _tabel(inhoud)
    kopregel = next(_gevuld(tabel), None)
    if kopregel is None:
        raise _geen_rijen()
    kolommen = _kolommen(koppen([zonder_besturing(" ".join(_ruw(cel).split())) for cel in kopregel[1]]))
    waar = _rijen_per_nummer(tabel, kolommen.index(SLEUTEL))
    aantal = sum(map(len, waar.values()))
    if not aantal:
        raise _geen_rijen()
    return Lijst(kolommen, aantal, lambda: _rijen(tabel, kolommen, waar))


def _geen_rijen() -> BestandGeweigerd:
    return BestandGeweigerd(
        "In dit bestand staan geen rijen onder de kopjes. Staat uw lijst op een ander blad? Zet die dan op het eerste blad."
    )


def _kolommen(gelezen: list[str]) -> list[str]:
    """The field of each header."""
    veld_van = {kolom.column_name: naam for naam, kolom in KOLOMMEN.items()}
    ontbreekt = [kop for kop in _NODIG if kop not in gelezen]
    vreemd = [kop for kop in gelezen if kop not in veld_van]
    if ontbreekt or vreemd:
        raise BestandGeweigerd(kolomzin(ontbreekt, vreemd))
    return [veld_van[kop] for kop in gelezen]


def _rijen_per_nummer(tabel: Tabel, plek: int) -> dict[str, list[int]]:
    """Where each number stands; what has none is under ""."""
    waar: dict[str, list[int]] = {}
    rijen = _gevuld(tabel)
    next(rijen, None)
    for aantal, (nummer, waarden) in enumerate(rijen, start=1):
        if aantal > GRENZEN.rijen:
            raise GRENZEN.te_groot()
        waar.setdefault(_als_sleutel(waarden, plek), []).append(nummer)
    return waar


def _als_sleutel(waarden: Sequence[Any], plek: int) -> str:
    return _als_tekst(waarden[plek]).lower() if plek < len(waarden) else ""


def _rijen(tabel: Tabel, kolommen: Sequence[str], waar: dict[str, list[int]]) -> Iterator[Rij]:
    breedte, plek = len(kolommen), kolommen.index(SLEUTEL)
    rijen = _gevuld(tabel)
    next(rijen, None)
    for nummer, cellen in rijen:
        teksten = [_als_tekst(cel) for cel in cellen]
        bezwaren: list[Bezwaar] = []
        if any(teksten[breedte:]):
            bezwaren.append(("", "Hier staat meer dan er kopjes zijn. Haal weg wat rechts van de lijst staat."))
        sleutel = _als_sleutel(cellen, plek)
        if sleutel and len(waar[sleutel]) > 1:
            bezwaren.append((KOLOMMEN[SLEUTEL].column_name, _dubbel(waar[sleutel], nummer)))
        yield Rij(nummer, (teksten + [""] * breedte)[:breedte], bezwaren)


def _dubbel(overal: Sequence[int], hier: int) -> str:
    # No more than it names: with the same number in every row this is done as often as there are rows.
    genoemd = ", ".join(str(rij) for rij in islice((rij for rij in overal if rij != hier), _NAMEN_GENOEMD))
    over = len(overal) - 1 - _NAMEN_GENOEMD
    meer = f" en nog {over} keer" if over > 0 else ""
    return f"Dit nummer staat ook in rij {genoemd}{meer}. Laat elk nummer één keer staan."


# ── The three kinds of file ──────────────────────────────────────────────────────────────────────


def _tabel(inhoud: bytes) -> Tabel:
    if not inhoud.startswith(b"PK"):
        return lambda: csv_rijen(inhoud, ook_windows=True)
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
