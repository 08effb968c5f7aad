"""The back button after the receipt: the next person on the same device is heard too."""

import pytest
from playwright.sync_api import Page, expect

from consultatie.models import Inkomend
from consultatie.vragenlijst.services import versie_vastleggen
from tests.e2e.browser import Opener
from tests.factories.consultatie import SectieFactory, VraagFactory, VragenlijstFactory
from thema.basis.klok import nu

SLEUTEL = "input[name='formulier.sleutel']"


@pytest.fixture
def adres(live_url: str) -> str:
    """An open questionnaire with one question."""
    lijst = VragenlijstFactory(open_=True, slug="denk-mee")
    VraagFactory(sectie=SectieFactory(vragenlijst=lijst), sleutel="merkt", is_verplicht=True)
    versie_vastleggen(lijst, op=nu())
    return "/consultatie/denk-mee/"


def vul_in(page: Page, antwoord: str) -> None:
    page.get_by_label(antwoord, exact=True).check()
    page.get_by_role("button", name="Volgende stap").click()
    page.get_by_role("button", name="Verstuur uw antwoorden").click()
    page.wait_for_url("**/bedankt/?code=*")


def test_after_the_receipt_the_back_button_leads_to_an_empty_form_with_a_key_of_its_own(pagina: Opener, adres: str):
    page = pagina(360)
    page.goto(adres)
    eerste_sleutel = page.locator(SLEUTEL).input_value()
    vul_in(page, "Ja")

    page.go_back()

    expect(page.locator(SLEUTEL)).not_to_have_value(eerste_sleutel)
    expect(page.get_by_label("Ja", exact=True)).not_to_be_checked()
    vul_in(page, "Nee")
    assert sorted(rij.antwoorden["merkt"] for rij in Inkomend.objects.all()) == ["ja", "nee"]


def test_the_receipt_offers_the_form_again_without_javascript(pagina: Opener, adres: str):
    page = pagina(360, javascript=False)
    page.goto(adres)
    page.get_by_label("Ja", exact=True).check()
    page.get_by_role("button", name="Controleer uw antwoorden").click()
    page.get_by_role("button", name="Verstuur uw antwoorden").click()

    page.get_by_role("link", name="Open de vragenlijst dan opnieuw.").click()
    page.get_by_label("Nee", exact=True).check()
    page.get_by_role("button", name="Controleer uw antwoorden").click()
    page.get_by_role("button", name="Verstuur uw antwoorden").click()

    page.wait_for_url("**/bedankt/?code=*")
    assert Inkomend.objects.count() == 2


def test_a_text_that_is_too_long_is_stopped_at_its_own_step_in_the_words_of_the_server(pagina: Opener, live_url: str):
    lijst = VragenlijstFactory(open_=True, slug="vertel")
    VraagFactory(sectie=SectieFactory(vragenlijst=lijst), sleutel="tip", soort="open", tekst="Wat wilt u nog kwijt?")
    versie_vastleggen(lijst, op=nu())
    page = pagina(360)
    page.goto("/consultatie/vertel/")
    vak = page.get_by_label("Wat wilt u nog kwijt?")

    vak.fill("a" * 2001)
    page.get_by_role("button", name="Volgende stap").click()
    fout = page.locator("#id_tip_error").inner_text()
    vak.fill(" " + "😀" * 2000 + " ")
    page.get_by_role("button", name="Volgende stap").click()

    assert fout.endswith("Maak uw tekst korter: hij telt 2.001 tekens, er passen er 2.000.")
    expect(page.get_by_role("button", name="Verstuur uw antwoorden")).to_be_visible()
