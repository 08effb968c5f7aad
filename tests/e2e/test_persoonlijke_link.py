"""A member of the panel in a real browser: from the link to the receipt, and what staff see of it."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from consultatie.models import Inkomend, Uitnodiging, Vragenlijst
from consultatie.uitnodiging.services import uitnodigingsronde_verder
from consultatie.uitnodiging.tokens import token_van
from consultatie.vragenlijst.services import versie_vastleggen
from tests.consultatie.mengbak import OP
from tests.e2e.browser import BREEDTES, UITERLIJK, Opener, axe, geen_zijwaartse_scroll
from tests.e2e.voorbeeld import log_in
from tests.factories.consultatie import (
    PanellidFactory,
    SectieFactory,
    UitnodigingFactory,
    VraagFactory,
    VragenlijstFactory,
)
from tests.factories.thema import BeleidsplanFactory, GebruikerFactory
from thema.basis.klok import nu
from thema.basis.rollen import Rol


@pytest.fixture
def lijst(live_url: str) -> Vragenlijst:
    """An open questionnaire with one question."""
    lijst = VragenlijstFactory.create(
        open_=True, slug="denk-mee", beleidsplan=BeleidsplanFactory.create(is_actueel=True)
    )
    VraagFactory(sectie=SectieFactory(vragenlijst=lijst), sleutel="merkt", is_verplicht=True)
    versie_vastleggen(lijst, op=nu())
    return lijst


@pytest.fixture
def link(lijst: Vragenlijst) -> str:
    return f"/u/{token_van(UitnodigingFactory.create(vragenlijst=lijst).pk)}/"


@pytest.mark.parametrize("javascript", [True, False])
def test_a_member_takes_part_once_and_leaves_no_cookie_behind(pagina: Opener, link: str, javascript: bool):
    page = pagina(360, javascript=javascript)

    page.goto(link)
    assert page.url.endswith("/consultatie/denk-mee/")
    expect(page.get_by_text("U doet mee met uw persoonlijke link.")).to_be_visible()
    page.get_by_label("Ja", exact=True).check()
    if javascript:
        page.get_by_role("button", name="Volgende stap").click()
    else:
        page.get_by_role("button", name="Controleer uw antwoorden").click()
    page.get_by_role("button", name="Verstuur uw antwoorden").click()
    page.wait_for_url("**/bedankt/?code=*")

    assert page.context.cookies() == []
    assert (Inkomend.objects.get().kanaal, Uitnodiging.objects.get().is_gebruikt) == ("digipanel", True)
    page.goto(link)
    expect(page.get_by_role("heading", name="Met deze link is al meegedaan")).to_be_visible()
    page.get_by_role("link", name="Open de vragenlijst van de website").click()
    expect(page.get_by_text("wij plaatsen geen cookies")).to_be_visible()


@UITERLIJK
@pytest.mark.parametrize("breedte", BREEDTES)
def test_every_page_around_a_personal_link_is_accessible(pagina: Opener, lijst: Vragenlijst, link: str, breedte: int):
    PanellidFactory.create(gemeente=lijst.beleidsplan.gemeente)
    page = pagina(breedte)

    page.goto("/u/geen-echte-link/")
    axe(page)
    geen_zijwaartse_scroll(page)
    page.goto(link)
    axe(page)
    geen_zijwaartse_scroll(page)
    Uitnodiging.objects.update(is_gebruikt=True)
    page.goto(link)
    axe(page)
    geen_zijwaartse_scroll(page)


@pytest.mark.parametrize("breedte", BREEDTES)
def test_staff_invite_members_with_one_button(pagina: Opener, lijst: Vragenlijst, breedte: int):
    PanellidFactory.create_batch(
        3, gemeente=lijst.beleidsplan.gemeente, adres="Grote Kerkhof 1", postcode="7411 KT", plaats="Deventer"
    )
    GebruikerFactory.create(rol=Rol.OOV, username="oov")
    page = pagina(breedte)
    log_in(page, "oov")
    page.goto(reverse("admin:consultatie_vragenlijst_change", args=[lijst.pk]))

    page.get_by_role("link", name="Uitnodigingen").click()
    page.get_by_role("button", name="Maak 3 uitnodigingen").click()

    expect(page.get_by_role("progressbar", name="0 van 3")).to_be_visible()
    page.get_by_role("link", name="Ververs vanzelf").click()
    uitnodigingsronde_verder(op=OP)
    # The page looks again by itself.
    expect(page.get_by_text("De laatste keer zijn 3 uitnodigingen gemaakt")).to_be_visible(timeout=20_000)
    expect(page.get_by_role("link", name="Download de brieven met QR-code (pdf)")).to_be_visible()
    axe(page)
    geen_zijwaartse_scroll(page)
