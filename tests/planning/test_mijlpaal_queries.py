"""The planning as it is read: rows, grid, finding, recess, calendar."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from icalendar import Calendar

from planning.mijlpaal.agenda import agenda_van
from planning.mijlpaal.enums import Fase, Orgaan, Stand
from planning.mijlpaal.kalender import Recessen
from planning.mijlpaal.queries import (
    bevinding,
    laatst_gewijzigd,
    maanden_in_het_kort,
    mijlpalen_van,
    planning_van,
    reces_voor_inwoners,
    reces_voor_medewerkers,
    stand_in_een_zin,
)
from planning.mijlpaal.raster import Raster
from planning.mijlpaal.services import mijlpaal_gereed_melden
from rapportage.documenten.enums import Documentsoort
from tests.factories.planning import MijlpaalFactory, maak_planning_2019
from tests.factories.thema import BeleidsplanFactory
from thema.models import Beleidsplan

DAG = date(2019, 8, 20)


@pytest.mark.django_db
def test_the_seven_rows_stand_in_the_order_and_the_words_of_the_source():
    plan = BeleidsplanFactory.create()
    maak_planning_2019(plan)

    regels = mijlpalen_van(plan, DAG)

    assert [(regel.maanden_kort, regel.actie, regel.betreft.label) for regel in regels] == [
        ("jul", "Vaststellen van de startnotitie MJBP Veiligheid 2020-2023", "College"),
        ("jul", "Kennisnemen van de startnotitie MJBP Veiligheid 2020-2023", "Raad"),
        ("jul/aug/sept", "Consulteren van inwoners en (veiligheids)partners", "OOV"),
        ("sept", "Interactieve netwerksessie voor inwoners en gemeenteraad", "OOV"),
        ("okt", "Bespreken uitkomsten netwerksessie en verdieping op thema's", "Raad"),
        ("okt", "Vaststellen MJBP Veiligheid 2020-2023", "College"),
        ("nov", "Vaststellen MJBP Veiligheid 2020-2023", "Raad"),
    ]


@pytest.mark.django_db
def test_each_row_says_how_it_stands_and_when():
    plan = BeleidsplanFactory.create()
    maak_planning_2019(plan, gereed=1)

    regels = mijlpalen_van(plan, DAG)

    assert [(regel.wanneer, regel.stand_in_woorden) for regel in regels[:4]] == [
        ("31 juli 2019", "gedaan"),
        ("juli 2019", "later dan gepland"),
        ("juli, augustus en september 2019", "loopt nu"),
        ("september 2019", "komt"),
    ]


@pytest.mark.django_db
def test_what_staff_reported_by_hand_keeps_its_months_and_a_decision_shows_its_day():
    plan = BeleidsplanFactory.create()
    maak_planning_2019(plan, gereed=3)

    regels = mijlpalen_van(plan, date(2019, 10, 1))

    assert [regel.wanneer for regel in regels[1:3]] == ["31 juli 2019", "juli, augustus en september 2019"]


@pytest.mark.django_db
def test_a_day_that_was_made_up_is_called_so():
    plan = BeleidsplanFactory.create()
    maak_planning_2019(plan, gereed=3)
    dag = date(2019, 10, 1)

    regels = mijlpalen_van(plan, dag, {(Orgaan.RAAD, date(2019, 7, 31)), (Orgaan.OOV, date(2019, 9, 30))})

    assert [regel.is_voorbeelddag for regel in regels[:4]] == [False, True, False, False]
    ics = agenda_van(plan, regels, url="https://voorbeeld.nl/planning/", op=MOMENT, gewijzigd={})
    assert "31 juli 2019 (voorbeelddatum)" in str(Calendar.from_ical(ics).walk("VEVENT")[1]["DESCRIPTION"])


@pytest.mark.django_db
def test_the_columns_are_the_months_of_the_planning():
    plan = BeleidsplanFactory.create()
    maak_planning_2019(plan)

    planning = planning_van(plan, DAG)

    assert [kolom.tekst for kolom in planning.kolommen] == ["juli", "augustus", "september", "oktober", "november"]
    assert [kolom.van for kolom in planning.kolommen] == [date(2019, maand, 1) for maand in range(7, 12)]
    assert (planning.jaar, planning.tot) == ("2019", date(2019, 11, 30))


@pytest.mark.django_db
def test_a_row_that_begins_with_the_one_before_it_waits_for_it_while_both_are_open():
    plan = BeleidsplanFactory.create()
    maak_planning_2019(plan, gereed=2)

    regels = mijlpalen_van(plan, DAG)

    assert [regel.volgorde for regel in regels if regel.na_vorige] == [6]


@pytest.mark.django_db
def test_a_plan_without_milestones_has_an_empty_planning():
    planning = planning_van(BeleidsplanFactory.create(), DAG)

    assert planning.regels == ()
    assert (planning.kolommen, planning.tot) == ((), None)


@pytest.mark.django_db
@pytest.mark.parametrize("aantal", [1, 3])
def test_a_planning_is_read_in_one_query(django_assert_num_queries, aantal: int):
    plan = BeleidsplanFactory.create()
    MijlpaalFactory.create_batch(aantal, beleidsplan=plan)

    with django_assert_num_queries(1):
        planning_van(plan, DAG)


@pytest.mark.django_db
def test_months_over_the_turn_of_a_year_name_their_years_once():
    plan = BeleidsplanFactory.create()
    MijlpaalFactory.create(beleidsplan=plan, van=date(2019, 12, 1), tot=date(2020, 1, 31))

    planning = planning_van(plan, DAG)

    assert planning.regels[0].maanden == "december 2019 en januari 2020"
    assert planning.jaar == ""
    assert [(kolom.tekst, kolom.jaar) for kolom in planning.kolommen] == [("december", "2019"), ("januari", "2020")]


@pytest.mark.parametrize(
    ("laatste", "stap", "aantal", "koppen"),
    [
        (date(2019, 7, 31), 1, 1, ["juli"]),
        (date(2020, 2, 1), 1, 8, ["juli", "augustus"]),
        (date(2020, 6, 1), 1, 12, ["jul", "aug"]),
        (date(2020, 7, 1), 3, 5, ["jul-sept", "okt-dec"]),
        (date(2022, 7, 1), 6, 7, ["jul-dec", "jan-jun"]),
        (date(2025, 7, 1), 12, 7, ["2019", "2020"]),
    ],
)
def test_the_grid_grows_coarser_where_a_planning_takes_years(laatste: date, stap: int, aantal: int, koppen: list[str]):
    raster = Raster.over(date(2019, 7, 1), laatste)

    assert (raster.stap, raster.aantal) == (stap, aantal)
    assert [kolom.tekst for kolom in raster.kolommen][:2] == koppen
    assert raster.kolommen[-1].van <= laatste <= raster.tot


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("gereed", "dag", "zin"),
    [
        (2, date(2019, 8, 20), "In november stelt de raad het plan vast"),
        (2, date(2018, 8, 20), "In november 2019 stelt de raad het plan vast"),
        (2, date(2019, 12, 1), "De raad stelt het plan later vast dan gepland"),
        (7, date(2019, 12, 1), "De raad heeft het plan vastgesteld op 30 november 2019"),
    ],
)
def test_the_planning_is_summed_up_in_a_sentence(gereed: int, dag: date, zin: str):
    plan = BeleidsplanFactory.create()
    maak_planning_2019(plan, gereed=gereed)

    assert bevinding(plan, mijlpalen_van(plan, dag), dag) == zin


@pytest.mark.django_db
def test_the_day_of_adoption_comes_from_the_plan_where_it_has_one():
    plan = BeleidsplanFactory.create(vaststellingsdatum=date(2019, 11, 27))

    assert bevinding(plan, (), date(2019, 12, 1)) == "De raad heeft het plan vastgesteld op 27 november 2019"


@pytest.mark.django_db
def test_without_a_decision_in_the_planning_the_sentence_promises_nothing():
    plan = BeleidsplanFactory.create()
    MijlpaalFactory.create(beleidsplan=plan)

    assert bevinding(plan, mijlpalen_van(plan, DAG), DAG) == "Zo komt het plan tot stand"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("gereed", "dag", "zin"),
    [
        (0, date(2019, 6, 1), "Eerst: Het college stelt de startnotitie vast."),
        (2, DAG, "Nu: Inwoners en partners denken mee. Daarna: Netwerksessie voor inwoners en gemeenteraad."),
        (6, date(2019, 11, 15), "Nu: De raad stelt het plan vast."),
        (7, date(2019, 12, 1), "Alle stappen zijn gedaan."),
    ],
)
def test_a_sentence_says_what_goes_on_and_what_comes_next(gereed: int, dag: date, zin: str):
    plan = BeleidsplanFactory.create()
    maak_planning_2019(plan, gereed=gereed)

    assert stand_in_een_zin(mijlpalen_van(plan, dag)) == zin


def test_nothing_planned_says_nothing():
    assert stand_in_een_zin(()) == ""


@pytest.mark.parametrize(
    ("van", "tot", "tekst"),
    [
        (date(2019, 7, 1), date(2019, 7, 31), "jul 2019"),
        (date(2019, 9, 1), date(2019, 10, 31), "sept en okt 2019"),
        (date(2019, 7, 1), date(2019, 9, 30), "jul t/m sept 2019"),
    ],
)
def test_months_are_written_short(van: date, tot: date, tekst: str):
    assert maanden_in_het_kort(van, tot) == tekst


@pytest.mark.django_db
def test_residents_read_that_the_consultation_goes_on_after_the_summer():
    plan = BeleidsplanFactory.create()
    maak_planning_2019(plan, gereed=2)

    assert reces_voor_inwoners(mijlpalen_van(plan, DAG), Recessen()) == (
        "Een deel van het meedenken valt in de zomervakantie, in juli en augustus. "
        "Meedenken kan tot en met 30 september 2019."
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("van", "tot", "gereed"),
    [
        (date(2019, 9, 1), date(2019, 9, 30), None),  # after the summer
        (date(2019, 5, 1), date(2019, 6, 30), None),  # before it
        (date(2019, 7, 1), date(2019, 9, 30), date(2019, 8, 1)),  # over
    ],
)
def test_residents_read_nothing_of_a_recess_that_is_not_there(van: date, tot: date, gereed: date | None):
    plan = BeleidsplanFactory.create()
    MijlpaalFactory.create(beleidsplan=plan, fase=Fase.MEEDENKEN, van=van, tot=tot, gereed_datum=gereed)

    assert reces_voor_inwoners(mijlpalen_van(plan, DAG), Recessen()) == ""


@pytest.mark.django_db
def test_residents_read_the_last_day_of_the_open_questionnaire():
    plan = BeleidsplanFactory.create()
    maak_planning_2019(plan, gereed=2)

    zin = reces_voor_inwoners(mijlpalen_van(plan, DAG), Recessen(), date(2019, 9, 15))

    assert zin.endswith("Meedenken kan tot en met 15 september 2019.")


@pytest.mark.django_db
def test_a_consultation_that_should_have_been_over_names_no_day_that_has_passed():
    plan = BeleidsplanFactory.create()
    MijlpaalFactory.create(beleidsplan=plan, fase=Fase.MEEDENKEN, van=date(2019, 6, 15), tot=date(2019, 7, 31))

    assert reces_voor_inwoners(mijlpalen_van(plan, date(2019, 9, 1)), Recessen()).endswith("in juli en augustus.")


def test_staff_are_warned_but_not_stopped():
    mijlpaal = MijlpaalFactory.build(
        beleidsplan=None, fase=Fase.MEEDENKEN, actie="Consulteren", van=date(2019, 7, 1), tot=date(2019, 9, 30)
    )

    assert "‘Consulteren’ valt deels in het zomerreces (in juli en augustus)" in reces_voor_medewerkers(
        mijlpaal, Recessen()
    )


def test_staff_are_not_warned_about_other_steps_in_summer():
    mijlpaal = MijlpaalFactory.build(beleidsplan=None, fase=Fase.START, van=date(2019, 7, 1), tot=date(2019, 7, 31))

    assert reces_voor_medewerkers(mijlpaal, Recessen()) == ""


@pytest.mark.django_db
def test_the_calendar_reads_back_as_all_day_events_over_the_period():
    plan = BeleidsplanFactory.create()
    mijlpalen = maak_planning_2019(plan, gereed=1)

    ics = agenda_van(
        plan, mijlpalen_van(plan, DAG), url="https://veiligheid.voorbeeld.nl/planning/", op=MOMENT, gewijzigd={}
    )

    agenda = Calendar.from_ical(ics)
    afspraken = agenda.walk("VEVENT")
    assert agenda["X-WR-CALNAME"] == "Meerjarenbeleidsplan Veiligheid 2020-2023"
    assert [str(afspraak["SUMMARY"]) for afspraak in afspraken] == [mijlpaal.publiekstekst for mijlpaal in mijlpalen]
    assert (afspraken[2].decoded("DTSTART"), afspraken[2].decoded("DTEND")) == (date(2019, 7, 1), date(2019, 10, 1))
    assert str(afspraken[0]["DESCRIPTION"]).endswith("Betreft: College. Wanneer: 31 juli 2019, gedaan.")
    assert afspraken[6]["URL"] == f"https://veiligheid.voorbeeld.nl/planning/#mijlpaal-{mijlpalen[6].pk}"
    assert afspraken[6].decoded("DTSTAMP") == MOMENT


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("vervulling", "dagen"),
    [
        ({"vervuld_door": Documentsoort.PLAN}, (date(2019, 11, 27), date(2019, 11, 28))),
        ({"openbaar_document": Documentsoort.PLAN}, (date(2019, 11, 27), date(2019, 11, 28))),
        ({}, (date(2019, 11, 1), date(2019, 12, 1))),
    ],
    ids=["by a decision", "by a publication", "by hand"],
)
def test_what_was_done_on_a_day_is_an_event_of_that_day(vervulling: dict[str, str], dagen: tuple[date, date]):
    plan = BeleidsplanFactory.create()
    november = {"van": date(2019, 11, 1), "tot": date(2019, 11, 30)}
    MijlpaalFactory.create(
        beleidsplan=plan, **november, **{"vervuld_door": ""} | vervulling, gereed_datum=date(2019, 11, 27)
    )

    voor, na = (_dagen(plan, dag) for dag in (date(2019, 11, 26), date(2019, 11, 27)))

    assert voor == (date(2019, 11, 1), date(2019, 12, 1))
    assert na == dagen


@pytest.mark.django_db
def test_an_event_keeps_its_uid_when_its_milestone_changes():
    plan = BeleidsplanFactory.create()
    mijlpalen = maak_planning_2019(plan)
    voor = _uids(plan)

    mijlpalen[0].van = date(2019, 6, 1)
    mijlpalen[0].save()

    assert _uids(plan) == voor
    assert len(set(voor)) == 7


MOMENT = datetime(2019, 8, 20, 9, 0, tzinfo=UTC)


@pytest.mark.django_db
def test_every_change_raises_the_sequence_of_an_event_and_says_when_it_was():
    plan = BeleidsplanFactory.create()
    mijlpaal = maak_planning_2019(plan)[0]
    voor = _afspraken(plan)[0]

    mijlpaal_gereed_melden(mijlpaal, datum=date(2019, 7, 9))

    na, ander = _afspraken(plan)[:2]
    assert (int(na["SEQUENCE"]), int(ander["SEQUENCE"])) == (int(voor["SEQUENCE"]) + 1, int(voor["SEQUENCE"]))
    assert na.decoded("LAST-MODIFIED") >= voor.decoded("LAST-MODIFIED")


@pytest.mark.django_db
def test_who_subscribes_asks_again_after_a_day():
    ics = agenda_van(BeleidsplanFactory.create(), (), url="https://voorbeeld.nl/planning/", op=MOMENT, gewijzigd={})

    assert b"REFRESH-INTERVAL;VALUE=DURATION:P1D" in ics


def _afspraken(plan: Beleidsplan) -> list[Any]:
    ics = agenda_van(
        plan, mijlpalen_van(plan, DAG), url="https://voorbeeld.nl/", op=MOMENT, gewijzigd=laatst_gewijzigd(plan)
    )
    return Calendar.from_ical(ics).walk("VEVENT")


def _dagen(plan: Beleidsplan, dag: date) -> tuple[date, date]:
    """From and up to which day the only event is, as seen on this day."""
    ics = agenda_van(plan, mijlpalen_van(plan, dag), url="https://voorbeeld.nl/", op=MOMENT, gewijzigd={})
    [afspraak] = Calendar.from_ical(ics).walk("VEVENT")
    return afspraak.decoded("DTSTART"), afspraak.decoded("DTEND")


def _uids(plan: Beleidsplan) -> list[str]:
    ics = agenda_van(plan, mijlpalen_van(plan, DAG), url="https://voorbeeld.nl/planning/", op=MOMENT, gewijzigd={})
    return [str(afspraak["UID"]) for afspraak in Calendar.from_ical(ics).walk("VEVENT")]


def test_states_and_bodies_have_the_words_of_the_source():
    assert [orgaan.label for orgaan in Orgaan] == ["College", "Raad", "OOV"]
    assert [stand.label for stand in Stand] == ["Gepland", "Bezig", "Gereed", "Te laat"]
