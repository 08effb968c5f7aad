"""Time line: what happens in which months, a bar per step, today's line through all, free weeks shaded."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.safestring import SafeString

from rapportage.lettertype import regels_van, tekstbreedte
from rapportage.opmaak import datum, opsomming

from .medium import SCHERM, Medium, gewicht
from .schaal import passende
from .tekening import MIDDEN, REGEL, Grafiek, Tekening, samen

# Who is at work has a sign of its own, the same in every picture: colour says nothing that the sign does not.
TEKENS = ("vierkant", "rond", "ruit")
STANDEN = ("klaar", "nu", "laat", "komt")
_EEN_DAG = timedelta(days=1)


@dataclass(frozen=True)
class Tijdkolom:
    """A column, from its first day; `kort` where there is little room, `jaar` only where a year is to be named."""

    van: date
    tekst: str
    kort: str
    jaar: str = ""


@dataclass(frozen=True)
class Tijdbalk:
    """One step, first and last day inclusive. `teken` is one of TEKENS, `wie` its word; `stand` one of STANDEN, with
    `woorden` for when and how it stands: "juli 2019, gedaan"."""

    naam: str
    van: date
    tot: date
    teken: str
    wie: str
    stand: str
    woorden: str


@dataclass(frozen=True)
class Vrij:
    """Days to shade, first and last inclusive."""

    naam: str
    van: date
    tot: date


@dataclass(frozen=True)
class Tijdraster:
    """Columns of equal width up to and including the day `tot`. `vandaag` gets a line where it lies within; `vrij` is
    shaded."""

    kolommen: tuple[Tijdkolom, ...]
    tot: date
    vandaag: date
    vrij: tuple[Vrij, ...] = ()


@dataclass(frozen=True)
class _Maat:
    """`naam_breedte` 0: the name stands above its bar, not beside it."""

    klasse: str
    breedte: float
    naam_breedte: float
    letter: float
    naam_letter: float
    balk: float


_MATEN = {
    "scherm": (
        _Maat("only-wide", 1076, 372, letter=15, naam_letter=17, balk=34),
        _Maat("only-small", 328, 0, letter=13, naam_letter=15, balk=24),
    ),
    "druk": (_Maat("", 467, 168, letter=8, naam_letter=8.5, balk=14),),
}


def tijdlijn(balken: Sequence[Tijdbalk], raster: Tijdraster, *, titel: str, medium: Medium = SCHERM) -> Grafiek:
    """A bar per step on the columns of its days.

    Raises ValueError without a column, for columns that are not in order, and for a sign or state that is not known.
    """
    grenzen = (*(kolom.van for kolom in raster.kolommen), raster.tot + _EEN_DAG)
    if not raster.kolommen or list(grenzen) != sorted(set(grenzen)):
        raise ValueError("A time line needs columns, in order.")
    if any(balk.teken not in TEKENS or balk.stand not in STANDEN for balk in balken):
        raise ValueError("Every bar has one of the known signs and states.")
    vrij = [weken for weken in raster.vrij if weken.van <= raster.tot and weken.tot >= grenzen[0]]
    beschrijving = _in_woorden(balken, vrij, raster.vandaag, titel)
    delen = []
    for maat in _MATEN[medium.naam]:
        blad = Tekening(medium, maat.breedte, letter=maat.letter)
        as_ = _As(grenzen, raster.vandaag, maat.naam_breedte, maat.breedte)
        onder = _teken(blad, _Inhoud(balken, raster.kolommen, vrij), maat=maat, as_=as_)
        delen.append(blad.svg(onder, beschrijving, maat.klasse))
    return Grafiek(samen(delen), titel, beschrijving)


def tijdteken(teken: str, naam: str, *, medium: Medium = SCHERM) -> SafeString:
    """The sign of who is at work by itself, for a key; of a state as well."""
    blad = Tekening(medium, 10, letter=8)
    _teken_vorm(blad, teken, (5, 5), 3.6)
    return samen([blad.svg(10, f"Teken van {naam}", "groepsteken")])


def _in_woorden(balken: Sequence[Tijdbalk], vrij: Sequence[Vrij], vandaag: date, titel: str) -> str:
    rijen = " ".join(f"{balk.naam} ({balk.wie}): {balk.woorden}." for balk in balken)
    weken = opsomming([f"{een.naam} van {datum(een.van)} tot en met {datum(een.tot)}" for een in vrij])
    return f"Tijdlijn. {titel}. {rijen} Vandaag is {datum(vandaag)}.{f' Grijs: {weken}.' if weken else ''}"


@dataclass(frozen=True)
class _As:
    """From days to places: every column is as wide as the others, however many days it has."""

    grenzen: tuple[date, ...]
    vandaag: date
    links: float
    rechts: float

    @property
    def kolombreedte(self) -> float:
        return (self.rechts - self.links) / (len(self.grenzen) - 1)

    def omvat(self, dag: date) -> bool:
        return self.grenzen[0] <= dag < self.grenzen[-1]

    def x(self, dag: date) -> float:
        """Where this day begins; outside the columns the edge."""
        dag = max(self.grenzen[0], min(dag, self.grenzen[-1]))
        kolom = min(bisect_right(self.grenzen, dag), len(self.grenzen) - 1) - 1
        van, tot = self.grenzen[kolom], self.grenzen[kolom + 1]
        return self.links + self.kolombreedte * (kolom + (dag - van).days / (tot - van).days)


@dataclass(frozen=True)
class _Inhoud:
    balken: Sequence[Tijdbalk]
    kolommen: Sequence[Tijdkolom]
    vrij: Sequence[Vrij]


def _teken(blad: Tekening, inhoud: _Inhoud, *, maat: _Maat, as_: _As) -> float:
    """Head, rows, what is shaded and today's line; gives the height of the drawing."""
    kop = _schrijf_koppen(blad, inhoud.kolommen, maat=maat, as_=as_)
    _arceer(blad, inhoud.vrij, as_=as_, vak=(kop, kop + sum(_rijhoogte(balk, maat) for balk in inhoud.balken)))
    y = kop
    for balk in inhoud.balken:
        y = _teken_rij(blad, balk, maat=maat, as_=as_, y=y)
    blad.lijn("scheiding", (0, y), (maat.breedte, y))
    for grens in as_.grenzen[:-1]:
        blad.raster("raster", as_.x(grens), kop, y)
    onder = _noem_vrij(blad, inhoud.vrij, maat=maat, as_=as_, y=y)
    return _teken_vandaag(blad, maat=maat, as_=as_, vak=(kop, onder))


def _schrijf_koppen(blad: Tekening, kolommen: Sequence[Tijdkolom], *, maat: _Maat, as_: _As) -> float:
    letter, lucht = maat.letter, 0.4 * maat.letter
    heeft_jaren = any(kolom.jaar for kolom in kolommen)
    y = letter * (1.1 + REGEL * heeft_jaren)
    for kolom in kolommen:
        x = as_.x(kolom.van) + lucht
        if kolom.jaar:
            blad.tekst("kop", (x, 1.1 * letter), kolom.jaar)
        blad.tekst("kop", (x, y), _passend(kolom, as_.kolombreedte - lucht, letter))
    y += 0.6 * letter
    blad.lijn("as", (0, y), (maat.breedte, y))
    return y


def _passend(kolom: Tijdkolom, breedte: float, letter: float) -> str:
    woorden = (kolom.tekst, kolom.kort, kolom.kort[:1])
    return next((woord for woord in woorden if tekstbreedte(woord, letter, gewicht("kop")) <= breedte), "")


def _teken_rij(blad: Tekening, balk: Tijdbalk, *, maat: _Maat, as_: _As, y: float) -> float:
    """One step from `y` down; gives where the next one starts."""
    lucht, breedte = _lucht(maat), _tekstbreedte(maat)
    hoogte, onder = _teksthoogte(balk, maat), y + _rijhoogte(balk, maat)
    if balk.stand == "nu":
        blad.ondergrond("rij_nu", (0, y), (maat.breedte, onder - y))
    blad.lijn("scheiding", (0, y), (maat.breedte, y))
    boven_tekst = y + lucht + (max(maat.balk - hoogte, 0) / 2 if maat.naam_breedte else 0)
    _schrijf_naam(blad, balk, maat=maat, y=boven_tekst, breedte=breedte)
    boven_balk = (y + onder - maat.balk) / 2 if maat.naam_breedte else onder - lucht - maat.balk
    _teken_balk(blad, balk, maat=maat, as_=as_, y=boven_balk)
    return onder


def _lucht(maat: _Maat) -> float:
    return 0.6 * maat.letter


def _tekstbreedte(maat: _Maat) -> float:
    return (maat.naam_breedte or maat.breedte) - _lucht(maat)


def _rijhoogte(balk: Tijdbalk, maat: _Maat) -> float:
    """Of name and bar, beside or below each other."""
    lucht, tekst = _lucht(maat), _teksthoogte(balk, maat)
    return 2 * lucht + (max(tekst, maat.balk) if maat.naam_breedte else tekst + 0.4 * lucht + maat.balk)


def _teksthoogte(balk: Tijdbalk, maat: _Maat) -> float:
    """Of the name and, below it, when and how it stands."""
    breedte = _tekstbreedte(maat) - 0.4 * maat.letter
    namen = regels_van(balk.naam, breedte, grootte=maat.naam_letter, gewicht=gewicht("kop"))
    woorden = regels_van(balk.woorden, breedte - 1.4 * maat.letter, grootte=maat.letter, gewicht=gewicht("bijtekst"))
    return REGEL * (len(namen) * maat.naam_letter + len(woorden) * maat.letter)


def _schrijf_naam(blad: Tekening, balk: Tijdbalk, *, maat: _Maat, y: float, breedte: float) -> None:
    x = 0.4 * maat.letter
    y = blad.regels("kop", (x, y + 0.9 * maat.naam_letter), balk.naam, breedte=breedte - x, grootte=maat.naam_letter)
    y += 0.9 * (maat.letter - maat.naam_letter)
    inspring = 1.4 * maat.letter
    _teken_vorm(blad, balk.stand, (x + 0.45 * maat.letter, y - MIDDEN * maat.letter), 0.42 * maat.letter)
    blad.regels("bijtekst", (x + inspring, y), balk.woorden, breedte=breedte - x - inspring, grootte=maat.letter)


def _teken_balk(blad: Tekening, balk: Tijdbalk, *, maat: _Maat, as_: _As, y: float) -> None:
    """The bar with its sign and word; of what is late a dashed line on to today."""
    rand = 0.15 * maat.letter
    links, rechts = as_.x(balk.van) + rand, as_.x(balk.tot + _EEN_DAG) - rand
    midden = y + maat.balk / 2
    if balk.stand == "laat":
        blad.lijn("uitloop", (rechts, midden), (max(as_.x(as_.vandaag), rechts), midden))
    blad.vlak(f"tijdbalk_{balk.teken}", (links, y), (rechts - links, maat.balk))
    straal, nodig = 0.45 * maat.letter, 2.1 * maat.letter + tekstbreedte(balk.wie, maat.letter, gewicht("balktekst"))
    if nodig <= rechts - links:
        _teken_vorm(blad, balk.teken, (links + maat.letter, midden), straal, op=balk.teken)
        stijl = "balktekst_vol" if balk.teken == "rond" else "balktekst"
        blad.tekst(stijl, (links + 1.8 * maat.letter, midden + MIDDEN * maat.letter), balk.wie)
        return
    x = rechts + 0.4 * maat.letter if rechts + nodig < maat.breedte else links - nodig
    _teken_vorm(blad, balk.teken, (x + 0.6 * maat.letter, midden), straal)
    blad.tekst("balktekst", (x + 1.4 * maat.letter, midden + MIDDEN * maat.letter), balk.wie)


def _teken_vorm(blad: Tekening, vorm: str, midden: tuple[float, float], r: float, *, op: str = "") -> None:
    """A sign around its middle. `op`: it stands on the bar of that sign."""
    x, y = midden
    vol = "vorm_op_vol" if op == "rond" else "vorm"
    match vorm:
        case "vierkant":
            blad.vlak(vol, (x - r, y - r), (2 * r, 2 * r))
        case "rond":
            blad.cirkel(vol, (x, y), r)
        case "nu":
            blad.pad(vol, f"M{x - r * 0.8:.1f} {y - r:.1f}L{x + r:.1f} {y:.1f}L{x - r * 0.8:.1f} {y + r:.1f}Z")
        case "ruit":
            blad.pad("vorm_open", f"M{x:.1f} {y - r:.1f}L{x + r:.1f} {y:.1f}L{x:.1f} {y + r:.1f}L{x - r:.1f} {y:.1f}Z")
        case "klaar":
            blad.pad(
                "vorm_open", f"M{x - r:.1f} {y:.1f}L{x - r / 4:.1f} {y + r * 0.8:.1f}L{x + r:.1f} {y - r * 0.8:.1f}"
            )
        case "laat":
            blad.pad("vorm_laat", f"M{x:.1f} {y - r:.1f}L{x + r:.1f} {y + r:.1f}L{x - r:.1f} {y + r:.1f}Z")
        case _:
            blad.cirkel("vorm_open", (x, y), r * 0.85)


def _arceer(blad: Tekening, vrij: Sequence[Vrij], *, as_: _As, vak: tuple[float, float]) -> None:
    """Shade the free days from head to foot; before the rows, so that it lies lowest."""
    for weken in vrij:
        links, rechts = as_.x(weken.van), as_.x(weken.tot + _EEN_DAG)
        blad.ondergrond("vrij", (links, vak[0]), (rechts - links, vak[1] - vak[0]))


def _noem_vrij(blad: Tekening, vrij: Sequence[Vrij], *, maat: _Maat, as_: _As, y: float) -> float:
    """Their names below them, where those do not touch; gives where the drawing ends so far."""
    plekken = {
        nummer: ((as_.x(weken.van) + as_.x(weken.tot + _EEN_DAG)) / 2, y + 1.2 * maat.letter)
        for nummer, weken in enumerate(vrij)
    }
    vakken = [
        (nummer, blad.vak_van("bijtekst", plek, vrij[nummer].naam, grootte=maat.letter, anker="middle"))
        for nummer, plek in plekken.items()
    ]
    for nummer in passende(vakken, lucht=0.5 * maat.letter):
        blad.tekst("bijtekst", plekken[nummer], vrij[nummer].naam, anker="middle")
    return y + (1.5 * maat.letter if vrij else 0)


def _teken_vandaag(blad: Tekening, *, maat: _Maat, as_: _As, vak: tuple[float, float]) -> float:
    """Today's line, its words below it; gives the height of the drawing."""
    kop, onder = vak
    if not as_.omvat(as_.vandaag):
        return onder + 1
    x = as_.x(as_.vandaag)
    blad.streep("vandaag", x, kop, onder + 0.3 * maat.letter)
    blad.tekst("vandaagtekst", (x, onder + 1.4 * maat.letter), f"Vandaag, {datum(as_.vandaag)}", anker="middle")
    return onder + 1.9 * maat.letter
