"""Questions that appear by an answer, and the types with more than one control, as a visitor meets them."""

import pytest
from playwright.sync_api import Page, expect

from consultatie.models import Inkomend
from consultatie.vragenlijst.services import versie_vastleggen
from tests.e2e.browser import BREEDTES, Opener, axe, geen_zijwaartse_scroll
from tests.factories.consultatie import SectieFactory, VraagFactory, VragenlijstFactory
from tests.factories.thema import ThemaFactory
from thema.basis.klok import nu

pytestmark = pytest.mark.traag
ADRES = "/consultatie/denk-mee/"


@pytest.fixture
def lijst(live_url: str):
    """Three steps: a chain of questions, a step only for who said “ja”, and the types with several controls."""
    lijst = VragenlijstFactory(open_=True, slug="denk-mee")
    for slug in ("drugs", "cyber", "zorg"):
        ThemaFactory(beleidsplan=lijst.beleidsplan, slug=slug, naam=slug.title())
    eerste = SectieFactory(vragenlijst=lijst, titel="Uw buurt")
    VraagFactory(sectie=eerste, sleutel="merkt", opties="Ja\nNee", is_verplicht=True)
    VraagFactory(
        sectie=eerste,
        sleutel="waar",
        soort="meer",
        tekst="Waar merkt u dat?",
        opties="Op straat\nThuis\nNergens [alleen]",
        heeft_anders=True,
        is_verplicht=True,
        alleen_als="merkt",
        alleen_als_antwoorden="Ja",
    )
    tweede = SectieFactory(vragenlijst=lijst, titel="Op straat")
    VraagFactory(
        sectie=tweede,
        sleutel="wat",
        soort="open",
        tekst="Wat gebeurt er?",
        opties="",
        is_verplicht=True,
        alleen_als="waar",
        alleen_als_antwoorden="Op straat",
    )
    derde = SectieFactory(vragenlijst=lijst, titel="Meer")
    VraagFactory(
        sectie=derde, sleutel="plek", soort="matrix", rijen="Straat\nBus", opties="Veilig\nOnveilig", is_verplicht=True
    )
    VraagFactory(sectie=derde, sleutel="rang", soort="rangorde", tekst="Op volgorde", opties="")
    VraagFactory(sectie=derde, sleutel="woord", soort="open_per_thema", tekst="Per thema", opties="")
    VraagFactory(sectie=derde, sleutel="cijfer", soort="cijfer", tekst="Welk cijfer?", opties="")
    versie_vastleggen(lijst, op=nu())
    return lijst


def verder(page: Page) -> None:
    page.get_by_role("button", name="Volgende stap").click()


def verstuur(page: Page) -> None:
    page.get_by_role("button", name="Verstuur uw antwoorden").click()
    page.wait_for_url("**/bedankt/?code=*")


def test_a_question_appears_by_an_answer_and_goes_with_it(pagina: Opener, lijst):
    page = pagina(360)
    page.goto(ADRES)
    expect(page.get_by_text("Waar merkt u dat?")).to_be_hidden()
    expect(page.get_by_text("Stap 1 van 3")).to_be_visible()
    page.get_by_label("Ja", exact=True).check()
    expect(page.get_by_text("Waar merkt u dat?")).to_be_visible()
    expect(page.get_by_text("Deze vraag is niet voor mij")).to_have_count(0)
    page.get_by_label("Op straat", exact=True).check()
    expect(page.get_by_text("Stap 1 van 4")).to_be_visible()
    # An answer that excludes the others takes them away, with what hangs on them, and is taken away by them.
    page.get_by_label("Nergens", exact=True).check()
    expect(page.get_by_label("Op straat", exact=True)).not_to_be_checked()
    expect(page.get_by_text("Stap 1 van 3")).to_be_visible()
    page.get_by_label("Op straat", exact=True).check()
    expect(page.get_by_label("Nergens", exact=True)).not_to_be_checked()
    expect(page.get_by_text("Stap 1 van 4")).to_be_visible()

    page.get_by_label("Nee", exact=True).check()

    expect(page.get_by_text("Waar merkt u dat?")).to_be_hidden()
    expect(page.get_by_text("Stap 1 van 3")).to_be_visible()
    # What hangs on it is passed by, and not on the page to check either.
    verder(page)
    expect(page.get_by_role("heading", name="Meer", exact=True)).to_be_visible()
    for rij in ("Straat", "Bus"):
        page.get_by_role("radiogroup", name=rij).get_by_label("Veilig", exact=True).check()
    verder(page)
    expect(page.get_by_text("Waar merkt u dat?")).to_be_hidden()
    verstuur(page)
    assert Inkomend.objects.get().antwoorden == {"merkt": "nee", "plek": {"straat": "veilig", "bus": "veilig"}}


def test_a_chain_is_checked_kept_over_a_reload_and_sent(pagina: Opener, lijst):
    page = pagina(360)
    page.goto(ADRES)
    page.get_by_label("Ja", exact=True).check()
    page.get_by_label("Anders, namelijk", exact=True).first.check()
    verder(page)
    expect(page.get_by_role("link", name="Waar merkt u dat? Schrijf op wat u bedoelt")).to_be_visible()
    axe(page)
    page.locator("[id='id_waar.anders']").fill("Bij de kerk")
    page.get_by_label("Op straat", exact=True).check()

    page.reload()

    expect(page.locator("[id='id_waar.anders']")).to_have_value("Bij de kerk")
    verder(page)
    page.get_by_label("Wat gebeurt er?").fill("Herrie")
    verder(page)
    for rij in ("Straat", "Bus"):
        page.get_by_role("radiogroup", name=rij).get_by_label("Onveilig", exact=True).check()
    verder(page)
    expect(page.get_by_text("Straat: Onveilig")).to_be_visible()
    verstuur(page)
    antwoorden = Inkomend.objects.get().antwoorden
    assert antwoorden["waar"] == {"keuze": ["op-straat", "anders-namelijk"], "tekst": "Bij de kerk"}
    assert antwoorden["wat"] == "Herrie"


@pytest.mark.parametrize("breedte", BREEDTES)
def test_the_types_with_several_controls_name_every_fault_and_work_by_keyboard(pagina: Opener, lijst, breedte: int):
    page = pagina(breedte)
    page.goto(ADRES)
    page.get_by_label("Nee", exact=True).check()
    verder(page)
    page.locator("#id_rang_drugs").select_option("2")
    page.locator("#id_rang_cyber").select_option("2")

    verder(page)

    samenvatting = page.get_by_role("alert")
    for zin in (
        "Straat: Kies bij deze regel een antwoord.",
        "Bus: Kies bij deze regel een antwoord.",
        "Cyber: Kies een ander nummer. Nummer 2 hebt u al gegeven aan Drugs.",
        "Zorg: Kies een nummer van 1 tot en met 3.",
    ):
        expect(samenvatting.get_by_role("link", name=zin)).to_be_visible()
    axe(page)
    geen_zijwaartse_scroll(page)
    samenvatting.get_by_role("link", name="Straat: Kies").click()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    omhoog = page.locator("li.rank:has(#id_rang_zorg) [data-omhoog]")
    omhoog.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.locator("#id_rang_zorg")).to_have_value("1")
    expect(omhoog).to_be_focused()
    page.locator("#id_woord_cyber").fill("Les op school")
    page.get_by_label("8", exact=True).check()
    verder(page)
    expect(page.get_by_text("1. Zorg")).to_be_visible()
    verstuur(page)
    assert Inkomend.objects.get().antwoorden == {
        "merkt": "nee",
        "plek": {"straat": "veilig", "bus": "onveilig"},
        "rang": ["zorg", "drugs", "cyber"],
        "woord": {"cyber": "Les op school"},
        "cijfer": "8",
    }


def test_without_javascript_all_is_on_the_page_and_the_server_says_what_is_not_asked(pagina: Opener, lijst):
    page = pagina(360, javascript=False)
    page.goto(ADRES)
    expect(page.get_by_text("Alleen als u bij ‘Merkt u er iets van?’ koos voor ‘Ja’.")).to_be_visible()
    geen_zijwaartse_scroll(page)
    page.get_by_label("Nee", exact=True).check()
    page.get_by_label("Op straat", exact=True).check()
    for rij in ("Straat", "Bus"):
        page.get_by_role("radiogroup", name=rij).get_by_label("Veilig", exact=True).check()
    for thema, nummer in (("drugs", "3"), ("cyber", "1"), ("zorg", "2")):
        page.locator(f"#id_rang_{thema}").select_option(nummer)
    page.get_by_role("button", name="Controleer uw antwoorden").click()
    expect(page.get_by_role("alert").get_by_role("link")).to_have_count(1)
    assert not Inkomend.objects.exists()
    expect(page.get_by_label("Op straat", exact=True)).to_be_checked()

    page.get_by_label("Op straat", exact=True).uncheck()
    page.get_by_role("button", name="Controleer uw antwoorden").click()
    expect(page.get_by_text("1. Cyber")).to_be_visible()
    expect(page.get_by_text("Waar merkt u dat?")).to_have_count(0)
    verstuur(page)

    assert Inkomend.objects.get().antwoorden == {
        "merkt": "nee",
        "plek": {"straat": "veilig", "bus": "veilig"},
        "rang": ["cyber", "zorg", "drugs"],
    }
