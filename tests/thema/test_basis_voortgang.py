"""Following work in the background."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from thema.basis.voortgang import SECONDEN, Voortgang, ververs, verversing


@pytest.mark.parametrize(
    ("vraag", "is_bezig", "kop"),
    [("", True, None), ("?ververs=ja", True, str(SECONDEN)), ("?ververs=ja", False, None), ("", False, None)],
)
def test_a_page_loads_itself_anew_only_for_who_asked_and_only_while_there_is_work(
    rf: RequestFactory, vraag: str, is_bezig: bool, kop: str | None
):
    antwoord = HttpResponse()

    ververs(antwoord, verversing(rf.get(f"/{vraag}"), is_bezig=is_bezig))

    assert antwoord.get("Refresh") == kop


@pytest.mark.parametrize(
    ("gedaan", "totaal", "procent"), [(0, 0, 0), (0, 3, 0), (2, 3, 66), (999, 1000, 99), (3, 3, 100)]
)
def test_a_hundred_percent_is_all(gedaan: int, totaal: int, procent: int):
    assert Voortgang(gedaan, totaal).procent == procent
