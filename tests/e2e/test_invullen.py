"""A resident fills in a questionnaire on a phone: with JavaScript in steps, without it by the check page of the server."""

import pytest
from playwright.sync_api import Page, expect

from consultatie.models import Inkomend
from consultatie.vragenlijst.services import versie_vastleggen
from tests.e2e.browser import BREEDTES, UITERLIJK, Opener, axe, geen_zijwaartse_scroll
from tests.e2e.voorbeeld import log_in
from tests.factories.consultatie import SectieFactory, VraagFactory, VragenlijstFactory
from tests.factories.thema import BeleidsplanFactory, GebruikerFactory
from thema.basis.klok import nu
from thema.basis.rollen import Rol

ADRES = "/consultatie/denk-mee/"
TEKST = "Meer licht.\n\n  En een bankje."


@pytest.fixture
def lijst(live_url: str):
    """Two steps: a question that must be answered, and an open one."""
    lijst = VragenlijstFactory(open_=True, slug="denk-mee", beleidsplan=BeleidsplanFactory(is_actueel=True))
    VraagFactory(sectie=SectieFactory(vragenlijst=lijst, titel="Uw buurt"), sleutel="merkt", is_verplicht=True)
    tweede = SectieFactory(vragenlijst=lijst, titel="Uw idee")
    VraagFactory(sectie=tweede, sleutel="tip", soort="open", tekst="Wat is uw idee?", opties="")
    versie_vastleggen(lijst, op=nu())
    return lijst


def knop(page: Page, naam: str) -> None:
    page.get_by_role("button", name=naam, exact=True).click()


def is_goed(page: Page) -> None:
    axe(page)
    geen_zijwaartse_scroll(page)


def test_in_steps_nothing_is_lost_and_the_receipt_gives_a_code_and_a_copy_that_goes_away(  # noqa: PLR0915  one story
    pagina: Opener, lijst
):
    page = pagina(360)
    page.goto(ADRES)
    expect(page.get_by_label("Laat dit veld leeg")).to_be_hidden()
    knop(page, "Volgende stap")
    expect(page).to_have_title("Fout: Stap 1 van 3: Uw buurt - " + page.title().split(" - ", 1)[1])
    is_goed(page)
    page.get_by_label("Ja", exact=True).check()
    knop(page, "Volgende stap")
    page.get_by_label("Wat is uw idee?").fill(TEKST)
    knop(page, "Vorige stap")
    expect(page.get_by_label("Ja", exact=True)).to_be_checked()
    knop(page, "Volgende stap")
    knop(page, "Volgende stap")
    expect(page.get_by_role("heading", name="Controleer uw antwoorden")).to_be_focused()
    is_goed(page)
    page.go_back()
    expect(page.get_by_label("Wat is uw idee?")).to_have_value(TEKST)
    page.go_forward()
    assert not Inkomend.objects.exists()

    knop(page, "Verstuur uw antwoorden")
    page.wait_for_url("**/bedankt/?code=*")

    expect(page.locator(".code")).to_have_text(page.url.rpartition("=")[2])
    page.get_by_text("Bekijk uw antwoorden").click()
    expect(page.locator("[data-kopie-inhoud]")).to_contain_text("En een bankje.")
    is_goed(page)
    page.evaluate("window.print = () => { document.title = 'geprint' }")
    knop(page, "Print of bewaar als pdf")
    expect(page).to_have_title("geprint")
    page.emulate_media(media="print")
    expect(page.locator("[data-kopie-inhoud]")).to_be_visible()
    expect(page.get_by_role("button", name="Print of bewaar als pdf")).to_be_hidden()
    page.emulate_media(media="screen")
    assert page.evaluate("JSON.stringify(sessionStorage)").find("bankje") == -1
    # Who comes after, by reloading or by the back button, finds nothing.
    page.reload()
    expect(page.get_by_text("Bekijk uw antwoorden")).to_be_hidden()
    page.go_back()
    expect(page.get_by_label("Ja", exact=True)).not_to_be_checked()
    assert "bankje" not in page.content()
    assert Inkomend.objects.get().antwoorden == {"merkt": "ja", "tip": "Meer licht.\n\n  En een bankje."}


def test_without_javascript_a_check_page_comes_before_sending(pagina: Opener, lijst):
    page = pagina(360, javascript=False)
    page.goto(ADRES)
    page.get_by_label("Wat is uw idee?").fill(TEKST)
    knop(page, "Controleer uw antwoorden")
    expect(page.get_by_role("alert").get_by_role("link")).to_have_count(1)
    expect(page.get_by_label("Wat is uw idee?")).to_have_value(TEKST)
    page.get_by_label("Ja", exact=True).check()
    knop(page, "Controleer uw antwoorden")
    expect(page.get_by_text("Uw antwoorden zijn nog niet verstuurd.")).to_be_visible()
    geen_zijwaartse_scroll(page)
    knop(page, "Wijzig Wat is uw idee?")
    assert page.url.endswith("#id_tip")
    expect(page.get_by_label("Wat is uw idee?")).to_have_value(TEKST)
    page.get_by_label("Nee", exact=True).check()
    knop(page, "Controleer uw antwoorden")
    # Only once that page stands: while Chromium is between two pages it refuses to go back.
    expect(page.get_by_text("Uw antwoorden zijn nog niet verstuurd.")).to_be_visible()
    page.go_back()
    expect(page.get_by_label("Nee", exact=True)).to_be_checked()
    page.go_forward()
    expect(page.get_by_text("En een bankje.")).to_be_visible()
    assert not Inkomend.objects.exists()

    knop(page, "Verstuur uw antwoorden")

    expect(page.locator(".code")).to_be_visible()
    expect(page.get_by_role("heading", name="Deelt u dit apparaat met anderen?")).to_be_visible()
    expect(page.get_by_text("Bekijk uw antwoorden")).to_be_hidden()
    assert page.context.cookies() == []
    assert Inkomend.objects.get().antwoorden == {"merkt": "nee", "tip": "Meer licht.\n\n  En een bankje."}


@UITERLIJK
@pytest.mark.parametrize("breedte", BREEDTES)
def test_the_check_page_of_the_server_and_the_page_of_staff_are_accessible(pagina: Opener, lijst, breedte: int):
    GebruikerFactory(rol=Rol.OOV, username="oov")
    page = pagina(breedte)
    page.goto(ADRES)
    page.get_by_label("Ja", exact=True).check()
    # The page of who has no JavaScript, where axe can run.
    # Sent by a script no button goes along, and then the server lets it be looked through.
    page.evaluate("document.querySelector('form[data-vragenlijst]').submit()")
    expect(page.get_by_role("heading", level=1, name="Controleer uw antwoorden")).to_be_visible()
    is_goed(page)
    log_in(page, "oov")
    page.goto(f"/admin/consultatie/vragenlijst/{lijst.pk}/ontvangst/")
    is_goed(page)
    page.get_by_label("Code van de inwoner").fill("dat weet ik niet")
    knop(page, "Kijk na")
    expect(page.get_by_role("alert")).to_be_visible()
    is_goed(page)
    knop(page, "Leg vast")
    is_goed(page)
