"""All groups together: as staff chose, only of what is shown, and with how much hangs on that choice."""

import itertools

import pytest

from rapportage.cijfers.resultaat import (
    Groep,
    Groepsgewicht,
    Groepsscores,
    Groepstotaal,
    Omslag,
    Prioriteiten,
    Resultaat,
    Themarij,
    Themascore,
    Totaalrij,
)
from rapportage.cijfers.totaal import groepstotaal
from rapportage.resultaten.totaalbeeld import hoe_vaak, omslagzin, totaalbeeld
from rapportage.resultaten.verdieping import verdieping_van

NAMEN = {"drugs": "Drugs", "cyber": "Cyber", "zorg": "Zorg", "uitgaan": "Uitgaan"}
GROEPEN = (
    Groep("open", "Inwoners (open vragenlijst)", "Inwoners", "zelfselectie", 400),
    Groep("digipanel", "Digipanel", "Digipanel", "steekproef", 800),
    Groep("partners", "Partners", "Partners", "allen", 30),
    Groep("sessie_raad", "Netwerksessie: gemeenteraad", "Sessie raad", "bijeenkomst", 20),
)


def van(groep: str, *scores: float | None) -> Groepsscores:
    return Groepsscores(groep, 100, tuple(Themascore(slug, score) for slug, score in zip(NAMEN, scores, strict=True)))


SCORES = (van("open", 70, 40, 60, 30), van("digipanel", 40, 70, 60, 30))


def weeg(gewichten: dict[str, int], scores=SCORES, k: int = 1) -> Groepstotaal:
    totaal = groepstotaal(scores, gewichten, reden="Daarom.", k=k)
    assert totaal is not None
    return totaal


def resultaat_met(totaal: Groepstotaal) -> Resultaat:
    rijen = tuple(Themarij(slug, naam, "ontwikkel", ()) for slug, naam in NAMEN.items())
    return Resultaat("T", "t", "2019-09-20", 10, False, GROEPEN, Prioriteiten(3, rijen), (), (), "", totaal=totaal)


# ── the figures ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("gewichten", [{}, {"open": 0}, {"open": 60, "partners": 40}])
def test_without_weights_or_with_one_for_a_group_without_a_score_there_is_no_total(gewichten):
    assert groepstotaal(SCORES, gewichten, reden="x", k=3) is None


def test_without_a_top_there_is_no_total():
    assert groepstotaal(SCORES, {"open": 60, "digipanel": 40}, reden="x", k=0) is None


def test_a_blend_is_the_weighted_mean_of_the_scores_that_are_shown_the_highest_first():
    totaal = weeg({"open": 70, "digipanel": 30})

    assert [(rij.slug, rij.score, rij.plaats) for rij in totaal.themas] == [
        ("drugs", 61.0, 1), ("zorg", 60.0, 2), ("cyber", 49.0, 3), ("uitgaan", 30.0, 4),
    ]  # fmt: skip
    assert totaal.gewichten == (Groepsgewicht("open", 0.7), Groepsgewicht("digipanel", 0.3))


def test_themes_that_tie_share_a_place():
    totaal = weeg({"open": 50, "digipanel": 50})

    assert [(rij.slug, rij.plaats) for rij in totaal.themas] == [
        ("zorg", 1),
        ("cyber", 2),
        ("drugs", 2),
        ("uitgaan", 4),
    ]


def test_a_theme_of_which_a_group_that_counts_shows_no_score_has_no_place():
    scores = (SCORES[0], van("digipanel", None, 70, 60, 30))

    totaal = weeg({"open": 70, "digipanel": 30}, scores)

    assert totaal.themas[-1] == Totaalrij("drugs", None, None, None)
    assert [rij.slug for rij in totaal.themas] == ["zorg", "cyber", "uitgaan", "drugs"]


def test_a_group_that_does_not_count_takes_no_theme_away_and_says_nothing_of_other_weightings():
    scores = (*SCORES, van("partners", None, None, None, 90))
    zonder = weeg({"open": 70, "digipanel": 30})

    met = weeg({"open": 70, "digipanel": 30, "partners": 0}, scores)

    assert (met.themas, met.omslagen) == (zonder.themas, zonder.omslagen)
    assert met.gewichten[-1] == Groepsgewicht("partners", 0.0)


def test_how_often_a_theme_is_on_top_is_the_share_of_all_weightings():
    per_thema = {rij.slug: rij.in_top for rij in weeg({"open": 70, "digipanel": 30}).themas}

    # Of the line of weightings the outer thirds are of drugs and cyber, the middle one of zorg.
    assert per_thema == pytest.approx({"drugs": 1 / 3, "zorg": 1 / 3, "cyber": 1 / 3, "uitgaan": 0}, abs=1e-6)


def test_when_no_more_themes_have_a_score_than_the_top_is_large_being_in_it_says_nothing():
    scores = (SCORES[0], van("digipanel", None, 70, 60, 30))

    totaal = weeg({"open": 70, "digipanel": 30}, scores, k=3)

    assert {rij.in_top for rij in totaal.themas} == {None}


def test_turning_points_are_those_around_the_edge_of_the_top_and_hold():
    totaal = weeg({"open": 70, "digipanel": 30}, k=1)

    assert totaal.omslagen == (
        Omslag(1, "drugs", "zorg", "open", 0.7, 0.666667),
        Omslag(2, "zorg", "cyber", "open", 0.7, 0.333333),
    )
    assert weeg({"open": 66, "digipanel": 34}).themas[0].slug == "zorg"
    assert weeg({"open": 67, "digipanel": 33}).themas[0].slug == "drugs"


def test_what_is_hidden_is_not_in_a_total_for_it_follows_from_what_is_shown_alone():
    """Groups of which different counts lie behind the same scores have the same total."""
    anders = tuple(Groepsscores(groep.groep, groep.aantal * 7, groep.themas) for groep in SCORES)

    for open_ in (1, 37, 99):
        gewichten = {"open": open_, "digipanel": 100 - open_}
        assert weeg(gewichten) == weeg(gewichten, anders)


# ── the words ────────────────────────────────────────────────────────────────────────────────────


def _stand(in_top: float | None, foutmarge: float) -> str:
    rij = Totaalrij("drugs", 50.0, 1, in_top)
    return hoe_vaak(rij, Groepstotaal(3, "x", (), (rij,), (), foutmarge))


@pytest.mark.parametrize(
    ("in_top", "foutmarge", "woorden"),
    [
        (0.97, 0.0, "97 van de 100"),
        (1.0, 0.0, "alle"),
        (0.997, 0.0, "bijna alle"),
        (1.0, 0.008, "bijna alle"),
        (0.0, 0.0, "geen"),
        (0.003, 0.0, "bijna geen"),
        (0.0, 0.008, "bijna geen"),
        (None, 0.0, "niet te zeggen"),
    ],
)
def test_how_often_is_said_without_claiming_more_than_is_known(in_top, foutmarge, woorden):
    assert _stand(in_top, foutmarge) == woorden


@pytest.mark.parametrize(
    ("omslag", "zin"),
    [
        (
            Omslag(3, "drugs", "cyber", "digipanel", 0.4, 0.6149),
            "Telt het digipanel zwaarder dan 62% (nu 40%), dan gaat Cyber voor Drugs.",
        ),
        (
            Omslag(3, "drugs", "cyber", "partners", 0.4, 0.2999),
            "Tellen de partners minder zwaar dan 29% (nu 40%), dan gaat Cyber voor Drugs.",
        ),
        (
            Omslag(3, "drugs", "cyber", "open", 0.9, 0.996),
            "Tellen de inwoners (open vragenlijst) zwaarder dan 99,6% (nu 90%), dan gaat Cyber voor Drugs.",
        ),
        (Omslag(3, "drugs", "cyber"), "Drugs blijft boven Cyber, bij elke weging van deze groepen."),
        (
            Omslag(3, "drugs", "cyber", "open", 0.4, 0.4),
            "Drugs en Cyber staan gelijk. Een klein beetje anders wegen bepaalt welk thema voorgaat.",
        ),
    ],
)
def test_a_turning_point_names_a_weight_beyond_which_it_surely_holds(omslag, zin):
    totaal = weeg({"open": 70, "digipanel": 30})

    assert omslagzin(omslag, NAMEN, resultaat_met(totaal)) == zin


def test_the_picture_has_the_reason_the_weights_and_who_has_no_score():
    totaal = weeg({"open": 70, "digipanel": 30}, k=3)

    beeld = totaalbeeld(resultaat_met(totaal), totaal)

    assert (beeld.kop, beeld.reden, beeld.onbekend) == ("Drugs staat bovenaan", "Daarom.", "")
    assert [(groep.code, gewicht) for groep, gewicht in beeld.gewichten] == [("open", 0.7), ("digipanel", 0.3)]
    assert beeld.zonder == "Partners en Sessie raad"
    assert beeld.wie == "Inwoners en Digipanel samen"
    assert beeld.voorsprong.startswith("Drugs heeft 61,0 en Zorg 60,0: een verschil van 1,0 op een schaal van 100.")
    assert "Drugs: 61,0 van 100" in beeld.grafiek.beschrijving
    assert list(beeld.stevig) == [
        f"{naam} staat in alle mogelijke wegingen in de top 3." for naam in ("Drugs", "Zorg", "Cyber")
    ]


def test_the_heading_says_it_when_not_every_theme_is_in_the_order():
    scores = (SCORES[0], van("digipanel", None, 70, 60, 30))
    totaal = weeg({"open": 70, "digipanel": 30}, scores)

    beeld = totaalbeeld(resultaat_met(totaal), totaal)

    assert beeld.kop == "Zorg staat bovenaan, van de 3 thema’s met een cijfer van elke groep die meetelt"
    assert beeld.onbekend == "Drugs"


def test_themes_that_lead_together_have_no_lead():
    totaal = weeg({"open": 50, "digipanel": 50}, (van("open", 70, 40, 55, 30), van("digipanel", 40, 70, 55, 30)))

    assert totaalbeeld(resultaat_met(totaal), totaal).voorsprong == ""


def test_a_total_without_any_theme_is_not_on_the_page():
    leeg = weeg({"open": 50, "digipanel": 50}, (van("open", 70, None, 60, None), van("digipanel", None, 70, None, 30)))

    assert verdieping_van(resultaat_met(leeg)).totaal is None


def test_every_percentage_that_is_named_lies_beyond_the_turning_point():
    totaal = weeg({"open": 70, "digipanel": 30})

    for van_, naar in itertools.product((0.2, 0.8), (0.301, 0.5, 0.9999)):
        zin = omslagzin(Omslag(1, "drugs", "cyber", "digipanel", van_, naar), NAMEN, resultaat_met(totaal))
        genoemd = float(zin.split(" dan ")[1].split("%")[0].replace(",", ".")) / 100
        assert genoemd >= naar - 1e-9 if naar > van_ else genoemd <= naar + 1e-9
