"""The admin site: for whom it opens, and what its first page says."""

from datetime import date

import pytest
from django.test import Client

from tests.factories.planning import maak_planning_2019
from tests.factories.thema import BeleidsplanFactory, GebruikerFactory
from thema.basis.rollen import Rol

pytestmark = pytest.mark.django_db


def _als(rol: Rol) -> Client:
    client = Client()
    client.force_login(GebruikerFactory.create(rol=rol))
    return client


@pytest.mark.parametrize("rol", [Rol.BEHEERDER, Rol.OOV, Rol.BESTUURSSECRETARIAAT, Rol.GRIFFIE])
def test_it_opens_for_who_works_there(rol: Rol):
    client = _als(rol)

    assert client.get("/admin/").status_code == 200
    assert client.get("/admin/login/")["Location"] == "/admin/"


@pytest.mark.parametrize("rol", [Rol.RAADSLID, Rol.BEGELEIDER])
def test_who_does_not_work_there_is_told_so(rol: Rol):
    antwoord = _als(rol).get("/admin/", follow=True)

    assert antwoord.status_code == 403


def test_a_visitor_signs_in_by_the_one_door_and_comes_back(client: Client):
    antwoord = client.get("/admin/planning/mijlpaal/", follow=True)

    assert antwoord.redirect_chain[-1][0] == "/inloggen/?next=/admin/planning/mijlpaal/"
    assert client.get("/admin/login/")["Location"] == "/inloggen/?next=/admin/"


def test_a_staff_flag_alone_opens_nothing():
    client = Client()
    client.force_login(GebruikerFactory.create(is_staff=True, is_superuser=False))

    assert client.get("/admin/", follow=True).status_code == 403


def test_the_first_page_says_what_waits_and_how_it_stands(settings):
    settings.DEBUG, settings.VANDAAG = True, date(2019, 8, 20)
    plan = BeleidsplanFactory.create(is_actueel=True)
    maak_planning_2019(plan)

    html = _als(Rol.OOV).get("/admin/").content.decode()

    assert "Te laat (2)" in html
    assert "is nog geen stuk gemaakt." in html
    assert "Partners met standpunt" in html
    assert "Meedenken" in html


def test_without_a_plan_the_first_page_still_opens():
    assert "Nu te doen" in _als(Rol.OOV).get("/admin/").content.decode()
