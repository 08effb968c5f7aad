"""Versions and opening: what residents see is fixed, and never changes under an answer."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError

from consultatie.inbreng.services import inzending_opslaan
from consultatie.models import Inkomend, Inzending, Telling, Vragenlijstversie
from consultatie.vragenlijst.definitie import problemen, stel_samen
from consultatie.vragenlijst.enums import Kanaal, Vragenlijstactie, Vragenlijststatus
from consultatie.vragenlijst.fouten import CijfersStaanVast, VragenlijstNietKlaar
from consultatie.vragenlijst.models import Vragenlijst
from consultatie.vragenlijst.queries import aanwezig
from consultatie.vragenlijst.services import versie_vastleggen, vragenlijst_openen
from consultatie.vragenlijst.workflow import OVERGANGEN
from tests.factories.consultatie import SectieFactory, VraagFactory, VragenlijstFactory, VragenlijstversieFactory
from tests.factories.thema import GebruikerFactory
from thema.basis.fouten import GelijktijdigGewijzigd, OvergangNietToegestaan
from thema.basis.models import Statusovergang
from thema.basis.overgang import volgende_status

pytestmark = pytest.mark.django_db

OP = datetime(2019, 7, 10, 9, 0, tzinfo=UTC)
LATER = datetime(2019, 8, 1, 9, 0, tzinfo=UTC)
S, A = Vragenlijststatus, Vragenlijstactie


@pytest.fixture
def lijst():
    """An open questionnaire with one section of one question."""
    lijst = VragenlijstFactory(open_=True)
    VraagFactory(sectie=SectieFactory(vragenlijst=lijst), sleutel="merkt")
    return lijst


def wijzig_vraag(lijst, tekst):
    vraag = lijst.secties.get().vragen.get()
    vraag.tekst = tekst
    vraag.save()


# ── the definition ───────────────────────────────────────────────────────────────────────────────


def test_a_definition_holds_the_questions_in_the_order_of_the_page():
    lijst = VragenlijstFactory()
    tweede = SectieFactory(vragenlijst=lijst, titel="Over u", volgorde=2)
    eerste = SectieFactory(vragenlijst=lijst, titel="Uw mening", toelichting="Kort.", volgorde=1)
    VraagFactory(sectie=tweede, sleutel="leeftijd", soort="leeftijd")
    VraagFactory(sectie=eerste, sleutel="tip", soort="open", tekst="Wat nog?", hulptekst="Mag kort.", volgorde=2)
    VraagFactory(sectie=eerste, sleutel="merkt", is_verplicht=True, volgorde=1)
    SectieFactory(vragenlijst=lijst, titel="Leeg", volgorde=3)

    definitie = stel_samen(lijst)

    assert definitie["titel"] == "Wat vindt u belangrijk?"
    assert definitie["inleiding"] == "Wij maken een nieuw plan voor de veiligheid."
    assert [sectie["titel"] for sectie in definitie["secties"]] == ["Uw mening", "Over u"]
    assert definitie["secties"][0] == {
        "titel": "Uw mening",
        "toelichting": "Kort.",
        "vragen": [
            {
                "sleutel": "merkt",
                "soort": "een",
                "tekst": "Merkt u er iets van?",
                "hulptekst": "",
                "is_verplicht": True,
                "opties": [{"code": "ja", "tekst": "Ja"}, {"code": "nee", "tekst": "Nee"}],
            },
            {
                "sleutel": "tip",
                "soort": "open",
                "tekst": "Wat nog?",
                "hulptekst": "Mag kort.",
                "is_verplicht": False,
                "maximum": 2000,
            },
        ],
    }


@pytest.mark.parametrize("aantal", [1, 3])
def test_a_definition_takes_two_queries_whatever_its_length(aantal, django_assert_num_queries):
    lijst = VragenlijstFactory()
    for _ in range(aantal):
        VraagFactory.create_batch(aantal, sectie=SectieFactory(vragenlijst=lijst))

    with django_assert_num_queries(2):
        stel_samen(lijst)


def test_without_a_question_there_is_nothing_to_open():
    lijst = VragenlijstFactory()
    SectieFactory(vragenlijst=lijst)

    assert problemen(lijst) == ["Voeg ten minste één sectie met een vraag toe."]


def test_everything_that_is_wrong_is_said_at_once():
    lijst = VragenlijstFactory()
    sectie = SectieFactory(vragenlijst=lijst, titel="Uw mening")
    SectieFactory(vragenlijst=lijst, titel="Over u")
    VraagFactory(sectie=sectie, sleutel="merkt", tekst="Merkt u iets?", opties="Ja")
    VraagFactory(sectie=sectie, sleutel="merkt", tekst="Echt?")
    VraagFactory(sectie=sectie, sleutel="raar", tekst="Wat?", soort="dobbelsteen")
    VraagFactory(sectie=sectie, sleutel="l1", soort="leeftijd")
    VraagFactory(sectie=sectie, sleutel="l2", soort="leeftijd")

    assert problemen(lijst) == [
        "Sectie ‘Over u’ heeft geen vragen. Voeg er een toe of haal de sectie weg.",
        "Vraag ‘Merkt u iets?’: Schrijf ten minste twee antwoorden op, elk op een eigen regel.",
        "Vraag ‘Wat?’: Kies een soort vraag.",
        "De sleutel ‘merkt’ wordt door twee vragen gebruikt. Geef elke vraag een eigen sleutel.",
        "Er zijn twee vragen van de soort ‘Leeftijd’. Eén is genoeg: haal de andere weg.",
    ]


def test_a_key_may_not_be_a_place_in_a_top():
    lijst = VragenlijstFactory()
    sectie = SectieFactory(vragenlijst=lijst)
    VraagFactory(sectie=sectie, sleutel="top", soort="top", aantal=1)
    VraagFactory(sectie=sectie, sleutel="top_1")

    gevonden = problemen(lijst)

    assert "De sleutel ‘top_1’ wordt door twee vragen gebruikt. Geef elke vraag een eigen sleutel." in gevonden


# ── versions ─────────────────────────────────────────────────────────────────────────────────────


def test_the_first_version_gets_number_one(lijst):
    versie = versie_vastleggen(lijst, op=OP)

    assert (versie.nummer, versie.vastgelegd_op) == (1, OP)
    assert [vraag["sleutel"] for vraag in versie.vragen] == ["merkt"]


def test_without_a_change_the_version_stays_the_same(lijst):
    eerst = versie_vastleggen(lijst, op=OP)

    later = versie_vastleggen(lijst, op=LATER)

    assert later == eerst
    assert later.vastgelegd_op == OP


def test_before_the_first_answer_a_change_takes_the_place_of_the_version_under_a_new_address(lijst):
    eerst = versie_vastleggen(lijst, op=OP)
    wijzig_vraag(lijst, "Anders gevraagd?")

    later = versie_vastleggen(lijst, op=LATER)

    assert (later.nummer, later.vastgelegd_op) == (1, LATER)
    assert later.vragen[0]["tekst"] == "Anders gevraagd?"
    assert later.pk != eerst.pk
    assert lijst.versies.count() == 1


@pytest.mark.parametrize(
    "antwoord",
    [
        lambda versie: inzending_opslaan(
            versie,
            sleutel=uuid4(),
            kanaal=Kanaal.OPEN,
            antwoorden={"merkt": "ja"},
            dag=date(2019, 7, 11),
        ),
        lambda versie: Inzending.objects.create(versie=versie, kanaal=Kanaal.OPEN, week="2019-W28", antwoorden={}),
        lambda versie: Telling.objects.create(versie=versie, kanaal=Kanaal.OPEN, aantal=10),
    ],
    ids=["in the tray", "mixed", "only its tally left"],
)
def test_after_an_answer_a_change_makes_a_new_version_and_the_answer_keeps_its_own(lijst, antwoord):
    eerst = versie_vastleggen(lijst, op=OP)
    antwoord(eerst)
    wijzig_vraag(lijst, "Anders gevraagd?")

    later = versie_vastleggen(lijst, op=LATER)

    eerst.refresh_from_db()
    assert (eerst.nummer, eerst.vragen[0]["tekst"]) == (1, "Merkt u er iets van?")
    assert (later.nummer, later.vragen[0]["tekst"]) == (2, "Anders gevraagd?")


def test_a_version_with_answers_cannot_be_deleted(lijst):
    versie = versie_vastleggen(lijst, op=OP)
    Inkomend.objects.create(
        sleutel="0b6c5f2e-6a8d-4f0e-9c1d-1f2a3b4c5d6e", versie=versie, kanaal=Kanaal.OPEN, dag=OP.date(), antwoorden={}
    )

    with pytest.raises(ProtectedError):
        versie.delete()


def test_a_questionnaire_that_cannot_be_filled_in_gets_no_version(lijst):
    lijst.secties.get().vragen.all().delete()

    with pytest.raises(VragenlijstNietKlaar, match="Voeg ten minste één sectie met een vraag toe"):
        versie_vastleggen(lijst, op=OP)

    assert not Vragenlijstversie.objects.exists()


# ── opening ──────────────────────────────────────────────────────────────────────────────────────

OPENEN = {
    (S.CONCEPT, A.OPENEN): S.OPEN,
    (S.OPEN, A.SLUITEN): S.GESLOTEN,
    (S.GESLOTEN, A.HEROPENEN): S.OPEN,
    (S.GESLOTEN, A.TER_INZAGE): S.VAST,
}


@pytest.mark.parametrize("status", S)
@pytest.mark.parametrize("actie", A)
def test_the_table_knows_four_steps_and_refuses_the_rest(status, actie):
    if (status, actie) in OPENEN:
        assert volgende_status(OVERGANGEN, status, actie) == OPENEN[status, actie]
    else:
        with pytest.raises(OvergangNietToegestaan):
            volgende_status(OVERGANGEN, status, actie)


@pytest.mark.parametrize(("status", "actie"), [(S.CONCEPT, "openen"), (S.GESLOTEN, "heropenen")])
def test_opening_fixes_a_version_and_notes_who_did_it(lijst, status, actie):
    Vragenlijst.objects.filter(pk=lijst.pk).update(status=status)
    lijst.refresh_from_db()
    door = GebruikerFactory()

    versie = vragenlijst_openen(lijst, door=door, op=OP)

    stap = Statusovergang.objects.get()
    assert lijst.status == S.OPEN
    assert versie == lijst.versies.get()
    assert (stap.onderwerp, stap.van, stap.naar, stap.actie, stap.door, stap.op) == (
        lijst,
        status,
        "open",
        actie,
        door,
        OP,
    )


def test_opening_what_is_open_is_refused(lijst):
    with pytest.raises(OvergangNietToegestaan):
        vragenlijst_openen(lijst, door=None, op=OP)


def test_opening_what_is_not_ready_changes_nothing():
    lijst = VragenlijstFactory()

    with pytest.raises(VragenlijstNietKlaar) as fout:
        vragenlijst_openen(lijst, door=None, op=OP)

    assert str(fout.value) == ("Deze vragenlijst kan zo niet open. Voeg ten minste één sectie met een vraag toe.")
    assert Vragenlijst.objects.get().status == S.CONCEPT
    assert not Statusovergang.objects.exists()


def test_opening_after_the_last_day_asks_for_a_new_last_day():
    lijst = VragenlijstFactory(open_tot=date(2019, 7, 9))
    VraagFactory(sectie=SectieFactory(vragenlijst=lijst))

    with pytest.raises(VragenlijstNietKlaar, match="De laatste dag, 9 juli 2019, is al voorbij"):
        vragenlijst_openen(lijst, door=None, op=OP)


def test_who_opens_on_an_old_screen_is_told(lijst):
    Vragenlijst.objects.filter(pk=lijst.pk).update(status=S.GESLOTEN)
    lijst.status = S.CONCEPT  # what the screen said

    with pytest.raises(GelijktijdigGewijzigd):
        vragenlijst_openen(lijst, door=None, op=OP)

    assert not lijst.versies.exists()


# ── which ones residents know of ─────────────────────────────────────────────────────────────────

DAG = date(2019, 7, 10)
GISTEREN, MORGEN = date(2019, 7, 9), date(2019, 7, 11)


@pytest.mark.parametrize(
    ("status", "open_van", "open_tot", "is_open", "is_gesloten"),
    [
        (S.CONCEPT, None, None, False, False),
        (S.CONCEPT, GISTEREN, MORGEN, False, False),
        (S.CONCEPT, None, GISTEREN, False, False),
        (S.OPEN, None, None, True, False),
        (S.OPEN, DAG, DAG, True, False),
        (S.OPEN, MORGEN, None, False, False),
        (S.OPEN, None, GISTEREN, False, True),
        (S.GESLOTEN, None, None, False, True),
        (S.GESLOTEN, GISTEREN, MORGEN, False, True),
    ],
)
def test_a_questionnaire_is_open_or_closed_by_status_and_days(status, open_van, open_tot, is_open, is_gesloten):
    lijst = VragenlijstFactory(status=status, open_van=open_van, open_tot=open_tot)
    VragenlijstversieFactory(vragenlijst=lijst)

    gevonden = aanwezig(lijst.slug, op=OP)

    assert lijst.is_open_op(DAG) is is_open
    assert (gevonden is not None and gevonden.is_open) is is_open
    assert Vragenlijst.objects.open_op(DAG).exists() is is_open
    assert Vragenlijst.objects.gesloten_op(DAG).exists() is is_gesloten


def test_however_many_open_a_page_the_database_is_asked_once_in_a_while(settings, lijst, django_assert_num_queries):
    settings.STAND_HOUDBAAR = 60
    VragenlijstversieFactory(vragenlijst=lijst)
    Vragenlijst.objects.update(status=S.OPEN)

    with django_assert_num_queries(1):
        gezien = [aanwezig(lijst.slug, op=OP) for _ in range(3)]

    assert len(set(gezien)) == 1
    assert aanwezig("een-andere", op=OP) is None


def test_a_period_that_ends_before_it_begins_is_refused_in_words():
    lijst = VragenlijstFactory.build(beleidsplan=None, open_van=MORGEN, open_tot=DAG)

    with pytest.raises(ValidationError, match=r"De laatste dag ligt voor de eerste dag\. Draai ze om\."):
        lijst.validate_constraints(exclude=["beleidsplan", "slug"])


# ── once figures may have been seen ──────────────────────────────────────────────────────────────


def test_a_questionnaire_whose_figures_were_given_for_inspection_does_not_open_again(lijst):
    lijst.status, lijst.ter_inzage_op = Vragenlijststatus.VAST, OP
    lijst.save()

    with pytest.raises(CijfersStaanVast, match="Maak dan een nieuwe vragenlijst"):
        vragenlijst_openen(lijst, door=None, op=OP)

    lijst.refresh_from_db()
    assert lijst.status == Vragenlijststatus.VAST
    assert not lijst.versies.exists()


def test_who_saw_it_before_the_figures_were_given_is_refused_too(lijst):
    lijst.status = Vragenlijststatus.GESLOTEN
    lijst.save()
    Vragenlijst.objects.update(status=Vragenlijststatus.VAST, ter_inzage_op=OP)

    with pytest.raises(CijfersStaanVast):
        vragenlijst_openen(lijst, door=None, op=OP)
