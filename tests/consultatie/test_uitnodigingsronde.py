"""Inviting many: a piece at a time, with a count that is committed with the piece."""

import time

import pytest
from django.db import IntegrityError
from django.db.models.expressions import RawSQL

from consultatie.models import Panellid, Uitnodiging, Uitnodigingsronde, Vragenlijst
from consultatie.uitnodiging.fouten import GeenUitnodigingenMeer, UitnodigenLooptAl
from consultatie.uitnodiging.services import (
    PER_KEER,
    uitnodigingen_maken,
    uitnodigingsronde_starten,
    uitnodigingsronde_verder,
)
from tests.consultatie.mengbak import OP
from tests.consultatie.programma import programma
from tests.consultatie.tegelijk import tegelijk
from tests.factories.consultatie import PanellidFactory, VragenlijstFactory


def _lijst(leden: int) -> Vragenlijst:
    lijst = VragenlijstFactory.create(open_=True)
    Panellid.objects.bulk_create(
        PanellidFactory.build(gemeente=lijst.beleidsplan.gemeente, nummer=str(nummer)) for nummer in range(leden)
    )
    return lijst


def _start(lijst: Vragenlijst) -> Uitnodigingsronde:
    ronde = uitnodigingsronde_starten(lijst, door=None, op=OP)
    assert ronde is not None
    return ronde


@pytest.mark.django_db
def test_asking_makes_no_invitation_and_the_worker_makes_them_all():
    ronde = _start(_lijst(3))
    assert not Uitnodiging.objects.exists()

    assert [uitnodigingsronde_verder(op=OP), uitnodigingsronde_verder(op=OP)] == [True, False]

    ronde.refresh_from_db()
    assert (ronde.totaal, ronde.gemaakt, ronde.klaar_op) == (3, 3, OP)
    assert Uitnodiging.objects.count() == 3


@pytest.mark.django_db
def test_at_most_so_many_are_made_at_a_time():
    lijst = _lijst(5)

    assert [uitnodigingen_maken(lijst, hoogstens=2) for _ in range(4)] == [2, 2, 1, 0]


@pytest.mark.django_db
def test_a_round_for_nobody_is_none_and_a_second_one_at_once_is_refused():
    assert uitnodigingsronde_starten(_lijst(0), door=None, op=OP) is None
    lijst = _lijst(1)
    _start(lijst)

    with pytest.raises(UitnodigenLooptAl):
        uitnodigingsronde_starten(lijst, door=None, op=OP)
    with pytest.raises(IntegrityError):
        Uitnodigingsronde.objects.create(vragenlijst=lijst, gevraagd_op=OP, totaal=1)


@pytest.mark.django_db
def test_what_is_closed_invites_nobody_also_when_it_was_closed_after_asking():
    lijst = _lijst(2)
    ronde = _start(lijst)
    Vragenlijst.objects.update(status="gesloten")

    assert uitnodigingsronde_verder(op=OP)

    ronde.refresh_from_db()
    assert (ronde.gemaakt, ronde.klaar_op) == (0, OP)
    with pytest.raises(GeenUitnodigingenMeer):
        uitnodigingsronde_starten(lijst, door=None, op=OP)


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_invite_nobody_twice_and_the_count_agrees():
    ronde = _start(_lijst(40))

    def ronde_verder() -> None:
        uitnodigingsronde_verder(op=OP)

    assert [fout for fout in tegelijk(4, ronde_verder) if fout] == []

    ronde.refresh_from_db()
    assert ronde.gemaakt == Uitnodiging.objects.count() == 40


@pytest.mark.traag
@pytest.mark.django_db(transaction=True)
def test_a_worker_that_is_killed_halfway_loses_nothing_and_doubles_nothing():
    totaal = 2 * PER_KEER + 10
    ronde = _start(_lijst(totaal))

    with programma("-m", "django", "werker") as proces:
        while not Uitnodigingsronde.objects.get().gemaakt and proces.poll() is None:
            time.sleep(0.01)
        proces.kill()
    # In one look: PostgreSQL may still be committing what the dead one asked for.
    in_een_blik = Uitnodigingsronde.objects.annotate(er=RawSQL("SELECT count(*) FROM consultatie_uitnodiging", ()))
    gemaakt, er_zijn = in_een_blik.values_list("gemaakt", "er").get()
    assert gemaakt == er_zijn
    while uitnodigingsronde_verder(op=OP):
        pass

    ronde.refresh_from_db()
    assert (
        ronde.gemaakt == Uitnodiging.objects.count() == Uitnodiging.objects.values("lid").distinct().count() == totaal
    )
