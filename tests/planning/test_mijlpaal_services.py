"""The order of the planning holds, by service and by form."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from planning.mijlpaal.enums import Orgaan
from planning.mijlpaal.services import AlGereed, NogOpen, VolgordeFout, mijlpaal_gereed_melden, mijlpaal_heropenen
from planning.models import Mijlpaal
from rapportage.documenten.enums import Documentsoort
from tests.factories.planning import MijlpaalFactory, maak_planning_2019
from tests.factories.thema import BeleidsplanFactory
from thema.basis.fouten import GelijktijdigGewijzigd

pytestmark = pytest.mark.django_db


def test_the_first_milestone_is_reported_done_on_its_day():
    mijlpaal = maak_planning_2019(BeleidsplanFactory.create())[0]

    mijlpaal_gereed_melden(mijlpaal, datum=date(2019, 7, 9))

    assert mijlpaal.gereed_datum == date(2019, 7, 9)
    mijlpaal.refresh_from_db()
    assert mijlpaal.gereed_datum == date(2019, 7, 9)


def test_a_report_is_written_in_the_history():
    mijlpaal = MijlpaalFactory.create()

    mijlpaal_gereed_melden(mijlpaal, datum=date(2019, 7, 9))

    assert mijlpaal.history.latest().gereed_datum == date(2019, 7, 9)


@pytest.mark.parametrize("plaats", range(1, 7))
def test_each_of_the_seven_is_refused_while_one_before_it_is_open_and_the_message_names_what_comes_first(plaats: int):
    planning = maak_planning_2019(BeleidsplanFactory.create(), gereed=plaats - 1)

    with pytest.raises(VolgordeFout) as fout:
        mijlpaal_gereed_melden(planning[plaats], datum=date(2019, 12, 1))

    assert fout.value.eerst == (planning[plaats - 1],)
    assert f"Eerst moet gereed zijn: ‘{planning[plaats - 1].actie}’." in str(fout.value)
    planning[plaats].refresh_from_db()
    assert planning[plaats].gereed_datum is None


def test_a_message_about_several_names_them_in_order():
    planning = maak_planning_2019(BeleidsplanFactory.create(), gereed=2)

    with pytest.raises(VolgordeFout, match=r"‘Consulteren .*’ en ‘Interactieve netwerksessie .*’\."):
        mijlpaal_gereed_melden(planning[4], datum=date(2019, 10, 9))


def test_milestones_of_another_plan_do_not_stand_in_the_way():
    maak_planning_2019(BeleidsplanFactory.create())
    mijlpaal = MijlpaalFactory.create(volgorde=9)

    mijlpaal_gereed_melden(mijlpaal, datum=date(2019, 9, 18))

    assert mijlpaal.gereed_datum == date(2019, 9, 18)


def test_a_milestone_that_is_done_is_not_reported_done_again():
    mijlpaal = MijlpaalFactory.create(gereed_datum=date(2019, 9, 18))

    with pytest.raises(AlGereed, match="al gereed sinds 18 september 2019"):
        mijlpaal_gereed_melden(mijlpaal, datum=date(2019, 9, 19))


def test_a_milestone_that_was_deleted_meanwhile_is_told():
    mijlpaal = MijlpaalFactory.create()
    Mijlpaal.objects.all().delete()

    with pytest.raises(GelijktijdigGewijzigd):
        mijlpaal_gereed_melden(mijlpaal, datum=date(2019, 9, 18))


def test_a_session_may_be_held_before_the_consultation_ends():
    planning = maak_planning_2019(BeleidsplanFactory.create(), gereed=3)

    mijlpaal_gereed_melden(planning[3], datum=date(2019, 9, 18))

    assert (planning[3].gereed_datum, planning[2].gereed_datum) == (date(2019, 9, 18), date(2019, 9, 30))


def test_a_decision_is_not_dated_before_the_step_it_follows():
    planning = maak_planning_2019(BeleidsplanFactory.create(), gereed=5)

    with pytest.raises(VolgordeFout, match="kan niet op 30 oktober 2019 gereed zijn") as fout:
        mijlpaal_gereed_melden(planning[5], datum=date(2019, 10, 30))

    assert fout.value.eerst == (planning[4],)


def test_a_decision_on_the_same_day_as_the_step_before_it_is_fine():
    planning = maak_planning_2019(BeleidsplanFactory.create(), gereed=5)

    mijlpaal_gereed_melden(planning[5], datum=date(2019, 10, 31))

    assert planning[5].gereed_datum == date(2019, 10, 31)


def test_the_last_one_done_is_reopened():
    planning = maak_planning_2019(BeleidsplanFactory.create(), gereed=3)

    mijlpaal_heropenen(planning[2])

    planning[2].refresh_from_db()
    assert planning[2].gereed_datum is None


def test_one_with_done_steps_after_it_is_not_reopened():
    planning = maak_planning_2019(BeleidsplanFactory.create(), gereed=3)

    with pytest.raises(VolgordeFout, match="Heropen eerst: ‘Consulteren") as fout:
        mijlpaal_heropenen(planning[1])

    assert fout.value.eerst == (planning[2],)


def test_an_open_one_is_not_reopened():
    mijlpaal = MijlpaalFactory.create()

    with pytest.raises(NogOpen, match="staat al open"):
        mijlpaal_heropenen(mijlpaal)


def test_an_open_milestone_does_not_move_before_a_done_one():
    planning = maak_planning_2019(BeleidsplanFactory.create(), gereed=3)
    planning[4].volgorde = 0

    with pytest.raises(ValidationError, match="verder naar achteren"):
        planning[4].full_clean()


def test_a_done_milestone_does_not_move_after_an_open_one():
    planning = maak_planning_2019(BeleidsplanFactory.create(), gereed=3)
    planning[1].volgorde = 10

    with pytest.raises(ValidationError, match="verder naar voren"):
        planning[1].full_clean()


def test_milestones_move_among_their_equals():
    planning = maak_planning_2019(BeleidsplanFactory.create(), gereed=3)
    planning[3].volgorde = 10

    planning[3].full_clean()


def test_a_milestone_without_plan_or_place_is_left_to_the_form():
    Mijlpaal(betreft=Orgaan.RAAD, vervuld_door=Documentsoort.PLAN).clean()
    Mijlpaal(beleidsplan=BeleidsplanFactory.create()).clean()
