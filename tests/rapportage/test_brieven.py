"""The letters with a personal link: one page each, a code that a camera reads, valid, and kept nowhere."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.cache import caches
from django.template.loader import render_to_string
from django.urls import reverse

from consultatie.models import Uitnodiging, Vragenlijst
from consultatie.uitnodiging.queries import BRIEVEN_PER_BESTAND, Brievendeel, brievendeel_van, brievendelen
from consultatie.uitnodiging.tokens import token_van
from rapportage.brieven.overtypen import om_over_te_typen
from rapportage.brieven.verzamelen import Brieven, brieven_van, kop_van
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


# Everybody.
ALLES = Brievendeel(1, 0, 2**62)


def _brieven(lijst: Vragenlijst, deel: Brievendeel = ALLES) -> Brieven | None:
    return brieven_van(lijst, deel=deel, datum=DAG, begin_van_link=BEGIN)


def _nummers(lijst: Vragenlijst, delen: list[Brievendeel]) -> list[str]:
    return [brief.nummer for deel in delen for brief in getattr(_brieven(lijst, deel), "brieven", ())]


def _html(lijst: Vragenlijst, *, tekens: str = "") -> str:
    gegevens = _brieven(lijst, brievendelen(lijst)[0])
    assert gegevens
    if tekens:
        over = om_over_te_typen(f"{BEGIN}{tekens}/")
        gegevens = replace(gegevens, brieven=tuple(replace(brief, overtypen=over) for brief in gegevens.brieven))
    return render_to_string("rapportage/brieven.html", {"document": gegevens, "kop": kop_van(lijst, datum=DAG)})


def test_a_letter_goes_to_who_has_an_address_and_wants_to_hear_whether_they_took_part_or_not(lijst):
    met_adres = [UitnodigingFactory.create(vragenlijst=lijst, is_gebruikt=al, **ADRES) for al in (False, True)]
    UitnodigingFactory.create(vragenlijst=lijst)
    UitnodigingFactory.create(vragenlijst=lijst, lid__afgemeld_op=DAG, **ADRES)

    gegevens = _brieven(lijst)

    assert {brief.link for brief in gegevens.brieven} == {f"{BEGIN}{token_van(een.pk)}/" for een in met_adres}


def test_a_file_holds_so_many_letters_and_the_next_one_goes_on(lijst):
    UitnodigingFactory.create_batch(BRIEVEN_PER_BESTAND + 1, vragenlijst=lijst, **ADRES)

    delen = [_brieven(lijst, deel) for deel in brievendelen(lijst)]

    assert [len(deel.brieven) for deel in delen] == [BRIEVEN_PER_BESTAND, 1]


@pytest.mark.parametrize(("aantal", "delen"), [(0, 0), (1, 1), (BRIEVEN_PER_BESTAND, 1), (BRIEVEN_PER_BESTAND + 1, 2)])
def test_the_files_together_hold_everybody_once(lijst, aantal: int, delen: int):
    uitnodigingen = UitnodigingFactory.create_batch(aantal, vragenlijst=lijst, **ADRES)

    gevonden = brievendelen(lijst)

    assert len(gevonden) == delen
    assert sorted(_nummers(lijst, gevonden)) == sorted(een.lid.nummer for een in uitnodigingen)


def test_nobody_is_skipped_or_told_of_when_people_take_part_and_leave_between_two_files(lijst):
    uitnodigingen = UitnodigingFactory.create_batch(BRIEVEN_PER_BESTAND + 5, vragenlijst=lijst, **ADRES)
    eerste, tweede = brievendelen(lijst)
    voor = [_nummers(lijst, [deel]) for deel in (eerste, tweede)]
    Uitnodiging.objects.filter(pk__in=[een.pk for een in uitnodigingen[:20]]).update(is_gebruikt=True)

    meegedaan = [_nummers(lijst, [deel]) for deel in (eerste, tweede)]
    uitnodigingen[30].lid.delete()
    vertrokken = _nummers(lijst, [tweede])

    assert meegedaan == voor
    assert vertrokken == voor[1]


def test_the_page_of_invitations_gives_each_file_its_bounds_and_they_stay_that_file(lijst):
    uitnodigingen = UitnodigingFactory.create_batch(2, vragenlijst=lijst, **ADRES)
    pagina = als(Rol.OOV).get(reverse("admin:consultatie_vragenlijst_uitnodigingen", args=[lijst.pk]))
    (deel,) = brievendelen(lijst)
    Uitnodiging.objects.update(is_gebruikt=True)

    assert f"/brieven/{lijst.slug}-1.pdf?na=0&amp;tot={deel.tot}" in pagina.content.decode()
    assert deel.tot == max(een.lid_id for een in uitnodigingen)
    assert brievendeel_van(lijst, 1, na="0", tot=str(deel.tot)) == deel
    assert brievendelen(lijst) == [deel]


@pytest.mark.parametrize(("na", "tot"), [("0", None), (None, "5"), ("", ""), ("x", "5"), ("-1", "5"), ("0", "9" * 40)])
def test_bounds_that_no_page_gave_are_no_file(lijst, na, tot):
    UitnodigingFactory.create(vragenlijst=lijst, **ADRES)

    assert brievendeel_van(lijst, 1, na=na, tot=tot) is None


def test_bounds_around_more_than_a_printer_takes_are_no_file(lijst):
    UitnodigingFactory.create_batch(2 * BRIEVEN_PER_BESTAND + 1, vragenlijst=lijst, **ADRES)

    assert brievendeel_van(lijst, 1, na="0", tot=str(10**15)) is None


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
    (brief,) = _brieven(lijst).brieven
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
