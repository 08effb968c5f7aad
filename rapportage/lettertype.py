"""What the typeface of documents and charts can show, and how wide its text is. Reads the font files once."""

from functools import cache
from io import BytesIO

from django.core.exceptions import ImproperlyConfigured
from fontTools.ttLib import TTFont

from rapportage.statisch import statisch_pad

# The same families in the same order as in static/document/document.css.
DEELVERZAMELINGEN = ("latin", "latin-ext", "greek", "cyrillic", "vietnamese")
GEWOON, HALFVET, VET = 400, 600, 700


def _lees(deel: str, gewicht: int) -> TTFont:
    naam = f"lettertype/files/source-sans-3-{deel}-{gewicht}-normal.woff2"
    if (pad := statisch_pad(naam)) is None:
        raise ImproperlyConfigured(f"Font file {naam} is missing: run bin/setup.")
    return TTFont(BytesIO(pad.read_bytes()))


@cache
def tekenset() -> frozenset[int]:
    """Code points that documents can show, and no other: a system font would make two machines differ."""
    punten: set[int] = set()
    for deel in DEELVERZAMELINGEN:
        punten.update(_lees(deel, GEWOON).getBestCmap())
    return frozenset(punten)


@cache
def _breedtes(gewicht: int) -> dict[str, float]:
    """Advance width per character as a part of the font size."""
    breedtes: dict[str, float] = {}
    for deel in reversed(DEELVERZAMELINGEN):
        font = _lees(deel, gewicht)
        em, hmtx = font["head"].unitsPerEm, font["hmtx"]
        breedtes.update({chr(punt): hmtx[naam][0] / em for punt, naam in font.getBestCmap().items()})
    return breedtes


def tekstbreedte(tekst: str, grootte: float, gewicht: int = GEWOON) -> float:
    """Width of one line of text, in the unit of `grootte`; without kerning, a strange character counts as a whole em."""
    breedtes = _breedtes(gewicht)
    return sum(breedtes.get(teken, 1.0) for teken in tekst) * grootte


def regels_van(tekst: str, breedte: float, *, grootte: float, gewicht: int = GEWOON) -> list[str]:
    """The text in lines that are no wider than `breedte`; a word that is too long on its own is broken with a hyphen."""
    regels, regel = [], ""
    for woord in tekst.split():
        proef = f"{regel} {woord}".lstrip()
        if tekstbreedte(proef, grootte, gewicht) <= breedte:
            regel = proef
            continue
        if regel:
            regels.append(regel)
        *heel, regel = _breek(woord, breedte, grootte, gewicht)
        regels.extend(heel)
    return [*regels, regel] if regel else regels


def _breek(woord: str, breedte: float, grootte: float, gewicht: int) -> list[str]:
    """Pieces of a word, each but the last with a hyphen; at least one character per piece, however narrow the room."""
    stukken, rest = [], woord
    while tekstbreedte(rest, grootte, gewicht) > breedte and len(rest) > 1:
        past = next(
            (n for n in range(len(rest) - 1, 0, -1) if tekstbreedte(f"{rest[:n]}-", grootte, gewicht) <= breedte), 1
        )
        stukken.append(f"{rest[:past]}-")
        rest = rest[past:]
    return [*stukken, rest]
