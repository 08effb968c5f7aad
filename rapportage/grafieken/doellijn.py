"""The line of a goal: from nulwaarde (left) to streefwaarde (right), with the stand of now between, before or beyond."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapportage.opmaak import hoeveel, opsomming

from .medium import SCHERM, Medium
from .tekening import BOVEN, REGEL, Grafiek, Tekening, Tekstvak, samen


@dataclass(frozen=True)
class Meting:
    """The value of an indicator in a year. `waarde` None: not known."""

    jaar: int
    waarde: float | None


@dataclass(frozen=True)
class _Maat:
    klasse: str
    breedte: float
    letter: float
    baan: float
    straal: float


_MATEN = {
    "scherm": (
        _Maat("only-wide", 640, 16, baan=8, straal=11),
        _Maat("only-small", 290, 15, baan=8, straal=11),
    ),
    "druk": (_Maat("", 440, 9, baan=3, straal=4.4),),
}

# Residents read the screen: "318 in 2019", "doel 220 in 2023". The council's documents use the words of the field.
WOORDEN = {
    "scherm": {"nulwaarde": "", "nu": "nu ", "streefwaarde": "doel "},
    "druk": {"nulwaarde": "nulwaarde ", "nu": "nu ", "streefwaarde": "streefwaarde "},
}
_JAAR = {"scherm": "in {}", "druk": "({})"}


@dataclass(frozen=True)
class _Station:
    """One of the values that are known, with its words and its place from 0 (left) to 1 (right)."""

    soort: str
    woorden: str
    plek: float


def doellijn(
    nul: Meting, streef: Meting, nu: Meting | None = None, *, eenheid: str, medium: Medium = SCHERM
) -> Grafiek:
    """The way of one indicator; better is always to the right, whichever way the numbers run.

    `nu` is the last measured stand, None when nothing was measured since the nulwaarde. A value that is not known is
    said in words and has no place on the line. Raises ValueError when the streefwaarde is not known.
    """
    if streef.waarde is None:
        raise ValueError("A goal without a target value cannot be drawn.")
    metingen = [("nulwaarde", nul), *([("nu", nu)] if nu else []), ("streefwaarde", streef)]
    woorden = WOORDEN[medium.naam]
    titel = opsomming(
        [f"{woorden[soort]}{hoeveel(meting.waarde, eenheid)} in {meting.jaar}" for soort, meting in metingen]
    )
    beschrijving = f"{titel[:1].upper()}{titel[1:]}."
    stations = _stations(metingen, eenheid, medium)
    bladen = [_teken(stations, maat=maat, medium=medium, beschrijving=beschrijving) for maat in _MATEN[medium.naam]]
    return Grafiek(samen(bladen), titel, beschrijving)


def _stations(metingen: Sequence[tuple[str, Meting]], eenheid: str, medium: Medium) -> list[_Station]:
    bekend = [(soort, meting, meting.waarde) for soort, meting in metingen if meting.waarde is not None]
    waarden = [waarde for _, _, waarde in bekend]
    laag, hoog = min(waarden), max(waarden)
    omgekeerd = waarden[-1] < waarden[0]
    stations = []
    for soort, meting, waarde in bekend:
        deel = (waarde - laag) / (hoog - laag) if hoog > laag else 1.0
        jaar = _JAAR[medium.naam].format(meting.jaar)
        woorden = f"{WOORDEN[medium.naam][soort]}{hoeveel(waarde, eenheid, kort=True)} {jaar}"
        stations.append(_Station(soort, woorden, 1 - deel if omgekeerd else deel))
    return stations


def _teken(stations: Sequence[_Station], *, maat: _Maat, medium: Medium, beschrijving: str) -> str:
    blad = Tekening(medium, maat.breedte, letter=maat.letter)
    plekken = {station.soort: _x(station.plek, maat) for station in stations}
    # Above the line stands the stand of now, below it both ends; without a stand of now the line moves up.
    y = maat.straal + 2 + (REGEL * maat.letter + 0.2 * maat.letter if "nu" in plekken else 0)
    blad.lijn("baan", (_x(0, maat), y), (_x(1, maat), y))
    begin = plekken.get("nulwaarde")
    if begin is not None and "nu" in plekken and plekken["nu"] > begin:
        blad.lijn("baan_af", (begin, y), (plekken["nu"], y))
    if begin is not None:
        blad.cirkel("baan_begin", (begin, y), 0.75 * maat.straal)
    if "nu" in plekken:
        blad.cirkel("baan_nu", (plekken["nu"], y), maat.straal)
    _teken_vlag(blad, plekken["streefwaarde"], y, maat.straal)
    onder = _schrijf(blad, stations, maat=maat, y=y)
    return blad.svg(onder + 0.3 * maat.letter, beschrijving, maat.klasse)


def _x(plek: float, maat: _Maat) -> float:
    rand = maat.straal + 2
    return rand + (maat.breedte - 2 * rand) * plek


def _teken_vlag(blad: Tekening, x: float, y: float, straal: float) -> None:
    """A small flag on the line, its pole at the target."""
    hoog, breed = 1.3 * straal, 1.6 * straal
    blad.pad(
        "baan_doel",
        f"M{x:.1f} {y + hoog:.1f}V{y - hoog:.1f}h-{breed:.1f}l{breed / 3:.1f} {hoog / 2:.1f}-{breed / 3:.1f} {hoog / 2:.1f}"
        f"h{breed:.1f}z",
    )


def _schrijf(blad: Tekening, stations: Sequence[_Station], *, maat: _Maat, y: float) -> float:
    """The words of each station; gives where the lowest line ends. Two that would touch stand below each other."""
    boven, onder = y - 1.3 * maat.straal - 0.35 * maat.letter, y + 1.3 * maat.straal + (BOVEN + 0.2) * maat.letter
    geplaatst: list[Tekstvak] = []
    for station in stations:
        stijl = "bijtekst" if station.soort == "nulwaarde" else "kop"
        plek = (_x(station.plek, maat), boven if station.soort == "nu" else onder)
        vak = blad.vak_van(stijl, plek, station.woorden, grootte=maat.letter, anker="middle")
        while any(vak.raakt(ander) for ander in geplaatst):
            plek = (plek[0], plek[1] + REGEL * maat.letter)
            vak = blad.vak_van(stijl, plek, station.woorden, grootte=maat.letter, anker="middle")
        geplaatst.append(blad.tekst(stijl, plek, station.woorden, anker="middle"))
    return max(vak.onder for vak in geplaatst)
