"""The letters with a personal link: one page each, a code that a camera reads, valid, and kept nowhere."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.cache import caches
from django.template.loader import render_to_string

from consultatie.models import Vragenlijst
from consultatie.uitnodiging.queries import BRIEVEN_PER_BESTAND
from consultatie.uitnodiging.tokens import token_van
from rapportage.brieven.overtypen import om_over_te_typen
from rapportage.brieven.verzamelen import brieven_van, kop_van
from rapportage.pdf import kenmerken, maak_pdf
from tests.factories.consultatie import UitnodigingFactory, VragenlijstFactory
from tests.rapportage.pdfkeuring import gebreken
from tests.thema.beheer import als
from thema.basis.rollen import Rol

pytestmark = pytest.mark.django_db

DAG = date(2019, 8, 1)
BEGIN = "https://veiligheid.voorbeeld.nl/u/"
ADRES = {"lid__email": "", "lid__adres": "Grote Kerkhof 1", "lid__postcode": "7411 KT", "lid__plaats": "Deventer"}


@pytest.fixture
def lijst() -> Vragenlijst:
    return VragenlijstFactory.create(open_=True, open_tot=date(2019, 9, 15))


def _html(lijst: Vragenlijst, *, tekens: str = "") -> str:
    gegevens = brieven_van(lijst, deel=1, datum=DAG, begin_van_link=BEGIN)
    assert gegevens
    if tekens:
        over = om_over_te_typen(f"{BEGIN}{tekens}/")
        gegevens = replace(gegevens, brieven=tuple(replace(brief, overtypen=over) for brief in gegevens.brieven))
    return render_to_string("rapportage/brieven.html", {"document": gegevens, "kop": kop_van(lijst, datum=DAG)})


def test_a_letter_goes_to_who_has_an_address_and_has_not_taken_part(lijst):
    met_adres = UitnodigingFactory.create(vragenlijst=lijst, **ADRES)
    UitnodigingFactory.create(vragenlijst=lijst)
    UitnodigingFactory.create(vragenlijst=lijst, is_gebruikt=True, **ADRES)

    gegevens = brieven_van(lijst, deel=1, datum=DAG, begin_van_link=BEGIN)

    assert [brief.link for brief in gegevens.brieven] == [f"{BEGIN}{token_van(met_adres.pk)}/"]


def test_a_file_holds_so_many_letters_and_the_next_one_goes_on(lijst):
    UitnodigingFactory.create_batch(BRIEVEN_PER_BESTAND + 1, vragenlijst=lijst, **ADRES)

    delen = [brieven_van(lijst, deel=deel, datum=DAG, begin_van_link=BEGIN) for deel in (1, 2, 3)]

    assert [deel and len(deel.brieven) for deel in delen] == [BRIEVEN_PER_BESTAND, 1, None]


@pytest.mark.traag
def test_each_letter_is_one_page_also_with_a_long_title_and_address(lijst):
    lijst.titel = "Wat vindt u het belangrijkste voor de veiligheid in uw eigen buurt en in de rest van de gemeente?"
    lijst.save()
    gemeente = lijst.beleidsplan.gemeente
    gemeente.telefoon, gemeente.email = "14 000", "programma-veiligheid-en-leefbaarheid@voorbeeldstad.example"
    gemeente.postadres = "Afdeling Veiligheid en Leefbaarheid, Postbus 12345, 1234 AB Voorbeeldstad aan de Rivier"
    gemeente.save()
    lang = ADRES | {"lid__naam": "Mevrouw A.B.C. van der Voorbeeld-Achternaam tot Landgoed"}
    UitnodigingFactory.create_batch(3, vragenlijst=lijst, **lang)

    # As many signs as can be that are told apart in words.
    pdf = maak_pdf(_html(lijst, tekens="0O1Il-_AAAAAAAAAAAAAAAAA"))

    assert kenmerken(pdf).paginas == 3
    assert gebreken(pdf) == []


def test_what_a_member_is_called_is_text_and_no_markup(lijst):
    UitnodigingFactory.create(vragenlijst=lijst, **ADRES | {"lid__naam": "<script>alert(1)</script>"})

    html = _html(lijst)

    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_the_file_is_for_who_may_see_members_and_stays_in_no_cache(lijst):
    UitnodigingFactory.create(vragenlijst=lijst, **ADRES)
    caches["pdf"].clear()

    antwoord = als(Rol.OOV).get(f"/brieven/{lijst.slug}-1.pdf")

    assert (antwoord.status_code, antwoord["Cache-Control"]) == (200, "no-store")
    assert antwoord.content.startswith(b"%PDF")
    assert als(Rol.GRIFFIE).get(f"/brieven/{lijst.slug}-1.pdf").status_code == 403
    assert als(Rol.OOV).get(f"/brieven/{lijst.slug}-2.pdf").status_code == 404


# ── easy to type over, and whom to ask ───────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("token", "groepen", "lastig"),
    [
        ("AbCdEfGhijKmnpqrstuvwxyz", ("AbCd", "EfGh", "ijKm", "npqr", "stuv", "wxyz"), ""),
        ("0O1Il-_AAAAAAAAAAAAAAAAA", ("0O1I", "l-_A", "AAAA", "AAAA", "AAAA", "AAAA"), "0O1Il-_"),
        ("AAAAAAAAAAAAAAAAAAAAAA--", ("AAAA", "AAAA", "AAAA", "AAAA", "AAAA", "AA--"), "-"),
    ],
)
def test_a_link_is_typed_over_in_groups_and_signs_that_look_alike_are_named(token, groepen, lastig):
    over = om_over_te_typen(f"{BEGIN}{token}/")

    assert over.begin == "veiligheid.voorbeeld.nl/u/"
    assert over.groepen == groepen
    assert "".join(over.groepen) == token
    assert "".join(teken for teken, _ in over.lastig) == lastig


@pytest.mark.parametrize("met_wit", [False, True])
def test_what_stands_in_the_letter_works_as_it_is_typed(client, lijst, met_wit):
    UitnodigingFactory.create(vragenlijst=lijst, **ADRES)
    (brief,) = brieven_van(lijst, deel=1, datum=DAG, begin_van_link=BEGIN).brieven
    getypt = (" " if met_wit else "").join(brief.overtypen.groepen)

    antwoord = client.get(f"/u/{getypt}", follow=True)

    assert antwoord.redirect_chain[-1][0] == f"/consultatie/{lijst.slug}/"


def test_who_mistakes_one_capital_has_no_link(client, lijst):
    uitnodiging = UitnodigingFactory.create(vragenlijst=lijst, **ADRES)

    antwoord = client.get(f"/u/{token_van(uitnodiging.pk).swapcase()}/")

    assert antwoord.status_code == 404
    assert "Typte u de link over?" in antwoord.content.decode()


def test_the_letter_says_until_when_whom_to_ask_and_that_paper_is_possible(lijst):
    gemeente = lijst.beleidsplan.gemeente
    gemeente.telefoon, gemeente.email, gemeente.postadres = "14 000", "veilig@voorbeeld.nl", "Postbus 1, 1234 AB Stad"
    gemeente.save()
    UitnodigingFactory.create(vragenlijst=lijst, **ADRES)

    html = _html(lijst)

    assert "U kunt meedoen tot en met <strong>15 september 2019</strong>." in html
    assert "Retouradres: Postbus 1, 1234 AB Stad" in html
    assert "Bel 14 000 of mail naar veilig@voorbeeld.nl. Wij sturen u graag een formulier op papier." in html


def test_without_a_contact_the_letter_names_who_to_ask_and_staff_are_told(lijst):
    UitnodigingFactory.create(vragenlijst=lijst, **ADRES)

    html = _html(lijst)

    assert "Laat het weten aan Team Veiligheid. Wij sturen u graag een formulier op papier." in html
    assert "Retouradres" not in html
    scherm = als(Rol.OOV).get(f"/admin/consultatie/vragenlijst/{lijst.pk}/uitnodigingen/").content.decode()
    assert "In de brieven staat nog niet waar inwoners terechtkunnen met een vraag, of geen retouradres." in scherm
