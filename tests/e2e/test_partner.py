"""A partner in a real browser: from the link to the signature, with and without JavaScript, on a phone and wide."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from consultatie.mailing.services import mailing_klaarzetten, mailing_vrijgeven
from consultatie.models import Ondertekening
from tests.consultatie.mailingen import OP, ronde_met_partner, verstuur
from tests.consultatie.partners import pad, reactie_met_link, thema_van
from tests.e2e.browser import BREEDTES, UITERLIJK, Opener, axe, geen_zijwaartse_scroll
from tests.factories.consultatie import MailingFactory
from tests.factories.thema import ThemaFactory
from thema.models import Standpunt


def _ronde() -> str:
    """A round with two themes; the address of the first."""
    reactie = reactie_met_link(
        reactie__partner__naam="Politie",
        reactie__partnerconsultatie__beleidsplan__is_actueel=True,
        reactie__partnerconsultatie__open_tot=date(2100, 1, 1),
    )
    thema_van(reactie, naam="Cyber", volgorde=2)
    return pad("partnerthema", thema_van(reactie, naam="Drugs", volgorde=1).slug)


def test_a_partner_signs_without_javascript(pagina: Opener):
    """The browser sends these forms with the origin "null", as no-referrer asks: they must be taken all the same."""
    _ronde()
    page = pagina(360, javascript=False)
    page.goto(pad())

    page.get_by_role("link", name="Begin met Drugs").click()
    page.get_by_role("group", name="Steunt u voorrang voor dit thema?").get_by_label("Steunt", exact=True).check()
    page.get_by_role("group", name="Steunt u de aanpak van dit thema?").get_by_label("Geen mening").check()
    page.get_by_label("Wat doet uw organisatie?").fill("Lessen op scholen.")
    page.get_by_role("button", name="Bewaar en ga terug").click()
    expect(page.get_by_role("heading", name="1 van 2 thema’s ingevuld")).to_be_visible()
    page.get_by_role("link", name="Kijk na en onderteken").click()
    page.get_by_label("Uw naam").fill("A. de Vries")
    page.get_by_label("Uw functie").fill("teamchef")
    page.get_by_label("Ik mag dit namens").check()
    page.get_by_role("button", name="Onderteken namens Politie").click()

    expect(page.get_by_role("heading", name="Het standpunt van Politie is ondertekend")).to_be_visible()
    assert page.context.cookies() == []
    assert Ondertekening.objects.get().inhoud["themas"][0]["activiteit"] == "Lessen op scholen."


def _link_uit_de_mail() -> str:
    """The address that a partner finds in the mail that staff let go, as far as it is of this site."""
    ronde = ronde_met_partner()
    ronde.beleidsplan.is_actueel, ronde.open_tot = True, date(2100, 1, 1)
    ronde.beleidsplan.save()
    ronde.save()
    ThemaFactory(beleidsplan=ronde.beleidsplan, naam="Drugs")
    mailing = MailingFactory.create(voor_partners=True, partnerconsultatie=ronde)
    mailing_klaarzetten(mailing, door=None, op=OP)
    mailing_vrijgeven(mailing, door=None, op=OP)
    (mail,) = verstuur().mails
    gevonden = re.search(r"/partner/\S+/", str(mail.body))
    assert gevonden
    return gevonden[0]


def test_a_partner_walks_from_the_mail_to_a_signed_position(pagina: Opener):
    link = _link_uit_de_mail()
    page = pagina(1280)

    page.goto(link)
    axe(page)
    page.get_by_role("link", name="Begin met Drugs").click()
    page.get_by_role("group", name="Steunt u voorrang voor dit thema?").get_by_label("Steunt", exact=True).check()
    page.get_by_role("group", name="Steunt u de aanpak van dit thema?").get_by_label("Geen mening").check()
    page.get_by_role("button", name="Bewaar en ga terug").click()
    page.get_by_role("link", name="Kijk na en onderteken").click()
    page.get_by_label("Uw naam").fill("A. de Vries")
    page.get_by_label("Uw functie").fill("teamchef")
    page.get_by_label("Ik mag dit namens").check()
    page.get_by_role("button", name="Onderteken namens").click()

    expect(page.get_by_role("heading", name="is ondertekend")).to_be_visible()
    axe(page)
    assert Standpunt.objects.get().thema.naam == "Drugs"


@UITERLIJK
@pytest.mark.parametrize("breedte", BREEDTES)
def test_every_page_of_a_partner_is_accessible_with_errors_too(pagina: Opener, breedte: int):
    thema = _ronde()
    page = pagina(breedte)

    for adres in ["/partner/onbekend/", pad(), thema]:
        page.goto(adres)
        axe(page)
        geen_zijwaartse_scroll(page)
    page.get_by_role("button", name="Bewaar en ga verder").click()
    assert page.title().startswith("Fout:")
    axe(page)
    geen_zijwaartse_scroll(page)
    page.get_by_role("group", name="Steunt u voorrang voor dit thema?").get_by_label("Steunt niet").check()
    page.get_by_role("group", name="Steunt u de aanpak van dit thema?").get_by_label("Steunt niet").check()
    page.get_by_role("button", name="Bewaar en ga verder").click()
    page.goto(pad("partnernakijken"))
    page.get_by_role("button", name="Onderteken namens Politie").click()
    assert page.title().startswith("Fout:")
    axe(page)
    geen_zijwaartse_scroll(page)
