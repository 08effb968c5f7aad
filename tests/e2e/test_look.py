"""The house style in a real browser: every part at both widths, errors too; the steps of a questionnaire; the admin."""

from copy import deepcopy

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings

from tests.e2e.bezoek import bekijk
from tests.e2e.browser import UITERLIJK, Opener, axe, geen_zijwaartse_scroll
from tests.factories.thema import (
    WACHTWOORD,
    BeleidsplanFactory,
    ContactpersoonFactory,
    GebruikerFactory,
    LidorganisatieFactory,
    PartnerFactory,
)
from thema.basis.rollen import Rol
from thema.models import Partner

pytestmark = UITERLIJK
BREEDTES = [360, 1280]
STIJL = ["onderdelen", "formulier", "formulieren", "vragenlijst", "bedankt", "400", "403", "403_csrf", "500"]


@pytest.fixture(autouse=True)
def _stijlpaginas(settings: Settings, live_url: str) -> None:
    settings.ROOT_URLCONF = "tests.huisstijl.urls_beheer"
    sjablonen = deepcopy(settings.TEMPLATES)
    sjablonen[0]["DIRS"].append(settings.BASE_DIR / "tests/huisstijl/templates")
    settings.TEMPLATES = sjablonen
    BeleidsplanFactory.create(is_actueel=True, gemeente__themabestand="deventer")


# ── every part ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("naam", STIJL)
def test_every_part_of_the_house_style_is_accessible(pagina: Opener, naam: str):
    page = pagina()

    page.goto(f"/stijl/{naam}/")

    bekijk(page)


@pytest.mark.parametrize("breedte", BREEDTES)
@pytest.mark.parametrize("naam", ["formulier", "formulieren"])
def test_a_form_with_errors_is_accessible_and_puts_the_focus_on_them(pagina: Opener, naam: str, breedte: int):
    page = pagina(breedte)
    page.goto(f"/stijl/{naam}/")

    page.get_by_role("button", name="Opslaan").click()

    expect(page.locator("#fouten")).to_be_focused()
    assert page.title().startswith("Fout: ") == (naam == "formulier")
    axe(page)
    geen_zijwaartse_scroll(page)


def test_the_menu_on_a_phone_opens_and_stays_accessible(pagina: Opener):
    page = pagina(360)
    page.goto("/stijl/onderdelen/")

    page.get_by_text("Menu", exact=True).click()

    expect(page.get_by_role("navigation", name="Menu").get_by_role("link", name="Planning")).to_be_visible()
    axe(page)
    geen_zijwaartse_scroll(page)


@pytest.mark.parametrize("breedte", [320, 1024])
def test_the_frame_fits_between_the_two_widths_too(pagina: Opener, breedte: int):
    page = pagina(breedte)

    for naam in ("onderdelen", "formulier", "vragenlijst"):
        page.goto(f"/stijl/{naam}/")
        geen_zijwaartse_scroll(page)


def test_states_and_choices_stay_visible_in_forced_colours(pagina: Opener):
    page = pagina(1280)
    page.emulate_media(forced_colors="active")
    page.goto("/stijl/onderdelen/")
    lijn = "e => { const s = getComputedStyle(e, '::before'); return [s.borderTopStyle, s.borderTopWidth]; }"

    randen = [page.locator(f".thread > li[data-s={staat}]").first.evaluate(lijn) for staat in ("klaar", "nu")]

    assert randen == [["solid", "3px"], ["dotted", "3px"]]


# ── the questionnaire in steps ───────────────────────────────────────────────────────────────────


def kies_top_drie(page: Page, *waarden: str) -> None:
    for nummer, waarde in enumerate(waarden, start=1):
        page.locator(f"#id_top_{nummer}").select_option(waarde)


def stap(page: Page) -> str:
    return page.locator(".q-prog p").inner_text()


def verder(page: Page) -> None:
    page.get_by_role("button", name="Volgende stap").click()


@pytest.fixture
def lijst(pagina: Opener) -> Page:
    page = pagina(360)
    page.goto("/stijl/vragenlijst/")
    return page


def test_without_a_script_everything_is_on_one_page(pagina: Opener):
    page = pagina(360, javascript=False)

    page.goto("/stijl/vragenlijst/")

    for kop in ("Wat moet de gemeente het eerst aanpakken?", "Wat merkt u er zelf van?", "Hebt u een idee?"):
        expect(page.get_by_role("heading", name=kop)).to_be_visible()
    expect(page.get_by_role("button", name="Verstuur uw antwoorden")).to_be_visible()
    expect(page.locator(".rank-mv").first).to_be_hidden()


def test_a_step_that_lacks_an_answer_says_so_at_the_question_and_on_top(lijst: Page):
    verder(lijst)

    expect(lijst.locator(".err-sum")).to_be_focused()
    expect(lijst.locator("#id_top_1_error")).to_contain_text("Kies een antwoord.")
    assert lijst.title().startswith("Fout: Stap 1 van 4")
    axe(lijst)
    lijst.locator(".err-sum a").first.click()
    expect(lijst.locator("#id_top_1")).to_be_focused()


def test_the_same_theme_twice_is_told_in_words(lijst: Page):
    kies_top_drie(lijst, "drugs", "drugs", "cyber")

    verder(lijst)

    zin = "Kies hier een ander thema. Drugs is al uw eerste keuze."
    expect(lijst.locator("#id_top_2_error")).to_contain_text(zin)
    expect(lijst.locator(".err-sum li")).to_have_text([f"Uw tweede keuze: {zin}"])


def test_the_summary_says_which_of_the_choices_is_missing(lijst: Page):
    verder(lijst)

    zin = "keuze: Kies een antwoord."
    expect(lijst.locator(".err-sum li")).to_have_text([f"Uw eerste {zin}", f"Uw tweede {zin}", f"Uw derde {zin}"])


def test_a_fault_that_was_mended_is_gone(lijst: Page):
    verder(lijst)
    kies_top_drie(lijst, "drugs", "veilig-uitgaan", "cyber")

    verder(lijst)

    assert stap(lijst) == "Stap 2 van 4: uw wijk"
    expect(lijst.locator(".msg-bad")).to_have_count(0)
    expect(lijst.locator("[aria-invalid]")).to_have_count(0)


def test_the_arrows_change_places_say_so_and_keep_the_focus_on_what_moved(lijst: Page):
    kies_top_drie(lijst, "drugs", "cyber", "veilig-uitgaan")

    lijst.get_by_role("button", name="Omhoog derde keuze: Veilig Uitgaan").click()

    assert [lijst.locator(f"#id_top_{n}").input_value() for n in (1, 2, 3)] == ["drugs", "veilig-uitgaan", "cyber"]
    expect(lijst.get_by_role("button", name="Omhoog tweede keuze: Veilig Uitgaan")).to_be_focused()
    expect(lijst.get_by_role("status")).to_have_text("1: Drugs, 2: Veilig Uitgaan, 3: Cyber")


def test_too_many_ticks_are_counted(lijst: Page):
    kies_top_drie(lijst, "drugs", "cyber", "veilig-uitgaan")
    verder(lijst)
    lijst.get_by_label("Nee").check()
    for plek in ("Thuis", "Op straat", "In het centrum"):
        lijst.get_by_label(plek).check()

    verder(lijst)

    expect(lijst.locator("#id_waar_error")).to_contain_text("Kies hoogstens 2 antwoorden. Nu zijn het er 3.")
    axe(lijst)


def vul_in(page: Page) -> None:
    kies_top_drie(page, "drugs", "cyber", "veilig-uitgaan")
    verder(page)
    page.get_by_label("Nee").check()
    page.get_by_label("Op straat").check()
    verder(page)
    page.get_by_label("Wat kan de gemeente").fill("Meer licht\nbij het station")
    verder(page)


def test_the_last_step_shows_every_answer_and_leads_back_to_each(lijst: Page):
    vul_in(lijst)

    expect(lijst.get_by_role("heading", name="Controleer uw antwoorden")).to_be_focused()
    assert lijst.locator(".check dd:not(.wijzig)").all_inner_texts() == [
        "1. Drugs\n2. Cyber\n3. Veilig Uitgaan",
        "Nee",
        "Op straat",
        "Meer licht\nbij het station",
    ]
    axe(lijst)
    geen_zijwaartse_scroll(lijst)
    lijst.get_by_role("link", name="Wijzig Merkt u zelf").click()
    lijst.get_by_label("Ja, in mijn eigen straat").check()
    lijst.get_by_role("button", name="Terug naar uw overzicht").click()
    assert lijst.locator(".check dd:not(.wijzig)").nth(1).inner_text() == "Ja, in mijn eigen straat of wijk"


def test_the_back_button_goes_one_step_back(lijst: Page):
    kies_top_drie(lijst, "drugs", "cyber", "veilig-uitgaan")
    verder(lijst)

    lijst.go_back()

    assert stap(lijst) == "Stap 1 van 4: uw belangrijkste thema’s"
    assert lijst.locator("#id_top_2").input_value() == "cyber"


def test_a_reload_loses_neither_the_answers_nor_the_place(lijst: Page):
    kies_top_drie(lijst, "drugs", "cyber", "veilig-uitgaan")
    verder(lijst)
    lijst.get_by_label("Nee").check()

    lijst.reload()

    assert stap(lijst) == "Stap 2 van 4: uw wijk"
    expect(lijst.get_by_label("Nee")).to_be_checked()


def test_nothing_is_sent_without_a_connection_and_nothing_is_lost(lijst: Page):
    vul_in(lijst)
    lijst.context.set_offline(offline=True)

    lijst.get_by_role("button", name="Verstuur uw antwoorden").click()

    expect(lijst.locator(".err-sum")).to_contain_text(
        "U hebt nu geen internet. Uw antwoorden staan nog op dit apparaat."
    )
    lijst.context.set_offline(offline=False)
    lijst.get_by_role("button", name="Verstuur uw antwoorden").click()
    expect(lijst.get_by_role("heading", name="Bedankt")).to_be_visible()


def test_the_receipt_forgets_what_was_kept(lijst: Page):
    vul_in(lijst)
    assert lijst.evaluate("sessionStorage.length") == 1

    lijst.get_by_role("button", name="Verstuur uw antwoorden").click()
    lijst.wait_for_url("**/bedankt/")

    assert lijst.evaluate("sessionStorage.length") == 0


def test_the_whole_questionnaire_goes_by_keyboard_alone(lijst: Page):
    lijst.locator("#id_top_1").focus()
    for letter in ("D", "C", "Z"):
        lijst.keyboard.press(letter)
        lijst.keyboard.press("Tab")
        while lijst.evaluate("document.activeElement.matches('.mv')"):
            lijst.keyboard.press("Tab")
    lijst.keyboard.press("Enter")
    for toets in ("Tab", "Space", "Tab", "Space", "Tab", "Tab", "Tab", "Enter"):
        lijst.keyboard.press(toets)
    for toets in ("Tab", "Tab", "Enter"):
        lijst.keyboard.press(toets)

    expect(lijst.get_by_role("heading", name="Controleer uw antwoorden")).to_be_focused()
    assert lijst.locator(".check dd").first.inner_text() == "1. Drugs\n2. Cyber\n3. Zorg en Veiligheid"


# ── the admin ────────────────────────────────────────────────────────────────────────────────────

BEHEER = [
    "",
    "?leeg",
    "thema/",
    "thema/partner/",
    "thema/partner/?q=niets-zo",
    "thema/partner/?o=-1&soort__exact=extern&p=2",
    "thema/partner/add/",
    "thema/partner/add/?_popup=1",
    "thema/partner/{partner}/change/",
    "thema/partner/{partner}/history/",
    "thema/partner/{partner}/history/{versie}/",
    "thema/partner/{partner}/delete/",
    "thema/partner/import/",
    "thema/partner/export/",
    "thema/standpunt/add/",
    "auth/user/",
    "auth/user/add/",
    "auth/user/{gebruiker}/change/",
    "auth/user/{gebruiker}/password/",
    "auth/group/add/",
    "password_change/",
]


@pytest.fixture
def adressen(live_url: str) -> dict[str, int]:
    """What the addresses of the admin are filled in with; a list of more than one page."""
    gebruiker = GebruikerFactory.create(rol=Rol.BEHEERDER, is_superuser=True, username="baas")
    partners = PartnerFactory.create_batch(12, soort="extern", omschrijving="Een lange omschrijving. " * 20)
    ContactpersoonFactory.create(partner=partners[0])
    LidorganisatieFactory.create(partner=partners[0])
    partners[0].save()
    versie = Partner.history.filter(id=partners[0].pk).latest().pk
    return {"partner": partners[0].pk, "versie": versie, "gebruiker": gebruiker.pk}


def log_in(page: Page) -> None:
    page.goto("/admin/")
    page.get_by_label("Gebruikersnaam").fill("baas")
    page.get_by_label("Wachtwoord").fill(WACHTWOORD)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url("**/admin/")


def test_every_kind_of_admin_page_is_accessible_and_obeys_the_policy(pagina: Opener, adressen: dict[str, int]):
    page = pagina()
    log_in(page)

    for adres in BEHEER:
        page.goto(f"/admin/{adres.format(**adressen)}", wait_until="networkidle")
        bekijk(page)


@pytest.mark.parametrize("breedte", BREEDTES)
def test_an_admin_form_with_errors_is_accessible(pagina: Opener, adressen: dict[str, int], breedte: int):
    page = pagina(breedte)
    log_in(page)
    page.goto("/admin/thema/partner/add/")
    page.get_by_role("button", name="Nog een Contactpersoon toevoegen").click()

    page.get_by_role("button", name="Opslaan", exact=True).click()

    expect(page.locator(".err-sum")).to_be_focused()
    page.wait_for_load_state()
    assert page.title().startswith("Fout:")
    axe(page)
    geen_zijwaartse_scroll(page)


@pytest.mark.parametrize("breedte", BREEDTES)
@pytest.mark.parametrize(
    ("inhoud", "woorden"),
    [
        ("naam,soort\nNieuwe partner,zomaar\n", "Er is niets opgeslagen"),
        ("naam,soort\nNieuwe partner,extern\n", "nog niets opgeslagen"),
    ],
    ids=["a file with a fault", "a good file"],
)
def test_the_pages_of_an_import_are_accessible(
    pagina: Opener, adressen: dict[str, int], breedte: int, inhoud: str, woorden: str
):
    page = pagina(breedte)
    log_in(page)
    page.goto("/admin/thema/partner/import/")
    page.locator("input[type=file]").set_input_files(
        {"name": "partners.csv", "mimeType": "text/csv", "buffer": inhoud.encode()}
    )

    page.get_by_role("button", name="Toon wat er verandert").click()

    expect(page.get_by_text(woorden)).to_be_visible()
    axe(page)
    geen_zijwaartse_scroll(page)
