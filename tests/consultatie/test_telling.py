"""Counting: tallies are a monoid, whatever was answered, in whatever order and batches."""

import random
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultatie.uitslag.telling import (
    Cel,
    Celtelling,
    cel_van,
    leeg,
    tel_bij,
    tel_op,
    tel_per_cel,
    tel_per_reeks,
    voeg_samen,
)
from consultatie.vragenlijst.vraagtypen import VRAAGTYPEN
from consultatie.vragenlijst.vraagtypen.tellers import TEGELIJK
from tests.factories.consultatie import definitie

WIJKEN = ["WK015001", "WK015002"]
LEEFTIJDEN = ["tot-18", "18-34"]
THEMAS = ["drugs", "cyber", "zorg-en-veiligheid", "veilig-uitgaan"]


def _opties(*codes: str) -> list[dict[str, str]]:
    return [{"code": code, "tekst": code} for code in codes]


def _vraag(sleutel: str, soort: str, **meer: Any) -> dict[str, Any]:
    return {"sleutel": sleutel, "soort": soort, "tekst": "?", "hulptekst": "", "is_verplicht": False, **meer}


ALLES = definitie(
    _vraag("merkt", "een", opties=_opties("ja", "nee")),
    _vraag("waar", "meer", opties=_opties("thuis", "buiten", "online"), aantal=None),
    _vraag("top", "top", opties=_opties(*THEMAS), aantal=3),
    _vraag("veilig", "schaal", opties=_opties("1", "2", "3"), label_laag="onveilig", label_hoog="veilig"),
    _vraag("tip", "open", maximum=2000),
    _vraag("wijk", "wijk", opties=_opties(*WIJKEN)),
    _vraag("leeftijd", "leeftijd", opties=_opties(*LEEFTIJDEN)),
    _vraag("geslacht", "geslacht", opties=_opties("vrouw", "man")),
    _vraag("cijfer", "cijfer", opties=_opties("1", "10"), label_laag="slecht", label_hoog="goed"),
    _vraag("rang", "rangorde", opties=_opties(*THEMAS), aantal=len(THEMAS)),
    _vraag("plekken", "matrix", rijen=_opties("straat", "bus"), opties=_opties("veilig", "onveilig")),
    _vraag("woorden", "open_per_thema", opties=_opties(*THEMAS), maximum=2000),
    _vraag("wie", "een", opties=_opties("gemeente", "anders"), anders="anders"),
)

antwoorden = st.fixed_dictionaries(
    {},
    optional={
        "merkt": st.sampled_from(["ja", "nee"]),
        "waar": st.lists(st.sampled_from(["thuis", "buiten", "online"]), min_size=1, unique=True),
        "top": st.lists(st.sampled_from(THEMAS), min_size=1, max_size=3, unique=True),
        "veilig": st.sampled_from(["1", "2", "3"]),
        "tip": st.text(min_size=1, max_size=5),
        "wijk": st.sampled_from(WIJKEN),
        "leeftijd": st.sampled_from(LEEFTIJDEN),
        "geslacht": st.sampled_from(["vrouw", "man"]),
        "cijfer": st.sampled_from(["1", "10"]),
        "rang": st.permutations(THEMAS),
        "plekken": st.dictionaries(
            st.sampled_from(["straat", "bus"]), st.sampled_from(["veilig", "onveilig"]), min_size=1
        ),
        "woorden": st.dictionaries(st.sampled_from(THEMAS), st.just("tekst"), min_size=1),
        "wie": st.sampled_from(["gemeente", {"keuze": "anders", "tekst": "de wijk"}]),
    },
)
reeksen = st.lists(antwoorden, max_size=30)


def _tel(reeks: list[dict[str, Any]]) -> dict[str, Any]:
    telling = leeg(ALLES)
    for een in reeks:
        telling = tel_op(telling, ALLES, een)
    return telling


def test_every_question_type_is_in_the_definition_these_tests_count():
    soorten = {vraag["soort"] for sectie in ALLES["secties"] for vraag in sectie["vragen"]}

    assert soorten == set(VRAAGTYPEN)


def test_a_count_says_how_many_answered_and_what():
    telling = _tel([{"merkt": "ja", "top": ["drugs", "cyber"]}, {"merkt": "ja"}, {"top": ["cyber"]}, {}])

    assert telling["merkt"] == {"n": 2, "opties": {"ja": 2, "nee": 0}}
    assert telling["top"]["n"] == 2
    assert telling["top"]["posities"]["cyber"] == [1, 1, 0]
    assert telling["tip"] == {"n": 0}


@given(reeksen, reeksen)
def test_counting_two_series_apart_or_together_is_the_same(a: list[dict[str, Any]], b: list[dict[str, Any]]):
    assert voeg_samen(_tel(a), _tel(b)) == _tel(a + b)


@pytest.mark.traag
@given(reeksen, reeksen, reeksen)
def test_merging_does_not_depend_on_order_or_grouping(
    a: list[dict[str, Any]], b: list[dict[str, Any]], c: list[dict[str, Any]]
):
    x, y, z = _tel(a), _tel(b), _tel(c)

    assert voeg_samen(x, y) == voeg_samen(y, x)
    assert voeg_samen(voeg_samen(x, y), z) == voeg_samen(x, voeg_samen(y, z))


@given(reeksen)
def test_no_answers_and_nothing_at_all_are_neutral(a: list[dict[str, Any]]):
    telling = _tel(a)

    assert voeg_samen(telling, leeg(ALLES)) == telling == voeg_samen(leeg(ALLES), telling)
    assert voeg_samen(telling, {}) == telling == voeg_samen({}, telling)


@given(reeksen)
def test_merging_agrees_with_how_each_question_type_merges(a: list[dict[str, Any]]):
    x, y = _tel(a), _tel(a[::2])
    per_type = {
        vraag["sleutel"]: VRAAGTYPEN[vraag["soort"]].voeg_samen(x[vraag["sleutel"]], y[vraag["sleutel"]])
        for vraag in ALLES["secties"][0]["vragen"]
    }

    assert voeg_samen(x, y) == per_type


@given(antwoorden)
def test_counting_leaves_the_tally_that_it_started_from_alone(een: dict[str, Any]):
    begin = _tel([een])
    zoals_het_was = deepcopy(begin)

    tel_op(begin, ALLES, een)
    voeg_samen(begin, begin)

    assert begin == zoals_het_was


@given(reeksen, st.randoms(use_true_random=False), st.integers(1, 7))
def test_cells_filled_batch_by_batch_in_any_order_equal_one_count(
    reeks: list[dict[str, Any]], rng: random.Random, grootte: int
):
    een_voor_een: dict[Cel, Celtelling] = {}
    for een in reeks:
        tot_nu_toe = een_voor_een.get(cel_van(ALLES, een), Celtelling(0, leeg(ALLES)))
        telling = tel_op(tot_nu_toe.tellingen, ALLES, een)
        een_voor_een[cel_van(ALLES, een)] = Celtelling(tot_nu_toe.aantal + 1, telling)
    door_elkaar = rng.sample(reeks, len(reeks))

    cellen: dict[Cel, Celtelling] = {}
    for begin in range(0, len(door_elkaar), grootte):
        for cel, erbij in tel_per_cel(ALLES, door_elkaar[begin : begin + grootte]).items():
            cellen[cel] = tel_bij(cellen.get(cel, Celtelling()), erbij)

    assert cellen == tel_per_cel(ALLES, reeks) == een_voor_een
    assert sum(cel.aantal for cel in cellen.values()) == len(reeks)


@pytest.mark.traag
@given(reeksen, st.randoms(use_true_random=False))
def test_nothing_in_a_tally_tells_in_which_order_it_was_counted(reeks: list[dict[str, Any]], rng: random.Random):
    anders = tel_per_cel(ALLES, rng.sample(reeks, len(reeks)))

    eens = tel_per_cel(ALLES, reeks)

    assert repr(eens) == repr(anders)
    assert list(eens) == sorted(eens)


@given(reeksen, reeksen)
def test_several_series_are_counted_apart_in_one_go(a: list[dict[str, Any]], b: list[dict[str, Any]]):
    door_elkaar = [("a", een) for een in a] + [("b", een) for een in b] + [("a", een) for een in b]

    geteld = tel_per_reeks(ALLES, door_elkaar)

    assert geteld == {
        reeks: cellen for reeks, cellen in (("a", tel_per_cel(ALLES, a + b)), ("b", tel_per_cel(ALLES, b))) if cellen
    }


def test_more_answers_than_are_looked_at_together_are_all_counted():
    reeks = [{"merkt": "ja", "rang": THEMAS}] * (2 * TEGELIJK + 1)

    geteld = tel_per_cel(ALLES, reeks)[Cel()]

    assert (geteld.aantal, geteld.tellingen["merkt"]["n"]) == (len(reeks), len(reeks))
    assert geteld.tellingen["rang"]["boven"]["drugs"]["cyber"] == len(reeks)


def test_an_option_that_only_one_side_knows_keeps_its_count():
    a = {"merkt": {"n": 2, "opties": {"ja": 2}}}
    b = {"merkt": {"n": 1, "opties": {"soms": 1}}, "tip": {"n": 3}}

    samen = voeg_samen(a, b)

    assert samen == {"merkt": {"n": 3, "opties": {"ja": 2, "soms": 1}}, "tip": {"n": 3}}


def test_a_top_of_three_and_a_top_of_two_merge_place_by_place():
    samen = voeg_samen({"top": {"posities": {"drugs": [1, 2, 3]}}}, {"top": {"posities": {"drugs": [10, 10]}}})

    assert samen == {"top": {"posities": {"drugs": [11, 12, 3]}}}


def test_the_cell_follows_from_the_type_of_the_questions_not_from_their_keys():
    anders = definitie(
        _vraag("waar-woont-u", "wijk", opties=_opties(*WIJKEN)),
        _vraag("waar-werkt-u", "wijk", opties=_opties(*WIJKEN)),
        _vraag("hoe-oud", "leeftijd", opties=_opties(*LEEFTIJDEN)),
    )

    assert cel_van(anders, {"waar-woont-u": "WK015001", "waar-werkt-u": "WK015002", "hoe-oud": "18-34"}) == Cel(
        wijk="WK015001", leeftijd="18-34"
    )
    assert cel_van(anders, {"waar-werkt-u": "WK015002"}) == Cel()
    assert cel_van(definitie(), {"merkt": "ja"}) == Cel()
