"""The check page for who has no JavaScript: nothing is stored, nothing is lost (T3, T7, T17)."""

from urllib.parse import urlencode
from uuid import uuid4

import pytest

from consultatie.models import Inkomend, Vragenlijst
from consultatie.vragenlijst.enums import Vragenlijststatus
from consultatie.vragenlijst.services import versie_vastleggen
from tests.consultatie.vragenlijstpagina import ALLES, TOP, URLENCODED, adres, open_versie, velden, verstuur
from tests.factories.consultatie import VraagFactory
from thema.basis.klok import nu

pytestmark = pytest.mark.django_db


@pytest.fixture
def versie():
    return open_versie()


def nakijken(client, versie, antwoorden, **anders):
    return verstuur(client, versie, {**antwoorden, "formulier.stap": "nakijken", **anders})


def stuur_terug(client, versie, antwoord, stap):
    """Press a button of the page that came back."""
    data = urlencode({**velden(antwoord), "formulier.stap": stap}, doseq=True)
    return client.post(adres(versie), data, content_type=URLENCODED)


def test_the_page_reads_every_answer_back_in_words_and_stores_nothing(client, versie):
    antwoord = nakijken(client, versie, ALLES)

    html = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert "Uw antwoorden zijn nog niet verstuurd." in html
    for woorden in ("1. Drugs", "Meer licht 💡\nin het park", "Thuis, Online", "Centrum", "18 tot en met 34"):
        assert woorden in html or woorden.replace(", ", "\n") in html, woorden
    assert html.count("Wijzig<span") == 7
    assert 'formaction="#id_top_1"' in html
    assert not Inkomend.objects.exists()
    assert not client.cookies


@pytest.mark.parametrize("stap", [None, "", "nakijken", "onbekend"])
def test_a_form_that_does_not_ask_to_be_sent_is_looked_through_first(client, versie, stap):
    data = {"formulier.sleutel": uuid4(), "formulier.versie": versie.pk, **TOP}

    antwoord = client.post(adres(versie), data if stap is None else {**data, "formulier.stap": stap})

    assert "Controleer uw antwoorden" in antwoord.content.decode()
    assert not Inkomend.objects.exists()


def test_what_travels_along_is_stored_just_as_when_it_had_been_sent_at_once(client, versie):
    tekst = "\r\nEen.\r\n\r\n  Twee: <b>&amp; \"'\r\n\t=1+1 💡 \r\n"
    verstuur(client, versie, {**ALLES, "tip": tekst})
    meteen = Inkomend.objects.get().antwoorden

    nagekeken = nakijken(client, versie, {**ALLES, "tip": tekst})
    verstuurd = stuur_terug(client, versie, nagekeken, "versturen")

    assert verstuurd.status_code == 303
    # The parser of a browser makes one line end of two signs, and sends two again.
    assert velden(nagekeken)["tip"] == [tekst]
    eerste, tweede = Inkomend.objects.all()
    assert eerste.antwoorden == tweede.antwoorden == meteen


def test_going_back_and_looking_again_loses_nothing_however_often(client, versie):
    heen = nakijken(client, versie, ALLES)
    begin = velden(heen)

    for _ in range(3):
        terug = stuur_terug(client, versie, heen, "wijzigen")
        assert terug.status_code == 200
        assert "Fout:" not in terug.content.decode()
        heen = stuur_terug(client, versie, terug, "nakijken")

    assert velden(heen) | {"tip": []} == begin | {"formulier.moment": [""], "tip": []}
    assert velden(heen)["tip"] == ["Meer licht 💡\nin het park"]
    assert velden(heen)["formulier.sleutel"] == begin["formulier.sleutel"]
    assert not Inkomend.objects.exists()


@pytest.mark.parametrize("stap", ["nakijken", "wijzigen", "versturen"])
@pytest.mark.parametrize(
    "antwoorden", [{"top_1": "onbekend"}, {"vreemd": "veld"}, {**TOP, "merkt": "misschien"}, {**TOP, "waar": "mars"}]
)
def test_what_no_page_of_ours_sends_is_refused_at_every_step(client, versie, antwoorden, stap):
    antwoord = verstuur(client, versie, {**antwoorden, "formulier.stap": stap})

    assert antwoord.status_code == 400
    assert not Inkomend.objects.exists()


def test_a_fault_comes_back_at_the_question_and_not_on_the_check_page(client, versie):
    antwoord = nakijken(client, versie, {**ALLES, "top_2": "drugs"})

    assert antwoord.status_code == 422
    assert "<title>Fout: " in antwoord.content.decode()


def test_who_goes_back_before_all_is_filled_in_is_not_told_off(client, versie):
    antwoord = verstuur(client, versie, {"merkt": "ja", "formulier.stap": "wijzigen"})

    assert antwoord.status_code == 200
    assert 'id="fouten"' not in antwoord.content.decode()
    assert velden(antwoord)["merkt"] == ["ja"]


def test_nul_cannot_stand_in_a_page_and_does_no_harm(client, versie):
    nagekeken = nakijken(client, versie, {**TOP, "tip": "nul\x00 hier"})

    assert "\x00" not in nagekeken.content.decode()
    assert stuur_terug(client, versie, nagekeken, "versturen").status_code == 303
    assert Inkomend.objects.get().antwoorden["tip"] == "nul hier"


def test_what_closed_meanwhile_shows_the_answers_to_copy(client, versie):
    Vragenlijst.objects.update(status=Vragenlijststatus.GESLOTEN)

    antwoord = nakijken(client, versie, ALLES)

    assert antwoord.status_code == 409
    assert "Meer licht" in antwoord.content.decode()


def test_a_version_that_was_replaced_comes_back_on_the_new_one(client, versie):
    nakijken(client, versie, TOP)
    VraagFactory(sectie=versie.vragenlijst.secties.first(), sleutel="nieuw")
    oud = versie.pk
    versie_vastleggen(versie.vragenlijst, op=nu())
    versie.pk = oud

    antwoord = nakijken(client, versie, TOP)

    assert antwoord.status_code == 400
    assert velden(antwoord)["top_1"] == ["drugs"]


def test_pressing_send_twice_on_the_check_page_is_one_answer(client, versie):
    nagekeken = nakijken(client, versie, ALLES)

    codes = {stuur_terug(client, versie, nagekeken, "versturen").headers["Location"] for _ in range(3)}

    assert len(codes) == 1
    assert Inkomend.objects.count() == 1
