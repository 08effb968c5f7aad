"""The plan as it is collected: every theme with what belongs to it, in as many queries whatever it holds."""

from datetime import date

import pytest

from rapportage.documenten.onderdelen import Stukstand
from rapportage.documenten.plan import Plan
from rapportage.documenten.verzamelen import verzamel_plan
from tests.factories.consultatie import OnderbouwingFactory
from tests.factories.thema import (
    BeleidsplanFactory,
    DoelFactory,
    IndicatorwaardeFactory,
    MaatregelFactory,
    MiddelinzetFactory,
    StandpuntFactory,
    ThemaFactory,
)
from thema.models import Beleidsplan

pytestmark = pytest.mark.django_db

STAND = Stukstand("2019-1", date(2019, 10, 29), "Concept", None, None, is_fictief=False, is_besluit_fictief=False)


def _plan(*, themas: int) -> Beleidsplan:
    """Each theme has a goal that is measured, a measure of its own, one that it shares with all, a thread and support."""
    plan: Beleidsplan = BeleidsplanFactory.create()
    samen = MaatregelFactory.create(beleidsplan=plan, titel="Samen", volgorde=99)
    for nummer in range(1, themas + 1):
        thema = ThemaFactory.create(beleidsplan=plan, naam=f"Thema {nummer}", volgorde=nummer)
        waarde = IndicatorwaardeFactory.create(indicator__beleidsplan=plan)
        doel = DoelFactory.create(thema=thema, titel=f"Doel {nummer}", indicator=waarde.indicator)
        eigen = MaatregelFactory.create(beleidsplan=plan, titel=f"Maatregel {nummer}", volgorde=nummer)
        MiddelinzetFactory.create(maatregel=eigen, middel__beleidsplan=plan)
        doel.maatregelen.set([samen, eigen])
        DoelFactory.create(thema=thema, titel=f"Tweede doel {nummer}").maatregelen.set([samen])
        OnderbouwingFactory.create(thema=thema, titel=f"Draad {nummer}")
        StandpuntFactory.create(thema=thema, partner__gemeente=plan.gemeente)
    return plan


def _verzameld(plan: Beleidsplan) -> Plan:
    return verzamel_plan(plan, STAND, stappen=())


def test_a_chapter_holds_what_belongs_to_its_theme_and_a_shared_measure_once():
    eerste, tweede = _verzameld(_plan(themas=2)).hoofdstukken

    assert [doel.titel for doel in eerste.doelen] == ["Doel 1", "Tweede doel 1"]
    assert [maatregel.titel for maatregel in eerste.maatregelen] == ["Maatregel 1", "Samen"]
    assert [maatregel.titel for maatregel in tweede.maatregelen] == ["Maatregel 2", "Samen"]
    assert [rij.titel for rij in tweede.onderbouwing] == ["Draad 2"]
    assert (len(eerste.steun), len(tweede.steun)) == (1, 1)


@pytest.mark.parametrize("themas", [1, 4])
def test_the_plan_is_read_in_a_fixed_number_of_queries(django_assert_num_queries, themas: int):
    plan = Beleidsplan.objects.select_related("gemeente").get(pk=_plan(themas=themas).pk)

    with django_assert_num_queries(24):
        _verzameld(plan)
