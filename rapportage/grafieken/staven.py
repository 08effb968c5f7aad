"""Upright bars: a series of values from zero, the ones that the finding is about in the accent colour."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from rapportage.lettertype import tekstbreedte
from rapportage.opmaak import getal, opsomming

from .medium import SCHERM, Medium
from .schaal import passende
from .tekening import NIET_GEMETEN, Grafiek, Tekening, kort_af, samen


@dataclass(frozen=True)
class Staaf:
    """One bar of a series. `waarde` None: not measured."""

    label: str
    waarde: float | None


@dataclass(frozen=True)
class _Maat:
    klasse: str
    breedte: float
    hoogte: float
    letter: float


# Width of a bar at most, in font sizes: two bars must not become two blocks.
_BREEDSTE = 6
_MATEN = {
    "scherm": (_Maat("only-wide", 720, 270, 15), _Maat("only-small", 328, 220, 13)),
    "druk": (_Maat("", 467, 120, 9),),
}


def staven(reeks: Sequence[Staaf], *, titel: str, accent: Collection[str] = (), medium: Medium = SCHERM) -> Grafiek:
    """Upright bars from zero; those whose label is in `accent` are the ones that the finding is about.

    A value that was not measured leaves an empty place with that word. Where the picture is too narrow for every
    value, those of the accent, the last and the first stay. Raises ValueError for an empty series or a value below zero.
    """
    if not reeks or min(staaf.waarde or 0 for staaf in reeks) < 0:
        raise ValueError("Bars need at least one value, and none below zero.")
    delen = opsomming([f"{staaf.label} {_waarde(staaf)}" for staaf in reeks])
    beschrijving = f"Staafgrafiek. {titel}. {delen}."
    maten = _MATEN[medium.naam]
    return Grafiek(
        samen([_teken_staven(reeks, accent, maat=maat, medium=medium, beschrijving=beschrijving) for maat in maten]),
        titel,
        beschrijving,
    )


def _waarde(staaf: Staaf) -> str:
    return NIET_GEMETEN if staaf.waarde is None else getal(staaf.waarde)


def _teken_staven(
    reeks: Sequence[Staaf], accent: Collection[str], *, maat: _Maat, medium: Medium, beschrijving: str
) -> str:
    blad = Tekening(medium, maat.breedte, letter=maat.letter)
    bodem = maat.hoogte - 2 * maat.letter
    top = max(staaf.waarde or 0 for staaf in reeks) or 1
    stap = maat.breedte / len(reeks)
    waarden, labels = [], []
    for nummer, staaf in enumerate(reeks):
        sterk = not accent or staaf.label in accent
        hoogte = (staaf.waarde or 0) / top * (bodem - 1.6 * maat.letter)
        x = (nummer + 0.5) * stap
        if staaf.waarde is not None:
            breed = min(stap / 1.5, _BREEDSTE * maat.letter)
            blad.vlak("staaf" if sterk else "staaf_mild", (x - breed / 2, bodem - hoogte), (breed, hoogte))
        stijl = "kop" if sterk and accent else "tekst" if staaf.waarde is not None else "bijtekst"
        waarden.append((stijl, (x, bodem - hoogte - 0.45 * maat.letter), _op_de_staaf(staaf, stap, maat.letter)))
        labels.append((stijl, (x, bodem + 1.25 * maat.letter), staaf.label))
    blad.lijn("as", (0, bodem), (maat.breedte, bodem))
    volgorde = _voorrang(reeks, accent)
    for teksten in (waarden, labels):
        _schrijf_passende(blad, teksten, volgorde)
    return blad.svg(maat.hoogte, beschrijving, maat.klasse)


def _op_de_staaf(staaf: Staaf, stap: float, letter: float) -> str:
    """The value; what was not measured is a "?" where the words do not fit: an empty place alone would read as zero."""
    past_niet = staaf.waarde is None and tekstbreedte(NIET_GEMETEN, letter) > stap
    return "?" if past_niet else _waarde(staaf)


def _voorrang(reeks: Sequence[Staaf], accent: Collection[str]) -> list[int]:
    """Who keeps its label first when not all fit: what was not measured, what the finding is about, both ends."""
    uiteinden = {0, len(reeks) - 1}

    def rang(nummer: int) -> tuple[bool, bool, bool, int]:
        staaf = reeks[nummer]
        return staaf.waarde is not None, staaf.label not in accent, nummer not in uiteinden, nummer

    return sorted(range(len(reeks)), key=rang)


def _schrijf_passende(
    blad: Tekening, teksten: Sequence[tuple[str, tuple[float, float], str]], volgorde: Sequence[int]
) -> None:
    teksten = [(stijl, plek, kort_af(tekst, blad.breedte, grootte=blad.letter)) for stijl, plek, tekst in teksten]
    vakken = [
        (nummer, blad.vak_van(stijl, plek, tekst, grootte=blad.letter, anker="middle"))
        for nummer in volgorde
        for stijl, plek, tekst in [teksten[nummer]]
    ]
    gekozen = passende(vakken, lucht=0.1 * blad.letter)
    for nummer, (stijl, plek, tekst) in enumerate(teksten):
        if nummer in gekozen:
            blad.tekst(stijl, plek, tekst, anker="middle")
