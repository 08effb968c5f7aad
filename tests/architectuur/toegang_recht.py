"""T1: what a page of the admin answers to whom, and how the address of one is made."""

from collections.abc import Callable, Iterable

from django.db import models

from tests.architectuur.toegang import (
    LEZEN,
    MEDEWERKERS,
    Uitkomst,
    Wie,
)
from tests.thema.beheer import adres, fabrieken
from thema.basis.rollen import Rol

GRIFFIE = {Rol.BEHEERDER, Rol.GRIFFIE}


def beheer(
    wie: Iterable[Rol],
    *,
    zenden: Iterable[Rol] | None = None,
    goed: int = 200,
    gezonden: int = 200,
    anders: int = 403,
) -> Uitkomst:
    """A page of the admin: `goed` for who may see it, `gezonden` for who may send it (None: the same), else `anders`.

    Who does not work here is sent to the door.
    """
    lezers = set(wie)
    zenders = lezers if zenden is None else set(zenden)

    def uitkomst(wie: Wie, methode: str) -> int:
        if methode not in (*LEZEN, "POST"):
            return 405
        if wie not in MEDEWERKERS:
            return 302
        if methode == "POST":
            return gezonden if wie in zenders else anders
        return goed if wie in lezers else anders

    return uitkomst


def geen_lezen(uitkomst: Uitkomst) -> Uitkomst:
    """The same, of a page that is only sent to: reading is 405 for who gets in."""
    return lambda wie, methode: 405 if methode in LEZEN and wie in MEDEWERKERS else uitkomst(wie, methode)


def geen_zenden(uitkomst: Uitkomst) -> Uitkomst:
    """The same, of a page that is only read: sending is 405 for who gets in."""
    return lambda wie, methode: 405 if methode == "POST" and wie in MEDEWERKERS else uitkomst(wie, methode)


def van(model: type[models.Model], wat: str) -> Callable[[], str]:
    return lambda: adres(model, wat)


def met(model: type[models.Model], wat: str, *args: object) -> Callable[[], str]:
    def maak() -> str:
        ding = fabrieken()[model]()
        return adres(model, wat, ding.pk, *args)

    return maak
