"""A whole paper form typed by the keyboard alone, the same without JavaScript, and the check by a second person."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from consultatie.invoer.enums import Stapelstatus
from consultatie.models import Inkomend, Invoerformulier, Stapel
from consultatie.vragenlijst.services import versie_vastleggen
from tests.e2e.browser import BREEDTES, UITERLIJK, Opener, axe, geen_zijwaartse_scroll
from tests.e2e.voorbeeld import log_in
from tests.factories.consultatie import SectieFactory, StapelFactory, VraagFactory, VragenlijstFactory
from tests.factories.thema import WACHTWOORD, GebruikerFactory, ThemaFactory, WijkFactory
from thema.basis.klok import nu
from thema.basis.rollen import Rol

pytestmark = pytest.mark.traag


@pytest.fixture
def stapel(live_url: str) -> Stapel:
    """A bundle of “oov” for a questionnaire with a chain, more than nine options and every kind of control."""
    lijst = VragenlijstFactory(open_=True, slug="denk-mee")
    for slug in ("drugs", "cyber"):
        ThemaFactory(beleidsplan=lijst.beleidsplan, slug=slug, naam=slug.title())
    WijkFactory(gemeente=lijst.beleidsplan.gemeente, naam="Voorstad", cbs_code="WK015001")
    sectie = SectieFactory(vragenlijst=lijst, titel="Uw buurt")
    straat = {"alleen_als": "merkt", "alleen_als_antwoorden": "Ja"}
    vragen: list[dict[str, object]] = [
        {"sleutel": "merkt", "opties": "Ja\nNee", "is_verplicht": True},
        {
            "sleutel": "waar",
            "soort": "meer",
            "tekst": "Waar?",
            "opties": "Straat\nThuis",
            "heeft_anders": True,
            **straat,
        },
        {"sleutel": "cijfer", "soort": "cijfer", "tekst": "Welk cijfer?"},
        {"sleutel": "plek", "soort": "matrix", "tekst": "Waar veilig?", "rijen": "Straat\nBus", "opties": "Ja\nNee"},
        {"sleutel": "top", "soort": "top", "tekst": "Wat eerst?", "aantal": 2},
        {"sleutel": "tip", "soort": "open", "tekst": "Een tip?"},
        {"sleutel": "wijk", "soort": "wijk", "tekst": "Welke wijk?"},
    ]
    for vraag in vragen:
        VraagFactory(sectie=sectie, **vraag)
    oov = GebruikerFactory(username="oov", rol=Rol.OOV)
    GebruikerFactory(username="collega", rol=Rol.OOV)
    gemaakt: Stapel = StapelFactory(versie=versie_vastleggen(lijst, op=nu()), ingevoerd_door=oov, nummer=1)
    return gemaakt


def adres(stapel: Stapel, waar: str = "") -> str:
    return f"/admin/consultatie/vragenlijst/{stapel.versie.vragenlijst_id}/invoeren/{stapel.pk}/{waar}"


def typ(page: Page, *toetsen: str) -> None:
    for toets in toetsen:
        page.keyboard.press(toets)


VELDEN = {
    "merkt": ["ja"],
    "waar": ["straat", "anders-namelijk"],
    "waar.anders": ["Bij de kerk"],
    "cijfer": ["10"],
    "plek_straat": ["ja"],
    "top_1": ["cyber"],
    "tip": ["Meer licht"],
    "wijk": ["WK015001"],
}


def test_a_whole_form_by_the_keyboard_alone(pagina: Opener, stapel):
    page = pagina(1280)
    log_in(page, "oov")
    page.goto(adres(stapel, "nieuw/"))
    axe(page)
    expect(page.get_by_text("Vandaag 0 ingevoerd")).to_be_visible()

    typ(page, "1")  # Ja, and on to the question that now is there
    typ(page, "1", "3", "Enter")  # two ticks, and on to the words beside the last
    page.keyboard.type("Bij de kerk")
    typ(page, "Enter", "1", "0")  # 1 may still become 10
    typ(page, "1", "-")  # the first row; the second was not filled in
    page.keyboard.type("2")  # the second theme first
    typ(page, "Enter", "Enter")
    page.keyboard.type("Meer licht")
    typ(page, "Enter", "1", "Control+Enter")
    page.wait_for_url(f"**{adres(stapel, 'nieuw/')}?formulier=2")

    expect(page.get_by_text("Formulier 1 is opgeslagen.")).to_be_visible()
    expect(page.get_by_text("Vandaag 1 ingevoerd")).to_be_visible()
    expect(page.locator("#opt-merkt-1")).to_be_focused()
    assert Invoerformulier.objects.get().velden == VELDEN


@pytest.mark.parametrize("breedte", BREEDTES)
def test_a_fault_is_told_in_reach_of_the_keyboard(pagina: Opener, stapel, breedte: int):
    page = pagina(breedte)
    log_in(page, "oov")
    page.goto(adres(stapel, "nieuw/"))
    typ(page, "1", "3", "Enter", "Control+Enter")

    fouten = page.get_by_role("alert").get_by_role("link", name="Schrijf op wat u bedoelt")
    expect(fouten).to_be_visible()
    expect(page.locator("#fouten")).to_be_focused()
    axe(page)
    geen_zijwaartse_scroll(page)
    assert not Invoerformulier.objects.exists()


def test_without_javascript_it_is_an_ordinary_form(pagina: Opener, stapel):
    page = pagina(360, javascript=False)
    log_in(page, "oov")
    page.goto(adres(stapel, "nieuw/"))
    geen_zijwaartse_scroll(page)
    page.get_by_label("1. Ja", exact=True).first.check()
    page.get_by_label("1. Straat", exact=True).check()
    page.get_by_label("3. Anders, namelijk", exact=True).check()
    page.locator("[id='id_waar.anders']").fill("Bij de kerk")
    page.locator("#opt-cijfer-10").check()
    page.get_by_role("radiogroup", name="Straat").get_by_label("1. Ja").check()
    page.locator("#id_top_1").select_option("cyber")
    page.locator("#id_tip").fill("Meer licht")
    page.locator("#id_wijk").select_option("WK015001")
    page.get_by_role("button", name="Sla op en ga verder").click()

    expect(page.get_by_text("Formulier 1 is opgeslagen.")).to_be_visible()
    assert Invoerformulier.objects.get().velden == VELDEN


def test_a_colleague_checks_corrects_and_releases(pagina: Opener, stapel):
    Invoerformulier.objects.create(
        sleutel="6a7f1d0e-0000-4000-8000-000000000001", stapel=stapel, nummer=1, velden=VELDEN, dag=nu().date()
    )
    Stapel.objects.update(status=Stapelstatus.NAKIJKEN)
    page = pagina(1280)
    log_in(page, "collega")
    page.goto(adres(stapel))
    axe(page)
    page.get_by_role("link", name="Kijk formulier 1 na").click()
    expect(page.locator("#opt-merkt-1")).to_be_focused()
    expect(page.locator("[id='id_waar.anders']")).to_have_value("Bij de kerk")

    typ(page, "2", "Control+Enter")
    expect(page.get_by_text("Formulier 1 is nagekeken.")).to_be_visible()
    axe(page)
    page.get_by_role("button", name="Geef vrij", exact=True).click()

    expect(page.get_by_text("1 formulier is nu een antwoord als alle andere")).to_be_visible()
    axe(page)
    # What hung on the answer that was corrected went with it.
    assert Inkomend.objects.get().antwoorden.keys() == {"merkt", "cijfer", "plek", "top", "tip", "wijk"}
    assert not Invoerformulier.objects.exists()


@UITERLIJK
@pytest.mark.parametrize("breedte", BREEDTES)
def test_the_list_of_bundles_is_accessible_at_both_widths(pagina: Opener, stapel, breedte: int):
    page = pagina(breedte)
    log_in(page, "oov")

    page.goto(f"/admin/consultatie/vragenlijst/{stapel.versie.vragenlijst_id}/invoeren/")

    axe(page)
    geen_zijwaartse_scroll(page)
    page.goto(adres(stapel))
    axe(page)
    geen_zijwaartse_scroll(page)


def test_back_and_forward_keep_what_was_typed_until_one_signs_out(pagina: Opener, stapel):
    page = pagina(1280)
    log_in(page, "oov")
    page.goto(adres(stapel))
    page.get_by_role("link", name="Voer in", exact=True).click()
    page.locator("#opt-merkt-1").check()
    page.locator("#id_tip").fill("Meer licht")

    page.go_back()
    page.go_forward()

    expect(page.locator("#id_tip")).to_have_value("Meer licht")
    expect(page.locator("#opt-merkt-1")).to_be_checked()
    # What hangs on it came back too.
    expect(page.get_by_label("1. Straat", exact=True)).to_be_visible()
    page.context.clear_cookies()
    page.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(page.get_by_label("Wachtwoord")).to_be_visible()


def test_who_was_signed_out_while_typing_signs_in_goes_back_and_still_has_the_form(pagina: Opener, stapel):
    page = pagina(1280, javascript=False)
    log_in(page, "oov")
    page.goto(adres(stapel))
    page.get_by_role("link", name="Voer in", exact=True).click()
    page.locator("#opt-merkt-2").check()
    page.locator("#id_tip").fill("Meer licht")
    Session.objects.all().delete()

    page.get_by_role("button", name="Sla op en ga verder").click()
    page.get_by_label("Gebruikersnaam").fill("oov")
    page.get_by_label("Wachtwoord").fill(WACHTWOORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_text("Vandaag 0 ingevoerd")).to_be_visible()
    # The page to sign in on leads on by itself, so the form lies two pages back.
    page.go_back()
    page.go_back()
    expect(page.locator("#id_tip")).to_have_value("Meer licht")
    page.get_by_role("button", name="Sla op en ga verder").click()

    expect(page.get_by_text("Formulier 1 is opgeslagen.")).to_be_visible()
    assert Invoerformulier.objects.get().velden == {"merkt": ["nee"], "tip": ["Meer licht"]}


@pytest.mark.parametrize("javascript", [True, False])
def test_going_back_after_storing_never_counts_the_form_twice_without_a_question(
    pagina: Opener, stapel, javascript: bool
):
    page = pagina(1280, javascript=javascript)
    log_in(page, "oov")
    page.goto(adres(stapel))
    page.get_by_role("link", name="Voer in", exact=True).click()
    page.locator("#opt-cijfer-10").check()
    page.locator("#id_tip").fill("Meer licht")
    page.get_by_role("button", name="Sla op en ga verder").click()
    expect(page.get_by_text("Formulier 1 is opgeslagen.")).to_be_visible()

    page.go_back()
    page.locator("#id_tip").fill("Veel meer licht")
    page.locator("button[value=opslaan]").click()

    page.wait_for_load_state()
    assert Invoerformulier.objects.count() == 1
