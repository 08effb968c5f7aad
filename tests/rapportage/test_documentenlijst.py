"""The list of documents: what can be looked for in it, and the feed of what is new."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from lxml import etree
from pytest_django import DjangoAssertNumQueries

from rapportage.documenten.enums import Documentsoort
from rapportage.documenten.keuze import Documentkeuze, jaren_van, keuze_uit, kies, soorten_van
from rapportage.documenten.nieuws import MEESTE, berichten_van
from rapportage.documenten.queries import Documentregel
from tests.factories.planning import DocumentFactory
from tests.factories.rapportage import ResultaatpublicatieFactory
from tests.factories.thema import BeleidsplanFactory
from thema.models import Beleidsplan

MOMENT = datetime(2019, 10, 10, 9, 0, tzinfo=UTC)
WEBADRES = "https://veiligheid.voorbeeldstad.nl"


def regel(
    titel: str, *, soort: Documentsoort = Documentsoort.NOTA, jaar: int = 2019, nummer: str = ""
) -> Documentregel:
    return Documentregel(
        code=soort.value,
        soort=soort.label,
        titel=titel,
        nummer=nummer,
        slug=titel.lower(),
        datum=date(jaar, 7, 9),
        besluit="",
        is_fictief=False,
        omvang="",
    )


REGELS = (
    regel("Voortgang Veiligheid", soort=Documentsoort.VOORTGANGSRAPPORTAGE, jaar=2021),
    regel("Plan Veiligheid 2020-2023", soort=Documentsoort.PLAN, jaar=2020),
    regel("Startnotitie Veiligheid: één stad", nummer="2019-001335"),
)


@pytest.mark.parametrize(
    ("gevraagd", "gevonden"),
    [
        ({}, [0, 1, 2]),
        ({"soort": "plan"}, [1]),
        ({"jaar": "2019"}, [2]),
        ({"woord": "veiligheid"}, [0, 1, 2]),
        ({"woord": "  VOORTGANG "}, [0]),
        ({"woord": "stad een"}, [2]),
        ({"woord": "2020–2023"}, [1]),
        ({"woord": "2019-001335"}, [2]),
        ({"woord": "drugs"}, []),
        ({"soort": "plan", "jaar": "2021"}, []),
        ({"soort": "plan", "jaar": "2020", "woord": "plan"}, [1]),
    ],
)
def test_what_fits_all_that_was_asked_for_is_found(gevraagd: dict[str, str], gevonden: list[int]):
    assert kies(REGELS, keuze_uit(gevraagd, REGELS)) == tuple(REGELS[plek] for plek in gevonden)


@pytest.mark.parametrize(
    "gevraagd",
    [
        {"soort": "geheim"},
        {"soort": "\x00", "jaar": "\x00", "woord": "\x00"},
        {"soort": "raadsmededeling"},
        {"jaar": "1e3"},
        {"jaar": "2019' OR 1=1"},
        {"jaar": "9" * 5000},
        {"woord": " "},
        {"iets": "anders"},
    ],
)
def test_nonsense_asks_for_nothing(gevraagd: dict[str, str]):
    assert keuze_uit(gevraagd, REGELS) == Documentkeuze()


def test_signs_that_separate_words_alone_find_everything():
    assert kies(REGELS, keuze_uit({"woord": "--%_"}, REGELS)) == REGELS


def test_a_choice_says_how_many_have_it():
    assert [(optie.waarde, optie.aantal) for optie in soorten_van(REGELS)] == [
        ("nota", 1),
        ("plan", 1),
        ("voortgangsrapportage", 1),
    ]
    assert [(optie.waarde, optie.aantal) for optie in jaren_van([*REGELS, REGELS[0]])] == [
        ("2021", 2),
        ("2020", 1),
        ("2019", 1),
    ]


# ── The page ─────────────────────────────────────────────────────────────────────────────────────


def actueel() -> Beleidsplan:
    plan: Beleidsplan = BeleidsplanFactory.create(is_actueel=True)
    return plan


@pytest.mark.django_db
def test_the_page_keeps_what_was_asked_and_says_how_many_are_left(client: Client):
    plan = actueel()
    DocumentFactory.create(beleidsplan=plan, titel="Het <plan>", soort=Documentsoort.PLAN, gepubliceerd_op=MOMENT)
    DocumentFactory.create(beleidsplan=plan, titel="Een mededeling", gepubliceerd_op=MOMENT)
    DocumentFactory.create(beleidsplan=plan, titel="Geheim plan", soort=Documentsoort.PLAN)

    html = client.get("/documenten/", {"soort": "plan", "woord": '"><plan'}).content.decode()

    assert "Het &lt;plan&gt;" in html
    assert "Een mededeling" not in html
    assert "Geheim plan" not in html
    assert "U ziet 1 van de 2 documenten" in html
    assert '<option value="plan" selected>' in html
    assert 'value="&quot;&gt;&lt;plan"' in html


@pytest.mark.django_db
def test_nothing_found_says_what_to_do(client: Client):
    plan = actueel()
    DocumentFactory.create_batch(2, beleidsplan=plan, gepubliceerd_op=MOMENT)

    html = client.get("/documenten/?woord=drugs").content.decode()

    assert "Er is geen document dat bij uw keuze past" in html
    assert '<a class="tap" href="/documenten/">' in html


@pytest.mark.django_db
@pytest.mark.parametrize("vraag", ["soort=%00&jaar=%00&woord=%00", "woord=%ff%fe", "jaar=²", "woord=" + "a" * 5000])
def test_whatever_stands_in_the_address_the_page_opens(client: Client, vraag: str):
    plan = actueel()
    DocumentFactory.create_batch(2, beleidsplan=plan, gepubliceerd_op=MOMENT)

    assert client.get(f"/documenten/?{vraag}").status_code == 200


# ── The feed ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.django_db
def test_the_feed_holds_what_is_public_newest_first_under_our_own_name(client: Client):
    plan = actueel()
    oud = DocumentFactory.create(beleidsplan=plan, titel="Oud & <wijs>\x0b", gepubliceerd_op=MOMENT, is_fictief=True)
    DocumentFactory.create(beleidsplan=plan, titel="Geheim")
    DocumentFactory.create(beleidsplan=plan, titel="Morgen", gepubliceerd_op=datetime(2199, 1, 1, tzinfo=UTC))
    DocumentFactory.create(titel="Van een ander plan", gepubliceerd_op=MOMENT)
    uitslag = ResultaatpublicatieFactory.create(
        vragenlijst__beleidsplan=plan, gepubliceerd_op=MOMENT + timedelta(days=1)
    )
    ResultaatpublicatieFactory.create(
        vragenlijst=uitslag.vragenlijst, nummer=2, toelichting="Beter.", gepubliceerd_op=MOMENT + timedelta(days=2)
    )

    antwoord = client.get("/documenten/rss.xml", HTTP_HOST="localhost")

    wortel = etree.fromstring(antwoord.content)
    resultaat = f"{WEBADRES}/resultaten/{uitslag.vragenlijst.slug}/"
    assert antwoord["Content-Type"] == "application/rss+xml; charset=utf-8"
    assert [(item.findtext("title"), item.findtext("link")) for item in wortel.iter("item")] == [
        (f"Resultaten: {uitslag.vragenlijst.titel}, versie 2", f"{resultaat}?versie=2"),
        (f"Resultaten: {uitslag.vragenlijst.titel}", resultaat),
        ("Raadsmededeling: Oud & <wijs>", f"{WEBADRES}/documenten/{oud.slug}/"),
    ]
    assert "verzonnen" in wortel.findall(".//item/description")[-1].text
    assert wortel.findtext("channel/link") == f"{WEBADRES}/documenten/"
    assert "localhost" not in antwoord.content.decode()


@pytest.mark.django_db
def test_the_page_points_at_the_feed(client: Client):
    actueel()

    html = client.get("/documenten/").content.decode()

    assert '<link rel="alternate" type="application/rss+xml"' in html
    assert html.count('href="/documenten/rss.xml"') == 2


@pytest.mark.django_db
@pytest.mark.parametrize("aantal", [1, 3])
def test_page_and_feed_ask_as_much_whatever_the_number(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, aantal: int
):
    plan = actueel()
    DocumentFactory.create_batch(aantal, beleidsplan=plan, gepubliceerd_op=MOMENT)
    for _ in range(aantal):
        ResultaatpublicatieFactory.create(vragenlijst__beleidsplan=plan)

    with django_assert_num_queries(2):
        assert len(berichten_van(plan, moment=MOMENT)) == 2 * aantal
    # The plan for the page, the plan for the frame around it, the documents.
    with django_assert_num_queries(3):
        client.get("/documenten/?woord=startnotitie")


@pytest.mark.django_db
def test_the_feed_holds_no_more_than_a_reader_wants():
    plan = actueel()
    DocumentFactory.create_batch(MEESTE + 1, beleidsplan=plan, gepubliceerd_op=MOMENT)

    assert len(berichten_van(plan, moment=MOMENT)) == MEESTE
