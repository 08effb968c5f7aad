"""The first three papers of the example: every literal of the founding document, in the file itself."""

import pytest

from mjbp.voorbeeld.laden import Stap, laad
from tests.mjbp.brondocument import (
    AANPAK,
    AFSTEMMING,
    BESLUITPUNTEN,
    HOOFDSTUKKEN,
    ONTWIKKELTHEMAS,
    PARTNERS,
    VEILIGHEIDSTHEMAS,
)
from tests.mjbp.voorbeeldbank import eens_getekend, weggooien
from tests.rapportage.pdfkeuring import alternatieven, bladwijzers
from tests.rapportage.voorbeeldstukken import Stuk, in_volgorde, vastgelegd

pytestmark = pytest.mark.traag


@pytest.fixture(scope="module")
def stukken(django_db_setup, django_db_blocker) -> dict[str, Stuk]:
    """The three papers with which the process began."""
    with django_db_blocker.unblock(), weggooien():
        with eens_getekend():
            laad(Stap.STARTNOTITIE, meld=lambda _: None)
        return vastgelegd()


# ── The nota: R1 to R22 ─────────────────────────────────────────────────────────────────────────


def test_r1_to_r9_the_fields_of_the_nota(stukken):
    velden = [
        "Notanummer 2019-001335",
        "Datum 27-06-2019",
        "Team DEV-BLD",
        "Onderwerp Startnotitie MJBP Veiligheid",
        "Programma 02 Openbare orde en veiligheid",
        "Portefeuillehouder Burgemeester",
        "BIS Openbaar",
        "Status Definitief 10-07-2019",
        "B & W 09-07-2019 Raad geen datum Burgemeester geen datum",
        "Burgemeester Weth. Grijsen Weth. De Geest Weth. Verhaar Weth. Walder Weth. Rorink",
        "Akkoordstukken geen datum Openbaar 09-07-2019 Besloten geen datum",
        "Programmamanager Veiligheid geen geen datum",
        "Burgemeester König geen 01-07-2019",
        "adj.secr. geen datum",
        "gem.secr. 04-07-2019",
    ]

    assert "Nota voor burgemeester en wethouders Startnotitie MJBP Veiligheid" in stukken["nota"].tekst
    assert in_volgorde(stukken["nota"].paginas[0], velden) == []


def test_r6_r7_r14_each_box_says_whether_it_is_ticked(stukken):
    wel, niet = "Aangekruist", "Niet aangekruist"

    besluitenlijst, routing, opties = [niet, wel, niet], [niet, wel], [wel, niet, niet, niet, niet, niet]
    assert alternatieven(stukken["nota"].pdf) == besluitenlijst + routing + opties


def test_r10_r11_the_appendices_and_the_three_points(stukken):
    delen = [
        "Bijlagen",
        "Startnotitie Meerjarenbeleidsplan Veiligheid 2020-2023",
        "Raadsmededeling 2019-001322",
        "Besloten wordt",
        "B & W d.d. 09-07-2019",
        *BESLUITPUNTEN,
    ]

    assert in_volgorde(stukken["nota"].tekst, delen) == []


def test_r12_to_r18_money_openness_notices_and_councils(stukken):
    delen = [
        "Financiële gevolgen voor de gemeente? Nee",
        "Begrotingswijziging Nee",
        "Voorstel openbaarmaking",
        "Wet openbaarheid van bestuur (Wob)",
        "De nota en het besluit openbaar te maken",
        "De nota en het besluit openbaar te maken vergezeld van bijgaand persbericht",
        "De nota en het besluit openbaar te maken nadat",
        "De nota en het besluit openbaar te maken, behalve",
        "Het besluit openbaar te maken, maar niet de nota, gelet op artikel",
        "De nota en het besluit niet openbaar te maken, gelet op artikel",
        "Kennisgeving (publicatie) conform Awb Nee",
        "Bekendmaking conform Awb Nee",
        "Adviesraden Geen.",
    ]

    assert in_volgorde(stukken["nota"].tekst, delen) == []


def test_r19_to_r22_the_explanation(stukken):
    delen = [
        "Toelichting",
        "Inleiding",
        "veilig, rechtvaardig en weerbaar",
        "Beoogd resultaat",
        "Kader",
        "Argumenten voor en tegen",
        "Argumenten voor",
        "artikel 172 van de Gemeentewet",
        "Argumenten tegen Niet van toepassing.",
        "Extern draagvlak (partners)",
        "Financiële consequenties Niet van toepassing.",
        "Aanpak/uitvoering",
        *AANPAK,
    ]

    assert in_volgorde(stukken["nota"].tekst, delen) == []


# ── The mededeling and the startnotitie: R23 to R34 ─────────────────────────────────────────────


def test_r23_the_fields_of_the_mededeling(stukken):
    velden = [
        "Raadsmededeling",
        "Onderwerp Startnotitie Meerjarenbeleidsplan Veiligheid 2020-2023",
        "Mededelingennr 2019-001322",
        "Portef.houder Burgemeester",
        "Team DEV-BLD",
        "BenW-besluit d.d. 9 juli 2019",
    ]

    assert in_volgorde(stukken["raadsmededeling"].paginas[0], velden) == []


def test_r24_four_numbered_sections_of_which_the_last_has_four_parts(stukken):
    pdf = stukken["raadsmededeling"].pdf

    assert bladwijzers(pdf, 2) == [
        "1. Inleiding: waarom deze mededeling",
        "2. Kader",
        "3. Kern van de boodschap",
        "4. Nadere toelichting",
    ]
    assert bladwijzers(pdf, 3) == AANPAK


def test_r25_the_title_page_of_the_startnotitie(stukken):
    delen = ["Meerjarenbeleidsplan Veiligheid", "2020-2023", "Startnotitie", "Programma Veiligheid", "juli 2019"]

    assert in_volgorde(stukken["startnotitie"].paginas[0], delen) == []


def test_r26_the_chapters_of_the_startnotitie(stukken):
    assert bladwijzers(stukken["startnotitie"].pdf)[1:] == HOOFDSTUKKEN


def test_r27_to_r34_the_startnotitie_keeps_the_facts(stukken):
    delen = [
        "voor de periode 2020-2023",
        "eind 2019",
        "Met lef en liefde voor Deventer",
        "Trends in Deventer, in de regio en in Nederland",
        "actueel veiligheidsbeeld",
        "analyse van het beleid",
        "raadstafel van 5 juni 2019",
        "prioriteiten",
        "instrumenten",
        "samenwerking",
        "de kaders, de uitgangspunten, de planning en de organisatie",
    ]

    assert in_volgorde(stukken["startnotitie"].tekst, delen) == []


@pytest.mark.parametrize("soort", ["nota", "raadsmededeling", "startnotitie"])
def test_r21_r27_r57_one_text_stands_in_all_three(stukken, soort):
    tekst = stukken[soort].tekst

    assert "Deventer wil veilig, rechtvaardig en weerbaar zijn." in tekst
    assert in_volgorde(tekst, ["overzichtelijk, helder en leesbaar, en het is SMART", *AFSTEMMING, "IJsselland"]) == []


def test_r35_to_r41_eleven_themes_stand_in_the_startnotitie_with_their_text(stukken):
    assert bladwijzers(stukken["startnotitie"].pdf, 2) == [
        "Waarom veiligheid telt",
        *ONTWIKKELTHEMAS,
        *VEILIGHEIDSTHEMAS,
    ]


def test_r42_seventeen_partners_stand_in_the_startnotitie(stukken):
    assert "zeventien partners" in stukken["startnotitie"].tekst
    assert " ".join(PARTNERS) in stukken["startnotitie"].tekst
