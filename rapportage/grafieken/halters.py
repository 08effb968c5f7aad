"""Dumbbells: where each theme stood with one group then and now, with the way from one to the other."""

from collections.abc import Sequence
from dataclasses import dataclass

from .medium import SCHERM, Medium
from .stippen import GROEPSNUMMERS, Groep, teken_groep
from .tekening import MIDDEN, REGEL, Grafiek, Tekening, kort_af, samen


@dataclass(frozen=True)
class Halter:
    """One theme: where it stood then and now, 0 (left) to 1 (right), None where not shown; `stand` says both in words.

    `nadruk`: its words stand out.
    """

    label: str
    toen: float | None
    nu: float | None
    stand: str
    nadruk: bool = False


@dataclass(frozen=True)
class Halterschaal:
    """What left, middle and right of the scale mean; "" for nothing."""

    links: str
    midden: str
    rechts: str


@dataclass(frozen=True)
class _Maat:
    """`naam_breedte` 0: the theme stands above its line, not beside it."""

    klasse: str
    breedte: float
    links: float
    rechts: float
    naam_breedte: float
    letter: float
    straal: float


_MATEN = {
    "scherm": (
        _Maat("only-wide balken", 720, 262, 540, 250, letter=16, straal=6),
        _Maat("only-small", 328, 7, 196, 0, letter=15, straal=5.5),
    ),
    "druk": (_Maat("", 467, 140, 345, 134, letter=8.5, straal=2.8),),
}


def halters(
    rijen: Sequence[Halter],
    groep: Groep,
    *,
    schaal: Halterschaal,
    woorden: tuple[str, str] = ("toen", "nu"),
    medium: Medium = SCHERM,
) -> Grafiek:
    """A ring then and the mark of the group now, on one line per theme. What is not shown has no mark.

    `woorden` name both moments. Raises ValueError for a place outside 0..1 and KeyError for a group without number.
    """
    if any(not 0 <= plek <= 1 for rij in rijen for plek in (rij.toen, rij.nu) if plek is not None):
        raise ValueError("Every place must lie between 0 and 1.")
    van, tot = woorden
    in_woorden = "; ".join(f"{rij.label}: {rij.stand}" for rij in rijen)
    beschrijving = f"Haltergrafiek van {van} naar {tot}. {groep.korte_naam}. {in_woorden}."
    bladen = []
    for maat in _MATEN[medium.naam]:
        vel = _Vel(Tekening(medium, maat.breedte, letter=maat.letter), maat, GROEPSNUMMERS[groep.code])
        onder = _teken(vel, rijen, schaal, woorden)
        bladen.append(vel.blad.svg(onder, beschrijving, maat.klasse))
    return Grafiek(samen(bladen), groep.korte_naam, beschrijving)


@dataclass(frozen=True)
class _Vel:
    """A drawing of one size, of the group with this number."""

    blad: Tekening
    maat: _Maat
    nummer: int

    def x(self, plek: float) -> float:
        """Where 0..1 stands."""
        return self.maat.links + (self.maat.rechts - self.maat.links) * plek


def _teken(vel: _Vel, rijen: Sequence[Halter], schaal: Halterschaal, woorden: tuple[str, str]) -> float:
    """The key, the scale and every theme below each other; gives the height of the drawing."""
    blad, letter = vel.blad, vel.maat.letter
    kop = _teken_uitleg(vel, woorden) + 1.5 * letter
    y = kop + 0.5 * letter
    for rij in rijen:
        y = _teken_rij(vel, rij, y)
    for plek, woord in ((0, schaal.links), (0.5, schaal.midden), (1, schaal.rechts)):
        blad.raster("raster" if plek else "as", vel.x(plek), kop, y)
        if woord:
            blad.tekst("bijtekst", (vel.x(plek), kop - 0.4 * letter), woord, anker="middle", grootte=letter - 1)
    return y + 0.2 * letter


def _teken_uitleg(vel: _Vel, woorden: tuple[str, str]) -> float:
    """What ring and mark stand for, on one line; gives where it ends."""
    maat, midden, x = vel.maat, 0.6 * vel.maat.letter, 0.0
    for is_nu, woord in enumerate(woorden):
        plek = (x + maat.straal + 1, midden)
        if is_nu:
            teken_groep(vel.blad, vel.nummer, plek, maat.straal)
        else:
            vel.blad.cirkel(f"open {vel.nummer}", plek, maat.straal)
        begin = x + 2 * maat.straal + 0.5 * maat.letter
        tekst = kort_af(woord, maat.breedte / 2 - begin if not is_nu else maat.breedte - begin, grootte=maat.letter)
        x = vel.blad.tekst("bijtekst", (begin, midden + MIDDEN * maat.letter), tekst).rechts + maat.letter
    return 1.3 * maat.letter


def _teken_rij(vel: _Vel, rij: Halter, y: float) -> float:
    """One theme from `y` down; gives where the next one starts."""
    maat, stijl = vel.maat, "kop" if rij.nadruk else "tekst"
    breedte = maat.naam_breedte or maat.breedte
    onder = vel.blad.regels(stijl, (0, y + 0.85 * maat.letter), rij.label, breedte=breedte, grootte=maat.letter)
    onder -= (REGEL - 0.4) * maat.letter
    midden = y + 0.55 * maat.letter if maat.naam_breedte else onder + 0.35 * maat.letter
    _teken_halter(vel, rij, midden)
    x = maat.rechts + 1.2 * maat.letter
    if rij.toen is None or rij.nu is None:
        stijl = "bijtekst"
    stand = kort_af(rij.stand, maat.breedte - x, grootte=maat.letter, stijl=stijl)
    vak = vel.blad.tekst(stijl, (x, midden + MIDDEN * maat.letter), stand)
    return max(onder, vak.onder, midden + maat.straal) + (0.45 if maat.naam_breedte else 0.8) * maat.letter


def _teken_halter(vel: _Vel, rij: Halter, y: float) -> None:
    """The ring, the mark, and between them the way that they leave free."""
    straal = vel.maat.straal
    if rij.toen is not None and rij.nu is not None:
        toen, nu = vel.x(rij.toen), vel.x(rij.nu)
        stap = straal if nu > toen else -straal
        if abs(nu - toen) > 2 * straal:
            vel.blad.lijn(f"interval {vel.nummer}", (toen + stap, y), (nu - stap, y))
    if rij.toen is not None:
        vel.blad.cirkel(f"open {vel.nummer}", (vel.x(rij.toen), y), straal)
    if rij.nu is not None:
        # Smaller than the ring, so that both are seen where nothing changed.
        teken_groep(vel.blad, vel.nummer, (vel.x(rij.nu), y), 0.85 * straal)
