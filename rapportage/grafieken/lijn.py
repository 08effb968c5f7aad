"""Time line: a value per year on a scale from zero, each line named at its end, a gap where nothing was measured."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapportage.lettertype import regels_van, tekstbreedte
from rapportage.opmaak import hoeveel, opsomming

from .medium import SCHERM, Medium
from .schaal import passende, ronde_top
from .tekening import MIDDEN, NIET_GEMETEN, ONDER, REGEL, Grafiek, Tekening, samen

# Lines of words beside the end of the line.
_MEESTE_REGELS = 3


@dataclass(frozen=True)
class Punt:
    """The value of one year. `waarde` None: not measured."""

    jaar: int
    waarde: float | None


@dataclass(frozen=True)
class _Maat:
    klasse: str
    breedte: float
    hoogte: float
    bijschrift: float
    letter: float
    straal: float


_MATEN = {
    "scherm": (
        _Maat("only-wide", 720, 320, 120, letter=15, straal=6),
        _Maat("only-small", 328, 260, 80, letter=13, straal=5),
    ),
    "druk": (_Maat("", 467, 165, 84, letter=9, straal=3),),
}


def lijn(reeks: Sequence[Punt], *, titel: str, eenheid: str, medium: Medium = SCHERM) -> Grafiek:
    """Line through the years, in order of year. `eenheid` names what is counted: it stands at the end of the line.

    The first and the last measured value are written in the picture. A year that was not measured breaks the line.
    Raises ValueError when nothing was measured, a year occurs twice or a value lies below zero.
    """
    punten = sorted(reeks, key=lambda punt: punt.jaar)
    gemeten = [punt.waarde for punt in punten if punt.waarde is not None]
    if not gemeten or min(gemeten) < 0 or len({punt.jaar for punt in punten}) < len(punten):
        raise ValueError("A line needs a value, none below zero, and each year once.")
    beschrijving = f"Lijngrafiek. {titel}. {opsomming([_in_woorden(punt, eenheid) for punt in punten])}."
    bladen = []
    for maat in _MATEN[medium.naam]:
        vlak = _Vlak.voor(punten, maat, eenheid)
        blad = Tekening(medium, maat.breedte, letter=maat.letter)
        _teken_assen(blad, vlak, [punt.jaar for punt in punten], eenheid)
        _teken_lijn(blad, vlak, punten)
        _schrijf_uiteinden(blad, vlak, [punt for punt in punten if punt.waarde is not None], eenheid)
        bladen.append(blad.svg(maat.hoogte, beschrijving, maat.klasse))
    return Grafiek(samen(bladen), titel, beschrijving)


def _in_woorden(punt: Punt, eenheid: str) -> str:
    stand = NIET_GEMETEN if punt.waarde is None else hoeveel(punt.waarde, eenheid)
    return f"{stand} in {punt.jaar}"


@dataclass(frozen=True)
class _Vlak:
    """Where years and values lie: `van` and `tot` are years, `top` and `stap` values, the rest lies on the paper."""

    maat: _Maat
    van: int
    tot: int
    top: float
    stap: float
    links: float

    @classmethod
    def voor(cls, punten: Sequence[Punt], maat: _Maat, eenheid: str) -> "_Vlak":
        """The plane for these years and values; the widest value on the scale makes the left margin."""
        top, stap = ronde_top(max(punt.waarde or 0 for punt in punten))
        schaal = [hoeveel(nummer * stap, eenheid, kort=True) for nummer in range(round(top / stap) + 1)]
        breedste = max(tekstbreedte(deel, maat.letter) for deel in schaal)
        return cls(maat, punten[0].jaar, punten[-1].jaar, top, stap, breedste + 0.6 * maat.letter)

    @property
    def rechts(self) -> float:
        return self.maat.breedte - self.maat.bijschrift

    @property
    def bodem(self) -> float:
        return self.maat.hoogte - 2 * self.maat.letter

    def x(self, jaar: int) -> float:
        """A single year stands in the middle."""
        if self.van == self.tot:
            return (self.links + self.rechts) / 2
        return self.links + (self.rechts - self.links) * (jaar - self.van) / (self.tot - self.van)

    def y(self, waarde: float) -> float:
        return self.bodem - (self.bodem - 1.7 * self.maat.letter) * waarde / self.top


def _teken_assen(blad: Tekening, vlak: _Vlak, jaren: Sequence[int], eenheid: str) -> None:
    for nummer in range(round(vlak.top / vlak.stap) + 1):
        y = vlak.y(nummer * vlak.stap)
        blad.lijn("raster" if nummer else "as", (vlak.links, y), (vlak.rechts, y))
        plek = vlak.links - 0.5 * blad.letter, y + MIDDEN * blad.letter
        blad.tekst("bijtekst", plek, hoeveel(nummer * vlak.stap, eenheid, kort=True), anker="end")
    plekken = {jaar: (vlak.x(jaar), vlak.bodem + 1.4 * blad.letter) for jaar in jaren}
    volgorde = sorted(jaren, key=lambda jaar: (jaar not in {vlak.van, vlak.tot}, (jaar - vlak.van) % 2, jaar))
    vakken = [
        (jaar, blad.vak_van("bijtekst", plekken[jaar], str(jaar), grootte=blad.letter, anker="middle"))
        for jaar in volgorde
    ]
    for jaar in passende(vakken, lucht=0.5 * blad.letter):
        blad.tekst("bijtekst", plekken[jaar], str(jaar), anker="middle")


def _teken_lijn(blad: Tekening, vlak: _Vlak, punten: Sequence[Punt]) -> None:
    """A stroke per unbroken run of years; a lone year, and both ends of the series, get a dot."""
    gemeten = [punt for punt in punten if punt.waarde is not None]
    met_stip = {gemeten[0].jaar, gemeten[-1].jaar}
    for stuk in _stukken(punten):
        plekken = [(vlak.x(jaar), vlak.y(waarde)) for jaar, waarde in stuk]
        if len(plekken) > 1:
            blad.pad("lijn", "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in plekken))
        for (jaar, _), plek in zip(stuk, plekken, strict=True):
            if jaar in met_stip or len(stuk) == 1:
                blad.cirkel("punt", plek, vlak.maat.straal)


def _stukken(punten: Sequence[Punt]) -> Iterator[list[tuple[int, float]]]:
    """Runs of measured years; a year that is missing altogether breaks a run like one that was not measured."""
    stuk: list[tuple[int, float]] = []
    for punt in punten:
        if stuk and (punt.waarde is None or punt.jaar != stuk[-1][0] + 1):
            yield stuk
            stuk = []
        if punt.waarde is not None:
            stuk.append((punt.jaar, punt.waarde))
    if stuk:
        yield stuk


def _schrijf_uiteinden(blad: Tekening, vlak: _Vlak, gemeten: Sequence[Punt], eenheid: str) -> None:
    """The last value with its unit and year in the margin, the first one above or below its dot."""
    letter, eerste, laatste = blad.letter, gemeten[0], gemeten[-1]
    groot, x = 1.2 * letter, vlak.rechts + vlak.maat.straal + 0.4 * letter
    woorden = f"in {laatste.jaar}" if eenheid == "%" else f"{eenheid} in {laatste.jaar}"
    regels = regels_van(woorden, blad.breedte - x, grootte=letter)
    if len(regels) > _MEESTE_REGELS:
        regels = [*regels[: _MEESTE_REGELS - 1], f"in {laatste.jaar}"]
    y = min(vlak.y(laatste.waarde or 0) + 0.3 * groot, vlak.bodem - len(regels) * REGEL * letter - ONDER * letter)
    blad.tekst("kop", (x, y), hoeveel(laatste.waarde, eenheid, kort=True), grootte=groot)
    for nummer, regel in enumerate(regels, 1):
        blad.tekst("bijtekst", (x, y + nummer * REGEL * letter), regel)
    if eerste is not laatste:
        y = vlak.y(eerste.waarde or 0)
        stijgt = (gemeten[1].waarde or 0) > (eerste.waarde or 0)
        hoogte = y + 1.5 * letter if stijgt and y + 2.2 * letter < vlak.bodem else y - 0.8 * letter
        blad.tekst("kop", (vlak.x(eerste.jaar), hoogte), hoeveel(eerste.waarde, eenheid, kort=True))
