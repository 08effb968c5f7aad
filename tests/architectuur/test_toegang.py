"""T1: who gets what at every address, by every method. One table says so; an address that it does not know fails.

The public table is typed out address by address. That of the admin is typed out model by model: who sees, adds,
changes and deletes; what that means for its pages stands once. The addresses themselves are read from the resolver.
"""

import os
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.test import Client
from django.utils import timezone

from consultatie.vragenlijst.enums import Vragenlijststatus
from rapportage.documenten.queries import openbare_documenten
from rapportage.resultaten.queries import zichtbare_lijsten
from tests.architectuur.toegang import ADRESSEN, IEDEREEN, METHODEN, Geval, Wie
from tests.architectuur.toegang_beheer import BEHEER, RECHTEN
from tests.architectuur.toegang_openbaar import OPENBAAR, document, resultaat
from tests.factories.thema import GebruikerFactory
from thema import models as thema
from thema.basis.rollen import Rol

GEVALLEN = [*OPENBAAR, *BEHEER]
# Who may what does not depend on the engine; that a page opens does. So on the other one only who gets most, who gets
# least and one between, by what a browser sends.
ALLES = os.environ["MJBP_DB"] == "sqlite"
WIE_KOMEN: tuple[Wie, ...] = IEDEREEN if ALLES else (None, Rol.BEHEERDER, Rol.RAADSLID)
WAARMEE = METHODEN if ALLES else ("GET", "POST")


def test_every_address_is_declared_and_every_declared_one_exists():
    gedeclareerd = {geval.naam for geval in GEVALLEN}

    assert ADRESSEN - gedeclareerd == set()
    assert gedeclareerd - ADRESSEN == set()


def test_every_model_in_the_admin_is_declared():
    assert set(admin.site._registry) == set(RECHTEN)  # noqa: SLF001


def _clients(wie: Iterable[Wie]) -> dict[Wie, Client]:
    clients = {een: Client() for een in wie}
    for rol, client in clients.items():
        if rol is not None:
            client.force_login(GebruikerFactory(rol=rol))
    return clients


@pytest.fixture(scope="module")
def sessies(django_db_setup, django_db_blocker) -> Iterator[dict[Wie, str]]:
    """The cookie of somebody of every role. Who signs in once is in at every address: seven at each was a tenth of it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield {rol: client.cookies["sessionid"].value for rol, client in _clients(Rol).items()}
        transaction.set_rollback(True)


def _bezoekers(sessies: dict[Wie, str]) -> dict[Wie, Client]:
    """A browser per role, with nothing in it but this cookie; a visitor's is empty."""
    clients = {een: Client() for een in WIE_KOMEN}
    for wie, client in clients.items():
        if wie is not None:
            client.cookies["sessionid"] = sessies[wie]
    return clients


@pytest.mark.traag
@pytest.mark.django_db
@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda geval: f"{geval.naam} {geval.wat}".strip())
def test_everyone_gets_what_the_table_says(geval: Geval, sessies: dict[Wie, str]):
    adres_ = geval.maak()
    clients = _bezoekers(sessies)

    mis = {}
    for wie, methode in ((wie, methode) for wie in WIE_KOMEN for methode in WAARMEE):
        client = clients[wie]
        if methode == "POST" and geval.naam in ("uitloggen", "admin:logout") and wie is not None:
            client = Client()
            client.force_login(GebruikerFactory(rol=wie))
        antwoord = client.generic(methode, adres_, content_type="application/x-www-form-urlencoded")
        antwoord.getvalue()  # what is sent in parts keeps its file open until it has been taken
        gekregen = antwoord.status_code
        if gekregen != geval.uitkomst(wie, methode):
            mis[str(wie), methode] = (gekregen, geval.uitkomst(wie, methode))

    assert mis == {}, "(got, declared)"


# ── A list shows what the page gives, and nothing else ───────────────────────────────────────────


def _gebruiker(wie: Wie) -> Any:
    return AnonymousUser() if wie is None else GebruikerFactory(rol=wie)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("status", "openbaar"),
    [*((status, False) for status in Vragenlijststatus.values), (Vragenlijststatus.VAST, True)],
)
def test_results_are_listed_for_whom_their_page_opens(status: str, openbaar: bool):
    pagina = resultaat(status, openbaar=openbaar)

    for wie, client in _clients(IEDEREEN).items():
        in_lijst = bool(zichtbare_lijsten(_gebruiker(wie)))
        assert (client.get(pagina).status_code == 200) is in_lijst, wie


@pytest.mark.django_db
@pytest.mark.parametrize("dagen", [None, -1, 1])
def test_documents_are_listed_when_their_page_opens(dagen: int | None):
    op = None if dagen is None else timezone.now() + timedelta(days=dagen)
    pagina = document("rapportage:document", op=op)

    in_lijst = bool(openbare_documenten(thema.Beleidsplan.objects.get(), moment=timezone.now()))

    assert (Client().get(pagina).status_code == 200) is in_lijst
    assert (Client().get(f"{pagina.removesuffix('/')}.pdf").status_code == 200) is in_lijst
