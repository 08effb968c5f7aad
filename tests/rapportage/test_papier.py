"""The questionnaire on paper: the same questions in a form for a pen, valid for archive and reader, for who may have it."""

from datetime import date
from typing import Any

import pytest
from django.core.cache import caches
from django.template.loader import get_template, render_to_string
from django.test import Client

from consultatie.models import Vragenlijst
from consultatie.vragenlijst.papier import kenmerk
from consultatie.vragenlijst.services import versie_vastleggen
from consultatie.vragenlijst.vraagtypen import VRAAGTYPEN
from rapportage.papier.verzamelen import VORMEN, kop_van, papier_van
from rapportage.pdf import maak_pdf
from tests.factories.consultatie import SectieFactory, VraagFactory, VragenlijstFactory
from tests.factories.thema import ThemaFactory, WijkFactory
from tests.rapportage.pdfkeuring import (
    alternatieven,
    bladwijzers,
    gebreken,
    koppen_zonder_scope,
    paginateksten,
    tabellen_zonder_koppen,
)
from tests.thema.beheer import als
from thema.basis.klok import nu
from thema.basis.rollen import Rol

pytestmark = pytest.mark.django_db
DAG = date(2019, 8, 1)
LINK = "https://veiligheid.voorbeeld.nl/consultatie/denk-mee/"


@pytest.fixture
def lijst() -> Vragenlijst:
    """Every type of question once, and one that hangs on another."""
    lijst = VragenlijstFactory.create(open_=True, slug="denk-mee", open_tot=None)
    for slug in ("drugs", "cyber", "zorg"):
        ThemaFactory(beleidsplan=lijst.beleidsplan, slug=slug, naam=slug.title(), kern=f"Over {slug}.")
    WijkFactory.create_batch(9, gemeente=lijst.beleidsplan.gemeente)
    sectie = SectieFactory(vragenlijst=lijst, titel="Uw buurt", toelichting="Over de buurt waar u woont.")
    meer: dict[str, dict[str, Any]] = {
        "een": {"heeft_anders": True},
        "meer": {"aantal": 2, "opties": "Op straat\nThuis\nElders", "alleen_als": "een", "alleen_als_antwoorden": "Ja"},
        "schaal": {"label_laag": "onveilig", "label_hoog": "veilig"},
        "matrix": {"rijen": "Station\nPark", "opties": "Veilig\nOnveilig"},
    }
    tweede = SectieFactory(vragenlijst=lijst, titel="Over alles")
    for soort in VRAAGTYPEN:
        VraagFactory(
            **{
                "sectie": sectie if soort in meer else tweede,
                "sleutel": soort,
                "soort": soort,
                "tekst": f"Vraag van soort {soort}?",
                "opties": "Ja\nNee",
                **meer.get(soort, {}),
            }
        )
    return lijst


def _html(lijst: Vragenlijst, *, concept: bool = False) -> str:
    papier = papier_van(lijst, None if concept else versie_vastleggen(lijst, op=nu()), dag=DAG, link=LINK)
    return render_to_string(
        "rapportage/papier.html", {"document": papier, "kop": kop_van(papier, thema_css="thema/standaard-document.css")}
    )


def test_every_type_of_question_has_a_form_on_paper():
    assert set(VORMEN) == set(VRAAGTYPEN)
    for vorm in VORMEN.values():
        get_template(f"rapportage/papier/{vorm}.html")


@pytest.mark.traag
def test_the_paper_holds_every_question_and_is_valid_for_archive_and_reader(lijst):
    pdf = maak_pdf(_html(lijst))

    tekst = " ".join(paginateksten(pdf))
    assert gebreken(pdf) == []
    assert (koppen_zonder_scope(pdf), tabellen_zonder_koppen(pdf)) == (0, 0)
    vragen = lijst.versies.get().vragen
    for nummer, vraag in enumerate(vragen, start=1):
        assert f"{nummer}. {vraag['tekst']}" in tekst
    assert len(vragen) == len(VRAAGTYPEN)
    # 3 + 3 + 5 + 4 + 10 + 9 + 6 + 4 boxes, the example, and a box for a number at 2 × 3 themes.
    gevonden = alternatieven(pdf)
    assert gevonden.count("Vakje") == 3 + 3 + 5 + 4 + 10 + 9 + 6 + 4
    assert gevonden.count("Vakje voor een nummer") == 6
    assert gevonden.count("Vakje met een kruis") == 1
    assert bladwijzers(pdf, 2) == [
        "Zo werkt het",
        "Deel 1: Uw buurt",
        "Deel 2: Over alles",
        "Klaar? Lever het formulier in",
    ]


@pytest.mark.traag
def test_each_page_says_which_version_it_is_and_which_page_of_how_many(lijst):
    bladen = paginateksten(maak_pdf(_html(lijst)))

    merk = f"versie 1 ({kenmerk(lijst.versies.get().definitie)})"
    assert len(bladen) > 1
    for nummer, blad in enumerate(bladen, start=1):
        assert merk in blad
        assert f"pagina {nummer} van {len(bladen)}" in blad


@pytest.mark.traag
def test_a_question_stands_on_one_page_and_a_section_begins_with_one(lijst):
    for soort in ("een", "meer", "schaal"):
        for nummer in range(3):
            VraagFactory(
                sectie=lijst.secties.get(titel="Over alles"),
                sleutel=f"{soort}-{nummer}",
                tekst=f"Nog een {soort} {nummer}?",
                opties="\n".join(f"Antwoord {soort}{nummer}-{optie}" for optie in range(7)),
            )

    bladen = paginateksten(maak_pdf(_html(lijst)))

    for soort in ("een", "meer", "schaal"):
        for nummer in range(3):
            (blad,) = (blad for blad in bladen if f"Nog een {soort} {nummer}?" in blad)
            assert f"Antwoord {soort}{nummer}-0" in blad
            assert f"Antwoord {soort}{nummer}-6" in blad


def test_for_whom_a_question_is_stands_there_by_the_number_of_the_other(lijst):
    html = _html(lijst)

    zin = "Deze vraag is er alleen voor wie bij vraag 1 ‘Ja’ aankruiste. Kruiste u iets anders aan? Sla deze vraag dan over."
    assert zin in html
    assert "Kruis hooguit 2 antwoorden aan." in html
    assert "Zet uw naam niet op dit formulier." in html
    assert LINK in html
    assert f"gemeente {lijst.beleidsplan.gemeente.naam}" in html


def test_the_paper_says_until_when_and_where_to_and_whether_it_needs_a_stamp(lijst):
    gemeente = lijst.beleidsplan.gemeente
    lijst.open_tot = date(2019, 9, 15)
    assert "Het adres:" in _html(lijst)

    gemeente.telefoon, gemeente.postadres = "14 000", "Postbus 1, 1234 AB Stad"
    per_post = _html(lijst)
    gemeente.antwoordnummer = "Antwoordnummer 2,  1234 VB Stad"
    zonder_postzegel = _html(lijst)

    assert per_post.count("uiterlijk op 15 september 2019") == 2
    assert "<br>Postbus 1<br>1234 AB Stad</p>" in per_post
    assert "Plak een postzegel op de envelop." in per_post
    assert "Hebt u een vraag over dit formulier? Bel 14 000." in per_post
    assert "Het adres:" not in per_post
    assert "<br>Antwoordnummer 2<br>1234 VB Stad</p>" in zonder_postzegel
    assert "U hebt geen postzegel nodig." in zonder_postzegel


def test_what_staff_wrote_is_text_and_no_markup(lijst):
    lijst.secties.get(titel="Uw buurt").vragen.filter(sleutel="een").update(tekst="<script>alert(1)</script>")

    html = _html(lijst)

    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_a_concept_says_so_and_leads_nowhere(lijst):
    html = _html(lijst, concept=True)

    assert "document/concept.css" in html
    assert LINK not in html
    assert "<title>CONCEPT " in html


@pytest.mark.traag
def test_while_it_is_open_everybody_has_it_without_a_cookie_and_afterwards_staff(lijst):
    versie_vastleggen(lijst, op=nu())
    caches["pdf"].clear()

    bezoeker = Client().get("/consultatie/denk-mee/papier.pdf")

    assert bezoeker.status_code == 200
    assert bezoeker.content.startswith(b"%PDF")
    assert not bezoeker.cookies
    assert "Cookie" not in bezoeker.headers.get("Vary", "")
    Vragenlijst.objects.update(open_tot=date(2019, 8, 2))
    assert Client().get("/consultatie/denk-mee/papier.pdf").status_code == 404
    assert als(Rol.GRIFFIE).get("/consultatie/denk-mee/papier.pdf").status_code == 200


def test_the_same_content_has_the_same_signs_and_other_content_other_ones():
    een = {"titel": "A", "secties": []}

    assert kenmerk(een) == kenmerk({"secties": [], "titel": "A"})
    assert kenmerk(een) != kenmerk({"titel": "B", "secties": []})
