"""What weights of groups make of their scores."""

from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from consultatie.uitslag.prioritering.groepen import Scores
from consultatie.uitslag.prioritering.wegingen import Gewichtswijziging, Omslagpunt, omslagpunten, weeg_groepen

TWEE = {"een": {"a": 80.0, "b": 40.0}, "ander": {"a": 20.0, "b": 60.0}}
groepen = st.integers(2, 4).flatmap(
    lambda aantal: st.tuples(
        st.lists(st.lists(st.integers(0, 100).map(float), min_size=4, max_size=4), min_size=aantal, max_size=aantal),
        st.lists(st.integers(0, 5), min_size=aantal, max_size=aantal).filter(any),
    )
)


def _benoemd(cijfers: list[list[float]], gewichten: list[int]) -> tuple[dict[str, dict[str, float]], dict[str, float]]:
    scores = {f"g{i}": dict(zip("abcd", rij, strict=True)) for i, rij in enumerate(cijfers)}
    return scores, {f"g{i}": float(gewicht) for i, gewicht in enumerate(gewichten)}


def _met(gewichten: dict[str, float], groep: str, deel: float) -> dict[str, float]:
    """The weights when this group gets this share and the others keep their proportions."""
    rest = sum(gewicht for ander, gewicht in gewichten.items() if ander != groep)
    anderen = {
        ander: (gewicht / rest if rest else 1 / (len(gewichten) - 1)) * (1 - deel)
        for ander, gewicht in gewichten.items()
        if ander != groep
    }
    return {ander: deel if ander == groep else anderen[ander] for ander in gewichten}


def _gemengd(scores: Scores, gewichten: dict[str, float]) -> dict[str, float]:
    """The blend of themes for which every group has a figure."""
    return {slug: score for slug, score in weeg_groepen(scores, gewichten).items() if score is not None}


def test_a_blend_is_the_weighted_mean():
    assert weeg_groepen(TWEE, {"een": 3, "ander": 1}) == {"a": 65, "b": 45}


def test_only_proportions_matter_however_large_or_small():
    for maat in (1e-300, 1, 1e308):
        assert weeg_groepen(TWEE, {"een": maat, "ander": maat}) == {"a": 50, "b": 50}


def test_a_group_without_a_figure_makes_the_blend_unknown_and_not_zero():
    scores: Scores = {"een": {"a": 80.0, "b": None, "c": 10.0}, "ander": {"a": 20.0, "b": 60.0}}

    assert weeg_groepen(scores, {"een": 1, "ander": 1}) == {"a": 50, "b": None, "c": None}


def test_a_group_without_weight_takes_no_part():
    scores: Scores = {"een": {"a": 80.0, "b": None}, "ander": {"a": 20.0, "b": 60.0}}

    assert weeg_groepen(scores, {"een": 0, "ander": 2}) == {"a": 20, "b": 60}


@pytest.mark.parametrize(
    "gewichten",
    [
        {"een": 1},
        {"een": 1, "ander": 1, "derde": 1},
        {"een": -1, "ander": 2},
        {"een": float("nan"), "ander": 1},
        {"een": float("inf"), "ander": 1},
        {"een": 0, "ander": 0},
    ],
)
def test_weights_that_are_none_are_refused(gewichten: dict[str, float]):
    with pytest.raises(ValueError, match=r".*"):
        weeg_groepen(TWEE, gewichten)
    with pytest.raises(ValueError, match=r".*"):
        omslagpunten(TWEE, gewichten)


def test_without_groups_there_is_nothing_to_blend():
    with pytest.raises(ValueError, match=r".*"):
        weeg_groepen({}, {})


def test_where_two_themes_change_places():
    # With share w of the first group: 20 + 60w against 60 - 20w, which tie at w = 1/2.
    omslag = omslagpunten(TWEE, {"een": 3, "ander": 1})

    assert omslag == (Omslagpunt(1, "a", "b", Gewichtswijziging("een", 0.75, 0.5)),)


def test_no_weighting_swaps_what_no_group_puts_the_other_way_round():
    scores = {"een": {"a": 80.0, "b": 40.0, "c": 40.0}, "ander": {"a": 60.0, "b": 60.0, "c": 60.0}}

    assert omslagpunten(scores, {"een": 1, "ander": 1}) == (
        Omslagpunt(1, "a", "b", None),
        Omslagpunt(2, "b", "c", None),
    )


def test_themes_that_tie_now_swap_with_any_change():
    (punt,) = omslagpunten(TWEE, {"een": 1, "ander": 1})

    assert (punt.boven, punt.onder) == ("a", "b")
    assert punt.wijziging == Gewichtswijziging("een", 0.5, 0.5)


def test_a_group_without_weight_that_differs_from_a_tie_swaps_at_once():
    scores = {"een": {"a": 50.0, "b": 50.0}, "ander": {"a": 20.0, "b": 60.0}}

    (punt,) = omslagpunten(scores, {"een": 1, "ander": 0})

    assert punt.wijziging == Gewichtswijziging("een", 1, 1)


def test_a_group_that_has_all_the_weight_gives_it_to_the_others_evenly():
    scores = {"een": {"a": 60.0, "b": 40.0}, "twee": {"a": 0.0, "b": 40.0}, "drie": {"a": 30.0, "b": 30.0}}

    (punt,) = omslagpunten(scores, {"een": 1, "twee": 0, "drie": 0})

    # 20w against 20 (1 - w) when the two get equal parts; only the second one, 40 (1 - w), is nearer.
    assert (punt.wijziging.groep, punt.wijziging.van) == ("twee", 0)
    assert punt.wijziging.naar == pytest.approx(1 / 3)


def test_of_one_group_nothing_can_be_changed():
    assert omslagpunten({"een": {"a": 2.0, "b": 1.0}}, {"een": 1}) == (Omslagpunt(1, "a", "b", None),)


def test_themes_without_a_figure_are_not_in_the_order():
    scores: Scores = {
        "een": {"a": 80.0, "b": None, "c": 10.0, "d": 5.0},
        "ander": {"a": 70.0, "b": 99.0, "c": 20.0, "d": 25.0},
        "stil": {"a": 10.0, "b": 20.0, "c": None, "d": 90.0},
    }

    omslag = omslagpunten(scores, {"een": 1, "ander": 1, "stil": 0})

    assert [(punt.boven, punt.onder) for punt in omslag] == [("a", "c"), ("c", "d")]
    # The silent group has no figure for c, so its weight says nothing about c.
    assert omslag[0].wijziging is None
    assert omslag[1].wijziging == Gewichtswijziging("een", 0.5, 0.5)


@settings(max_examples=40)
@given(groepen)
def test_at_the_turning_point_they_tie_and_beyond_it_they_have_swapped(geval):
    scores, gewichten = _benoemd(*geval)

    for punt in omslagpunten(scores, gewichten):
        if punt.wijziging is None:
            assert all(scores[groep][punt.boven] >= scores[groep][punt.onder] for groep in scores)
            continue
        groep, van, naar = punt.wijziging.groep, punt.wijziging.van, punt.wijziging.naar
        op, voorbij = (
            _gemengd(scores, _met(gewichten, groep, deel)) for deel in (naar, _verder(scores, gewichten, punt))
        )
        assert van == pytest.approx(gewichten[groep] / sum(gewichten.values()))
        assert 0 <= naar <= 1
        assert op[punt.boven] == pytest.approx(op[punt.onder], abs=1e-6)
        assert voorbij[punt.onder] > voorbij[punt.boven]


def _verder(scores: dict[str, dict[str, float]], gewichten: dict[str, float], punt: Omslagpunt) -> float:
    """A share a bit beyond the turning point: up when the group itself puts them the other way round, else down."""
    groep, naar = punt.wijziging.groep, punt.wijziging.naar
    omhoog = scores[groep][punt.boven] < scores[groep][punt.onder]
    return naar + (1 - naar) * 1e-3 if omhoog else naar * (1 - 1e-3)


@settings(max_examples=25)
@given(groepen)
def test_no_smaller_change_of_one_group_swaps_them(geval):
    scores, gewichten = _benoemd(*geval)

    for punt in omslagpunten(scores, gewichten):
        assume(punt.wijziging is not None)
        binnen = abs(punt.wijziging.naar - punt.wijziging.van) * (1 - 1e-6)
        for groep, gewicht in gewichten.items():
            nu = gewicht / sum(gewichten.values())
            for stap in (-1, -0.5, 0.5, 1):
                deel = min(1.0, max(0.0, nu + stap * binnen))
                anders = _gemengd(scores, _met(gewichten, groep, deel))
                assert anders[punt.boven] >= anders[punt.onder] - 1e-6


@settings(max_examples=25)
@given(groepen)
def test_neighbours_stand_in_the_blended_order(geval):
    scores, gewichten = _benoemd(*geval)

    omslag = omslagpunten(scores, gewichten)

    gemengd = _gemengd(scores, gewichten)
    assert [punt.plaats for punt in omslag] == [1, 2, 3]
    assert all(een.onder == ander.boven for een, ander in pairwise(omslag))
    assert all(gemengd[punt.boven] >= gemengd[punt.onder] - 1e-6 for punt in omslag)
