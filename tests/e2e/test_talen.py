"""A resident answers in English, from a mistake to the receipt; and staff translate on a phone."""

import pytest
from playwright.sync_api import Page, expect

from consultatie.models import Inkomend
from consultatie.vragenlijst.services import versie_vastleggen
from consultatie.vragenlijst.talen.services import vertaling_opslaan
from tests.e2e.browser import UITERLIJK, Opener, axe, geen_zijwaartse_scroll
from tests.e2e.voorbeeld import log_in
from tests.factories.consultatie import SectieFactory, VertalingFactory, VraagFactory, VragenlijstFactory
from tests.factories.thema import BeleidsplanFactory, GebruikerFactory
from thema.basis.klok import nu
from thema.basis.rollen import Rol

ADRES = "/consultatie/denk-mee/"
ENGELS = {
    "Wat vindt u belangrijk?": "What matters to you?",
    "Uw buurt": "Your neighbourhood",
    "Merkt u er iets van?": "Do you notice it?",
    "Ja": "Yes",
    "Nee": "No",
    "Uw idee": "Your idea",
}
BEWAARD = {"merkt": "ja", "tip": "More light."}


@pytest.fixture
def lijst(live_url: str):
    """Two steps, in English but for one question, and in Arabic without a word."""
    lijst = VragenlijstFactory(open_=True, slug="denk-mee", beleidsplan=BeleidsplanFactory(is_actueel=True))
    VraagFactory(sectie=SectieFactory(vragenlijst=lijst, titel="Uw buurt"), sleutel="merkt", is_verplicht=True)
    tweede = SectieFactory(vragenlijst=lijst, titel="Uw idee")
    VraagFactory(sectie=tweede, sleutel="tip", soort="open", tekst="Wat is uw idee?", opties="")
    versie_vastleggen(lijst, op=nu())
    vertaling_opslaan(VertalingFactory(vragenlijst=lijst), teksten=ENGELS)
    VertalingFactory(vragenlijst=lijst, taal="ar")
    return lijst


def knop(page: Page, naam: str) -> None:
    page.get_by_role("button", name=naam, exact=True).click()


def is_goed(page: Page, taal: str = "en") -> None:
    expect(page.locator("html")).to_have_attribute("lang", taal)
    axe(page)
    geen_zijwaartse_scroll(page)


def test_in_steps_everything_is_english_and_what_was_filled_in_survives_the_choice(pagina: Opener, lijst):
    page = pagina(360)
    page.goto(ADRES)
    page.get_by_label("Ja", exact=True).check()
    page.get_by_role("navigation", name="Taal").get_by_role("link", name="English").click()
    expect(page.get_by_label("Yes", exact=True)).to_be_checked()
    assert page.get_by_role("link", name="English").bounding_box()["height"] >= 44
    page.evaluate("sessionStorage.clear()")
    page.reload()
    knop(page, "Next step")
    expect(page.get_by_role("alert").get_by_text("Please correct this:")).to_be_visible()
    assert page.title().startswith("Error: Step 1 of 3: Your neighbourhood")
    is_goed(page)
    page.get_by_label("Yes", exact=True).check()
    knop(page, "Next step")
    page.get_by_label("Wat is uw idee?").fill("More light.")
    knop(page, "Next step")
    expect(page.get_by_role("heading", name="Check your answers")).to_be_focused()
    is_goed(page)

    knop(page, "Send your answers")
    page.wait_for_url("**/bedankt/?code=*&taal=en")

    page.get_by_text("See your answers").click()
    expect(page.locator("[data-kopie-inhoud]")).to_contain_text("Do you notice it?")
    is_goed(page)
    assert Inkomend.objects.get().antwoorden == BEWAARD
    page.go_back()
    expect(page.get_by_label("Yes", exact=True)).not_to_be_checked()
    assert page.url.endswith("?taal=en")


def test_who_chooses_another_language_halfway_goes_on_at_the_same_step(pagina: Opener, lijst):
    page = pagina(360)
    page.goto(ADRES)
    page.get_by_label("Ja", exact=True).check()
    knop(page, "Volgende stap")
    page.get_by_label("Wat is uw idee?").fill("More light.")

    page.get_by_role("link", name="English").click()

    expect(page.get_by_role("heading", name="Your idea")).to_be_visible()
    expect(page.get_by_label("Wat is uw idee?")).to_have_value("More light.")
    assert page.title().startswith("Step 2 of 3: Your idea")
    expect(page.locator(".talen-uitleg")).to_have_count(0)
    # Only the choice takes the step along: who comes back later begins at the beginning.
    page.goto("about:blank")
    page.goto(f"{ADRES}?taal=en")
    expect(page.get_by_role("heading", name="Your neighbourhood")).to_be_visible()


def test_without_javascript_error_check_page_and_receipt_stay_english(pagina: Opener, lijst):
    page = pagina(360, javascript=False)
    page.goto(ADRES)
    uitleg = page.locator(".talen-uitleg")
    expect(uitleg).to_be_visible()
    expect(uitleg).to_have_text("Kies de taal voordat u begint: wat u hebt ingevuld, gaat anders verloren.")
    page.get_by_role("link", name="English").click()
    expect(uitleg).to_have_text("Choose the language before you start: otherwise what you have filled in will be lost.")
    page.get_by_label("Wat is uw idee?").fill("More light.")
    knop(page, "Check your answers")
    expect(page.get_by_role("alert").get_by_role("link")).to_have_text("Do you notice it? Choose an answer.")
    page.get_by_label("Yes", exact=True).check()
    knop(page, "Check your answers")
    expect(page.get_by_text("Your answers have not been sent yet.")).to_be_visible()
    geen_zijwaartse_scroll(page)
    knop(page, "Change Do you notice it?")
    assert page.url.endswith("?taal=en#opt-merkt-1")
    knop(page, "Check your answers")

    knop(page, "Send your answers")

    expect(page.get_by_role("heading", level=1)).to_have_text("We have received your answers")
    assert page.context.cookies() == []
    assert Inkomend.objects.get().antwoorden == BEWAARD


@UITERLIJK
def test_the_check_page_of_the_server_and_arabic_are_accessible_and_so_are_the_pages_of_staff(pagina: Opener, lijst):
    GebruikerFactory(rol=Rol.OOV, username="oov")
    page = pagina(360)
    page.goto(f"{ADRES}?taal=ar")
    is_goed(page, "ar")
    page.goto(f"{ADRES}?taal=en")
    # Sent by a script no button goes along, and then the server looks it through.
    page.evaluate("document.querySelector('form[data-vragenlijst]').submit()")
    expect(page.locator("#fouten")).to_be_visible()
    is_goed(page)
    page.get_by_label("Yes", exact=True).check()
    page.evaluate("document.querySelector('form[data-vragenlijst]').submit()")
    expect(page.get_by_role("heading", level=1, name="Check your answers")).to_be_visible()
    is_goed(page)

    log_in(page, "oov")
    for pad in ("", "en/", "ar/?toon=open", "en/inlezen/", "en/verwijderen/"):
        page.goto(f"/admin/consultatie/vragenlijst/{lijst.pk}/talen/{pad}")
        is_goed(page, "nl")
    page.goto(f"/admin/consultatie/vragenlijst/{lijst.pk}/talen/en/?zoek=hooguit")
    page.get_by_label("Kies er hooguit {aantal}.", exact=True).fill("Some.")
    knop(page, "Sla op")
    expect(page.get_by_role("alert")).to_contain_text("ontbreekt {aantal}")
    is_goed(page, "nl")
