"""The menu of the admin: everything has one place in it, and nobody sees what they may not open."""

from itertools import chain

import pytest
from django.contrib import admin
from django.test import RequestFactory

from mjbp.menu import GROEPEN, menu_van
from tests.factories.thema import GebruikerFactory
from thema.basis.rollen import Rol


def _menu(rol: Rol) -> dict[str, list[str]]:
    verzoek = RequestFactory().get("/admin/")
    verzoek.user = GebruikerFactory.create(rol=rol)
    return {groep.naam: [deel.naam for deel in groep.onderdelen] for groep in admin.site.each_context(verzoek)["menu"]}


@pytest.mark.django_db
def test_everything_that_a_manager_may_open_has_one_place_in_the_menu(rf: RequestFactory):
    verzoek = rf.get("/admin/")
    verzoek.user = GebruikerFactory.create(rol=Rol.BEHEERDER)
    te_openen = [model["object_name"] for app in admin.site.get_app_list(verzoek) for model in app["models"]]

    assert sorted(chain.from_iterable(GROEPEN.values())) == sorted(te_openen)


@pytest.mark.django_db
def test_the_menu_follows_the_work():
    menu = _menu(Rol.OOV)

    assert list(menu) == ["Plan", "Meedenken", "Partners", "Besluiten", "Instellingen"]
    assert menu["Partners"] == [
        "Partners",
        "Partnerconsultaties",
        "Standpunten",
        "Contactmomenten",
        "Domeinen",
    ]


@pytest.mark.django_db
def test_who_manages_no_accounts_sees_none():
    assert "Gebruikers" in _menu(Rol.BEHEERDER)["Instellingen"]
    assert "Gebruikers" not in _menu(Rol.OOV)["Instellingen"]


def test_a_group_in_which_nothing_may_be_opened_is_left_out():
    thema = {"object_name": "Thema", "name": "Thema’s", "admin_url": "/admin/thema/thema/"}
    doel = {"object_name": "Doel", "name": "Doelen", "admin_url": None}

    menu = menu_van([{"models": [doel, thema]}])

    assert [(groep.naam, list(groep.onderdelen)) for groep in menu] == [("Plan", [("Thema’s", "/admin/thema/thema/")])]
