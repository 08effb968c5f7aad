"""Rows under a form in the admin: one more without a script, a number by itself, and what is wrong as links."""

import re
from typing import Any

import pytest
from django.contrib.admin import ModelAdmin
from django.test import RequestFactory

from planning.models import Besluitpunt, Bestuursstuk
from rapportage.documenten.enums import Documentsoort
from tests.factories.planning import BesluitpuntFactory, BestuursstukFactory, BijlageFactory, NotagegevensFactory
from tests.factories.thema import GebruikerFactory, PartnerFactory
from tests.thema.beheer import adres, als, fabrieken, formulier, foutteksten, geregistreerd
from thema.basis.rollen import Rol
from thema.models import Contactpersoon, Partner
from thema.partner.enums import Partnersoort

pytestmark = pytest.mark.django_db


def _nota() -> Bestuursstuk:
    stuk: Bestuursstuk = NotagegevensFactory.create().stuk
    return stuk


def _met_rijen() -> list[Any]:
    """Every ModelAdmin that can have an inline to which a row can be added."""
    return [
        pytest.param(ma, id=ma.opts.label_lower)
        for ma in geregistreerd()
        if type(ma).get_inlines is not ModelAdmin.get_inlines or ma.inlines
    ]


# ── One row more ─────────────────────────────────────────────────────────────────────────────────


def test_without_a_script_a_button_saves_and_comes_back_with_an_empty_row():
    stuk, oov = _nota(), als(Rol.OOV)
    pad = adres(Bestuursstuk, "change", stuk.pk)
    pagina = oov.get(pad)
    knop = re.search(r'<noscript>.*?name="_regel" value="besluitpunt"', pagina.content.decode(), re.DOTALL)

    na = oov.post(pad, formulier(pagina) | {"onderwerp": "Ander onderwerp", "_regel": "besluitpunt"}, follow=True)

    stuk.refresh_from_db()
    assert knop
    assert stuk.onderwerp == "Ander onderwerp"
    assert na.redirect_chain[0][0] == f"{pad}?regel=besluitpunt#rijen-besluitpunt"
    data = formulier(na)
    assert (data["besluitpunten-TOTAL_FORMS"], data["bijlagen-TOTAL_FORMS"]) == ("1", "0")
    oov.post(f"{pad}?regel=besluitpunt", data | {"besluitpunten-0-tekst": "Kennis te nemen."})
    assert list(stuk.besluitpunten.values_list("volgorde", "tekst")) == [(1, "Kennis te nemen.")]


def test_a_new_thing_is_stored_before_it_gets_a_row():
    oov = als(Rol.OOV)
    pad = adres(Partner, "add")
    gegevens = formulier(oov.get(pad)) | {
        "gemeente": PartnerFactory.create().gemeente_id,
        "naam": "Halt",
        "soort": Partnersoort.EXTERN,
    }

    na = oov.post(pad, gegevens | {"_regel": "contactpersoon"}, follow=True)

    halt = Partner.objects.get(naam="Halt")
    assert na.redirect_chain[-1][0] == f"{adres(Partner, 'change', halt.pk)}?regel=contactpersoon#rijen-contactpersoon"
    assert formulier(na)["contactpersonen-TOTAL_FORMS"] == "1"


@pytest.mark.parametrize("vreemd", ["onzin", "a&b=c#d", "../../", "\0"])
def test_another_button_adds_no_row_and_breaks_nothing(vreemd: str):
    stuk, oov = _nota(), als(Rol.OOV)
    pad = adres(Bestuursstuk, "change", stuk.pk)

    na = oov.post(pad, formulier(oov.get(pad)) | {"_regel": vreemd}, follow=True)

    assert na.status_code == 200
    assert na.request["PATH_INFO"] == pad
    assert formulier(na)["besluitpunten-TOTAL_FORMS"] == "0"


@pytest.mark.parametrize("ma", _met_rijen())
def test_an_empty_row_that_nobody_touches_is_not_stored(ma: Any):
    ding = fabrieken()[ma.model].create()
    verzoek = RequestFactory().get("/")
    geprobeerd = 0
    for rol in (Rol.OOV, Rol.GRIFFIE, Rol.BEHEERDER):
        verzoek.user = GebruikerFactory.create(rol=rol)
        for inline in ma.get_inlines(verzoek, ding):
            client, pad = als(rol), adres(ma.model, "change", ding.pk)
            pagina = client.get(pad, {"regel": inline.model._meta.model_name})
            if pagina.status_code != 200 or not pagina.context["has_change_permission"]:
                continue
            aantal = inline.model._base_manager.count()

            na = client.post(pad, formulier(pagina) | {"_continue": "1"})

            assert na.status_code == 302, foutteksten(na)
            assert inline.model._base_manager.count() == aantal
            geprobeerd += 1
    assert geprobeerd


def test_who_may_only_read_has_no_button():
    pagina = als(Rol.GRIFFIE).get(adres(Bestuursstuk, "change", _nota().pk)).content.decode()

    assert 'name="_regel"' not in pagina


# ── A number by itself ───────────────────────────────────────────────────────────────────────────


def test_new_rows_without_a_number_come_after_the_others_in_their_order():
    stuk, oov = _nota(), als(Rol.OOV)
    BesluitpuntFactory.create(stuk=stuk, volgorde=4, tekst="Eerst")
    pad = adres(Bestuursstuk, "change", stuk.pk)
    rijen = {
        f"besluitpunten-{nummer}-{veld}": waarde
        for nummer, tekst in ((1, "Dan"), (2, "Ten slotte"))
        for veld, waarde in (("tekst", tekst), ("volgorde", ""))
    }

    oov.post(pad, formulier(oov.get(pad)) | rijen | {"besluitpunten-TOTAL_FORMS": 3})

    punten = Besluitpunt.objects.filter(stuk=stuk).order_by("volgorde")
    assert list(punten.values_list("volgorde", "tekst")) == [(4, "Eerst"), (5, "Dan"), (6, "Ten slotte")]


@pytest.mark.parametrize("nummer", ["9" * 30, "vier", "-1"])
def test_what_is_no_number_is_refused_with_its_own_row(nummer: str):
    stuk, oov = _nota(), als(Rol.OOV)
    pad = adres(Bestuursstuk, "change", stuk.pk)
    rijen = {"besluitpunten-0-tekst": "Eerst", "besluitpunten-0-volgorde": nummer, "besluitpunten-1-tekst": "Dan"}

    na = oov.post(pad, formulier(oov.get(pad)) | rijen | {"besluitpunten-TOTAL_FORMS": 2})

    assert na.status_code == 200
    assert "Besluitpunt 1: Volgorde: " in na.content.decode()
    assert not stuk.besluitpunten.exists()


def test_a_stored_row_keeps_its_number_or_asks_for_one():
    stuk, oov = _nota(), als(Rol.OOV)
    BesluitpuntFactory.create(stuk=stuk, volgorde=1)
    pad = adres(Bestuursstuk, "change", stuk.pk)

    na = oov.post(pad, formulier(oov.get(pad)) | {"besluitpunten-0-volgorde": ""})

    assert "Dit veld is verplicht" in foutteksten(na)


# ── What is wrong ────────────────────────────────────────────────────────────────────────────────


def test_all_that_is_wrong_stands_on_top_as_links_to_its_field():
    stuk, oov = _nota(), als(Rol.OOV)
    BijlageFactory.create(stuk=stuk)
    pad = adres(Bestuursstuk, "change", stuk.pk)
    leeg = {"onderwerp": "", "bijlagen-0-titel": "", "besluitpunten-0-volgorde": "1", "besluitpunten-TOTAL_FORMS": 1}

    html = oov.post(pad, formulier(oov.get(pad)) | leeg).content.decode()

    samenvatting = html[html.index('<div class="err-sum"') : html.index('<fieldset class="module aligned')]
    links = re.findall(r'<a href="#([^"]+)">([^<]+)</a>', samenvatting)
    assert links == [
        ("id_onderwerp", "Onderwerp: Dit veld is verplicht."),
        ("id_besluitpunten-0-tekst", "Besluitpunt 1: Tekst: Dit veld is verplicht."),
        ("id_bijlagen-0-titel", "Bijlage 1: Titel: Dit veld is verplicht."),
    ]
    assert all(f'id="{anker}"' in html for anker, _ in links)
    assert "autofocus" in samenvatting
    assert "errornote" not in html
    assert "data-model-name" not in html


def test_what_is_wrong_with_a_row_as_a_whole_leads_to_the_row():
    stuk = BestuursstukFactory.create(soort=Documentsoort.RAADSVOORSTEL)
    oov = als(Rol.OOV)
    for nummer in (1, 2):
        BesluitpuntFactory.create(stuk=stuk, volgorde=nummer)
    pad = adres(Bestuursstuk, "change", stuk.pk)
    pagina = formulier(oov.get(pad))
    weg = stuk.besluitpunten.get(volgorde=2)
    weg.delete()

    html = oov.post(pad, pagina | {"besluitpunten-1-tekst": "Toch"}).content.decode()

    assert '<a href="#besluitpunten-1">' in html
    assert 'id="besluitpunten-1"' in html


def test_a_form_without_faults_has_no_summary():
    html = als(Rol.OOV).get(adres(Partner, "add")).content.decode()

    assert "err-sum" not in html
    assert Contactpersoon.objects.count() == 0
