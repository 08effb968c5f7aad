"""The secretariat brings a nota through routing and the college in a real browser, without JavaScript."""

from datetime import date

from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from planning.models import Bestuursstuk
from planning.stuk.enums import Stukstatus
from tests.e2e.browser import BREEDTES, UITERLIJK, Opener, axe, geen_zijwaartse_scroll
from tests.e2e.voorbeeld import log_in_als
from tests.factories.planning import CollegevergaderingFactory, RoutingstapFactory, maak_complete_nota
from tests.factories.thema import BeleidsplanFactory, GebruikerFactory
from thema.basis.rollen import Rol

pytestmark = UITERLIJK


def _routing(stuk: Bestuursstuk) -> str:
    return f"/admin/planning/bestuursstuk/{stuk.pk}/routing/"


def _vergader(page: Page, agenda: str) -> None:
    """From the agenda to the public list of decisions."""
    page.goto(agenda)
    page.get_by_role("button", name="Agenda vaststellen").click()
    page.get_by_role("button", name="Vergadering is gehouden").click()
    page.get_by_role("link", name="Leg het besluit vast").click()
    page.get_by_role("button", name="Besluit van het college vastleggen").click()
    page.goto(agenda)
    page.get_by_role("button", name="Besluitenlijst vastleggen en openbaar maken").click()
    expect(page.get_by_text("De besluitenlijst ligt vast")).to_be_visible()
    page.get_by_role("link", name="Besluitenlijst van het college van 9 juli 2019").click()


def _bekijk(page: Page, gebruiker: User, paden: list[str]) -> None:
    """The pages as they are with scripts on."""
    log_in_als(page, gebruiker)
    for pad in paden:
        page.goto(pad)
        for breedte in BREEDTES:
            page.set_viewport_size({"width": breedte, "height": 800})
            axe(page)
            geen_zijwaartse_scroll(page)


def _stuur_terug(page: Page, reden: str) -> None:
    page.get_by_role("link", name="Stuur het hele stuk terug").click()
    page.get_by_label("Waarom?").fill(reden)
    page.get_by_role("button", name="Terugsturen naar concept").click()
    page.get_by_role("link", name="Routing: wie parafeerde").click()


def _in_routing(page: Page, stuk: Bestuursstuk) -> None:
    page.goto(f"/admin/planning/bestuursstuk/{stuk.pk}/change/")
    page.get_by_role("link", name="In routing brengen").click()
    page.get_by_role("button", name="In routing brengen").click()


def _parafeer(page: Page) -> None:
    page.get_by_role("link", name="Routing: wie parafeerde").click()
    page.get_by_role("link", name="Paraferen").click()
    page.get_by_role("button", name="Paraferen").click()
    expect(page.get_by_text("voor de agenda").first).to_be_visible()


def test_a_nota_goes_round_comes_back_goes_round_again_and_is_decided_on(pagina: Opener, settings):
    settings.DEBUG, settings.VANDAAG = True, date(2019, 7, 9)
    plan = BeleidsplanFactory(is_actueel=True)
    stuk = maak_complete_nota(plan, onderwerp="Startnotitie", nummer="2019-1", college_datum=date(2019, 7, 9))
    RoutingstapFactory(stuk=stuk, rol="gem.secr.", is_geparafeerd=False)
    vergadering = CollegevergaderingFactory(beleidsplan=plan)
    oov, page = pagina(1280, javascript=False), pagina(1280, javascript=False)
    log_in_als(oov, GebruikerFactory(rol=Rol.OOV))
    secretariaat = GebruikerFactory(rol=Rol.BESTUURSSECRETARIAAT)
    log_in_als(page, secretariaat)

    _in_routing(oov, stuk)
    page.goto(f"/admin/planning/bestuursstuk/{stuk.pk}/change/")
    _parafeer(page)
    _stuur_terug(page, "Het kader klopt niet.")
    expect(page.get_by_text("gem.secr.: paraaf van 9 juli 2019 vervallen")).to_be_visible()

    _in_routing(oov, stuk)
    page.goto(f"/admin/planning/bestuursstuk/{stuk.pk}/change/")
    _parafeer(page)
    page.get_by_role("link", name="Naar het stuk").click()
    page.get_by_role("link", name="Agenderen voor het college").click()
    page.get_by_role("button", name="Agenderen voor het college").click()

    _vergader(page, f"/admin/planning/collegevergadering/{vergadering.pk}/agenda/")
    expect(page.get_by_role("heading", name="1. Startnotitie")).to_be_visible()
    stuk.refresh_from_db()
    assert stuk.status == Stukstatus.DEFINITIEF
    _bekijk(
        pagina(1280), secretariaat, [_routing(stuk), f"/admin/planning/collegevergadering/{vergadering.pk}/agenda/"]
    )
