"""Papers in the admin, as each role finds, makes and writes them."""

from datetime import date

import pytest

from planning.models import Bestuursstuk
from planning.stuk.enums import Stukstatus
from planning.stuk.opzet import stuk_opzetten
from planning.stuk.queries import nu_bij
from rapportage.documenten.enums import Documentsoort
from tests.factories.planning import (
    BestuursstukFactory,
    RoutingstapFactory,
    maak_complete_mededeling,
    maak_complete_nota,
)
from tests.factories.thema import BeleidsplanFactory, TekstblokFactory
from tests.planning.stukbeheer import LIJST, formulier_van, stap
from tests.thema.beheer import als
from thema.basis.rollen import Rol

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _op_10_juli(settings):
    """The house believes that it is 10 July 2019, the day that the nota of 2019 became definitive."""
    settings.DEBUG, settings.VANDAAG = True, date(2019, 7, 10)


# ── The list ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("status", "velden", "bij"),
    [
        (Stukstatus.CONCEPT, {}, "OOV, die het schrijft"),
        (Stukstatus.ROUTING, {}, "Bestuurssecretariaat, voor de agenda"),
        (Stukstatus.COLLEGE, {"college_datum": date(2019, 7, 9)}, "College, 9 juli 2019"),
        (Stukstatus.COLLEGE, {}, "College, dag nog niet bekend"),
        (Stukstatus.RAAD, {"raad_datum": date(2019, 7, 17)}, "Raad, 17 juli 2019"),
        (Stukstatus.DEFINITIEF, {}, "Niemand: definitief"),
        (Stukstatus.VERWORPEN, {}, "Niemand: verworpen"),
        (Stukstatus.INGETROKKEN, {}, "Niemand: ingetrokken"),
    ],
)
def test_the_list_says_who_has_it_now(status: Stukstatus, velden: dict[str, date], bij: str):
    stuk = BestuursstukFactory.create(status=status, **velden)

    assert nu_bij(stuk) == bij
    assert bij in als(Rol.GRIFFIE).get(f"{LIJST}?plan=alle").content.decode()


def test_a_paper_in_routing_waits_for_whom():
    stuk = BestuursstukFactory.create(status=Stukstatus.ROUTING)
    for rol in ("Burgemeester", "gem.secr."):
        RoutingstapFactory.create(stuk=stuk, rol=rol, is_geparafeerd=False)
    RoutingstapFactory.create(stuk=stuk, volgorde=0, rol="Programmamanager")

    assert nu_bij(stuk) == "Routing: wacht op Burgemeester"


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_list_takes_a_fixed_number_of_queries(django_assert_max_num_queries, aantal: int):
    plan = BeleidsplanFactory.create()
    for stuk in BestuursstukFactory.create_batch(aantal, beleidsplan=plan, status=Stukstatus.ROUTING):
        RoutingstapFactory.create(stuk=stuk)
    griffie = als(Rol.GRIFFIE)

    with django_assert_max_num_queries(14):
        griffie.get(LIJST)


def test_the_list_shows_the_current_plan_first():
    plan = BeleidsplanFactory.create(is_actueel=True)
    BestuursstukFactory.create(beleidsplan=plan, onderwerp="Van dit plan")
    BestuursstukFactory.create(onderwerp="Van een ander plan")
    oov = als(Rol.OOV)

    assert "Van een ander plan" not in oov.get(LIJST).content.decode()
    assert "Van een ander plan" in oov.get(f"{LIJST}?plan=alle").content.decode()


# ── Making one ───────────────────────────────────────────────────────────────────────────────────


def test_a_new_nota_has_its_headings_boxes_and_the_names_of_the_last_one():
    plan = BeleidsplanFactory.create(is_actueel=True)
    vorige = maak_complete_nota(plan, nummer="2019-000001")
    vorige.nota.college = "Burgemeester\nWeth. Grijsen"
    vorige.nota.save()
    RoutingstapFactory.create(stuk=vorige, volgorde=1, rol="Burgemeester König", datum=date(2019, 7, 1))
    RoutingstapFactory.create(stuk=vorige, volgorde=2, rol="gem.secr.", is_geparafeerd=True)
    oov = als(Rol.OOV)

    formulier = formulier_van(oov, f"{LIJST}add/?soort=nota")
    antwoord = oov.post(f"{LIJST}add/", formulier | {"onderwerp": "Nieuwe nota", "nummer": "2019-000002"})

    nota = Bestuursstuk.objects.get(nummer="2019-000002")
    assert antwoord["Location"] == f"{LIJST}{nota.pk}/change/"
    assert (nota.soort, nota.datum, nota.beleidsplan) == (Documentsoort.NOTA, date(2019, 7, 10), plan)
    assert [sectie.kop for sectie in nota.secties.all()] == [
        "Inleiding",
        "Beoogd resultaat",
        "Kader",
        "Argumenten voor en tegen",
        "Argumenten voor",
        "Argumenten tegen",
        "Extern draagvlak (partners)",
        "Financiële consequenties",
        "Aanpak/uitvoering",
    ]
    assert nota.nota.college == "Burgemeester\nWeth. Grijsen"
    assert [(stap.rol, stap.is_geparafeerd, stap.datum) for stap in nota.routing.all()] == [
        ("Burgemeester König", None, None),
        ("gem.secr.", False, None),
    ]
    assert [regel.lijst for regel in nota.besluitenlijst.all()] == ["akkoordstukken", "openbaar", "besloten"]
    assert [punt.tekst for punt in nota.besluitpunten.all()] == ["De nota en het besluit openbaar te maken."]


@pytest.mark.parametrize(
    ("soort", "koppen"),
    [
        (Documentsoort.NOTA, 9),
        (Documentsoort.RAADSMEDEDELING, 4),
        (Documentsoort.STARTNOTITIE, 11),
        (Documentsoort.PLAN, 0),
    ],
)
def test_each_kind_begins_with_its_own_headings(soort: Documentsoort, koppen: int):
    BeleidsplanFactory.create(is_actueel=True)
    oov = als(Rol.OOV)

    oov.post(f"{LIJST}add/", formulier_van(oov, f"{LIJST}add/?soort={soort}") | {"onderwerp": "Nieuw"})

    assert Bestuursstuk.objects.get().secties.count() == koppen


def test_adding_several_goes_on_to_the_next():
    BeleidsplanFactory.create(is_actueel=True)
    oov = als(Rol.OOV)
    formulier = formulier_van(oov, f"{LIJST}add/?soort=plan") | {"onderwerp": "Plan", "_addanother": "1"}

    assert oov.post(f"{LIJST}add/", formulier)["Location"] == f"{LIJST}add/"


def test_a_paper_that_has_sections_is_left_alone():
    stuk = maak_complete_mededeling(BeleidsplanFactory.create())

    stuk_opzetten(stuk)

    assert stuk.secties.count() == 1


# ── Writing ──────────────────────────────────────────────────────────────────────────────────────


def test_the_form_of_a_nota_saves_its_parts():
    stuk = maak_complete_nota(BeleidsplanFactory.create())
    oov, adres = als(Rol.OOV), f"{LIJST}{stuk.pk}/change/"
    formulier = formulier_van(oov, adres)

    antwoord = oov.post(adres, formulier | {"besluitpunten-0-tekst": "De nota en het besluit openbaar te maken;"})

    assert antwoord.status_code == 302
    assert stuk.besluitpunten.get().tekst.endswith(";")


def test_only_a_progress_report_asks_over_which_year():
    mededeling = BestuursstukFactory.create()
    voortgang = BestuursstukFactory.create(soort=Documentsoort.VOORTGANGSRAPPORTAGE)
    oov = als(Rol.OOV)

    assert "id_voortgang" not in oov.get(f"{LIJST}{mededeling.pk}/change/").content.decode()
    assert "id_voortgang" in oov.get(f"{LIJST}{voortgang.pk}/change/").content.decode()


def test_a_section_takes_text_blocks_of_its_own_plan():
    stuk = maak_complete_mededeling(BeleidsplanFactory.create())
    TekstblokFactory.create(beleidsplan=stuk.beleidsplan, titel="Eigen blok")
    TekstblokFactory.create(titel="Vreemd blok")

    html = als(Rol.OOV).get(f"{LIJST}{stuk.pk}/change/").content.decode()

    assert "Eigen blok" in html
    assert "Vreemd blok" not in html


def test_status_plan_and_kind_are_not_fields():
    stuk = maak_complete_mededeling(BeleidsplanFactory.create())
    oov, adres = als(Rol.OOV), f"{LIJST}{stuk.pk}/change/"

    oov.post(
        adres, formulier_van(oov, adres) | {"status": "definitief", "soort": "plan", "vergrendeld_op": "2019-07-10"}
    )

    stuk.refresh_from_db()
    assert (stuk.status, stuk.soort, stuk.vergrendeld_op) == ("concept", "raadsmededeling", None)


@pytest.mark.parametrize("rol", [Rol.OOV, Rol.GRIFFIE])
def test_who_may_not_write_a_paper_now_can_read_it(rol: Rol):
    stuk = maak_complete_mededeling(BeleidsplanFactory.create(), status=Stukstatus.COLLEGE)
    client, adres = als(rol), f"{LIJST}{stuk.pk}/change/"

    antwoord = client.get(adres)

    assert antwoord.status_code == 200
    assert "_save" not in antwoord.content.decode()
    assert client.post(adres, {"onderwerp": "Anders"}).status_code == 403


def test_above_the_form_stand_status_desk_lacks_steps_and_pdf():
    stuk = BestuursstukFactory.create(soort=Documentsoort.STARTNOTITIE)

    html = als(Rol.OOV).get(f"{LIJST}{stuk.pk}/change/").content.decode()

    assert "Bekijk als pdf (concept)" in html
    assert f'href="/dossier/{stuk.pk}.pdf"' in html
    assert "Voeg ten minste één sectie met tekst toe." in html
    assert "In routing brengen…" in html
    assert "Intrekken…" in html
    assert "Agenderen" not in html


def test_under_the_form_stands_the_way_it_went():
    stuk = maak_complete_mededeling(BeleidsplanFactory.create())
    oov = als(Rol.OOV)
    stap(oov, stuk, "in_routing", opmerking="Graag voor de zomer.")

    html = oov.get(f"{LIJST}{stuk.pk}/change/").content.decode()

    assert "De weg van dit stuk" in html
    assert "Graag voor de zomer." in html


def test_a_number_that_is_in_use_is_a_message():
    BestuursstukFactory.create(nummer="2019-001335")
    stuk = maak_complete_mededeling(BeleidsplanFactory.create(), nummer="2019-001336")
    oov, adres = als(Rol.OOV), f"{LIJST}{stuk.pk}/change/"

    antwoord = oov.post(adres, formulier_van(oov, adres) | {"nummer": "2019-001335"})

    assert "Dit nummer is al in gebruik bij een ander stuk." in antwoord.content.decode()
