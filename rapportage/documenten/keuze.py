"""Which of the public documents a visitor wants to see. Pure: a few dozen are chosen from in memory, alike on any engine."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .enums import Documentsoort
from .queries import Documentregel

# Longer than any title; what comes after it is not looked at.
LANGSTE_WOORD = 100
_STREEPJES = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Documentkeuze:
    """What was asked for; "" for what was not. `soort` is a code, `jaar` four digits, `woord` as it was typed."""

    soort: str = ""
    jaar: str = ""
    woord: str = ""

    @property
    def is_gekozen(self) -> bool:
        """Whether anything was asked for."""
        return bool(self.soort or self.jaar or self.woord)


@dataclass(frozen=True)
class Optie:
    """A choice in a list; `aantal` documents have it."""

    waarde: str
    naam: str
    aantal: int


def keuze_uit(gevraagd: Mapping[str, str], regels: Sequence[Documentregel]) -> Documentkeuze:
    """What an address asks for. A kind or year that no document has is no choice; signs that cannot be typed are dropped."""
    soort, jaar = gevraagd.get("soort", ""), gevraagd.get("jaar", "")
    woord = "".join(teken for teken in gevraagd.get("woord", "")[:LANGSTE_WOORD] if teken.isprintable())
    return Documentkeuze(
        soort=soort if any(regel.code == soort for regel in regels) else "",
        jaar=jaar if any(str(regel.datum.year) == jaar for regel in regels) else "",
        woord=woord.strip(),
    )


def kies(regels: Iterable[Documentregel], keuze: Documentkeuze) -> tuple[Documentregel, ...]:
    """The documents that fit all that was asked for, in the order they were in. Words are looked for in title and number."""
    woorden = _vergelijkbaar(keuze.woord).split()
    return tuple(
        regel
        for regel in regels
        if keuze.soort in ("", regel.code)
        and keuze.jaar in ("", str(regel.datum.year))
        and all(woord in _vergelijkbaar(f"{regel.titel} {regel.nummer}") for woord in woorden)
    )


def soorten_van(regels: Sequence[Documentregel]) -> tuple[Optie, ...]:
    """The kinds that there are, in the order of the process."""
    return tuple(
        Optie(soort.value, str(soort.label), aantal)
        for soort in Documentsoort
        if (aantal := sum(regel.code == soort for regel in regels))
    )


def jaren_van(regels: Sequence[Documentregel]) -> tuple[Optie, ...]:
    """The years that there are, newest first."""
    jaren = [str(regel.datum.year) for regel in regels]
    return tuple(Optie(jaar, jaar, jaren.count(jaar)) for jaar in sorted(set(jaren), reverse=True))


def _vergelijkbaar(tekst: str) -> str:
    """In lower case, without accents and with single spaces for all that is no letter or digit."""
    kaal = "".join(teken for teken in unicodedata.normalize("NFKD", tekst) if not unicodedata.combining(teken))
    return _STREEPJES.sub(" ", kaal.casefold())
