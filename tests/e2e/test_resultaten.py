"""Results in a real browser: staff give them for inspection, a council member looks, staff weigh, everybody reads them."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.bezoek import bekijk
from tests.e2e.browser import KIJKT, UITERLIJK, Opener
from tests.e2e.voorbeeld import log_in_als
from tests.factories.thema import GebruikerFactory, GemeenteFactory
from tests.rapportage.test_vorige import OP, TOEN, maak_openbaar, maak_periode
from tests.rapportage.test_wegen import REDEN, maak_gesloten, weeg
from thema.basis.rollen import Rol


def _ingelogd(page: Page, rol: Rol) -> Page:
    log_in_als(page, GebruikerFactory.create(rol=rol))
    return page


def _kijk(page: Page) -> None:
    if KIJKT:
        bekijk(page)


def test_a_council_member_sees_figures_from_the_moment_that_staff_give_them(pagina: Opener):
    lijst = maak_gesloten(ter_inzage=False)
    pad = f"/resultaten/{lijst.slug}/"
    raadslid, oov = _ingelogd(pagina(360), Rol.RAADSLID), _ingelogd(pagina(), Rol.OOV)
    cijfers = raadslid.get_by_role("heading", name="Alle cijfers")

    raadslid.goto(pad)
    expect(raadslid.get_by_text("zodra een medewerker van Openbare orde en veiligheid")).to_be_visible()
    expect(cijfers).to_have_count(0)
    oov.goto(f"/admin/consultatie/vragenlijst/{lijst.pk}/change/")
    oov.get_by_role("link", name="Geef de cijfers ter inzage").click()
    _kijk(oov)
    oov.get_by_role("button", name="Geef de cijfers ter inzage").click()
    expect(oov.get_by_text("De cijfers zijn ter inzage voor raadsleden en medewerkers.")).to_be_visible()

    raadslid.reload()
    expect(cijfers).to_be_visible()
    expect(raadslid.get_by_text("Nog niet openbaar. Alleen raadsleden en medewerkers zien")).to_be_visible()
    _kijk(raadslid)


def test_staff_weigh_the_groups_and_hear_what_does_not_add_up(pagina: Opener):
    lijst = maak_gesloten()
    oov = _ingelogd(pagina(), Rol.OOV)
    oov.goto(f"/admin/rapportage/resultaatpublicatie/wegen/{lijst.pk}/")

    oov.get_by_label("Inwoners").fill("60")
    oov.get_by_label("Digipanel").fill("30")
    oov.get_by_label("Waarom weegt u de groepen zo?").fill(REDEN)
    oov.get_by_role("button", name="Leg de gewichten vast").click()
    expect(oov.get_by_text("samen 90%").first).to_be_visible()
    _kijk(oov)
    oov.get_by_label("Digipanel").fill("40")
    oov.get_by_role("button", name="Leg de gewichten vast").click()

    expect(oov.get_by_text("De groepen zijn gewogen.")).to_be_visible()


def test_everybody_reads_what_staff_made_public_without_javascript_or_cookie(pagina: Opener):
    lijst = maak_gesloten()
    weeg(lijst)
    pad = f"/resultaten/{lijst.slug}/"
    oov, inwoner = _ingelogd(pagina(), Rol.OOV), pagina(360, javascript=False)
    eerst = inwoner.goto(pad)

    oov.goto(f"/admin/rapportage/resultaatpublicatie/add/?vragenlijst={lijst.pk}")
    _kijk(oov)
    # It makes the paper too, with all that takes the first time.
    oov.get_by_role("button", name="Maak de resultaten openbaar").click(timeout=60_000)
    expect(oov.get_by_text("De resultaten zijn openbaar.")).to_be_visible()
    inwoner.goto(pad)

    assert eerst is not None
    assert eerst.status == 404
    expect(inwoner.get_by_role("heading", name="Inwoners en Digipanel samen, als u ze zo weegt")).to_be_visible()
    expect(inwoner.get_by_text(REDEN)).to_be_visible()
    inwoner.get_by_text("Op deze pagina", exact=True).click()
    inwoner.get_by_role("link", name="Zo is geteld").click()
    expect(inwoner.get_by_role("heading", name="Zo is geteld")).to_be_in_viewport()
    assert inwoner.context.cookies() == []


@UITERLIJK
def test_the_period_before_stands_in_pictures_and_tables_that_everybody_can_read(pagina: Opener):
    gemeente, page = GemeenteFactory.create(), pagina()
    toen = maak_openbaar(maak_periode(gemeente, 2016), 30, TOEN, dots=30)
    nu = maak_openbaar(maak_periode(gemeente, 2020), 55, OP, dots=20)

    page.goto(f"/resultaten/{nu.vragenlijst.slug}/")
    page.get_by_text("Bekijk de cijfers als tabel, groep voor groep").click()

    expect(
        page.get_by_role("table", name="Digipanel: welk deel het thema in de top 2 zette, 2016-2019 en nu")
    ).to_be_visible()
    bekijk(page)
    page.get_by_role("link", name="Bekijk de resultaten van 2016-2019").click()
    expect(page).to_have_url(re.compile(f"/resultaten/{toen.vragenlijst.slug}/"))


def test_on_paper_a_picture_is_as_wide_as_the_sheet_and_no_heading_is_torn(pagina: Opener):
    lijst = maak_gesloten()
    raadslid = _ingelogd(pagina(), Rol.RAADSLID)
    raadslid.set_viewport_size({"width": 660, "height": 950})  # what the margins leave of an A4
    raadslid.goto(f"/resultaten/{lijst.slug}/")

    raadslid.emulate_media(media="print")

    eerste = raadslid.locator("figure.fig").first
    expect(eerste.locator("svg.only-wide")).to_be_visible()
    expect(eerste.locator("svg.only-small")).to_be_hidden()
    for kop in raadslid.locator("h2").all():
        expect(kop).to_have_css("break-inside", "avoid")
