"""What the typeface of documents and charts can show, and how wide its text is. Reads the font files once."""

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from io import BytesIO
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from fontTools.ttLib import TTFont

from rapportage.statisch import statisch_pad

# The same families in the same order as in static/document/document.css.
DEELVERZAMELINGEN = ("latin", "latin-ext", "greek", "cyrillic", "vietnamese")
GEWOON, HALFVET, VET = 400, 600, 700
# Signs the typeface lacks, by what it has. Zero width: they say how signs are joined or which way text runs.
VERVANGING = {
    "\u2010": "-", "\u2011": "-", "\u2012": "–", "\u2015": "—", "\u202f": "\u00a0", "\u2003": " ", "\u2002": " ",
    "→": "->", "←": "<-", "≥": ">=", "≤": "<=", "≈": "ca. ", "◦": "•", "▪": "•", "■": "•", "●": "•", "‣": "•",
    "\t": " ", "\r": " ", "\u2028": " ", "\u2029": " ",
}  # fmt: skip
ONBEKEND = "[?]"
# Controls and marks: they take no room of their own, and are left out without a word.
_ZONDER_EIGEN_PLEK = frozenset({"Cc", "Cf", "Cs", "Mn", "Me", "Sk"})


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


def _is_vreemd(teken: str) -> bool:
    """Documents cannot show it, nor anything near it."""
    if teken == "\n" or ord(teken) in tekenset() or teken in VERVANGING:
        return False
    return unicodedata.category(teken) not in _ZONDER_EIGEN_PLEK


def drukbaar(tekst: str) -> str:
    """The text in signs that the typeface has: near ones for a few, [?] for a run of strange ones, none for controls."""
    return "".join(_tekens(unicodedata.normalize("NFC", tekst)))


def _tekens(tekst: str) -> Iterator[str]:
    bekend, vorige_vreemd = tekenset(), False
    for teken in tekst:
        if teken == "\n" or ord(teken) in bekend:
            yield teken
            vorige_vreemd = False
        elif teken in VERVANGING:
            yield VERVANGING[teken]
            vorige_vreemd = False
        elif _is_vreemd(teken) and not vorige_vreemd:
            yield ONBEKEND
            vorige_vreemd = True


def niet_te_drukken(gegevens: Any) -> tuple[str, ...]:
    """The signs that become ONBEKEND in a document that holds these texts, each once, in their order. `gegevens`: a text, or
    texts in lists and dictionaries, however deep; anything else holds none."""
    return tuple(dict.fromkeys(teken for tekst in _teksten(gegevens) for teken in _vreemde(tekst)))


def waarschuwing_over_tekens(gegevens: Any) -> str:
    """What staff must know before it is printed, in a sentence; "" when there is nothing."""
    if not (tekens := niet_te_drukken(gegevens)):
        return ""
    return (
        f"Deze tekens kunnen niet in een pdf: {' '.join(tekens)}. Daar komt {ONBEKEND} te staan. Vervang ze door woorden, of "
        "haal ze weg."
    )


def _vreemde(tekst: str) -> Iterator[str]:
    if not (tekst.isascii() and tekst.isprintable()):
        yield from (teken for teken in unicodedata.normalize("NFC", tekst) if _is_vreemd(teken))


def _teksten(gegevens: Any) -> Iterator[str]:
    if isinstance(gegevens, str):
        yield gegevens
    elif isinstance(gegevens, Mapping):
        yield from (tekst for deel in gegevens.values() for tekst in _teksten(deel))
    elif isinstance(gegevens, list | tuple):
        yield from (tekst for deel in gegevens for tekst in _teksten(deel))


@cache
def _breedtes(gewicht: int) -> dict[str, float]:
    """Advance width per character as a part of the font size."""
    breedtes: dict[str, float] = {}
    for deel in reversed(DEELVERZAMELINGEN):
        font = _lees(deel, gewicht)
        em, hmtx = font["head"].unitsPerEm, font["hmtx"]
        breedtes.update({chr(punt): hmtx[naam][0] / em for punt, naam in font.getBestCmap().items()})
    return breedtes


@lru_cache(maxsize=4096)  # names of themes and percentages come back in every picture
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
