import hashlib
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from rapportage.documenten.enums import Documentsoort
from rapportage.documenten.onderdelen import Afzender, Sectie, Themaalinea
from rapportage.documenten.opmaken import als_json, controlegetal, maak_html, maak_inhoud
from rapportage.documenten.raadsmededeling import Raadsmededeling
from rapportage.documenten.services import document_publiceren, document_vastleggen
from rapportage.documenten.soorten import SOORTEN
from rapportage.models import Document
from rapportage.pdf import pdf_van
from tests.factories.thema import BeleidsplanFactory

MOMENT = datetime(2019, 7, 10, 8, 0, tzinfo=UTC)


def mededeling(**velden: object) -> Raadsmededeling:
    gewoon: dict[str, object] = {
        "afzender": Afzender("Voorbeeldstad", "https://identifier.overheid.nl/tooi/id/gemeente/gm0001", "thema/standaard-document.css"),
        "nummer": "2019-7",
        "datum": date(2019, 7, 9),
        "onderwerp": "Startnotitie",
        "team": "T-1",
        "portefeuillehouder": "Burgemeester",
        "college_datum": date(2019, 7, 9),
        "status": "Definitief",
        "status_datum": date(2019, 7, 10),
        "secties": (Sectie(1, "Inleiding", "Een **begin**."),),
    }  # fmt: skip
    return Raadsmededeling(**{**gewoon, **velden})  # type: ignore[arg-type]


def leg_vast(gegevens: Raadsmededeling) -> Document:
    return document_vastleggen(
        gegevens,
        beleidsplan=BeleidsplanFactory.create(is_actueel=True),
        slug="raadsmededeling-2019-7",
        besluit="De raad nam er kennis van",
        datum=gegevens.datum,
        op=MOMENT,
        pdf=pdf_van(maak_html(gegevens, concept=False)),
    )


def test_every_kind_of_document_has_its_data_and_templates() -> None:
    assert set(SOORTEN) == set(Documentsoort)


def test_the_same_data_give_the_same_hash_and_a_change_gives_another() -> None:
    assert controlegetal(mededeling()) == controlegetal(mededeling())
    assert controlegetal(mededeling()) != controlegetal(mededeling(team="T-2"))


def test_dates_are_stored_in_iso_form() -> None:
    assert als_json(mededeling())["college_datum"] == "2019-07-09"


def test_a_concept_says_so_in_words_in_title_and_status() -> None:
    html = maak_html(mededeling(), concept=True)

    assert "<title>CONCEPT Startnotitie</title>" in html
    assert 'data-status="CONCEPT' in html
    assert "CONCEPT" not in maak_html(mededeling(), concept=False)


@pytest.mark.parametrize(
    ("status", "zin"),
    [
        ("Concept", "CONCEPT: nog niet besloten"),
        ("Bij de raad", "CONCEPT: bij de raad"),
        ("Verworpen", "CONCEPT: verworpen"),
    ],
)
def test_a_concept_says_how_far_it_is(status: str, zin: str) -> None:
    assert f'data-status="{zin}"' in maak_html(mededeling(status=status), concept=True)


def test_a_day_that_was_made_up_is_called_so_in_the_running_foot() -> None:
    html = maak_html(mededeling(is_besluit_fictief=True), concept=False)

    assert 'data-status="Definitief, 10-07-2019 (voorbeelddatum)"' in html
    assert "voorbeeld" not in maak_html(mededeling(), concept=False)


def test_sections_of_a_mededeling_are_numbered_and_their_parts_are_not() -> None:
    secties = (Sectie(1, "Kader", "Tekst."), Sectie(2, "Wet", "Tekst."), Sectie(1, "Kern", "Tekst."))

    html = maak_inhoud(mededeling(secties=secties))

    assert "<h2>1. Kader</h2>" in html
    assert "<h3>Wet</h3>" in html
    assert "<h2>2. Kern</h2>" in html


def test_not_applicable_is_said_and_not_left_empty() -> None:
    secties = (Sectie(1, "Financiën", "", is_niet_van_toepassing=True),)

    assert "<p>Niet van toepassing.</p>" in maak_inhoud(mededeling(secties=secties))


def test_what_a_user_typed_cannot_become_markup() -> None:
    boos = "<script>alert(1)</script>"
    secties = (Sectie(1, boos, f"{boos} [klik](javascript:alert(1))", themas=(Themaalinea(boos, boos),)),)

    html = maak_inhoud(mededeling(onderwerp=boos, secties=secties)) + maak_html(
        mededeling(onderwerp=boos), concept=False
    )

    assert "<script" not in html
    assert 'href="javascript' not in html


def test_headings_on_the_page_start_below_its_title() -> None:
    inhoud = maak_inhoud(mededeling())

    assert "<h2>1. Inleiding</h2>" in inhoud
    assert "<h1" not in inhoud


@pytest.mark.django_db
def test_a_frozen_document_holds_the_file_its_hash_its_data_and_the_version_of_the_software() -> None:
    document = leg_vast(mededeling())

    document.refresh_from_db()
    assert hashlib.sha256(bytes(document.pdf)).hexdigest() == document.sha256
    assert (document.paginas, document.bytes) == (1, len(bytes(document.pdf)))
    assert document.gegevens["nummer"] == "2019-7"
    assert document.softwareversie
    assert document.gepubliceerd_op is None


@pytest.mark.django_db
def test_a_document_that_is_not_public_does_not_exist_for_visitors(client: Client) -> None:
    document = leg_vast(mededeling())

    assert client.get(f"/documenten/{document.slug}/").status_code == 404
    assert client.get(f"/documenten/{document.slug}.pdf").status_code == 404
    assert document.titel not in client.get("/documenten/").content.decode()


@pytest.mark.django_db
def test_a_public_document_is_shown_with_its_hash_and_served_byte_for_byte(client: Client) -> None:
    document = leg_vast(mededeling())

    document_publiceren(document, op=MOMENT)

    pagina = client.get(f"/documenten/{document.slug}/").content.decode()
    bestand = client.get(f"/documenten/{document.slug}.pdf")
    assert document.sha256 in pagina
    assert "<strong>begin</strong>" in pagina
    assert hashlib.sha256(bestand.content).hexdigest() == document.sha256
    assert bestand["Content-Type"] == "application/pdf"
    assert document.titel in client.get("/documenten/").content.decode()


@pytest.mark.django_db
def test_a_reader_that_has_the_file_is_not_sent_it_again(client: Client) -> None:
    document = leg_vast(mededeling())
    document_publiceren(document, op=MOMENT)

    antwoord = client.get(f"/documenten/{document.slug}.pdf", HTTP_IF_NONE_MATCH=f'"{document.sha256}"')

    assert antwoord.status_code == 304


@pytest.mark.django_db
def test_publishing_twice_keeps_the_first_moment() -> None:
    document = leg_vast(mededeling())

    eerst = document_publiceren(document, op=MOMENT)
    nog_eens = document_publiceren(document, op=MOMENT + timedelta(days=1))

    document.refresh_from_db()
    assert (eerst, nog_eens, document.gepubliceerd_op) == (True, False, MOMENT)


@pytest.mark.django_db
def test_before_adoption_the_plan_page_says_when_it_comes(client: Client) -> None:
    BeleidsplanFactory.create(is_actueel=True)

    antwoord = client.get("/plan/")

    assert antwoord.status_code == 200
    assert "Het plan wordt nog gemaakt" in antwoord.content.decode()


@pytest.mark.django_db
def test_a_year_without_a_report_is_not_found(client: Client) -> None:
    BeleidsplanFactory.create(is_actueel=True)

    assert client.get("/voortgang/2020/").status_code == 404
