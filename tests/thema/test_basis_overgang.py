"""A status changes by its table, guarded by what the user saw, and the step is kept."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.factories.thema import GebruikerFactory, ThemaFactory
from thema.basis.fouten import GelijktijdigGewijzigd, OvergangNietToegestaan
from thema.basis.overgang import mogelijke_acties, volgende_status, zet_status
from thema.models import Statusovergang, Thema
from thema.thema.enums import Themaactie, Themastatus

OP = datetime(2019, 10, 9, 20, 0, tzinfo=UTC)
TABEL = {("a", "door"): "b", ("b", "door"): "c", ("a", "weg"): "c"}


def test_the_table_says_what_comes_next():
    assert volgende_status(TABEL, "a", "door") == "b"


@pytest.mark.parametrize(("status", "actie"), [("c", "door"), ("a", "terug"), ("x", "door")])
def test_what_is_not_in_the_table_is_refused(status: str, actie: str):
    with pytest.raises(OvergangNietToegestaan, match=f"‘{actie}’ kan niet in de status ‘{status}’"):
        volgende_status(TABEL, status, actie)


def test_the_possible_actions_come_in_the_order_of_the_table():
    assert mogelijke_acties(TABEL, "a") == ("door", "weg")
    assert mogelijke_acties(TABEL, "c") == ()


def _zet(thema: Thema, **anders: Any) -> None:
    zet_status(
        thema,
        **{"naar": Themastatus.GEPRIORITEERD, "actie": Themaactie.PRIORITEREN, "door": None, "op": OP} | anders,
    )


@pytest.mark.django_db
def test_a_step_is_stored_with_who_and_when_and_what_else_was_decided():
    thema, wie = ThemaFactory(), GebruikerFactory()

    _zet(thema, door=wie, opmerking="De raad wil dit.", status_reden="De raad wil dit.")

    opgeslagen = Thema.objects.get()
    stap = Statusovergang.objects.get()
    assert (opgeslagen.status, opgeslagen.status_reden) == ("geprioriteerd", "De raad wil dit.")
    assert (thema.status, thema.bewerking) == (opgeslagen.status, 2)
    assert (stap.onderwerp, stap.van, stap.naar, stap.actie) == (thema, "voorgesteld", "geprioriteerd", "prioriteren")
    assert (stap.door, stap.op, stap.opmerking) == (wie, OP, "De raad wil dit.")


@pytest.mark.django_db
def test_the_history_names_who_moved_it_and_not_the_next_editor():
    thema, wie = ThemaFactory(), GebruikerFactory()

    _zet(thema, door=wie)

    versie = thema.history.get(history_user=wie)
    assert (versie.status, versie.history_date) == ("geprioriteerd", OP)


@pytest.mark.django_db
def test_of_two_who_saw_the_same_status_only_the_first_moves_it():
    een = ThemaFactory()
    twee = Thema.objects.get(pk=een.pk)

    _zet(een)
    with pytest.raises(GelijktijdigGewijzigd, match=r"net gewijzigd. Er is niets opgeslagen"):
        _zet(twee, naar=Themastatus.NIET_GEPRIORITEERD, actie=Themaactie.NIET_PRIORITEREN)

    assert Thema.objects.get().status == "geprioriteerd"
    assert Statusovergang.objects.count() == 1
