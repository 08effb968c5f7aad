"""Themes two by two: duels and the order by Schulze."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consultatie.uitslag.prioritering.duels import duels, schulze
from consultatie.uitslag.prioritering.rangtelling import Rangtelling, beperk, rangtelling_van

from .rangtellingen import letters, profielen, rangtelling


def _woord(treden: tuple[frozenset[str], ...] | None) -> str:
    """The steps as a word; None is no step at all."""
    return " > ".join("".join(sorted(trede)) for trede in treden or ())


def test_the_capital_of_tennessee_is_nashville():
    hoofdstad = letters(("mnck", 42), ("nckm", 26), ("cknm", 15), ("kcnm", 17))

    uitslag = duels(hoofdstad)

    assert uitslag.n == 100
    assert uitslag.winnaar == "n"
    assert uitslag.onverslagen == ("n",)
    assert uitslag.gelijk == ()
    assert uitslag.verslagen_door == {
        "c": {"n": 36},
        "k": {"c": 66, "n": 36},
        "m": {"c": 16, "k": 16, "n": 16},
        "n": {},
    }
    assert _woord(schulze(hoofdstad)) == "n > c > k > m"


def test_the_example_of_schulze_with_45_voters():
    vijfenveertig = letters(
        ("acbed", 5), ("adecb", 5), ("bedac", 8), ("cabed", 3), ("caebd", 7), ("cbade", 2), ("dceba", 7), ("ebadc", 8)
    )

    assert duels(vijfenveertig).winnaar is None
    assert _woord(schulze(vijfenveertig)) == "e > a > c > b > d"


def test_the_paradox_of_condorcet_has_no_winner_and_all_tie():
    kring = letters(("abc", 1), ("bca", 1), ("cab", 1))

    uitslag = duels(kring)

    assert uitslag.winnaar is None
    assert uitslag.onverslagen == ()
    assert uitslag.verslagen_door == {"a": {"c": 1}, "b": {"a": 1}, "c": {"b": 1}}
    assert _woord(schulze(kring)) == "abc"


def test_a_paradox_is_resolved_where_one_link_is_weaker():
    kring = letters(("abc", 4), ("bca", 3), ("cab", 2))

    # a beats b 6-3, b beats c 7-2, c beats a 5-4: the last is the weakest.
    assert _woord(schulze(kring)) == "a > b > c"


def test_a_paradox_and_a_tie_in_one():
    # a, b and c go round by 4-2; d ties with a, and loses to b (5-1) and to c (6-0).
    kring = letters(("abcd", 2), ("bcda", 2), ("cabd", 1), ("cdab", 1))

    uitslag = duels(kring)

    assert uitslag.winnaar is None
    assert uitslag.onverslagen == ()
    assert uitslag.gelijk == (("a", "d"),)
    assert uitslag.verslagen_door == {"a": {"c": 2}, "b": {"a": 2}, "c": {"b": 2}, "d": {"b": 4, "c": 6}}
    # By way of b, a beats d after all.
    assert _woord(schulze(kring)) == "abc > d"


def test_two_that_tie_at_the_top_are_both_unbeaten_and_neither_wins():
    gelijkop = letters(("abc", 3), ("bac", 3))

    uitslag = duels(gelijkop)

    assert uitslag.winnaar is None
    assert uitslag.onverslagen == ("a", "b")
    assert uitslag.gelijk == (("a", "b"),)
    assert _woord(schulze(gelijkop)) == "ab > c"


def test_who_chose_neither_of_two_themes_counts_for_neither():
    keuze = rangtelling([("a", 2), ("b", 1), ("c", 5)], "abcd", 1)

    uitslag = duels(keuze)

    assert uitslag.verslagen_door == {"a": {"c": 3}, "b": {"a": 1, "c": 4}, "c": {}, "d": {"a": 2, "b": 1, "c": 5}}
    assert _woord(schulze(keuze)) == "c > a > b > d"


def test_a_lower_step_is_beaten_by_one_above_it_and_not_always_by_all():
    # a beats c, and b ties with both.
    steps = Rangtelling(2, ("a", "b", "c"), None, {"a": {"c": 1}})

    assert _woord(schulze(steps)) == "ab > c"
    assert duels(steps).verslagen_door["c"] == {"a": 1}


@pytest.mark.parametrize(
    "niets",
    [
        rangtelling_van({"n": 3, "posities": {"a": [2], "b": [1]}}),
        rangtelling([], "abc", 2),
        rangtelling([("a", 3)], "a", 1),
    ],
    ids=["pairs-not-counted", "nobody", "one-theme"],
)
def test_where_pairs_are_not_known_nothing_is_said(niets: Rangtelling):
    assert duels(niets) is None
    assert schulze(niets) is None


def test_the_last_digits_of_weights_do_not_break_a_tie():
    gewogen = Rangtelling(1.0, ("a", "b"), None, {"a": {"b": 0.1 + 0.2}, "b": {"a": 0.3}})

    assert duels(gewogen).gelijk == (("a", "b"),)
    assert _woord(schulze(gewogen)) == "ab"


@settings(max_examples=40)
@given(profielen())
def test_who_beats_all_others_is_alone_on_the_first_step_and_steps_hold_every_theme_once(profiel):
    geteld = rangtelling(*profiel)

    uitslag, treden = duels(geteld), schulze(geteld)

    assert sorted(slug for trede in treden for slug in trede) == sorted(geteld.themas)
    if uitslag.winnaar is not None:
        assert treden[0] == {uitslag.winnaar}
        assert uitslag.onverslagen == (uitslag.winnaar,)


@settings(max_examples=25)
@given(profielen(), st.randoms(use_true_random=False))
def test_other_names_give_the_same_order_under_other_names(profiel, toeval):
    stemmen, themas, plaatsen = profiel
    naam = dict(zip(themas, toeval.sample(themas, len(themas)), strict=True))
    anders = [([naam[slug] for slug in volgorde], keer) for volgorde, keer in stemmen]

    treden = schulze(rangtelling(stemmen, themas, plaatsen))
    andere = schulze(rangtelling(anders, [naam[slug] for slug in reversed(themas)], plaatsen))

    assert andere == tuple(frozenset(naam[slug] for slug in trede) for trede in treden)


@settings(max_examples=25)
@given(profielen())
def test_when_everybody_turns_the_order_round_the_one_winner_is_not_on_top_any_more(profiel):
    stemmen, themas, _ = profiel
    vol = [([*volgorde, *(slug for slug in themas if slug not in volgorde)], keer) for volgorde, keer in stemmen]
    om = [(volgorde[::-1], keer) for volgorde, keer in vol]

    eerst, laatst = (schulze(rangtelling(s, themas, len(themas))) for s in (vol, om))

    if len(eerst[0]) == 1:
        assert not eerst[0] & laatst[0]


def test_a_part_of_the_themes_has_an_order_of_its_own():
    geheel = letters(("abc", 1), ("bca", 1), ("cab", 1))

    assert _woord(schulze(beperk(geheel, {"a", "b"}))) == "a > b"
