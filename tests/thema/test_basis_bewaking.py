"""T18: nobody overwrites what someone else just wrote without seeing it; in every form of the admin."""

import html
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
import rules
from django import forms
from django.contrib.admin import ModelAdmin
from django.contrib.admin.options import InlineModelAdmin
from django.db import models
from django.forms.models import _get_foreign_key
from django.test import Client
from django.utils import timezone
from django.utils.formats import localize

from rapportage.models import Voortgangsrapportage
from tests.factories.thema import (
    BeleidsplanFactory,
    DoelFactory,
    IndicatorFactory,
    MiddelFactory,
    PartnerFactory,
    StandpuntFactory,
    ThemaFactory,
    TrendFactory,
    WijkFactory,
)
from tests.thema.beheer import adres, als, fabrieken, formulier, foutteksten, geregistreerd
from thema.basis.bewaking import VELD, VERDWENEN, stand_van
from thema.basis.rollen import Rol
from thema.beleidsplan.services import plan_vergrendelen
from thema.models import Doel, Maatregel, Standpunt, Thema, Trend
from thema.partner.enums import Steun

pytestmark = pytest.mark.django_db


class MagAlles:
    """Has every permission that some role has."""

    is_active = is_staff = True

    def has_perm(self, naam: str, obj: object = None) -> bool:
        return rules.perm_exists(naam)


VRAAG: Any = SimpleNamespace(user=MagAlles(), GET={})
KAN_WIJZIGEN = [ma for ma in geregistreerd() if ma.has_change_permission(VRAAG)]


def _kies(form: forms.BaseForm, obj: models.Model) -> tuple[str, Any, Any]:
    """A field that can be changed, with what the other writes in it and what I write."""
    for naam, veld in form.fields.items():
        modelveld = next((een for een in obj._meta.concrete_fields if een.name == naam), None)
        if modelveld is None or modelveld.choices or modelveld.is_relation or naam == "bewerking":
            continue  # the mark of what was seen is not for writing
        if naam == "jaar" and isinstance(obj, Voortgangsrapportage):
            continue  # a report is over a year of its plan
        if type(modelveld) in (models.CharField, models.TextField) and (modelveld.max_length or 99) > 30:
            return naam, "van-de-ander", "van-mij"
        if isinstance(modelveld, (models.PositiveIntegerField, models.PositiveSmallIntegerField)):
            return naam, 21, 22
        if type(modelveld) is models.DateField:
            return naam, date(2019, 7, 16), date(2019, 7, 23)
        del veld
    raise AssertionError(f"{obj._meta.label}: no field to try")


def test_every_room_is_looked_at():
    assert {ma.opts.app_label for ma in KAN_WIJZIGEN} == {"auth", "consultatie", "planning", "rapportage", "thema"}


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
    assert f"nu opgeslagen: ‘{localize(van_ander)}’ / u schreef: ‘{localize(van_mij)}’" in foutteksten(geweigerd)
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


# ── Rows of an inline ────────────────────────────────────────────────────────────────────────────


def _inlines() -> list[tuple[ModelAdmin, InlineModelAdmin]]:
    return [
        (beheer, inline)
        for beheer in KAN_WIJZIGEN
        for inline in beheer.get_inline_instances(VRAAG)
        if inline.has_change_permission(VRAAG)
    ]


INLINES = _inlines()


def _pagina_met_rij(client: Client, beheer: ModelAdmin, inline: InlineModelAdmin) -> tuple[models.Model, str, Any, str]:
    """One row with its parent: the row, the address of the parent's page, that page, and the prefix of the row."""
    sleutel = _get_foreign_key(beheer.model, inline.model, fk_name=inline.fk_name)
    rij = fabrieken()[inline.model]()
    url = adres(beheer.model, "change", getattr(rij, sleutel.attname))
    pagina = client.get(url)
    formset = next(een.formset for een in pagina.context["inline_admin_formsets"] if een.opts.model is inline.model)
    return rij, url, pagina, formset.forms[0].prefix


@pytest.mark.parametrize(("beheer", "inline"), INLINES, ids=lambda een: een.opts.label)
def test_a_stale_row_is_refused_with_the_difference_and_keeps_the_text(beheer: ModelAdmin, inline: InlineModelAdmin):
    client = als(Rol.BEHEERDER)
    rij, url, pagina, prefix = _pagina_met_rij(client, beheer, inline)
    naam, van_ander, van_mij = _kies(inline.get_formset(VRAAG).form(), rij)
    data = formulier(pagina) | {f"{prefix}-{naam}": van_mij}

    _als_ander(rij, naam, van_ander)
    geweigerd = client.post(url, data)
    rij.refresh_from_db()

    assert geweigerd.status_code == 200
    assert f"nu opgeslagen: ‘{localize(van_ander)}’ / u schreef: ‘{localize(van_mij)}’" in foutteksten(geweigerd)
    assert getattr(rij, naam) == van_ander

    nog_eens = client.post(url, formulier(geweigerd))
    rij.refresh_from_db()

    assert nog_eens.status_code == 302, foutteksten(nog_eens)
    assert getattr(rij, naam) == van_mij


@pytest.mark.parametrize(("beheer", "inline"), INLINES, ids=lambda een: een.opts.label)
def test_an_untouched_stale_row_stays_as_the_other_left_it(beheer: ModelAdmin, inline: InlineModelAdmin):
    """The parent is saved; the row that I did not touch is told apart by my old text and must not come back."""
    client = als(Rol.BEHEERDER)
    rij, url, pagina, _ = _pagina_met_rij(client, beheer, inline)
    naam, van_ander, _ = _kies(inline.get_formset(VRAAG).form(), rij)

    _als_ander(rij, naam, van_ander)
    antwoord = client.post(url, formulier(pagina))
    rij.refresh_from_db()

    assert getattr(rij, naam) == van_ander
    assert antwoord.status_code == 200


def test_a_row_that_someone_else_changed_is_not_deleted_unseen():
    client = als(Rol.OOV)
    trend = TrendFactory(tekst="Eerst.")
    url = adres(Thema, "change", trend.thema_id)
    data = formulier(client.get(url)) | {"trends-0-DELETE": "on"}

    _als_ander(trend, "tekst", "Belangrijk.")
    geweigerd = client.post(url, data)

    assert "Er is nog niets verwijderd" in foutteksten(geweigerd)
    assert "nu opgeslagen: ‘Belangrijk.’ / u schreef: ‘Eerst.’" in foutteksten(geweigerd)
    assert Trend.objects.filter(pk=trend.pk).exists()

    client.post(url, formulier(geweigerd) | {"trends-0-DELETE": "on"})

    assert not Trend.objects.filter(pk=trend.pk).exists()


def test_a_row_that_someone_else_deleted_is_said_to_be_gone_and_its_text_stays_on_the_page():
    client = als(Rol.OOV)
    trend = TrendFactory()
    url = adres(Thema, "change", trend.thema_id)
    data = formulier(client.get(url)) | {"trends-0-tekst": "Wat ik schreef."}

    Trend.objects.get(pk=trend.pk).delete()
    antwoord = client.post(url, data)

    assert antwoord.status_code == 200
    assert VERDWENEN in foutteksten(antwoord)
    assert "Wat ik schreef." in antwoord.content.decode()
    assert not Trend.objects.exists()


# ── What counts as a difference ──────────────────────────────────────────────────────────────────


def test_writing_what_the_other_wrote_is_not_a_conflict():
    client = als(Rol.OOV)
    thema = ThemaFactory(kern="Eerst.")
    url = adres(Thema, "change", thema.pk)
    data = formulier(client.get(url)) | {"kern": "Hetzelfde."}

    _als_ander(thema, "kern", "Hetzelfde.")
    antwoord = client.post(url, data)

    assert antwoord.status_code == 302


def test_the_line_breaks_of_a_browser_are_no_difference_and_are_not_stored():
    client = als(Rol.OOV)
    thema = ThemaFactory(omschrijving="Een.\nTwee.", kern="Eerst.")
    url = adres(Thema, "change", thema.pk)
    data = formulier(client.get(url)) | {"omschrijving": "Een.\r\nTwee.", "kern": "Van mij."}

    _als_ander(thema, "kern", "Van de ander.")
    geweigerd = client.post(url, data)
    client.post(url, formulier(geweigerd) | {"omschrijving": "Een.\r\nTwee.\r\nDrie."})

    assert "Omschrijving" not in foutteksten(geweigerd)
    assert Thema.objects.get().omschrijving == "Een.\nTwee.\nDrie."


def test_the_difference_reads_as_the_screen_does():
    client = als(Rol.OOV)
    thema = ThemaFactory(beleidsplan__is_actueel=True, beleidsplan__van_jaar=2020)
    partner, ander = PartnerFactory(naam="Politie"), PartnerFactory(naam="Horeca")
    doel = DoelFactory(thema=thema, streefwaarde=Decimal("234.50"))
    doel.partners.add(partner)
    url = adres(Doel, "change", doel.pk)
    data = formulier(client.get(url))
    data |= {"partners": [ander.pk], "streefwaarde": "99", "is_fictief": "on", "trekker": "Ik", "indicator": ""}

    doel.indicator = IndicatorFactory(naam="Inbraken", beleidsplan=thema.beleidsplan)
    doel.save()
    fouten = html.unescape(foutteksten(client.post(url, data)))

    assert "Samen met: nu opgeslagen: ‘Politie’ / u schreef: ‘Horeca’" in fouten
    assert "Streefwaarde: nu opgeslagen: ‘234,50’ / u schreef: ‘99’" in fouten
    assert "Fictief: nu opgeslagen: nee / u schreef: ja" in fouten
    assert "Trekker: nu opgeslagen: (leeg) / u schreef: ‘Ik’" in fouten
    assert "Indicator: nu opgeslagen: ‘Inbraken’ / u schreef: (leeg)" in fouten


def test_choices_are_shown_by_their_label():
    client = als(Rol.OOV)
    standpunt = StandpuntFactory()
    url = adres(Standpunt, "change", standpunt.pk)
    data = formulier(client.get(url)) | {"aanpak": Steun.STEUNT_NIET}

    _als_ander(standpunt, "toelichting", "Na overleg.")
    fouten = foutteksten(client.post(url, data))

    assert "Over de aanpak: nu opgeslagen: ‘Steunt’ / u schreef: ‘Steunt niet’" in fouten


def test_a_value_that_is_no_good_is_shown_as_it_was_typed():
    client = als(Rol.OOV)
    doel = DoelFactory(streefjaar=2023)
    url = adres(Doel, "change", doel.pk)
    data = formulier(client.get(url)) | {"streefjaar": "eind 2023"}

    _als_ander(doel, "titel", "Anders")
    fouten = foutteksten(client.post(url, data))

    assert "u schreef: ‘eind 2023’" in fouten


def test_content_without_a_counter_is_told_apart_by_its_values():
    wijk = WijkFactory()

    eerst = stand_van(wijk, {"naam": "Binnenstad", "inwoners": None})

    assert stand_van(wijk, {"inwoners": None, "naam": "Binnenstad"}) == eerst
    assert stand_van(wijk, {"naam": "Binnenstad", "inwoners": 0}) != eerst


# ── What hangs together is in one plan, and that plan is open ────────────────────────────────────


def test_nothing_is_added_to_a_plan_that_was_adopted_while_the_form_was_open():
    client = als(Rol.OOV)
    plan = BeleidsplanFactory(is_actueel=True)
    data = formulier(client.get(adres(Thema, "add"))) | {"soort": "ontwikkel", "naam": "Nieuw", "slug": "nieuw"}
    data |= {"kern": "Kort.", "beleidsplan": plan.pk}

    plan_vergrendelen(plan, vaststellingsdatum=date(2019, 11, 27), op=timezone.now())
    antwoord = client.post(adres(Thema, "add"), data)

    assert "is vastgesteld en kan niet meer worden gewijzigd" in foutteksten(antwoord)
    assert not Thema.objects.exists()


def test_a_goal_cannot_point_to_an_indicator_of_another_plan():
    client = als(Rol.OOV)
    doel = DoelFactory()
    vreemd = IndicatorFactory(naam="Van elders")
    url = adres(Doel, "change", doel.pk)

    antwoord = client.post(url, formulier(client.get(url)) | {"indicator": vreemd.pk})

    assert "‘Van elders’ hoort bij" in foutteksten(antwoord)


def test_a_new_thing_without_its_plan_is_sent_back_with_its_rows():
    client = als(Rol.OOV)
    middel = MiddelFactory()
    rijen = {"inzetten-TOTAL_FORMS": "1", "inzetten-0-middel": middel.pk, "inzetten-0-jaar": "2020"}
    begin = formulier(client.get(adres(Maatregel, "add"))) | rijen | {"inzetten-0-hoeveelheid": "10"}

    antwoord = client.post(adres(Maatregel, "add"), begin | {"titel": "Voorlichting", "beleidsplan": ""})

    assert "beleidsplan" in foutteksten(antwoord)
    assert not Maatregel.objects.exists()


def test_choices_of_an_adopted_plan_are_not_offered():
    oud, open_ = ThemaFactory(), ThemaFactory()
    plan_vergrendelen(oud.beleidsplan, vaststellingsdatum=date(2019, 11, 27), op=timezone.now())

    pagina = als(Rol.OOV).get(adres(Doel, "add"))
    keuzes = [str(waarde) for waarde, _ in pagina.context["adminform"].form.fields["thema"].choices]

    assert str(open_.pk) in keuzes
    assert str(oud.pk) not in keuzes
