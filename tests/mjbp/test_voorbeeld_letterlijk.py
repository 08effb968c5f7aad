"""What the three papers of the founding document say literally (R1-R27), asked from the database."""

from collections.abc import Iterator
from datetime import date

import pytest

from mjbp.voorbeeld.laden import Stap, laad
from planning.stuk.enums import Openbaarmaking
from planning.stuk.models import Bestuursstuk, Stuksectie
from rapportage.documenten.models import Document
from tests.mjbp.brondocument import AANPAK, BESLUITPUNTEN, HOOFDSTUKKEN
from tests.mjbp.voorbeeldbank import eens_getekend, weggooien
from thema.tekstblok.models import Tekstblok, Tekstblokversie

pytestmark = [pytest.mark.traag, pytest.mark.django_db, pytest.mark.usefixtures("_startnotitie")]


@pytest.fixture(scope="module")
def _startnotitie(django_db_setup, django_db_blocker) -> Iterator[None]:
    with django_db_blocker.unblock(), weggooien():
        with eens_getekend():
            laad(Stap.STARTNOTITIE, meld=lambda _: None)
        yield


def _stuk(soort: str) -> Bestuursstuk:
    return Bestuursstuk.objects.get(soort=soort)


def _koppen(stuk: Bestuursstuk, niveau: int) -> list[str]:
    return list(stuk.secties.filter(niveau=niveau).order_by("volgorde").values_list("kop", flat=True))


# ── The nota for burgemeester en wethouders ──────────────────────────────────────────────────────────


def test_r1_r2_r3_the_nota_bears_its_kind_team_subject_number_day_programme_and_holder():
    nota = _stuk("nota")

    assert nota.get_soort_display() == "Nota voor burgemeester en wethouders"
    assert (nota.team, nota.onderwerp) == ("DEV-BLD", "Startnotitie MJBP Veiligheid")
    assert (nota.nummer, nota.datum) == ("2019-001335", date(2019, 6, 27))
    assert (nota.programma, nota.portefeuillehouder) == ("02 Openbare orde en veiligheid", "Burgemeester")


def test_r4_only_the_college_treats_it():
    nota = _stuk("nota")

    assert (nota.college_datum, nota.raad_datum, nota.burgemeester_datum) == (date(2019, 7, 9), None, None)


def test_r5_the_college_stands_on_it():
    assert _stuk("nota").nota.college.splitlines() == [
        "Burgemeester",
        "Weth. Grijsen",
        "Weth. De Geest",
        "Weth. Verhaar",
        "Weth. Walder",
        "Weth. Rorink",
    ]


def test_r6_the_list_of_decisions_has_one_tick():
    regels = _stuk("nota").besluitenlijst.all()

    assert [(regel.get_lijst_display(), regel.is_aangekruist, regel.datum) for regel in regels] == [
        ("Akkoordstukken", False, None),
        ("Openbaar", True, date(2019, 7, 9)),
        ("Besloten", False, None),
    ]


def test_r7_the_routing_has_four_roles():
    assert [(stap.rol, stap.is_geparafeerd, stap.datum) for stap in _stuk("nota").routing.all()] == [
        ("Programmamanager Veiligheid", None, None),
        ("Burgemeester König", None, date(2019, 7, 1)),
        ("adj.secr.", False, None),
        ("gem.secr.", True, date(2019, 7, 4)),
    ]


def test_r7_the_routing_was_walked_and_the_empty_box_is_explained():
    handelingen = _stuk("nota").routinghandelingen.all()

    assert [(een.wie, een.actie, een.datum) for een in handelingen] == [
        ("Burgemeester König", "paraferen", date(2019, 7, 1)),
        ("adj.secr.", "overslaan", None),
        ("gem.secr.", "paraferen", date(2019, 7, 4)),
    ]
    assert "niet bekend" in handelingen[1].opmerking


def test_r8_r9_it_is_public_and_definitive_on_the_tenth():
    nota = _stuk("nota")

    assert nota.nota.bis == "Openbaar"
    assert (nota.get_status_display(), nota.status_datum) == ("Definitief", date(2019, 7, 10))


def test_r10_it_goes_with_the_papers_that_it_decides_on():
    assert [bijlage.titel for bijlage in _stuk("nota").bijlagen.all()] == [
        "Startnotitie Meerjarenbeleidsplan Veiligheid 2020-2023",
        "Raadsmededeling 2019-001322",
    ]


def test_r11_three_points_are_decided():
    assert [punt.tekst for punt in _stuk("nota").besluitpunten.all()] == BESLUITPUNTEN


def test_r12_to_r18_money_openness_notices_and_councils_are_filled_in():
    gegevens = _stuk("nota").nota

    assert not gegevens.heeft_financiele_gevolgen
    assert not gegevens.heeft_begrotingswijziging
    assert gegevens.openbaarmaking == 1
    assert not gegevens.is_kennisgeving_awb
    assert not gegevens.is_bekendmaking_awb
    assert gegevens.adviesraden == ""


def test_r14_the_six_options_stand_in_their_order():
    assert [optie.label for optie in Openbaarmaking] == [
        "De nota en het besluit openbaar te maken",
        "De nota en het besluit openbaar te maken vergezeld van bijgaand persbericht",
        "De nota en het besluit openbaar te maken nadat",
        "De nota en het besluit openbaar te maken, behalve",
        "Het besluit openbaar te maken, maar niet de nota, gelet op artikel:",
        "De nota en het besluit niet openbaar te maken, gelet op artikel:",
    ]


def test_r19_r22_the_explanation_has_its_headings_in_order():
    nota = _stuk("nota")

    assert _koppen(nota, 1) == [
        "Inleiding",
        "Beoogd resultaat",
        "Kader",
        "Argumenten voor en tegen",
        "Extern draagvlak (partners)",
        "Financiële consequenties",
        "Aanpak/uitvoering",
    ]
    assert _koppen(nota, 2) == ["Argumenten voor", "Argumenten tegen", *AANPAK]


def test_r20_arguments_for_are_a_list_and_what_does_not_apply_says_so():
    nota = _stuk("nota")

    voor = nota.secties.get(kop="Argumenten voor").tekst
    assert [regel[:2] for regel in voor.splitlines()] == ["- ", "- "]
    assert "artikel 172 van de Gemeentewet" in voor
    nvt = nota.secties.filter(is_niet_van_toepassing=True).values_list("kop", flat=True)
    assert list(nvt) == ["Argumenten tegen", "Financiële consequenties"]


# ── The raadsmededeling and the startnotitie ─────────────────────────────────────────────────────────


def test_r23_the_mededeling_bears_its_own_number_and_the_day_of_the_college():
    mededeling = _stuk("raadsmededeling")

    assert mededeling.onderwerp == "Startnotitie Meerjarenbeleidsplan Veiligheid 2020-2023"
    assert (mededeling.nummer, mededeling.portefeuillehouder) == ("2019-001322", "Burgemeester")
    assert (mededeling.team, mededeling.college_datum) == ("DEV-BLD", date(2019, 7, 9))
    college = mededeling.besluiten.get(orgaan="college")
    assert college.datum == date(2019, 7, 9)


def test_r24_the_mededeling_has_four_sections_of_which_the_last_has_four_parts():
    mededeling = _stuk("raadsmededeling")

    assert _koppen(mededeling, 1) == [
        "Inleiding: waarom deze mededeling",
        "Kader",
        "Kern van de boodschap",
        "Nadere toelichting",
    ]
    assert _koppen(mededeling, 2) == AANPAK


def test_r25_the_title_page_of_the_startnotitie():
    notitie = _stuk("startnotitie")

    assert notitie.onderwerp == "Meerjarenbeleidsplan Veiligheid 2020-2023"
    assert notitie.get_soort_display() == "Startnotitie"
    assert (notitie.programma, notitie.datum.year, notitie.datum.month) == ("Programma Veiligheid", 2019, 7)


def test_r26_the_chapters_of_the_startnotitie():
    assert _koppen(_stuk("startnotitie"), 1) == HOOFDSTUKKEN


@pytest.mark.parametrize("sleutel", ["inleiding", "doel", "consulteren", "netwerksessie", "verdiepen", "opstellen"])
def test_r27_one_text_stands_in_all_three_papers(sleutel):
    soorten = Stuksectie.objects.filter(tekstblok__sleutel=sleutel).values_list("stuk__soort", flat=True)

    assert sorted(soorten) == ["nota", "raadsmededeling", "startnotitie"]


def test_r27_every_text_has_its_first_version():
    assert Tekstblokversie.objects.count() == Tekstblok.objects.count()
    assert set(Tekstblokversie.objects.values_list("nummer", flat=True)) == {1}


def test_the_three_papers_are_frozen_and_public():
    documenten = Document.objects.order_by("soort")

    assert [(d.soort, d.nummer, d.is_fictief) for d in documenten] == [
        ("nota", "2019-001335", False),
        ("raadsmededeling", "2019-001322", False),
        ("startnotitie", "", False),
    ]
    assert all(document.gepubliceerd_op for document in documenten)
    assert all(bytes(document.pdf).startswith(b"%PDF") for document in documenten)
