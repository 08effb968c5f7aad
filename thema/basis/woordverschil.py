"""Two texts as one, with the words that differ. Pure."""

import difflib
import re
from dataclasses import dataclass

# A word or sign with the white space before it: on its own that would part the words, so that each had to be found by
# itself.
_WOORDEN = re.compile(r"\s*(?:\w+|[^\w\s])|\s+")


@dataclass(frozen=True)
class Woorddeel:
    """A run of words; `soort` is "gelijk", "weg" (in the old text only) or "nieuw" (in the new one only)."""

    soort: str
    tekst: str


def woordverschil(oud: str, nieuw: str) -> tuple[Woorddeel, ...]:
    """Both texts in the order of reading, what went before what came: without "nieuw" it is the old text, without "weg"
    the new one."""
    links, rechts = _WOORDEN.findall(oud), _WOORDEN.findall(nieuw)
    delen: list[Woorddeel] = []
    for soort, a, b, c, d in difflib.SequenceMatcher(None, links, rechts).get_opcodes():
        if soort == "equal":
            delen.append(Woorddeel("gelijk", "".join(links[a:b])))
            continue
        weg, kwam = "".join(links[a:b]), "".join(rechts[c:d])
        delen += [Woorddeel(naam, tekst) for naam, tekst in (("weg", weg), ("nieuw", kwam)) if tekst]
    return tuple(delen)


def zijden(delen: tuple[Woorddeel, ...]) -> tuple[tuple[Woorddeel, ...], tuple[Woorddeel, ...]]:
    """The old text and the new one, each cut where they differ."""
    oud, nieuw = (tuple(deel for deel in delen if deel.soort != soort) for soort in ("nieuw", "weg"))
    return oud, nieuw
