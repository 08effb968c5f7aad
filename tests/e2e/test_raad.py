"""The griffie enters an amendment and the vote without JavaScript; the adopted text on the public page shows it."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from planning.models import Bestuursstuk
from planning.stuk.enums import Stukstatus
from tests.e2e.browser import BREEDTES, Opener, axe, geen_zijwaartse_scroll
from tests.e2e.voorbeeld import log_in_als
from tests.factories.planning import RaadstafelFactory, RaadsvraagFactory, ToezeggingFactory
from tests.factories.thema import BeleidsplanFactory, DoelFactory, GebruikerFactory, ThemaFactory
from tests.planning.besluitnemers import plan_bij_de_raad, raad
from tests.planning.raadsleden import maak_raad
from thema.basis.rollen import Rol
from thema.thema.enums import Themastatus

pytestmark = pytest.mark.traag
# Narrower than this the menu is closed at first.
_MENU_OPEN = 1000


def test_an_amendment_from_the_griffie_to_the_public_page(pagina: Opener):  # noqa: PLR0915  one story
    plan = BeleidsplanFactory.create(is_actueel=True)
    thema = ThemaFactory.create(beleidsplan=plan, status=Themastatus.GEPRIORITEERD, naam="Inbraak")
    DoelFactory.create(thema=thema, titel="Minder inbraken", tekst="De politie houdt elk jaar 12 controles.")
    maak_raad(plan.gemeente)
    stuk = plan_bij_de_raad(plan)
    page = pagina(360, javascript=False)
    log_in_als(page, GebruikerFactory.create(rol=Rol.GRIFFIE))

    page.goto(reverse("admin:planning_bestuursstuk_change", args=(stuk.pk,)))
    page.get_by_role("link", name="Amendement invoeren…").click()
    page.get_by_text("Doel ‘Minder inbraken’", exact=True).first.click()
    geen_zijwaartse_scroll(page)
    page.locator("input[name=nummer]").fill("A")
    page.locator("input[name=titel]").fill("Meer controles")
    page.get_by_label("Midden").check()
    page.locator("select[name=plek]").select_option(label="Doel ‘Minder inbraken’, tekst")
    page.locator("textarea[name=was]").fill("13 controles")
    page.locator("textarea[name=wordt]").fill("20 controles")
    page.get_by_role("button", name="Opslaan", exact=True).click()
    expect(page.locator("body")).to_contain_text("deze passage staat niet (meer) zo")
    page.locator("textarea[name=was]").fill("12 controles")
    page.get_by_role("button", name="Opslaan", exact=True).click()

    page.get_by_role("link", name="A", exact=True).click()
    page.get_by_role("link", name="Stemming vastleggen…").click()
    geen_zijwaartse_scroll(page)
    page.get_by_label("Groot: voor").fill("8")
    page.get_by_label("Midden: tegen").fill("5")
    page.get_by_label("Klein: voor").fill("4")
    page.get_by_role("button", name="Leg de stemming vast").click()
    expect(page.locator(".messagelist, .meldingen")).to_contain_text("Aangenomen met 12 stemmen voor en 5 tegen.")

    page.goto(reverse("admin:planning_bestuursstuk_actie", args=(stuk.pk, "raad_besluit")))
    page.get_by_role("button", name="Besluit van de raad vastleggen").click(timeout=90_000)
    expect(page.locator(".messagelist, .meldingen")).to_contain_text("is nu: definitief")

    bezoeker = pagina(360)
    bezoeker.goto("/plan/")
    expect(bezoeker.locator("#thema-" + thema.slug)).to_contain_text("De politie houdt elk jaar 20 controles.")
    bijlage = bezoeker.locator("#wijzigingen")
    expect(bijlage.locator("del")).to_contain_text("12")
    expect(bijlage.locator("ins")).to_contain_text("20")
    expect(bijlage).to_contain_text("Aangenomen met 12 stemmen voor en 5 tegen.")
    geen_zijwaartse_scroll(bezoeker)
    axe(bezoeker)
    assert Bestuursstuk.objects.get().status == Stukstatus.DEFINITIEF


@pytest.mark.parametrize("breedte", BREEDTES)
def test_a_resident_finds_the_decision_of_the_council_in_two_clicks(pagina: Opener, breedte: int):
    plan = BeleidsplanFactory.create(is_actueel=True)
    thema = ThemaFactory.create(beleidsplan=plan, status=Themastatus.GEPRIORITEERD, naam="Inbraak")
    tafel = RaadstafelFactory.create(beleidsplan=plan)
    ToezeggingFactory.create(raadstafel=tafel, thema=thema)
    RaadsvraagFactory.create(raadstafel=tafel)
    raad(plan_bij_de_raad(plan))
    page = pagina(breedte, javascript=False)
    page.goto("/")
    if breedte < _MENU_OPEN:
        page.get_by_text("Menu", exact=True).click()  # opening is not going anywhere

    page.get_by_role("link", name="De raad", exact=True).click()
    geen_zijwaartse_scroll(page)
    page.get_by_role("link", name="De raad stelt het plan vast").click()

    expect(page.get_by_text("de raad stelde het vast op 27 november 2019").first).to_be_visible()
    met_script = pagina(breedte)
    for adres in ("/raad/", f"/themas/{thema.slug}/"):
        met_script.goto(adres)
        axe(met_script)
