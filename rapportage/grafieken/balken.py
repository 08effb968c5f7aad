"""Lying bars: the answers to a question, a response beside the population, or scores."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapportage.lettertype import VET, tekstbreedte
from rapportage.opmaak import getal, procent

from .medium import SCHERM, Medium
from .schaal import ronde_top
from .tekening import MIDDEN, REGEL, TE_WEINIG, Grafiek, Tekening, kort_af, samen


@dataclass(frozen=True)
class Balk:
    """One answer: its share of those who answered, 0..1, and how many persons that are (None: not said).

    `deel` None: too few answers to show. `vergelijk`: a share to compare with, drawn as a stroke. `tekst`: what is
    written for `deel` where that is no percentage, "" where it is.
    """

    label: str
    deel: float | None
    aantal: int | None = None
    vergelijk: float | None = None
    tekst: str = ""

    @property
    def stand(self) -> str:
        """The figure as it is written."""
        return TE_WEINIG if self.deel is None else self.tekst or procent(self.deel)


@dataclass(frozen=True)
class _Maat:
    """`naam_breedte` 0: the label stands above its bar, not beside it."""

    klasse: str
    breedte: float
    naam_breedte: float
    letter: float
    balk: float


# Beside "0%" no bar is drawn at full width, and nothing is divided by next to nothing.
_KLEINSTE_TOP = 0.01
_MATEN = {
    "scherm": (_Maat("only-wide balken", 720, 250, 16, balk=18), _Maat("only-small", 328, 0, 15, balk=14)),
    "druk": (_Maat("", 467, 158, 9, balk=9),),
}


def liggende_staven(
    balken: Sequence[Balk],
    *,
    titel: str,
    woorden: tuple[str, str] = ("van de antwoorden", ""),
    top: float | None = None,
    medium: Medium = SCHERM,
) -> Grafiek:
    """Lying bars from zero. Too few answers is said in words, without a bar.

    `woorden` say what the bar and the stroke are shares of. `top` (0..1) is the share at the full width: give pictures
    that stand side by side the same one; None chooses a round one. Raises ValueError for a share outside 0..`top`.
    """
    delen = [deel for balk in balken for deel in (balk.deel, balk.vergelijk) if deel is not None]
    top = top or min(ronde_top(max([_KLEINSTE_TOP, *delen]))[0], 1)
    if any(not 0 <= deel <= top for deel in delen):
        raise ValueError(f"Every share must lie between 0 and {top}.")
    beschrijving = f"Staafgrafiek. {titel}. {'; '.join(_in_woorden(balk, woorden) for balk in balken)}."
    bladen = []
    for maat in _MATEN[medium.naam]:
        blad = Tekening(medium, maat.breedte, letter=maat.letter)
        onder = _teken(blad, balken, woorden, maat=maat, top=top)
        bladen.append(blad.svg(onder, beschrijving, maat.klasse))
    return Grafiek(samen(bladen), titel, beschrijving)


def _in_woorden(balk: Balk, woorden: tuple[str, str]) -> str:
    """Like this: Ja: 46% van de antwoorden (190), 41% van de inwoners."""
    stand = balk.stand if balk.deel is None else f"{balk.stand} {woorden[0]}"
    aantal = f" ({getal(balk.aantal)})" if balk.deel is not None and balk.aantal is not None else ""
    naast = f", {procent(balk.vergelijk)} {woorden[1]}" if balk.vergelijk is not None else ""
    return f"{balk.label}: {stand}{aantal}{naast}"


def _teken(blad: Tekening, balken: Sequence[Balk], woorden: tuple[str, str], *, maat: _Maat, top: float) -> float:
    """All bars, below each other; gives the height of the drawing."""
    links = maat.naam_breedte + (0.8 * maat.letter if maat.naam_breedte else 0)
    bijschriften = _bijschriften(balken)
    ruimte = max(tekstbreedte(tekst, maat.letter, VET) for tekst in _achter_balken(balken, bijschriften))
    breed = max(maat.breedte - links - ruimte - 1.2 * maat.letter, 0.2 * maat.breedte)
    y = 0.3 * maat.letter
    if any(balk.vergelijk is not None for balk in balken):
        y = _teken_uitleg(blad, woorden, links=links, maat=maat)
    for balk, bijschrift in zip(balken, bijschriften, strict=True):
        boven, y = _schrijf_label(blad, balk.label, maat=maat, y=y)
        _teken_balk(blad, balk, bijschrift, plaats=_Plaats(links, boven, maat.balk, breed / top))
        y = max(y, boven + maat.balk) + 0.7 * maat.letter
    return y


def _schrijf_label(blad: Tekening, label: str, *, maat: _Maat, y: float) -> tuple[float, float]:
    """The label from `y` down; gives the top of its bar and what stands lower, label or bar."""
    breedte = maat.naam_breedte or maat.breedte
    onder = blad.regels("tekst", (0, y + 0.85 * maat.letter), label, breedte=breedte, grootte=maat.letter)
    onder -= (REGEL - 0.5) * maat.letter
    if maat.naam_breedte:
        return y + (1.1 * maat.letter - maat.balk) / 2, onder
    return onder, onder + maat.balk


def _teken_uitleg(blad: Tekening, woorden: tuple[str, str], *, links: float, maat: _Maat) -> float:
    """What the bar and the stroke stand for, each on a line above the bars."""
    y = 0.2 * maat.letter
    for teken, woord in zip(("balk", "streep"), woorden, strict=True):
        midden = y + 0.55 * maat.letter
        if teken == "balk":
            blad.vlak("staaf_mild", (links, midden - 0.3 * maat.letter), (1.4 * maat.letter, 0.6 * maat.letter))
        else:
            _teken_streep(blad, links + 0.7 * maat.letter, midden, 0.5 * maat.letter)
        x = links + 1.9 * maat.letter
        tekst = kort_af(woord, maat.breedte - x, grootte=maat.letter)
        blad.tekst("bijtekst", (x, midden + MIDDEN * maat.letter), tekst)
        y += REGEL * maat.letter
    return y + 0.8 * maat.letter


def _bijschriften(balken: Sequence[Balk]) -> list[tuple[str, str]]:
    """Beside each bar: the share, heavy, and the number of persons or the share to compare with.

    The first number says what it counts.
    """
    bijschriften: list[tuple[str, str]] = []
    woord = " antwoorden"
    for balk in balken:
        if balk.deel is None:
            bijschriften.append(("", TE_WEINIG))
        elif balk.vergelijk is not None:
            bijschriften.append((balk.stand, f"/ {procent(balk.vergelijk)}"))
        elif balk.aantal is None:
            bijschriften.append((balk.stand, ""))
        else:
            bijschriften.append((balk.stand, f"({getal(balk.aantal)}{woord})"))
            woord = ""
    return bijschriften


def _achter_balken(balken: Sequence[Balk], bijschriften: Sequence[tuple[str, str]]) -> list[str]:
    """What may have to stand behind the longest bar. The first is there for every picture.

    So pictures with one `top` also have one scale, whether or not one has a shorter number or an answer too few.
    """
    teksten = [procent(1)]
    for balk, bijschrift in zip(balken, bijschriften, strict=True):
        if balk.deel is not None or balk.vergelijk is not None:
            teksten.append(" ".join(bijschrift).strip())
    return teksten


@dataclass(frozen=True)
class _Plaats:
    """Where a bar begins, how high it is, and its length for a share of 1."""

    links: float
    boven: float
    hoog: float
    schaal: float


def _teken_balk(blad: Tekening, balk: Balk, bijschrift: tuple[str, str], *, plaats: _Plaats) -> None:
    midden, einde = plaats.boven + plaats.hoog / 2, plaats.links
    if balk.deel is not None:
        einde += balk.deel * plaats.schaal
        stijl = "staaf" if balk.vergelijk is None else "staaf_mild"
        blad.vlak(stijl, (plaats.links, plaats.boven), (einde - plaats.links, plaats.hoog))
    if balk.vergelijk is not None:
        streep = plaats.links + balk.vergelijk * plaats.schaal
        _teken_streep(blad, streep, midden, 0.75 * plaats.hoog)
        einde = max(einde, streep)
    x = einde + 0.6 * blad.letter
    for stijl, tekst in zip(("kop", "bijtekst"), bijschrift, strict=True):
        if tekst:
            x = blad.tekst(stijl, (x, midden + MIDDEN * blad.letter), tekst).rechts + 0.3 * blad.letter


def _teken_streep(blad: Tekening, x: float, y: float, hoog: float) -> None:
    """A stroke with a light edge, so that it stands out from the bar below it."""
    for stijl in ("streep_rand", "streep"):
        blad.lijn(stijl, (x, y - hoog), (x, y + hoog))
