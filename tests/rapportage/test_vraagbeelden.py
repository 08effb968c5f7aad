"""Pictures in which groups can be compared hold the groups of which something is shown, and name the others."""

from dataclasses import replace

from rapportage.cijfers.resultaat import Aandeel, Antwoordrij, Groepsscores, Themascore, Vraaguitslag
from rapportage.resultaten.beelden import beelden_van
from rapportage.resultaten.verdieping import verdieping_van
from tests.rapportage.test_resultaten import resultaat


def drugs(**per_groep: list[float | None]) -> Vraaguitslag:
    rijen = tuple(
        Antwoordrij(code, code.title(), tuple(Aandeel(groep, delen[plaats]) for groep, delen in per_groep.items()))
        for plaats, code in enumerate(("zorg", "toezicht"))
    )
    return Vraaguitslag("drugs", "Wat gaat voor?", "meer", tuple((code, 1040) for code in per_groep), rijen)


def test_answers_that_each_are_a_share_stand_in_one_picture_of_all_groups_of_which_some_is_shown() -> None:
    vraag = drugs(open=[0.4, 0.2], partners=[0.8, None], raad=[None, None])
    cijfers = replace(resultaat(open={"a": 0.5}, partners={"a": 0.5}, raad={"a": 0.5}), vragen=(vraag,))

    (beeld,) = beelden_van(cijfers).vragen

    assert beeld.samen
    assert beeld.samen.grafiek.beschrijving == (
        "Stippengrafiek. Zorg: Open 40% en Partners 80%. Toezicht: Open 20% en Partners te weinig antwoorden."
    )
    assert beeld.samen.uitleg == (
        "Aantal antwoorden: open 1.040 en partners 1.040. Raad: te weinig antwoorden om te laten zien. "
        "Men mocht meer dan één antwoord kiezen."
    )
    assert [deel.grafiek for deel in beeld.delen] == [None, None, None]
    assert len(beeld.rijen[0].aandelen) == 3


def test_the_margin_is_explained_only_where_a_sample_is_in_the_picture() -> None:
    cijfers = resultaat(open={"a": 0.5}, partners={"a": 0.5}, digipanel={"a": 0.5})
    open_, partners, panel = cijfers.groepen
    cijfers = replace(cijfers, groepen=(open_, partners, replace(panel, aard="steekproef")))
    met, zonder = drugs(open=[0.4, 0.2], digipanel=[0.3, 0.3]), drugs(open=[0.4, 0.2], partners=[0.3, 0.3])

    een, ander = beelden_van(replace(cijfers, vragen=(met, zonder))).vragen

    assert een.samen
    assert ander.samen
    assert "De streep bij het digipanel is de marge van 95%." in een.samen.uitleg
    assert "streep" not in ander.samen.uitleg


def scores_van(**per_groep: float | None) -> tuple[Groepsscores, ...]:
    return tuple(Groepsscores(groep, 100, (Themascore("a", score),)) for groep, score in per_groep.items())


def test_a_group_of_which_no_score_is_shown_has_no_column_but_is_named() -> None:
    cijfers = resultaat(open={"a": 0.5}, partners={"a": 0.5}, raad={"a": 0.5})

    beeld = verdieping_van(replace(cijfers, scores=scores_van(open=61.5, partners=None, raad=None))).scores

    assert beeld
    assert [groep.code for groep in beeld.groepen] == ["open"]
    assert [[score.score for score in rij.scores] for rij in beeld.rijen] == [[61.5]]
    assert beeld.weggelaten == "Partners en Raad"


def test_when_no_group_has_a_score_that_is_shown_all_have_a_column_that_says_so() -> None:
    cijfers = resultaat(open={"a": 0.5}, partners={"a": 0.5})

    beeld = verdieping_van(replace(cijfers, scores=scores_van(open=None, partners=None))).scores

    assert beeld
    assert [groep.code for groep in beeld.groepen] == ["open", "partners"]
    assert beeld.weggelaten == ""


def test_one_group_alone_has_bars() -> None:
    cijfers = replace(resultaat(open={"a": 0.5}, raad={"a": 0.5}), vragen=(drugs(open=[0.4, 0.2], raad=[None, None]),))

    (beeld,) = beelden_van(cijfers).vragen

    assert beeld.samen is None
    assert [deel.grafiek is None for deel in beeld.delen] == [False, True]
