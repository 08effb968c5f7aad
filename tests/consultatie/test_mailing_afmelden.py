"""Unsubscribing: looking does nothing, the button does it once, and no cookie comes along."""

from datetime import date

import pytest
from django.test import Client

from consultatie.mailing.sleutels import afmeldtoken, lid_van_afmeldtoken
from consultatie.models import Panellid
from consultatie.uitnodiging.queries import link_van
from consultatie.uitnodiging.tokens import token_van
from tests.factories.consultatie import PanellidFactory, UitnodigingFactory
from thema.basis.klok import vandaag

pytestmark = pytest.mark.django_db


@pytest.fixture
def lid() -> Panellid:
    return PanellidFactory.create()


def _pad(lid: Panellid) -> str:
    return f"/afmelden/{afmeldtoken(lid.pk)}/"


@pytest.mark.parametrize("methode", ["get", "head", "put", "patch", "delete", "options"])
def test_only_sending_unsubscribes(client, lid, methode: str):
    getattr(client, methode)(_pad(lid))

    assert Panellid.objects.get().afgemeld_op is None


def test_the_page_asks_and_the_button_does_it(client, lid):
    assert "Meld mij af" in client.get(_pad(lid)).content.decode()

    antwoord = client.post(_pad(lid))

    assert "U bent afgemeld" in antwoord.content.decode()
    assert "anoniem" in antwoord.content.decode()
    assert Panellid.objects.get().afgemeld_op == vandaag()


def test_the_button_of_a_mail_program_works_without_cookie_and_token(lid):
    client = Client(enforce_csrf_checks=True)

    antwoord = client.post(
        _pad(lid), "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded", HTTP_ORIGIN="null"
    )

    assert antwoord.status_code == 200
    assert not antwoord.cookies
    assert (antwoord["Referrer-Policy"], antwoord["Cache-Control"]) == ("no-referrer", "no-store")
    assert Panellid.objects.get().afgemeld_op == vandaag()


def test_again_is_harmless_and_the_first_day_stays(client, lid):
    Panellid.objects.update(afgemeld_op=date(2019, 8, 1))

    antwoord = client.post(_pad(lid))

    assert "U bent afgemeld" in antwoord.content.decode()
    assert "U bent afgemeld" in client.get(_pad(lid)).content.decode()
    assert Panellid.objects.get().afgemeld_op == date(2019, 8, 1)


@pytest.mark.parametrize("methode", ["get", "post"])
@pytest.mark.parametrize("token", ["verzonnen", "1.verzonnen", "1", ".", "1." + "A" * 43, "%00", "x" * 2000])
def test_a_link_that_is_none_of_ours_says_what_to_do(client, lid, methode: str, token: str):
    antwoord = getattr(client, methode)(f"/afmelden/{token}/")

    assert antwoord.status_code == 404
    assert "Deze link werkt niet" in antwoord.content.decode()
    assert Panellid.objects.get().afgemeld_op is None


def test_the_link_of_somebody_who_is_gone_does_nothing(client, lid):
    pad = _pad(lid)
    lid.delete()

    assert client.post(pad).status_code == 404


def test_the_link_to_unsubscribe_is_no_link_to_answer_with_nor_the_other_way_round(client):
    uitnodiging = UitnodigingFactory.create()

    assert link_van(afmeldtoken(uitnodiging.lid_id)) is None
    assert lid_van_afmeldtoken(token_van(uitnodiging.pk)) is None


def test_the_link_still_works_after_a_change_of_key(settings, lid):
    token = afmeldtoken(lid.pk)
    was, settings.SECRET_KEY = settings.SECRET_KEY, "een andere sleutel"
    assert lid_van_afmeldtoken(token) is None

    settings.SECRET_KEY_FALLBACKS = [was]

    assert lid_van_afmeldtoken(token) == lid.pk
