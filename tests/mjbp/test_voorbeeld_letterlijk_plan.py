"""What the founding document says literally of the plan and its process (R21, R28-R61), asked from the database."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from consultatie.vragenlijst.models import Vraag, Vragenlijst
from mjbp.voorbeeld.laden import Stap, laad
from planning.mijlpaal.models import Mijlpaal
from tests.mjbp.brondocument import AFSTEMMING, ONTWIKKELTHEMAS, PARTNERS, VEILIGHEIDSTHEMAS
from tests.mjbp.voorbeeldbank import eens_getekend, weggooien
from thema.beleidsplan.enums import Kadersoort, Leeftijdsgroep
from thema.beleidsplan.models import Beleidsplan, Bevolkingsdeel, Gemeente, Kader, Uitgangspunt, Wijk
from thema.indicator.models import Indicatorwaarde
from thema.partner.models import Contactpersoon, Lidorganisatie, Partner
from thema.tekstblok.models import Tekstblok
from thema.thema.models import Thema, Trend, Veiligheidsveld

pytestmark = [pytest.mark.traag, pytest.mark.django_db, pytest.mark.usefixtures("_startnotitie")]


@pytest.fixture(scope="module")
def _startnotitie(django_db_setup, django_db_blocker) -> Iterator[None]:
    with django_db_blocker.unblock(), weggooien():
        with eens_getekend():
            laad(Stap.STARTNOTITIE, meld=lambda _: None)
        yield


def _tekst(sleutel: str) -> str:
    return " ".join(Tekstblok.objects.get(sleutel=sleutel).tekst.split())


# ── The plan and what it starts from ─────────────────────────────────────────────────────────────────


def test_the_municipality_and_its_fifteen_districts():
    gemeente = Gemeente.objects.get()

    assert (gemeente.naam, gemeente.tooi_code) == ("Deventer", "gm0150")
    assert list(Wijk.objects.values_list("cbs_code", "naam", "inwoners")) == [
        ("WK015001", "Binnenstad", 8900),
        ("WK015002", "De Hoven", 2290),
        ("WK015003", "Zandweerd", 11760),
        ("WK015004", "Voorstad", 10725),
        ("WK015005", "Borgele en Platvoet", 5370),
        ("WK015006", "Keizerslanden", 12370),
        ("WK015007", "Rivierenwijk en Bergweide", 5665),
        ("WK015008", "Colmschate-Noord", 5840),
        ("WK015009", "Colmschate-Vijfhoek", 12560),
        ("WK015010", "Colmschate-Zuid", 9115),
        ("WK015011", "Diepenveen", 4910),
        ("WK015012", "Schalkhaar", 5940),
        ("WK015013", "Okkenbroek", 315),
        ("WK015014", "Lettele", 1705),
        ("WK015015", "Bathmen", 5925),
    ]
    assert set(Wijk.objects.values_list("peiljaar", flat=True)) == {2024}
    assert all("85984NED" in bron for bron in Wijk.objects.values_list("bron", flat=True))


def test_inhabitants_by_age_are_made_up_say_so_and_are_never_called_cbs():
    delen = list(Bevolkingsdeel.objects.all())

    assert all(deel.is_fictief and deel.bron == "Voorbeeldcijfers, verzonnen" for deel in delen)
    assert [deel.leeftijd for deel in delen] == Leeftijdsgroep.values[1:]
    inwoners = sum(wijk.inwoners or 0 for wijk in Wijk.objects.all())
    assert 0.75 < sum(deel.inwoners or 0 for deel in delen) / inwoners < 0.85


def test_r21_the_three_words_of_the_mission_stand_in_the_plan_and_bold_in_the_text():
    assert Beleidsplan.objects.get().missiewoorden == ("veilig", "rechtvaardig", "weerbaar")
    assert "**veilig**, **rechtvaardig** en **weerbaar**" in _tekst("inleiding")


def test_r28_the_plan_is_for_four_years_and_a_new_one_comes_at_the_end_of_2019():
    plan = Beleidsplan.objects.get()

    assert plan.naam == "Meerjarenbeleidsplan Veiligheid 2020-2023"
    assert list(plan.jaren) == [2020, 2021, 2022, 2023]
    assert "eind 2019" in _tekst("inleiding")
    assert plan.vraag == "Wat maakt Deventer de komende vier jaar veiliger?"


def test_r29_to_r34_the_plan_says_what_it_starts_from():
    titels = list(Uitgangspunt.objects.values_list("titel", flat=True))

    assert titels == [
        "Een plan voor vier jaar",
        "Coalitieakkoord ‘Met lef en liefde voor Deventer’",
        "Actueel veiligheidsbeeld en analyse van het huidige beleid",
        "Trends: lokaal, regionaal en landelijk",
        "Wens van de raad: interactief meedoen",
        "Keuzes: prioriteiten, instrumenten en samenwerking",
        "Kaders, uitgangspunten, planning en organisatie",
    ]


def test_r32_the_wish_of_the_council_has_its_day():
    assert Uitgangspunt.objects.get(titel__startswith="Wens van de raad").datum == date(2019, 6, 5)
    assert "raadstafel van 5 juni 2019" in _tekst("aanleiding")


def test_the_legal_frame_is_a_list_of_two():
    wetten = Kader.objects.filter(soort=Kadersoort.WET).values_list("naam", "artikel")

    assert set(wetten) == {("Politiewet 2012", "38b"), ("Gemeentewet", "172")}
    assert "artikel 172 van de Gemeentewet" in _tekst("kader")
    assert "Politiewet 2012" in _tekst("kader")
    assert "artikel 38b" in _tekst("kader")


def test_r57_r58_four_plans_to_align_with_and_examples_of_the_region():
    afstemming = Kader.objects.filter(soort=Kadersoort.AFSTEMMING).order_by("volgorde")

    assert [kader.naam for kader in afstemming] == AFSTEMMING
    assert all(plan in _tekst("opstellen") for plan in AFSTEMMING)
    assert "regio IJsselland" in Kader.objects.get(soort=Kadersoort.VOORBEELD).naam


# ── Themes and partners ──────────────────────────────────────────────────────────────────────────────


def test_r35_to_r39_four_themes_are_proposed_to_get_priority():
    themas = Thema.objects.ontwikkel()

    assert [thema.naam for thema in themas] == ONTWIKKELTHEMAS
    assert {thema.status for thema in themas} == {"voorgesteld"}
    assert "In 2018" in _tekst("ontwikkelthemas")


@pytest.mark.parametrize(
    ("slug", "feiten"),
    [
        ("ondermijning-en-weerbaarheid", ["integriteit", "onderwereld", "bovenwereld", "vertrouwen", "rechtsstaat"]),
        (
            "zorg-en-veiligheid",
            [
                "psychische klachten",
                "verstandelijke beperking",
                "verslaving",
                "2018",
                "personen met verward gedrag",
                "radicalisering en polarisering",
                "huiselijk geweld en kindermishandeling",
            ],
        ),
        ("drugs", ["nieuw drugsbeleid", "2019", "onderdeel van dit plan", "integraal", "netwerksessie", "verdieping"]),
        ("cyber", ["fraude", "diefstal", "openbare orde"]),
    ],
)
def test_r35_to_r38_the_description_keeps_the_facts(slug, feiten):
    omschrijving = Thema.objects.get(slug=slug).omschrijving

    assert [feit for feit in feiten if feit not in omschrijving] == []


def test_r40_r41_seven_themes_always_go_on():
    themas = Thema.objects.veiligheid()

    assert [thema.naam for thema in themas] == VEILIGHEIDSTHEMAS
    assert {thema.status for thema in themas} == {"continu"}


def test_each_theme_covers_a_field_and_all_five_fields_are_covered():
    assert not Thema.objects.filter(veiligheidsvelden=None).exists()
    assert not Veiligheidsveld.objects.filter(themas=None).exists()


def test_r31_there_are_trends_at_three_levels_and_a_real_one_has_its_source():
    assert set(Trend.objects.values_list("niveau", flat=True)) == {"lokaal", "regionaal", "landelijk"}
    assert not Trend.objects.filter(is_fictief=False, bron="").exists()
    assert not Trend.objects.filter(is_fictief=True).exclude(bron="").exists()


def test_r42_seventeen_partners_in_their_order():
    assert list(Partner.objects.values_list("naam", flat=True)) == PARTNERS


def test_r43_partners_are_intern_or_extern_and_come_from_three_domains():
    assert set(Partner.objects.values_list("soort", flat=True)) == {"intern", "extern"}
    domeinen = Partner.objects.exclude(domeinen=None).values_list("domeinen__naam", flat=True)
    assert set(domeinen) == {"handhaving", "jeugd", "sociaal domein"}


def test_nobody_and_no_organisation_was_made_up():
    assert not Contactpersoon.objects.exists()
    assert not Lidorganisatie.objects.exists()


# ── Consultation, planning, figures ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("sleutel", "feiten"),
    [
        ("waarom-veiligheid", ["basiswaarde", "willekeur", "rechteloosheid", "internetfraude"]),
        ("aanleiding", ["Met lef en liefde voor Deventer", "veiligheidsbeeld", "analyse", "interactief"]),
        ("aanleiding", ["prioriteiten", "instrumenten", "samenwerking", "voortgangsrapportage"]),
        ("doel", ["kaders", "uitgangspunten", "planning", "organisatie"]),
        ("betrokkenen", ["handhaving", "jeugd", "sociaal domein", "hele jaar", "zeventien"]),
        ("consulteren", ["vragenlijst", "website", "digipanel", "netwerksessie", "in het plan"]),
        ("consulteren", ["steunt u de aanpak", "wat draagt u zelf bij"]),
        ("netwerksessie", ["netwerken van inwoners", "vier ontwikkelthema’s", "integraal beeld"]),
        ("verdiepen", ["ontwikkelthema’s als de veiligheidsthema’s", "raadstafel", "Drugs"]),
        ("opstellen", ["overzichtelijk, helder en leesbaar", "SMART", "middelen", "kalenderjaar", "begroting"]),
    ],
)
def test_r30_to_r56_the_texts_keep_the_facts(sleutel, feiten):
    tekst = _tekst(sleutel)

    assert [feit for feit in feiten if feit not in tekst] == []


def test_r46_r53_the_questionnaire_asks_for_priorities_also_in_the_drugs_policy():
    vragenlijst = Vragenlijst.objects.get()
    drugs = Vraag.objects.get(sleutel="drugs")

    assert vragenlijst.titel == "Denk mee over veiligheid"
    assert [sectie.titel for sectie in vragenlijst.secties.all()] == [
        "Uw wijk",
        "Uw belangrijkste thema’s",
        "Veiligheid in uw buurt",
        "Nieuw drugsbeleid",
        "Tot slot",
    ]
    assert Vraag.objects.get(soort="top").is_verplicht
    assert (drugs.soort, len(drugs.opties.splitlines())) == ("meer", 6)


def test_r59_r60_r61_the_planning_has_seven_rows():
    rijen = [(m.van, m.tot, m.actie, m.get_betreft_display()) for m in Mijlpaal.objects.order_by("volgorde")]
    juli, sept, okt, nov = ((date(2019, m, 1), date(2019, m, d)) for m, d in ((7, 31), (9, 30), (10, 31), (11, 30)))

    assert rijen == [
        (*juli, "Vaststellen van de startnotitie MJBP Veiligheid 2020-2023", "College"),
        (*juli, "Kennisnemen van de startnotitie MJBP Veiligheid 2020-2023", "Raad"),
        (juli[0], sept[1], "Consulteren van inwoners en (veiligheids)partners", "OOV"),
        (*sept, "Interactieve netwerksessie voor inwoners en gemeenteraad", "OOV"),
        (*okt, "Bespreken uitkomsten netwerksessie en verdieping op thema’s", "Raad"),
        (*okt, "Vaststellen MJBP Veiligheid 2020-2023", "College"),
        (*nov, "Vaststellen MJBP Veiligheid 2020-2023", "Raad"),
    ]


@pytest.mark.parametrize(
    ("indicator", "jaar", "waarde", "bron"),
    [
        ("Geregistreerde misdrijven", 2010, "7055", "CBS StatLine, 83648NED"),
        ("Geregistreerde misdrijven", 2018, "4725", "CBS StatLine, 83648NED"),
        ("Geregistreerde misdrijven", 2015, "5620", "CBS StatLine, 83648NED"),
        ("Geregistreerde misdrijven", 2015, "5500", "Voortgangsrapportage Veiligheid 2016"),
        ("Geregistreerde misdrijven per 1.000 inwoners", 2018, "47.4", "CBS StatLine, 83648NED"),
        ("Ophelderingspercentage", 2018, "30.7", "CBS StatLine, 83648NED"),
        ("Voelt zich wel eens onveilig", 2016, "18", "Voortgangsrapportage Veiligheid 2016"),
        ("Waardering veiligheidsgevoel", 2017, "7.4", "Voortgangsrapportage veiligheid 2018"),
        ("Woninginbraken", 2015, "243", "alarmeringen.nl"),
        ("Woninginbraken", 2016, "387", "alarmeringen.nl"),
        ("Woninginbraken met pogingen en schuurtjes", 2017, "371", "Voortgangsrapportage veiligheid 2018"),
        ("Aangiften van fietsendiefstal", 2015, "808", "alarmeringen.nl"),
        ("Aangiften van fietsendiefstal", 2016, "630", "alarmeringen.nl"),
        ("Auto-inbraken", 2015, "301", "alarmeringen.nl"),
        ("Auto-inbraken", 2016, "406", "alarmeringen.nl"),
        ("Meldingen van zorggerelateerde overlast", 2014, "149", "Voortgangsrapportage veiligheid 2018"),
        ("Meldingen van zorggerelateerde overlast", 2017, "215", "Voortgangsrapportage veiligheid 2018"),
        ("Opgerolde hennepkwekerijen", 2017, "26", "Voortgangsrapportage veiligheid 2018"),
        ("Aanhoudingen in de horeca", 2017, "196", "Voortgangsrapportage veiligheid 2018"),
        ("Politie-inzet rond Go Ahead Eagles", 2016, "3676", "Voortgangsrapportage veiligheid 2018"),
        ("Politie-inzet rond Go Ahead Eagles", 2017, "4146", "Voortgangsrapportage veiligheid 2018"),
        ("Stadionverboden", 2017, "28", "Voortgangsrapportage veiligheid 2018"),
    ],
)
def test_a_published_figure_stands_with_its_source(indicator, jaar, waarde, bron):
    gevonden = Indicatorwaarde.objects.get(indicator__naam=indicator, jaar=jaar, bron__startswith=bron)

    assert gevonden.waarde == Decimal(waarde)
    assert gevonden.bron_url.startswith("https://")
    assert gevonden.peildatum
    assert not gevonden.is_fictief
