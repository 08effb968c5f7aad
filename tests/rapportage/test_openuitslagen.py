"""Open questions as they may be shown: no small number of texts follows from what is, and a quote says of nobody."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultatie.openantwoord.labeltelling import Labelnaam, Labeltelling, Open
from rapportage.cijfers.groepen import VRAGENLIJSTGROEPEN
from rapportage.cijfers.openuitslagen import CITATEN, openuitslagen
from rapportage.cijfers.resultaat import (
    Aandeel,
    Antwoordrij,
    Openuitslag,
    Resultaat,
    Vraaguitslag,
    resultaat_uit,
    zo_vaak_getoond,
)
from rapportage.resultaten.openbeeld import openbeelden
from rapportage.resultaten.queries import gegevens_van
from rapportage.resultaten.verschillen import verschillen, zonder_kleine_groei
from tests.rapportage.test_export_resultaatboek import GROEPEN, OPEN, maak_resultaat

K = 10
VRAAG: dict[str, Any] = {"sleutel": "eerste", "soort": "open", "tekst": "Wat eerst?"}


def _telling(labels: Mapping[str, Mapping[str, int]], **anders: Any) -> Labeltelling:
    """Texts of which each bears one of these labels (per channel), and as many of each channel without a label."""
    gecodeerd: dict[str, int] = {}
    for aantallen in labels.values():
        for kanaal, aantal in aantallen.items():
            gecodeerd[kanaal] = gecodeerd.get(kanaal, 0) + aantal
    gegevens: dict[str, Any] = {
        "open": Open("eerste", "Wat eerst?", VRAAG),
        "geschreven": {kanaal: 2 * aantal + K for kanaal, aantal in gecodeerd.items()},
        "gecodeerd": gecodeerd,
        "per_label": {Labelnaam(nr, naam, ""): aantallen for nr, (naam, aantallen) in enumerate(labels.items())},
        "citaten": (),
    }
    return Labeltelling(**(gegevens | anders))


def _uitslagen(*tellingen: Labeltelling, uitslagen: tuple[Vraaguitslag, ...] = ()) -> tuple[Openuitslag, ...]:
    return openuitslagen(tellingen, VRAGENLIJSTGROEPEN, uitslagen, drempel=K)


def _labels(uitslag: Openuitslag) -> list[tuple[str, int | None, int | None]]:
    return [(rij.naam, rij.aantallen[0], rij.aantallen[1]) for rij in uitslag.labels]


def test_labels_stand_largest_first_and_ways_of_taking_part_of_one_group_are_counted_together():
    (uitslag,) = _uitslagen(
        _telling(
            {"Licht": {"open": 12, "digipanel": 40}, "Buren": {"open": 20, "papier": 11}, "Zorg": {"digipanel": 30}}
        )
    )

    assert _labels(uitslag) == [("Buren", 31, None), ("Licht", 12, 40), ("Zorg", None, 30)]
    assert [groep.gecodeerd for groep in uitslag.groepen] == [43, 70, None, None, None]


def test_a_small_label_takes_another_along_so_that_it_does_not_follow_from_the_total():
    (uitslag,) = _uitslagen(_telling({"Licht": {"open": 50}, "Buren": {"open": 12}, "Zorg": {"open": 5}}))

    assert _labels(uitslag) == [("Licht", 50, None)]


@given(st.lists(st.integers(0, 40), min_size=1, max_size=6))
def test_what_is_hidden_together_concerns_the_threshold_or_nothing_is(aantallen: list[int]):
    labels = {str(nummer): {"open": aantal} for nummer, aantal in enumerate(aantallen)}

    uitslagen = _uitslagen(_telling(labels))

    getoond = {rij.naam: rij.aantallen[0] for uitslag in uitslagen for rij in uitslag.labels}
    over = [aantal for nummer, aantal in enumerate(aantallen) if aantal and str(nummer) not in getoond]
    assert all(aantal is not None and aantal >= K for aantal in getoond.values())
    if getoond:
        assert not over or (len(over) > 1 and sum(over) >= K)


@pytest.mark.parametrize(
    ("geschreven", "gecodeerd", "getoond"),
    [(40, 40, (40, 40)), (40, 31, (None, 31)), (40, 30, (40, 30)), (40, 9, (40, None)), (9, 9, (None, None))],
)
def test_how_many_texts_have_no_label_is_no_small_number(
    geschreven: int, gecodeerd: int, getoond: tuple[int | None, int | None]
):
    telling = _telling(
        {"Licht": {"digipanel": 20}}, geschreven={"open": geschreven}, gecodeerd={"open": gecodeerd, "digipanel": 20}
    )

    (uitslag,) = _uitslagen(telling)

    assert (uitslag.groepen[0].geschreven, uitslag.groepen[0].gecodeerd) == getoond


@pytest.mark.parametrize(("waarde", "toont"), [(0.5, True), (None, False)])
@pytest.mark.parametrize("hoe", ["voorwaarde", "thema"])
def test_texts_do_not_tell_how_many_gave_an_answer_that_is_hidden(waarde: float | None, toont: bool, hoe: str):
    vraag = VRAAG | {"alleen_als": {"sleutel": "merkt", "codes": ["ja"], "zin": "Alleen als u bij …"}}
    open_ = (
        Open("eerste", "Wat?", vraag)
        if hoe == "voorwaarde"
        else Open("merkt_ja", "Wat?", VRAAG | {"sleutel": "merkt"}, "ja")
    )
    rij = Antwoordrij("ja", "Ja", (Aandeel("open", waarde), Aandeel("digipanel", 0.4)))
    anders = Vraaguitslag("merkt", "Merkt u dit?", "een", (), (rij,))

    (uitslag,) = _uitslagen(_telling({"Licht": {"open": 30, "digipanel": 30}}, open=open_), uitslagen=(anders,))

    assert _labels(uitslag) == [("Licht", 30 if toont else None, 30)]
    assert (uitslag.groepen[0].gecodeerd == 30) is toont


def test_of_texts_with_a_label_no_few_are_without_this_one():
    # Some bear two labels: 30 of 32 are about light, so two are not.
    verraadt = _telling({"Licht": {"open": 30}, "Buren": {"open": 12}}, geschreven={"open": 60}, gecodeerd={"open": 32})
    ruim = _telling({"Licht": {"open": 30}, "Buren": {"open": 22}}, geschreven={"open": 60}, gecodeerd={"open": 42})

    (klein,), (groot,) = _uitslagen(verraadt), _uitslagen(ruim)

    assert _labels(klein) == []
    assert _labels(groot) == [("Licht", 30, None), ("Buren", 22, None)]


@pytest.mark.parametrize(
    ("een", "ander", "zelfde"),
    [
        ({"sleutel": "a", "codes": ["ja"]}, {"sleutel": "b", "codes": ["ja"]}, False),
        ({"sleutel": "a", "codes": ["ja", "nee"]}, {"sleutel": "a", "codes": ["nee", "ja"]}, True),
        ({"sleutel": "a", "codes": ["ja"]}, {"sleutel": "a", "codes": ["nee"]}, False),
    ],
)
def test_texts_of_two_versions_are_counted_together_when_the_same_people_were_asked(een: Any, ander: Any, zelfde: bool):
    versies = [Open("eerste", "Wat?", VRAAG | {"alleen_als": voorwaarde}) for voorwaarde in (een, ander)]

    assert (versies[0].meetlat == versies[1].meetlat) is zelfde


def test_without_any_group_to_show_a_question_is_left_out_with_its_quotes():
    assert _uitslagen(_telling({"Licht": {"open": 9}}, citaten=("Meer licht.",))) == ()


def test_only_a_few_texts_are_quoted():
    citaten = tuple(f"Citaat {nummer}" for nummer in range(CITATEN + 2))

    (uitslag,) = _uitslagen(_telling({"Licht": {"open": 30}}, citaten=citaten))

    assert uitslag.citaten == citaten[:CITATEN]


def test_the_nota_adds_up_only_what_is_shown():
    twee = _uitslagen(
        _telling({"Licht": {"open": 30, "digipanel": 4}}),
        _telling({"Licht": {"open": 8}, "Buren": {"open": 40}, "Zorg": {"open": 11}}),
    )

    assert zo_vaak_getoond(twee, "Licht") == {"open": 30}
    assert zo_vaak_getoond(twee, "Buren") == {"open": 40}
    assert zo_vaak_getoond(twee, "Zorg") == {}


def test_a_group_says_how_many_of_its_texts_bear_a_label_and_has_bars_where_there_is_something_to_see():
    (beeld,) = openbeelden(maak_resultaat())

    assert [deel.zin for deel in beeld.delen] == [
        "68 van de 95 antwoorden zijn ingedeeld. De staaf is het deel daarvan.",
        "112 antwoorden zijn ingedeeld. Dat zijn ze bijna allemaal. Over elk onderwerp gaan er te weinig om te laten zien.",
        "Te weinig antwoorden om te laten zien.",
    ]
    assert [deel.grafiek is not None for deel in beeld.delen] == [True, False, False]
    assert "Licht: 22% van de antwoorden (15)" in beeld.delen[0].grafiek.beschrijving


def test_figures_of_before_there_were_open_answers_are_still_read_and_new_ones_come_back_as_they_were():
    nieuw = maak_resultaat()
    gegevens = gegevens_van(nieuw)

    assert resultaat_uit(gegevens) == nieuw
    del gegevens["openantwoorden"]
    assert resultaat_uit(gegevens) == replace(nieuw, openantwoorden=())


def test_a_correction_says_only_that_open_answers_changed():
    oud = maak_resultaat()
    nieuw = replace(oud, openantwoorden=(replace(OPEN, citaten=()),))

    assert [(een.wat, een.oud) for een in verschillen(oud, nieuw)] == [("Wat mensen in eigen woorden schreven", None)]


def test_a_group_that_grew_by_a_few_shows_no_labels_either():
    oud = maak_resultaat()
    nieuw: Resultaat = replace(oud, groepen=(replace(GROEPEN[0], aantal=415), *GROEPEN[1:]))

    assert zonder_kleine_groei(oud, nieuw).openantwoorden == ()
    assert zonder_kleine_groei(oud, oud).openantwoorden == (OPEN,)
