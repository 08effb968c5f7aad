"""T1, the documents: per kind and per stage of its paper, who can read it, and at which address.

One row per stage says who may know of the paper; per kind it says besides whether the council may. Every address at which
a document can be read, or at which its name is told, is asked by everybody.
"""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from planning.models import Bestuursstuk
from planning.stuk.enums import Stukstatus
from rapportage.diwoo.indeling import INDELING
from rapportage.documenten.enums import STUKSOORTEN, UIT_EEN_STUK, ZONDER_BESLUIT, Documentsoort
from rapportage.models import Document
from tests.architectuur.toegang import IEDEREEN, MEDEWERKERS, NIEMAND, Wie, naar
from tests.architectuur.toegang_besluiten import KRING
from tests.factories.planning import BestuursstukFactory, DocumentFactory, GeheimhoudingFactory
from tests.factories.thema import BeleidsplanFactory, GebruikerFactory
from tests.thema.beheer import adres
from thema.basis.rollen import Rol
from thema.models import Beleidsplan

pytestmark = [pytest.mark.django_db, pytest.mark.traag]

TITEL = "Kwikzilver"
SOORTEN = [Documentsoort(waarde) for waarde, _naam in STUKSOORTEN]
# Who may what does not depend on the engine (see test_toegang): on the other one only who gets most, least and between.
WIE_KOMEN: tuple[Wie, ...] = (
    IEDEREEN if os.environ["MJBP_DB"] == "sqlite" else (None, Rol.BEHEERDER, Rol.OOV, Rol.RAADSLID)
)
RAAD = {Rol.RAADSLID}
ALLEN = set(IEDEREEN)


@dataclass(frozen=True)
class Stadium:
    """A stage of a paper: its status, how its document lies there, and who may know of which.

    `stuk`: who reads the paper before it is published; `raad` whether that holds for the council too, of what is the
    council's. `openbaar`: who reads its document on the public pages.
    """

    status: Stukstatus
    stuk: set[Rol]
    raad: bool
    openbaar: set[Wie]
    velden: Callable[[], dict[str, Any]] = dict
    geheim: dict[str, bool] | None = None


def _gisteren() -> datetime:
    return timezone.now() - timedelta(days=1)


def _morgen() -> datetime:
    return timezone.now() + timedelta(days=1)


STADIA = {
    "concept": Stadium(Stukstatus.CONCEPT, MEDEWERKERS, False, set()),
    "in routing": Stadium(Stukstatus.ROUTING, MEDEWERKERS, False, set()),
    "at the college": Stadium(Stukstatus.COLLEGE, MEDEWERKERS, False, set()),
    "at the council": Stadium(Stukstatus.RAAD, MEDEWERKERS, True, set()),
    "decided on": Stadium(Stukstatus.DEFINITIEF, MEDEWERKERS, True, set()),
    "withdrawn": Stadium(Stukstatus.INGETROKKEN, MEDEWERKERS, False, set()),
    "rejected": Stadium(Stukstatus.VERWORPEN, MEDEWERKERS, False, set()),
    "public": Stadium(Stukstatus.DEFINITIEF, MEDEWERKERS, True, ALLEN, lambda: {"gepubliceerd_op": _gisteren()}),
    "public from tomorrow": Stadium(
        Stukstatus.DEFINITIEF, MEDEWERKERS, True, set(), lambda: {"gepubliceerd_op": _morgen()}
    ),
    "waiting for its condition": Stadium(
        Stukstatus.DEFINITIEF, MEDEWERKERS, True, set(), lambda: {"voorwaarde": "er is overlegd"}
    ),
    "whole, of what has a public version": Stadium(
        Stukstatus.DEFINITIEF, MEDEWERKERS, True, set(), lambda: {"blijft_intern": True}
    ),
    "secret, not for the council": Stadium(
        Stukstatus.RAAD, KRING, False, set(), lambda: {"is_geheim": True}, {"is_aan_raad": False}
    ),
    "secret, handed to the council": Stadium(
        Stukstatus.RAAD, KRING, True, set(), lambda: {"is_geheim": True}, {"is_aan_raad": True}
    ),
    "secret, at the college": Stadium(
        Stukstatus.COLLEGE, KRING, False, set(), lambda: {"is_geheim": True}, {"is_aan_raad": True}
    ),
}
# The college's own paper goes to no council, whatever its status.
VOOR_DE_RAAD = {
    Documentsoort.NOTA: False,
    Documentsoort.RAADSMEDEDELING: True,
    Documentsoort.STARTNOTITIE: True,
    Documentsoort.RAADSVOORSTEL: True,
    Documentsoort.PLAN: True,
    Documentsoort.BIJSTELLING: True,
    Documentsoort.VOORTGANGSRAPPORTAGE: True,
}


def _plan() -> Beleidsplan:
    plan: Beleidsplan = BeleidsplanFactory.create(is_actueel=True)
    return plan


def _document(plan: Beleidsplan, soort: Documentsoort, **velden: Any) -> Document:
    document: Document = DocumentFactory.create(
        beleidsplan=plan, soort=soort, titel=f"{TITEL} {soort}", gegevens={"jaar": 2020}, **velden
    )
    return document


def _stuk(plan: Beleidsplan, soort: Documentsoort, stadium: Stadium) -> Bestuursstuk:
    """A paper in this stage. Its document is there in every one, so that nothing has to be drawn."""
    stuk: Bestuursstuk = BestuursstukFactory.create(
        beleidsplan=plan,
        soort=soort,
        status=stadium.status,
        onderwerp=f"{TITEL} {soort}",
        document=_document(plan, soort, **stadium.velden()),
    )
    if stadium.geheim is not None:
        GeheimhoudingFactory.create(stuk=stuk, **stadium.geheim)
    return stuk


def _openbare_adressen(document: Document) -> list[str]:
    """Where it is read itself, with the addresses that only some kinds have."""
    eigen = {
        Documentsoort.PLAN: [naar("rapportage:plan")],
        Documentsoort.VOORTGANGSRAPPORTAGE: [naar("rapportage:voortgang", 2020)],
    }
    return [
        naar("rapportage:document", document.slug),
        naar("rapportage:document_pdf", document.slug),
        *eigen.get(Documentsoort(document.soort), []),
    ]


def _lijsten(document: Document) -> dict[str, str]:
    """Where it is listed, and by which words it is known there."""
    sitemap = naar("rapportage:sitemap", INDELING[Documentsoort(document.soort)].categorie, 1)
    return {
        naar("rapportage:documenten"): document.titel,
        naar("rapportage:rss"): document.titel,
        sitemap: document.slug,
    }


def _clients() -> dict[Wie, Client]:
    clients: dict[Wie, Client] = {wie: Client() for wie in WIE_KOMEN}
    for rol, client in clients.items():
        if rol is not None:
            client.force_login(GebruikerFactory.create(rol=rol))
    return clients


def _leest(client: Client, url: str) -> bool:
    """The page or file is there. /plan/ is there before the plan is, so what counts is the name in it."""
    antwoord: Any = client.get(url)
    return antwoord.status_code == 200 and (url != naar("rapportage:plan") or TITEL in antwoord.content.decode())


def _wie_leest(clients: dict[Wie, Client], url: str) -> set[Wie]:
    return {wie for wie, client in clients.items() if _leest(client, url)}


def _wie_vindt(clients: dict[Wie, Client], url: str, woord: str) -> set[Wie]:
    return {wie for wie, client in clients.items() if woord in client.get(url).content.decode()}


def _van_wie_er_kwamen(wie: Iterable[Wie]) -> set[Wie]:
    return set(wie).intersection(WIE_KOMEN)


def _assert_openbaar(document: Document, clients: dict[Wie, Client], openbaar: set[Wie]) -> None:
    for url in _openbare_adressen(document):
        assert _wie_leest(clients, url) == _van_wie_er_kwamen(openbaar), url
    for url, woord in _lijsten(document).items():
        # Nobody is known there, so one visitor stands for all.
        assert bool(_wie_vindt({None: clients[None]}, url, woord)) is bool(openbaar), url


def test_every_kind_is_in_the_matrix():
    assert set(VOOR_DE_RAAD) == set(SOORTEN)
    assert {*SOORTEN, *UIT_EEN_STUK, *ZONDER_BESLUIT} == set(Documentsoort)


@pytest.mark.parametrize("naam", STADIA)
def test_a_paper_is_read_by_whom_its_stage_allows(naam: str):
    stadium, plan, clients = STADIA[naam], _plan(), _clients()
    stukken = {soort: _stuk(plan, soort, stadium) for soort in SOORTEN}

    for soort, stuk in stukken.items():
        van_de_raad = RAAD if stadium.raad and VOOR_DE_RAAD[soort] else NIEMAND
        lezers = _van_wie_er_kwamen(stadium.stuk | van_de_raad)
        assert _wie_leest(clients, naar("planning:stuk_pdf", stuk.pk)) == lezers, soort
        assert stuk.document is not None
        _assert_openbaar(stuk.document, clients, stadium.openbaar)


@pytest.mark.parametrize("naam", STADIA)
def test_the_council_finds_in_its_dossier_what_it_may_read(naam: str):
    stadium, plan = STADIA[naam], _plan()
    stukken = {soort: _stuk(plan, soort, stadium) for soort in SOORTEN}
    client = Client()
    client.force_login(GebruikerFactory.create(rol=Rol.RAADSLID))

    dossier = client.get(naar("planning:dossier")).content.decode()

    gevonden = {soort for soort, stuk in stukken.items() if f"/dossier/{stuk.pk}.pdf" in dossier}
    assert gevonden == ({soort for soort in SOORTEN if VOOR_DE_RAAD[soort]} if stadium.raad else set())


@pytest.mark.parametrize("is_geheim", [False, True])
def test_staff_find_a_document_unless_it_is_secret_and_they_are_outside_its_circle(is_geheim: bool):
    clients, plan = _clients(), _plan()

    for soort in Documentsoort:
        document = _document(plan, soort, is_geheim=is_geheim)
        wie = KRING if is_geheim else MEDEWERKERS
        assert _wie_leest(clients, adres(Document, "change", document.pk)) == _van_wie_er_kwamen(wie), soort


@pytest.mark.parametrize("is_openbaar", [False, True])
def test_what_is_no_paper_is_read_when_it_is_public(is_openbaar: bool):
    clients, plan = _clients(), _plan()

    for soort in sorted(UIT_EEN_STUK | ZONDER_BESLUIT):
        document = _document(plan, soort, gepubliceerd_op=_gisteren() if is_openbaar else None)
        _assert_openbaar(document, clients, ALLEN if is_openbaar else set())


def test_of_two_versions_the_public_one_is_read_by_everybody_and_the_whole_one_by_nobody_outside():
    clients, plan = _clients(), _plan()
    geheel = _document(plan, Documentsoort.NOTA, blijft_intern=True)
    openbaar = _document(plan, Documentsoort.NOTA, openbare_versie_van=geheel, gepubliceerd_op=_gisteren())

    assert _wie_leest(clients, naar("rapportage:document_pdf", geheel.slug)) == NIEMAND
    assert _wie_leest(clients, naar("rapportage:document_pdf", openbaar.slug)) == _van_wie_er_kwamen(ALLEN)
    assert _wie_leest(clients, adres(Document, "change", geheel.pk)) == _van_wie_er_kwamen(MEDEWERKERS)
