"""The commands that mix and that count again: what they do, what they say, and when they stop."""

import random

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from consultatie.inbreng.services import inkomend_mengen, tellingen_herstellen, tellingen_vernieuwen
from consultatie.models import Telling, Vragenlijst, Vragenlijstversie
from consultatie.uitslag.queries import tellingen_per_kanaal
from consultatie.uitslag.services import verouderde_versies
from consultatie.vragenlijst.enums import Kanaal, Vragenlijststatus
from tests.consultatie.mengbak import DRIE_VRAGEN, OP, antwoorden, bewaard, nageteld, vul
from tests.factories.consultatie import InzendingFactory, VragenlijstversieFactory

# ── Counting again ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.django_db
def test_a_recount_of_what_is_right_changes_nothing():
    versie = VragenlijstversieFactory(definitie=DRIE_VRAGEN)
    vul(versie, list(antwoorden(random.Random(3), 60)))
    inkomend_mengen(op=OP)
    voor = list(Telling.objects.order_by("pk").values())

    hertelling = tellingen_herstellen()

    assert (hertelling.versies, hertelling.hersteld) == (1, 0)
    assert list(Telling.objects.order_by("pk").values()) == voor


@pytest.mark.django_db
def test_a_recount_puts_right_what_is_wrong_missing_or_too_much():
    versie = VragenlijstversieFactory(definitie=DRIE_VRAGEN)
    vul(versie, list(antwoorden(random.Random(3), 60)))
    inkomend_mengen(op=OP)
    fout, weg, *_ = Telling.objects.order_by("pk")
    Telling.objects.filter(pk=fout.pk).update(aantal=999)
    weg.delete()
    Telling.objects.create(versie=versie, kanaal=Kanaal.PARTNER, aantal=1, tellingen={})

    hertelling = tellingen_herstellen(versie.vragenlijst)

    assert hertelling.hersteld == 3
    assert bewaard(versie) == nageteld(versie)
    assert not bewaard(versie, Kanaal.PARTNER)


@pytest.mark.django_db
def test_a_recount_of_one_questionnaire_leaves_the_others_alone():
    ander = InzendingFactory().versie

    hertelling = tellingen_herstellen(VragenlijstversieFactory().vragenlijst)

    assert (hertelling.versies, hertelling.hersteld) == (1, 0)
    assert not bewaard(ander)


# ── Tallies of an older form ─────────────────────────────────────────────────────────────────────


def _gemengd_in_oude_vorm(aantal: int = 60) -> Vragenlijstversie:
    """A version whose tallies are as they were kept before pairs of themes were counted."""
    versie = VragenlijstversieFactory(definitie=DRIE_VRAGEN)
    vul(versie, list(antwoorden(random.Random(3), aantal)))
    inkomend_mengen(op=OP)
    for rij in Telling.objects.filter(versie=versie):
        del rij.tellingen["top"]["boven"]
        Telling.objects.filter(pk=rij.pk).update(tellingen=rij.tellingen, vorm=1)
    return versie


def _paren(versie: Vragenlijstversie) -> list[bool]:
    return ["boven" in cel.tellingen["top"] for cel in bewaard(versie).values()]


@pytest.mark.django_db
def test_an_old_database_comes_right_by_the_worker_also_where_nothing_is_mixed_any_more():
    versies = [_gemengd_in_oude_vorm(), _gemengd_in_oude_vorm()]
    Vragenlijst.objects.update(status=Vragenlijststatus.GESLOTEN)

    assert [tellingen_vernieuwen() for _ in range(3)] == [True, False, False]

    assert [bewaard(versie) for versie in versies] == [nageteld(versie) for versie in versies]
    assert all(_paren(versies[0]) + _paren(versies[1]))
    assert not verouderde_versies()


@pytest.mark.django_db
def test_mixing_into_a_version_with_older_tallies_counts_all_of_it_again():
    versie = _gemengd_in_oude_vorm()
    vul(versie, list(antwoorden(random.Random(4), 30)))
    vul(versie, list(antwoorden(random.Random(5), 30)), Kanaal.PAPIER)

    inkomend_mengen(op=OP)

    assert sum(cel.aantal for cel in bewaard(versie).values()) == 80
    assert bewaard(versie) == nageteld(versie)
    assert bewaard(versie, Kanaal.PAPIER) == nageteld(versie, Kanaal.PAPIER)
    assert all(_paren(versie))


@pytest.mark.django_db
def test_as_long_as_one_cell_is_of_an_older_form_no_figure_is_of_a_part_of_the_answers():
    versie = _gemengd_in_oude_vorm()
    samen = tellingen_per_kanaal(versie.vragenlijst)
    tellingen_vernieuwen()
    Telling.objects.filter(pk=Telling.objects.latest("pk").pk).update(
        vorm=1, tellingen={"top": {"n": 1, "posities": {"drugs": [1, 0]}}}
    )

    half = tellingen_per_kanaal(versie.vragenlijst)

    assert "boven" not in samen["open"].per_vraag["top"]
    assert "boven" not in half["open"].per_vraag["top"]


@pytest.mark.django_db
def test_what_is_of_the_form_of_today_is_not_counted_again(django_assert_num_queries):
    versie = VragenlijstversieFactory(definitie=DRIE_VRAGEN)
    vul(versie, list(antwoorden(random.Random(3), 60)))
    inkomend_mengen(op=OP)

    with django_assert_num_queries(1):
        assert tellingen_vernieuwen() is False


@pytest.mark.django_db
def test_the_recount_command_tells_an_older_form_from_a_fault(capsys):
    _gemengd_in_oude_vorm()
    cellen = Telling.objects.count()

    call_command("tel", "--opnieuw")

    assert capsys.readouterr().out.splitlines() == [
        "Opnieuw geteld: 1 versie van vragenlijsten.",
        f"{cellen} tellingen stonden nog in een oudere vorm en zijn vernieuwd.",
    ]


@pytest.mark.django_db
def test_a_recount_takes_as_many_queries_however_many_answers_there_are():
    def hertel() -> int:
        with CaptureQueriesContext(connection) as vragen:
            tellingen_herstellen()
        return len(vragen)

    versie = VragenlijstversieFactory(definitie=DRIE_VRAGEN)
    vul(versie, [{"wijk": "WK015001"}] * 30)
    inkomend_mengen(op=OP)
    weinig = hertel()
    vul(versie, [{"wijk": "WK015001"}] * 300)
    inkomend_mengen(op=OP)

    assert hertel() == weinig


# ── The commands ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.django_db
def test_the_command_mixes_once_and_says_how_many(capsys):
    vul(VragenlijstversieFactory(), [{"merkt": "ja"}] * 22)

    call_command("mengen")
    call_command("mengen")

    assert capsys.readouterr().out == (
        "12 antwoorden gemengd en geteld.\nEr zijn nu niet genoeg antwoorden om te mengen. Er is niets veranderd.\n"
    )


@pytest.mark.django_db
@pytest.mark.parametrize("aantal", range(1, 20, 6))
def test_the_command_says_nothing_of_a_tray_below_the_threshold(aantal: int, capsys):
    vul(VragenlijstversieFactory(), [{"merkt": "ja"}] * aantal)

    call_command("mengen")

    assert not any(teken.isdigit() for teken in capsys.readouterr().out)


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
    assert bewaard(versie) == nageteld(versie)


def test_the_recount_command_wants_to_hear_that_it_is_meant():
    with pytest.raises(CommandError, match="--opnieuw"):
        call_command("tel")
