"""T18: nobody overwrites what someone else just wrote without seeing it; in every form of the admin."""

from types import SimpleNamespace
from typing import Any

import pytest
import rules
from django import forms
from django.contrib.admin import ModelAdmin
from django.db import models
from django.test import Client

from tests.thema.beheer import adres, als, fabrieken, formulier, foutteksten, geregistreerd
from thema.basis.bewaking import VELD
from thema.basis.rollen import Rol

pytestmark = pytest.mark.django_db


class MagAlles:
    """Has every permission that some role has."""

    is_active = is_staff = True

    def has_perm(self, naam: str, obj: object = None) -> bool:
        return rules.perm_exists(naam)


KAN_WIJZIGEN = [ma for ma in geregistreerd() if ma.has_change_permission(SimpleNamespace(user=MagAlles()))]


def _kies(form: forms.BaseForm, obj: models.Model) -> tuple[str, Any, Any]:
    """A field that can be changed, with what the other writes in it and what I write."""
    for naam, veld in form.fields.items():
        modelveld = next((een for een in obj._meta.concrete_fields if een.name == naam), None)
        if modelveld is None or modelveld.choices or modelveld.is_relation:
            continue
        if type(modelveld) in (models.CharField, models.TextField) and (modelveld.max_length or 99) > 30:
            return naam, "door de ander", "door mij"
        if isinstance(modelveld, (models.PositiveIntegerField, models.PositiveSmallIntegerField)):
            return naam, 41, 42
        del veld
    raise AssertionError(f"{obj._meta.label}: no field to try")


def test_every_room_is_looked_at():
    assert {ma.opts.app_label for ma in KAN_WIJZIGEN} == {"consultatie", "planning", "rapportage", "thema"}


@pytest.mark.parametrize("beheer", KAN_WIJZIGEN, ids=lambda ma: ma.opts.label)
def test_a_stale_form_is_refused_with_the_difference_and_keeps_the_text(beheer: ModelAdmin):
    client = als(Rol.BEHEERDER)
    obj = fabrieken()[beheer.model]()
    url = adres(beheer.model, "change", obj.pk)
    gezien = client.get(url)
    naam, van_ander, van_mij = _kies(gezien.context["adminform"].form, obj)
    data = formulier(gezien) | {naam: van_mij}

    _als_ander(obj, naam, van_ander)
    geweigerd = client.post(url, data)
    obj.refresh_from_db()

    assert geweigerd.status_code == 200
    assert f"nu opgeslagen: ‘{van_ander}’ / u schreef: ‘{van_mij}’" in foutteksten(geweigerd)
    assert getattr(obj, naam) == van_ander
    assert formulier(geweigerd)[naam] == str(van_mij)

    nog_eens = client.post(url, formulier(geweigerd))
    obj.refresh_from_db()

    assert nog_eens.status_code == 302, foutteksten(nog_eens)
    assert getattr(obj, naam) == van_mij


@pytest.mark.parametrize("beheer", KAN_WIJZIGEN, ids=lambda ma: ma.opts.label)
def test_without_the_mark_of_what_was_seen_nothing_is_stored(beheer: ModelAdmin):
    client = als(Rol.BEHEERDER)
    obj = fabrieken()[beheer.model]()
    url = adres(beheer.model, "change", obj.pk)
    gezien = client.get(url)
    naam, eerst, van_mij = _kies(gezien.context["adminform"].form, obj)
    data = formulier(gezien) | {naam: van_mij}
    del data[VELD]

    geweigerd = client.post(url, data)
    obj.refresh_from_db()

    assert geweigerd.status_code == 200
    assert getattr(obj, naam) != van_mij
    del eerst


@pytest.mark.parametrize("beheer", KAN_WIJZIGEN, ids=lambda ma: ma.opts.label)
def test_it_is_the_guard_that_refuses(beheer: ModelAdmin):
    """The negative control: with the mark forged to what is stored now, the other's text is gone without a word."""
    client = als(Rol.BEHEERDER)
    obj = fabrieken()[beheer.model]()
    url = adres(beheer.model, "change", obj.pk)
    gezien = client.get(url)
    naam, van_ander, van_mij = _kies(gezien.context["adminform"].form, obj)
    data = formulier(gezien) | {naam: van_mij}

    _als_ander(obj, naam, van_ander)
    data[VELD] = formulier(client.get(url))[VELD]
    antwoord = client.post(url, data)
    obj.refresh_from_db()

    assert antwoord.status_code == 302, foutteksten(antwoord)
    assert getattr(obj, naam) == van_mij


def _als_ander(obj: models.Model, naam: str, waarde: Any) -> None:
    ander = type(obj)._base_manager.get(pk=obj.pk)
    setattr(ander, naam, waarde)
    ander.save()
