"""A passage in a text: where it stands, and the text with other words there. Pure."""

from collections.abc import Iterable
from typing import NamedTuple


class Plaats(NamedTuple):
    """From sign `begin` up to, not including, sign `eind`."""

    begin: int
    eind: int

    def raakt(self, ander: "Plaats") -> bool:
        """They have at least one sign in common."""
        return self.begin < ander.eind and ander.begin < self.eind


def plaatsen_van(was: str, tekst: str) -> tuple[Plaats, ...]:
    """Everywhere that exactly these words stand, also where they overlap themselves; nowhere for no words."""
    gevonden = []
    begin = tekst.find(was) if was else -1
    while begin >= 0:
        gevonden.append(Plaats(begin, begin + len(was)))
        begin = tekst.find(was, begin + 1)
    return tuple(gevonden)


def verwerk(tekst: str, wijzigingen: Iterable[tuple[Plaats, str]]) -> str:
    """The text with other words in these places, which do not touch each other; each place is one of the old text."""
    for plaats, wordt in sorted(wijzigingen, reverse=True):
        tekst = tekst[: plaats.begin] + wordt + tekst[plaats.eind :]
    return tekst
