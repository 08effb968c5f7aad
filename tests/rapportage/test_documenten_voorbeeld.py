"""The documents of the example as they are sent out: each file whole, and in it what the plan and the report say."""

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

import pytest
from pypdf import PdfReader

from mjbp.voorbeeld.laden import Stap, laad
from planning.stuk.models import Bestuursstuk
from planning.stuk.verzamelen import gegevens_van
from planning.stuk.weergave import stuk_als_pdf
from rapportage.documenten.models import Document
from rapportage.documenten.opmaken import maak_inhoud
from rapportage.documenten.queries import hoofdstukken_van
from tests.mjbp.brondocument import ONTWIKKELTHEMAS, VEILIGHEIDSTHEMAS
from tests.mjbp.voorbeeldbank import weggooien
from tests.rapportage.exportproef import lees_csv, lees_ods, lees_xlsx
from tests.rapportage.pdfkeuring import (
    adressen,
    bladwijzers,
    gebreken,
    interne_koppelingen,
    koppen_zonder_scope,
    paginateksten,
    tabellen_zonder_koppen,
)
from tests.rapportage.voorbeeldstukken import Stuk, in_volgorde, lees_stuk, vastgelegd

# What is drawn does not depend on the engine under it, and drawing takes long: that the example is the same on both, and
# what its documents say, tests/mjbp and test_documenten_voorbeeld_letterlijk.py look at on both.
pytestmark = [
    pytest.mark.traag,
    pytest.mark.django_db,
    pytest.mark.skipif(os.environ["MJBP_DB"] != "sqlite", reason="drawn on the other engine"),
]

ALLE = [
    "nota", "nota openbaar", "raadsmededeling", "startnotitie", "inbrengnota", "uitslag", "raadsvoorstel", "raadsbesluit",
    "besluitenlijst", "verslag", "plan", "voortgangsrapportage", "concept",
]  # fmt: skip


@pytest.fixture(scope="module")
def stukken(django_db_setup, django_db_blocker) -> Iterator[dict[str, Stuk]]:
    """The frozen documents, and the plan as it was before anybody decided on it ("concept")."""
    with django_db_blocker.unblock(), weggooien():
        laad(Stap.RAADSTAFEL, meld=lambda _: None)
        plan = Bestuursstuk.objects.get(soort="plan")
        concept = lees_stuk(stuk_als_pdf(plan), maak_inhoud(gegevens_van(plan)))
        laad(Stap.VOORTGANG, meld=lambda _: None)
        yield {**vastgelegd(), "concept": concept}


def _wortel(pdf: bytes) -> Any:
    return PdfReader(BytesIO(pdf)).trailer["/Root"]


# ── Every file ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("soort", ALLE)
def test_every_file_is_for_the_archive_and_for_every_reader(stukken, soort):
    pdf = stukken[soort].pdf

    assert gebreken(pdf) == []
    assert koppen_zonder_scope(pdf) == 0
    assert tabellen_zonder_koppen(pdf) == 0
    assert _wortel(pdf)["/Lang"] == "nl"
    assert _wortel(pdf)["/ViewerPreferences"]["/DisplayDocTitle"]


@pytest.mark.parametrize(
    ("soort", "titel"),
    [
        ("nota", "Startnotitie MJBP Veiligheid"),
        ("raadsmededeling", "Startnotitie Meerjarenbeleidsplan Veiligheid 2020-2023"),
        ("startnotitie", "Startnotitie Meerjarenbeleidsplan Veiligheid 2020-2023"),
        ("plan", "Meerjarenbeleidsplan Veiligheid 2020-2023"),
        ("voortgangsrapportage", "Voortgangsrapportage Veiligheid 2020"),
        ("concept", "CONCEPT Meerjarenbeleidsplan Veiligheid 2020-2023"),
    ],
)
def test_every_file_bears_its_title_and_the_name_of_the_municipality(stukken, soort, titel):
    gegevens = PdfReader(BytesIO(stukken[soort].pdf)).metadata

    assert (gegevens.title, gegevens.author) == (titel, "Gemeente Deventer")


@pytest.mark.parametrize("soort", ALLE)
def test_no_link_of_the_text_is_lost_in_the_file(stukken, soort):
    stuk = stukken[soort]

    # A link over two lines is two annotations, so a file may have more of them than the text has links.
    in_de_pdf = adressen(stuk.pdf)
    assert [adres for adres in stuk.webadressen if in_de_pdf.count(adres) < stuk.webadressen.count(adres)] == []


def test_the_plan_and_the_report_have_links_to_their_sources(stukken):
    assert "https://opendata.cbs.nl/statline/#/CBS/nl/dataset/83648NED/table" in adressen(stukken["plan"].pdf)
    assert "https://wetten.overheid.nl/BWBR0031788/" in adressen(stukken["plan"].pdf)
    assert "https://opendata.cbs.nl/statline/#/CBS/nl/dataset/83648NED/table" in adressen(
        stukken["voortgangsrapportage"].pdf
    )


def test_every_line_of_the_contents_leads_to_its_chapter(stukken):
    pdf = stukken["plan"].pdf

    hoofdstukken = [titel for titel in bladwijzers(pdf) if titel not in {"Meerjarenbeleidsplan Veiligheid", "Inhoud"}]
    assert hoofdstukken == [
        "Het plan op één pagina",
        "1. Veiligheidsbeeld",
        "2. Zo kwam dit plan tot stand",
        *[f"{nummer}. {naam}" for nummer, naam in enumerate(ONTWIKKELTHEMAS + VEILIGHEIDSTHEMAS, start=3)],
        "Geld",
        "Kaders",
        "Bijlage: wijzigingen door de raad",
        "Woordenlijst",
    ]
    assert interne_koppelingen(pdf) == len(hoofdstukken)
    assert in_volgorde(stukken["plan"].paginas[2], hoofdstukken) == []


@pytest.mark.parametrize(("soort", "niveau"), [("plan", 1), ("startnotitie", 1), ("voortgangsrapportage", 2)])
def test_the_page_offers_the_same_chapters_as_the_file(stukken, soort, niveau):
    inhoud = Document.objects.get(soort=soort).inhoud

    titels = [hoofdstuk.titel for hoofdstuk in hoofdstukken_van(inhoud)]
    alleen_in_druk = {"Meerjarenbeleidsplan Veiligheid", "Inhoud"}
    assert titels == [titel for titel in bladwijzers(stukken[soort].pdf, niveau) if titel not in alleen_in_druk]
    assert titels


@pytest.mark.parametrize("soort", ALLE)
def test_every_file_has_bookmarks(stukken, soort):
    assert bladwijzers(stukken[soort].pdf)


@pytest.mark.parametrize("soort", [soort for soort in ALLE if soort not in {"concept", "nota openbaar"}])
def test_the_kept_hash_is_that_of_the_kept_bytes(stukken, soort):
    document = Document.objects.filter(soort=soort).earliest("vastgelegd_op")

    assert hashlib.sha256(bytes(document.pdf)).hexdigest() == document.sha256
    assert (document.bytes, document.paginas) == (len(bytes(document.pdf)), len(stukken[soort].paginas))


def test_a_concept_says_so_on_its_cover_and_under_every_page_and_what_is_adopted_does_not(stukken):
    omslag, *paginas = stukken["concept"].paginas

    assert "Concept CONCEPT: nog niet besloten" in omslag
    assert all("CONCEPT: nog niet besloten" in pagina for pagina in paginas)
    assert [soort for soort in ALLE if "CONCEPT" in stukken[soort].tekst] == ["concept"]


@pytest.mark.parametrize(
    ("soort", "onder_elke_pagina"),
    [
        ("nota", "Definitief, 10-07-2019 · Openbaar"),
        ("raadsmededeling", "Definitief, 10-07-2019 (voorbeelddatum)"),
        ("startnotitie", "Definitief, 10-07-2019 (voorbeelddatum)"),
        ("plan", "Gewijzigd vastgesteld door de gemeenteraad op 27 november 2019 (voorbeelddatum)"),
        ("voortgangsrapportage", "De gemeenteraad nam er kennis van op 21 april 2021 (voorbeelddatum)"),
    ],
)
def test_under_every_page_stands_what_became_of_it_and_when(stukken, soort, onder_elke_pagina):
    paginas = stukken[soort].paginas
    zonder_omslag = paginas[1:] if soort in {"plan", "startnotitie"} else paginas

    for nummer, pagina in enumerate(zonder_omslag, start=len(paginas) - len(zonder_omslag) + 1):
        assert pagina.endswith(f"{onder_elke_pagina} pagina {nummer} van {len(paginas)}")


def test_only_the_nota_knows_all_its_days(stukken):
    assert "voorbeeld" not in stukken["nota"].tekst.lower().replace("goede voorbeelden", "")


# ── The plan ────────────────────────────────────────────────────────────────────────────────────

DOELEN = [
    ("Ondernemers weten waar zij kunnen melden", "nulwaarde 28% (2019)", "streefwaarde 50% (2023)"),
    ("Meer gezamenlijke controles", "nulwaarde 12 (2019)", "streefwaarde 40 (2023)"),
    ("Een vast gezicht in wijk en buitengebied", "nulwaarde 4 (2019)", "streefwaarde 12 (2023)"),
    ("Hulp binnen een dag", "nulwaarde 54% (2019)", "streefwaarde 80% (2023)"),
    ("Minder overlast die met zorg te maken heeft", "nulwaarde 215 (2017)", "streefwaarde 180 (2023)"),
    ("Onveiligheid thuis eerder aanpakken", "nulwaarde 61% (2019)", "streefwaarde 85% (2023)"),
    ("Minder overlast door drugs in de wijk", "nulwaarde 310 (2019)", "streefwaarde 220 (2023)"),
    ("Meer scholen geven les over drugs", "nulwaarde 3 (2019)", "streefwaarde 9 (2023)"),
    ("Afspraken over drugs in het uitgaansleven", "nulwaarde 20% (2019)", "streefwaarde 75% (2023)"),
    ("Inwoners herkennen online oplichting", "nulwaarde 46% (2019)", "streefwaarde 65% (2023)"),
    ("Les over online oplichting op de basisschool", "nulwaarde 6 (2019)", "streefwaarde 30 (2023)"),
    ("Minder inbraken in woningen en schuren", "nulwaarde 371 (2017)", "streefwaarde 280 (2023)"),
    ("Inwoners redden zich de eerste 48 uur", "nulwaarde 22% (2019)", "streefwaarde 40% (2023)"),
    ("Meer bedrijventerreinen met een veiligheidsplan", "nulwaarde 3 (2019)", "streefwaarde 7 (2023)"),
    ("Dorpen met een buurtnetwerk", "nulwaarde 2 (2019)", "streefwaarde 6 (2023)"),
    ("Minder aanhoudingen in de horeca", "nulwaarde 196 (2017)", "streefwaarde 160 (2023)"),
    ("Minder politie nodig bij voetbal", "nulwaarde 4.146 (2017)", "streefwaarde 3.700 (2023)"),
    ("Elk bedrijf met gevaarlijke stoffen gecontroleerd", "nulwaarde 88% (2019)", "streefwaarde 100% (2023)"),
]


def test_the_plan_says_on_one_page_what_goes_first(stukken):
    pagina = stukken["plan"].paginas[1]

    assert "veilig, rechtvaardig en weerbaar" in pagina
    assert re.search(r"4\s*van 11 18\s*in totaal 22\s*in 2020-2023 17\s*doen mee", pagina)
    assert in_volgorde(pagina, ["Wat voorgaat", *ONTWIKKELTHEMAS, "Wat doorloopt", *VEILIGHEIDSTHEMAS]) == []


def test_the_concept_says_what_is_proposed_and_calls_nothing_chosen(stukken):
    pagina = stukken["concept"].paginas[1]

    assert re.search(r"4\s*voorgesteld", pagina)
    assert in_volgorde(pagina, ["Wat het voorstel is", *ONTWIKKELTHEMAS, "Wat doorloopt", *VEILIGHEIDSTHEMAS]) == []
    assert "Waarom dit thema voorgaat" not in stukken["concept"].tekst
    assert stukken["plan"].tekst.count("Waarom dit thema voorgaat") == 4


@pytest.mark.parametrize("soort", ["plan", "concept"])
@pytest.mark.parametrize(("doel", "nulwaarde", "streefwaarde"), DOELEN)
def test_each_goal_goes_from_nulwaarde_to_streefwaarde(stukken, soort, doel, nulwaarde, streefwaarde):
    pagina = next(pagina for pagina in stukken[soort].paginas if f"{doel} voorbeelddoel" in pagina)

    assert f"{nulwaarde} {streefwaarde}" in pagina


def test_the_plan_says_what_it_costs_and_that_the_amounts_were_made_up(stukken):
    pagina = next(pagina for pagina in stukken["plan"].paginas if pagina.startswith("Geld "))

    delen = [
        "Kosten per thema, in euro’s voorbeeldbedragen",
        "Zorg en Veiligheid 140.000 160.000 160.000 155.000 615.000",
        "Totaal 670.000 745.000 740.000 725.000 2.880.000",
        "Waar het geld vandaan komt, in euro’s voorbeeldbedragen",
        "Begroting, programma 02 Openbare orde en veiligheid 600.000 645.000 640.000 630.000 2.515.000",
        "Totaal 670.000 745.000 740.000 725.000 2.880.000",
    ]
    assert in_volgorde(pagina, delen) == []


@pytest.mark.parametrize("soort", ["plan", "concept"])
def test_the_plan_knows_the_figures_up_to_2018_and_none_after(stukken, soort):
    pagina = next(pagina for pagina in stukken[soort].paginas if pagina.startswith("1. Veiligheidsbeeld"))

    rijen = [
        "2010 7.055 71,6 31,6",
        "2011 7.260 73,5 32,1",
        "2012 7.095 71,9 28,4",
        "2013 6.765 68,6 27,0",
        "2014 6.485 66,0 27,1",
        "2015 5.620 57,0 30,4",
        "2016 5.570 56,4 28,6",
        "2017 5.005 50,4 30,8",
        "2018 4.725 47,4 30,7",
    ]
    assert " ".join(rijen) + " Geregistreerde misdrijven:" in pagina
    assert "Geregistreerde misdrijven 5.500 misdrijven 2015 Voortgangsrapportage Veiligheid 2016" in pagina
    assert [cijfer for cijfer in ("4.710", "4.525", "47,1", "44,9", "34,4") if cijfer in stukken[soort].tekst] == []
    assert not re.search(r"\bnu \d", stukken[soort].tekst)


def test_the_adopted_plan_tells_how_groups_chose_and_that_it_is_an_example(stukken):
    delen = [
        "Ontwikkelthema’s: Drugs wordt in 4 van de 6 groepen het vaakst gekozen,",
        "waarvan in 1 groep even vaak als een ander thema voorbeeldcijfers",
        "Thema Inwoners Digipanel Partners Vragenlijst raad Sessie inwoners Sessie raad",
        "Cyber 27% 42% te weinig 30% 22% te weinig",
        "Veiligheidsthema’s: High Impact Crimes (HIC) wordt in alle 5 groepen waarvan dit te zien is",
        "het vaakst gekozen voorbeeldcijfers",
        "High Impact Crimes (HIC) 54% 45% te weinig 33% 47% 35%",
    ]

    assert in_volgorde(stukken["plan"].tekst, delen) == []


def test_the_summary_of_the_results_is_one_sheet_with_all_six_groups(stukken):
    eerste, tweede, *_ = paginateksten(stukken["uitslag"].pdf)

    assert all(groep in eerste for groep in ("Digipanel", "Gemeenteraad (vragenlijst)", "Netwerksessie: gemeenteraad"))
    assert "Hierover verschillen zij" in eerste
    assert tweede.index("Alle cijfers") < 200


@pytest.mark.parametrize("soort", ["startnotitie", "plan", "concept"])
def test_r59_to_r61_the_planning_has_seven_rows_with_their_months(stukken, soort):
    rijen = [
        "Maand Actie Betreft",
        "jul Vaststellen van de startnotitie MJBP Veiligheid 2020-2023 College",
        "jul Kennisnemen van de startnotitie MJBP Veiligheid 2020-2023 Raad",
        "jul/aug/sept Consulteren van inwoners en (veiligheids)partners OOV",
        "sept Interactieve netwerksessie voor inwoners en gemeenteraad OOV",
        "okt Bespreken uitkomsten netwerksessie en verdieping op thema’s Raad",
        "okt Vaststellen MJBP Veiligheid 2020-2023 College",
        "nov Vaststellen MJBP Veiligheid 2020-2023 Raad",
    ]

    assert " ".join(rijen) in stukken[soort].tekst


# ── The report on 2020 ──────────────────────────────────────────────────────────────────────────


def test_the_report_gives_each_theme_its_state_in_words(stukken):
    standen = [
        "Ondermijning en weerbaarheid Op koers 4 van 4",
        "Zorg en Veiligheid Vraagt aandacht 4 van 4",
        "Drugs Loopt achter 2 van 4",
        "Cyber Op koers 2 van 3",
        "High Impact Crimes (HIC) Vraagt aandacht 1 van 1",
        "Crisisbeheersing en brandweer Vraagt aandacht 1 van 1",
        "Veilig Ondernemen Op koers 1 van 1",
        "Veilig Buitengebied Op koers 2 van 2",
        "Veilig Uitgaan Vraagt aandacht 1 van 2",
        "Voetbal en Veiligheid Vraagt aandacht 1 van 1",
        "Externe veiligheid Vraagt aandacht 1 van 1",
    ]

    assert "Stand per thema, eind 2020 voorbeeld" in stukken["voortgangsrapportage"].paginas[0]
    assert " ".join(standen) in stukken["voortgangsrapportage"].paginas[0]


def test_the_report_calls_unmeasured_what_was_not_measured_and_never_zero(stukken):
    tekst = stukken["voortgangsrapportage"].tekst

    niet_gemeten = [
        "Meldingen van zorggerelateerde overlast",
        "Uitgaansgelegenheden met een afspraak over drugs",
        "Woninginbraken met pogingen en schuurtjes",
        "Aanhoudingen in de horeca",
        "Politie-inzet rond Go Ahead Eagles",
    ]
    zin = "niet gemeten in 2020. Dat is iets anders dan nul."
    assert [naam for naam in niet_gemeten if f"{naam}: {zin}" not in tekst] == []
    assert tekst.count("niet gemeten") == len(niet_gemeten)


def test_the_report_has_the_figures_of_cbs_up_to_2020_and_none_after(stukken):
    tekst = stukken["voortgangsrapportage"].tekst

    assert "2018 4.725 47,4 30,7 2019 4.710 47,1 34,4 2020 4.525 44,9 28,6 Geregistreerde misdrijven:" in tekst
    assert "Geregistreerde misdrijven: van 7.055 in 2010 naar 4.525 in 2020" in tekst
    assert [later for later in ("Onveiligheidsgevoel", "Sociale cohesie", "17,4%") if later in tekst] == []


def test_the_report_asks_the_council_and_says_what_comes(stukken):
    delen = [
        "Wat wij de raad vragen",
        "Kennis te nemen van deze rapportage.",
        "Kennis te nemen van de nieuwe datum voor het drugsbeleid: juni 2021.",
        "Wat er nu komt",
        "April 2021",
        "Voorjaar 2022",
    ]

    assert in_volgorde(stukken["voortgangsrapportage"].tekst, delen) == []


# ── Open data ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.usefixtures("stukken")
def test_every_file_of_the_open_data_opens(client):
    catalogus = json.loads(client.get("/opendata/catalogus.json").content)

    assert [dataset["identifier"] for dataset in catalogus["dataset"]] == [
        "resultaten-veiligheid-2020-2023",
        "plan-2020-2023",
    ]
    openen: dict[str, Callable[[bytes], Any]] = {
        "json": json.loads,
        "csv": lees_csv,
        "xlsx": lees_xlsx,
        "ods": lees_ods,
    }
    for bestand in (bestand for dataset in catalogus["dataset"] for bestand in dataset["distribution"]):
        adres = urlsplit(bestand["downloadURL"]).path
        assert openen[adres.rpartition(".")[2]](client.get(adres).content), adres
