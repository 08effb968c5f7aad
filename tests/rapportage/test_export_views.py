"""Files of figures: who gets them, what they say about themselves, and that what is public stays what it was."""

import hashlib
import json
import re

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from consultatie.models import Telling, Vragenlijst
from rapportage.documenten.enums import Documentsoort
from rapportage.resultaten.services import cijfers_ter_inzage_geven, resultaten_publiceren
from tests.factories.consultatie import VragenlijstversieFactory
from tests.factories.planning import DocumentFactory
from tests.factories.thema import ThemaFactory
from tests.rapportage.exportproef import lees_csv, lees_met_calamine
from tests.rapportage.test_resultaten import MOMENT, maak_gesloten
from tests.thema.beheer import als
from thema.basis.rollen import Rol
from thema.models import Beleidsplan

pytestmark = pytest.mark.django_db
BOEKEN = ("xlsx", "ods", "json")


def pad(lijst: Vragenlijst, formaat: str) -> str:
    return f"/resultaten/{lijst.slug}/cijfers.{formaat}"


def ter_inzage() -> Vragenlijst:
    lijst = maak_gesloten()
    cijfers_ter_inzage_geven(lijst, door=None, op=MOMENT)
    return lijst


def openbaar() -> Vragenlijst:
    lijst = maak_gesloten()
    resultaten_publiceren(lijst, door=None, op=MOMENT)
    return lijst


@pytest.mark.parametrize("formaat", BOEKEN)
def test_before_publication_the_file_says_so_and_nobody_may_keep_it(formaat: str):
    antwoord = als(Rol.RAADSLID).get(pad(ter_inzage(), formaat))

    assert antwoord.status_code == 200
    assert antwoord["Cache-Control"] == "private, no-store"
    assert "nog-niet-openbaar" in antwoord["Content-Disposition"]
    assert not {"ETag", "Access-Control-Allow-Origin", "Repr-Digest"} & set(antwoord.headers)
    tekst = antwoord.content.decode() if formaat == "json" else str(lees_met_calamine(antwoord.content))
    assert "nog niet openbaar" in tekst.lower()


def test_before_publication_every_row_of_a_csv_says_so():
    lijst = ter_inzage()

    antwoord = als(Rol.OOV).get(f"/resultaten/{lijst.slug}/cijfers/prioriteiten.csv")

    kop, *rijen = lees_csv(antwoord.content)
    assert {rij[kop.index("status")] for rij in rijen} == {"voorlopig"}
    assert antwoord["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("formaat", BOEKEN)
def test_a_public_file_may_be_kept_and_carries_the_hash_of_its_bytes(client: Client, formaat: str):
    adres = pad(openbaar(), formaat)

    antwoord = client.get(adres)
    opnieuw = client.get(adres, headers={"If-None-Match": antwoord["ETag"]})

    assert antwoord["ETag"] == f'"{hashlib.sha256(antwoord.content).hexdigest()}"'
    assert antwoord["Cache-Control"] == "public, max-age=3600"
    assert antwoord["Access-Control-Allow-Origin"] == "*"
    assert "Vary" not in antwoord.headers
    assert not antwoord.cookies
    assert (opnieuw.status_code, opnieuw.content) == (304, b"")


@pytest.mark.parametrize("formaat", BOEKEN)
def test_a_public_file_is_made_of_the_frozen_figures(client: Client, formaat: str):
    lijst = openbaar()
    eerst = client.get(pad(lijst, formaat)).content

    Telling.objects.update(aantal=9999, tellingen={})

    assert client.get(pad(lijst, formaat)).content == eerst
    assert als(Rol.RAADSLID).get(pad(lijst, formaat)).content == eerst


def test_a_council_member_gets_before_what_everybody_gets_after(client: Client):
    lijst = ter_inzage()

    voor = json.loads(als(Rol.RAADSLID).get(pad(lijst, "json")).content)
    resultaten_publiceren(lijst, door=None, op=timezone.now())
    na = json.loads(client.get(pad(lijst, "json")).content)

    assert voor["tabellen"] == na["tabellen"]
    assert (voor["is_openbaar"], voor["licentie"]) == (False, None)
    assert (na["is_openbaar"], na["licentie"]["naam"]) == (True, "CC BY 4.0")


def test_a_head_request_has_the_headers_and_no_body(client: Client):
    antwoord = client.head(pad(openbaar(), "json"))

    assert antwoord["ETag"]
    assert antwoord.content == b""


@pytest.mark.parametrize("rest", ["cijfers.exe", "cijfers.XLSX", "cijfers/geheim.csv", "cijfers/toelichting.csv"])
def test_what_is_not_there_is_not_found(client: Client, rest: str):
    assert client.get(f"/resultaten/{openbaar().slug}/{rest}").status_code == 404


def test_the_page_of_a_result_offers_its_files_and_says_when_they_may_not_go_round(client: Client):
    lijst = ter_inzage()
    voor = als(Rol.RAADSLID).get(f"/resultaten/{lijst.slug}/").content.decode()

    resultaten_publiceren(lijst, door=None, op=MOMENT)
    na = client.get(f"/resultaten/{lijst.slug}/").content.decode()

    assert all(pad(lijst, formaat) in html for formaat in BOEKEN for html in (voor, na))
    assert "Geef deze bestanden niet door" in voor
    assert "Geef deze bestanden niet door" not in na
    assert f"/opendata/#resultaten-{lijst.slug}" in na


def test_a_result_without_any_answer_has_files_that_open_and_no_link_that_leads_nowhere(client: Client):
    lijst = VragenlijstversieFactory(
        vragenlijst__status="gesloten", vragenlijst__beleidsplan__is_actueel=True
    ).vragenlijst
    ThemaFactory(beleidsplan=lijst.beleidsplan)
    cijfers_ter_inzage_geven(lijst, door=None, op=MOMENT)
    raadslid = als(Rol.RAADSLID)

    html = raadslid.get(f"/resultaten/{lijst.slug}/").content.decode()

    links = set(re.findall(r'href="(/resultaten/[^"]*cijfers[^"]+)"', html))
    assert links == {pad(lijst, formaat) for formaat in BOEKEN}
    assert {raadslid.get(link).status_code for link in links} == {200}


def test_the_open_data_page_lists_what_is_public_with_its_source_date_and_licence(client: Client):
    lijst = openbaar()
    VragenlijstversieFactory(vragenlijst__status="gesloten", vragenlijst__titel="Nog geheim")

    html = client.get("/opendata/").content.decode()

    assert lijst.titel in html
    assert "Nog geheim" not in html
    assert f"Gemeente {lijst.beleidsplan.gemeente.naam}" in html
    assert "1 oktober 2019" in html
    assert "https://creativecommons.org/licenses/by/4.0/deed.nl" in html
    assert f"/resultaten/{lijst.slug}/cijfers/prioriteiten.csv" in html


def test_without_anything_public_the_page_says_when_it_comes(client: Client):
    assert "Er zijn nog geen cijfers openbaar." in client.get("/opendata/").content.decode()
    assert json.loads(client.get("/opendata/catalogus.json").content)["dataset"] == []


def test_every_file_in_the_catalogue_is_there_with_the_hash_and_size_that_it_names(client: Client, settings):
    settings.WEBADRES = "https://mjbp.voorbeeld.nl"
    openbaar()
    _plan(Beleidsplan.objects.get())

    catalogus = json.loads(client.get("/opendata/catalogus.json").content)

    assert [dataset["title"] for dataset in catalogus["dataset"]] == ["Resultaten: Wat vindt u belangrijk?", "Plan"]
    distributies = [distributie for dataset in catalogus["dataset"] for distributie in dataset["distribution"]]
    assert len(distributies) == 3 + 4 + 3 + 3
    for distributie in distributies:
        antwoord = client.get(distributie["downloadURL"].removeprefix(settings.WEBADRES))
        assert hashlib.sha256(antwoord.content).hexdigest() == distributie["checksum"]["checksumValue"]
        assert len(antwoord.content) == distributie["byteSize"]
        assert antwoord["Content-Type"].startswith(distributie["mediaType"])
    assert {dataset["license"] for dataset in catalogus["dataset"]} == {
        "https://creativecommons.org/licenses/by/4.0/deed.nl"
    }
    assert catalogus["dataset"][0]["issued"] == "2019-10-01"


@pytest.mark.parametrize("aantal", [1, 3])
@pytest.mark.parametrize("adres", ["/opendata/", "/opendata/catalogus.json"])
def test_the_list_costs_the_same_with_one_result_and_with_three(
    client: Client, aantal: int, adres: str, django_assert_num_queries: DjangoAssertNumQueries
):
    plan = openbaar().beleidsplan
    for _ in range(aantal - 1):
        lijst = VragenlijstversieFactory(vragenlijst__beleidsplan=plan, vragenlijst__status="gesloten").vragenlijst
        resultaten_publiceren(lijst, door=None, op=MOMENT)

    with django_assert_num_queries(3 if adres.endswith("json") else 4):
        client.get(adres)


@pytest.mark.parametrize("formaat", BOEKEN)
def test_a_public_file_costs_the_questionnaire_and_its_newest_version(
    client: Client, formaat: str, django_assert_num_queries: DjangoAssertNumQueries
):
    adres = pad(openbaar(), formaat)

    with django_assert_num_queries(2):
        client.get(adres)


# ── The plan ─────────────────────────────────────────────────────────────────────────────────────


def _plan(plan: Beleidsplan, **anders: object) -> None:
    doel = {
        "titel": "Minder inbraken", "tekst": "In 2023 minder.", "indicator": "Inbraken", "eenheid": "inbraken",
        "nulwaarde": "335.00", "nuljaar": 2015, "streefwaarde": None, "streefjaar": 2023, "trekker": "Politie",
        "partners": ["Politie", "OM"], "is_fictief": True,
    }  # fmt: skip
    hoofdstuk = {
        "slug": "drugs", "naam": "Drugs", "soort": "ontwikkel", "status": "geprioriteerd", "reden": "=1+1", "kern": "",
        "ambitie": "", "doelen": [doel], "maatregelen": [],
    }  # fmt: skip
    reeks = {
        "naam": "Inbraken", "definitie": "Alles.", "eenheid": "inbraken", "bron": "CBS", "bron_url": "",
        "peildatum": "2021", "is_fictief": False,
        "metingen": [
            {"jaar": 2015, "waarde": "0.00", "toelichting": ""}, {"jaar": 2016, "waarde": None, "toelichting": ""},
            {"jaar": 2017, "waarde": "4.50", "toelichting": ""},
        ],
    }  # fmt: skip
    gegevens = {
        "afzender": {"gemeente": "Deventer"}, "naam": "Plan", "stand": {"datum": "2019-10-29"},
        "hoofdstukken": [hoofdstuk], "reeksen": [reeks], "geld": {"jaren": [], "per_thema": [], "per_herkomst": []},
    }  # fmt: skip
    DocumentFactory(
        beleidsplan=plan, soort=Documentsoort.PLAN, gegevens=gegevens, **({"gepubliceerd_op": MOMENT} | anders)
    )


def test_the_adopted_plan_is_open_data_and_what_was_not_measured_is_not_zero(client: Client):
    _plan(maak_gesloten().beleidsplan)

    plan = json.loads(client.get("/opendata/plan.json").content)
    kop, *rijen = lees_csv(client.get("/opendata/plan/indicatoren.csv").content)

    doel = next(tabel for tabel in plan["tabellen"] if tabel["code"] == "doelen")["rijen"][0]
    assert (doel["nulwaarde"], doel["streefwaarde"], doel["partners"]) == (335, None, "Politie; OM")
    assert plan["null_betekent"] == "niet bekend of niet gemeten"
    assert [rij[kop.index("waarde")] for rij in rijen] == ["0", "", "4.5"]
    assert kop.count("is_voorbeeld") == 1
    assert {rij[kop.index("is_voorbeeld")] for rij in rijen} == {"nee"}


def test_a_plan_that_is_not_public_yet_is_not_there(client: Client):
    _plan(maak_gesloten().beleidsplan, gepubliceerd_op=None)

    assert client.get("/opendata/plan.json").status_code == 404
    assert als(Rol.OOV).get("/opendata/plan/themas.csv").status_code == 404
    assert json.loads(client.get("/opendata/catalogus.json").content)["dataset"] == []
