"""Paper and pen for the pictures: writes SVG, measures text, and keeps grid lines off the words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from rapportage.lettertype import regels_van, tekstbreedte

from .medium import DRUK, Medium, gewicht

# What a picture says instead of a value that it does not show.
TE_WEINIG = "te weinig antwoorden"
NIET_GEVRAAGD = "niet gevraagd"
NIET_GEMETEN = "niet gemeten"

# Parts of the font size between baseline and the top and the bottom of a line of text.
BOVEN, ONDER = 0.74, 0.23
# From the middle of a line of text to its baseline, as a part of the font size.
MIDDEN = 0.34
# Distance between two lines of text, as a part of the font size.
REGEL = 1.2
# Room between a word and a grid line, as a part of the font size.
_LUCHT = 0.25
_LETTER = "Source Sans 3, Source Sans 3 Ext, Source Sans 3 Grieks, Source Sans 3 Cyrillisch, Source Sans 3 Vietnamees"


@dataclass(frozen=True)
class Grafiek:
    """A picture for a page or a document. `titel` is the finding, to stand above it.

    `beschrijving` says in words all that the picture shows; it is the alternative text inside `svg` as well.
    """

    svg: SafeString
    titel: str
    beschrijving: str


@dataclass(frozen=True)
class Tekstvak:
    """The room a line of text takes, in the units of the drawing; y grows downwards."""

    links: float
    boven: float
    rechts: float
    onder: float

    def raakt(self, ander: "Tekstvak") -> bool:
        """Whether the two overlap; touching edges do not."""
        naast = self.rechts <= ander.links or ander.rechts <= self.links
        return not (naast or self.onder <= ander.boven or ander.onder <= self.boven)


def kort_af(tekst: str, breedte: float, *, grootte: float, stijl: str = "tekst") -> str:
    """The text if it fits in `breedte`, else as much of it as does, ending in "…"; "" when not even that fits."""
    letter = gewicht(stijl)
    if tekstbreedte(tekst, grootte, letter) <= breedte:
        return tekst
    while tekst and tekstbreedte(f"{tekst}…", grootte, letter) > breedte:
        tekst = tekst[:-1].rstrip()
    return f"{tekst}…" if tekst else ""


class Tekening:
    """One drawing in the making. Coordinates are in the units of the drawing: pixels on screen, points in print."""

    def __init__(self, medium: Medium, breedte: float, *, letter: float) -> None:
        self.medium = medium
        self.breedte = breedte
        self.letter = letter
        self.vakken: list[Tekstvak] = []
        self._achter: list[str] = []
        self._voor: list[str] = []
        self._raster: list[tuple[str, float, float, float]] = []
        self._strepen: list[tuple[str, float, float, float]] = []

    def lijn(self, stijl: str, van: tuple[float, float], naar: tuple[float, float]) -> None:
        """A straight line."""
        (x1, y1), (x2, y2) = van, naar
        self._voor.append(f'<path {self.medium.attributen(stijl)} d="M{_n(x1)} {_n(y1)}L{_n(x2)} {_n(y2)}"/>')

    def pad(self, stijl: str, d: str) -> None:
        """A path; `d` is made of numbers and letters of our own."""
        self._voor.append(f'<path {self.medium.attributen(stijl)} d="{d}"/>')

    def vlak(self, stijl: str, plek: tuple[float, float], maat: tuple[float, float]) -> None:
        """A rectangle from its upper left corner; a negative size is drawn as none."""
        self._voor.append(self._rechthoek(stijl, plek, maat))

    def ondergrond(self, stijl: str, plek: tuple[float, float], maat: tuple[float, float]) -> None:
        """A rectangle behind everything, vertical lines too; what is laid first lies lowest."""
        self._achter.append(self._rechthoek(stijl, plek, maat))

    def _rechthoek(self, stijl: str, plek: tuple[float, float], maat: tuple[float, float]) -> str:
        (x, y), (breed, hoog) = plek, maat
        maten = f'x="{_n(x)}" y="{_n(y)}" width="{_n(max(breed, 0))}" height="{_n(max(hoog, 0))}"'
        return f"<rect {self.medium.attributen(stijl)} {maten}/>"

    def cirkel(self, stijl: str, midden: tuple[float, float], straal: float) -> None:
        """A circle."""
        x, y = midden
        maten = f'cx="{_n(x)}" cy="{_n(y)}" r="{_n(straal)}"'
        self._voor.append(f"<circle {self.medium.attributen(stijl)} {maten}/>")

    def vak_van(self, stijl: str, plek: tuple[float, float], tekst: str, *, grootte: float, anker: str) -> Tekstvak:
        """The room this text would take, moved sideways as far as needed to stay in the drawing."""
        x, y = plek
        breed = tekstbreedte(tekst, grootte, gewicht(stijl))
        links = x - {"start": 0.0, "middle": breed / 2, "end": breed}[anker]
        links = max(0.0, min(links, self.breedte - breed))
        return Tekstvak(links, y - BOVEN * grootte, links + breed, y + ONDER * grootte)

    def tekst(
        self, stijl: str, plek: tuple[float, float], tekst: str, *, grootte: float = 0, anker: str = "start"
    ) -> Tekstvak:
        """One line of text, its baseline at `plek`; stays inside the drawing. Gives the room it takes."""
        grootte = grootte or self.letter
        vak = self.vak_van(stijl, plek, tekst, grootte=grootte, anker=anker)
        x = {"start": vak.links, "middle": (vak.links + vak.rechts) / 2, "end": vak.rechts}[anker]
        vast = "" if anker == "start" else f' text-anchor="{anker}"'
        self._voor.append(
            f'<text {self.medium.attributen(stijl)} x="{_n(x)}" y="{_n(plek[1])}" font-size="{_n(grootte)}"{vast}>'
            f"{escape(' '.join(tekst.split()))}</text>"
        )
        self.vakken.append(vak)
        return vak

    def regels(self, stijl: str, plek: tuple[float, float], tekst: str, *, breedte: float, grootte: float) -> float:
        """The text in as many lines as `breedte` asks; gives the y below the last line."""
        x, y = plek
        for regel in regels_van(tekst, breedte, grootte=grootte, gewicht=gewicht(stijl)):
            self.tekst(stijl, (x, y), regel, grootte=grootte)
            y += REGEL * grootte
        return y

    def raster(self, stijl: str, x: float, boven: float, onder: float) -> None:
        """A vertical line behind everything, interrupted where a word stands on it, whenever that word comes."""
        self._raster.append((stijl, x, boven, onder))

    def streep(self, stijl: str, x: float, boven: float, onder: float) -> None:
        """A vertical line before everything, interrupted in the same way."""
        self._strepen.append((stijl, x, boven, onder))

    def _onderbroken(self, lijnen: Sequence[tuple[str, float, float, float]]) -> Iterator[str]:
        for stijl, x, boven, onder in lijnen:
            delen = "".join(f"M{_n(x)} {_n(van)}V{_n(tot)}" for van, tot in self._vrij(x, boven, onder))
            yield f'<path {self.medium.attributen(stijl)} d="{delen}"/>'

    def svg(self, hoogte: float, beschrijving: str, klasse: str = "") -> str:
        """The drawing; `beschrijving` is its alternative text."""
        vak = f'viewBox="0 0 {_n(self.breedte)} {_n(hoogte)}" role="img"'
        if self.medium is DRUK:
            maat = f'width="{_n(self.breedte)}pt" height="{_n(hoogte)}pt" font-family="{_LETTER}"'
            kop = f'<svg xmlns="http://www.w3.org/2000/svg" {maat} {vak}>'
        else:
            kop = f'<svg class="{klasse}" {vak}>'
        lagen = (*self._achter, *self._onderbroken(self._raster), *self._voor, *self._onderbroken(self._strepen))
        return f"{kop}<title>{escape(beschrijving)}</title>{''.join(lagen)}</svg>"

    def _vrij(self, x: float, boven: float, onder: float) -> list[tuple[float, float]]:
        """The parts of a vertical line that no word stands on."""
        lucht = _LUCHT * self.letter
        delen, van = [], boven
        op_de_lijn = (vak for vak in self.vakken if vak.links - lucht < x < vak.rechts + lucht)
        for vak in sorted(op_de_lijn, key=lambda vak: vak.boven):
            if van < min(vak.boven, onder):
                delen.append((van, min(vak.boven, onder)))
            van = max(van, vak.onder)
        return [*delen, (van, onder)] if van < onder else delen


def samen(tekeningen: Sequence[str]) -> SafeString:
    """The drawings of one picture, wide and narrow, as one piece of HTML."""
    return mark_safe("".join(tekeningen))  # noqa: S308  Tekening escapes every text


def _n(waarde: float) -> str:
    """A number as short as SVG wants it: one decimal, never "-0"."""
    kort = f"{waarde:.1f}".removesuffix(".0")
    return "0" if kort == "-0" else kort
