"""Staff make a questionnaire in a real browser, from nothing to closed."""

from playwright.sync_api import Page, expect

from consultatie.models import Vragenlijst
from tests.e2e.browser import UITERLIJK, Opener, axe, geen_zijwaartse_scroll
from tests.e2e.voorbeeld import log_in_als
from tests.factories.thema import BeleidsplanFactory, GebruikerFactory
from thema.basis.rollen import Rol


def _bewaar(page: Page) -> None:
    page.get_by_role("button", name="Opslaan", exact=True).click()


def _vraag(page: Page, nummer: int, **velden: str) -> None:
    """Fill in the form of the question with this number (from 0) of a section."""
    for veld, waarde in velden.items():
        plek = page.locator(f"#id_vragen-{nummer}-{veld}")
        if veld == "soort":
            plek.select_option(label=waarde)
        else:
            plek.fill(waarde)


def _maak_vragenlijst(page: Page) -> None:
    """From the overview to one section with one question."""
    page.goto("/admin/consultatie/vragenlijst/")
    page.get_by_role("link", name="Vragenlijst toevoegen").click()
    page.get_by_label("Titel:").fill("Veilig in de wijk")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Adres:")).to_have_value("veilig-in-de-wijk")
    page.get_by_label("Inleiding:").fill("Vertel ons wat u merkt.")
    page.get_by_label("Tekst na verzenden:").fill("In oktober leest u wat wij ermee doen.")
    page.locator(".add-row a").click()
    page.locator("#id_secties-0-titel").fill("Uw buurt")
    page.get_by_role("button", name="Opslaan en opnieuw bewerken").click()
    page.get_by_role("link", name="0 vragen: bewerken van sectie Uw buurt").click()
    page.locator(".add-row a").click()
    _vraag(page, 0, tekst="Voelt u zich veilig?", soort="Eén antwoord", opties="Ja\nNee")
    _bewaar(page)


def test_staff_build_a_questionnaire_from_nothing_look_at_it_open_it_and_close_it(pagina: Opener):
    BeleidsplanFactory(is_actueel=True, gemeente__naam="Voorbeeldstad")
    page = pagina(1280)
    log_in_als(page, GebruikerFactory(rol=Rol.OOV))

    _maak_vragenlijst(page)
    expect(page.get_by_role("heading", name="Concept: inwoners zien deze vragenlijst nog niet")).to_be_visible()
    axe(page)
    page.get_by_role("link", name="Bekijk als inwoner").click()
    expect(page.get_by_role("group", name="Voelt u zich veilig?")).to_be_visible()
    axe(page)
    page.go_back()
    page.get_by_role("button", name="Openen", exact=True).click()
    expect(page.get_by_text("‘Veilig in de wijk’ is nu open.")).to_be_visible()

    bezoeker = pagina(360)
    bezoeker.goto("/consultatie/veilig-in-de-wijk/")
    bezoeker.get_by_label("Ja").check()

    page.get_by_role("link", name="Sluiten", exact=True).click()
    axe(page)
    page.get_by_role("button", name="Sluit de vragenlijst").click()
    expect(page.get_by_text("‘Veilig in de wijk’ is nu gesloten.")).to_be_visible()
    bezoeker.reload()
    expect(bezoeker.get_by_role("heading", level=1)).to_contain_text("gesloten")
    assert Vragenlijst.objects.get().versies.count() == 1


@UITERLIJK
def test_copying_and_reading_from_a_file_are_accessible_with_errors_too(pagina: Opener):
    BeleidsplanFactory(is_actueel=True)
    lijst = Vragenlijst.objects.create(
        beleidsplan=BeleidsplanFactory(), titel="Veilig", slug="veilig", inleiding="Vertel.", bedankt="Dank u."
    )
    page = pagina(360)
    log_in_als(page, GebruikerFactory(rol=Rol.OOV))

    for pad, knop in [
        (f"/admin/consultatie/vragenlijst/{lijst.pk}/kopie/", "Maak de kopie"),
        ("/admin/consultatie/vragenlijst/uit-bestand/", "Lees in"),
    ]:
        page.goto(pad)
        axe(page)
        for veld in page.locator("main input[type=text]").all():
            veld.fill("")
        page.locator("main form").evaluate("form => { form.noValidate = true }")
        page.get_by_role("button", name=knop).click()
        expect(page.get_by_role("alert")).to_be_visible()
        axe(page)
        geen_zijwaartse_scroll(page)
