"""What every step of the process needs: there or missing, for whom there is a link, and the same as what is to be done."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from consultatie.vragenlijst.enums import Vragenlijststatus
from planning.mijlpaal.enums import Fase
from planning.proces.queries import Stapstand, Taak, TeDoen, nu_te_doen, stappen_van
from planning.stuk.enums import Stukstatus
from rapportage.documenten.enums import Documentsoort
from tests.factories.consultatie import NetwerksessieFactory, VragenlijstFactory
from tests.factories.planning import (
    BestuursstukFactory,
    MijlpaalFactory,
    VoortgangsrapportageFactory,
    maak_planning_2019,
)
from tests.factories.thema import BeleidsplanFactory, GebruikerFactory, ThemaFactory
from tests.planning.takenlijst import DAG, te_doen_voor, zinnen_van
from thema.basis.rollen import Rol
from thema.models import Beleidsplan
from thema.thema.enums import Themastatus

pytestmark = pytest.mark.django_db


def _stappen(plan: Beleidsplan, *, rol: Rol = Rol.OOV, dag: date = DAG) -> dict[Fase, Stapstand]:
    stappen = stappen_van(GebruikerFactory.create(rol=rol), plan, dag)
    return {stand.stap.fase: stand for stand in stappen}


def _ontbreekt(stand: Stapstand) -> list[str]:
    return [nodig.ontbreekt for nodig in stand.nodig if not nodig.is_er]


def _taken(te_doen: TeDoen) -> list[Taak]:
    return [taak for vak in vars(te_doen).values() for taak in vak]


def test_of_an_empty_plan_everything_is_missing_in_the_order_of_the_process():
    stappen = _stappen(BeleidsplanFactory.create())

    assert {fase: _ontbreekt(stand) for fase, stand in stappen.items()} == {
        Fase.START: [
            "In het plan staat nog niet waar het van uitgaat, zoals de wens van de raad.",
            "Er zijn nog geen cijfers voor het veiligheidsbeeld.",
            "Er zijn nog geen thema’s.",
            "Voor de startnotitie is nog geen stuk gemaakt.",
        ],
        Fase.MEEDENKEN: [
            "Voor de startnotitie is nog geen stuk gemaakt.",
            "Er is nog geen vragenlijst.",
            "Er zijn nog geen partners.",
            "Partners kunnen nog niet zeggen wat zij vinden.",
        ],
        Fase.IN_GESPREK: ["Er is nog geen vragenlijst.", "Er is nog geen netwerksessie."],
        Fase.BESLUIT: [
            "Nog geen thema heeft voorrang.",
            "Er zijn nog geen doelen.",
            "Er zijn nog geen maatregelen.",
            "Er zijn nog geen middelen.",
            "Voor het plan is nog geen stuk gemaakt.",
        ],
        Fase.UITVOEREN: ["De raad heeft het plan nog niet vastgesteld."],
    }
    assert {stand.staat for stand in stappen.values()} == {"komt"}


@pytest.mark.parametrize(
    ("status", "sessiedag", "zinnen"),
    [
        (
            Vragenlijststatus.OPEN,
            date(2019, 9, 19),
            [
                "De vragenlijst ‘Denk mee’ is nog open, dus er zijn nog geen uitkomsten.",
                "‘Netwerksessie’ moet nog komen.",
            ],
        ),
        (
            Vragenlijststatus.GESLOTEN,
            date(2019, 8, 19),
            [
                "De cijfers van ‘Denk mee’ zijn nog niet ter inzage.",
                "Van ‘Netwerksessie’ zijn nog niet alle stippen ingevoerd.",
            ],
        ),
    ],
)
def test_the_talk_waits_for_outcomes_and_a_session(status: Vragenlijststatus, sessiedag: date, zinnen: list[str]):
    plan = BeleidsplanFactory.create()
    VragenlijstFactory.create(beleidsplan=plan, titel="Denk mee", status=status)
    NetwerksessieFactory.create(beleidsplan=plan, titel="Netwerksessie", datum=sessiedag)

    assert _ontbreekt(_stappen(plan)[Fase.IN_GESPREK]) == zinnen


def test_a_theme_with_priority_needs_a_goal():
    plan = BeleidsplanFactory.create()
    ThemaFactory.create(beleidsplan=plan, naam="Drugs", status=Themastatus.GEPRIORITEERD, status_reden="Omdat")

    assert _ontbreekt(_stappen(plan)[Fase.BESLUIT])[0] == "Drugs heeft voorrang, maar nog geen doel."


def test_a_paper_on_its_way_says_where_it_is_and_asks_for_nothing_besides_its_own_task():
    plan = BeleidsplanFactory.create()
    maak_planning_2019(plan)
    BestuursstukFactory.create(beleidsplan=plan, soort=Documentsoort.STARTNOTITIE, status=Stukstatus.RAAD)

    zin = "De raad kent de startnotitie nog niet. Het stuk: bij de raad."
    assert _ontbreekt(_stappen(plan)[Fase.MEEDENKEN])[0] == zin
    assert zin not in zinnen_van(te_doen_voor(Rol.OOV, plan))


def test_a_rejected_paper_is_no_paper():
    plan = BeleidsplanFactory.create()
    BestuursstukFactory.create(beleidsplan=plan, soort=Documentsoort.PLAN, status=Stukstatus.VERWORPEN)

    assert _ontbreekt(_stappen(plan)[Fase.BESLUIT])[-1] == "Voor het plan is nog geen stuk gemaakt."


def test_steps_may_overlap():
    plan = BeleidsplanFactory.create()
    maak_planning_2019(plan)

    staten = {fase.value: stand.staat for fase, stand in _stappen(plan, dag=date(2019, 9, 2)).items()}

    assert staten == {"start": "nu", "meedenken": "nu", "in_gesprek": "nu", "besluit": "komt", "uitvoeren": "komt"}


def test_after_adoption_the_years_that_are_over_need_a_report():
    plan = BeleidsplanFactory.create(vaststellingsdatum=date(2019, 11, 27))

    stand = _stappen(plan, dag=date(2021, 2, 1))[Fase.UITVOEREN]

    assert (stand.staat, _ontbreekt(stand)) == (
        "nu",
        ["De voortgangsrapportage over 2020 is nog niet aan de raad aangeboden."],
    )


def test_a_plan_whose_years_are_over_is_carried_out_until_the_last_report():
    plan = BeleidsplanFactory.create(van_jaar=2020, tot_jaar=2020, vaststellingsdatum=date(2019, 11, 27))
    dag = date(2021, 3, 1)

    stand = _stappen(plan, dag=dag)[Fase.UITVOEREN]
    zonder = stand.staat
    assert [nodig.wat for nodig in stand.nodig if not nodig.is_er][-1].endswith(
        "een evaluatie: de rapportage over het laatste jaar"
    )
    VoortgangsrapportageFactory.create(beleidsplan=plan, jaar=2020, vergrendeld_op=datetime(2021, 2, 1, tzinfo=UTC))
    met = _stappen(plan, dag=dag)[Fase.UITVOEREN].staat

    assert (zonder, met) == ("nu", "klaar")


@pytest.mark.parametrize("dag", [date(2019, 7, 2), date(2019, 8, 20), date(2019, 10, 15), date(2021, 2, 1)])
@pytest.mark.parametrize("vastgesteld", [False, True])
def test_what_is_missing_in_a_step_under_way_is_a_task_in_the_same_words(dag: date, vastgesteld: bool):
    plan = BeleidsplanFactory.create(vaststellingsdatum=date(2019, 11, 27) if vastgesteld else None)
    maak_planning_2019(plan)
    VragenlijstFactory.create(beleidsplan=plan)
    ThemaFactory.create(beleidsplan=plan)
    oov = GebruikerFactory.create(rol=Rol.OOV)

    te_doen = nu_te_doen(oov, plan, dag)

    onderweg = [stand for stand in stappen_van(oov, plan, dag) if stand.staat == "nu"]
    assert onderweg or vastgesteld
    assert [zin for stand in onderweg for zin in _ontbreekt(stand) if zin not in zinnen_van(te_doen)] == []
    naast = [taak.url for taak in _taken(te_doen) if "Nodig voor de stap" in taak.toelichting]
    eigen = [taak.url for taak in _taken(te_doen) if "Nodig voor de stap" not in taak.toelichting]
    assert len(naast) == len(set(naast) - set(eigen))


def test_who_cannot_mend_it_reads_what_is_missing_without_a_link_and_has_no_task():
    plan = BeleidsplanFactory.create()
    MijlpaalFactory.create(beleidsplan=plan, fase=Fase.START, van=date(2019, 7, 1), tot=date(2019, 8, 31))

    nodig = _stappen(plan, rol=Rol.GRIFFIE)[Fase.START].nodig[2]

    assert (nodig.ontbreekt, nodig.url) == ("Er zijn nog geen thema’s.", "")
    assert te_doen_voor(Rol.GRIFFIE, plan).aantal == 0
    assert "Er zijn nog geen thema’s." in zinnen_van(te_doen_voor(Rol.OOV, plan))


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_process_is_read_in_a_fixed_number_of_queries(django_assert_max_num_queries, aantal: int):
    plan = BeleidsplanFactory.create()
    maak_planning_2019(plan)
    for _ in range(aantal):
        VragenlijstFactory.create(beleidsplan=plan)
        NetwerksessieFactory.create(beleidsplan=plan)
        ThemaFactory.create(beleidsplan=plan)
    oov = GebruikerFactory.create(rol=Rol.OOV)

    with django_assert_max_num_queries(49):
        stappen_van(oov, plan, DAG)


def test_the_page_shows_each_step_with_what_it_makes_who_and_the_law(client: Client):
    plan = BeleidsplanFactory.create(is_actueel=True)
    client.force_login(GebruikerFactory.create(rol=Rol.OOV))

    html = client.get(reverse("admin:planning_proces")).content.decode()

    assert "Politiewet 2012 artikel 38b" in html
    assert "Geen wet vraagt om deze stap." in html
    assert "Nodig: 0 van 4 zijn er" in html
    assert f'href="{reverse("admin:thema_beleidsplan_change", args=[plan.pk])}"' in html
    assert client.post(reverse("admin:planning_proces")).status_code == 405


def test_without_a_plan_the_page_says_so(client: Client):
    client.force_login(GebruikerFactory.create(rol=Rol.OOV))

    assert "Er is nog geen plan." in client.get(reverse("admin:planning_proces")).content.decode()
