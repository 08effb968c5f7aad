"""Two changes of one text as one text: sentence by sentence, with a choice where both changed the same. Pure.

Why not a library: docs/adr/0023-sjablonen-en-tekstblokken.md.
"""

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

KIES = "<<<<< Kies: zo staat het in dit stuk"
OF = "===== of: zo staat het in het tekstblok"
EINDE = ">>>>> einde van de keuze"
_TEKENS = frozenset({KIES, OF, EINDE})
# A sentence, or the white space between two; a line ends a sentence, as headings and lists have no full stop.
_ZINNEN = re.compile(r"\s+|\S(?:[^\n]*?[.!?](?=\s|\Z)|[^\n]*)")
# The space that stood between two sentences begins a line after a choice.
_ZONDER_INSPRONG = re.compile(f"{re.escape(EINDE)}\n +")


@dataclass(frozen=True)
class Samenvoeging:
    """The text with both changes; `conflicten` is how many choices stand in it, each between lines KIES, OF and EINDE."""

    tekst: str
    conflicten: int


class _Wijziging(NamedTuple):
    """Pieces `van` up to `tot` of the base became pieces `begin` up to `eind`."""

    van: int
    tot: int
    begin: int
    eind: int


@dataclass
class _Plek:
    """A stretch of the base that was changed, by whom and how."""

    van: int
    tot: int
    eigen: list[_Wijziging] = field(default_factory=list)
    ander: list[_Wijziging] = field(default_factory=list)

    def raakt(self, wijziging: _Wijziging) -> bool:
        """They overlap; what was put in right beside it touches it too, as nobody can tell which comes first."""
        is_invoeging = wijziging.van == wijziging.tot or self.van == self.tot
        return wijziging.van < self.tot or (wijziging.van == self.tot and is_invoeging)


def voeg_samen(basis: str, eigen: str, ander: str) -> Samenvoeging:
    """What became of `basis` in both, as one text. A sentence that both changed, each in its own way, is a choice."""
    b, e, a = _zinnen(basis), _zinnen(eigen), _zinnen(ander)
    tekst, conflicten, tot_hier = "", 0, 0
    for plek in _plekken(_wijzigingen(b, e), _wijzigingen(b, a)):
        tekst += "".join(b[tot_hier : plek.van])
        links, rechts = _zoals(plek, plek.eigen, b, e), _zoals(plek, plek.ander, b, a)
        is_conflict = bool(plek.eigen and plek.ander) and links != rechts
        tekst += _keuze(links, rechts) if is_conflict else (links if plek.eigen else rechts)
        conflicten += is_conflict
        tot_hier = plek.tot
    tekst += "".join(b[tot_hier:])
    return Samenvoeging(_ZONDER_INSPRONG.sub(f"{EINDE}\n", tekst).lstrip("\n") if conflicten else tekst, conflicten)


def is_keuze_open(tekst: str) -> bool:
    """A line of a choice still stands in it."""
    return any(regel.strip() in _TEKENS for regel in tekst.splitlines())


def _zinnen(tekst: str) -> list[str]:
    return _ZINNEN.findall(tekst)


def _wijzigingen(basis: Sequence[str], nieuw: Sequence[str]) -> list[_Wijziging]:
    codes = difflib.SequenceMatcher(None, basis, nieuw).get_opcodes()
    return [_Wijziging(*plaatsen) for soort, *plaatsen in codes if soort != "equal"]


def _plekken(eigen: Iterable[_Wijziging], ander: Iterable[_Wijziging]) -> list[_Plek]:
    """The changes in order, those that touch each other together."""
    plekken: list[_Plek] = []
    for wijziging, is_eigen in sorted([*((w, True) for w in eigen), *((w, False) for w in ander)]):
        if not plekken or not plekken[-1].raakt(wijziging):
            plekken.append(_Plek(wijziging.van, wijziging.tot))
        plek = plekken[-1]
        plek.tot = max(plek.tot, wijziging.tot)
        (plek.eigen if is_eigen else plek.ander).append(wijziging)
    return plekken


def _zoals(plek: _Plek, wijzigingen: list[_Wijziging], basis: list[str], nieuw: list[str]) -> str:
    """How this stretch of the base reads after these changes."""
    if not wijzigingen:
        return "".join(basis[plek.van : plek.tot])
    begin = wijzigingen[0].begin - (wijzigingen[0].van - plek.van)
    return "".join(nieuw[begin : wijzigingen[-1].eind + (plek.tot - wijzigingen[-1].tot)])


def _keuze(eigen: str, ander: str) -> str:
    return "\n".join(["", KIES, eigen.strip(), OF, ander.strip(), EINDE, ""])
