"""A milestone is done when what it is linked to is done, in the order of the planning, and nobody who does that is refused."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from consultatie.inbreng.services import vragenlijst_sluiten
from consultatie.vragenlijst.models import Vragenlijst
from consultatie.vragenlijst.services import vragenlijst_openen
from planning.mijlpaal.services import (
    BlijftGereed,
    NietMetDeHand,
    gekoppelde_mijlpalen_bijwerken,
    mijlpaal_gereed_melden,
    mijlpaal_heropenen,
)
from planning.models import Mijlpaal
from rapportage.documenten.enums import Documentsoort
from rapportage.documenten.services import document_publiceren
from tests.factories.consultatie import (
    NetwerksessieFactory,
    SessiegroepFactory,
    StippenFactory,
    VraagFactory,
    VragenlijstFactory,
)
from tests.factories.planning import DocumentFactory, MijlpaalFactory
from tests.factories.thema import BeleidsplanFactory, ThemaFactory
from tests.planning.takenlijst import te_doen_voor, zinnen_van
from thema.basis.rollen import Rol
from thema.models import Beleidsplan

pytestmark = pytest.mark.django_db

OP = datetime(2019, 9, 16, 7, tzinfo=UTC)
DAG = date(2019, 9, 16)


def _gereed(mijlpaal: Mijlpaal) -> date | None:
    mijlpaal.refresh_from_db()
    return mijlpaal.gereed_datum


def _open_lijst(plan: Beleidsplan) -> Vragenlijst:
    lijst: Vragenlijst = VragenlijstFactory.create(beleidsplan=plan, open_=True)
    return lijst


def _sluit(lijst: Vragenlijst) -> None:
    vragenlijst_sluiten(lijst, door=None, op=OP)


# ── Each kind of link: what it hangs on, how that gets done, and the day that counts ─────────────


def _vragenlijst(plan: Beleidsplan) -> tuple[dict[str, Any], Callable[[], object], date]:
    lijst = _open_lijst(plan)
    return {"vragenlijst": lijst}, lambda: _sluit(lijst), DAG


def _sessie(plan: Beleidsplan) -> tuple[dict[str, Any], Callable[[], object], date]:
    groep = SessiegroepFactory.create(
        netwerksessie=NetwerksessieFactory.create(beleidsplan=plan, datum=date(2019, 9, 12)), deelnemers=5
    )
    thema = ThemaFactory.create(beleidsplan=plan)
    doe = lambda: StippenFactory.create(sessiegroep=groep, thema=thema, aantal=3)  # noqa: E731
    return {"netwerksessie": groep.netwerksessie}, doe, date(2019, 9, 12)


def _document(plan: Beleidsplan) -> tuple[dict[str, Any], Callable[[], object], date]:
    document = DocumentFactory.create(beleidsplan=plan, soort=Documentsoort.INBRENGNOTA, gepubliceerd_op=None)
    return {"openbaar_document": Documentsoort.INBRENGNOTA}, lambda: document_publiceren(document, op=OP), DAG


SOORTEN = pytest.mark.parametrize("soort", [_vragenlijst, _sessie, _document])


@SOORTEN
def test_a_milestone_is_done_on_the_day_on_which_what_it_is_linked_to_is(soort):
    plan = BeleidsplanFactory.create()
    koppeling, doe, dag = soort(plan)
    mijlpaal, ander = MijlpaalFactory.create(beleidsplan=plan, **koppeling), MijlpaalFactory.create(beleidsplan=plan)

    voor = _gereed(mijlpaal)
    doe()

    assert (voor, _gereed(mijlpaal), _gereed(ander)) == (None, dag, None)


@SOORTEN
def test_what_the_order_holds_up_is_a_task_and_follows_as_soon_as_it_can(soort):
    plan = BeleidsplanFactory.create()
    eerst = MijlpaalFactory.create(beleidsplan=plan, actie="Eerst dit")
    koppeling, doe, dag = soort(plan)
    mijlpaal = MijlpaalFactory.create(beleidsplan=plan, actie="Dan dat", **koppeling)

    doe()
    tussen, taken = _gereed(mijlpaal), te_doen_voor(Rol.OOV, plan, DAG).vandaag
    mijlpaal_gereed_melden(eerst, datum=DAG)

    taak = next(taak for taak in taken if taak.zin.endswith(", maar ‘Dan dat’ staat nog open."))
    assert taak.toelichting == "Eerst moet gereed zijn: ‘Eerst dit’"
    assert taak.url == f"/admin/planning/mijlpaal/gereed/?mijlpaal={eerst.pk}"
    assert (tussen, _gereed(mijlpaal)) == (None, dag)
    assert not any("staat nog open" in zin for zin in zinnen_van(te_doen_voor(Rol.OOV, plan, DAG)))


def test_it_is_one_with_what_does_it():
    plan = BeleidsplanFactory.create()
    koppeling, doe, _ = _vragenlijst(plan)
    mijlpaal = MijlpaalFactory.create(beleidsplan=plan, **koppeling)

    with transaction.atomic():
        doe()
        binnen = Mijlpaal.objects.get(pk=mijlpaal.pk).gereed_datum
        transaction.set_rollback(True)

    assert (binnen, _gereed(mijlpaal)) == (DAG, None)


def test_a_session_is_not_done_while_dots_are_lacking():
    plan = BeleidsplanFactory.create()
    koppeling, doe, _ = _sessie(plan)
    ThemaFactory.create(beleidsplan=plan)
    mijlpaal = MijlpaalFactory.create(beleidsplan=plan, **koppeling)

    doe()

    assert _gereed(mijlpaal) is None


@pytest.mark.parametrize("aantal", [1, 3])
def test_linked_milestones_are_looked_up_in_a_fixed_number_of_queries(django_assert_max_num_queries, aantal: int):
    plan = BeleidsplanFactory.create()
    for soort in (_vragenlijst, _sessie, _document) * aantal:
        MijlpaalFactory.create(beleidsplan=plan, **soort(plan)[0])

    with django_assert_max_num_queries(10):
        gekoppelde_mijlpalen_bijwerken(plan.pk)


def test_who_links_nothing_pays_one_query(django_assert_num_queries):
    plan = MijlpaalFactory.create().beleidsplan

    with django_assert_num_queries(3):  # one, and a savepoint around it
        gekoppelde_mijlpalen_bijwerken(plan.pk)


def test_by_hand_it_is_neither_reported_nor_reopened_while_it_is_so():
    plan = BeleidsplanFactory.create()
    lijst = _open_lijst(plan)
    mijlpaal = MijlpaalFactory.create(beleidsplan=plan, vragenlijst=lijst)
    _sluit(lijst)

    with pytest.raises(BlijftGereed, match="is gesloten, dus"):
        mijlpaal_heropenen(mijlpaal)

    assert "zodra de vragenlijst ‘" in str(NietMetDeHand(mijlpaal))


def test_when_the_questionnaire_opens_again_it_is_a_task_to_reopen_the_milestone():
    plan = BeleidsplanFactory.create()
    lijst = _open_lijst(plan)
    VraagFactory.create(sectie__vragenlijst=lijst)
    mijlpaal = MijlpaalFactory.create(beleidsplan=plan, actie="Meedenken", vragenlijst=lijst)
    _sluit(lijst)
    vragenlijst_openen(lijst, door=None, op=OP)

    zinnen = zinnen_van(te_doen_voor(Rol.OOV, plan, DAG))
    mijlpaal_heropenen(mijlpaal)

    assert any(zin.startswith("‘Meedenken’ is gereed gemeld, maar het is niet meer zo") for zin in zinnen)
    assert _gereed(mijlpaal) is None


def test_a_late_milestone_says_what_it_waits_for():
    plan = BeleidsplanFactory.create()
    MijlpaalFactory.create(
        beleidsplan=plan, actie="Nota", tot=date(2019, 9, 2), openbaar_document=Documentsoort.INBRENGNOTA
    )

    taak = te_doen_voor(Rol.OOV, plan, DAG).te_laat[0]

    assert (taak.zin, taak.toelichting.split(". ")[-1]) == (
        "‘Nota’ is later dan gepland.",
        "Gereed zodra het document ‘Nota van inbreng’ is openbaar gemaakt",
    )


@pytest.mark.parametrize("erbij", [{"vervuld_door": Documentsoort.PLAN}, {"openbaar_document": Documentsoort.PLAN}])
def test_one_milestone_waits_for_one_thing(erbij: dict[str, str]):
    plan = BeleidsplanFactory.create()
    mijlpaal = MijlpaalFactory.build(beleidsplan=plan, vragenlijst=_open_lijst(plan), **erbij)

    with pytest.raises(ValidationError, match="Een mijlpaal wordt gereed door één ding"):
        mijlpaal.full_clean()


def test_a_milestone_is_not_linked_to_another_plan():
    mijlpaal = MijlpaalFactory.build(beleidsplan=BeleidsplanFactory.create(), vragenlijst=VragenlijstFactory.create())

    with pytest.raises(ValidationError, match="hoort bij een ander plan"):
        mijlpaal.full_clean()


def test_without_its_questionnaire_a_milestone_is_reported_by_hand_again():
    plan = BeleidsplanFactory.create()
    lijst = VragenlijstFactory.create(beleidsplan=plan)
    mijlpaal = MijlpaalFactory.create(beleidsplan=plan, vragenlijst=lijst)

    lijst.delete()
    mijlpaal.refresh_from_db()

    assert mijlpaal.is_met_de_hand
