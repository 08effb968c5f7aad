"""Staff translate a questionnaire: by hand, or by a file that a bureau filled in (T2, T10, T11, T18)."""

import io
import json

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from consultatie.models import Vertaling, Vragenlijst
from consultatie.vragenlijst.aanmaken import vragenlijst_inlezen, vragenlijst_kopieren
from consultatie.vragenlijst.bestand import lees, schrijf
from consultatie.vragenlijst.fouten import BestandOngeldig
from consultatie.vragenlijst.talen.catalogus import VASTE_WOORDEN, groepen_van, teksten_van, voortgang
from consultatie.vragenlijst.talen.forms import veldnaam
from consultatie.vragenlijst.talen.fouten import TaalNietMogelijk, VertalingOngeldig
from consultatie.vragenlijst.talen.queries import alle_woorden, taalstanden
from consultatie.vragenlijst.talen.services import taal_toevoegen, vertaling_opslaan
from consultatie.vragenlijst.talen.woorden import meegeleverd, vaste_zinnen
from tests.consultatie.talenproef import engels_van, engelse_versie
from tests.factories.consultatie import VertalingFactory, VragenlijstFactory
from tests.thema.beheer import adres, als
from thema.basis.rollen import Rol

pytestmark = pytest.mark.django_db

HOOGUIT = "Kies er hooguit {aantal}."


@pytest.fixture
def lijst() -> Vragenlijst:
    """A questionnaire with a question of every type, in English for the most part."""
    return engelse_versie().vragenlijst


@pytest.fixture
def oov():
    return als(Rol.OOV)


def pad(lijst, naam="taal", taal="en") -> str:
    return adres(Vragenlijst, naam, lijst.pk, taal)


def sla_op(client, lijst, teksten, *, taal="en", gezien=None, **meer):
    bewerking = lijst.vertalingen.get(taal=taal).bewerking if gezien is None else gezien
    velden = {veldnaam(nederlands): vertaald for nederlands, vertaald in teksten.items()}
    data = {"bewerking": bewerking, "is_zichtbaar": "on", **velden, **meer}
    return client.post(pad(lijst, taal=taal), data, follow=True).content.decode()


def boek(*rijen) -> SimpleUploadedFile:
    werkmap = openpyxl.Workbook()
    for rij in rijen:
        werkmap.active.append(rij)
    uit = io.BytesIO()
    werkmap.save(uit)
    return SimpleUploadedFile("vertaling.xlsx", uit.getvalue())


def lees_in(client, lijst, *rijen, kop=("Nederlands", "vertaling")) -> str:
    bestand = boek(kop, *rijen)
    return client.post(pad(lijst, "taal_inlezen"), {"bestand": bestand}, follow=True).content.decode()


# ── languages ────────────────────────────────────────────────────────────────────────────────────


def test_a_language_is_added_once_and_is_not_for_residents_yet(oov, lijst):
    talen = adres(Vragenlijst, "talen", lijst.pk)

    html = oov.post(talen, {"taal": "pl"}, follow=True).content.decode()
    weer = oov.post(talen, {"taal": "pl"}).content.decode()

    assert "Pools (polski)" in html
    assert not lijst.vertalingen.get(taal="pl").is_zichtbaar
    assert "Er is niets opgeslagen." in weer
    assert lijst.vertalingen.count() == 2


@pytest.mark.parametrize("taal", ["", "nl", "xx", "zh-cn", "a" * 99, "en\x00"])
def test_what_is_no_language_is_refused(oov, lijst, taal):
    antwoord = oov.post(adres(Vragenlijst, "talen", lijst.pk), {"taal": taal})

    assert antwoord.status_code == 200
    assert lijst.vertalingen.count() == 1
    with pytest.raises(TaalNietMogelijk):
        taal_toevoegen(lijst, taal=taal)


def test_a_language_twice_is_refused_with_its_name(lijst):
    with pytest.raises(TaalNietMogelijk, match="al in het Engels"):
        taal_toevoegen(lijst, taal="en")


def test_a_language_that_is_removed_is_gone_after_asking(oov, lijst):
    assert "blijven gewoon meetellen" in oov.get(pad(lijst, "taal_verwijderen")).content.decode()
    assert lijst.vertalingen.exists()

    geweigerd = oov.post(pad(lijst, "taal_verwijderen"), {"gezien": "0"}).content.decode()
    assert "Iemand anders heeft deze vertaling net gewijzigd." in geweigerd
    assert f'value="{lijst.vertalingen.get().bewerking}"' in geweigerd
    assert lijst.vertalingen.exists()
    oov.post(pad(lijst, "taal_verwijderen"), {"gezien": lijst.vertalingen.get().bewerking})

    assert not lijst.vertalingen.exists()
    assert oov.get(pad(lijst)).status_code == 404


def test_how_far_a_language_is_stands_on_the_questionnaire_and_among_its_languages(oov, lijst):
    (stand,) = taalstanden(lijst)
    te_gaan = stand.voortgang.te_gaan
    assert 0 < te_gaan < stand.voortgang.aantal
    zin = f"{te_gaan} teksten zijn nog niet vertaald."

    assert zin in oov.get(adres(Vragenlijst, "change", lijst.pk)).content.decode()
    assert zin in oov.get(adres(Vragenlijst, "talen", lijst.pk)).content.decode()
    open_ = [een for een in teksten_van(groepen_van(lijst)) if een not in alle_woorden(engels_van(lijst.versies.get()))]
    vertaling_opslaan(engels_van(lijst.versies.get()), teksten=dict.fromkeys(open_[1:], "x"))
    assert "1 tekst is nog niet vertaald." in oov.get(adres(Vragenlijst, "change", lijst.pk)).content.decode()


@pytest.mark.parametrize("scherm", ["talen", "change"])
def test_more_languages_ask_no_more_of_the_database(oov, lijst, scherm):
    def aantal() -> int:
        with CaptureQueriesContext(connection) as queries:
            oov.get(adres(Vragenlijst, scherm, lijst.pk))
        return len(queries)

    aantal()
    eerst = aantal()
    for taal in ("ar", "tr"):
        VertalingFactory(vragenlijst=lijst, taal=taal)

    assert aantal() == eerst


def test_all_that_residents_read_is_listed_once_and_names_of_districts_are_not(lijst):
    groepen = groepen_van(lijst)
    teksten = teksten_van(groepen)

    assert [groep.titel for groep in groepen] == [
        *("Begin en einde", "Sectie ‘Wat moet eerst?’", "Sectie ‘Over u’", "Thema’s van het plan", VASTE_WOORDEN)
    ]
    assert len(teksten) == len(set(teksten))
    assert {"Kies uw top 3", "Thuis", "onveilig", "Drugs", lijst.bedankt, "Jonger dan 18 jaar"} <= set(teksten)
    assert "Centrum" not in teksten
    assert groepen[-1].teksten == vaste_zinnen()
    assert voortgang(groepen, {}).te_gaan == len(teksten)


# ── the screen ───────────────────────────────────────────────────────────────────────────────────


def test_what_is_written_is_stored_and_what_is_emptied_is_dutch_again(oov, lijst):
    html = sla_op(oov, lijst, {"Waar?": " In what place? ", "Thuis": ""})

    teksten = lijst.vertalingen.get().teksten
    assert "De vertaling is opgeslagen." in html
    assert teksten["Waar?"] == "In what place?"
    assert "Thuis" not in teksten
    # What was not on the screen stays.
    assert teksten["Buiten"] == "Outside"


def test_words_that_ship_are_on_the_screen_and_kept_only_when_they_differ(oov, lijst):
    assert "Choose up to {aantal}." in oov.get(pad(lijst)).content.decode()

    sla_op(oov, lijst, {HOOGUIT: meegeleverd("en")[HOOGUIT], "Omhoog": "Upwards"})

    teksten = lijst.vertalingen.get().teksten
    assert HOOGUIT not in teksten
    assert teksten["Omhoog"] == "Upwards"


@pytest.mark.parametrize(
    ("vertaling", "zin"),
    [
        ("Choose some.", "ontbreekt {aantal}"),
        ("Choose {aantal} of {totaal}.", "hoort {totaal} niet"),
        ("Choose {number}.", "ontbreekt {aantal}"),
        ("x" * 5001, "korter"),
    ],
)
def test_a_translation_without_its_places_is_refused_by_name_and_nothing_is_lost_or_stored(oov, lijst, vertaling, zin):
    eerst = lijst.vertalingen.get().teksten

    html = sla_op(oov, lijst, {HOOGUIT: vertaling, "Waar?": "Blijft staan"})

    assert zin in html
    assert f"‘{HOOGUIT}’" in html
    assert vertaling in html
    assert "Blijft staan" in html
    assert lijst.vertalingen.get().teksten == eerst
    with pytest.raises(VertalingOngeldig):
        vertaling_opslaan(lijst.vertalingen.get(), teksten={HOOGUIT: vertaling})


def test_braces_in_what_staff_wrote_are_just_braces(oov, lijst):
    sla_op(oov, lijst, {"Waar?": "Where {exactly}?"})

    assert lijst.vertalingen.get().teksten["Waar?"] == "Where {exactly}?"


def test_a_stale_screen_is_refused_and_shows_both(oov, lijst):
    gezien = lijst.vertalingen.get().bewerking
    sla_op(oov, lijst, {"Waar?": "Eerst"})

    html = sla_op(oov, lijst, {"Waar?": "Later"}, gezien=gezien)

    assert "Iemand anders heeft dit net gewijzigd." in html
    assert "nu opgeslagen: ‘Eerst’ / u schreef: ‘Later’" in html
    assert lijst.vertalingen.get().teksten["Waar?"] == "Eerst"


@pytest.mark.parametrize("kwaad", [{"bewerking": ""}, {"bewerking": "x"}, {veldnaam("Waar?"): "a\x00b"}])
def test_bad_input_is_told_and_stores_nothing(oov, lijst, kwaad):
    eerst = lijst.vertalingen.get().teksten

    html = sla_op(oov, lijst, {"Waar?": "Anders"}, **kwaad)

    assert "Er is niets opgeslagen" in html
    assert lijst.vertalingen.get().teksten == eerst


def test_a_translation_of_dutch_that_just_changed_comes_back_to_its_writer(oov, lijst):
    html = sla_op(oov, lijst, {"Stond er net nog": "Was just there"})

    assert "De Nederlandse tekst hiervan is net gewijzigd. U schreef: ‘Was just there’." in html


def test_the_screen_can_be_narrowed_to_what_is_to_be_done_and_to_words(oov, lijst):
    alles = oov.get(pad(lijst)).content.decode()
    open_ = oov.get(pad(lijst), {"toon": "open"}).content.decode()
    gezocht = oov.get(pad(lijst), {"zoek": "THUIS"}).content.decode()
    niets = oov.get(pad(lijst), {"zoek": "bestaat niet"}).content.decode()
    vreemd = oov.get(pad(lijst), {"toon": "x\x00", "zoek": "y" * 999}).content.decode()

    assert veldnaam("Thuis") in alles
    assert (veldnaam("Thuis") in open_, veldnaam("Online") in open_) == (False, True)
    assert (veldnaam("Thuis") in gezocht, veldnaam("Online") in gezocht) == (True, False)
    assert "Er zijn geen teksten die hierbij passen." in niets
    assert veldnaam("Thuis") in vreemd


def test_staff_see_a_language_as_residents_will_before_residents_can(oov, lijst):
    VertalingFactory(vragenlijst=lijst, taal="ar", is_zichtbaar=False)

    html = oov.get(f"{adres(Vragenlijst, 'voorbeeld', lijst.pk)}?taal=ar").content.decode()

    assert '<html lang="ar" dir="rtl"' in html


# ── the file ─────────────────────────────────────────────────────────────────────────────────────


def test_the_file_holds_every_text_and_reads_back_the_same(oov, lijst):
    inhoud = oov.get(pad(lijst, "taal_bestand")).content
    blad = openpyxl.load_workbook(io.BytesIO(inhoud)).active
    eerst = lijst.vertalingen.get().teksten

    rijen = list(blad.iter_rows(values_only=True))
    assert rijen[0] == ("Nederlands", "vertaling")
    assert [rij[0] for rij in rijen[1:]] == teksten_van(groepen_van(lijst))
    assert ("Thuis", "At home") in rijen
    html = oov.post(
        pad(lijst, "taal_inlezen"), {"bestand": SimpleUploadedFile("terug.xlsx", inhoud)}, follow=True
    ).content.decode()
    assert "vertalingen zijn ingelezen." in html
    assert lijst.vertalingen.get().teksten == eerst


def test_what_a_bureau_filled_in_is_stored_and_an_empty_cell_changes_nothing(oov, lijst):
    lees_in(oov, lijst, ("Online", "Online too"), ("Thuis", None), ("Buiten", "Outdoors"))

    teksten = lijst.vertalingen.get().teksten
    assert [teksten[een] for een in ("Online", "Thuis", "Buiten")] == ["Online too", "At home", "Outdoors"]


@pytest.mark.parametrize(
    ("rijen", "zin"),
    [
        ([("Online", "x"), ("Dit vragen wij niet", "y")], "‘Dit vragen wij niet’ staat niet in deze vragenlijst."),
        ([("Online", "x"), (HOOGUIT, "zonder plek")], "ontbreekt {aantal}"),
        ([("Online", "x"), ("Online", "y")], "staat er twee keer in"),
        ([(f"Vreemd {nummer}", "x") for nummer in range(12)], "En nog 2 rijen."),
    ],
)
def test_a_file_with_something_wrong_is_refused_whole(oov, lijst, rijen, zin):
    eerst = lijst.vertalingen.get().teksten

    html = lees_in(oov, lijst, *rijen)

    assert zin in html
    assert lijst.vertalingen.get().teksten == eerst


def test_a_file_with_other_columns_or_no_file_at_all_is_refused(oov, lijst):
    assert "moeten Nederlands en vertaling heten" in lees_in(oov, lijst, ("a", "b"), kop=("een", "twee"))
    kapot = SimpleUploadedFile("x.xlsx", b"PK\x03\x04 kapot")
    assert oov.post(pad(lijst, "taal_inlezen"), {"bestand": kapot}).status_code == 200
    assert "errornote" in oov.post(pad(lijst, "taal_inlezen"), {"bestand": ""}).content.decode()


# ── a copy, and a questionnaire as a file ────────────────────────────────────────────────────────


def test_a_copy_and_a_file_take_the_languages_along(lijst):
    kopie = vragenlijst_kopieren(lijst, plan=lijst.beleidsplan, titel="Nog eens", slug="nog-eens")
    ingelezen = vragenlijst_inlezen(lees(schrijf(lijst).encode()), plan=lijst.beleidsplan)

    for nieuw in (kopie, ingelezen):
        assert list(nieuw.vertalingen.values("taal", "is_zichtbaar", "teksten")) == list(
            lijst.vertalingen.values("taal", "is_zichtbaar", "teksten")
        )


def test_a_file_of_a_questionnaire_without_languages_says_nothing_of_them():
    assert '"talen"' not in schrijf(VragenlijstFactory())


@pytest.mark.parametrize(
    "talen",
    [
        "en",
        ["en"],
        [{"taal": "xx", "is_zichtbaar": True, "teksten": {}}],
        [{"taal": "en", "teksten": {}}],
        [{"taal": "en", "is_zichtbaar": 1, "teksten": {}}],
        [{"taal": "en", "is_zichtbaar": True, "teksten": []}],
        [{"taal": "en", "is_zichtbaar": True, "teksten": {"Ja": 1}}],
        [{"taal": "en", "is_zichtbaar": True, "teksten": {"Ja": "\x00"}}],
        [{"taal": "en", "is_zichtbaar": True, "teksten": {HOOGUIT: "zonder"}}],
        [{"taal": "en", "is_zichtbaar": True, "teksten": {}}] * 2,
    ],
)
def test_a_file_with_a_language_that_will_not_do_is_refused(lijst, talen):
    gegevens = {**json.loads(schrijf(lijst)), "talen": talen}

    with pytest.raises(BestandOngeldig):
        lees(json.dumps(gegevens).encode())
    assert Vertaling.objects.count() == 1
