"""A passage out of a document's data, everywhere, with a mark in its place that says on which ground. Pure.

The mark is text of its own, the same for a short passage and a long one: ⟦weggelakt: artikel 5.1 lid 2 onder e⟧. So
whatever is made of the data (page, PDF, JSON, feed, sitemap) has the mark and never the passage. `balken` turns it
into a black bar in what people look at, `plat` into plain brackets elsewhere.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from html import escape, unescape
from typing import Any, TypeVar

from django.utils.text import slugify

from .gronden import Grond, alle_gronden, artikelen
from .leestekst import NADRUK, Leestekst, gelijkgemaakt, leestekst

T = TypeVar("T")
OPEN, DICHT = "⟦", "⟧"
_MERK = re.compile(r"⟦weggelakt: ([^⟦⟧]{1,1000})⟧")
# Fields that steer how a document is made and that nobody reads: to replace in them would break it. `resultaat` and
# `reeksen` hold figures that are public by themselves.
TECHNISCH = frozenset({"tooi_uri", "document_css", "slug", "code", "soort", "status", "url", "resultaat", "reeksen"})
# Tags, and what is shown without a style of ours: the title of the window and pictures.
_TAG_OF_MERK = re.compile(
    r"(<title[^>]*>.*?</title>|<svg\b.*?</svg>|<!--.*?-->|<[^>]*>)|⟦weggelakt: ([^⟦⟧<>]{1,1000})⟧", re.DOTALL
)
_TAG = re.compile(r"<[^>]*>")
_BLOKTAG = re.compile(r"</?(?:p|li|ul|ol|h[1-6]|t[dhr]|table|caption|section|div|br|dt|dd)\b[^>]*>", re.IGNORECASE)
# Attributes that nobody sees or hears.
_ATTRIBUUT = re.compile(r"""\s(?!(?:class|id|rel|role|scope|tabindex|name)=)[\w:-]+=(?:"([^"]*)"|'([^']*)')""")
_ANKER = re.compile(r"""\sid=["']([^"']*)["']""")
_SVGMERK = re.compile(r"<!DOCTYPE[^>]*>|<style\b.*?</style>|<script\b.*?</script>", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True)
class Lak:
    """A passage to leave out, and on which grounds."""

    passage: str
    gronden: tuple[Grond, ...]

    @property
    def merk(self) -> str:
        """What comes in its place."""
        return f"{OPEN}weggelakt: {artikelen(self.gronden)}{DICHT}"


def hoe_vaak(gegevens: object, passage: str) -> int:
    """How many times a reader sees the passage in the data; 0 when it does not occur, or is empty."""
    gezocht = gelijkgemaakt(passage)
    return sum(leestekst(tekst).tekst.count(gezocht) for tekst in _teksten(gegevens)) if gezocht else 0


def lak_tekst(bron: str, lakken: Iterable[Lak]) -> str:
    """The text with a mark for every passage. Passages that overlap become one, with the mark of the one that begins
    first. What was set around a passage (emphasis, a link with its address) goes with it."""
    gelezen = leestekst(bron)
    stukken = sorted((stuk for lak in lakken for stuk in _plekken(gelezen, bron, lak)), key=lambda stuk: stuk[:2])
    uit, tot = [], 0
    for begin, eind, merk in stukken:
        if begin >= tot:
            uit += [bron[tot:begin], merk]
        tot = max(tot, eind)
    return "".join([*uit, bron[tot:]])


def _plekken(gelezen: Leestekst, bron: str, lak: Lak) -> Iterator[tuple[int, int, str]]:
    gezocht = gelijkgemaakt(lak.passage)
    vanaf = gelezen.tekst.find(gezocht) if gezocht else -1
    while vanaf >= 0:
        laatste = vanaf + len(gezocht) - 1
        begin, eind = gelezen.plek[vanaf], gelezen.eind[laatste]
        yield *_ruim(bron, begin, eind, gelezen.koppelingen), lak.merk
        vanaf = gelezen.tekst.find(gezocht, vanaf + 1)


def _ruim(bron: str, begin: int, eind: int, koppelingen: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """The place, with the whole of a link that it touches and the emphasis that stands on both sides of it."""
    for van, tot in koppelingen:
        if van < eind and begin < tot:
            begin, eind = min(begin, van), max(eind, tot)
    while begin > 0 and eind < len(bron) and bron[begin - 1] == bron[eind] and bron[eind] in NADRUK:
        begin, eind = begin - 1, eind + 1
    return begin, eind


def gelakt(ding: T, lakken: tuple[Lak, ...]) -> T:
    """The same data with the passages replaced in every text of it, however deep; of fields in TECHNISCH not."""
    return _door(ding, lambda tekst: lak_tekst(tekst, lakken))


def _door(ding: Any, doe: Callable[[str], str]) -> Any:
    if isinstance(ding, Enum):
        return ding
    if isinstance(ding, str):
        return doe(ding)
    if is_dataclass(ding) and not isinstance(ding, type):
        namen = [veld.name for veld in fields(ding) if veld.init and veld.name not in TECHNISCH]
        return replace(ding, **{naam: _door(getattr(ding, naam), doe) for naam in namen})
    if isinstance(ding, tuple | list):
        return type(ding)(_door(een, doe) for een in ding)
    return {sleutel: _door(een, doe) for sleutel, een in ding.items()} if isinstance(ding, dict) else ding


def _teksten(ding: Any) -> Iterator[str]:
    """Every text that `gelakt` would look at."""
    gevonden: list[str] = []

    def onthoud(tekst: str) -> str:
        gevonden.append(tekst)
        return tekst

    _door(ding, onthoud)
    yield from gevonden


# ── What is made of a mark ───────────────────────────────────────────────────────────────────────


def gronden_in(*teksten: str) -> tuple[Grond, ...]:
    """The grounds that the marks in these texts name, in the order of the law."""
    genoemd = " ; ".join(treffer[1] for tekst in teksten for treffer in _MERK.finditer(tekst))
    delen = set(re.split(r" ; |, | en (?=artikel)", genoemd))
    return tuple(grond for grond in alle_gronden().values() if grond.artikel in delen)


def gronden_van(gegevens: object) -> tuple[Grond, ...]:
    """The grounds on which something was left out of these data; none for a document that is whole."""
    return gronden_in(*_teksten(gegevens))


def kort(tekst: str, lengte: int) -> str:
    """For a title or a number: a mark without its ground, and never longer than fits."""
    return _MERK.sub("[weggelakt]", tekst)[:lengte]


def balken(html: str) -> str:
    """The HTML with a bar for each mark, the ground in words beside it; in attributes, titles and pictures in words only."""

    def _zet(treffer: re.Match[str]) -> str:
        if treffer[1]:
            return _MERK.sub(lambda merk: f"[weggelakt: {merk[1]}]", treffer[1])
        return f'<span class="weggelakt"><span class="balk"></span> weggelakt: {escape(unescape(treffer[2]))}</span>'

    return _TAG_OF_MERK.sub(_zet, html) if OPEN in html else html


# ── Whether it is gone ───────────────────────────────────────────────────────────────────────────


def lekken(lakken: Iterable[Lak], *, html: Collection[str], waarden: object) -> tuple[str, ...]:
    """The passages that can still be read in what was made: in the text or an attribute of the HTML, or in a value of the
    JSON, technical fields, dates and numbers included. Empty when all are gone."""
    gezien = [een for bron in html for een in _uit_html(bron)]
    gezien += [leestekst(een, is_opmaak=vorm).tekst for een in _waarden(waarden) for vorm in (True, False)]
    alles = "\n".join(gezien)
    # Words that an address is made of stand there with hyphens between them.
    adressen = "\n".join([*(woord for een in gezien for woord in een.split() if "-" in woord), *_ankers(html)])
    return tuple(lak.passage for lak in lakken if _is_te_lezen(lak.passage, alles, adressen))


def _is_te_lezen(passage: str, alles: str, adressen: str) -> bool:
    als_adres = slugify(passage)
    return gelijkgemaakt(passage) in alles or ("-" in als_adres and als_adres in adressen)


def _ankers(html: Iterable[str]) -> Iterator[str]:
    """The names of places in the HTML, which links lead to."""
    for bron in html:
        yield from _ANKER.findall(bron)


def _uit_html(html: str) -> Iterator[str]:
    """What a visitor reads in running text, and hears from attributes."""
    kaal = _SVGMERK.sub(" ", html)
    # A tag inside a line parts nothing that a reader sees; one of a block does.
    yield leestekst(unescape(_TAG.sub("", _BLOKTAG.sub("\n", kaal))), is_opmaak=False).tekst
    for tag in _TAG.findall(kaal):
        for treffer in _ATTRIBUUT.finditer(tag):
            yield leestekst(unescape(treffer[1] or treffer[2] or ""), is_opmaak=False).tekst


def _waarden(ding: Any) -> Iterator[str]:
    if isinstance(ding, dict):
        for een in ding.values():
            yield from _waarden(een)
    elif isinstance(ding, list | tuple):
        for een in ding:
            yield from _waarden(een)
    elif isinstance(ding, str | int | float | Decimal | date | datetime) and not isinstance(ding, bool):
        yield str(ding)
