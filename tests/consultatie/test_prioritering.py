"""From a tally to priorities: shares, their margins, and a part of the themes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consultatie.uitslag.prioritering import aandeel, aandeel_in_top, wilson
from consultatie.uitslag.prioritering.aandelen import AARDEN, Interval, aandeel_interval, eerste_keuzes, newcombe
from consultatie.uitslag.prioritering.borda import borda
from consultatie.uitslag.prioritering.rangtelling import beperk, rangtelling_van
from consultatie.vragenlijst.vraagtypen import VRAAGTYPEN
from rapportage.cijfers.groepen import SESSIEGROEPEN, VRAGENLIJSTGROEPEN

from .rangtellingen import letters, profielen, rangtelling, telling


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


def _verschil(k1: int, n1: int, k2: int, n2: int) -> tuple[float, float]:
    """The interval of the second share less the first."""
    return newcombe((k1 / n1, *wilson(k1, n1)), (k2 / n2, *wilson(k2, n2)))


# Newcombe 1998, table II, method 10; it subtracts the second from the first.
@pytest.mark.parametrize(
    ("een", "ander", "laag", "hoog"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((0, 10), (0, 10), -0.2775, 0.2775),
        ((10, 10), (0, 20), 0.6791, 1.0),
        ((10, 10), (0, 10), 0.6075, 1.0),
    ],
)
def test_the_interval_of_a_difference_is_newcombes(
    een: tuple[int, int], ander: tuple[int, int], laag: float, hoog: float
):
    assert _verschil(*ander, *een) == pytest.approx((laag, hoog), abs=1e-4)


# What confint_proportions_2indep(method="newcomb") of statsmodels 0.15.0 gives, first less second.
@pytest.mark.parametrize(
    ("een", "ander", "laag", "hoog"),
    [
        ((430, 986), (380, 870), -0.045832, 0.044414),
        ((430, 986), (310, 870), 0.035193, 0.123815),
        ((12, 410), (30, 395), -0.079533, -0.015969),
        ((0, 300), (4, 310), -0.032702, 0.001991),
        ((299, 300), (290, 310), 0.034081, 0.094325),
    ],
)
def test_the_interval_of_a_difference_agrees_with_another_implementation(
    een: tuple[int, int], ander: tuple[int, int], laag: float, hoog: float
):
    assert _verschil(*ander, *een) == pytest.approx((laag, hoog), abs=2e-6)


_DELEN = st.integers(1, 2000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(_DELEN, _DELEN)
def test_the_interval_of_a_difference_holds_it_and_turns_round_with_the_samples(
    een: tuple[int, int], ander: tuple[int, int]
):
    verschil = ander[0] / ander[1] - een[0] / een[1]

    laag, hoog = _verschil(*een, *ander)

    assert -1 <= laag <= verschil + 1e-12
    assert verschil - 1e-12 <= hoog <= 1
    assert _verschil(*ander, *een) == pytest.approx((-hoog, -laag))


def test_first_choices_are_counted_apart_from_the_other_places():
    assert eerste_keuzes(letters(("abc", 3), ("bac", 2))) == {"a": 3, "b": 2, "c": 0}


def test_only_a_sample_has_a_margin():
    assert aandeel_interval(81, 263, aard="steekproef") == Interval(*wilson(81, 263))
    for aard in ("zelfselectie", "allen", "bijeenkomst", "ingeleverd"):
        assert aandeel_interval(81, 263, aard=aard) is None


def test_every_group_that_is_shown_is_of_a_kind_that_is_known_here():
    getoond = {groep.aard for groep in (*VRAGENLIJSTGROEPEN, *SESSIEGROEPEN.values())}

    assert getoond == AARDEN


def test_with_nobody_asked_a_share_has_no_margin():
    assert aandeel_interval(0, 0, aard="steekproef") is None


def test_weights_that_double_the_variance_leave_half_the_persons():
    assert aandeel_interval(60, 200, aard="steekproef", deff=2) == Interval(*wilson(30, 100))


@pytest.mark.parametrize(("aard", "deff"), [("steekproeven", 1), ("", 1), ("steekproef", 0), ("allen", -1)])
def test_a_kind_or_a_design_effect_that_cannot_be_is_a_bug(aard: str, deff: float):
    with pytest.raises(ValueError, match=r".*"):
        aandeel_interval(1, 10, aard=aard, deff=deff)


def test_of_a_part_of_the_themes_places_are_not_known():
    deel = beperk(letters(("abc", 3), ("bca", 2)), {"a", "b"})

    assert deel.themas == ("a", "b")
    assert deel.posities is None
    assert eerste_keuzes(deel) is None
    assert not deel.is_volledig


def test_a_part_that_is_all_of_the_themes_keeps_everything():
    geheel = letters(("abc", 3), ("bca", 2))

    assert beperk(geheel, ["c", "b", "a", "of-another-plan"]) == geheel


def test_a_part_of_a_tally_without_pairs_does_not_make_them_up():
    oud = rangtelling_van({"n": 1, "posities": {"a": [1], "b": [0], "c": [0]}})

    assert oud.boven is None
    assert beperk(oud, {"a", "b"}).boven is None


@settings(max_examples=25)
@given(profielen(), st.data())
def test_pairs_of_a_part_are_those_of_the_same_answers_without_the_other_themes(profiel, data):
    stemmen, themas, plaatsen = profiel
    deel = [slug for slug in themas if data.draw(st.booleans())]
    zonder = [([slug for slug in volgorde if slug in deel], keer) for volgorde, keer in stemmen]

    beperkt = beperk(rangtelling(stemmen, themas, plaatsen), deel)

    assert beperkt.boven == telling(zonder, deel, plaatsen)["boven"]
    assert beperkt.n == sum(keer for _, keer in stemmen)


def test_what_a_top_counts_is_what_priorities_are_made_of():
    vraag = {"aantal": 2, "opties": [{"code": slug, "tekst": slug} for slug in "abc"]}
    geteld = VRAAGTYPEN["top"].leeg(vraag)
    for antwoord in (["a", "b"], ["c", "a"], ["a", "c"]):
        geteld = VRAAGTYPEN["top"].tel_op(geteld, vraag, antwoord)

    zelf = rangtelling([("ab", 1), ("ca", 1), ("ac", 1)], "abc", 2)

    assert eerste_keuzes(rangtelling_van(geteld)) == eerste_keuzes(zelf) == {"a": 2, "b": 0, "c": 1}
    assert borda(rangtelling_van(geteld)).per_thema == pytest.approx(borda(zelf).per_thema)
