"""T19: workers are killed and the mail server fails, and nobody gets a mail twice, and every mail is accounted for."""

import pytest

from consultatie.mailing.enums import Berichtstatus
from tests.consultatie.mailproef import proef

pytestmark = [pytest.mark.traag, pytest.mark.django_db(transaction=True)]


def test_no_mail_goes_twice_and_none_is_lost_when_workers_are_killed_and_the_server_fails():
    boeken = proef(300, kills=4)

    assert boeken.kills == 4
    assert (boeken.dubbel, boeken.onverklaard) == (0, 0)
    assert sum(boeken.per_status.values()) == 300
    # Of each killed worker one mail at most, and those whose line was cut after they had been handed over.
    assert boeken.per_status[Berichtstatus.ONZEKER] <= 4 + 20


def test_who_sends_before_it_claims_is_caught_by_the_same_books():
    boeken = proef(100, kills=3, kans=0.0, zonder_claim=True)

    assert boeken.kills == 3
    assert boeken.dubbel > 0
