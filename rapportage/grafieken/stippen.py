"""Dot plot: themes as rows, groups as lanes in one fixed order, each dot with its name and share beside it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from django.utils.safestring import SafeString

from rapportage.lettertype import tekstbreedte
from rapportage.opmaak import opsomming, procent

from .medium import SCHERM, Medium, gewicht
from .tekening import MIDDEN, NIET_GEVRAAGD, REGEL, TE_WEINIG, Grafiek, Tekening, kort_af, samen

# Order, colour and shape of a group are the same in every picture: its number is that of .g1 to .g7 in grafieken.css.
GROEPSNUMMERS = {
    "open": 1,
    "digipanel": 2,
    "partners": 3,
    "netwerksessie": 6,
    "raad": 7,
    "sessie_inwoners": 4,
    "sessie_raad": 5,
}


class Groep(Protocol):
    """Who answered: `code` is a key of GROEPSNUMMERS."""

    @property
    def code(self) -> str: ...
    @property
    def korte_naam(self) -> str: ...


class Aandeel(Protocol):
    """Share of one group, 0..1. `waarde` None: too few answers; `laag` and `hoog` None: the group is no sample."""

    @property
    def groep(self) -> str: ...
    @property
    def waarde(self) -> float | None: ...
    @property
    def laag(self) -> float | None: ...
    @property
    def hoog(self) -> float | None: ...


class Rij(Protocol):
    """One theme with the share of each group; a group without a share was not asked."""

    @property
    def naam(self) -> str: ...
    @property
    def aandelen(self) -> Sequence[Aandeel]: ...


@dataclass(frozen=True)
class _Maat:
    """Measures of one size of the picture. `naam_breedte` 0: the theme stands above its lanes, not beside them."""

    klasse: str
    breedte: float
    links: float
    rechts: float
    naam_breedte: float
    letter: float
    naam_letter: float
    baan: float
    straal: float


_MATEN = {
    "scherm": (
        _Maat("only-wide", 1076, 300, 900, 280, letter=15, naam_letter=19, baan=19, straal=6),
        _Maat("only-small", 328, 2, 206, 0, letter=14, naam_letter=16, baan=20, straal=4.5),
    ),
    "druk": (_Maat("", 467, 126, 374, 118, letter=8.5, naam_letter=9.5, baan=9.7, straal=3.2),),
}
_KORT = _Maat("", 467, 140, 345, 134, letter=8.5, naam_letter=9.5, baan=3.5, straal=2.2)
# Two lines of words fit beside a theme; with more groups their lanes are narrower, not the picture higher.
_KORTE_RIJ = 16.5
_KLEINSTE_STRAAL = 1.9
_WEINIG = "te weinig"
_SCHAAL = (0, 0.25, 0.5, 0.75, 1)


def stippen(rijen: Sequence[Rij], groepen: Sequence[Groep], *, titel: str, medium: Medium = SCHERM) -> Grafiek:
    """Dot plot of themes × groups on a scale of 0 to 100%.

    An interval is drawn only where a share has one. Too few answers and not asked are words, never a dot at zero.
    Raises ValueError for a share outside 0..1 and KeyError for a group that has no number.
    """
    vast = _op_volgorde(groepen)
    beschrijving = f"Stippengrafiek. {' '.join(_in_woorden(rij, vast) for rij in rijen)}"
    delen = [_teken(rijen, vast, maat=maat, medium=medium, beschrijving=beschrijving) for maat in _MATEN[medium.naam]]
    return Grafiek(samen(delen), titel, beschrijving)


def stippen_kort(rijen: Sequence[Rij], groepen: Sequence[Groep], *, titel: str, medium: Medium = SCHERM) -> Grafiek:
    """The same on a third of the height, for an overview: the marks of a theme under each other, without words.

    Beside them stand the lowest and the highest share, and who is left out. The key to the marks stands elsewhere
    (`groepsteken`), as does a table with the shares.
    """
    vast = _op_volgorde(groepen)
    beschrijving = f"Stippengrafiek. {' '.join(_in_woorden(rij, vast) for rij in rijen)}"
    blad, maat = Tekening(medium, _KORT.breedte, letter=_KORT.letter), _KORT
    kop = 1.6 * maat.letter
    y = kop
    for rij in rijen:
        y = _teken_korte_rij(blad, rij, vast, maat=maat, y=y)
    _teken_schaal(blad, maat, kop=kop, onder=y)
    return Grafiek(samen([blad.svg(y + 1, beschrijving)]), titel, beschrijving)


def groepsteken(groep: Groep, *, medium: Medium = SCHERM) -> SafeString:
    """The mark of this group by itself, for a key."""
    blad = Tekening(medium, 10, letter=8)
    teken_groep(blad, GROEPSNUMMERS[groep.code], (5, 5), 3.4)
    return samen([blad.svg(10, f"Teken van {groep.korte_naam}", "groepsteken")])


def _op_volgorde(groepen: Sequence[Groep]) -> list[Groep]:
    """As they stand everywhere else on the page. Raises KeyError for a group that has no number."""
    plaats = {code: nummer for nummer, code in enumerate(GROEPSNUMMERS)}
    return sorted(groepen, key=lambda groep: plaats[groep.code])


def _in_woorden(rij: Rij, groepen: Sequence[Groep]) -> str:
    """Like this: Drugs: Inwoners 46%, Digipanel 44% (tussen 40% en 48%) en Partners te weinig antwoorden."""
    delen = []
    for groep in groepen:
        aandeel = _aandeel_van(rij, groep)
        woorden = f"{groep.korte_naam} {_stand(aandeel)}"
        if aandeel and aandeel.laag is not None and aandeel.hoog is not None:
            woorden += f" (tussen {procent(aandeel.laag)} en {procent(aandeel.hoog)})"
        delen.append(woorden)
    return f"{rij.naam}: {opsomming(delen)}."


def _stand(aandeel: Aandeel | None) -> str:
    if aandeel is None:
        return NIET_GEVRAAGD
    return TE_WEINIG if aandeel.waarde is None else procent(aandeel.waarde)


def _aandeel_van(rij: Rij, groep: Groep) -> Aandeel | None:
    return next((aandeel for aandeel in rij.aandelen if aandeel.groep == groep.code), None)


def _teken(rijen: Sequence[Rij], groepen: Sequence[Groep], *, maat: _Maat, medium: Medium, beschrijving: str) -> str:
    blad = Tekening(medium, maat.breedte, letter=maat.letter)
    kop = 1.7 * maat.letter
    y = kop
    for rij in rijen:
        y = _teken_rij(blad, rij, groepen, maat=maat, y=y)
    _teken_schaal(blad, maat, kop=kop, onder=y)
    return blad.svg(y + 2, beschrijving, maat.klasse)


def _teken_schaal(blad: Tekening, maat: _Maat, *, kop: float, onder: float) -> None:
    for deel in _SCHAAL:
        x = _x(deel, maat)
        blad.raster("raster" if deel else "as", x, kop, onder)
        blad.tekst("bijtekst", (x, kop - 0.6 * maat.letter), procent(deel), anker="middle", grootte=maat.letter - 1)


def _teken_korte_rij(blad: Tekening, rij: Rij, groepen: Sequence[Groep], *, maat: _Maat, y: float) -> float:
    """One theme from `y` down; gives where the next one starts."""
    blad.lijn("scheiding", (0, y), (maat.breedte, y))
    lucht, getoond, verborgen = 0.4 * maat.baan, [], []
    baan = min(maat.baan, _KORTE_RIJ / len(groepen))
    maat = replace(maat, straal=max(_KLEINSTE_STRAAL, maat.straal * baan / maat.baan))
    midden = y + lucht + _KORTE_RIJ / 2
    for nummer, groep in enumerate(groepen):
        aandeel = _aandeel_van(rij, groep)
        if aandeel is None or aandeel.waarde is None:
            verborgen.append(f"{groep.korte_naam}: {_WEINIG if aandeel else NIET_GEVRAAGD}")
            continue
        getoond.append(aandeel.waarde)
        hoogte = midden + (nummer - (len(groepen) - 1) / 2) * baan
        _teken_stip(blad, groep, aandeel, maat=maat, y=hoogte)
    naam = kort_af(rij.naam, maat.naam_breedte, grootte=maat.naam_letter, stijl="kop")
    blad.tekst("kop", (0, midden + MIDDEN * maat.naam_letter), naam, grootte=maat.naam_letter)
    _schrijf_rechts(blad, getoond, verborgen, maat=maat, y=midden)
    return midden + _KORTE_RIJ / 2 + lucht


def _schrijf_rechts(blad: Tekening, getoond: list[float], verborgen: list[str], *, maat: _Maat, y: float) -> None:
    """From lowest to highest share, and under it who is left out and why."""
    x, regel = maat.rechts + 2 * maat.letter, 1.15 * maat.letter
    woorden = [("tekst", _band(getoond))] if getoond else []
    if len(verborgen) == 1:
        woorden.append(("bijtekst", verborgen[0]))
    elif verborgen:
        woorden.append(("bijtekst", f"{len(verborgen)} groepen: {_WEINIG}"))
    y += MIDDEN * maat.letter - regel * (len(woorden) - 1) / 2
    for stijl, tekst in woorden:
        grootte = maat.letter if stijl == "tekst" else maat.letter - 0.5
        blad.tekst(stijl, (x, y), kort_af(tekst, maat.breedte - x, grootte=grootte), grootte=grootte)
        y += regel


def _band(waarden: list[float]) -> str:
    laag, hoog = procent(min(waarden)), procent(max(waarden))
    return laag if laag == hoog else f"{laag} tot {hoog}"


def _teken_rij(blad: Tekening, rij: Rij, groepen: Sequence[Groep], *, maat: _Maat, y: float) -> float:
    """One theme from `y` down; gives where the next one starts."""
    blad.lijn("scheiding", (0, y), (maat.breedte, y))
    eerste = y + 0.6 * maat.naam_letter
    naam_onder = blad.regels(
        "kop", (0, eerste + 0.8 * maat.naam_letter), rij.naam,
        breedte=maat.naam_breedte or maat.breedte, grootte=maat.naam_letter,
    )  # fmt: skip
    naam_onder -= (REGEL - 0.4) * maat.naam_letter
    onder = eerste if maat.naam_breedte else naam_onder
    for groep in groepen:
        _teken_baan(blad, groep, _aandeel_van(rij, groep), maat=maat, y=onder + maat.baan / 2)
        onder += maat.baan
    return max(onder, naam_onder) + 0.6 * maat.naam_letter


def _x(deel: float, maat: _Maat) -> float:
    return maat.links + (maat.rechts - maat.links) * deel


def _teken_baan(blad: Tekening, groep: Groep, aandeel: Aandeel | None, *, maat: _Maat, y: float) -> None:
    nummer, basislijn = GROEPSNUMMERS[groep.code], y + MIDDEN * maat.letter
    if aandeel is None or aandeel.waarde is None:
        x = maat.links + 0.6 * maat.letter
        woorden = kort_af(f"{groep.korte_naam}: {_stand(aandeel)}", maat.breedte - x, grootte=maat.letter)
        blad.tekst("bijtekst", (x, basislijn), woorden)
        return
    van, tot = _teken_stip(blad, groep, aandeel, maat=maat, y=y)
    kolom = maat.links if maat.naam_breedte else 0
    tekst = groep.korte_naam, procent(aandeel.waarde)
    _schrijf_naast(blad, f"groepstekst {nummer}", tekst, (kolom, van, tot), basislijn)


def _teken_stip(blad: Tekening, groep: Groep, aandeel: Aandeel, *, maat: _Maat, y: float) -> tuple[float, float]:
    """The mark and its interval; gives where they begin and end."""
    nummer, waarde = GROEPSNUMMERS[groep.code], aandeel.waarde or 0.0
    if not 0 <= waarde <= 1:
        raise ValueError(f"A share lies between 0 and 1, not at {waarde}.")
    x = _x(waarde, maat)
    van, tot = x - maat.straal, x + maat.straal
    if aandeel.laag is not None and aandeel.hoog is not None:
        laag, hoog = _x(max(aandeel.laag, 0), maat), _x(min(aandeel.hoog, 1), maat)
        _teken_interval(blad, (laag, hoog), (van, tot), y=y, stijl=f"interval {nummer}")
        van, tot = min(van, laag), max(tot, hoog)
    teken_groep(blad, nummer, (x, y), maat.straal)
    return van, tot


def _teken_interval(
    blad: Tekening, grenzen: tuple[float, float], teken: tuple[float, float], *, y: float, stijl: str
) -> None:
    """Two strokes with end caps that leave the mark free, so that an open mark stays open."""
    (laag, hoog), (van, tot) = grenzen, teken
    kap = 0.3 * blad.letter
    if laag < van:
        blad.lijn(stijl, (laag, y), (van, y))
    if tot < hoog:
        blad.lijn(stijl, (tot, y), (hoog, y))
    for x in (laag, hoog):
        blad.lijn(stijl.replace("interval", "uiteinde"), (x, y - kap), (x, y + kap))


def teken_groep(blad: Tekening, nummer: int, plek: tuple[float, float], straal: float) -> None:
    """Draw the mark of the group with this number: ● ◆ ■ △ ▽ ◇ □, of about equal weight."""
    x, y = plek
    if nummer == 1:
        blad.cirkel("vol 1", plek, straal)
        return
    r, zijde, hoogte = straal * 1.15, straal * 1.8, straal * 1.65
    omhoog, omlaag = y - hoogte * 0.58, y + hoogte * 0.58
    d = {
        2: f"M{x:.1f} {y - r:.1f}l{r:.1f} {r:.1f}-{r:.1f} {r:.1f}-{r:.1f}-{r:.1f}z",
        3: f"M{x - zijde / 2:.1f} {y - zijde / 2:.1f}h{zijde:.1f}v{zijde:.1f}h-{zijde:.1f}z",
        4: f"M{x:.1f} {omhoog:.1f}l{zijde / 1.9:.1f} {hoogte:.1f}h-{zijde / 0.95:.1f}z",
        5: f"M{x:.1f} {omlaag:.1f}l{zijde / 1.9:.1f}-{hoogte:.1f}h-{zijde / 0.95:.1f}z",
        6: f"M{x:.1f} {y - r:.1f}l{r:.1f} {r:.1f}-{r:.1f} {r:.1f}-{r:.1f}-{r:.1f}z",
        7: f"M{x - zijde / 2:.1f} {y - zijde / 2:.1f}h{zijde:.1f}v{zijde:.1f}h-{zijde:.1f}z",
    }[nummer]
    blad.pad(f"{'vol' if nummer in {2, 3} else 'open'} {nummer}", d)


def _schrijf_naast(
    blad: Tekening, stijl: str, woorden: tuple[str, str], bezet: tuple[float, float, float], basislijn: float
) -> None:
    """Name and share right of what is drawn, left of it when there is more room; the name gives way, the share never.

    `bezet`: where the column of names ends, where the drawing begins and where it ends.
    """
    naam, stand = woorden
    (kolom, van, tot), lucht = bezet, 0.45 * blad.letter
    nodig = tekstbreedte(f" {stand}", blad.letter, gewicht(stijl))
    rechts, links = blad.breedte - tot - lucht, van - lucht - kolom
    past_rechts = tekstbreedte(naam, blad.letter, gewicht(stijl)) + nodig <= rechts
    naar_rechts = past_rechts or rechts >= links
    naam = kort_af(naam, (rechts if naar_rechts else links) - nodig, grootte=blad.letter, stijl=stijl)
    plek, anker = ((tot + lucht, basislijn), "start") if naar_rechts else ((kolom + links, basislijn), "end")
    blad.tekst(stijl, plek, f"{naam} {stand}".lstrip(), anker=anker)
