"""A score, a first choice and a share of one theme, laid side by side, give no small figure away."""

import random
from itertools import product
from typing import Any

import pytest

from rapportage.cijfers.groepen import Toonbaar
from rapportage.cijfers.onderdrukking import verborgen_cellen
from rapportage.cijfers.resultaat import Groepsscores
from rapportage.cijfers.scores import groepsscores
from rapportage.opmaak import afgerond

K = 10
THEMAS = ("cyber", "drugs", "jeugd", "uitgaan", "zorg")


def _telling(antwoorden: list[list[str]], plaatsen: int) -> dict[str, Any]:
    posities = {slug: [0] * plaatsen for slug in THEMAS}
    boven = {slug: dict.fromkeys((ander for ander in THEMAS if ander != slug), 0) for slug in THEMAS}
    for antwoord in antwoorden:
        for plaats, slug in enumerate(antwoord):
            posities[slug][plaats] += 1
            for ander in THEMAS:
                if ander not in antwoord[: plaats + 1]:
                    boven[slug][ander] += 1
    return {"n": len(antwoorden), "posities": posities, "boven": boven}


def _antwoorden(rng: random.Random, aantal: int, plaatsen: int) -> list[list[str]]:
    gewichten = [rng.random() ** 2 + 0.02 for _ in THEMAS]
    return [
        sorted(THEMAS, key=lambda slug: rng.random() ** (1 / gewichten[THEMAS.index(slug)]), reverse=True)[:plaatsen]
        for _ in range(aantal)
    ]


def _toon(telling: dict[str, Any], *, aard: str = "zelfselectie", mag_volgorde: bool = True) -> Toonbaar:
    gekozen = {slug: sum(plaatsen) for slug, plaatsen in telling["posities"].items()}
    verborgen = verborgen_cellen(gekozen, personen=telling["n"], drempel=K, telt_op=True)
    return Toonbaar("open", aard, tuple(slug for slug in THEMAS if slug not in verborgen), mag_volgorde, K)


def _mogelijk(telling: dict[str, Any], scores: Groepsscores, slug: str, plaatsen: int) -> set[tuple[int, ...]]:
    """Every way in which those who chose it can have placed it, for who knows how many they are, the score and the share
    of first choices as they are shown."""
    score = scores.van(slug)
    assert score is not None
    n, gekozen = telling["n"], sum(telling["posities"][slug])
    lager = len(THEMAS) - 1
    niet_gekozen = (lager - plaatsen) / 2
    gevonden = set()
    for keren in product(range(gekozen + 1), repeat=plaatsen - 1):
        laatste = gekozen - sum(keren)
        if laatste < 0 or (score.eerste is not None and round(score.eerste * n) != keren[0]):
            continue
        alle = (*keren, laatste)
        punten = sum(aantal * (lager - plaats) for plaats, aantal in enumerate(alle)) + niet_gekozen * (n - gekozen)
        if score.score is None or afgerond(100 * punten / n / lager, 1) == score.score:
            gevonden.add(alle)
    return gevonden


@pytest.mark.parametrize("plaatsen", [2, 3])
def test_no_place_of_few_persons_can_be_worked_out(plaatsen):
    rng, getoond = random.Random(plaatsen), 0

    for _ in range(60):
        telling = _telling(_antwoorden(rng, rng.choice([25, 40, 60, 90]), plaatsen), plaatsen)
        toon = _toon(telling)
        scores = groepsscores(telling, toon)
        if scores is None:
            continue
        for slug in toon.themas:
            mogelijk = _mogelijk(telling, scores, slug, plaatsen)
            getoond += len(mogelijk) > 0
            for plaats, aantal in enumerate(telling["posities"][slug]):
                assert aantal >= K or len({keren[plaats] for keren in mogelijk}) > 1

    assert getoond > 60


def test_without_the_rule_places_can_be_worked_out():
    """The negative control: of a theme that all who chose it put last, share and score say so."""
    antwoorden = (
        [["drugs", "zorg", "cyber"]] * 15 + [["drugs", "jeugd", "zorg"]] * 15 + [["zorg", "drugs", "jeugd"]] * 15
    )
    telling = _telling(antwoorden, 3)

    alles = groepsscores(telling, Toonbaar("open", "zelfselectie", ("cyber", "drugs", "jeugd", "zorg"), True, 0))

    assert alles is not None
    assert _mogelijk(telling, alles, "cyber", 3) == {(0, 0, 15)}
    met_regel = groepsscores(telling, Toonbaar("open", "zelfselectie", ("cyber", "drugs", "jeugd", "zorg"), True, K))
    assert met_regel is not None
    assert [thema.score for thema in met_regel.themas] == [None] * len(THEMAS)
    assert met_regel.volgorde == ()


def test_scores_are_of_all_shown_themes_and_their_order_with_them():
    rng = random.Random(4)
    telling = _telling(_antwoorden(rng, 800, 3), 3)
    toon = _toon(telling, aard="steekproef")

    scores = groepsscores(telling, toon)

    assert scores is not None
    assert scores.aantal == 800
    assert {thema.slug for thema in scores.themas if thema.score is not None} == set(toon.themas)
    assert sorted(slug for trede in scores.volgorde for slug in trede) == sorted(toon.themas)
    for thema in scores.themas:
        if thema.score is not None:
            assert thema.laag is not None
            assert thema.hoog is not None
            assert 0 <= thema.laag <= thema.score <= thema.hoog <= 100


def test_only_a_sample_has_a_margin():
    telling = _telling(_antwoorden(random.Random(4), 800, 3), 3)

    scores = groepsscores(telling, _toon(telling, aard="zelfselectie"))

    assert scores is not None
    assert {thema.laag for thema in scores.themas} == {None}


def test_no_order_is_said_of_a_group_of_which_the_most_chosen_is_hidden():
    telling = _telling(_antwoorden(random.Random(4), 800, 3), 3)

    scores = groepsscores(telling, _toon(telling, mag_volgorde=False))

    assert scores is not None
    assert scores.volgorde == ()


def test_first_choices_are_shown_beside_others_only_when_none_of_them_follows_from_the_rest():
    rng = random.Random(6)

    for _ in range(40):
        telling = _telling(_antwoorden(rng, rng.choice([60, 120, 300]), 3), 3)
        scores = groepsscores(telling, _toon(telling))
        if scores is None:
            continue
        weg = [telling["posities"][een.slug][0] for een in scores.themas if een.eerste is None]
        assert len(weg) != 1
        assert not weg or len(weg) == len(THEMAS) or sum(weg) >= K


@pytest.mark.parametrize(
    "telling",
    [
        {"n": 0, "posities": {slug: [0, 0] for slug in THEMAS}, "boven": {slug: {} for slug in THEMAS}},
        {"n": 40, "posities": {slug: [5, 3] for slug in THEMAS}},  # counted before pairs were, and not filled whole
    ],
)
def test_what_nobody_answered_or_was_not_counted_has_no_score(telling):
    assert groepsscores(telling, Toonbaar("open", "zelfselectie", THEMAS, True, K)) is None
