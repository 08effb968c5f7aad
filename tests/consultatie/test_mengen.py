"""Mixing: when, how many, counted as it goes, and forgotten afterwards. What it hides is in test_mengen_anoniem."""

import random
import signal
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Barrier, Event, Timer
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import InterfaceError, OperationalError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from consultatie.inbreng import vergeten
from consultatie.inbreng.mengen import grijp, isoweek, verse_sleutel
from consultatie.inbreng.services import inkomend_mengen, sleutels_opruimen, tellingen_herstellen, vragenlijst_sluiten
from consultatie.management.commands import mengen as opdracht
from consultatie.models import Inkomend, Inzending, Telling, Vragenlijst, Vragenlijstversie
from consultatie.uitslag.telling import Cel, Celtelling, tel_per_cel
from consultatie.vragenlijst.enums import Kanaal, Vragenlijststatus
from tests.consultatie.programma import programma
from tests.factories.consultatie import (
    InkomendFactory,
    InzendingFactory,
    VragenlijstFactory,
    VragenlijstversieFactory,
    definitie,
)
from thema.basis.fouten import OvergangNietToegestaan
from thema.basis.models import Statusovergang

OP = datetime(2019, 8, 20, 12, 0, tzinfo=UTC)
K = 10


def _vraag(sleutel: str, soort: str, *codes: str, **meer: Any) -> dict[str, Any]:
    opties = [{"code": code, "tekst": code} for code in codes]
    return {
        "sleutel": sleutel,
        "soort": soort,
        "tekst": "?",
        "hulptekst": "",
        "is_verplicht": False,
        "opties": opties,
    } | meer


DRIE_VRAGEN = definitie(
    _vraag("top", "top", "drugs", "cyber", "zorg", aantal=2),
    _vraag("wijk", "wijk", "WK015001", "WK015002"),
    _vraag("leeftijd", "leeftijd", "18-34", "35-49"),
)


def _antwoorden(rng: random.Random, aantal: int) -> Iterator[dict[str, Any]]:
    for _ in range(aantal):
        antwoord: dict[str, Any] = {"top": rng.sample(["drugs", "cyber", "zorg"], rng.randint(1, 2))}
        if rng.random() < 0.7:
            antwoord["wijk"] = rng.choice(["WK015001", "WK015002"])
        if rng.random() < 0.7:
            antwoord["leeftijd"] = rng.choice(["18-34", "35-49"])
        yield antwoord


def _vul(versie: Vragenlijstversie, antwoorden: list[dict[str, Any]], kanaal: str = Kanaal.OPEN) -> None:
    Inkomend.objects.bulk_create(
        Inkomend(sleutel=uuid4(), versie=versie, kanaal=kanaal, dag=OP.date(), antwoorden=een) for een in antwoorden
    )


def _in_bak() -> int:
    return Inkomend.objects.filter(antwoorden__isnull=False).count()


def _bewaard(versie: Vragenlijstversie, kanaal: str = Kanaal.OPEN) -> dict[Cel, Celtelling]:
    cellen = Telling.objects.filter(versie=versie, kanaal=kanaal)
    return {Cel(cel.wijk, cel.leeftijd): Celtelling(cel.aantal, cel.tellingen) for cel in cellen}


def _nageteld(versie: Vragenlijstversie, kanaal: str = Kanaal.OPEN) -> dict[Cel, Celtelling]:
    reeks = Inzending.objects.filter(versie=versie, kanaal=kanaal).values_list("antwoorden", flat=True)
    return tel_per_cel(versie.definitie, reeks)


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
    assert _in_bak() == 19
    assert not Inzending.objects.exists()
    assert not Telling.objects.exists()


@pytest.mark.django_db
def test_at_twice_the_threshold_all_but_the_threshold_are_mixed_and_counted():
    versie = VragenlijstversieFactory()
    _vul(versie, [{"merkt": "ja"}] * 23)

    gemengd = inkomend_mengen(op=OP)

    assert gemengd == 13
    assert _in_bak() == 10
    assert {(een.versie, een.kanaal, een.week) for een in Inzending.objects.all()} == {(versie, "open", "2019-W34")}
    assert _bewaard(versie) == {Cel(): Celtelling(13, {"merkt": {"n": 13, "opties": {"ja": 13, "nee": 0}}})}


@pytest.mark.django_db
def test_a_mixed_answer_leaves_only_the_key_of_its_form_behind():
    _vul(VragenlijstversieFactory(), [{"merkt": "ja"}] * 20)
    sleutels = set(Inkomend.objects.values_list("sleutel", flat=True))

    inkomend_mengen(op=OP)

    assert set(Inkomend.objects.values_list("sleutel", flat=True)) == sleutels
    assert not sleutels & set(Inzending.objects.values_list("pk", flat=True))


@pytest.mark.django_db
def test_answers_of_other_channels_and_versions_do_not_fill_a_tray():
    eerste = VragenlijstversieFactory()
    tweede = VragenlijstversieFactory(vragenlijst=eerste.vragenlijst, nummer=2)
    _vul(eerste, [{"merkt": "ja"}] * 19)
    _vul(tweede, [{"merkt": "ja"}] * 19)
    _vul(eerste, [{"merkt": "ja"}] * 19, Kanaal.DIGIPANEL)
    _vul(tweede, [{"merkt": "nee"}] * 20, Kanaal.DIGIPANEL)

    gemengd = inkomend_mengen(op=OP)

    assert gemengd == 10
    assert {(een.versie, een.kanaal) for een in Inzending.objects.all()} == {(tweede, "digipanel")}


@pytest.mark.django_db
def test_the_week_of_mixing_is_that_of_the_municipality_not_of_greenwich():
    _vul(VragenlijstversieFactory(), [{"merkt": "ja"}] * 20)

    inkomend_mengen(op=datetime(2019, 8, 25, 22, 30, tzinfo=UTC))  # Monday half past midnight in Deventer

    assert set(Inzending.objects.values_list("week", flat=True)) == {"2019-W35"}


@pytest.mark.django_db
@pytest.mark.parametrize("per_ronde", [7, 20, 60])
def test_tallies_kept_round_after_round_equal_a_scan_of_the_mixed_answers(per_ronde: int):
    versie = VragenlijstversieFactory(definitie=DRIE_VRAGEN)
    reeks = list(_antwoorden(random.Random(7), 120))

    for begin in range(0, 120, per_ronde):
        _vul(versie, reeks[begin : begin + per_ronde])
        inkomend_mengen(op=OP)
    vragenlijst_sluiten(versie.vragenlijst, door=None, op=OP)

    assert _bewaard(versie) == _nageteld(versie) == tel_per_cel(DRIE_VRAGEN, reeks)


@pytest.mark.django_db
def test_the_same_dice_give_the_same_mixture():
    mengsels = []
    for _ in range(2):
        versie = VragenlijstversieFactory(definitie=DRIE_VRAGEN)
        rng = random.Random(2019)
        for een in _antwoorden(rng, 30):
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
    _vul(versie, [{"merkt": "ja"}] * 10)
    _vul(versie, [{"merkt": "nee"}] * 9, Kanaal.PAPIER)

    vragenlijst_sluiten(versie.vragenlijst, door=None, op=OP)

    assert Counter(Inzending.objects.values_list("kanaal", flat=True)) == {"open": 10}
    assert Inkomend.objects.filter(kanaal="papier", antwoorden__isnull=False).count() == 9
    assert not _bewaard(versie, Kanaal.PAPIER)


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
    _vul(VragenlijstversieFactory(), [{"merkt": "ja"}] * 15)

    vragenlijst_sluiten(VragenlijstFactory(open_=True), door=None, op=OP)

    assert _in_bak() == 15


@pytest.mark.django_db
def test_after_the_last_day_the_job_empties_the_tray_as_closing_would():
    versie = VragenlijstversieFactory(vragenlijst=VragenlijstFactory(open_=True, open_tot=date(2019, 8, 19)))
    _vul(versie, [{"merkt": "ja"}] * 12)

    gemengd = inkomend_mengen(op=OP)

    assert gemengd == 12


@pytest.mark.django_db
def test_just_after_midnight_of_the_last_day_the_job_waits_for_who_pressed_send_just_before_it():
    versie = VragenlijstversieFactory(vragenlijst=VragenlijstFactory(open_=True, open_tot=date(2019, 8, 20)))
    _vul(versie, [{"merkt": "ja"}] * 12)
    middernacht = datetime(2019, 8, 20, 22, 0, tzinfo=UTC)

    assert inkomend_mengen(op=middernacht + timedelta(minutes=10)) == 0
    assert inkomend_mengen(op=middernacht + timedelta(minutes=20)) == 12


@pytest.mark.django_db
def test_the_keys_of_forms_stay_for_a_week_after_closing():
    versie = VragenlijstversieFactory()
    _vul(versie, [{"merkt": "ja"}] * 12)
    _vul(versie, [{"merkt": "ja"}] * 3, Kanaal.TELEFOON)
    _vul(VragenlijstversieFactory(), [{"merkt": "ja"}] * 20)
    vragenlijst_sluiten(versie.vragenlijst, door=None, op=OP)

    assert sleutels_opruimen(op=OP + timedelta(days=7)) == 0
    assert sleutels_opruimen(op=OP + timedelta(days=7, seconds=1)) == 12
    assert Inkomend.objects.filter(versie=versie).count() == 3
    assert Inkomend.objects.exclude(versie=versie).count() == 20


@pytest.mark.django_db
def test_who_opens_again_and_closes_again_starts_a_new_week():
    versie = VragenlijstversieFactory()
    _vul(versie, [{"merkt": "ja"}] * 12)
    vragenlijst_sluiten(versie.vragenlijst, door=None, op=OP)
    Vragenlijst.objects.update(status=Vragenlijststatus.OPEN)
    opnieuw = OP + timedelta(days=5)
    vragenlijst_sluiten(Vragenlijst.objects.get(), door=None, op=opnieuw)

    inkomend_mengen(op=OP + timedelta(days=8))

    assert Inkomend.objects.count() == 12
    inkomend_mengen(op=opnieuw + timedelta(days=8))
    assert Inkomend.objects.count() == 0


# ── Counting again ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.django_db
def test_a_recount_of_what_is_right_changes_nothing():
    versie = VragenlijstversieFactory(definitie=DRIE_VRAGEN)
    _vul(versie, list(_antwoorden(random.Random(3), 60)))
    inkomend_mengen(op=OP)
    voor = list(Telling.objects.order_by("pk").values())

    hertelling = tellingen_herstellen()

    assert (hertelling.versies, hertelling.hersteld) == (1, 0)
    assert list(Telling.objects.order_by("pk").values()) == voor


@pytest.mark.django_db
def test_a_recount_puts_right_what_is_wrong_missing_or_too_much():
    versie = VragenlijstversieFactory(definitie=DRIE_VRAGEN)
    _vul(versie, list(_antwoorden(random.Random(3), 60)))
    inkomend_mengen(op=OP)
    fout, weg, *_ = Telling.objects.order_by("pk")
    Telling.objects.filter(pk=fout.pk).update(aantal=999)
    weg.delete()
    Telling.objects.create(versie=versie, kanaal=Kanaal.PARTNER, aantal=1, tellingen={})

    hertelling = tellingen_herstellen(versie.vragenlijst)

    assert hertelling.hersteld == 3
    assert _bewaard(versie) == _nageteld(versie)
    assert not _bewaard(versie, Kanaal.PARTNER)


@pytest.mark.django_db
def test_a_recount_of_one_questionnaire_leaves_the_others_alone():
    ander = InzendingFactory().versie

    hertelling = tellingen_herstellen(VragenlijstversieFactory().vragenlijst)

    assert (hertelling.versies, hertelling.hersteld) == (1, 0)
    assert not _bewaard(ander)


# ── At the same time ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.traag
@pytest.mark.django_db(transaction=True)
def test_mixers_closers_and_recounters_at_once_count_every_answer_exactly_once():
    versie = VragenlijstversieFactory(definitie=DRIE_VRAGEN)
    reeks = list(_antwoorden(random.Random(5), 400))
    _vul(versie, reeks)
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
    assert _bewaard(versie) == _nageteld(versie) == tel_per_cel(DRIE_VRAGEN, reeks)


@pytest.mark.django_db
def test_mixing_that_fails_halfway_has_done_nothing():
    versie = VragenlijstversieFactory(definitie=DRIE_VRAGEN)
    _vul(versie, [*[{"top": ["drugs"]}] * 19, {"wijk": ["not", "a", "code"]}])
    versie.vragenlijst.status = Vragenlijststatus.GESLOTEN
    versie.vragenlijst.save()

    with pytest.raises(TypeError):
        inkomend_mengen(op=OP)

    assert _in_bak() == 20
    assert not Inzending.objects.exists()
    assert not Telling.objects.exists()


@pytest.mark.traag
@pytest.mark.django_db
def test_five_thousand_answers_are_mixed_within_seconds():
    versie = VragenlijstversieFactory(definitie=DRIE_VRAGEN)
    _vul(versie, list(_antwoorden(random.Random(5), 5_000)))
    begin = time.process_time()

    gemengd = inkomend_mengen(op=OP)

    assert gemengd == 4_990
    assert time.process_time() - begin < 5


# ── The commands ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.django_db
def test_the_command_mixes_once_and_says_how_many(capsys):
    _vul(VragenlijstversieFactory(), [{"merkt": "ja"}] * 22)

    call_command("mengen")
    call_command("mengen")

    assert capsys.readouterr().out == (
        "12 antwoorden gemengd en geteld.\nEr zijn nu niet genoeg antwoorden om te mengen. Er is niets veranderd.\n"
    )


@pytest.mark.django_db
@pytest.mark.parametrize("aantal", range(1, 20, 6))
def test_the_command_says_nothing_of_a_tray_below_the_threshold(aantal: int, capsys):
    _vul(VragenlijstversieFactory(), [{"merkt": "ja"}] * aantal)

    call_command("mengen")

    assert not any(teken.isdigit() for teken in capsys.readouterr().out)


class _Stop(Event):
    """A stop sign that goes up in the given pause, after doing something in each."""

    def __init__(self, *tussendoor: Any) -> None:
        super().__init__()
        self.tussendoor = iter(tussendoor)

    def wait(self, timeout: float | None = None) -> bool:
        doe = next(self.tussendoor, None)
        if doe is None:
            self.set()
        else:
            doe()
        return self.is_set()


@pytest.mark.django_db(transaction=True)
def test_the_loop_mixes_round_after_round_until_it_is_told_to_stop(capsys):
    versie = VragenlijstversieFactory()

    opdracht.Command().doorlopend(
        _Stop(lambda: _vul(versie, [{"merkt": "ja"}] * 20), lambda: _vul(versie, [{"merkt": "ja"}] * 15))
    )

    assert capsys.readouterr().out == "10 antwoorden gemengd en geteld.\n15 antwoorden gemengd en geteld.\n"


@pytest.mark.traag
@pytest.mark.django_db(transaction=True)
def test_a_stop_sign_ends_the_loop_in_order():
    _vul(VragenlijstversieFactory(), [{"merkt": "ja"}] * 20)

    with programma("-m", "django", "mengen", "--doorlopend") as proces:
        assert proces.stdout is not None
        regel = proces.stdout.readline()
        proces.send_signal(signal.SIGTERM)
        proces.wait(timeout=10)

    assert regel == b"10 antwoorden gemengd en geteld.\n"
    assert proces.returncode == 0


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("soort", [OperationalError, InterfaceError])
def test_a_database_that_is_away_costs_a_round_and_shows_no_data(soort: type[Exception], capsys, caplog):
    versie = VragenlijstversieFactory()
    _vul(versie, [{"merkt": "geheim"}] * 20)

    def weg(uitvoeren: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        raise soort("the server refused 'geheim'")

    with connection.execute_wrapper(weg):
        opdracht.Command().ronde()
    assert capsys.readouterr().out == ""
    opdracht.Command().ronde()

    assert "mengen_mislukt" in caplog.text
    assert "geheim" not in caplog.text
    assert Inzending.objects.count() == 10


@pytest.mark.django_db
def test_the_recount_command_says_whether_anything_differed(capsys):
    versie = VragenlijstversieFactory()
    InzendingFactory.create_batch(3, versie=versie)

    call_command("tel", "--opnieuw")
    call_command("tel", "--opnieuw")

    assert capsys.readouterr().out.splitlines() == [
        "Opnieuw geteld: 1 versie van vragenlijsten.",
        "1 tellingen klopten niet en zijn hersteld.",
        "Opnieuw geteld: 1 versie van vragenlijsten.",
        "Alle tellingen klopten al.",
    ]
    assert _bewaard(versie) == _nageteld(versie)


def test_the_recount_command_wants_to_hear_that_it_is_meant():
    with pytest.raises(CommandError, match="--opnieuw"):
        call_command("tel")


# ── Forgetting ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.django_db
def test_inside_a_transaction_nothing_is_cleared_and_nothing_fails(django_assert_num_queries):
    with django_assert_num_queries(0):
        vergeten.bak_vergeten()


@pytest.mark.django_db(transaction=True)
def test_when_clearing_is_refused_mixing_still_counts_and_the_log_has_no_data(caplog):
    _vul(VragenlijstversieFactory(), [{"merkt": "geheim"}] * 20)

    def weiger(uitvoeren: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(("VACUUM", "PRAGMA wal_checkpoint")):
            raise OperationalError("busy with 'geheim'")
        return uitvoeren(sql, params, many, context)

    with connection.execute_wrapper(weiger):
        gemengd = inkomend_mengen(op=OP)

    assert gemengd == 10
    assert "bak_niet_opgeruimd" in caplog.text
    assert "geheim" not in caplog.text


@pytest.mark.traag
@pytest.mark.django_db(transaction=True)
def test_no_byte_of_a_mixed_answer_stays_in_the_files_but_in_its_new_place():
    versie = VragenlijstversieFactory()
    merken = [f"MERK{nummer:05}" for nummer in range(300)]
    _vul(versie, [{"merkt": "ja", "tip": merk + "x" * (nummer % 90)} for nummer, merk in enumerate(merken)])
    zegels = _zegels()

    vragenlijst_sluiten(versie.vragenlijst, door=None, op=OP)

    bestanden = _bestanden()
    assert [bestanden.count(merk.encode()) for merk in merken] == [1] * 300
    assert not any(zegel in bestanden for zegel in zegels)


@pytest.mark.traag
@pytest.mark.django_db(transaction=True)
def test_without_clearing_the_same_look_at_the_files_finds_what_lay_in_the_tray():
    versie = VragenlijstversieFactory()
    _vul(versie, [{"merkt": "ja"}] * 300)
    zegels = _zegels()

    with transaction.atomic():
        vragenlijst_sluiten(versie.vragenlijst, door=None, op=OP)
        transaction.get_connection().run_on_commit.clear()

    bestanden = _bestanden()
    assert any(zegel in bestanden for zegel in zegels)


@pytest.mark.django_db(transaction=True)
def test_what_lies_in_the_tray_cannot_be_read_in_the_files():
    _vul(VragenlijstversieFactory(), [{"merkt": "ja", "tip": "MERK"}] * 5)

    bestanden = _bestanden()

    assert all(zegel in bestanden for zegel in _zegels())
    assert b"MERK" not in bestanden


@pytest.mark.traag
@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL keeps dead rows for who still looks")
def test_who_still_looks_at_the_database_as_it_was_only_delays_the_forgetting():
    versie = VragenlijstversieFactory()
    _vul(versie, [{"merkt": "ja"}] * 20)
    zegels = _zegels()
    kijker = connection.copy()
    with kijker.cursor() as cursor:
        cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT 1")
    kijker.inc_thread_sharing()
    vertrek = Timer(0.5, kijker.close)

    vertrek.start()
    vragenlijst_sluiten(versie.vragenlijst, door=None, op=OP)

    vertrek.join()
    bestanden = _bestanden()
    assert not any(zegel in bestanden for zegel in zegels)


@pytest.mark.parametrize(
    ("meldingen", "aantal"),
    [
        ([], 0),
        (['INFO:  vacuuming "public.x"\n'], 0),
        (['INFO:  "x": found 20 removable\nDETAIL:  0 dead row versions cannot be removed yet.\nCPU: 1.00 s.\n'], 0),
        (['INFO:  "x": found 0 removable\nDETAIL:  20 dead row versions cannot be removed yet.\nCPU: 0.00 s.\n'], 20),
        (["\nDETAIL: 20 dead\n", "INFO:  x\nDÉTAIL :  0 versions de lignes mortes\n"], 0),
    ],
)
def test_the_report_of_a_vacuum_says_how_many_dead_rows_it_took_along(meldingen: list[str], aantal: int):
    assert vergeten.achtergebleven(meldingen) == aantal


def _zegels() -> list[bytes]:
    """What lies in the tray, as it is stored."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT antwoorden FROM consultatie_inkomend WHERE antwoorden IS NOT NULL")
        return [str(rij[0]).encode() for rij in cursor.fetchall()]


def _bestanden() -> bytes:
    """Every byte of the tables, as a backup of the files would hold them."""
    if connection.vendor == "sqlite":
        bestand = Path(connection.settings_dict["NAME"])
        return b"".join(
            deel.read_bytes() for deel in bestand.parent.glob(f"{bestand.name}*") if deel.suffix != ".sqlite3-shm"
        )
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute(
            "SELECT pg_read_binary_file(pg_relation_filepath(oid)) FROM pg_class WHERE relname LIKE 'consultatie%'"
            " AND relkind = 'r' OR oid IN (SELECT reltoastrelid FROM pg_class WHERE relname LIKE 'consultatie%')"
        )
        return b"".join(bytes(rij[0]) for rij in cursor.fetchall())
