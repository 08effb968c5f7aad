"""The letters with a personal link: one page each, a code that a camera reads, valid, and kept nowhere."""

from datetime import date

import pytest
from django.core.cache import caches
from django.template.loader import render_to_string

from consultatie.models import Vragenlijst
from consultatie.uitnodiging.queries import BRIEVEN_PER_BESTAND
from consultatie.uitnodiging.tokens import token_van
from rapportage.brieven.verzamelen import brieven_van, kop_van
from rapportage.pdf import kenmerken, maak_pdf
from tests.factories.consultatie import UitnodigingFactory, VragenlijstFactory
from tests.thema.beheer import als
from thema.basis.rollen import Rol

pytestmark = pytest.mark.django_db

DAG = date(2019, 8, 1)
BEGIN = "https://veiligheid.voorbeeld.nl/u/"
ADRES = {"lid__email": "", "lid__adres": "Grote Kerkhof 1", "lid__postcode": "7411 KT", "lid__plaats": "Deventer"}


@pytest.fixture
def lijst() -> Vragenlijst:
    return VragenlijstFactory.create(open_=True, open_tot=date(2019, 9, 15))


def _html(lijst: Vragenlijst) -> str:
    gegevens = brieven_van(lijst, deel=1, datum=DAG, begin_van_link=BEGIN)
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
    lang = ADRES | {"lid__naam": "Mevrouw A.B.C. van der Voorbeeld-Achternaam tot Landgoed"}
    UitnodigingFactory.create_batch(3, vragenlijst=lijst, **lang)

    pdf = maak_pdf(_html(lijst))

    assert kenmerken(pdf).paginas == 3


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
