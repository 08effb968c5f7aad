"""The menu of the admin: everything has one place in it, and nobody sees what they may not open."""

from itertools import chain

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import RequestFactory

from mjbp.menu import GROEPEN, Groep, Onderdeel, menu_van
from tests.factories.thema import GebruikerFactory
from thema.basis.rollen import Rol
from thema.models import Thema


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


@pytest.mark.django_db
def test_a_group_in_which_nothing_may_be_opened_is_left_out(rf: RequestFactory):
    verzoek = rf.get("/admin/thema/thema/3/change/")
    verzoek.user = GebruikerFactory.create(rol=Rol.OOV)
    beheerders = [admin.site.get_model_admin(model) for model in (Thema, User)]

    menu = menu_van(beheerders, verzoek)

    assert menu == (Groep("Plan", (Onderdeel("Thema’s", "/admin/thema/thema/", is_huidig=True),)),)


@pytest.mark.django_db
def test_the_menu_marks_where_one_is_and_nothing_else(rf: RequestFactory):
    verzoek = rf.get("/admin/thema/doel/add/")
    verzoek.user = GebruikerFactory.create(rol=Rol.OOV)

    menu = admin.site.each_context(verzoek)["menu"]

    assert [deel.naam for groep in menu for deel in groep.onderdelen if deel.is_huidig] == ["Doelen"]
