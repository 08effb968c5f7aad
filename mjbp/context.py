"""What the base template needs on every page, read only when a page asks for it."""

from dataclasses import dataclass
from functools import cache

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from thema.basis.rollen import BEHEERROLLEN, Rol, rollen_van
from thema.models import Beleidsplan, Gemeente

STANDAARD_THEMA = "thema/standaard.css"

_MENU = (
    ("Thema’s", "/themas/"),
    ("Planning", "/planning/"),
    ("Meedoen", "/consultatie/"),
    ("Resultaten", "/resultaten/"),
    ("U zei, wij besloten", "/inbreng/"),
    ("De raad", "/raad/"),
    ("Documenten", "/documenten/"),
)


@dataclass(frozen=True)
class Menupunt:
    """One entry of the main menu; `actief` when the visitor is in that part of the site."""

    naam: str
    url: str
    actief: bool


def menu(pad: str) -> tuple[Menupunt, ...]:
    """The main menu as seen from this path. The addresses are the contract with the outside world."""
    return tuple(Menupunt(naam=naam, url=url, actief=pad.startswith(url)) for naam, url in _MENU)


def werkplek(gebruiker: AbstractBaseUser | AnonymousUser) -> tuple[Menupunt, ...]:
    """Where this user works, most important first; empty for a visitor. One query."""
    rollen = rollen_van(gebruiker)
    plekken = []
    if rollen & set(BEHEERROLLEN):
        plekken.append(Menupunt("Beheer", reverse("admin:index"), actief=False))
    if rollen & {Rol.RAADSLID, *BEHEERROLLEN}:
        plekken.append(Menupunt("Dossier", reverse("planning:dossier"), actief=False))
    return tuple(plekken)


def huis(request: HttpRequest) -> dict[str, object]:
    """`plan` and `gemeente` (falsy on an empty installation) and `menu`; one query, and none if nobody asks."""
    plan = cache(Beleidsplan.objects.actueel)

    def gemeente() -> Gemeente | None:
        huidig = plan()
        return huidig.gemeente if huidig else None

    return {
        "plan": SimpleLazyObject(plan),
        "gemeente": SimpleLazyObject(gemeente),
        "menu": SimpleLazyObject(lambda: menu(request.path)),
        "werkplek": SimpleLazyObject(lambda: werkplek(getattr(request, "user", AnonymousUser()))),
    }
