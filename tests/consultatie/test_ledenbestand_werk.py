"""A long list is read in by pieces: a worker that is killed leaves none half done, and two do none twice."""

import random
import time

import pytest
from django.db.models.expressions import RawSQL

from consultatie.ledenbestand.delen import RIJEN_PER_DEEL
from consultatie.ledenbestand.enums import Bestandstatus as S
from consultatie.ledenbestand.enums import BijAfwezigen
from consultatie.ledenbestand.services import Inleeskeuze, ledenbestand_inlezen
from consultatie.ledenbestand.werk import ledenbestand_verwerken
from consultatie.models import Ledenbestand, Panellid
from tests.consultatie.ledenlijsten import KOPPEN, OP, aantallen, csv, nagekeken, ontvang, rij, werk_af
from tests.consultatie.programma import programma
from tests.consultatie.tegelijk import tegelijk
from tests.factories.consultatie import LedenbestandFactory, PanellidFactory
from tests.factories.thema import BeleidsplanFactory

DELEN = 5
RIJEN = (DELEN - 1) * RIJEN_PER_DEEL + 10


def _lang(aantal: int = RIJEN) -> bytes:
    return csv(KOPPEN, *(rij(f"{nummer:05}") for nummer in range(aantal)))


@pytest.mark.django_db
def test_a_list_goes_by_pieces_and_its_count_rises_with_each():
    bestand = nagekeken(_lang(RIJEN_PER_DEEL + 1), BeleidsplanFactory.create().gemeente)
    assert bestand.delen.count() == 2
    ledenbestand_inlezen(bestand, door=None, op=OP)
    gezien = []

    while bestand.status == S.WORDT_INGELEZEN:
        gezien.append((bestand.verwerkt, bestand.nieuw, Panellid.objects.count()))
        ledenbestand_verwerken(op=OP)
        bestand.refresh_from_db()

    assert gezien == [(0, 0, 0), (RIJEN_PER_DEEL,) * 3]
    assert (bestand.verwerkt, Panellid.objects.count()) == (RIJEN_PER_DEEL + 1,) * 2


@pytest.mark.django_db
def test_the_file_that_waits_longest_goes_first():
    eerst, later = LedenbestandFactory.create(), LedenbestandFactory.create()
    werk_af()

    assert list(Ledenbestand.objects.order_by("pk").values_list("pk", "status")) == [
        (eerst.pk, S.NAGEKEKEN),
        (later.pk, S.NAGEKEKEN),
    ]


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_do_no_piece_twice():
    bestand = ontvang(_lang(3 * RIJEN_PER_DEEL), BeleidsplanFactory.create().gemeente)

    def samen() -> None:
        werk_af()

    assert tegelijk(2, samen) == [None, None]
    assert aantallen(bestand) == (3 * RIJEN_PER_DEEL, 0, 0, 0)
    bestand.refresh_from_db()
    ledenbestand_inlezen(bestand, door=None, op=OP)
    assert tegelijk(2, samen) == [None, None]

    assert aantallen(bestand) == (3 * RIJEN_PER_DEEL, 0, 0, 0)
    assert Panellid.objects.count() == 3 * RIJEN_PER_DEEL


def _dood_een_werker(na: float) -> None:
    """Start the worker and kill it (SIGKILL) so long after it first did something."""
    stand = Ledenbestand.objects.values_list("status", "verwerkt", "afgemeld")
    voor = stand.get()
    with programma("-m", "django", "werker") as proces:
        while stand.get() == voor and proces.poll() is None:
            time.sleep(0.01)
        time.sleep(na)
        proces.kill()


@pytest.mark.traag
@pytest.mark.django_db(transaction=True)
def test_a_worker_that_is_killed_again_and_again_reads_exactly_the_rows_of_the_file():
    rng = random.Random(11)
    bestand = ontvang(_lang(), BeleidsplanFactory.create().gemeente)
    _dood_een_werker(rng.random() / 20)
    werk_af()
    bestand.refresh_from_db()
    assert (bestand.status, aantallen(bestand)) == (S.NAGEKEKEN, (RIJEN, 0, 0, 0))
    ledenbestand_inlezen(bestand, door=None, op=OP)

    for _ in range(2):
        _dood_een_werker(rng.random() / 20)
        # In one look: PostgreSQL may still be committing what the dead one asked for.
        in_een_blik = Ledenbestand.objects.annotate(leden=RawSQL("SELECT count(*) FROM consultatie_panellid", ()))
        nieuw, verwerkt, leden = in_een_blik.values_list("nieuw", "verwerkt", "leden").get()
        assert nieuw == verwerkt == leden
    werk_af()

    bestand.refresh_from_db()
    assert bestand.status == S.INGELEZEN
    assert aantallen(bestand) == (RIJEN, 0, 0, 0)
    assert sorted(Panellid.objects.values_list("nummer", flat=True)) == [f"{nummer:05}" for nummer in range(RIJEN)]


@pytest.mark.traag
@pytest.mark.django_db(transaction=True)
def test_a_worker_that_is_killed_again_and_again_signs_off_exactly_who_is_not_in_the_list():
    rng = random.Random(12)
    gemeente = BeleidsplanFactory.create().gemeente
    Panellid.objects.bulk_create(PanellidFactory.build(gemeente=gemeente, nummer=f"weg{n:05}") for n in range(RIJEN))
    bestand = nagekeken(_lang(10), gemeente)
    keuze = Inleeskeuze(bij_afwezigen=BijAfwezigen.AFMELDEN, bevestigd=RIJEN)
    ledenbestand_inlezen(bestand, door=None, op=OP, keuze=keuze)
    ledenbestand_verwerken(op=OP)
    afgemeld = RawSQL("SELECT count(*) FROM consultatie_panellid WHERE afgemeld_op IS NOT NULL", ())

    for _ in range(2):
        _dood_een_werker(rng.random() / 20)
        geteld, leden = Ledenbestand.objects.annotate(leden=afgemeld).values_list("afgemeld", "leden").get()
        assert 0 < geteld == leden
    werk_af()

    bestand.refresh_from_db()
    assert (bestand.status, bestand.afgemeld) == (S.INGELEZEN, RIJEN)
    assert set(Panellid.objects.filter(afgemeld_op=None).values_list("nummer", flat=True)) == {
        f"{n:05}" for n in range(10)
    }
