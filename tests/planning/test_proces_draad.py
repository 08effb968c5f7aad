"""The line of five stations on every day of the process, and what a resident can do on it."""

from datetime import UTC, date, datetime

import pytest

from planning.mijlpaal.enums import Fase, Orgaan
from planning.proces.queries import draad_van, hoofdactie
from planning.proces.stappen import STAPPEN
from planning.stuk.enums import Stukstatus
from rapportage.documenten.enums import Documentsoort
from rapportage.models import Resultaatpublicatie
from tests.factories.consultatie import NetwerksessieFactory, VragenlijstFactory
from tests.factories.planning import (
    BesluitFactory,
    BestuursstukFactory,
    DocumentFactory,
    MijlpaalFactory,
    VoortgangsrapportageFactory,
    maak_planning_2019,
)
from tests.factories.thema import BeleidsplanFactory

pytestmark = pytest.mark.django_db


def test_the_steps_are_the_five_phases_in_order_and_each_says_what_it_takes_and_makes():
    assert [stap.fase for stap in STAPPEN] == list(Fase)
    assert all(stap.nodig and stap.levert and stap.wie for stap in STAPPEN)
    assert [stap.naam for stap in STAPPEN] == [
        "De start", "Meedenken", "In gesprek", "Besluit", "Uitvoeren en volgen",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("gereed", "dag", "staten", "nu"),
    [
        (0, date(2019, 6, 1), "komt komt komt komt komt", ""),
        (0, date(2019, 7, 5), "nu komt komt komt komt", "t/m 31 jul."),
        (2, date(2019, 8, 20), "klaar nu komt komt komt", "t/m 30 sept."),
        (3, date(2019, 10, 2), "klaar klaar nu komt komt", "t/m 31 okt."),
        (5, date(2019, 11, 2), "klaar klaar klaar nu komt", "t/m 30 nov."),
        (6, date(2019, 12, 24), "klaar klaar klaar nu komt", "later dan gepland"),
    ],
)
def test_before_adoption_the_first_step_that_is_not_done_is_the_present_one(
    gereed: int, dag: date, staten: str, nu: str
):
    plan = BeleidsplanFactory.create()
    maak_planning_2019(plan, gereed=gereed)

    draad = draad_van(plan, dag)

    assert " ".join(station.staat for station in draad) == staten
    assert next((station.tekst for station in draad if station.staat == "nu"), "") == nu


def test_stations_say_when():
    plan = BeleidsplanFactory.create()
    maak_planning_2019(plan, gereed=2)

    teksten = [station.tekst for station in draad_van(plan, date(2019, 8, 20))]

    assert teksten == ["juli 2019", "t/m 30 sept.", "sept en okt 2019", "okt en nov 2019", "2020-2023"]


def test_taking_part_ends_when_the_open_questionnaire_closes():
    plan = BeleidsplanFactory.create()
    maak_planning_2019(plan, gereed=2)
    VragenlijstFactory.create(beleidsplan=plan, open_=True, open_tot=date(2019, 9, 15))

    assert draad_van(plan, date(2019, 8, 20))[1].tekst == "t/m 15 sept."


@pytest.mark.parametrize(("tot", "tekst"), [(date(2019, 5, 31), "t/m 31 mei"), (date(2020, 1, 31), "t/m 31 jan. 2020")])
def test_a_month_is_cut_short_and_another_year_is_named(tot: date, tekst: str):
    plan = BeleidsplanFactory.create()
    MijlpaalFactory.create(beleidsplan=plan, fase=Fase.START, van=date(2019, 5, 1), tot=tot)

    assert draad_van(plan, date(2019, 5, 2))[0].tekst == tekst


@pytest.mark.parametrize(
    ("dag", "staat"), [(date(2019, 12, 1), "nu"), (date(2023, 12, 31), "nu"), (date(2024, 1, 1), "klaar")]
)
def test_after_adoption_the_plan_is_carried_out_until_its_last_year_ends(dag: date, staat: str):
    plan = BeleidsplanFactory.create(vaststellingsdatum=date(2019, 11, 27))
    maak_planning_2019(plan, gereed=7)

    draad = draad_van(plan, dag)

    assert [station.staat for station in draad] == ["klaar"] * 4 + [staat]


def test_a_period_that_is_over_is_not_called_done():
    plan = BeleidsplanFactory.create(vaststellingsdatum=date(2019, 11, 27))

    station = draad_van(plan, date(2024, 1, 1))[4]

    assert (station.staat, station.label) == ("klaar", "afgelopen")


def test_a_milestone_of_the_execution_that_is_open_keeps_it_going():
    plan = BeleidsplanFactory.create(vaststellingsdatum=date(2019, 11, 27))
    MijlpaalFactory.create(beleidsplan=plan, fase=Fase.UITVOEREN, van=date(2024, 1, 1), tot=date(2024, 12, 31))

    assert draad_van(plan, date(2024, 3, 1))[4].staat == "nu"


def test_a_plan_without_milestones_is_still_to_come():
    draad = draad_van(BeleidsplanFactory.create(), date(2019, 8, 20))

    assert [(station.staat, station.tekst) for station in draad] == [("komt", "")] * 4 + [("komt", "2020-2023")]


def test_a_rejected_plan_stopped_at_its_decision():
    plan = BeleidsplanFactory.create()
    maak_planning_2019(plan, gereed=6)
    BestuursstukFactory.create(beleidsplan=plan, soort=Documentsoort.PLAN, status=Stukstatus.VERWORPEN)

    draad = draad_van(plan, date(2019, 11, 28))

    assert [station.staat for station in draad] == ["klaar", "klaar", "klaar", "gestopt", "komt"]
    assert draad[3].tekst == "het plan is verworpen"


def test_a_plan_that_is_brought_in_again_goes_on():
    plan = BeleidsplanFactory.create()
    maak_planning_2019(plan, gereed=6)
    for status in (Stukstatus.VERWORPEN, Stukstatus.CONCEPT):
        BestuursstukFactory.create(beleidsplan=plan, soort=Documentsoort.PLAN, status=status)

    assert draad_van(plan, date(2019, 11, 28))[3].staat == "nu"


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_line_takes_two_queries(django_assert_max_num_queries, aantal: int):
    plan = BeleidsplanFactory.create()
    MijlpaalFactory.create_batch(aantal, beleidsplan=plan)

    with django_assert_max_num_queries(2):
        draad_van(plan, date(2019, 8, 20))


# ── What a resident can do ───────────────────────────────────────────────────────────────────────

DAG = date(2019, 8, 20)


def test_an_open_questionnaire_comes_first():
    plan = BeleidsplanFactory.create(vaststellingsdatum=date(2019, 1, 1))
    lijst = VragenlijstFactory.create(beleidsplan=plan, open_=True, open_tot=date(2019, 9, 15), minuten=5)
    NetwerksessieFactory.create(beleidsplan=plan, datum=date(2019, 9, 18))

    actie = hoofdactie(plan, DAG)

    assert actie.knop == "Vul de vragenlijst in, 5 minuten"
    assert actie.url == f"/consultatie/{lijst.slug}/"
    assert actie.zin.endswith("Tot en met 15 september 2019 kunt u meedenken.")
    assert "Uw antwoorden zijn anoniem." in actie.beloften


def test_of_two_the_one_that_closes_first_is_shown_and_one_without_end_says_so():
    plan = BeleidsplanFactory.create()
    VragenlijstFactory.create(beleidsplan=plan, open_=True, open_tot=date(2019, 10, 1))
    eerst = VragenlijstFactory.create(beleidsplan=plan, open_=True, open_tot=date(2019, 9, 1))

    assert hoofdactie(plan, DAG).url == f"/consultatie/{eerst.slug}/"


def test_a_questionnaire_without_an_end_can_be_filled_in_now():
    plan = BeleidsplanFactory.create()
    VragenlijstFactory.create(beleidsplan=plan, open_=True)

    assert hoofdactie(plan, DAG).zin.endswith("Nu kunt u meedenken.")


def test_a_questionnaire_of_another_plan_is_not_offered():
    VragenlijstFactory.create(open_=True)

    assert hoofdactie(BeleidsplanFactory.create(), DAG).knop == "Bekijk de planning"


@pytest.mark.parametrize(("locatie", "waar"), [("het stadhuis", " in het stadhuis"), ("", "")])
def test_otherwise_the_session_to_come(locatie: str, waar: str):
    plan = BeleidsplanFactory.create()
    NetwerksessieFactory.create(beleidsplan=plan, datum=date(2019, 8, 19))
    sessie = NetwerksessieFactory.create(beleidsplan=plan, datum=date(2019, 9, 18), locatie=locatie)

    actie = hoofdactie(plan, DAG)

    assert actie.url == f"/netwerksessie/{sessie.slug}/"
    assert actie.tekst.startswith(f"Op 18 september 2019{waar}.")


def test_otherwise_the_newest_public_report():
    plan = BeleidsplanFactory.create(vaststellingsdatum=date(2019, 11, 27))
    for jaar, op in ((2020, datetime(2021, 4, 1, tzinfo=UTC)), (2021, None)):
        BestuursstukFactory.create(
            beleidsplan=plan,
            soort=Documentsoort.VOORTGANGSRAPPORTAGE,
            voortgang=VoortgangsrapportageFactory.create(beleidsplan=plan, jaar=jaar),
            document=DocumentFactory.create(beleidsplan=plan, gepubliceerd_op=op),
        )

    assert hoofdactie(plan, date(2022, 5, 1)).url == "/voortgang/2020/"
    assert hoofdactie(plan, date(2021, 3, 1)).url == "/plan/"


def test_otherwise_the_adopted_plan():
    plan = BeleidsplanFactory.create(vaststellingsdatum=date(2019, 11, 27))

    assert hoofdactie(plan, date(2019, 12, 1)).knop == "Lees het plan"
    assert hoofdactie(plan, date(2019, 11, 1)).knop == "Bekijk de planning"


def test_a_day_of_adoption_that_was_made_up_is_called_so():
    plan = BeleidsplanFactory.create(vaststellingsdatum=date(2019, 11, 27))
    stuk = BestuursstukFactory.create(beleidsplan=plan, soort=Documentsoort.PLAN, is_fictief=True)
    BesluitFactory.create(stuk=stuk, orgaan=Orgaan.RAAD, datum=date(2019, 11, 27))

    voor, na = hoofdactie(plan, date(2019, 11, 20)), hoofdactie(plan, date(2019, 12, 1))

    assert voor.zin == "Zo komt het plan tot stand."
    assert na.zin == "De raad heeft het plan vastgesteld op 27 november 2019 (voorbeelddatum)."


def test_otherwise_the_results():
    plan = BeleidsplanFactory.create()
    lijst = VragenlijstFactory.create(beleidsplan=plan, gesloten=True)
    Resultaatpublicatie.objects.create(
        vragenlijst=lijst, gegevens={}, sha256="0" * 64, gepubliceerd_op=datetime(2019, 10, 1, tzinfo=UTC)
    )

    assert hoofdactie(plan, date(2019, 10, 2)).url == f"/resultaten/{lijst.slug}/"
    assert hoofdactie(plan, date(2019, 9, 2)).url == "/planning/"


def test_otherwise_the_planning_with_what_comes_next():
    plan = BeleidsplanFactory.create()
    maak_planning_2019(plan, gereed=2)

    actie = hoofdactie(plan, DAG)

    assert actie.tekst == "Inwoners en partners denken mee: juli, augustus en september 2019."
    assert actie.zin == "In november stelt de raad het plan vast."


def test_without_anything_the_planning_is_promised():
    assert hoofdactie(BeleidsplanFactory.create(), DAG).tekst == "De planning komt nog op deze site."
