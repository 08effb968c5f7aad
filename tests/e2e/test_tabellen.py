"""Tables and lists that are wider than the screen: what there is can be seen, or it is seen that there is more."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from tests.e2e.browser import UITERLIJK, Opener, geen_zijwaartse_scroll
from tests.e2e.voorbeeld import log_in
from tests.factories.consultatie import SectieFactory, StippenFactory, VraagFactory, VragenlijstFactory
from tests.factories.thema import BeleidsplanFactory, GebruikerFactory, PartnerFactory, StandpuntFactory, ThemaFactory
from thema.basis.rollen import Rol

pytestmark = UITERLIJK


def breedtes(page: Page, kader: str) -> tuple[int, int]:
    """Of the frame of a table: how wide its content is, and how much of that is seen."""
    wijd, zichtbaar = page.locator(kader).first.evaluate("e => [e.scrollWidth, e.clientWidth]")
    return wijd, zichtbaar


@pytest.fixture
def oov(live_url: str) -> str:
    GebruikerFactory.create(rol=Rol.OOV, username="oov")
    return "oov"


def test_the_lists_of_questionnaires_and_questions_fit_on_a_laptop(pagina: Opener, oov: str):
    plan = BeleidsplanFactory.create()
    lijst = VragenlijstFactory.create(beleidsplan=plan, titel="Denk mee over veiligheid", open_tot="2019-09-15")
    VraagFactory.create(sectie=SectieFactory.create(vragenlijst=lijst), tekst="Wat moet de gemeente eerst aanpakken?")
    page = pagina(1280)
    log_in(page, oov)

    for model in ("vragenlijst", "vraag"):
        page.goto(reverse(f"admin:consultatie_{model}_changelist"))

        wijd, zichtbaar = breedtes(page, ".results")
        assert wijd <= zichtbaar, model


def test_a_list_that_is_too_wide_scrolls_in_its_own_frame_with_a_shadow_on_the_edge(pagina: Opener, oov: str):
    VragenlijstFactory.create(titel="Denk mee over veiligheid")
    page = pagina(360)
    log_in(page, oov)

    page.goto(reverse("admin:consultatie_vragenlijst_changelist"))

    wijd, zichtbaar = breedtes(page, ".results")
    assert wijd > zichtbaar
    geen_zijwaartse_scroll(page)
    aanhechting = page.locator(".results").evaluate("e => getComputedStyle(e).backgroundAttachment")
    assert aanhechting.startswith("local, local, scroll, scroll")
    rij = page.locator(".results tbody tr").evaluate("e => getComputedStyle(e).backgroundColor")
    assert rij == "rgba(0, 0, 0, 0)"


def test_dots_are_entered_on_a_phone_without_scrolling_sideways(pagina: Opener, oov: str):
    stippen = StippenFactory.create()
    ThemaFactory.create(beleidsplan=stippen.thema.beleidsplan, naam="Crisisbeheersing en brandweer")
    page = pagina(360)
    log_in(page, oov)

    page.goto(reverse("admin:consultatie_sessiegroep_change", args=[stippen.sessiegroep_id]))

    vakken = page.locator(".rollen input[type=number]:visible")
    assert vakken.count() == 2
    for vak in vakken.all():
        kader = vak.bounding_box()
        assert kader
        assert kader["x"] + kader["width"] <= 360


def test_the_way_to_the_questions_of_a_section_is_as_large_as_a_finger(pagina: Opener, oov: str):
    sectie = SectieFactory.create()
    page = pagina(1280)
    log_in(page, oov)

    page.goto(reverse("admin:consultatie_vragenlijst_change", args=[sectie.vragenlijst_id]))

    kader = page.get_by_role("link", name="0 vragen: bewerken").bounding_box()
    assert kader
    assert kader["height"] >= 44


def test_the_name_of_a_partner_stands_beside_what_it_contributes_and_not_through_it(pagina: Opener, live_url: str):
    plan = BeleidsplanFactory.create(is_actueel=True)
    partner = PartnerFactory.create(gemeente=plan.gemeente, naam="Evenementenorganisaties")
    thema = ThemaFactory.create(beleidsplan=plan)
    StandpuntFactory.create(partner=partner, thema=thema, bijdrage="Toezicht bij evenementen.")
    page = pagina(1280)

    page.goto("/partners/")

    naam = page.locator(".row-doc h3").evaluate("e => [e.scrollWidth, e.clientWidth]")
    assert naam[0] <= naam[1]
