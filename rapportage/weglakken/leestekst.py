"""Text as a reader sees it, and where each sign of it stands in the source. Pure.

What is seen: Markdown without its marks for emphasis, code (those signs count nowhere) and links, without what stands before a line of a quotation,
list or heading, entities and escapes as the signs they stand for. What is compared: upper case as lower, one kind of
quote and dash, every run of white space (a line break too) as one space, signs without width left out.

What it cannot see: a passage over more than one field, over two cells of a table, or in a word that the document
makes by itself of a date or a number. Whether that is so is looked at afterwards, in the document (`lakken.lekken`).
"""

import re
import unicodedata
from dataclasses import dataclass
from html import unescape

# Start of a line of a quotation, list or heading; then all that Markdown may set around words.
_REGELBEGIN = re.compile(r"(?m)^[ \t]*(?:(?:>|#{1,6}(?=\s)|[-+*](?=\s)|\d{1,9}[.)](?=\s))[ \t]*)+")
_KOPPELING = re.compile(r"!?\[((?:[^\[\]\\]|\\.)*)\](\((?:[^()\\\n]|\\.|\([^()\n]*\))*\)|\[[^\[\]]*\])")
_ENTITEIT = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ONTSNAPT = re.compile(r"\\([!-/:-@\[-`{-~])")
NADRUK = frozenset("*_`~")
# Single quotes, double quotes and dashes of every kind, by their code points.
_ENKEL, _DUBBEL = (0x2018, 0x2019, 0x201A, 0x201B, 0x2032, 0xB4), (0x201C, 0x201D, 0x201E, 0x201F, 0x2033, 0xAB, 0xBB)
_STREEP = (*range(0x2010, 0x2016), 0x2212)
_GELIJK = {chr(punt): teken for teken, punten in (("'", _ENKEL), ('"', _DUBBEL), ("-", _STREEP)) for punt in punten}


@dataclass(frozen=True)
class Leestekst:
    """`tekst` to compare; sign `i` of it comes from `plek[i]` up to `eind[i]` of the source. `koppelingen`: where links are."""

    tekst: str
    plek: tuple[int, ...]
    eind: tuple[int, ...]
    koppelingen: tuple[tuple[int, int], ...]


def gelijkgemaakt(tekst: str) -> str:
    """A passage as it was typed, made comparable; "" when there is nothing to see in it."""
    # A sign without width in front: what its first line begins with is part of what was meant.
    return leestekst(f"\u2060{tekst}").tekst.strip()


def leestekst(bron: str, *, is_opmaak: bool = True) -> Leestekst:
    """The source as a reader sees it; `is_opmaak`: it may be Markdown."""
    weg, koppelingen = _onzichtbaar(bron) if is_opmaak else (set(), ())
    tekens: list[tuple[str, int, int]] = []
    plaats = 0
    while plaats < len(bron):
        zichtbaar, volgende = _teken(bron, plaats, is_opmaak=is_opmaak)
        if plaats not in weg:
            _zet_bij(tekens, zichtbaar, plaats, volgende)
        plaats = volgende
    return Leestekst(
        "".join(teken for teken, _, _ in tekens),
        tuple(begin for _, begin, _ in tekens),
        tuple(eind for _, _, eind in tekens),
        koppelingen,
    )


def _onzichtbaar(bron: str) -> tuple[set[int], tuple[tuple[int, int], ...]]:
    """Places of the source that are not shown, and the links in it."""
    weg = {plaats for treffer in _REGELBEGIN.finditer(bron) for plaats in range(*treffer.span())}
    koppelingen = []
    for treffer in _KOPPELING.finditer(bron):
        weg |= {*range(treffer.start(), treffer.start(1)), *range(treffer.end(1), treffer.end())}
        koppelingen.append(treffer.span())
    return weg, tuple(koppelingen)


def _teken(bron: str, plaats: int, *, is_opmaak: bool) -> tuple[str, int]:
    """What is seen of the sign here, and where the next one begins."""
    if is_opmaak and (treffer := _ONTSNAPT.match(bron, plaats)):
        return treffer[1], treffer.end()
    if bron[plaats] == "&" and (treffer := _ENTITEIT.match(bron, plaats)):
        return unescape(treffer[0]), treffer.end()
    # A letter with loose accents is one sign.
    eind = plaats + 1
    while eind < len(bron) and unicodedata.combining(bron[eind]):
        eind += 1
    return bron[plaats:eind], eind


def _zet_bij(tekens: list[tuple[str, int, int]], zichtbaar: str, begin: int, eind: int) -> None:
    """Add what is seen, made comparable; white space after white space is not seen."""
    for teken in unicodedata.normalize("NFKC", zichtbaar).casefold():
        if teken.isspace():
            if not tekens or tekens[-1][0] != " ":
                tekens.append((" ", begin, eind))
        elif teken not in NADRUK and unicodedata.category(teken) not in {"Cc", "Cf"}:
            tekens.append((_GELIJK.get(teken, teken), begin, eind))
