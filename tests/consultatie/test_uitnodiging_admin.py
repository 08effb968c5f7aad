"""Members in the admin, and the page of a questionnaire that says whom it goes to."""

import re
from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.urls import reverse

from consultatie.models import Panellid, Uitnodiging, Uitnodigingsronde, Vragenlijst
from consultatie.uitnodiging.services import uitnodigingsronde_verder
from consultatie.uitnodiging.tokens import token_van
from tests.consultatie.mengbak import OP
from tests.factories.consultatie import PanellidFactory, UitnodigingFactory, VragenlijstFactory
from tests.factories.thema import BeleidsplanFactory
from tests.thema.beheer import adres, als
from thema.basis.rollen import Rol

pytestmark = pytest.mark.django_db


@pytest.fixture
def lijst() -> Vragenlijst:
    return VragenlijstFactory.create(open_=True, beleidsplan=BeleidsplanFactory.create(is_actueel=True))


def _pagina(lijst: Vragenlijst) -> str:
    return adres(Vragenlijst, "uitnodigingen", lijst.pk)


def toonbaar(antwoord: Any) -> str:
    """What stands on the page; the token of its form is another each time."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", antwoord.content.decode())


def test_one_button_lets_all_be_invited_who_may_be_and_sends_nothing(lijst, mailoutbox):
    PanellidFactory.create_batch(3, gemeente=lijst.beleidsplan.gemeente)
    oov = als(Rol.OOV)
    assert "Maak 3 uitnodigingen" in oov.get(_pagina(lijst)).content.decode()

    bezig = oov.post(_pagina(lijst), follow=True)
    uitnodigingsronde_verder(op=OP)
    klaar = oov.get(_pagina(lijst))

    assert "0 van 3" in bezig.content.decode()
    assert "Er wordt nog niets verstuurd." in bezig.content.decode()
    assert "De laatste keer zijn 3 uitnodigingen gemaakt" in klaar.content.decode()
    assert Uitnodiging.objects.count() == 3
    assert not mailoutbox


def test_the_page_looks_again_by_itself_only_while_invitations_are_made_and_only_when_asked(lijst):
    PanellidFactory.create(gemeente=lijst.beleidsplan.gemeente)
    oov = als(Rol.OOV)
    volgt = f"{_pagina(lijst)}?ververs=ja"
    voor = oov.get(volgt)
    oov.post(_pagina(lijst))

    stil, bezig = oov.get(_pagina(lijst)), oov.get(volgt)
    uitnodigingsronde_verder(op=OP)

    assert [antwoord.get("Refresh") for antwoord in (voor, stil, bezig, oov.get(volgt))] == [None, None, "5", None]


def test_pressing_while_it_runs_asks_for_nothing_more(lijst):
    PanellidFactory.create(gemeente=lijst.beleidsplan.gemeente)
    oov = als(Rol.OOV)
    oov.post(_pagina(lijst))

    antwoord = oov.post(_pagina(lijst), follow=True)

    assert "Er worden al uitnodigingen gemaakt" in antwoord.content.decode()
    assert Uitnodigingsronde.objects.count() == 1


def test_pressing_again_invites_nobody_twice(lijst):
    PanellidFactory.create(gemeente=lijst.beleidsplan.gemeente)
    oov = als(Rol.OOV)
    oov.post(_pagina(lijst))
    uitnodigingsronde_verder(op=OP)

    antwoord = oov.post(_pagina(lijst), follow=True)

    assert "Er was niemand die nog geen uitnodiging had." in antwoord.content.decode()
    assert Uitnodiging.objects.count() == 1


def test_what_is_closed_invites_nobody_and_says_why(lijst):
    Vragenlijst.objects.update(status="gesloten")
    PanellidFactory.create(gemeente=lijst.beleidsplan.gemeente)

    antwoord = als(Rol.OOV).post(_pagina(lijst), follow=True)

    assert "Deze vragenlijst is gesloten." in antwoord.content.decode()
    assert not Uitnodiging.objects.exists()


def test_links_can_be_downloaded_as_long_as_somebody_can_take_part_with_them(lijst):
    UitnodigingFactory.create(vragenlijst=lijst)
    adressen = adres(Vragenlijst, "adressen", lijst.pk)

    assert adressen in als(Rol.OOV).get(_pagina(lijst)).content.decode()

    Vragenlijst.objects.update(status="gesloten")

    assert adressen not in als(Rol.OOV).get(_pagina(lijst)).content.decode()


def test_the_page_is_the_same_whoever_took_part_and_leads_to_the_response_for_how_many(lijst):
    uitnodigingen = UitnodigingFactory.create_batch(3, vragenlijst=lijst)
    oov = als(Rol.OOV)
    eerst = toonbaar(oov.get(_pagina(lijst)))

    Uitnodiging.objects.filter(pk=uitnodigingen[1].pk).update(is_gebruikt=True)
    een = toonbaar(oov.get(_pagina(lijst)))
    Uitnodiging.objects.update(is_gebruikt=True)

    assert eerst == een == toonbaar(oov.get(_pagina(lijst)))
    assert '<b class="bignum">3</b>' in eerst
    assert f'href="{reverse("rapportage:respons", args=[lijst.pk])}"' in eerst


def _adresrijen(lijst: Vragenlijst) -> list[tuple[object, ...]]:
    antwoord = als(Rol.OOV).get(adres(Vragenlijst, "adressen", lijst.pk))
    assert "no-store" in antwoord["Cache-Control"]
    return list(openpyxl.load_workbook(BytesIO(antwoord.content)).active.iter_rows(values_only=True))


def test_the_addresses_hold_the_link_of_each_who_may_be_written_to(lijst):
    open_ = UitnodigingFactory.create(vragenlijst=lijst, lid__naam="=SOM(A1)")
    UitnodigingFactory.create(vragenlijst=lijst, lid__afgemeld_op=date(2026, 1, 5))

    rijen = _adresrijen(lijst)

    assert [(rij[1], rij[6]) for rij in rijen[1:]] == [
        ("=SOM(A1)", f"https://veiligheid.voorbeeldstad.nl/u/{token_van(open_.pk)}/")
    ]


def test_the_addresses_before_and_after_somebody_took_part_are_the_same(lijst):
    uitnodigingen = UitnodigingFactory.create_batch(3, vragenlijst=lijst)
    eerst = _adresrijen(lijst)

    Uitnodiging.objects.filter(pk=uitnodigingen[1].pk).update(is_gebruikt=True)

    assert _adresrijen(lijst) == eerst
    assert len(eerst) == 1 + len(uitnodigingen)


@pytest.mark.parametrize("wat", ["uitnodigingen", "adressen"])
@pytest.mark.parametrize("rol", [Rol.BESTUURSSECRETARIAAT, Rol.GRIFFIE])
def test_who_has_no_work_with_members_does_not_see_them(lijst, wat: str, rol: Rol):
    assert als(rol).get(adres(Vragenlijst, wat, lijst.pk)).status_code == 403


def test_a_new_member_belongs_to_the_municipality_of_the_current_plan(lijst):
    velden = {"nummer": "7", "naam": "Een lid", "email": "lid@voorbeeld.nl", "bewerking": ""}

    als(Rol.OOV).post(adres(Panellid, "add"), velden)

    assert Panellid.objects.get().gemeente == lijst.beleidsplan.gemeente


def test_a_member_that_cannot_be_reached_is_refused_with_what_to_do(lijst):
    antwoord = als(Rol.OOV).post(adres(Panellid, "add"), {"nummer": "7", "naam": "Een lid", "bewerking": ""})

    assert "Vul een e-mailadres in, of straat, postcode en plaats." in antwoord.content.decode()
    assert not Panellid.objects.exists()


def test_no_history_is_kept_of_a_person():
    assert not hasattr(Panellid, "history")
    assert not hasattr(Uitnodiging, "history")
