"""Questionnaires in the admin: build, preview, open, close, and what a change to an open one does."""

import io

import pytest
from django.test import Client

from consultatie.models import Inkomend, Sectie, Vraag, Vragenlijst
from consultatie.vragenlijst.enums import Kanaal, Vragenlijststatus
from consultatie.vragenlijst.services import versie_vastleggen
from consultatie.vragenlijst.vraagtypen import VRAAGTYPEN
from tests.factories.consultatie import SectieFactory, VraagFactory, VragenlijstFactory
from tests.factories.thema import BeleidsplanFactory, ThemaFactory
from tests.thema.beheer import adres, als, formulier, foutteksten
from thema.basis.klok import nu, vandaag
from thema.basis.models import Statusovergang
from thema.basis.rollen import Rol

pytestmark = pytest.mark.django_db


@pytest.fixture
def oov() -> Client:
    return als(Rol.OOV)


@pytest.fixture
def lijst() -> Vragenlijst:
    """A concept with one question."""
    lijst = VragenlijstFactory(slug="denk-mee")
    VraagFactory(sectie=SectieFactory(vragenlijst=lijst, titel="Uw mening"), sleutel="merkt", volgorde=1)
    return lijst


@pytest.fixture
def open_lijst(lijst) -> Vragenlijst:
    lijst.status = Vragenlijststatus.OPEN
    lijst.save()
    versie_vastleggen(lijst, op=nu())
    return lijst


def antwoord_op(versie) -> None:
    Inkomend.objects.create(
        sleutel="0b6c5f2e-6a8d-4f0e-9c1d-1f2a3b4c5d6e",
        versie=versie,
        kanaal=Kanaal.OPEN,
        dag=vandaag(),
        antwoorden={"merkt": "ja"},
    )


def doe(client, lijst, actie, *, gezien):
    return client.post(
        adres(Vragenlijst, "status", lijst.pk), {"actie": actie, "status": gezien}, follow=True
    ).content.decode()


# ── building ─────────────────────────────────────────────────────────────────────────────────────


def test_a_new_questionnaire_belongs_to_the_current_plan_and_is_a_concept(oov):
    plan = BeleidsplanFactory(is_actueel=True)
    pagina = oov.get(adres(Vragenlijst, "add"))
    data = formulier(pagina) | {
        "titel": "Denk mee",
        "slug": "denk-mee",
        "inleiding": "Waarom.",
        "bedankt": "Dank.",
        "secties-TOTAL_FORMS": "1",
        "secties-0-titel": "Uw mening",
        "secties-0-volgorde": "1",
    }

    antwoord = oov.post(adres(Vragenlijst, "add"), data)

    lijst = Vragenlijst.objects.get()
    assert antwoord.status_code == 302
    assert (lijst.beleidsplan, lijst.status) == (plan, Vragenlijststatus.CONCEPT)
    assert lijst.secties.get().titel == "Uw mening"
    assert not lijst.versies.exists()


def test_filling_in_takes_at_least_a_minute(oov, lijst):
    url = adres(Vragenlijst, "change", lijst.pk)

    antwoord = oov.post(url, formulier(oov.get(url)) | {"minuten": "0"})

    assert "Vul ten minste 1 minuut in." in foutteksten(antwoord)


def test_the_page_of_a_questionnaire_leads_to_its_sections_and_says_what_is_missing(oov):
    lijst = VragenlijstFactory()
    sectie = SectieFactory(vragenlijst=lijst, titel="Uw mening")

    html = oov.get(adres(Vragenlijst, "change", lijst.pk)).content.decode()

    assert "Concept: inwoners zien deze vragenlijst nog niet" in html
    assert "Voeg ten minste één sectie met een vraag toe." in html
    assert adres(Sectie, "change", sectie.pk) in html
    assert "0 vragen: bewerken" in html


def test_questions_are_added_on_the_page_of_their_section_and_saving_leads_back(oov, lijst):
    sectie = lijst.secties.get()
    url = adres(Sectie, "change", sectie.pk)
    data = formulier(oov.get(url)) | {
        "vragen-TOTAL_FORMS": "2",
        "vragen-1-volgorde": "2",
        "vragen-1-soort": "schaal",
        "vragen-1-tekst": "Hoe veilig voelt u zich?",
        "vragen-1-sleutel": "veilig",
        "vragen-1-label_laag": "onveilig",
        "vragen-1-label_hoog": "veilig",
        "vragen-1-sectie": sectie.pk,
    }

    antwoord = oov.post(url, data)

    assert antwoord.headers["Location"] == adres(Vragenlijst, "change", lijst.pk)
    assert Vraag.objects.get(sleutel="veilig").soort == "schaal"


def test_a_section_is_reached_from_its_questionnaire_and_not_from_the_menu(oov, lijst):
    html = oov.get("/admin/").content.decode()

    assert adres(Vragenlijst, "changelist") in html
    assert adres(Sectie, "changelist") not in html


def bewaar_vraag(client: Client, lijst: Vragenlijst, **velden: str):
    """Save the page of the one section, with these fields in its first question."""
    url = adres(Sectie, "change", lijst.secties.get().pk)
    data = formulier(client.get(url)) | {f"vragen-0-{veld}": waarde for veld, waarde in velden.items()}
    return client.post(url, data, follow=True)


def test_staff_choose_which_earlier_question_a_question_hangs_on(oov, lijst):
    VraagFactory(sectie=lijst.secties.get(), sleutel="waar", soort="open", opties="", volgorde=2)

    form = oov.get(adres(Sectie, "change", lijst.secties.get().pk)).context["inline_admin_formsets"][0].formset.forms[1]

    assert form.fields["alleen_als"].widget.choices == [("", "Voor iedereen"), ("merkt", "Merkt u er iets van?")]


def test_what_a_question_hung_on_stays_to_be_seen_when_it_is_gone(oov, lijst):
    Vraag.objects.update(alleen_als="weg", alleen_als_antwoorden="Ja")

    html = oov.get(adres(Vraag, "change", Vraag.objects.get().pk)).content.decode()

    assert "weg (bestaat niet meer)" in html


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"alleen_als": "merkt"}, "Schrijf op bij welk antwoord deze vraag komt."),
        ({"alleen_als_antwoorden": "Ja"}, "Kies bij welke vraag deze antwoorden horen, of haal ze weg."),
    ],
)
def test_half_a_condition_is_refused_at_its_field(oov, lijst, velden, zin):
    antwoord = bewaar_vraag(oov, lijst, **velden)

    assert zin in foutteksten(antwoord)
    assert Vraag.objects.get().alleen_als == ""


def test_a_condition_that_cannot_be_kept_is_told_on_the_page_of_the_questionnaire(oov, lijst):
    html = bewaar_vraag(oov, lijst, alleen_als="merkt", alleen_als_antwoorden="Ja").content.decode()

    assert "Nog doen:" in html
    assert "Er is geen eerdere vraag met sleutel ‘merkt’." in html


def test_an_open_questionnaire_refuses_a_condition_that_cannot_be_kept(oov, open_lijst):
    antwoord = bewaar_vraag(oov, open_lijst, alleen_als="weg", alleen_als_antwoorden="Ja")

    assert "Er is geen eerdere vraag met sleutel ‘weg’." in foutteksten(antwoord)
    assert Vraag.objects.get().alleen_als == ""


def test_the_form_of_a_question_changes_only_what_it_shows(oov, lijst):
    voor = Vraag.objects.get()
    alles = {veld.attname: "9" for veld in Vraag._meta.concrete_fields} | {
        "id": str(voor.pk),
        "bewerking": str(voor.bewerking),
        "soort": "schaal",
        "sleutel": "nieuw",
        "heeft_anders": "on",
    }

    bewaar_vraag(oov, lijst, **alles)

    na = Vraag.objects.get()
    assert (na.pk, na.sectie_id, na.bewerking) == (voor.pk, voor.sectie_id, voor.bewerking + 1)
    assert (na.sleutel, na.soort, na.heeft_anders, na.rijen, na.alleen_als) == ("nieuw", "schaal", True, "9", "9")


def test_a_question_cannot_be_slipped_into_another_section(oov, lijst):
    bewaar_vraag(oov, lijst, sectie=str(SectieFactory().pk))

    assert Vraag.objects.get().sectie == lijst.secties.get()


# ── looking ──────────────────────────────────────────────────────────────────────────────────────


def test_staff_see_a_concept_as_residents_would_and_cannot_send_it(oov, lijst):
    html = oov.get(adres(Vragenlijst, "voorbeeld", lijst.pk)).content.decode()

    assert "Zo zien inwoners deze vragenlijst." in html
    assert "Merkt u er iets van?" in html
    assert 'type="submit"' not in html
    assert not lijst.versies.exists()


def test_a_preview_of_a_half_made_questionnaire_breaks_on_nothing(oov):
    lijst = VragenlijstFactory()
    sectie = SectieFactory(vragenlijst=lijst)
    VraagFactory(sectie=sectie, soort="dobbelsteen")
    for soort in VRAAGTYPEN:
        VraagFactory(sectie=sectie, soort=soort, opties="", aantal=0, alleen_als="weg", alleen_als_antwoorden="Ja")

    antwoord = oov.get(adres(Vragenlijst, "voorbeeld", lijst.pk))

    assert antwoord.status_code == 200


@pytest.mark.parametrize(
    ("rol", "status"),
    [
        (Rol.BEHEERDER, 200),
        (Rol.OOV, 200),
        (Rol.BESTUURSSECRETARIAAT, 200),
        (Rol.GRIFFIE, 200),
        (Rol.RAADSLID, 302),
        (Rol.BEGELEIDER, 302),
    ],
)
def test_a_preview_is_for_staff(lijst, rol, status):
    assert als(rol).get(adres(Vragenlijst, "voorbeeld", lijst.pk)).status_code == status


# ── opening and closing ──────────────────────────────────────────────────────────────────────────


def test_staff_open_a_questionnaire_and_residents_can_fill_it_in(oov, lijst, client):
    html = doe(oov, lijst, "openen", gezien="concept")

    lijst.refresh_from_db()
    assert "‘Wat vindt u belangrijk?’ is nu open." in html
    assert "Open: inwoners kunnen meedoen" in html
    assert lijst.status == Vragenlijststatus.OPEN
    assert lijst.versies.get().nummer == 1
    assert client.get("/consultatie/denk-mee/").status_code == 200
    assert Statusovergang.objects.get().door is not None


def test_staff_close_and_open_again(oov, open_lijst):
    doe(oov, open_lijst, "sluiten", gezien="open")
    open_lijst.refresh_from_db()
    assert open_lijst.status == Vragenlijststatus.GESLOTEN

    doe(oov, open_lijst, "heropenen", gezien="gesloten")
    open_lijst.refresh_from_db()
    assert open_lijst.status == Vragenlijststatus.OPEN


def test_what_is_not_ready_does_not_open_and_says_why(oov):
    lijst = VragenlijstFactory()

    html = doe(oov, lijst, "openen", gezien="concept")

    lijst.refresh_from_db()
    assert "Deze vragenlijst kan zo niet open. Voeg ten minste één sectie met een vraag toe." in html
    assert lijst.status == Vragenlijststatus.CONCEPT


def test_who_acts_on_an_old_screen_is_told_and_changes_nothing(oov, open_lijst):
    html = doe(oov, open_lijst, "openen", gezien="concept")

    open_lijst.refresh_from_db()
    assert "Iemand anders heeft ‘Wat vindt u belangrijk?’ net gewijzigd." in html
    assert open_lijst.status == Vragenlijststatus.OPEN
    assert not Statusovergang.objects.exists()


@pytest.mark.parametrize("gezien", ["", "vastgesteld", "open"])
def test_an_act_that_the_status_does_not_know_is_refused(oov, lijst, gezien):
    html = doe(oov, lijst, "heropenen", gezien=gezien)

    lijst.refresh_from_db()
    assert lijst.status == Vragenlijststatus.CONCEPT
    assert 'role="alert"' in html


def test_an_act_that_does_not_exist_is_not_found(oov, lijst):
    antwoord = oov.post(adres(Vragenlijst, "status", lijst.pk), {"actie": "verwijderen", "status": "concept"})

    assert antwoord.status_code == 404


def test_looking_never_opens(oov, lijst):
    assert oov.get(adres(Vragenlijst, "status", lijst.pk)).status_code == 405


@pytest.mark.parametrize("wat", ["status", "voorbeeld"])
def test_what_is_not_there_is_not_found(oov, wat):
    url = adres(Vragenlijst, wat, 9)

    assert (oov.post(url) if wat == "status" else oov.get(url)).status_code == 404


@pytest.mark.parametrize("rol", [Rol.BESTUURSSECRETARIAAT, Rol.GRIFFIE])
def test_colleagues_look_and_do_not_open(lijst, rol):
    client = als(rol)

    html = client.get(adres(Vragenlijst, "change", lijst.pk)).content.decode()
    antwoord = client.post(adres(Vragenlijst, "status", lijst.pk), {"actie": "openen", "status": "concept"})

    lijst.refresh_from_db()
    assert 'name="actie"' not in html
    assert antwoord.status_code == 403
    assert lijst.status == Vragenlijststatus.CONCEPT


# ── changing what is open ────────────────────────────────────────────────────────────────────────


def wijzig_vraag(client, lijst, tekst):
    url = adres(Sectie, "change", lijst.secties.first().pk)
    return client.post(url, formulier(client.get(url)) | {"vragen-0-tekst": tekst})


def test_a_change_before_the_first_answer_is_seen_at_once(oov, open_lijst, client):
    wijzig_vraag(oov, open_lijst, "Anders gevraagd?")

    assert "Anders gevraagd?" in client.get("/consultatie/denk-mee/").content.decode()
    assert open_lijst.versies.get().nummer == 1


def test_a_change_after_an_answer_makes_a_new_version(oov, open_lijst):
    eerst = open_lijst.versies.get()
    antwoord_op(eerst)

    wijzig_vraag(oov, open_lijst, "Anders gevraagd?")

    nieuw, oud = open_lijst.versies.all()
    assert (nieuw.nummer, nieuw.vragen[0]["tekst"]) == (2, "Anders gevraagd?")
    assert oud == eerst
    assert Inkomend.objects.get().versie == eerst


def test_a_change_of_the_introduction_is_a_change_of_the_version(oov, open_lijst):
    url = adres(Vragenlijst, "change", open_lijst.pk)

    oov.post(url, formulier(oov.get(url)) | {"inleiding": "Beter uitgelegd."})

    assert open_lijst.versies.get().definitie["inleiding"] == "Beter uitgelegd."


def test_a_change_of_a_concept_makes_no_version(oov, lijst):
    wijzig_vraag(oov, lijst, "Anders gevraagd?")

    assert lijst.secties.get().vragen.get().tekst == "Anders gevraagd?"
    assert not lijst.versies.exists()


def test_an_open_questionnaire_cannot_be_made_impossible_to_fill_in(oov, open_lijst):
    url = adres(Sectie, "change", open_lijst.secties.get().pk)

    antwoord = oov.post(url, formulier(oov.get(url)) | {"vragen-0-opties": "Ja"})

    assert antwoord.status_code == 200
    assert "Schrijf ten minste twee antwoorden op" in foutteksten(antwoord)
    assert Vraag.objects.get().opties == "Ja\nNee"


@pytest.mark.parametrize("model", [Sectie, Vraag])
def test_the_last_question_of_an_open_questionnaire_cannot_be_deleted(oov, open_lijst, model):
    ding = model.objects.get()

    html = oov.post(adres(model, "delete", ding.pk), {"post": "yes"}, follow=True).content.decode()

    assert "Voeg ten minste één sectie met een vraag toe." in html
    assert model.objects.filter(pk=ding.pk).exists()


def test_deleting_one_of_several_questions_is_seen_at_once(oov, open_lijst):
    extra = VraagFactory(sectie=open_lijst.secties.get(), sleutel="extra")
    versie_vastleggen(open_lijst, op=nu())

    oov.post(adres(Vraag, "delete", extra.pk), {"post": "yes"})

    assert [vraag["sleutel"] for vraag in open_lijst.versies.get().vragen] == ["merkt"]


def test_a_questionnaire_that_was_open_cannot_be_deleted(oov, open_lijst):
    oov.post(adres(Vragenlijst, "delete", open_lijst.pk), {"post": "yes"})

    assert Vragenlijst.objects.exists()


def test_an_address_that_residents_know_stays_as_it_is(oov, lijst, open_lijst):
    url = adres(Vragenlijst, "change", open_lijst.pk)

    oov.post(url, formulier(oov.get(url)) | {"slug": "elders", "titel": "Anders"})

    open_lijst.refresh_from_db()
    assert (open_lijst.titel, open_lijst.slug) == ("Anders", "denk-mee")


def test_before_saving_an_open_questionnaire_one_reads_what_a_new_version_costs(oov, open_lijst):
    sectie = open_lijst.secties.get()
    bladen = [adres(Vragenlijst, "change", open_lijst.pk), adres(Sectie, "change", sectie.pk)]
    bladen.append(adres(Vraag, "change", sectie.vragen.get().pk))

    terwijl_open = [oov.get(blad).content.decode() for blad in bladen]
    Vragenlijst.objects.update(status=Vragenlijststatus.CONCEPT)
    als_concept = [oov.get(blad).content.decode() for blad in bladen]

    assert ["minder dan 10 antwoorden" in html for html in terwijl_open] == [True, True, True]
    assert ["minder dan 10 antwoorden" in html for html in als_concept] == [False, False, False]


def test_before_closing_one_reads_which_answers_are_counted(oov, open_lijst):
    html = oov.get(adres(Vragenlijst, "change", open_lijst.pk)).content.decode()

    assert "Antwoorden worden geteld als er van een versie ten minste 10 zijn" in html


# ── Excel ────────────────────────────────────────────────────────────────────────────────────────

KOPPEN = "vragenlijst;sectie;volgorde;sleutel;soort;vraag;uitleg;verplicht;antwoorden;aantal"


def lees_in(client, *rijen, model=Vraag, koppen=KOPPEN):
    """Read a file in the way a person does: choose, look, confirm."""
    bestand = io.BytesIO("\n".join([koppen, *rijen]).encode())
    bestand.name = "vragen.csv"
    pagina = client.post(adres(model, "import"), {"import_file": bestand, "format": "0", "resource": "0"})
    if "confirm_form" not in pagina.context:
        return pagina
    bevestiging = {veld.name: veld.value() or "" for veld in pagina.context["confirm_form"]}
    return client.post(adres(model, "process_import"), bevestiging, follow=True)


def test_questions_come_from_a_file_and_change_by_their_key(oov, lijst):
    ThemaFactory.create_batch(3, beleidsplan=lijst.beleidsplan)

    lees_in(
        oov,
        'denk-mee;Uw mening;1;merkt;Eén antwoord;Merkt u iets?;;nee;"Ja\nNee\nSoms";',
        "denk-mee;Uw mening;2;top;top;Kies uw top 3;Uit alle thema’s.;ja;;3",
    )

    merkt, top = lijst.secties.get().vragen.all()
    assert (merkt.tekst, merkt.opties) == ("Merkt u iets?", "Ja\nNee\nSoms")
    assert (top.soort, top.aantal, top.is_verplicht) == ("top", 3, True)


@pytest.mark.parametrize(
    ("rij", "zin"),
    [
        ("denk-mee;Bestaat niet;1;q;open;Wat?;;;;", "is er niet precies één sectie ‘Bestaat niet’"),
        ("elders;Uw mening;1;q;open;Wat?;;;;", "Er is geen vragenlijst met adres ‘elders’"),
        ("denk-mee;Uw mening;1;q;dobbelsteen;Wat?;;;;", "‘dobbelsteen’ kennen wij niet. Kies uit: Eén antwoord"),
        ("denk-mee;Uw mening;1;een sleutel;open;Wat?;;;;", "sleutel"),
        ("denk-mee;Uw mening;1;q;open;;;;;", "vraag"),
        ("denk-mee;Uw mening;1;q;top;Wat?;;;;veel", "‘veel’ is geen heel getal"),
    ],
)
def test_a_wrong_row_is_named_and_nothing_is_stored(oov, lijst, rij, zin):
    html = lees_in(oov, rij).content.decode()

    assert "Rij 2" in html
    assert zin in html
    assert [vraag.sleutel for vraag in Vraag.objects.all()] == ["merkt"]


def test_a_file_for_an_open_questionnaire_becomes_a_version(oov, open_lijst):
    lees_in(oov, "denk-mee;Uw mening;2;tip;open;Wat nog?;;;;")

    assert [vraag["sleutel"] for vraag in open_lijst.versies.get().vragen] == ["merkt", "tip"]


def test_a_file_that_would_break_an_open_questionnaire_is_refused_whole(oov, open_lijst):
    html = lees_in(oov, "denk-mee;Uw mening;2;waar;een;Waar?;;;Thuis;").content.decode()

    assert "Schrijf ten minste twee antwoorden op" in html
    assert Vraag.objects.get().sleutel == "merkt"


def test_who_is_refused_is_told_one_thing_what_is_wrong_and_that_nothing_was_stored(oov, open_lijst):
    antwoord = lees_in(oov, "denk-mee;Uw mening;2;waar;een;Waar?;;;Thuis;")

    (melding,) = antwoord.context["messages"]
    assert melding.level_tag == "error"
    assert "Schrijf ten minste twee antwoorden op" in melding.message
    assert melding.message.endswith("Er is niets opgeslagen.")


def test_a_questionnaire_comes_from_a_file_as_a_concept(oov):
    plan = BeleidsplanFactory(is_actueel=True)

    lees_in(
        oov,
        "digipanel;Denk mee;Waarom.;8;Dank.;01-08-2019;30-09-2019;nee",
        model=Vragenlijst,
        koppen="adres;titel;inleiding;minuten;tekst na verzenden;open vanaf;open tot en met;fictief",
    )

    lijst = Vragenlijst.objects.get()
    assert (lijst.slug, lijst.beleidsplan, lijst.status, lijst.minuten) == ("digipanel", plan, "concept", 8)


# ── lists ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("model", [Vragenlijst, Sectie, Vraag])
def test_a_list_takes_as_many_queries_for_three_as_for_one(oov, model, django_assert_max_num_queries):
    VraagFactory()
    url = adres(model, "changelist")
    oov.get(url)
    with django_assert_max_num_queries(15) as een:
        oov.get(url)
    VraagFactory.create_batch(2)

    with django_assert_max_num_queries(len(een)):
        oov.get(url)
