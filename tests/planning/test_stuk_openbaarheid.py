"""Which law, and what may be shown at once."""

from datetime import date

import pytest

from planning.stuk.enums import Openbaarmaking
from planning.stuk.openbaarheid import is_direct_openbaar, openbaarheidslabel, openbaarheidswet


@pytest.mark.parametrize(
    ("datum", "wet"),
    [
        (date(2019, 6, 27), "Wet openbaarheid van bestuur (Wob)"),
        (date(2022, 4, 30), "Wet openbaarheid van bestuur (Wob)"),
        (date(2022, 5, 1), "Wet open overheid (Woo)"),
        (date(2026, 11, 23), "Wet open overheid (Woo)"),
    ],
)
def test_the_date_of_the_paper_decides_the_law(datum: date, wet: str):
    assert openbaarheidswet(datum) == wet
    assert openbaarheidslabel(datum) == f"Voorstel openbaarmaking conform {wet}"


@pytest.mark.parametrize(
    ("optie", "direct"),
    [
        (Openbaarmaking.NOTA_EN_BESLUIT, True),
        (Openbaarmaking.MET_PERSBERICHT, True),
        (Openbaarmaking.NADAT, False),
        (Openbaarmaking.BEHALVE, True),
        (Openbaarmaking.ALLEEN_BESLUIT, False),
        (Openbaarmaking.NIET, False),
        (None, True),
    ],
)
def test_only_what_is_open_without_condition_is_published_at_once(optie: Openbaarmaking | None, direct: bool):
    assert is_direct_openbaar(optie) is direct
