"""Mixing: when, how many, and each answer counted exactly once. What it hides is in test_mengen_anoniem."""

import random
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from threading import Barrier

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from consultatie.inbreng.mengen import grijp, isoweek
from consultatie.inbreng.services import inkomend_mengen, sleutels_opruimen, tellingen_herstellen, vragenlijst_sluiten
from consultatie.models import Inkomend, Inzending, Telling, Vragenlijst
from consultatie.uitslag.telling import Cel, Celtelling, tel_per_cel
from consultatie.vragenlijst.enums import Kanaal, Vragenlijststatus
from tests.consultatie.mengbak import DRIE_VRAGEN, OP, antwoorden, bewaard, in_bak, nageteld, vul
from tests.factories.consultatie import InkomendFactory, VragenlijstFactory, VragenlijstversieFactory
from thema.basis.fouten import OvergangNietToegestaan
from thema.basis.models import Statusovergang
from thema.basis.sleutels import verse_sleutel

K = 10


# ── The draw ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("aantal", "dicht", "eruit"),
    [
        (0, False, 0),
        (19, False, 0),
        (20, False, 10),
        (57, False, 47),
        (0, True, 0),
        (9, True, 0),
        (10, True, 10),
        (57, True, 57),
    ],
)
def test_how_many_leave_the_tray(aantal: int, dicht: bool, eruit: int):
    greep = grijp(range(aantal), drempel=K, dicht=dicht, rng=random.Random(1))

    assert len(greep) == len(set(greep)) == eruit
    assert set(greep) <= set(range(aantal))


@given(st.integers(0, 60), st.integers(1, 12), st.booleans())
def test_never_fewer_than_the_threshold_leave_and_an_open_tray_keeps_as_many(aantal: int, drempel: int, dicht: bool):
    greep = grijp(range(aantal), drempel=drempel, dicht=dicht, rng=random.Random(1))

    assert not greep or len(greep) >= drempel
    assert dicht or not greep or aantal - len(greep) == drempel


def test_a_threshold_of_zero_does_not_mix_an_empty_tray():
    assert grijp([], drempel=0, dicht=True, rng=random.Random(1)) == []


def test_the_key_of_a_mixed_answer_is_random():
    sleutels = {verse_sleutel(random.SystemRandom()) for _ in range(100)}

    assert len(sleutels) == 100
    assert {sleutel.version for sleutel in sleutels} == {4}


@pytest.mark.parametrize(
    ("dag", "week"), [(date(2019, 8, 20), "2019-W34"), (date(2019, 12, 30), "2020-W01"), (date(2021, 1, 1), "2020-W53")]
)
def test_the_week_is_the_iso_week(dag: date, week: str):
    assert isoweek(dag) == week


# ── Mixing while answers come in ─────────────────────────────────────────────────────────────────


@pytest.mark.django_db
def test_below_twice_the_threshold_nothing_is_mixed_or_counted():
    InkomendFactory.create_batch(19, versie=VragenlijstversieFactory())

    gemengd = inkomend_mengen(op=OP)

    assert gemengd == 0
    assert in_bak() == 19
    assert not Inzending.objects.exists()
    assert not Telling.objects.exists()


@pytest.mark.django_db
def test_at_twice_the_threshold_all_but_the_threshold_are_mixed_and_counted():
    versie = VragenlijstversieFactory()
    vul(versie, [{"merkt": "ja"}] * 23)

    gemengd = inkomend_mengen(op=OP)

    assert gemengd == 13
    assert in_bak() == 10
    assert {(een.versie, een.kanaal, een.week) for een in Inzending.objects.all()} == {(versie, "open", "2019-W34")}
    assert bewaard(versie) == {Cel(): Celtelling(13, {"merkt": {"n": 13, "opties": {"ja": 13, "nee": 0}}})}


@pytest.mark.django_db
def test_a_mixed_answer_leaves_only_the_key_of_its_form_behind():
    vul(VragenlijstversieFactory(), [{"merkt": "ja"}] * 20)
    sleutels = set(Inkomend.objects.values_list("sleutel", flat=True))

    inkomend_mengen(op=OP)

    assert set(Inkomend.objects.values_list("sleutel", flat=True)) == sleutels
    assert not sleutels & set(Inzending.objects.values_list("pk", flat=True))


@pytest.mark.django_db
def test_answers_of_other_channels_and_versions_do_not_fill_a_tray():
    eerste = VragenlijstversieFactory()
    tweede = VragenlijstversieFactory(vragenlijst=eerste.vragenlijst, nummer=2)
    vul(eerste, [{"merkt": "ja"}] * 19)
    vul(tweede, [{"merkt": "ja"}] * 19)
    vul(eerste, [{"merkt": "ja"}] * 19, Kanaal.DIGIPANEL)
    vul(tweede, [{"merkt": "nee"}] * 20, Kanaal.DIGIPANEL)

    gemengd = inkomend_mengen(op=OP)

    assert gemengd == 10
    assert {(een.versie, een.kanaal) for een in Inzending.objects.all()} == {(tweede, "digipanel")}


@pytest.mark.django_db
def test_the_week_of_mixing_is_that_of_the_municipality_not_of_greenwich():
    vul(VragenlijstversieFactory(), [{"merkt": "ja"}] * 20)

    inkomend_mengen(op=datetime(2019, 8, 25, 22, 30, tzinfo=UTC))  # Monday half past midnight in Deventer

    assert set(Inzending.objects.values_list("week", flat=True)) == {"2019-W35"}


@pytest.mark.django_db
@pytest.mark.parametrize("per_ronde", [7, 20, 60])
def test_tallies_kept_round_after_round_equal_a_scan_of_the_mixed_answers(per_ronde: int):
    versie = VragenlijstversieFactory(definitie=DRIE_VRAGEN)
    reeks = list(antwoorden(random.Random(7), 120))

    for begin in range(0, 120, per_ronde):
        vul(versie, reeks[begin : begin + per_ronde])
        inkomend_mengen(op=OP)
    vragenlijst_sluiten(versie.vragenlijst, door=None, op=OP)

    assert bewaard(versie) == nageteld(versie) == tel_per_cel(DRIE_VRAGEN, reeks)


@pytest.mark.django_db
def test_the_same_dice_give_the_same_mixture():
    mengsels = []
    for _ in range(2):
        versie = VragenlijstversieFactory(definitie=DRIE_VRAGEN)
        rng = random.Random(2019)
        for een in antwoorden(rng, 30):
            sleutel = verse_sleutel(rng)
            Inkomend.objects.filter(sleutel=sleutel).delete()
            InkomendFactory(sleutel=sleutel, versie=versie, antwoorden=een)
        Inzending.objects.all().delete()

        inkomend_mengen(op=OP, rng=rng)

        mengsels.append(list(Inzending.objects.order_by("pk").values_list("pk", "antwoorden")))
        Inkomend.objects.all().delete()

    assert len(mengsels[0]) == 20
    assert mengsels[0] == mengsels[1]


# ── Closing ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.django_db
def test_closing_empties_every_tray_that_holds_the_threshold_and_leaves_less_aside():
    versie = VragenlijstversieFactory()
    vul(versie, [{"merkt": "ja"}] * 10)
    vul(versie, [{"merkt": "nee"}] * 9, Kanaal.PAPIER)

    vragenlijst_sluiten(versie.vragenlijst, door=None, op=OP)

    assert Counter(Inzending.objects.values_list("kanaal", flat=True)) == {"open": 10}
    assert Inkomend.objects.filter(kanaal="papier", antwoorden__isnull=False).count() == 9
    assert not bewaard(versie, Kanaal.PAPIER)


@pytest.mark.django_db
def test_closing_is_a_step_with_who_and_when():
    vragenlijst = VragenlijstFactory(open_=True)

    vragenlijst_sluiten(vragenlijst, door=None, op=OP)

    assert vragenlijst.status == Vragenlijststatus.GESLOTEN
    stap = Statusovergang.objects.get()
    assert (stap.van, stap.naar, stap.actie, stap.op) == ("open", "gesloten", "sluiten", OP)


@pytest.mark.django_db
@pytest.mark.parametrize("anders", [{}, {"gesloten": True}])
def test_only_an_open_questionnaire_can_be_closed(anders: dict[str, bool]):
    vragenlijst = VragenlijstFactory(**anders)

    with pytest.raises(OvergangNietToegestaan):
        vragenlijst_sluiten(vragenlijst, door=None, op=OP)


@pytest.mark.django_db
def test_closing_leaves_the_trays_of_other_questionnaires_alone():
    vul(VragenlijstversieFactory(), [{"merkt": "ja"}] * 15)

    vragenlijst_sluiten(VragenlijstFactory(open_=True), door=None, op=OP)

    assert in_bak() == 15


@pytest.mark.django_db
def test_after_the_last_day_the_job_empties_the_tray_as_closing_would():
    versie = VragenlijstversieFactory(vragenlijst=VragenlijstFactory(open_=True, open_tot=date(2019, 8, 19)))
    vul(versie, [{"merkt": "ja"}] * 12)

    gemengd = inkomend_mengen(op=OP)

    assert gemengd == 12


@pytest.mark.django_db
def test_just_after_midnight_of_the_last_day_the_job_waits_for_who_pressed_send_just_before_it():
    versie = VragenlijstversieFactory(vragenlijst=VragenlijstFactory(open_=True, open_tot=date(2019, 8, 20)))
    vul(versie, [{"merkt": "ja"}] * 12)
    middernacht = datetime(2019, 8, 20, 22, 0, tzinfo=UTC)

    assert inkomend_mengen(op=middernacht + timedelta(minutes=10)) == 0
    assert inkomend_mengen(op=middernacht + timedelta(minutes=20)) == 12


@pytest.mark.django_db
def test_the_keys_of_forms_stay_for_a_week_after_closing():
    versie = VragenlijstversieFactory()
    vul(versie, [{"merkt": "ja"}] * 12)
    vul(versie, [{"merkt": "ja"}] * 3, Kanaal.TELEFOON)
    vul(VragenlijstversieFactory(), [{"merkt": "ja"}] * 20)
    vragenlijst_sluiten(versie.vragenlijst, door=None, op=OP)

    assert sleutels_opruimen(op=OP + timedelta(days=7)) == 0
    assert sleutels_opruimen(op=OP + timedelta(days=7, seconds=1)) == 12
    assert Inkomend.objects.filter(versie=versie).count() == 3
    assert Inkomend.objects.exclude(versie=versie).count() == 20


@pytest.mark.django_db
def test_who_opens_again_and_closes_again_starts_a_new_week():
    versie = VragenlijstversieFactory()
    vul(versie, [{"merkt": "ja"}] * 12)
    vragenlijst_sluiten(versie.vragenlijst, door=None, op=OP)
    Vragenlijst.objects.update(status=Vragenlijststatus.OPEN)
    opnieuw = OP + timedelta(days=5)
    vragenlijst_sluiten(Vragenlijst.objects.get(), door=None, op=opnieuw)

    inkomend_mengen(op=OP + timedelta(days=8))

    assert Inkomend.objects.count() == 12
    inkomend_mengen(op=opnieuw + timedelta(days=8))
    assert Inkomend.objects.count() == 0


# ── At the same time ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.traag
@pytest.mark.django_db(transaction=True)
def test_mixers_closers_and_recounters_at_once_count_every_answer_exactly_once():
    versie = VragenlijstversieFactory(definitie=DRIE_VRAGEN)
    reeks = list(antwoorden(random.Random(5), 400))
    vul(versie, reeks)
    hek = Barrier(6)

    def draai(taak: int) -> int:
        hek.wait()
        try:
            if taak == 0:
                vragenlijst_sluiten(Vragenlijst.objects.get(), door=None, op=OP)
            elif taak == 1:
                tellingen_herstellen()
            else:
                return inkomend_mengen(op=OP)
        finally:
            connection.close()
        return 0

    with ThreadPoolExecutor(6) as threads:
        list(threads.map(draai, range(6)))

    assert Inzending.objects.count() == 400
    assert bewaard(versie) == nageteld(versie) == tel_per_cel(DRIE_VRAGEN, reeks)


@pytest.mark.django_db
def test_mixing_that_fails_halfway_has_done_nothing():
    versie = VragenlijstversieFactory(definitie=DRIE_VRAGEN)
    vul(versie, [*[{"top": ["drugs"]}] * 19, {"wijk": ["not", "a", "code"]}])
    versie.vragenlijst.status = Vragenlijststatus.GESLOTEN
    versie.vragenlijst.save()

    with pytest.raises(TypeError):
        inkomend_mengen(op=OP)

    assert in_bak() == 20
    assert not Inzending.objects.exists()
    assert not Telling.objects.exists()


@pytest.mark.traag
@pytest.mark.django_db
def test_five_thousand_answers_are_mixed_within_seconds():
    versie = VragenlijstversieFactory(definitie=DRIE_VRAGEN)
    vul(versie, list(antwoorden(random.Random(5), 5_000)))
    begin = time.process_time()

    gemengd = inkomend_mengen(op=OP)

    assert gemengd == 4_990
    assert time.process_time() - begin < 5


# ── What staff enter goes on after the last day ──────────────────────────────────────────────────


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kanaal", "gemengd"), [(Kanaal.OPEN, 25), (Kanaal.PAPIER, 15), (Kanaal.TELEFOON, 15), (Kanaal.DIGIPANEL, 25)]
)
def test_after_the_last_day_only_the_trays_that_staff_fill_keep_the_threshold_back(kanaal: Kanaal, gemengd: int):
    versie = VragenlijstversieFactory(vragenlijst__open_tot=OP.date() - timedelta(days=2))
    vul(versie, [{"merkt": "ja"}] * 25, kanaal)

    assert inkomend_mengen(op=OP) == gemengd


@pytest.mark.django_db
def test_closing_empties_the_trays_that_staff_fill_too():
    versie = VragenlijstversieFactory(vragenlijst__open_tot=OP.date() - timedelta(days=2))
    vul(versie, [{"merkt": "ja"}] * 12, Kanaal.PAPIER)

    vragenlijst_sluiten(versie.vragenlijst, door=None, op=OP)

    assert (in_bak(), Inzending.objects.count()) == (0, 12)
