"""Groups beside each other."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consultatie.uitslag.prioritering.groepen import Samenhang, Scores, Verschil, in_top, overeenstemming

GROEPEN = {
    "inwoners": {"drugs": 80.0, "cyber": 60.0, "zorg": 40.0, "voetbal": 20.0},
    "panel": {"drugs": 70.0, "cyber": 35.0, "zorg": 65.0, "voetbal": 30.0},
    "raad": {"drugs": 55.0, "cyber": 70.0, "zorg": 50.0, "voetbal": 25.0},
}


def _tau(een: list[float], ander: list[float]) -> float | None:
    scores = {
        groep: {f"t{i}": waarde for i, waarde in enumerate(waarden)}
        for groep, waarden in (("een", een), ("ander", ander))
    }
    return overeenstemming(scores, 1).samenhang[0].tau


def test_what_all_groups_have_in_their_top():
    assert overeenstemming(GROEPEN, 1).in_ieders_top == ()
    assert overeenstemming(GROEPEN, 2).in_ieders_top == ("drugs",)
    assert overeenstemming(GROEPEN, 3).in_ieders_top == ("drugs", "cyber", "zorg")
    assert overeenstemming(GROEPEN, 9).in_ieders_top == ("drugs", "cyber", "zorg", "voetbal")


def test_what_ties_for_the_last_place_of_a_top_is_in_it():
    assert in_top({"a": 3.0, "b": 2.0, "c": 2.0 - 1e-12, "d": 1.0}, 2) == {"a", "b", "c"}
    assert in_top({}, 2) == frozenset()


def test_the_largest_difference_comes_first_and_names_its_groups():
    assert overeenstemming(GROEPEN, 2).verschillen == (
        Verschil("cyber", "raad", "panel", 35.0),
        Verschil("drugs", "inwoners", "raad", 25.0),
        Verschil("zorg", "panel", "inwoners", 25.0),
        Verschil("voetbal", "panel", "inwoners", 10.0),
    )


def test_groups_that_agree_differ_by_nothing():
    samen = overeenstemming({"een": {"a": 50.0}, "ander": {"a": 50.0}}, 1)

    assert samen.verschillen == (Verschil("a", "een", "ander", 0.0),)


def test_a_theme_without_a_figure_is_left_out_and_named():
    scores: Scores = {
        "inwoners": {"a": 90.0, "b": 50.0, "c": 10.0},
        "panel": {"a": None, "b": 60.0, "c": 20.0},
        "raad": {"b": 70.0, "c": 30.0, "d": 99.0},
    }

    samen = overeenstemming(scores, 1)

    assert samen.k == 1
    assert samen.zonder_cijfer == ("a", "d")
    assert samen.in_ieders_top == ("b",)
    # Of a there is one figure and of d too: no two groups to differ.
    assert [verschil.thema for verschil in samen.verschillen] == ["b", "c"]
    assert samen.samenhang[1] == Samenhang("inwoners", "raad", 2, 1.0)


def test_one_group_has_nobody_to_differ_from():
    samen = overeenstemming({"raad": {"a": 1.0, "b": 2.0}}, 1)

    assert samen.in_ieders_top == ("b",)
    assert samen.verschillen == ()
    assert samen.samenhang == ()


@pytest.mark.parametrize(("scores", "k"), [({}, 1), (GROEPEN, 0)])
def test_without_groups_or_a_place_there_is_no_top(scores: Scores, k: int):
    with pytest.raises(ValueError, match=r".*"):
        overeenstemming(scores, k)


# By hand: (concordant - discordant) / sqrt((pairs - ties of one) · (pairs - ties of the other)).
@pytest.mark.parametrize(
    ("een", "ander", "tau"),
    [
        ([1, 2, 3, 4], [1, 2, 3, 4], 1),
        ([1, 2, 3, 4], [4, 3, 2, 1], -1),
        ([1, 2, 3, 4], [1, 3, 2, 4], 4 / 6),
        ([12, 2, 1, 12, 2], [1, 4, 7, 1, 0], -4 / (8 * 9) ** 0.5),
        ([1, 1, 2], [1, 2, 3], 2 / (2 * 3) ** 0.5),
        ([1, 1, 1], [1, 2, 3], None),
        ([5], [6], None),
    ],
)
def test_how_alike_two_orders_are_is_kendalls_tau_b(een: list[float], ander: list[float], tau: float | None):
    assert _tau(een, ander) == (None if tau is None else pytest.approx(tau))


@settings(max_examples=25)
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=2, max_size=8))
def test_tau_is_the_same_either_way_and_turns_with_an_order(paren: list[tuple[int, int]]):
    een, ander = [float(a) for a, _ in paren], [float(b) for _, b in paren]

    tau = _tau(een, ander)

    assert tau == _tau(ander, een)
    if tau is not None:
        assert -1 - 1e-9 <= tau <= 1 + 1e-9
        assert _tau([-a for a in een], ander) == pytest.approx(-tau)
