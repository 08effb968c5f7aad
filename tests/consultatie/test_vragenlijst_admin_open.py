"""Questionnaires in the admin: open and close, and what a change to an open one does."""

import pytest
from django.test import Client

from consultatie.models import Inkomend, Sectie, Vraag, Vragenlijst
from consultatie.vragenlijst.enums import Vragenlijststatus
from consultatie.vragenlijst.services import versie_vastleggen
from tests.consultatie.vragenlijstbeheer import antwoord_op, concept, doe, geopend
from tests.factories.consultatie import InvoerformulierFactory, VraagFactory, VragenlijstFactory
from tests.thema.beheer import adres, als, formulier, foutteksten
from thema.basis.klok import nu
from thema.basis.models import Statusovergang
from thema.basis.rollen import Rol

pytestmark = pytest.mark.django_db


@pytest.fixture
def oov() -> Client:
    return als(Rol.OOV)


@pytest.fixture
def lijst() -> Vragenlijst:
    return concept()


@pytest.fixture
def open_lijst(lijst) -> Vragenlijst:
    return geopend(lijst)


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


def wijzig_vraag(client, lijst, tekst, *, volg=False):
    url = adres(Sectie, "change", lijst.secties.first().pk)
    return client.post(url, formulier(client.get(url)) | {"vragen-0-tekst": tekst}, follow=volg)


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


def meldingen(antwoord) -> str:
    return " ".join(str(melding) for melding in antwoord.context["messages"])


def test_who_makes_a_new_version_is_told_so_and_not_how_many_answered(oov, open_lijst):
    antwoord_op(open_lijst.versies.get())

    gezegd = meldingen(wijzig_vraag(oov, open_lijst, "Anders gevraagd?", volg=True))

    assert "is opgeslagen." in gezegd
    assert "Dit is nu versie 2: eerdere antwoorden horen bij versie 1 en tellen apart." in gezegd


def test_who_changes_what_nobody_answered_yet_is_told_that_residents_see_it(oov, open_lijst):
    gezegd = meldingen(wijzig_vraag(oov, open_lijst, "Anders gevraagd?", volg=True))

    assert "Inwoners zien de wijziging nu." in gezegd
    assert "versie" not in gezegd


@pytest.mark.parametrize("tekst", ["Merkt u er iets van?", "Anders gevraagd?"])
def test_nothing_is_said_of_versions_where_residents_see_nothing_else(oov, lijst, tekst):
    # A concept with other words, and an open questionnaire in which nothing changed.
    if tekst == lijst.secties.get().vragen.get().tekst:
        antwoord_op(geopend(lijst).versies.get())

    gezegd = meldingen(wijzig_vraag(oov, lijst, tekst, volg=True))

    assert "is opgeslagen." in gezegd
    assert "nwoners" not in gezegd


def test_who_deletes_a_question_that_was_asked_reads_that_it_is_a_new_version(oov, open_lijst):
    extra = VraagFactory(sectie=open_lijst.secties.get(), sleutel="extra")
    antwoord_op(versie_vastleggen(open_lijst, op=nu()))

    gezegd = meldingen(oov.post(adres(Vraag, "delete", extra.pk), {"post": "yes"}, follow=True))

    assert "is verwijderd." in gezegd
    assert "Dit is nu versie 2" in gezegd


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


def test_before_saving_one_reads_whether_there_are_answers(oov, open_lijst):
    sectie = open_lijst.secties.get()
    bladen = [adres(Vragenlijst, "change", open_lijst.pk), adres(Sectie, "change", sectie.pk)]

    zonder = [oov.get(blad).content.decode() for blad in bladen]
    antwoord_op(open_lijst.versies.get())
    met = [oov.get(blad).content.decode() for blad in bladen]

    for html in zonder:
        assert "Er zijn nog geen antwoorden: wat u opslaat, zien inwoners meteen." in html
    for html in met:
        assert "versie 1 is al in gebruik" in html
        assert "Wat u wijzigt, zien inwoners meteen en wordt versie 2." in html
        assert "nog geen antwoorden" not in html


def test_closing_asks_first_and_says_which_answers_are_counted_and_what_is_on_its_way(oov, open_lijst):
    InvoerformulierFactory(stapel__versie=open_lijst.versies.get())
    op_de_lijst = oov.get(adres(Vragenlijst, "change", open_lijst.pk)).content.decode()

    html = oov.get(adres(Vragenlijst, "sluiten", open_lijst.pk)).content.decode()

    assert 'value="sluiten"' not in op_de_lijst
    assert f'href="{adres(Vragenlijst, "sluiten", open_lijst.pk)}"' in op_de_lijst
    assert "Alle antwoorden worden geteld, als er van een versie ten minste 10 zijn" in html
    assert "1 stapel formulieren is nog niet vrijgegeven" in html
    assert 'name="actie" value="sluiten"' in html
    doe(oov, open_lijst, "sluiten", gezien="open")
    assert "Er valt niets te sluiten." in oov.get(adres(Vragenlijst, "sluiten", open_lijst.pk)).content.decode()
