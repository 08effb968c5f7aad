"""The plan at a glance: how far it is, and how many took part."""

from datetime import date, timedelta

import pytest

from consultatie.uitslag.models import Telling
from consultatie.vragenlijst.enums import Kanaal
from consultatie.vragenlijst.models import Vragenlijstversie
from planning.proces.queries import in_een_blik
from rapportage.respons.verzamelen import respons_van
from tests.factories.consultatie import InkomendFactory, VragenlijstFactory, VragenlijstversieFactory
from tests.factories.thema import BeleidsplanFactory, DoelFactory, StandpuntFactory
from tests.planning.takenlijst import DAG

GISTEREN = DAG - timedelta(days=1)


@pytest.mark.django_db
def test_a_plan_at_its_beginning_at_a_glance():
    blik = in_een_blik(BeleidsplanFactory.create(), DAG)

    assert [tuple(rij) for rij in blik] == [
        ("Partners met standpunt", "0 van 0", "over elk belangrijk thema", ""),
        ("Doelen die af zijn", "0 van 0", "volgens de SMART-controle", ""),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("open_tot", "dag", "toelichting"),
    [
        (date(2019, 9, 15), DAG, "nog 26 dagen open"),
        (date(2019, 8, 21), DAG, "nog 1 dag open"),
        (DAG, DAG, "vandaag de laatste dag"),
        (None, DAG, "de vragenlijst is open"),
        (date(2019, 8, 19), DAG, "de vragenlijst is dicht"),
    ],
)
def test_the_response_says_how_long_the_questionnaire_is_open(open_tot: date | None, dag: date, toelichting: str):
    plan = BeleidsplanFactory.create()
    VragenlijstFactory.create(beleidsplan=plan, open_=True, open_tot=open_tot)

    assert in_een_blik(plan, dag)[0].toelichting == f"misschien geen enkel, {toelichting}"


def _ontvang(versie: Vragenlijstversie, aantal: int, *, kanaal: Kanaal = Kanaal.OPEN, dag: date = GISTEREN) -> None:
    InkomendFactory.create_batch(aantal, versie=versie, kanaal=kanaal, dag=dag)


@pytest.fixture
def versie() -> Vragenlijstversie:
    lijst = VragenlijstFactory.create(open_=True, open_van=GISTEREN - timedelta(days=3))
    return VragenlijstversieFactory.create(vragenlijst=lijst)


@pytest.mark.django_db
def test_the_response_is_that_of_its_own_page(versie: Vragenlijstversie):
    for kanaal, aantal in ((Kanaal.OPEN, 40), (Kanaal.PAPIER, 12), (Kanaal.TELEFOON, 2), (Kanaal.DIGIPANEL, 7)):
        _ontvang(versie, aantal, kanaal=kanaal)
    lijst = versie.vragenlijst

    blik = in_een_blik(lijst.beleidsplan, DAG)

    op_de_pagina = {een.kanaal: een.totaal for een in respons_van(lijst, dag=DAG).kanalen}
    assert op_de_pagina == {"open": 40, "papier": 12, "telefoon": None, "digipanel": 7}
    assert [rij.waarde for rij in blik[:2]] == ["52", "7"]
    assert blik[1].toelichting == "ten minste, tot en met gisteren"
    assert {rij.respons for rij in blik[:2]} == {f"/admin/consultatie/vragenlijst/{lijst.pk}/respons/"}


@pytest.mark.django_db
def test_one_answer_more_is_not_seen(versie: Vragenlijstversie):
    plan = versie.vragenlijst.beleidsplan
    _ontvang(versie, 40, dag=GISTEREN - timedelta(days=1))
    eerst = in_een_blik(plan, DAG)

    _ontvang(versie, 1)
    _ontvang(versie, 30, dag=DAG)

    assert in_een_blik(plan, DAG) == eerst


@pytest.mark.django_db
def test_none_is_not_told_from_a_few(versie: Vragenlijstversie):
    plan = versie.vragenlijst.beleidsplan
    geen = in_een_blik(plan, DAG)

    _ontvang(versie, 4)

    assert in_een_blik(plan, DAG) == geen
    assert (geen[0].waarde, geen[1].waarde) == ("te weinig", "te weinig")


@pytest.mark.django_db
def test_of_which_the_days_were_forgotten_what_was_counted_is_told():
    versie = VragenlijstversieFactory.create(vragenlijst=VragenlijstFactory.create(status="gesloten"))
    Telling.objects.create(versie=versie, kanaal=Kanaal.OPEN, aantal=1500)

    inwoners = in_een_blik(versie.vragenlijst.beleidsplan, DAG)[0]

    assert (inwoners.waarde, inwoners.toelichting) == ("1.500", "geteld, de vragenlijst is dicht")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("status", "nieuwste", "eerder", "toelichting"),
    [
        ("open", 3, 0, "de vragenlijst is open"),
        ("open", 3, 10, "de vragenlijst is open"),
        ("open", 3, 7, "de vragenlijst is open, een paar antwoorden uit een eerdere versie tellen niet mee"),
        ("gesloten", 0, 7, "de vragenlijst is dicht, een paar antwoorden uit een eerdere versie tellen niet mee"),
        ("gesloten", 9, 0, "de vragenlijst is dicht, een paar antwoorden tellen niet mee"),
        ("gesloten", 0, 0, "de vragenlijst is dicht"),
    ],
)
def test_answers_that_are_never_counted_are_named_in_words_and_without_a_number(
    status: str, nieuwste: int, eerder: int, toelichting: str
):
    lijst = VragenlijstFactory.create(status=status)
    versies = [VragenlijstversieFactory.create(vragenlijst=lijst, nummer=nummer) for nummer in (1, 2)]
    _ontvang(versies[0], eerder)
    _ontvang(versies[1], nieuwste)

    inwoners, panel, *_ = in_een_blik(lijst.beleidsplan, DAG)

    assert inwoners.toelichting.endswith(toelichting)
    assert panel.toelichting == "misschien geen enkel"


@pytest.mark.django_db
def test_what_was_made_up_is_called_so():
    plan = BeleidsplanFactory.create()
    VragenlijstFactory.create(beleidsplan=plan, open_=True, is_fictief=True)
    DoelFactory.create(thema__beleidsplan=plan, is_fictief=True)
    StandpuntFactory.create(thema__beleidsplan=plan, is_fictief=True)

    assert all("voorbeeldcijfers" in rij.toelichting for rij in in_een_blik(plan, DAG))
