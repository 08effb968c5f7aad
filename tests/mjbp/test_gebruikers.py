"""The manager lets people in, gives them a role, and cannot lock the door from the inside."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from tests.factories.thema import WACHTWOORD, GebruikerFactory
from tests.thema.beheer import adres, als, formulier, foutteksten
from thema.basis.rollen import Rol, rollen_van

pytestmark = pytest.mark.django_db


def _rol(rol: Rol) -> str:
    return str(Group.objects.get(name=rol.value).pk)


def test_a_new_colleague_gets_an_account_and_then_a_role():
    client = als(Rol.BEHEERDER)
    nieuw = {"username": "nieuw", "password1": WACHTWOORD, "password2": WACHTWOORD, "usable_password": "true"}

    gemaakt: Any = client.post(adres(User, "add"), formulier(client.get(adres(User, "add"))) | nieuw)
    url = gemaakt.url
    client.post(url, formulier(client.get(url)) | {"groups": [_rol(Rol.GRIFFIE)]})

    gebruiker = User.objects.get(username="nieuw")
    assert rollen_van(gebruiker) == {"griffie"}
    assert (gebruiker.is_superuser, gebruiker.is_staff) == (False, False)
    binnen = Client()
    assert binnen.login(username="nieuw", password=WACHTWOORD)
    assert binnen.get("/admin/").status_code == 200


def test_the_form_gives_nothing_but_roles():
    client = als(Rol.BEHEERDER)
    ander = GebruikerFactory()
    url = adres(User, "change", ander.pk)
    te_veel = {"is_superuser": "on", "is_staff": "on", "user_permissions": ["1"], "password": "x"}

    client.post(url, formulier(client.get(url)) | te_veel)

    opgeslagen = User.objects.get(pk=ander.pk)
    assert (opgeslagen.is_superuser, opgeslagen.is_staff) == (False, False)
    assert not opgeslagen.user_permissions.exists()
    assert opgeslagen.check_password(WACHTWOORD)


def test_roles_have_the_names_that_people_know():
    pagina: Any = als(Rol.BEHEERDER).get(adres(User, "change", GebruikerFactory(rol=Rol.OOV).pk))
    lijst = als(Rol.BEHEERDER).get(adres(User, "changelist")).content.decode()

    keuzes = [str(naam) for _, naam in pagina.context["adminform"].form.fields["groups"].choices]
    assert keuzes == [rol.label for rol in Rol]
    assert "Openbare orde en veiligheid" in lijst


def test_a_group_that_is_no_role_is_shown_as_it_is_called():
    Group.objects.create(name="iets anders")

    pagina: Any = als(Rol.BEHEERDER).get(adres(User, "change", GebruikerFactory().pk))

    assert "iets anders" in pagina.content.decode()


def test_the_last_manager_stays():
    beheerder = GebruikerFactory(rol=Rol.BEHEERDER)
    client = Client()
    client.force_login(beheerder)
    url = adres(User, "change", beheerder.pk)
    data = formulier(client.get(url))

    zonder_rol = client.post(url, data | {"groups": []})
    niet_actief = client.post(url, {naam: waarde for naam, waarde in data.items() if naam != "is_active"})

    for antwoord in (zonder_rol, niet_actief):
        assert "Er moet ten minste één actieve beheerder zijn." in foutteksten(antwoord)
    beheerder.refresh_from_db()
    assert beheerder.is_active
    assert beheerder.groups.get().name == "beheerder"


def test_another_manager_may_be_switched_off():
    client, ander = als(Rol.BEHEERDER), GebruikerFactory(rol=Rol.BEHEERDER)
    url = adres(User, "change", ander.pk)
    data = formulier(client.get(url))
    del data["is_active"]

    assert client.post(url, data).status_code == 302
    assert not User.objects.get(pk=ander.pk).is_active


def test_a_new_password_is_given_and_not_shown():
    client, ander = als(Rol.BEHEERDER), GebruikerFactory()
    url = adres(User, "password_change", ander.pk)
    nieuw = "een ander lang wachtwoord"

    pagina = client.get(adres(User, "change", ander.pk)).content.decode()
    client.post(url, {"password1": nieuw, "password2": nieuw, "usable_password": "true"})

    assert ander.password not in pagina
    assert User.objects.get(pk=ander.pk).check_password(nieuw)


def test_who_changes_the_roles_of_someone_that_another_just_changed_sees_it():
    client, ander = als(Rol.BEHEERDER), GebruikerFactory()
    url = adres(User, "change", ander.pk)
    data = formulier(client.get(url)) | {"groups": [_rol(Rol.OOV)]}

    ander.groups.add(Group.objects.get(name="griffie"))
    antwoord = client.post(url, data)

    assert "nu opgeslagen: ‘Griffie’ / u schreef: ‘Openbare orde en veiligheid’" in foutteksten(antwoord)
    assert rollen_van(User.objects.get(pk=ander.pk)) == {"griffie"}


def test_signing_in_meanwhile_is_no_change():
    client, ander = als(Rol.BEHEERDER), GebruikerFactory()
    url = adres(User, "change", ander.pk)
    data = formulier(client.get(url)) | {"first_name": "Ander"}

    Client().login(username=ander.username, password=WACHTWOORD)

    assert client.post(url, data).status_code == 302
