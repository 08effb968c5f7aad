"""In how many weightings a theme is among the highest."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consultatie.uitslag.prioritering.groepen import Scores
from consultatie.uitslag.prioritering.robuustheid import Robuustheid, robuustheid


def _benoemd(cijfers: Sequence[Sequence[float]]) -> dict[str, dict[str, float]]:
    return {f"g{i}": {f"t{j}": float(score) for j, score in enumerate(rij)} for i, rij in enumerate(cijfers)}


def _delen(uit: Robuustheid) -> list[float]:
    """The shares that are known."""
    return [deel for deel in uit.per_thema.values() if deel is not None]


def _rooster(cijfers: Sequence[Sequence[float]], k: int, fijn: int = 80) -> list[float]:
    """The same by looking at the middle of very many small triangles of equal size."""
    punten = [(i + 1 / 3, j + 1 / 3) for i in range(fijn) for j in range(fijn - i)]
    punten += [(i + 2 / 3, j + 2 / 3) for i in range(fijn) for j in range(fijn - i - 1)]
    xy = np.array(punten) / fijn
    gemengd = np.column_stack([xy, 1 - xy.sum(axis=1)]) @ np.array(cijfers, dtype=float)
    hoger = (gemengd[:, None, :] > gemengd[:, :, None] + 1e-9).sum(axis=2)
    return [float(deel) for deel in (hoger < k).mean(axis=0)]


def test_of_two_groups_the_share_is_a_length():
    # a stands above b while 20 + 60w > 60 - 20w: in the half where w > 1/2.
    een = robuustheid({"een": {"a": 80.0, "b": 40.0}, "ander": {"a": 20.0, "b": 60.0}}, 1)

    assert (een.k, een.foutmarge) == (1, 0.0)
    assert een.per_thema == pytest.approx({"a": 0.5, "b": 0.5})
    ander = robuustheid({"een": {"a": 90.0, "b": 60.0}, "ander": {"a": 20.0, "b": 30.0}}, 1)
    assert ander.per_thema == pytest.approx({"a": 0.75, "b": 0.25})


def test_of_three_groups_that_each_want_something_else_every_theme_has_a_third():
    alle = robuustheid(_benoemd([[100, 0, 0], [0, 100, 0], [0, 0, 100]]), 1)

    assert alle.per_thema == pytest.approx({"t0": 1 / 3, "t1": 1 / 3, "t2": 1 / 3})
    assert alle.foutmarge == 0


def test_of_three_groups_the_share_is_an_area():
    # a leads where the weight of the first group is over a half: a quarter of the triangle.
    uit = robuustheid(_benoemd([[100, 0], [0, 100], [0, 100]]), 1)

    assert uit.per_thema == pytest.approx({"t0": 0.25, "t1": 0.75})


def test_one_group_decides_alone():
    assert robuustheid({"raad": {"a": 3.0, "b": 2.0, "c": 1.0}}, 2).per_thema == {"a": 1, "b": 1, "c": 0}


def test_what_all_groups_put_on_top_is_there_in_every_weighting():
    for aantal in (1, 2, 3, 4):
        uit = robuustheid(_benoemd([[90, 20, 30], [80, 40, 10], [70, 60, 50], [65, 1, 2]][:aantal]), 1)

        assert uit.per_thema == {"t0": 1, "t1": 0, "t2": 0}


def test_themes_that_always_tie_are_both_in():
    for aantal in (1, 2, 3, 4):
        uit = robuustheid(_benoemd([[50, 50, 10], [40, 40, 30], [70, 70, 60], [65, 65, 2]][:aantal]), 1)

        assert uit.per_thema == {"t0": 1, "t1": 1, "t2": 0}


def test_a_top_as_large_as_all_themes_holds_all():
    assert robuustheid(_benoemd([[1, 2], [2, 1], [0, 5]]), 2).per_thema == {"t0": 1, "t1": 1}
    assert robuustheid({"een": {}}, 2).per_thema == {}


def test_a_theme_without_a_figure_is_left_out_of_the_top():
    scores: Scores = {"een": {"a": None, "b": 50.0, "c": 40.0}, "ander": {"a": 99.0, "b": 30.0, "c": 10.0, "d": 80.0}}

    assert robuustheid(scores, 1).per_thema == {"a": None, "b": 1, "c": 0, "d": None}


@pytest.mark.parametrize(("scores", "k"), [({}, 1), ({"een": {"a": 1.0}}, 0)])
def test_without_groups_or_a_place_there_is_nothing_to_say(scores: Scores, k: int):
    with pytest.raises(ValueError, match=r".*"):
        robuustheid(scores, k)


def test_of_more_groups_it_says_how_far_it_may_be_off():
    # By symmetry the truth is a quarter each, and a half in the top two.
    vier = _benoemd((np.eye(4) * 100).tolist())

    een, twee = robuustheid(vier, 1), robuustheid(vier, 2)

    assert 0 < een.foutmarge < 0.01
    assert all(abs(deel - 0.25) <= een.foutmarge for deel in _delen(een))
    assert all(abs(deel - 0.5) <= twee.foutmarge for deel in _delen(twee))


def test_it_gives_the_same_figures_every_time():
    vier = _benoemd([[80, 20, 51], [10, 70, 50], [45, 55, 49], [30, 60, 52]])

    # These may have been published: a new version of numpy must not change them.
    # A draw that lies on an edge may fall either way by its last digit.
    assert robuustheid(vier, 1).per_thema == pytest.approx(
        {"t0": 0.21185302734375, "t1": 0.5927581787109375, "t2": 0.1953887939453125}, abs=5e-5
    )


def test_a_group_that_is_there_twice_makes_the_sample_agree_with_an_exact_share():
    # The weight of the first group of four, when it leads over the half, is that of one of four: (1/2)³.
    uit = robuustheid(_benoemd([[100, 0], [0, 100], [0, 100], [0, 100]]), 1)

    assert uit.per_thema["t0"] == pytest.approx(0.125, abs=uit.foutmarge)


@settings(max_examples=15)
@given(
    st.integers(2, 6).flatmap(
        lambda m: st.tuples(
            st.lists(st.lists(st.integers(0, 20), min_size=m, max_size=m), min_size=3, max_size=3), st.integers(1, m)
        )
    )
)
def test_exact_shares_agree_with_a_fine_grid(geval):
    cijfers, k = geval

    delen = _delen(robuustheid(_benoemd(cijfers), k))

    assert delen == pytest.approx(_rooster(cijfers, k), abs=0.04)
    assert sum(delen) >= k - 1e-6


@settings(max_examples=15)
@given(st.lists(st.lists(st.integers(0, 20), min_size=4, max_size=4), min_size=2, max_size=2), st.integers(1, 3))
def test_exact_shares_of_two_groups_agree_with_a_fine_line(cijfers, k):
    w = ((np.arange(4000) + 0.5) / 4000)[:, None]
    gemengd = w * np.array(cijfers[0]) + (1 - w) * np.array(cijfers[1])
    hoger = (gemengd[:, None, :] > gemengd[:, :, None] + 1e-9).sum(axis=2)

    delen = _delen(robuustheid(_benoemd(cijfers), k))

    assert delen == pytest.approx([float(deel) for deel in (hoger < k).mean(axis=0)], abs=0.005)
