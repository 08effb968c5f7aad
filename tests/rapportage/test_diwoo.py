"""Sitemaps with DiWoo metadata: what is public is in one of them, valid, under our own name; what is not is in none."""

from datetime import UTC, date, datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.test import Client
from lxml import etree
from pytest_django import DjangoAssertNumQueries

from planning.stuk.workflow import RAAD_BESLIST, VOOR_DE_RAAD
from rapportage.diwoo.indeling import INDELING, soorten_in
from rapportage.diwoo.queries import sitemapindexen, sitemaps_van, woodocumenten
from rapportage.diwoo.sitemaps import PER_SITEMAP, index_xml, sitemap_xml
from rapportage.diwoo.waardelijsten import gemeenten, informatiecategorieen, waarden
from rapportage.documenten.enums import Documentsoort
from rapportage.models import Document
from tests.factories.planning import DocumentFactory
from tests.rapportage.diwookeuring import DIWOO, SITEMAP, gebreken, lees

MOMENT = datetime(2019, 10, 10, 9, 0, tzinfo=UTC)
LATER = MOMENT + timedelta(days=30)
WEBADRES = "https://veiligheid.voorbeeldstad.nl"


def openbaar(soort: Documentsoort = Documentsoort.PLAN, **velden: object) -> Document:
    gewoon: dict[str, object] = {
        "soort": soort,
        "gepubliceerd_op": MOMENT,
        "beleidsplan__gemeente__tooi_code": "gm0003",
    }
    document: Document = DocumentFactory.create(**{**gewoon, **velden})
    return document


def adressen(inhoud: bytes) -> list[str]:
    return [str(loc.text) for loc in lees(inhoud).iter(f"{SITEMAP}loc")]


def teksten(inhoud: bytes, naam: str) -> list[str]:
    return [str(element.text) for element in lees(inhoud).iter(f"{DIWOO}{naam}")]


# ── Lists and table: pure ────────────────────────────────────────────────────────────────────────


def test_a_sitemap_is_written_alike_before_and_after_a_document_was_drawn():
    # As WeasyPrint does when it is imported, which is when the first document is drawn.
    ElementTree.register_namespace("", "")

    assert b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"' in sitemap_xml([])


def test_every_kind_of_document_has_its_place_and_every_word_of_it_is_in_the_lists():
    assert set(INDELING) == set(Documentsoort)
    for indeling in INDELING.values():
        assert indeling.informatiecategorie.nummer == indeling.categorie
        assert indeling.soort.naam == indeling.documentsoort
        assert indeling.gedaan.naam == indeling.handeling


def test_what_the_council_takes_note_of_was_received_and_everything_else_adopted():
    ontvangen = {soort for soort, indeling in INDELING.items() if indeling.handeling == "ontvangst"}

    assert ontvangen == set(VOOR_DE_RAAD) - set(RAAD_BESLIST)
    assert {indeling.handeling for soort, indeling in INDELING.items() if soort not in ontvangen} == {"vaststelling"}


def test_categories_are_numbered_in_the_order_of_the_law():
    grondslagen = [categorie.grondslag for categorie in informatiecategorieen().values()]

    assert list(informatiecategorieen()) == [f"{nummer:03}" for nummer in range(1, 19)]
    assert grondslagen == [
        *(f"artikel 3.3, eerste lid, onder {letter}" for letter in "abcde"),
        *(f"artikel 3.3, tweede lid, onder {letter}" for letter in "abcdefghijkl"),
        "artikel 3.1",
    ]


@pytest.mark.parametrize(
    ("nummer", "dag", "verplicht"),
    [
        ("004", date(2024, 10, 31), False),
        ("004", date(2024, 11, 1), True),
        ("008", date(2100, 1, 1), False),
        ("018", date(2022, 5, 1), True),
    ],
)
def test_a_category_is_obligatory_from_its_day_and_without_one_not_yet(nummer: str, dag: date, verplicht: bool):
    assert informatiecategorieen()[nummer].is_verplicht_op(dag) is verplicht


def test_a_value_is_known_by_the_whole_address_that_the_schema_asks_for():
    assert waarden("handelingen")["vaststelling"].uri == "https://identifier.overheid.nl/tooi/def/thes/kern/c_641ecd76"
    assert waarden("talen")["Papiamento"].uri == "https://identifier.overheid.nl/tooi/def/thes/xtrn/PAP-AW"
    assert "https://identifier.overheid.nl/tooi/id/gemeente/gm0150" in gemeenten()


@pytest.mark.parametrize("nummer", ["001", "019", "", "geen"])
def test_a_category_that_we_have_nothing_of_has_no_kinds(nummer: str):
    assert soorten_in(nummer) == ()


# ── What is in a sitemap ─────────────────────────────────────────────────────────────────────────


@pytest.mark.django_db
@pytest.mark.parametrize("soort", Documentsoort)
def test_a_public_document_is_in_one_sitemap_which_is_valid(client: Client, soort: Documentsoort):
    document = openbaar(soort, titel="Veilig & <weerbaar>", is_fictief=soort == Documentsoort.UITSLAG)
    nummer = INDELING[soort].categorie

    index = client.get(f"/sitemapindex-diwoo-infocat{nummer}.xml")
    sitemap = client.get(f"/sitemap-diwoo-infocat{nummer}-1.xml")

    assert gebreken(index.content) == gebreken(sitemap.content) == []
    assert adressen(index.content) == [f"{WEBADRES}/sitemap-diwoo-infocat{nummer}-1.xml"]
    assert adressen(sitemap.content) == [f"{WEBADRES}/documenten/{document.slug}.pdf"]
    assert teksten(sitemap.content, "officieleTitel") == ["Veilig & <weerbaar>"]
    assert teksten(sitemap.content, "informatiecategorie") == [informatiecategorieen()[nummer].waarde.naam]
    assert ("verzonnen" in sitemap.content.decode()) is document.is_fictief


@pytest.mark.django_db
def test_the_metadata_say_what_when_and_by_whom():
    openbaar(
        nummer="2019-7",
        sha256="a" * 64,
        datum=date(2019, 10, 1),
        beleidsplan__van_jaar=2020,
        beleidsplan__tot_jaar=2023,
    )

    inhoud = sitemap_xml(woodocumenten("008", 1, moment=MOMENT))

    assert teksten(inhoud, "identifier") == ["2019-7", f"sha256:{'a' * 64}"]
    assert teksten(inhoud, "creatiedatum") == ["2019-10-01"]
    assert teksten(inhoud, "begindatum") + teksten(inhoud, "einddatum") == [
        "2020-01-01T00:00:00",
        "2023-12-31T23:59:59",
    ]
    assert teksten(inhoud, "atTime") == ["2019-07-10T11:00:00+02:00"]
    uitgever = next(lees(inhoud).iter(f"{DIWOO}publisher"))
    assert uitgever.get("resource") == "https://identifier.overheid.nl/tooi/id/gemeente/gm0003"
    assert str(uitgever.text).startswith("gemeente ")


@pytest.mark.django_db
def test_only_a_plan_holds_for_a_period():
    openbaar(Documentsoort.STARTNOTITIE)

    assert teksten(sitemap_xml(woodocumenten("008", 1, moment=MOMENT)), "geldigheid") == []


@pytest.mark.django_db
def test_a_municipality_that_the_schema_does_not_know_is_named_without_an_identifier():
    openbaar(beleidsplan__gemeente__tooi_code="gm9999")

    inhoud = sitemap_xml(woodocumenten("008", 1, moment=MOMENT))

    assert gebreken(inhoud) == []
    assert next(lees(inhoud).iter(f"{DIWOO}publisher")).get("resource") is None


@pytest.mark.django_db
def test_signs_that_no_xml_can_hold_do_not_break_it():
    openbaar(titel="Veilig\x0b\x1f en\ufffe weerbaar")

    assert teksten(sitemap_xml(woodocumenten("008", 1, moment=MOMENT)), "officieleTitel") == ["Veilig en weerbaar"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("naam", "schade"),
    [("publisher", None), ("atTime", "10 juli"), ("creatiedatum", "1-10-2019"), ("documentsoort", "vlugschrift")],
)
def test_what_is_wrong_is_found(naam: str, schade: str | None):
    openbaar()
    wortel = lees(sitemap_xml(woodocumenten("008", 1, moment=MOMENT)))
    element = next(wortel.iter(f"{DIWOO}{naam}"))
    if schade is None:
        element.getparent().remove(element)
    else:
        element.text = schade

    assert gebreken(etree.tostring(wortel)) != []


# ── What is not, and how much ────────────────────────────────────────────────────────────────────


@pytest.mark.django_db
@pytest.mark.parametrize("op", [None, datetime(2199, 1, 1, tzinfo=UTC)])
def test_what_is_not_public_is_nowhere(client: Client, op: datetime | None):
    openbaar(gepubliceerd_op=op)

    assert client.get("/sitemapindex-diwoo-infocat008.xml").status_code == 404
    assert client.get("/sitemap-diwoo-infocat008-1.xml").status_code == 404
    assert "Sitemap" not in client.get("/robots.txt").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "pad",
    [
        "sitemapindex-diwoo-infocat001.xml",
        "sitemapindex-diwoo-infocat999.xml",
        "sitemapindex-diwoo-infocat8.xml",
        "sitemap-diwoo-infocat008-2.xml",
        "sitemap-diwoo-infocat008-0.xml",
        "sitemap-diwoo-infocat008-99999.xml",
        "sitemap-diwoo-infocat008-999999999999999999999.xml",
        "sitemap-diwoo-infocat008-\u0661.xml",
    ],
)
def test_an_address_that_means_nothing_is_not_found(client: Client, pad: str):
    openbaar()

    assert client.get(f"/{pad}").status_code == 404


@pytest.mark.django_db
def test_more_than_a_sitemap_holds_goes_on_in_the_next_and_what_is_full_stays_as_it_is():
    eerste, tweede, derde = (openbaar(gepubliceerd_op=op) for op in (MOMENT, MOMENT, LATER))

    vooraf = woodocumenten("008", 1, moment=MOMENT, per=2)
    regels = sitemaps_van("008", moment=LATER, per=2)
    delen = [woodocumenten("008", deel, moment=LATER, per=2) for deel in (1, 2, 3)]

    assert [[document.adres.rsplit("/", 1)[1] for document in deel] for deel in delen] == [
        [f"{eerste.slug}.pdf", f"{tweede.slug}.pdf"],
        [f"{derde.slug}.pdf"],
        [],
    ]
    assert vooraf == delen[0]
    assert [(regel.adres[-6:], regel.gewijzigd_op) for regel in regels] == [("-1.xml", MOMENT), ("-2.xml", LATER)]
    assert gebreken(index_xml(informatiecategorieen()["008"], regels)) == []


@pytest.mark.django_db
def test_a_full_sitemap_stays_under_the_size_that_the_protocol_allows():
    openbaar(titel="é" * 200, nummer="9" * 30, is_fictief=True)

    een = len(sitemap_xml(woodocumenten("008", 1, moment=MOMENT)))

    assert een * PER_SITEMAP < 50_000_000


@pytest.mark.django_db
@pytest.mark.parametrize("aantal", [1, 3])
def test_one_query_whatever_the_number(django_assert_num_queries: DjangoAssertNumQueries, aantal: int):
    for _ in range(aantal):
        openbaar()

    with django_assert_num_queries(3):
        assert len(sitemaps_van("008", moment=MOMENT)) == 1
        assert len(woodocumenten("008", 1, moment=MOMENT)) == aantal
        assert len(sitemapindexen(moment=MOMENT)) == 1


# ── How it is served ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.django_db
def test_robots_txt_names_each_index_once_under_our_own_name(client: Client):
    for soort in (Documentsoort.PLAN, Documentsoort.STARTNOTITIE, Documentsoort.NOTA):
        openbaar(soort)

    antwoord = client.get("/robots.txt", HTTP_HOST="localhost")

    assert antwoord["Content-Type"].startswith("text/plain")
    assert antwoord.content.decode().split("\n") == [
        "User-agent: *",
        "Disallow: /admin/",
        "",
        f"Sitemap: {WEBADRES}/sitemapindex-diwoo-infocat008.xml",
        f"Sitemap: {WEBADRES}/sitemapindex-diwoo-infocat018.xml",
        "",
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "pad",
    ["/robots.txt", "/sitemapindex-diwoo-infocat008.xml", "/sitemap-diwoo-infocat008-1.xml", "/documenten/rss.xml"],
)
def test_anybody_may_keep_it_for_a_while_and_nobody_gets_a_cookie(client: Client, pad: str):
    document = openbaar(beleidsplan__is_actueel=True)

    antwoord = client.get(pad, HTTP_HOST="127.0.0.1")

    assert document.beleidsplan.is_actueel
    assert antwoord.status_code == 200
    assert "public" in antwoord["Cache-Control"]
    assert not antwoord.cookies
    assert "Cookie" not in antwoord.get("Vary", "")
    assert "127.0.0.1" not in antwoord.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("pad", ["/sitemap-diwoo-infocat008-1.xml", "/documenten/rss.xml"])
def test_a_program_that_has_it_is_not_sent_it_again(client: Client, pad: str):
    openbaar(beleidsplan__is_actueel=True)
    eerst = client.get(pad)

    nog_eens = client.get(pad, HTTP_IF_NONE_MATCH=eerst["ETag"])

    assert nog_eens.status_code == 304
