"""The plan at a glance: how far it is, and how many took part."""

from datetime import date

import pytest

from consultatie.uitslag.models import Telling
from consultatie.vragenlijst.enums import Kanaal
from planning.proces.queries import in_een_blik
from tests.factories.consultatie import InkomendFactory, VragenlijstFactory, VragenlijstversieFactory
from tests.factories.thema import BeleidsplanFactory, DoelFactory, StandpuntFactory
from tests.planning.takenlijst import DAG


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

    assert in_een_blik(plan, dag)[0].toelichting == toelichting


@pytest.mark.django_db
def test_the_response_counts_what_was_counted_and_what_waits_in_the_tray():
    plan = BeleidsplanFactory.create()
    versie = VragenlijstversieFactory.create(vragenlijst=VragenlijstFactory.create(beleidsplan=plan, open_=True))
    for kanaal, aantal in ((Kanaal.OPEN, 40), (Kanaal.PAPIER, 2), (Kanaal.DIGIPANEL, 1500)):
        Telling.objects.create(versie=versie, kanaal=kanaal, aantal=aantal)
    InkomendFactory.create_batch(3, versie=versie, kanaal=Kanaal.OPEN)
    InkomendFactory.create(versie=versie, kanaal=Kanaal.OPEN, antwoorden=None)

    blik = in_een_blik(plan, DAG)

    assert [rij.waarde for rij in blik[:2]] == ["45", "1.500"]
    assert {rij.respons for rij in blik[:2]} == {f"/admin/consultatie/vragenlijst/{versie.vragenlijst_id}/respons/"}


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
    Telling.objects.create(versie=versies[1], kanaal=Kanaal.OPEN, aantal=45)
    InkomendFactory.create_batch(eerder, versie=versies[0], kanaal=Kanaal.OPEN)
    InkomendFactory.create_batch(nieuwste, versie=versies[1], kanaal=Kanaal.OPEN)

    inwoners, panel, *_ = in_een_blik(lijst.beleidsplan, DAG)

    assert (inwoners.waarde, inwoners.toelichting) == (str(45 + eerder + nieuwste), toelichting)
    assert panel.toelichting == ""


@pytest.mark.django_db
def test_what_was_made_up_is_called_so():
    plan = BeleidsplanFactory.create()
    VragenlijstFactory.create(beleidsplan=plan, open_=True, is_fictief=True)
    DoelFactory.create(thema__beleidsplan=plan, is_fictief=True)
    StandpuntFactory.create(thema__beleidsplan=plan, is_fictief=True)

    assert all("voorbeeldcijfers" in rij.toelichting for rij in in_een_blik(plan, DAG))
