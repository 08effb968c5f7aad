"""The zip for the council's information system: what is in it, in which words, and above all what is not."""

import hashlib
import io
import json
import zipfile
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from planning.mijlpaal.enums import Orgaan
from planning.models import Bestuursstuk
from planning.publicatie.manifest import manifest_van
from planning.publicatie.namen import bestandsnamen
from planning.publicatie.ori import INFORMATIEOBJECTTYPE
from planning.publicatie.pakket import schrijf_pakket
from planning.publicatie.queries import Raadsexport, pdfs_van, raadsexport_van
from planning.stuk.enums import Stukstatus, Uitkomst
from rapportage.documenten.enums import Documentsoort
from tests.factories.planning import (
    AmendementFactory,
    BesluitFactory,
    BestuursstukFactory,
    DocumentFactory,
    MotieFactory,
)
from tests.factories.thema import BeleidsplanFactory, GebruikerFactory
from tests.planning.raadsleden import maak_raad, stemt, zonder_stemming
from thema.basis.rollen import Rol
from thema.models import Beleidsplan

MOMENT = datetime(2019, 12, 1, 9, 0, tzinfo=UTC)
PUBLIEK = datetime(2019, 11, 28, 9, 0, tzinfo=UTC)
WEBADRES = "https://veiligheid.voorbeeldstad.nl"
DAG = date(2019, 6, 27)

# The properties of specificatie/openapi.yaml 2.0.0-beta.3 that are used, and of the mini-ORI-API 1.0.0.
ORI = {
    "gemeente": {"gemeentecode", "gemeentenaam"},
    "vergaderingen": {"id", "naam", "vergaderingstype", "vergaderdatum", "status", "georganiseerdDoorGremium"},
    "besluiten": {"id", "besluitresultaat"},
    "informatieobjecten": {
        *("id", "titel", "informatieobjecttype", "omschrijving", "creatiedatum", "taal", "link", "vergaderingen"),
        *("wooinformatiecategorie", "formaat", "webpaginalink"),
    },
}
# Of what the council did: the lists are there only when there is something to be told.
ORI_RAAD = {
    "fracties": {"id", "fractienaam"},
    "stemmingen": {"id", "resultaatMondelingeStemming", "stemmingstype", "informatieobject", "besluit"},
    "stemresultatenPerFractie": {"id", "fractie", "stemming", "fractiestemresultaat"},
    "informatieobjecten": {
        *("id", "titel", "informatieobjecttype", "motietype", "taal", "toelichting", "inhoud"),
        "gerelateerdInformatieobject",
    },
}
ORI_TYPEN = {
    *("vraag", "antwoord", "motie", "besluitvormingsstuk", "ingekomen_stuk", "toezegging", "mededeling"),
    *("amendement", "voorstel"),
}


@pytest.fixture(autouse=True)
def _webadres(settings):
    settings.WEBADRES = WEBADRES


@pytest.fixture
def plan() -> Beleidsplan:
    gemaakt: Beleidsplan = BeleidsplanFactory.create(is_actueel=True)
    return gemaakt


def _openbaar(plan: Beleidsplan, slug: str, **velden: Any) -> Any:
    pdf = f"%PDF-1.7 {slug}".encode() + bytes(range(256))
    feiten = {"pdf": pdf, "bytes": len(pdf), "sha256": hashlib.sha256(pdf).hexdigest(), "gepubliceerd_op": PUBLIEK}
    return DocumentFactory.create(**{"beleidsplan": plan, "slug": slug, **feiten, **velden})


def _vastgesteld_plan(plan: Beleidsplan) -> Any:
    """The plan, held over once by the council and then adopted."""
    document = _openbaar(plan, "plan-2020-2023", soort=Documentsoort.PLAN, titel="Plan", nummer="2019-1")
    stuk = BestuursstukFactory.create(
        beleidsplan=plan, soort=Documentsoort.PLAN, status=Stukstatus.DEFINITIEF, document=document
    )
    for orgaan, dag, uitkomst in [
        (Orgaan.COLLEGE, date(2019, 10, 29), Uitkomst.VASTGESTELD),
        (Orgaan.RAAD, date(2019, 11, 13), Uitkomst.AANGEHOUDEN),
        (Orgaan.RAAD, date(2019, 11, 27), Uitkomst.VASTGESTELD),
    ]:
        BesluitFactory.create(
            stuk=stuk, orgaan=orgaan, datum=dag, uitkomst=uitkomst, toelichting="Alleen voor het dossier."
        )
    return document


def _zip(plan: Beleidsplan) -> bytes:
    export = raadsexport_van(plan, moment=MOMENT)
    bestand = io.BytesIO()
    schrijf_pakket(bestand, export, pdfs_van(export))
    return bestand.getvalue()


def _manifest(plan: Beleidsplan) -> dict[str, Any]:
    return manifest_van(raadsexport_van(plan, moment=MOMENT))


# ── Names ────────────────────────────────────────────────────────────────────────────────────────


def test_names_are_safe_on_every_system_and_all_different():
    namen = bestandsnamen(
        (DAG, slug)
        for slug in ["../../etc/passwd", "A", "a", "", "\u202egpj.exe", "nul", "c:\\x\0y", "=1+1", "één", "a" * 300]
    )

    assert namen[:7] == (
        "documenten/2019-06-27-etcpasswd.pdf",
        "documenten/2019-06-27-a.pdf",
        "documenten/2019-06-27-a-2.pdf",
        "documenten/2019-06-27-document.pdf",
        "documenten/2019-06-27-gpjexe.pdf",
        "documenten/2019-06-27-nul.pdf",
        "documenten/2019-06-27-cxy.pdf",
    )
    assert len({naam.casefold() for naam in namen}) == 10
    assert max(map(len, namen)) < 130
    assert set("".join(namen)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-/.")


# ── Words ────────────────────────────────────────────────────────────────────────────────────────


def test_every_kind_of_document_is_called_by_a_type_of_the_standard_or_by_none():
    assert set(INFORMATIEOBJECTTYPE) == set(Documentsoort)
    assert set(INFORMATIEOBJECTTYPE.values()) <= ORI_TYPEN | {None}


@pytest.mark.django_db
def test_the_manifest_says_what_it_is_who_decided_what_and_where_it_stands(plan: Beleidsplan):
    document = _vastgesteld_plan(plan)

    manifest = _manifest(plan)

    college, raad = manifest["besluiten"]
    assert manifest["gemeente"]["mjbp"]["uri"] == plan.gemeente.tooi_uri
    assert [een["id"] for een in manifest["vergaderingen"]] == ["college-2019-10-29", "raad-2019-11-27"]
    assert manifest["vergaderingen"][1] == {
        "id": "raad-2019-11-27",
        "naam": "Raadsvergadering",
        "vergaderingstype": "raadsvergadering",
        "vergaderdatum": "2019-11-27",
        "status": "gehouden",
        "georganiseerdDoorGremium": {"gremiumidentificatie": "raad", "gremiumnaam": "Gemeenteraad"},
        "mjbp": {"isFictief": False},
    }
    assert (college["besluitresultaat"], college["mjbp"]["datum"]) == ("Vastgesteld", "2019-10-29")
    assert raad["mjbp"] == {
        "vergadering": {"id": "raad-2019-11-27"},
        "informatieobject": {"id": f"document-{document.pk}"},
        "orgaan": "raad",
        "datum": "2019-11-27",
        "isFictief": False,
    }
    assert manifest["informatieobjecten"] == [
        {
            "id": f"document-{document.pk}",
            "titel": "Plan",
            "informatieobjecttype": "besluitvormingsstuk",
            "wooinformatiecategorie": "c_db4862c3",
            "creatiedatum": "2019-06-27",
            "taal": "dut",
            "formaat": "application/pdf",
            "link": f"{WEBADRES}/documenten/plan-2020-2023.pdf",
            "webpaginalink": f"{WEBADRES}/documenten/plan-2020-2023/",
            "vergaderingen": [{"id": "college-2019-10-29"}, {"id": "raad-2019-11-27"}],
            "mjbp": {
                "bestandsnaam": "documenten/2019-06-27-plan-2020-2023.pdf",
                "bytes": document.bytes,
                "sha256": document.sha256,
                "paginas": 1,
                "documentsoort": "Meerjarenbeleidsplan",
                "nummer": "2019-1",
                "vastgelegdOp": "2019-07-10T11:00:00+02:00",
                "gepubliceerdOp": "2019-11-28T10:00:00+01:00",
                "isFictief": False,
            },
        }
    ]


@pytest.mark.django_db
def test_all_that_the_standard_does_not_name_stands_under_our_own_name(plan: Beleidsplan):
    _vastgesteld_plan(plan)
    _openbaar(plan, "uitslag-2019", soort=Documentsoort.UITSLAG, is_fictief=True)

    manifest = _manifest(plan)

    assert set(manifest) == {*ORI, "mjbp"}
    for naam, bekend in ORI.items():
        dingen = manifest[naam] if isinstance(manifest[naam], list) else [manifest[naam]]
        assert {sleutel for ding in dingen for sleutel in ding} == bekend | {"mjbp"}


@pytest.mark.django_db
def test_amendments_motions_and_votes_are_in_it_in_the_words_of_the_standard(plan: Beleidsplan):
    document = _vastgesteld_plan(plan)
    stuk = document.stuk
    Bestuursstuk.objects.update(status=Stukstatus.RAAD)
    maak_raad(plan.gemeente)
    amendement, motie = AmendementFactory.create(stuk=stuk, nummer="A"), MotieFactory.create(stuk=stuk)
    stuk.refresh_from_db()
    stemt(stuk, "Groot", "Klein")
    stemt(amendement, "Midden", afwezig=1)
    zonder_stemming(motie)
    Bestuursstuk.objects.update(status=Stukstatus.DEFINITIEF)

    manifest = _manifest(plan)

    _document, als_amendement, als_motie = manifest["informatieobjecten"]
    raadsbesluit = manifest["besluiten"][-1]["id"]
    assert [een["fractienaam"] for een in manifest["fracties"]] == ["Groot", "Klein", "Midden"]
    assert [(een["informatieobject"]["id"], een["resultaatMondelingeStemming"]) for een in manifest["stemmingen"]] == [
        (f"document-{document.pk}", "voor"),
        (als_amendement["id"], "tegen"),
    ]
    assert [een.get("besluit") for een in manifest["stemmingen"]] == [{"id": raadsbesluit}, None]
    assert manifest["stemresultatenPerFractie"][3] == {
        "id": f"stemming-{als_amendement['id']}-groot",
        "fractie": {"id": "fractie-groot"},
        "stemming": {"id": f"stemming-{als_amendement['id']}"},
        "fractiestemresultaat": "verworpen",
        "mjbp": {"voor": 0, "tegen": 7, "afwezig": 1, "onthouden": 0},
    }
    assert (als_amendement["informatieobjecttype"], als_motie["informatieobjecttype"]) == ("amendement", "motie")
    assert als_amendement["mjbp"]["uitkomst"] == "Verworpen"
    for naam, bekend in ORI_RAAD.items():
        dingen = manifest["informatieobjecten"][1:] if naam == "informatieobjecten" else manifest[naam]
        assert {sleutel for ding in dingen for sleutel in ding} <= bekend | {"mjbp"}


@pytest.mark.django_db
def test_what_no_body_treated_has_no_type_and_no_meeting_and_what_was_made_up_says_so(plan: Beleidsplan):
    _openbaar(plan, "uitslag-2019", soort=Documentsoort.UITSLAG, is_fictief=True)
    stuk = BestuursstukFactory.create(beleidsplan=plan, document=_openbaar(plan, "mededeling"))
    BesluitFactory.create(stuk=stuk, orgaan=Orgaan.COLLEGE, is_fictief=True)

    manifest = _manifest(plan)

    uitslag, _mededeling = manifest["informatieobjecten"]
    assert not {"informatieobjecttype", "vergaderingen"} & set(uitslag)
    assert "verzonnen" in uitslag["omschrijving"]
    assert manifest["vergaderingen"][0]["mjbp"]["isFictief"]
    assert "vergaderingstype" not in manifest["vergaderingen"][0]


# ── The zip ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.django_db
def test_the_files_are_there_byte_for_byte_and_so_is_the_manifest(plan: Beleidsplan):
    document = _vastgesteld_plan(plan)
    _openbaar(plan, "nota", datum=date(2019, 7, 9), soort=Documentsoort.NOTA)

    with zipfile.ZipFile(io.BytesIO(_zip(plan))) as archief:
        assert archief.testzip() is None
        assert archief.namelist() == [
            "LEESMIJ.txt",
            "manifest.json",
            "documenten/2019-06-27-plan-2020-2023.pdf",
            "documenten/2019-07-09-nota.pdf",
        ]
        manifest = json.loads(archief.read("manifest.json"))
        for een in manifest["informatieobjecten"]:
            assert hashlib.sha256(archief.read(een["mjbp"]["bestandsnaam"])).hexdigest() == een["mjbp"]["sha256"]
        assert archief.read("documenten/2019-06-27-plan-2020-2023.pdf") == document.pdf
        # Sizes stand in front of each part: no reader has to guess where a stored part ends.
        assert not any(deel.flag_bits & 0x08 for deel in archief.infolist())
    assert manifest == _manifest(plan)


@pytest.mark.django_db
def test_nothing_that_is_not_public_is_in_the_zip(plan: Beleidsplan):
    _vastgesteld_plan(plan)
    geheim = {"titel": "GEHEIM", "besluit": "GEHEIM", "nummer": "", "pdf": b"%PDF- GEHEIM"}
    ander_plan = BeleidsplanFactory.create(gemeente=plan.gemeente)
    for slug, van, op in [
        ("geheim-niet", plan, None),
        ("geheim-morgen", plan, MOMENT + timedelta(seconds=1)),
        ("geheim-ander-plan", ander_plan, PUBLIEK),
    ]:
        document = _openbaar(van, slug, gepubliceerd_op=op, **geheim)
        stuk = BestuursstukFactory.create(document=document, beleidsplan=van, onderwerp="GEHEIM")
        BesluitFactory.create(stuk=stuk, datum=date(2019, 8, 8), toelichting="GEHEIM")
    bij_de_raad = BestuursstukFactory.create(beleidsplan=plan, status=Stukstatus.RAAD, onderwerp="GEHEIM")
    BesluitFactory.create(stuk=bij_de_raad, datum=date(2019, 8, 8))

    inhoud = _zip(plan)

    for verborgen in (b"GEHEIM", b"geheim", b"2019-08-08", b"Alleen voor het dossier", b"Aangehouden", b"2019-11-13"):
        assert verborgen not in inhoud
    # What is looked for would be found.
    for gevonden in (b"GEHEIM", b"geheim-ander-plan", b"2019-08-08"):
        assert gevonden in _zip(ander_plan)


@pytest.mark.django_db
def test_the_same_documents_give_the_same_bytes(plan: Beleidsplan):
    _vastgesteld_plan(plan)

    eerst = _zip(plan)
    DocumentFactory.create(beleidsplan=plan)

    assert _zip(plan) == eerst


@pytest.mark.django_db
def test_no_title_can_pass_for_a_line_of_the_explanation(plan: Beleidsplan):
    titel = "=1+1\r\n- stemmingen: 37 voor\t\x0b\u202e🚓"
    _openbaar(plan, "titel", titel=titel)

    with zipfile.ZipFile(io.BytesIO(_zip(plan))) as archief:
        leesmij = archief.read("LEESMIJ.txt").decode()
        manifest = json.loads(archief.read("manifest.json"))

    assert "\r\n=1+1 - stemmingen: 37 voor \u202e🚓\r\n" in leesmij
    assert manifest["informatieobjecten"][0]["titel"] == titel


@pytest.mark.django_db
def test_page_and_explanation_say_that_what_the_council_asked_and_was_promised_is_elsewhere(
    plan: Beleidsplan, griffier: Client
):
    _openbaar(plan, "plan")

    with zipfile.ZipFile(io.BytesIO(_zip(plan))) as archief:
        leesmij = archief.read("LEESMIJ.txt").decode()
    html = griffier.get("/dossier/raadsexport/").content.decode()

    _, _, niet = leesmij.partition("WAT ER NIET IN ZIT")
    assert "Raadstafels, de vragen die de raad stelde en de toezeggingen aan de raad." in niet
    assert "/raad/\r\n" in niet
    assert "<b>Raadstafels, vragen en toezeggingen.</b>" in html
    assert 'op <a href="/raad/">' in html


def test_a_file_that_the_manifest_does_not_name_is_refused():
    export = Raadsexport(plan=BeleidsplanFactory.build(), documenten=(), niet_openbaar=0)

    with pytest.raises(ValueError, match="longer"):
        schrijf_pakket(io.BytesIO(), export, [b"%PDF-"])


@pytest.mark.django_db
@pytest.mark.parametrize("aantal", [1, 3])
def test_it_takes_a_fixed_number_of_queries(
    plan: Beleidsplan, django_assert_num_queries: DjangoAssertNumQueries, aantal: int
):
    for nummer in range(aantal):
        stuk = BestuursstukFactory.create(beleidsplan=plan, document=_openbaar(plan, f"stuk-{nummer}"))
        BesluitFactory.create(stuk=stuk)

    with django_assert_num_queries(9):
        _zip(plan)


# ── The pages ────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def griffier() -> Client:
    client = Client()
    client.force_login(GebruikerFactory.create(rol=Rol.GRIFFIE))
    return client


@pytest.mark.django_db
def test_staff_find_the_page_and_download_the_zip(plan: Beleidsplan, griffier: Client):
    _vastgesteld_plan(plan)
    DocumentFactory.create(beleidsplan=plan)

    for adres in ("/documenten/", "/dossier/"):
        assert 'href="/dossier/raadsexport/"' in griffier.get(adres).content.decode()
    html = griffier.get("/dossier/raadsexport/").content.decode()
    antwoord = griffier.get("/dossier/raadsexport.zip")

    assert "Download 1 document (zip, ongeveer 1 kB)" in html
    assert "1 vastgelegd document is nog niet openbaar." in html
    assert antwoord["Content-Type"] == "application/zip"
    assert antwoord["Content-Disposition"] == 'attachment; filename="raadsexport-plan-veiligheid-2020-2023.zip"'
    assert "no-store" in antwoord["Cache-Control"]
    inhoud = b"".join(antwoord)
    assert int(antwoord["Content-Length"]) == len(inhoud)
    assert zipfile.ZipFile(io.BytesIO(inhoud)).testzip() is None


@pytest.mark.django_db
def test_a_visitor_does_not_see_the_way_to_it(plan: Beleidsplan, client: Client):
    _openbaar(plan, "plan", gepubliceerd_op=timezone.now())

    assert "raadsexport" not in client.get("/documenten/").content.decode()


@pytest.mark.django_db
def test_as_long_as_nothing_is_public_there_is_no_zip(plan: Beleidsplan, griffier: Client):
    DocumentFactory.create(beleidsplan=plan)

    assert "Er zijn nog geen documenten openbaar" in griffier.get("/dossier/raadsexport/").content.decode()
    assert griffier.get("/dossier/raadsexport.zip").status_code == 404
