"""Pictures in which groups can be compared hold the groups of which something is shown, and name the others."""

from dataclasses import replace

import pytest
from django.template.loader import render_to_string

from consultatie.uitslag.prioritering.aandelen import AARDEN
from rapportage.cijfers.resultaat import Aandeel, Antwoordrij, Groepsscores, Resultaat, Themascore, Vraaguitslag
from rapportage.documenten.uitslagbeeld import ZEGT
from rapportage.export.resultaatboek import AARDCODES
from rapportage.resultaten.beelden import beelden_van
from rapportage.resultaten.verdieping import verdieping_van
from rapportage.resultaten.vorigebeeld import WAAROM_GEEN_MARGE
from tests.rapportage.test_resultaten import resultaat

NIET_GETOOND = (
    "‘Te weinig antwoorden’: minder dan 10 mensen kozen dit, of bijna iedereen koos het, of een lezer kan zo’n aantal "
    "ermee terugrekenen."
)


def drugs(**per_groep: list[float | None]) -> Vraaguitslag:
    rijen = tuple(
        Antwoordrij(code, code.title(), tuple(Aandeel(groep, delen[plaats]) for groep, delen in per_groep.items()))
        for plaats, code in enumerate(("zorg", "toezicht"))
    )
    return Vraaguitslag("drugs", "Wat gaat voor?", "meer", tuple((code, 1040) for code in per_groep), rijen)


def drie_groepen(vraag: Vraaguitslag) -> Resultaat:
    return replace(resultaat(open={"a": 0.5}, partners={"a": 0.5}, raad={"a": 0.5}), vragen=(vraag,))


def test_answers_that_each_are_a_share_stand_in_one_picture_of_all_groups_of_which_some_is_shown() -> None:
    (beeld,) = beelden_van(drie_groepen(drugs(open=[0.4, 0.2], partners=[0.8, None], raad=[None, None]))).vragen

    assert beeld.samen
    assert beeld.samen.grafiek.beschrijving == (
        "Stippengrafiek. Zorg: Open 40% en Partners 80%. Toezicht: Open 20% en Partners te weinig antwoorden."
    )
    assert beeld.samen.uitleg == (
        "Aantal antwoorden: open 1.040 en partners 1.040. Raad: te weinig antwoorden. "
        f"Men mocht meer dan één antwoord kiezen. {NIET_GETOOND}"
    )
    assert [deel.grafiek for deel in beeld.delen] == [None, None, None]
    assert beeld.is_deels_verborgen


def test_a_picture_in_which_nothing_is_hidden_does_not_say_what_that_means() -> None:
    (beeld,) = beelden_van(drie_groepen(drugs(open=[0.4, 0.2], partners=[0.8, 0.3]))).vragen

    assert beeld.samen
    assert "Te weinig" not in beeld.samen.uitleg
    assert not beeld.is_deels_verborgen


@pytest.mark.parametrize(
    ("hoogstens", "zin"),
    [
        (3, "Men mocht hooguit 3 antwoorden kiezen. Wie er meer koos, telt bij meer antwoorden mee."),
        (1, "Men mocht één antwoord kiezen."),
    ],
)
def test_how_many_answers_one_could_give_is_said_and_what_that_does_to_the_shares(hoogstens: int, zin: str) -> None:
    vraag = replace(drugs(open=[0.4, 0.2], partners=[0.8, 0.3]), hoogstens=hoogstens)

    (beeld,) = beelden_van(drie_groepen(vraag)).vragen

    assert beeld.samen
    assert zin in beeld.samen.uitleg


def test_a_picture_of_made_up_figures_says_so() -> None:
    (beeld,) = beelden_van(replace(drie_groepen(drugs(open=[0.4, 0.2], raad=[0.8, 0.3])), is_fictief=True)).vragen

    assert beeld.samen
    assert beeld.samen.uitleg.endswith("Voorbeeldcijfers.")


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


def scores_van(**per_groep: Themascore) -> tuple[Groepsscores, ...]:
    return tuple(Groepsscores(groep, 100, (thema,)) for groep, thema in per_groep.items())


def test_a_group_of_which_no_score_is_shown_has_no_column_but_is_named() -> None:
    cijfers = resultaat(open={"a": 0.5}, partners={"a": 0.5}, raad={"a": 0.5}, sessie_raad={"a": 0.5})
    scores = scores_van(open=Themascore("a", 61.5), partners=Themascore("a", None))

    beeld = verdieping_van(replace(cijfers, scores=scores)).scores

    assert beeld
    assert [groep.code for groep in beeld.groepen] == ["open"]
    assert [[score.score for score in rij.scores] for rij in beeld.rijen] == [[61.5]]
    assert beeld.weggelaten == (
        "Partners en Raad: te weinig antwoorden om een score te laten zien. Stippen op een sessie geven een aandeel en "
        "geen score."
    )


def test_a_group_of_which_only_first_choices_are_shown_keeps_its_column() -> None:
    cijfers = resultaat(open={"a": 0.5}, partners={"a": 0.5})
    scores = scores_van(open=Themascore("a", None, eerste=0.23), partners=Themascore("a", 50.0))

    beeld = verdieping_van(replace(cijfers, scores=scores)).scores

    assert beeld
    assert [groep.code for groep in beeld.groepen] == ["open", "partners"]
    assert beeld.weggelaten == ""


def test_when_no_group_has_a_score_that_is_shown_all_have_a_column_that_says_so() -> None:
    cijfers = resultaat(open={"a": 0.5}, partners={"a": 0.5})

    beeld = verdieping_van(
        replace(cijfers, scores=scores_van(open=Themascore("a", None), partners=Themascore("a", None)))
    ).scores

    assert beeld
    assert [groep.code for groep in beeld.groepen] == ["open", "partners"]
    assert beeld.weggelaten == ""


def test_one_group_alone_has_bars() -> None:
    (beeld,) = beelden_van(drie_groepen(drugs(open=[0.4, 0.2], raad=[None, None]))).vragen

    assert beeld.samen is None
    assert [deel.grafiek is None for deel in beeld.delen] == [False, True]


def _methode(cijfers: Resultaat) -> str:
    kader = {"resultaat": cijfers, "verdieping": verdieping_van(cijfers)}
    return render_to_string("rapportage/_methode.html", kader)


@pytest.mark.parametrize(
    ("groep", "aard", "zin"),
    [
        ("partners", "allen", "Partners zijn allemaal gevraagd."),
        ("partners", "allen", "Partners zijn organisaties: voor hen geldt alleen het eerste."),
        ("raad", "ingeleverd", "Van de gemeenteraad telt wie een formulier inleverde."),
        ("netwerksessie", "bijeenkomst", "Een netwerksessie telt wie er was."),
        ("sessie_raad", "bijeenkomst", "Op de netwerksessie plakte iedereen stippen."),
        ("digipanel", "steekproef", "Iemand kan in meer dan één groep zitten."),
    ],
)
def test_how_was_counted_tells_of_the_groups_that_there_are(groep: str, aard: str, zin: str) -> None:
    alleen = resultaat(open={"a": 0.5})
    een: dict[str, float | None] = {"a": 0.5}
    met = resultaat(**{"open": een, groep: een})
    met = replace(met, groepen=(met.groepen[0], replace(met.groepen[1], aard=aard)))

    assert zin not in _methode(alleen)
    assert zin in " ".join(_methode(met).replace("<b>", "").replace("</b>", "").split())


def test_groups_that_may_be_the_same_people_are_named_beside_their_numbers() -> None:
    apart = resultaat(open={"a": 0.5}, raad={"a": 0.5})
    samen = resultaat(open={"a": 0.5}, raad={"a": 0.5}, sessie_raad={"a": 0.5})

    assert beelden_van(apart).dubbel == ""
    assert beelden_van(samen).dubbel == "Wie op de netwerksessie was, kan ook meetellen bij Raad."


def test_of_every_kind_of_group_the_paper_the_comparison_and_the_files_say_what_its_figures_may_claim() -> None:
    assert set(ZEGT) == set(WAAROM_GEEN_MARGE) == {code for code, _ in AARDCODES} == AARDEN
