"""Raking to wijk and age group: what comes out fits, agrees with others, and says when it cannot fit."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ipfn.ipfn import ipfn

from consultatie.uitslag.prioritering import aandeel_in_top
from consultatie.uitslag.telling import Cel, voeg_samen
from consultatie.uitslag.weging import MEESTE_RONDEN, Bevolking, effectief_aantal, gewogen_telling, weeg

ONBEGRENSD = 1e12


def _wijk(nummer: int) -> str:
    return f"WK{nummer:06}"


def _cel(i: int, j: int) -> Cel:
    return Cel(_wijk(i), f"groep-{j}")


def _respons(tabel: Sequence[Sequence[int]]) -> dict[Cel, int]:
    return {_cel(i, j): n for i, rij in enumerate(tabel) for j, n in enumerate(rij)}


def _bevolking(wijken: Sequence[int], leeftijden: Sequence[int]) -> Bevolking:
    return Bevolking({_wijk(i): n for i, n in enumerate(wijken)}, {f"groep-{j}": n for j, n in enumerate(leeftijden)})


def _gemiddelde(respons: dict[Cel, int], gewichten: Any) -> float:
    return sum(n * gewichten[cel] for cel, n in respons.items() if n) / sum(respons.values())


@st.composite
def gevallen(draw: st.DrawFn, *, minst: int = 1, onbekend: bool = False) -> tuple[dict[Cel, int], Bevolking]:
    """A response of which every cell has somebody (`minst`: at least), and a population; perhaps with the unknown."""
    rijen, kolommen = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    aantallen = st.integers(minst, 40)
    respons = {_cel(i, j): draw(aantallen) for i in range(rijen) for j in range(kolommen)}
    if onbekend:
        respons |= {Cel(_wijk(i), ""): draw(st.integers(0, 9)) for i in range(rijen)}
        respons |= {Cel("", f"groep-{j}"): draw(st.integers(0, 9)) for j in range(kolommen)}
        respons |= {Cel(): draw(st.integers(0, 9))}
    inwoners = st.integers(50, 2000)
    return respons, _bevolking([draw(inwoners) for _ in range(rijen)], [draw(inwoners) for _ in range(kolommen)])


# ── What comes out fits ──────────────────────────────────────────────────────────────────────────


def test_it_gives_the_published_table():
    # The example of Wikipedia, "Iterative proportional fitting", with the fitted table as the README of
    # ProportionalFitting.jl (E.-J. van Kesteren) prints it.
    tabel = [[40, 30, 20, 10], [35, 50, 100, 75], [30, 80, 70, 120], [20, 30, 40, 50]]
    passend = [
        [64.5585, 46.2325, 35.3843, 3.82473],
        [49.9679, 68.1594, 156.499, 25.3742],
        [56.7219, 144.428, 145.082, 53.7673],
        [28.7516, 41.18, 63.0347, 17.0337],
    ]

    weging = weeg(_respons(tabel), _bevolking([150, 300, 400, 150], [200, 300, 400, 100]))

    # 800 persons stand for 1,000.
    gewogen = [
        [n * weging.gewichten[_cel(i, j)] * 1000 / 800 for j, n in enumerate(rij)] for i, rij in enumerate(tabel)
    ]
    assert np.array(gewogen) == pytest.approx(np.array(passend), rel=1e-5)
    assert weging.cijfers.is_gelukt
    assert weging.cijfers.ronden == 8


@settings(max_examples=60)
@given(gevallen(onbekend=True))
def test_every_margin_comes_out_as_the_population(geval: tuple[dict[Cel, int], Bevolking]):
    respons, bevolking = geval

    weging = weeg(respons, bevolking, grens=ONBEGRENSD)

    assert weging.cijfers.is_gelukt
    for veld, cijfers in (("wijk", bevolking.wijk), ("leeftijd", bevolking.leeftijd)):
        massa = dict.fromkeys(cijfers, 0.0)
        for cel, gewicht in weging.gewichten.items():
            if code := getattr(cel, veld):
                massa[code] += gewicht * respons[cel]
        for code, inwoners in cijfers.items():
            deel = (inwoners or 0) / sum(n or 0 for n in cijfers.values())
            assert massa[code] / sum(massa.values()) == pytest.approx(deel, abs=1e-6)


@settings(max_examples=25)
@given(gevallen())
def test_it_agrees_with_another_implementation(geval: tuple[dict[Cel, int], Bevolking]):
    respons, bevolking = geval
    vorm = (len(bevolking.wijk), len(bevolking.leeftijd))
    doelen = [
        np.array(list(cijfers.values()), dtype=float) / sum(n or 0 for n in cijfers.values()) * sum(respons.values())
        for cijfers in (bevolking.wijk, bevolking.leeftijd)
    ]
    tabel = np.array(list(respons.values()), dtype=float).reshape(vorm)

    weging = weeg(respons, bevolking, grens=ONBEGRENSD)
    hunne = ipfn(tabel.copy(), doelen, [[0], [1]], convergence_rate=1e-12, rate_tolerance=0.0).iteration()

    onze = np.array([n * weging.gewichten[cel] for cel, n in respons.items()]).reshape(vorm)
    assert onze == pytest.approx(hunne, rel=1e-5)


def test_with_one_margin_each_person_weighs_population_over_response():
    respons = _respons([[30, 10], [20, 40]])

    weging = weeg(respons, Bevolking(wijk={_wijk(0): 700, _wijk(1): 300}))

    assert weging.gewichten == pytest.approx(
        {_cel(0, 0): 0.7 / 0.4, _cel(0, 1): 0.7 / 0.4, _cel(1, 0): 0.5, _cel(1, 1): 0.5}
    )
    assert weging.cijfers.is_gelukt


def test_a_response_that_is_as_the_population_keeps_weight_one():
    weging = weeg(_respons([[10, 20], [20, 40]]), _bevolking([100, 200], [7, 14]))

    assert weging.gewichten == pytest.approx(dict.fromkeys(weging.gewichten, 1.0))
    assert weging.cijfers.n_effectief == pytest.approx(90)
    assert weging.cijfers.ontwerpeffect == pytest.approx(1.0)


# ── What makes no difference ─────────────────────────────────────────────────────────────────────


@settings(max_examples=25)
@given(gevallen(onbekend=True), st.integers(2, 9), st.integers(2, 9))
def test_only_shares_count(geval: tuple[dict[Cel, int], Bevolking], maal: int, keer: int):
    respons, bevolking = geval
    groter = Bevolking(
        {code: (n or 0) * maal for code, n in bevolking.wijk.items()},
        {code: (n or 0) * keer for code, n in bevolking.leeftijd.items()},
    )

    weging = weeg(respons, bevolking)
    grotere = weeg({cel: n * maal for cel, n in respons.items()}, groter)

    assert grotere.gewichten == pytest.approx(weging.gewichten, rel=1e-6)
    assert grotere.cijfers.n_effectief == pytest.approx(maal * weging.cijfers.n_effectief)


@settings(max_examples=25)
@given(gevallen(onbekend=True), st.randoms(use_true_random=False))
def test_names_and_order_make_no_difference(geval: tuple[dict[Cel, int], Bevolking], dobbel: Any):
    respons, bevolking = geval
    wijken = list(bevolking.wijk)
    anders = dict(zip(wijken, dobbel.sample(wijken, len(wijken)), strict=True)) | {"": ""}
    cellen = dobbel.sample(list(respons), len(respons))
    hernoemd = {Cel(anders[cel.wijk], cel.leeftijd): respons[cel] for cel in cellen}
    daar = Bevolking({anders[code]: n for code, n in bevolking.wijk.items()}, bevolking.leeftijd)

    weging, andere = weeg(respons, bevolking, grens=ONBEGRENSD), weeg(hernoemd, daar, grens=ONBEGRENSD)

    for cel, gewicht in weging.gewichten.items():
        assert andere.gewichten[Cel(anders[cel.wijk], cel.leeftijd)] == pytest.approx(gewicht, rel=1e-6)


# ── The largest weight ───────────────────────────────────────────────────────────────────────────


def test_what_is_cut_off_one_weight_goes_to_the_others_and_the_margins_still_fit():
    respons = _respons([[100, 60], [60, 2]])
    bevolking = _bevolking([60, 40], [60, 40])

    vrij = weeg(respons, bevolking, grens=ONBEGRENSD)
    weging = weeg(respons, bevolking, grens=3)

    assert vrij.gewichten[_cel(1, 1)] > 3
    assert vrij.cijfers.bijgesneden == 0
    assert weging.gewichten[_cel(1, 1)] == pytest.approx(3)
    assert weging.cijfers.bijgesneden == 2
    assert weging.cijfers.is_gelukt
    assert weging.cijfers.n_effectief > vrij.cijfers.n_effectief
    in_wijk_1 = 60 * weging.gewichten[_cel(1, 0)] + 2 * weging.gewichten[_cel(1, 1)]
    assert in_wijk_1 / 222 == pytest.approx(0.4)


def test_one_person_cannot_stand_for_half_the_city():
    weging = weeg({Cel(_wijk(0)): 99, Cel(_wijk(1)): 1}, Bevolking(wijk={_wijk(0): 500, _wijk(1): 500}))

    assert weging.gewichten[Cel(_wijk(1))] == pytest.approx(5)
    assert weging.gewichten[Cel(_wijk(0))] == pytest.approx(95 / 99)
    assert not weging.cijfers.is_gelukt
    assert weging.cijfers.afwijking == pytest.approx(0.45)
    assert weging.cijfers.bijgesneden == 1


@settings(max_examples=20)
@given(gevallen(minst=0, onbekend=True), st.sampled_from([1.5, 3.0, 5.0]))
def test_the_mean_is_one_and_no_weight_is_above_the_largest(geval: tuple[dict[Cel, int], Bevolking], grens: float):
    respons, bevolking = geval

    weging = weeg(respons, bevolking, grens=grens)

    assert set(weging.gewichten) == {cel for cel, n in respons.items() if n}
    assert all(0 < gewicht <= grens * (1 + 1e-9) for gewicht in weging.gewichten.values())
    if weging.gewichten:
        assert _gemiddelde(respons, weging.gewichten) == pytest.approx(1.0)


@pytest.mark.parametrize("grens", [1.0, 0.0, -3.0, math.nan])
def test_a_largest_weight_that_is_not_above_the_mean_is_a_mistake(grens: float):
    with pytest.raises(ValueError, match="cannot be kept to"):
        weeg({}, Bevolking(), grens=grens)


# ── What cannot fit, and what is not known ───────────────────────────────────────────────────────


def test_answers_that_cannot_fit_give_a_result_that_says_so():
    # All of the one wijk are of the one age: it cannot be half of the city and a tenth at the same time.
    respons = {_cel(0, 0): 90, _cel(1, 0): 1, _cel(1, 1): 9}

    weging = weeg(respons, _bevolking([50, 50], [10, 90]), grens=ONBEGRENSD)

    assert not weging.cijfers.is_gelukt
    assert weging.cijfers.ronden == MEESTE_RONDEN
    assert weging.cijfers.afwijking == pytest.approx(0.4)
    assert all(0 < gewicht < math.inf for gewicht in weging.gewichten.values())


def test_a_category_without_answers_is_as_if_it_were_not_there():
    respons = _respons([[30, 10], [20, 40]])

    met = weeg(respons, _bevolking([70, 30, 900], [50, 50]))
    zonder = weeg(respons, _bevolking([70, 30], [50, 50]))

    assert met == zonder
    assert met.cijfers.is_gelukt


@pytest.mark.parametrize("cijfers", [{_wijk(0): 70, _wijk(1): None}, {_wijk(0): 70, _wijk(1): 0}, {_wijk(0): 70}])
def test_a_wijk_without_a_figure_is_weighted_by_age_alone(cijfers: dict[str, float | None]):
    respons = {_cel(0, 0): 10, _cel(0, 1): 10, _cel(1, 0): 5, Cel(_wijk(1)): 7}

    weging = weeg(respons, Bevolking(cijfers, {"groep-0": 40, "groep-1": 60}))

    assert weging.gewichten[Cel(_wijk(1))] == 1.0
    assert weging.cijfers.ongewogen == 7
    jong = 10 * weging.gewichten[_cel(0, 0)] + 5 * weging.gewichten[_cel(1, 0)]
    assert jong / 25 == pytest.approx(0.4)
    assert weging.gewichten[_cel(1, 0)] == pytest.approx(weging.gewichten[_cel(0, 0)])


def test_who_gives_no_wijk_has_the_weight_of_the_age_group_and_who_gives_neither_weighs_one():
    respons = {Cel(_wijk(0), "groep-0"): 20, Cel(_wijk(1), "groep-1"): 20, Cel("", "groep-1"): 10, Cel(): 5}

    weging = weeg(respons, Bevolking({}, {"groep-0": 80, "groep-1": 20}))

    assert weging.gewichten == pytest.approx(
        {Cel(): 1.0, Cel("", "groep-1"): 1 / 3, Cel(_wijk(0), "groep-0"): 2.0, Cel(_wijk(1), "groep-1"): 1 / 3}
    )
    assert weging.cijfers.ongewogen == 5


def test_who_gives_no_wijk_is_passed_by_when_the_wijken_are_set_right():
    # Young and old already are as in the city; the wijken are not.
    respons = {_cel(0, 0): 30, _cel(0, 1): 30, _cel(1, 0): 10, _cel(1, 1): 10, Cel("", "groep-0"): 8,
               Cel("", "groep-1"): 8}  # fmt: skip

    weging = weeg(respons, _bevolking([50, 50], [50, 50]))

    assert weging.gewichten[Cel("", "groep-0")] == pytest.approx(1.0)
    assert weging.gewichten[_cel(0, 0)] == pytest.approx(40 / 60)
    assert weging.gewichten[_cel(1, 0)] == pytest.approx(40 / 20)


@pytest.mark.parametrize("bevolking", [Bevolking(), Bevolking({_wijk(9): 100}, {"": 100})])
def test_without_figures_for_those_who_answered_everybody_weighs_one(bevolking: Bevolking):
    weging = weeg({_cel(0, 0): 3, Cel(): 4}, bevolking)

    assert weging.gewichten == {_cel(0, 0): 1.0, Cel(): 1.0}
    assert (weging.cijfers.ronden, weging.cijfers.afwijking, weging.cijfers.ongewogen) == (0, None, 7)
    assert weging.cijfers.is_gelukt
    assert weging.cijfers.n_effectief == 7


def test_with_nobody_there_is_nothing_to_weigh():
    weging = weeg({_cel(0, 0): 0}, _bevolking([1], [1]))

    assert weging.gewichten == {}
    assert (weging.cijfers.aantal, weging.cijfers.n_effectief, weging.cijfers.ontwerpeffect) == (0, 0.0, None)
    assert weging.cijfers.is_gelukt


# ── How many persons it is worth ─────────────────────────────────────────────────────────────────


def test_the_effective_number_is_that_of_kish():
    # Worked out by hand: Σw = 25 + 75 = 100, Σw² = 12.5 + 112.5 = 125.
    weging = weeg({Cel(_wijk(0)): 50, Cel(_wijk(1)): 50}, Bevolking(wijk={_wijk(0): 1, _wijk(1): 3}))

    assert weging.cijfers.n_effectief == pytest.approx(80)
    assert weging.cijfers.ontwerpeffect == pytest.approx(1.25)


def test_a_question_that_one_group_answered_is_worth_that_group():
    gewichten = {Cel(_wijk(0)): 0.5, Cel(_wijk(1)): 1.5}

    assert effectief_aantal({Cel(_wijk(1)): 30}, gewichten) == pytest.approx(30)
    assert effectief_aantal({Cel(_wijk(0)): 0}, gewichten) == 0


# ── Weighted tallies ─────────────────────────────────────────────────────────────────────────────

TOP_0 = {"top": {"n": 4, "posities": {"drugs": [2, 1, 1], "cyber": [0, 3, 0]}}, "tip": {"n": 1}}
TOP_1 = {"top": {"n": 2, "posities": {"drugs": [0, 0, 0], "cyber": [2, 0, 0]}}}


def test_a_weighted_tally_has_the_shape_of_a_tally():
    gewogen = gewogen_telling({_cel(0, 0): TOP_0, _cel(0, 1): TOP_1}, {_cel(0, 0): 0.5, _cel(0, 1): 2.0})

    assert gewogen == {
        "top": {"n": 6.0, "posities": {"drugs": [1.0, 0.5, 0.5], "cyber": [4.0, 1.5, 0.0]}},
        "tip": {"n": 0.5},
    }
    assert aandeel_in_top(gewogen["top"]) == {"drugs": 2.0, "cyber": 5.5}


def test_a_person_that_weighs_three_is_as_three_persons():
    drie = voeg_samen(TOP_0, voeg_samen(TOP_0, TOP_0))

    assert gewogen_telling({_cel(0, 0): TOP_0, _cel(0, 1): TOP_1}, {_cel(0, 0): 3.0, _cel(0, 1): 1.0}) == voeg_samen(
        drie, TOP_1
    )


def test_a_cell_without_a_weight_is_not_silently_left_out():
    with pytest.raises(KeyError):
        gewogen_telling({_cel(0, 0): TOP_0}, {})


def test_no_cells_give_no_tally():
    assert gewogen_telling({}, {}) == {}
