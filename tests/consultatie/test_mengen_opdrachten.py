"""The commands that mix and that count again: what they do, what they say, and when they stop."""

import random

import pytest
from django.core.management import CommandError, call_command

from consultatie.inbreng.services import inkomend_mengen, tellingen_herstellen
from consultatie.models import Telling
from consultatie.vragenlijst.enums import Kanaal
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
