"""Questions and questionnaires from a file, in the admin."""

import pytest
from django.test import Client

from consultatie.models import Vraag, Vragenlijst
from tests.consultatie.vragenlijstbeheer import concept, geopend, lees_in
from tests.factories.thema import BeleidsplanFactory, ThemaFactory
from tests.thema.beheer import als
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


# ── Excel ────────────────────────────────────────────────────────────────────────────────────────


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
        ("denk-mee;Uw mening;1;q;top;Wat?;;;;101", "Vul hooguit 100 in, of laat het vak leeg."),
        ("denk-mee;Uw mening;1;q;top;Wat?;;;;999999999", "Vul hooguit 100 in, of laat het vak leeg."),
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
