"""How numbers, dates and texts are written in Dutch. Pure functions; no locale of the machine has a say.

A value that is not known is written as a word, never as 0.
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache, lru_cache

import nh3
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

ONBEKEND = "onbekend"
GEEN_DATUM = "geen datum"
MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
MAANDEN_KORT = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sept", "okt", "nov", "dec")
MAANDEN_IN_JAAR = 12
# A number never shows more decimals than this unless it is asked to.
MEESTE_DECIMALEN = 2

Getal = int | float | Decimal
# Precision enough for every float, so that no number is too long to write.
_RUIM = Context(prec=400)

_TAGS = {
    "p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "strong", "em", "ul", "ol", "li", "blockquote", "a", "code", "pre",
    "table", "caption", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
# The empty set: no attribute on just any tag, not even the title that nh3 allows of itself. A class is our own "r".
_ATTRIBUTEN: dict[str, set[str]] = {
    "*": set(),
    "a": {"href"},
    "th": {"scope", "class"},
    "td": {"class"},
    "ol": {"start"},
}
_SCHEMAS = {"http", "https", "mailto"}
_KOP_HOOGST, _KOP_LAAGST = 2, 6
# What XML 1.0 cannot hold, not even escaped.
_STUURTEKENS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def getal(waarde: Getal | None, decimalen: int | None = None) -> str:
    """1234.5 → "1.234,5", rounded half up; None and what is not a number → "onbekend".

    `decimalen` fixes the number of decimals; without it there are as many as needed, two at most.
    """
    # By way of str: 0.285 is what was meant, not the nearest binary fraction below it.
    return ONBEKEND if waarde is None else _geschreven(str(waarde), decimalen)


@lru_cache(maxsize=4096)  # the same few percentages stand on a page a thousand times
def _geschreven(waarde: str, decimalen: int | None) -> str:
    precies = Decimal(waarde)
    if not precies.is_finite():
        return ONBEKEND
    plaatsen = MEESTE_DECIMALEN if decimalen is None else decimalen
    rond = precies.quantize(Decimal(1).scaleb(-plaatsen), ROUND_HALF_UP, _RUIM)
    heel, _, breuk = f"{abs(rond):,.{plaatsen}f}".partition(".")
    if decimalen is None:
        breuk = breuk.rstrip("0")
    min_ = "-" if rond < 0 else ""
    return min_ + heel.replace(",", ".") + (f",{breuk}" if breuk else "")


@lru_cache(maxsize=4096)
def procent(deel: Getal | None, decimalen: int = 0) -> str:
    """A part between 0 and 1 as a percentage: 0.456 → "46%"; None → "onbekend"."""
    return ONBEKEND if deel is None else f"{getal(Decimal(str(deel)) * 100, decimalen)}%"


def hele_procenten(deel: Getal) -> int:
    """The number that `procent` shows without decimals: 0.456 → 46."""
    return int((Decimal(str(deel)) * 100).quantize(Decimal(1), ROUND_HALF_UP))


def afgerond(waarde: Getal, decimalen: int) -> float:
    """The number that `getal` shows, half up, to keep: 0.185 in two decimals → 0.19. Python's own `round` gives 0.18, so a
    figure that is stored rounded would be another one than the same figure written from its full value."""
    return float(Decimal(str(waarde)).quantize(Decimal(1).scaleb(-decimalen), ROUND_HALF_UP, _RUIM))


def procentpunt(deel: Getal | None, decimalen: int = 0) -> str:
    """A difference between two parts, with its sign: 0.07 → "+7", -0.07 → "-7", what rounds to nothing "0"; None →
    "onbekend"."""
    if deel is None:
        return ONBEKEND
    punten = getal(Decimal(str(deel)) * 100, decimalen)
    return punten if punten.startswith("-") or not punten.strip("0,") else f"+{punten}"


def hoeveel(waarde: Getal | None, eenheid: str, *, kort: bool = False) -> str:
    """A value with its unit: "46%", "318 misdrijven"; `kort` leaves out a unit that is a word. None → "onbekend"."""
    if waarde is None:
        return ONBEKEND
    if eenheid == "%":
        return f"{getal(waarde)}%"
    return getal(waarde) if kort or not eenheid else f"{getal(waarde)} {eenheid}"


def datum(dag: date | None) -> str:
    """ "9 juli 2019"; a moment is shown as the day it was in the Netherlands; None → "geen datum"."""
    if dag is None:
        return GEEN_DATUM
    dag = _plaatselijk(dag)
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def datum_kort(dag: date | None) -> str:
    """ "09-07-2019"; None → "geen datum"."""
    if dag is None:
        return GEEN_DATUM
    dag = _plaatselijk(dag)
    return f"{dag.day:02}-{dag.month:02}-{dag.year:04}"


def _plaatselijk(dag: date) -> date:
    if isinstance(dag, datetime):
        return timezone.localtime(dag).date() if timezone.is_aware(dag) else dag.date()
    return dag


def maanden(van: date, tot: date | None = None) -> str:
    """The months from `van` up to and including `tot` in words: "juli, augustus en september"; without `tot` one.

    Over the turn of a year each run of months is followed by its year. Raises ValueError when `tot` lies before `van`.
    """
    reeks = _maandreeks(van, tot or van)
    jaren = sorted({jaar for jaar, _ in reeks})
    if len(jaren) == 1:
        return opsomming([MAANDEN[maand] for _, maand in reeks])
    return opsomming([f"{opsomming([MAANDEN[m] for j, m in reeks if j == jaar])} {jaar}" for jaar in jaren])


def maanden_kort(van: date, tot: date | None = None) -> str:
    """The same as in a planning table: "jul/aug/sept"."""
    return "/".join(MAANDEN_KORT[maand] for _, maand in _maandreeks(van, tot or van))


def _maandreeks(van: date, tot: date) -> list[tuple[int, int]]:
    """(year, month counted from 0) of every month; a reversed period is an error of the caller."""
    eerste, laatste = (dag.year * MAANDEN_IN_JAAR + dag.month - 1 for dag in (van, tot))
    if laatste < eerste:
        raise ValueError("The last month lies before the first.")
    return [divmod(maand, MAANDEN_IN_JAAR) for maand in range(eerste, laatste + 1)]


def periode(van: date | None, tot: date | None) -> str:
    """ "maart 2020 tot en met juni 2021"; to the day where it is not whole months; neither known → "".

    With one end: "vanaf maart 2020", "uiterlijk 9 juli 2021".
    """
    heel = (van is None or van.day == 1) and (tot is None or tot.day == monthrange(tot.year, tot.month)[1])
    begin, eind = ("" if dag is None else _maand_en_jaar(dag) if heel else datum(dag) for dag in (van, tot))
    if begin and eind:
        return begin if begin == eind else f"{begin} tot en met {eind}"
    return f"vanaf {begin}" if begin else f"uiterlijk {eind}" if eind else ""


def _maand_en_jaar(dag: date) -> str:
    return f"{MAANDEN[dag.month - 1]} {dag.year}"


def opsomming(delen: Sequence[object]) -> str:
    """["a", "b", "c"] → "a, b en c"; nothing → ""."""
    *voorop, laatste = [str(deel) for deel in delen] or [""]
    return f"{', '.join(voorop)} en {laatste}" if voorop else laatste


def zonder_stuurtekens(tekst: str) -> str:
    """The text without the signs that no XML can hold; a typist does not see them."""
    return _STUURTEKENS.sub("", tekst)


def markdown(tekst: str | None, kop: int = 2) -> SafeString:
    """Markdown (CommonMark with tables) as safe HTML; its highest heading comes out as `<h{kop}>`, 2 to 6.

    HTML in the text is shown as text. Links go to the web, e-mail or a place on the site; pictures are left out.
    Table heads get their scope. None and "" give "".
    """
    if not tekst:
        return SafeString("")
    lezer = _lezer()
    tokens = lezer.parse(tekst)
    _verschuif_koppen(tokens, kop)
    _kenmerk_tabellen(tokens)
    html = lezer.renderer.render(tokens, lezer.options, {})
    schoon = nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTEN, url_schemes=_SCHEMAS, link_rel=None)
    return mark_safe(schoon)  # noqa: S308  nh3 cleaned it on the line above


@cache
def _lezer() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _verschuif_koppen(tokens: list[Token], kop: int) -> None:
    """The outline of the text below level `kop`, without a step skipped: PDF/UA and screen readers ask for that."""
    if not _KOP_HOOGST <= kop <= _KOP_LAAGST:
        raise ValueError("A text has headings of level 2 to 6.")
    open_: list[str] = []
    for token in tokens:
        if token.type == "heading_open":
            while open_ and open_[-1] >= token.tag:
                open_.pop()
            open_.append(token.tag)
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(kop + len(open_) - 1, _KOP_LAAGST)}"


def _kenmerk_tabellen(tokens: list[Token]) -> None:
    """Scope on heads; alignment to the right as a class, since a style attribute is against the CSP."""
    for token in tokens:
        if token.type in {"th_open", "td_open"}:
            rechts = token.attrs.pop("style", None) == "text-align:right"
            token.attrs |= {"class": "r"} if rechts else {}
            token.attrs |= {"scope": "col"} if token.type == "th_open" else {}
