"""The response beside the population, and what may be said of it."""

from dataclasses import replace
from math import sqrt

import pytest

from consultatie.uitslag.enums import Bezwaar
from consultatie.uitslag.representativiteit import Categorie, Marge, oordeel, vergelijk
from consultatie.uitslag.telling import Cel
from consultatie.uitslag.weging import Bevolking, Weegcijfers, weeg

CIJFERS = Weegcijfers(aantal=1000, ongewogen=0, grens=5.0, bijgesneden=50, ronden=9, afwijking=1e-6, n_effectief=100.0)
MARGE = Marge(
    naam="wijk",
    categorieen=(Categorie("WK000001", 1000, 1.0, 1.0, 1.0),),
    niet_ingevuld=60,
    zonder_cijfer=40,
    overig=("WK000002",),
    overig_aandeel=0.10,
    afstand=0.1,
)


def _marges(respons: dict[Cel, int], bevolking: Bevolking) -> tuple[Marge, Marge]:
    return vergelijk(respons, bevolking, weeg(respons, bevolking).gewichten)


# ── The response beside the population ───────────────────────────────────────────────────────────


def test_each_category_stands_beside_the_population_before_and_after_weighting():
    respons = {Cel("A", "jong"): 30, Cel("A", "oud"): 30, Cel("B", "jong"): 40, Cel("", "oud"): 7, Cel(): 2}

    wijk, leeftijd = _marges(respons, Bevolking({"B": 500, "A": 500}, {"jong": 1, "oud": 1}))

    b, a = wijk.categorieen
    assert (a.code, a.personen, a.respons, a.bevolking) == ("A", 60, 0.6, 0.5)
    assert a.gewogen == pytest.approx(0.5)
    assert a.verschil == pytest.approx(0.1)
    assert (b.code, b.personen) == ("B", 40)
    assert b.verschil == pytest.approx(-0.1)
    assert (wijk.naam, wijk.niet_ingevuld, wijk.zonder_cijfer, wijk.overig) == ("wijk", 9, 0, ())
    assert (leeftijd.naam, leeftijd.niet_ingevuld) == ("leeftijd", 2)
    assert [deel.personen for deel in leeftijd.categorieen] == [70, 37]


def test_inhabitants_without_answers_are_named_together():
    wijk, _ = _marges({Cel("A"): 60, Cel("B"): 20}, Bevolking(wijk={"C": 50, "A": 500, "B": 400, "D": 50}))

    assert wijk.overig == ("C", "D")
    assert wijk.overig_aandeel == pytest.approx(0.1)
    assert [(deel.code, deel.respons, deel.gewogen, deel.bevolking) for deel in wijk.categorieen] == [
        ("C", 0.0, 0.0, 0.05),
        ("A", 0.75, pytest.approx(5 / 9), 0.5),
        ("B", 0.25, pytest.approx(4 / 9), 0.4),
        ("D", 0.0, 0.0, 0.05),
    ]


def test_who_answered_from_where_no_figure_is_known_stands_last_without_shares():
    wijk, _ = _marges({Cel("A"): 60, Cel("Z"): 5, Cel("B"): 3}, Bevolking(wijk={"B": None, "A": 500, "Q": 0}))

    assert [(deel.code, deel.personen, deel.respons, deel.bevolking) for deel in wijk.categorieen] == [
        ("A", 60, 1.0, 1.0),
        ("B", 3, None, None),
        ("Z", 5, None, None),
    ]
    assert wijk.categorieen[1].verschil is None
    assert wijk.zonder_cijfer == 8


def test_the_distance_is_pearsons_over_shares():
    wijk, _ = _marges({Cel("A"): 60, Cel("B"): 40}, Bevolking(wijk={"A": 1, "B": 1}))

    # (0.6 - 0.5)² / 0.5 + (0.4 - 0.5)² / 0.5
    assert wijk.afstand == pytest.approx(sqrt(0.04))


def test_the_distance_is_how_much_the_response_rates_vary():
    inwoners = {"A": 8000, "B": 1500, "C": 500}
    respons = {Cel("A"): 90, Cel("B"): 30, Cel("C"): 2}
    kansen = {code: respons[Cel(code)] / n for code, n in inwoners.items()}
    gemiddeld = sum(n * kansen[code] for code, n in inwoners.items()) / 10_000
    spreiding = sqrt(sum(n * (kansen[code] - gemiddeld) ** 2 for code, n in inwoners.items()) / 10_000)

    wijk, _ = _marges(respons, Bevolking(wijk=inwoners))

    assert wijk.afstand == pytest.approx(spreiding / gemiddeld)


@pytest.mark.parametrize(
    ("respons", "bevolking", "heeft_cijfers"),
    [
        ({}, Bevolking(wijk={"A": 1}), True),
        ({Cel(): 5}, Bevolking(wijk={"A": 1}), True),
        ({Cel("A"): 5}, Bevolking(), False),
        ({Cel("A"): 0}, Bevolking(wijk={"A": None}), False),
    ],
)
def test_without_answers_or_without_figures_there_is_nothing_to_compare(
    respons: dict[Cel, int], bevolking: Bevolking, heeft_cijfers: bool
):
    wijk, _ = _marges(respons, bevolking)

    assert wijk.afstand is None
    assert wijk.heeft_cijfers is heeft_cijfers
    assert [deel.verschil for deel in wijk.categorieen] == [None] * len(wijk.categorieen)


# ── What may be said of it ───────────────────────────────────────────────────────────────────────


def test_a_response_at_every_limit_may_be_called_representative():
    het_oordeel = oordeel(CIJFERS, [MARGE], is_zelfselectie=False, minste_effectief=100)

    assert het_oordeel.bezwaren == ()
    assert het_oordeel.mag_representatief_heten


@pytest.mark.parametrize(
    ("cijfers", "marge", "anders", "bezwaar"),
    [
        (CIJFERS, MARGE, {"is_zelfselectie": True}, Bezwaar.ZELFSELECTIE),
        (CIJFERS, MARGE, {"fictief": ["leeftijd"]}, Bezwaar.LEEFTIJD_FICTIEF),
        (CIJFERS, MARGE, {"fictief": ["wijk"]}, Bezwaar.WIJK_FICTIEF),
        (CIJFERS, MARGE, {"minste_effectief": 101}, Bezwaar.TE_WEINIG),
        (replace(CIJFERS, bijgesneden=51), MARGE, {}, Bezwaar.VEEL_BIJGESNEDEN),
        (replace(CIJFERS, afwijking=1.1e-6), MARGE, {}, Bezwaar.NIET_GELUKT),
        (CIJFERS, replace(MARGE, overig_aandeel=0.11), {}, Bezwaar.GROEP_ONTBREEKT),
        (CIJFERS, replace(MARGE, niet_ingevuld=61), {}, Bezwaar.VEEL_ONBEKEND),
        (CIJFERS, replace(MARGE, zonder_cijfer=41), {}, Bezwaar.VEEL_ONBEKEND),
        (CIJFERS, replace(MARGE, categorieen=()), {}, Bezwaar.CIJFERS_ONTBREKEN),
        (CIJFERS, replace(MARGE, categorieen=(), zonder_cijfer=900), {}, Bezwaar.CIJFERS_ONTBREKEN),
    ],
)
def test_one_thing_over_its_limit_is_enough_to_speak_against_it(
    cijfers: Weegcijfers, marge: Marge, anders: dict[str, object], bezwaar: Bezwaar
):
    vragen: dict[str, object] = {"is_zelfselectie": False, "minste_effectief": 100} | anders

    het_oordeel = oordeel(cijfers, [MARGE, marge], **vragen)  # type: ignore[arg-type]

    assert het_oordeel.bezwaren == (bezwaar,)
    assert not het_oordeel.mag_representatief_heten


def test_of_nobody_nothing_may_be_said():
    bevolking = Bevolking({"A": 10}, {"jong": 10})

    het_oordeel = oordeel(
        weeg({}, bevolking).cijfers, vergelijk({}, bevolking, {}), is_zelfselectie=True, minste_effectief=100
    )

    assert het_oordeel.bezwaren == (Bezwaar.ZELFSELECTIE, Bezwaar.TE_WEINIG, Bezwaar.GROEP_ONTBREEKT)
