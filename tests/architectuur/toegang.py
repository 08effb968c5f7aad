"""Who gets what at an address: the kinds of answers that the tables of T1 are made of."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from thema.basis.rollen import Rol

METHODEN = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
LEZEN = ("GET", "HEAD")
# A visitor is None.
Wie = Rol | None
IEDEREEN: tuple[Wie, ...] = (None, *Rol)

BEHEERDER = {Rol.BEHEERDER}
OOV = {Rol.BEHEERDER, Rol.OOV}
SECRETARIAAT = {Rol.BEHEERDER, Rol.BESTUURSSECRETARIAAT}
MEDEWERKERS = {Rol.BEHEERDER, Rol.OOV, Rol.BESTUURSSECRETARIAAT, Rol.GRIFFIE}
RAAD_EN_MEDEWERKERS = MEDEWERKERS | {Rol.RAADSLID}
NIEMAND: set[Rol] = set()

Uitkomst = Callable[[Wie, str], int]


@dataclass(frozen=True)
class Geval:
    """One address in one situation: its name, what is the matter, how to make that, and what everyone gets."""

    naam: str
    wat: str
    maak: Callable[[], str]
    uitkomst: Uitkomst


# ── What everyone gets: the kinds ────────────────────────────────────────────────────────────────


def leesbaar(
    wie: Iterable[Wie] = IEDEREEN, *, anders: int = 404, bezoeker: int | None = None, goed: int = 200
) -> Uitkomst:
    """Only to read: `goed` for these, `anders` for the others (a visitor: `bezoeker`); no other method."""
    mogen = set(wie)

    def uitkomst(wie: Wie, methode: str) -> int:
        if methode not in LEZEN:
            return 405
        if wie in mogen:
            return goed
        return bezoeker if wie is None and bezoeker is not None else anders

    return uitkomst


def per_methode(**codes: int) -> Uitkomst:
    """The same for everybody; 405 for a method that is not named. LEZEN stands for GET and HEAD."""
    voluit = {methode: codes["LEZEN"] for methode in LEZEN if "LEZEN" in codes} | codes
    return lambda wie, methode: voluit.get(methode, 405)


def inloggen(wie: Wie, methode: str) -> int:
    """A form for a visitor; who is in already is sent on. Sending it empty shows it again."""
    if methode in ("PATCH", "DELETE"):
        return 405 if wie is None else 302
    if wie is not None:
        return 302
    return 200


# ── Addresses ────────────────────────────────────────────────────────────────────────────────────


def naar(naam: str, *args: Any) -> str:
    """The path of this address."""
    return reverse(naam, args=args)


def leeg(naam: str) -> Callable[[], str]:
    """The address on an installation without anything."""
    return lambda: naar(naam)


def _loop(patronen: Iterable[Any], ruimte: str = "", pad: str = "") -> Iterator[str]:
    """The name of every address; for one without a name its whole route."""
    for patroon in patronen:
        if isinstance(patroon, URLResolver):
            binnen = f"{ruimte}{patroon.namespace}:" if patroon.namespace else ruimte
            yield from _loop(patroon.url_patterns, binnen, f"{pad}{patroon.pattern}")
        elif isinstance(patroon, URLPattern):
            yield f"{ruimte}{patroon.name}" if patroon.name else f"{pad}{patroon.pattern}"


ADRESSEN = set(_loop(get_resolver().url_patterns))
