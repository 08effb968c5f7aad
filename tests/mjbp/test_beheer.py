"""The admin site: for whom it opens, and what its first page says."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.safestring import SafeString

from mjbp.templatetags.huis import ja_nee
from tests.factories.consultatie import LabelFactory, PanellidFactory, VragenlijstFactory
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

    assert "Te laat (5)" in html  # two papers, and what the first step needs besides
    assert "is nog geen stuk gemaakt." in html
    assert "Partners met standpunt" in html
    assert "Meedenken" in html


def test_without_a_plan_the_first_page_still_opens():
    assert "Nu te doen" in _als(Rol.OOV).get("/admin/").content.decode()


# ── Words instead of coloured pictures ───────────────────────────────────────────────────────────


def test_yes_and_no_are_words_in_a_list_and_not_a_tick_or_a_cross():
    PanellidFactory.create(is_fictief=True)
    PanellidFactory.create(is_fictief=False)

    lijst = _als(Rol.OOV).get("/admin/consultatie/panellid/").content.decode()

    assert [">ja<" in lijst, ">nee<" in lijst] == [True, True]
    assert "icon-no" not in lijst


@pytest.mark.parametrize("inhoud", [None, 3, "<img", SafeString('<img src="/x.svg" alt="Kaart">'), SafeString("ja")])
def test_what_is_no_yes_or_no_stays_as_it_is(inhoud: object):
    assert ja_nee(inhoud) == inhoud


def test_beside_a_choice_stand_words_and_no_way_to_delete_what_is_chosen():
    label = LabelFactory.create(vragenlijst__beleidsplan=BeleidsplanFactory.create(is_actueel=True))

    pagina = _als(Rol.OOV).get(f"/admin/consultatie/label/{label.pk}/change/").content.decode()

    assert "Wijzig<span" in pagina
    assert "icon-deletelink" not in pagina
    assert "delete-related" not in pagina


def test_the_first_page_is_called_the_same_in_every_breadcrumb():
    """Django's own pages take the word from its translation; ours write it."""
    lijst = VragenlijstFactory.create(beleidsplan=BeleidsplanFactory.create(is_actueel=True))
    oov = _als(Rol.OOV)
    van_django = reverse("admin:consultatie_vragenlijst_change", args=[lijst.pk])
    van_ons = reverse("admin:consultatie_openantwoord_werk", args=[lijst.pk])

    for adres in (van_django, van_ons):
        assert ">Voorpagina</a>" in oov.get(adres).content.decode()
