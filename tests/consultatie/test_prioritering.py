"""From a tally to priorities."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultatie.uitslag.prioritering import aandeel, aandeel_in_top, wilson


def test_every_place_in_the_top_counts_a_person_once():
    telling = {"n": 4, "posities": {"drugs": [2, 1, 1], "cyber": [0, 3, 0], "voetbal": [0, 0, 0]}}

    in_top = aandeel_in_top(telling)

    assert in_top == {"drugs": 4, "cyber": 3, "voetbal": 0}
    assert list(in_top) == ["drugs", "cyber", "voetbal"]


def test_a_share_of_nobody_is_unknown_and_not_zero():
    assert aandeel(0, 0) is None
    assert aandeel(0, 10) == 0
    assert aandeel(3, 12) == 0.25


# Worked out independently: the two roots p of (k/n - p)² = z²·p(1 - p)/n.
@pytest.mark.parametrize(
    ("k", "n", "laag", "hoog"),
    [
        (0, 10, 0.0, 0.277540),
        (10, 10, 0.722460, 1.0),
        (5, 10, 0.236591, 0.763409),
        (81, 263, 0.255288, 0.366211),
        (1, 1, 0.206543, 1.0),
    ],
)
def test_the_interval_is_wilsons(k: int, n: int, laag: float, hoog: float):
    assert wilson(k, n) == pytest.approx((laag, hoog), abs=2e-6)


def test_with_nobody_asked_nothing_is_known():
    assert wilson(0, 0) == (0.0, 1.0)


@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share_and_stays_between_zero_and_one(kn: tuple[int, int]):
    k, n = kn

    laag, hoog = wilson(k, n)

    assert 0 <= laag <= k / n + 1e-12
    assert k / n - 1e-12 <= hoog <= 1


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_asking_four_times_as_many_makes_the_interval_narrower(kn: tuple[int, int]):
    k, n = kn

    laag, hoog = wilson(k, n)
    laag4, hoog4 = wilson(4 * k, 4 * n)

    assert hoog4 - laag4 < hoog - laag
