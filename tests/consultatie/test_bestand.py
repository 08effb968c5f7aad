"""A questionnaire as a file, and a new one out of a file or out of an earlier one: whole, or nothing (T2)."""

import json
from copy import deepcopy
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from consultatie.models import Inkomend, Sectie, Vraag, Vragenlijst, Vragenlijstversie
from consultatie.vragenlijst.aanmaken import vragenlijst_inlezen, vragenlijst_kopieren, vrije_slug
from consultatie.vragenlijst.bestand import MAX_BYTES, VRAAGVELDEN, als_gegevens, lees, schrijf
from consultatie.vragenlijst.definitie import stel_samen
from consultatie.vragenlijst.enums import Vragenlijststatus
from consultatie.vragenlijst.fouten import BestandOngeldig
from consultatie.vragenlijst.services import versie_vastleggen
from tests.factories.consultatie import InkomendFactory, SectieFactory, VraagFactory, VragenlijstFactory
from tests.factories.thema import BeleidsplanFactory, ThemaFactory
from tests.thema.beheer import adres, als
from thema.basis.klok import nu
from thema.basis.rollen import Rol

pytestmark = pytest.mark.django_db

# What belongs to a question where it stands, and not to what is asked.
NIET_IN_BESTAND = {"id", "sectie", "volgorde", "bewerking"}


@pytest.fixture
def lijst() -> Vragenlijst:
    """An open questionnaire with an answer in its tray; two sections, one question with every field filled in."""
    lijst = VragenlijstFactory(
        slug="denk-mee", status=Vragenlijststatus.OPEN, is_fictief=True, minuten=8, open_van="2019-08-01"
    )
    tweede = SectieFactory(vragenlijst=lijst, titel="Over u", volgorde=20)
    eerste = SectieFactory(vragenlijst=lijst, titel="Uw buurt", toelichting="Kort.", volgorde=10)
    VraagFactory(sectie=eerste, sleutel="merkt", opties="Ja\nNee", heeft_anders=True, volgorde=5)
    VraagFactory(
        sectie=eerste,
        sleutel="veilig",
        soort="schaal",
        tekst="Hoe veilig? ‘Écht’ 💡",
        hulptekst="Kies.",
        is_verplicht=True,
        opties="",
        aantal=4,
        label_laag="onveilig",
        label_hoog="veilig",
        rijen="over\nvan vroeger",
        alleen_als="merkt",
        alleen_als_antwoorden="Ja",
        volgorde=7,
    )
    VraagFactory(sectie=tweede, sleutel="leeftijd", soort="leeftijd", opties="", volgorde=1)
    InkomendFactory(versie=versie_vastleggen(lijst, op=nu()))
    return lijst


@pytest.fixture
def plan():
    return BeleidsplanFactory(is_actueel=True)


def test_the_file_holds_every_field_of_a_question_and_nothing_of_where_it_stands():
    velden = {veld.name for veld in Vraag._meta.concrete_fields}

    assert set(VRAAGVELDEN) == velden - NIET_IN_BESTAND


def test_what_is_written_is_read_and_makes_the_same_questionnaire(lijst, plan):
    nieuw = vragenlijst_inlezen(lees(schrijf(lijst).encode()), plan=plan)

    zonder_adres = {"slug": ""}
    assert als_gegevens(nieuw) | zonder_adres == als_gegevens(lijst) | zonder_adres
    assert stel_samen(nieuw) == stel_samen(lijst)
    assert (nieuw.slug, nieuw.beleidsplan, nieuw.status) == ("denk-mee-2", plan, Vragenlijststatus.CONCEPT)
    assert (nieuw.open_van, nieuw.open_tot) == (None, None)


def test_a_copy_is_a_concept_with_the_questions_and_without_versions_or_answers(lijst, plan):
    eerst = als_gegevens(lijst)

    nieuw = vragenlijst_kopieren(lijst, plan=plan, titel="Nog eens", slug="nog-eens")

    assert als_gegevens(nieuw) == {**eerst, "titel": "Nog eens", "slug": "nog-eens"}
    assert (nieuw.status, nieuw.beleidsplan) == (Vragenlijststatus.CONCEPT, plan)
    assert not nieuw.versies.exists()
    assert not Inkomend.objects.filter(versie__vragenlijst=nieuw).exists()
    # The one that was copied is as it was.
    lijst.refresh_from_db()
    assert als_gegevens(lijst) == eerst
    assert lijst.status == Vragenlijststatus.OPEN


def test_a_copy_can_be_changed_without_changing_the_first(lijst, plan):
    nieuw = vragenlijst_kopieren(lijst, plan=plan, titel="Nog eens", slug="nog-eens")

    nieuw.secties.first().vragen.update(tekst="Anders")

    assert not Vraag.objects.filter(sectie__vragenlijst=lijst, tekst="Anders").exists()


def test_an_address_that_is_taken_gets_the_first_number_that_is_free():
    VragenlijstFactory(slug="a" * 60)
    VragenlijstFactory(slug="a" * 58 + "-2")

    assert vrije_slug("a" * 60) == "a" * 58 + "-3"
    assert vrije_slug("vrij") == "vrij"


# ── files that will not do ───────────────────────────────────────────────────────────────────────

VRAAG = {
    "sleutel": "q", "soort": "open", "tekst": "Wat?", "hulptekst": "", "is_verplicht": False, "opties": "",
    "heeft_anders": False, "rijen": "", "aantal": None, "label_laag": "", "label_hoog": "", "alleen_als": "",
    "alleen_als_antwoorden": "",
}  # fmt: skip
GOED: dict[str, Any] = {
    "bestand": "mjbp-vragenlijst",
    "versie": 1,
    "titel": "Denk mee",
    "slug": "denk-mee",
    "inleiding": "Waarom.",
    "minuten": 5,
    "bedankt": "Dank.",
    "is_fictief": False,
    "secties": [{"titel": "Uw mening", "toelichting": "", "vragen": [VRAAG]}],
}


def anders(pad: str, waarde: Any) -> dict[str, Any]:
    """GOED with another value at a place such as "secties.0.titel"; a value of ... takes the field away."""
    gegevens = deepcopy(GOED)
    *weg, laatste = pad.split(".")
    plek: Any = gegevens
    for stap in weg:
        plek = plek[int(stap)] if stap.isdigit() else plek[stap]
    if waarde is ...:
        del plek[laatste]
    else:
        plek[int(laatste) if laatste.isdigit() else laatste] = waarde
    return gegevens


VREEMD = [
    (b"", "Dit is geen JSON-bestand."),
    (b"titel;slug", "Dit is geen JSON-bestand."),
    (b"\xff\xfe{}", "Dit is geen JSON-bestand."),
    (b"[" * 100_000, "Dit is geen JSON-bestand."),
    (b'{"versie": ' + b"9" * 5000 + b"}", "Dit is geen JSON-bestand."),
    (b"[]", "Dit is geen bestand van een vragenlijst."),
    (b"null", "Dit is geen bestand van een vragenlijst."),
    (b'{"bestand": "iets-anders"}', "Dit is geen bestand van een vragenlijst."),
    (b'{"bestand": "mjbp-vragenlijst", "versie": 2}', "Dit bestand is van een andere versie."),
    (b'{"bestand": "mjbp-vragenlijst", "versie": true}', "Dit bestand is van een andere versie."),
    (b" " * (MAX_BYTES + 1), "Het bestand is te groot."),
]

FOUT = [
    ("titel", ..., "De vragenlijst: het veld ‘titel’ ontbreekt."),
    ("titel", 5, "De vragenlijst: bij ‘titel’ hoort tekst."),
    ("minuten", True, "De vragenlijst: bij ‘minuten’ hoort een heel getal."),
    ("minuten", "5", "De vragenlijst: bij ‘minuten’ hoort een heel getal."),
    ("minuten", 5.0, "De vragenlijst: bij ‘minuten’ hoort een heel getal."),
    ("is_fictief", 1, "De vragenlijst: bij ‘is_fictief’ hoort true of false."),
    ("secties", {}, "De vragenlijst: bij ‘secties’ hoort een lijst."),
    ("secties.0", "x", "Sectie 1: hier horen velden te staan, tussen accolades."),
    ("secties.0.vragen", None, "Sectie 1: bij ‘vragen’ hoort een lijst."),
    ("secties.0.vragen.0", [], "Sectie 1, vraag 1: hier horen velden te staan, tussen accolades."),
    ("secties.0.vragen.0.aantal", "3", "Sectie 1, vraag 1: bij ‘aantal’ hoort een heel getal of null."),
    ("secties.0.vragen.0.soort", "dobbelsteen", "Sectie 1, vraag 1: de soort ‘dobbelsteen’ kennen wij niet."),
    ("secties.0.vragen.0.tekst", "\ud800", "Sectie 1, vraag 1: bij ‘tekst’ staat een teken dat wij niet kunnen"),
    ("secties.0.vragen.0.tekst", "a\x00b", "Sectie 1, vraag 1: bij ‘tekst’ staat een teken dat wij niet kunnen"),
    ("secties.0.vragen", [VRAAG] * 201, "Er staan 201 vragen in; dat mogen er hooguit 200 zijn."),
    # Mass assignment: what is not for a file to say.
    *[(veld, 1, f"De vragenlijst: het veld ‘{veld}’ kennen wij niet. Haal het weg.") for veld in (
        "id", "status", "beleidsplan", "open_van", "open_tot", "bewerking", "versies",
    )],
    *[(f"secties.0.{veld}", 1, f"Sectie 1: het veld ‘{veld}’ kennen wij niet. Haal het weg.") for veld in (
        "id", "vragenlijst", "volgorde", "bewerking",
    )],
    *[(f"secties.0.vragen.0.{veld}", 1, f"Sectie 1, vraag 1: het veld ‘{veld}’ kennen wij niet.") for veld in (
        "id", "sectie", "sectie_id", "volgorde", "bewerking",
    )],
]  # fmt: skip

NIET_OP_TE_SLAAN = [
    ("titel", "", "De vragenlijst, titel: Dit veld kan niet leeg zijn."),
    ("titel", "a" * 121, "De vragenlijst, titel: "),
    ("slug", "geen adres", "De vragenlijst, adres: Gebruik alleen kleine letters, cijfers en streepjes"),
    ("minuten", -1, "De vragenlijst, duur in minuten: "),
    ("secties.0.titel", "", "Sectie 1, titel: Dit veld kan niet leeg zijn."),
    ("secties.0.vragen.0.sleutel", "a b", "Sectie 1, vraag 1, sleutel: Gebruik alleen kleine letters, cijfers"),
    ("secties.0.vragen.0.tekst", "", "Sectie 1, vraag 1, vraag: Dit veld kan niet leeg zijn."),
    ("secties.0.vragen.0.aantal", -1, "Sectie 1, vraag 1, aantal: "),
    ("minuten", 121, "De vragenlijst, duur in minuten: Vul hooguit 120 minuten in."),
    ("minuten", 10**12, "De vragenlijst, duur in minuten: Vul hooguit 120 minuten in."),
    *[("secties.0.vragen.0.aantal", aantal, "Sectie 1, vraag 1, aantal: Vul hooguit 100 in, of laat het vak leeg.") for
      aantal in (101, 10**12, 10**30)],
    *[(f"secties.0.vragen.0.{veld}", "a\n" * 101, f"Sectie 1, vraag 1, {naam}: Hier passen hooguit 100 regels") for
      veld, naam in (
        ("opties", "antwoorden"), ("rijen", "rijen"), ("alleen_als_antwoorden", "een van deze antwoorden is gekozen"),
    )],
]  # fmt: skip


@pytest.mark.parametrize(("inhoud", "zin"), VREEMD, ids=[zin for _, zin in VREEMD])
def test_what_is_no_questionnaire_is_refused_with_a_sentence(inhoud, zin):
    with pytest.raises(BestandOngeldig) as fout:
        lees(inhoud)

    assert fout.value.problemen[0].startswith(zin)


@pytest.mark.parametrize(("pad", "waarde", "zin"), FOUT, ids=[f"{pad}={str(waarde)[:9]!r}" for pad, waarde, _ in FOUT])
def test_a_file_with_a_wrong_field_is_refused_and_the_field_is_named(pad, waarde, zin):
    with pytest.raises(BestandOngeldig) as fout:
        lees(json.dumps(anders(pad, waarde)).encode())

    assert len(fout.value.problemen) == 1
    assert fout.value.problemen[0].startswith(zin)


def test_every_fault_is_named():
    gegevens = anders("titel", ...) | {"status": "open"}
    gegevens["secties"][0]["vragen"][0] = {**VRAAG, "soort": "x", "aantal": "3"}

    with pytest.raises(BestandOngeldig) as fout:
        lees(json.dumps(gegevens).encode())

    assert len(fout.value.problemen) == 4


@pytest.mark.parametrize(
    ("pad", "waarde", "zin"), NIET_OP_TE_SLAAN, ids=[f"{p}={w!r:.9}" for p, w, _ in NIET_OP_TE_SLAAN]
)
def test_what_cannot_be_stored_is_refused_whole(plan, pad, waarde, zin):
    with pytest.raises(BestandOngeldig) as fout:
        vragenlijst_inlezen(lees(json.dumps(anders(pad, waarde)).encode()), plan=plan)

    assert len(fout.value.problemen) == 1
    assert fout.value.problemen[0].startswith(zin)
    assert not Vragenlijst.objects.exists()
    assert not Sectie.objects.exists()
    assert not Vraag.objects.exists()


# ── the buttons ──────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def oov() -> Client:
    return als(Rol.OOV)


def upload(client: Client, gegevens: Any) -> Any:
    inhoud = gegevens if isinstance(gegevens, bytes) else json.dumps(gegevens).encode()
    return client.post(
        adres(Vragenlijst, "uit_bestand"), {"bestand": SimpleUploadedFile("lijst.json", inhoud)}, follow=True
    )


def test_staff_save_a_questionnaire_as_a_file_and_read_it_in_elsewhere(oov, lijst, plan):
    antwoord = oov.get(adres(Vragenlijst, "bestand", lijst.pk))

    html = upload(oov, antwoord.content).content.decode()

    assert antwoord.headers["Content-Disposition"] == 'attachment; filename="vragenlijst-denk-mee.json"'
    assert antwoord.headers["Content-Type"] == "application/json; charset=utf-8"
    assert "De vragenlijst is ingelezen als concept" in html
    assert Vragenlijst.objects.get(slug="denk-mee-2").status == Vragenlijststatus.CONCEPT


def test_the_buttons_are_on_the_pages(oov, lijst):
    overzicht = oov.get(adres(Vragenlijst, "changelist")).content.decode()
    pagina = oov.get(adres(Vragenlijst, "change", lijst.pk)).content.decode()

    assert adres(Vragenlijst, "uit_bestand") in overzicht
    assert adres(Vragenlijst, "kopie", lijst.pk) in pagina
    assert adres(Vragenlijst, "bestand", lijst.pk) in pagina


def test_who_only_looks_has_no_button_to_make_one(lijst):
    client = als(Rol.GRIFFIE)

    pagina = client.get(adres(Vragenlijst, "change", lijst.pk)).content.decode()

    assert adres(Vragenlijst, "kopie", lijst.pk) not in pagina
    assert adres(Vragenlijst, "bestand", lijst.pk) in pagina


@pytest.mark.parametrize(
    ("gegevens", "zin"),
    [
        (b"x", "Dit is geen JSON-bestand."),
        (b"", "Dit bestand is leeg. Kies een ander."),
        (anders("status", "open"), "het veld ‘status’ kennen wij niet. Haal het weg."),
        (anders("titel", ""), "De vragenlijst, titel: Dit veld kan niet leeg zijn."),
    ],
)
def test_a_wrong_file_is_refused_on_the_page_and_nothing_is_stored(oov, plan, gegevens, zin):
    antwoord = upload(oov, gegevens)

    html = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert "Er is niets opgeslagen." in html
    assert zin in html
    assert "<title>Fout: " in html
    assert not Vragenlijst.objects.exists()


def test_a_file_without_a_plan_to_belong_to_is_refused(oov):
    html = upload(oov, GOED).content.decode()

    assert "Er is nog geen beleidsplan" in html
    assert not Vragenlijst.objects.exists()


def test_staff_copy_a_questionnaire_under_a_new_title_and_address(oov, lijst, plan):
    url = adres(Vragenlijst, "kopie", lijst.pk)
    begin = oov.get(url).context["form"].initial

    html = oov.post(url, {"titel": "Ronde twee", "slug": "ronde-twee"}, follow=True).content.decode()

    nieuw = Vragenlijst.objects.get(slug="ronde-twee")
    assert begin == {"titel": "Kopie van Wat vindt u belangrijk?", "slug": "denk-mee-2"}
    assert "De kopie staat klaar als concept" in html
    assert (nieuw.titel, nieuw.status, nieuw.secties.count()) == ("Ronde twee", Vragenlijststatus.CONCEPT, 2)


@pytest.mark.parametrize(
    "data", [{"titel": "Twee", "slug": "denk-mee"}, {"titel": "", "slug": "vrij"}, {"titel": "Twee", "slug": "a b"}]
)
def test_a_copy_that_will_not_do_is_refused_and_nothing_is_stored(oov, lijst, plan, data):
    antwoord = oov.post(adres(Vragenlijst, "kopie", lijst.pk), data)

    assert antwoord.status_code == 200
    assert antwoord.context["form"].errors
    assert Vragenlijst.objects.count() == 1


def test_only_title_and_address_of_a_copy_can_be_chosen(oov, lijst, plan):
    alles = {veld.attname: "1" for veld in Vragenlijst._meta.concrete_fields} | {
        "titel": "Twee",
        "slug": "twee",
        "status": "open",
        "open_van": "2019-01-01",
    }

    oov.post(adres(Vragenlijst, "kopie", lijst.pk), alles)

    nieuw = Vragenlijst.objects.get(slug="twee")
    assert (nieuw.status, nieuw.beleidsplan, nieuw.open_van) == (Vragenlijststatus.CONCEPT, plan, None)
    assert (nieuw.minuten, nieuw.bedankt) == (lijst.minuten, lijst.bedankt)
    assert not Vragenlijstversie.objects.filter(vragenlijst=nieuw).exists()


@pytest.mark.parametrize("wat", ["kopie", "bestand"])
def test_what_is_not_there_is_not_found(oov, wat):
    assert oov.get(adres(Vragenlijst, wat, 999)).status_code == 404


def test_the_preview_shows_every_type_in_a_concept_that_was_read_in(oov, plan):
    ThemaFactory.create_batch(2, beleidsplan=plan)
    soorten = ("cijfer", "geslacht", "rangorde", "matrix", "open_per_thema")
    vragen = [
        {**VRAAG, "sleutel": soort, "soort": soort, "tekst": f"Vraag {soort}", "rijen": "A\nB", "opties": "Ja\nNee"}
        for soort in soorten
    ]
    vragen.append({**VRAAG, "sleutel": "wie", "soort": "een", "opties": "Ja\nNee", "heeft_anders": True})
    upload(oov, anders("secties.0.vragen", vragen))

    html = oov.get(adres(Vragenlijst, "voorbeeld", Vragenlijst.objects.get().pk)).content.decode()

    assert all(f"Vraag {soort}" in html for soort in soorten)
    assert 'name="wie.anders"' in html
