"""The clock that can be set to another day."""

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from thema.basis.klok import nu, op_dag, vandaag

EEUW = {"min_value": date(2000, 1, 1), "max_value": date(2099, 12, 31)}
_moment = st.datetimes(datetime(2000, 1, 1), datetime(2099, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001  bounds are naive


@given(_moment, st.dates(**EEUW))
def test_a_moment_moved_to_a_day_falls_on_that_day_whatever_the_season_or_the_hour(moment: datetime, dag: date):
    assert timezone.localdate(op_dag(moment, dag)) == dag


@pytest.mark.parametrize(
    ("moment", "verwacht"),
    [
        (datetime(2026, 11, 25, 22, 30, tzinfo=UTC), datetime(2019, 8, 20, 21, 30, tzinfo=UTC)),
        (datetime(2026, 7, 1, 21, 30, tzinfo=UTC), datetime(2019, 8, 20, 21, 30, tzinfo=UTC)),
        (datetime(2026, 11, 25, 23, 30, tzinfo=UTC), datetime(2019, 8, 19, 22, 30, tzinfo=UTC)),
    ],
)
def test_the_clocks_here_show_the_same_time(moment: datetime, verwacht: datetime):
    assert op_dag(moment, date(2019, 8, 20)) == verwacht


def test_today_is_the_day_that_was_set(settings):
    settings.VANDAAG = date(2019, 8, 20)

    assert vandaag() == date(2019, 8, 20)
    assert timezone.localdate(nu()) == date(2019, 8, 20)
