"""The dice of the example: the same everywhere, and plausible."""

import hashlib
import random
from collections import Counter
from datetime import date
from typing import Any

import pytest

from consultatie.openantwoord.screening import vind
from consultatie.vragenlijst.vraagtypen.alleen import zonder_merk
from mjbp.voorbeeld.antwoorden import Antwoord, Wijkgewicht, kies, kies_verschillende, maak_antwoorden
from mjbp.voorbeeld.bron import lees

NAMENS_ANDEREN = ("partner", "raad")
ZOMER = (date(2019, 7, 15), date(2019, 9, 15))
# Over all answers. It changes only when weights, texts or questions of the example do.
AFDRUK = "31dd593e023d06715a9a7d48670c6d9234d4fcf174d1009189789e1e61d93a27"


def _definitie() -> dict[str, Any]:
    """The questionnaire as the question types compile it, as far as the dice look at it."""
    opties: dict[str, list[str]] = {
        "leeftijd": ["tot-18", "18-34", "35-49", "50-64", "65-79", "80-plus"],
        "top3": [thema["slug"] for thema in lees("themas")["themas"]],
        "gevoel": [str(stap) for stap in range(1, 11)],
    }
    secties = [
        {
            "vragen": [
                {
                    "sleutel": vraag["sleutel"],
                    "is_verplicht": vraag.get("is_verplicht", False),
                    "aantal": vraag.get("aantal"),
                    "opties": [
                        {"code": zonder_merk(code)} for code in opties.get(vraag["sleutel"], vraag.get("opties", []))
                    ],
                }
                for vraag in sectie["vragen"]
            ]
        }
        for sectie in lees("vragenlijst")["secties"]
    ]
    return {"secties": secties}


def _wijken() -> list[Wijkgewicht]:
    return [Wijkgewicht(rij["code"], rij["inwoners"]) for rij in lees("gemeente")["wijken"]["rijen"]]


@pytest.fixture(scope="module")
def antwoorden() -> list[Antwoord]:
    return maak_antwoorden(lees("antwoorden"), definitie=_definitie(), wijken=_wijken(), eerste_dag=ZOMER[0])


def test_the_same_seed_gives_the_same_answers_on_every_machine(antwoorden):
    assert hashlib.sha256(repr(antwoorden).encode()).hexdigest() == AFDRUK


def test_there_are_twelve_hundred_of_residents_and_partners_and_those_of_the_council_each_under_a_key_of_its_own(
    antwoorden,
):
    assert Counter(antwoord.kanaal for antwoord in antwoorden) == {
        "open": 360,
        "digipanel": 783,
        "papier": 26,
        "telefoon": 14,
        "partner": 17,
        "raad": 33,
    }
    assert len({antwoord.sleutel for antwoord in antwoorden}) == 1233
    assert {antwoord.sleutel.version for antwoord in antwoorden} == {4}


def test_all_come_in_during_the_consultation_in_order_of_day(antwoorden):
    dagen = [antwoord.dag for antwoord in antwoorden]

    assert dagen == sorted(dagen)
    assert ZOMER[0] <= dagen[0]
    assert dagen[-1] <= ZOMER[1]


def test_everybody_names_three_different_themes_and_only_residents_say_more_than_that_and_drugs(antwoorden):
    assert all(len(set(antwoord.antwoorden["top3"])) == 3 for antwoord in antwoorden)
    assert all(set(a.antwoorden) == {"top3", "drugs"} for a in antwoorden if a.kanaal in NAMENS_ANDEREN)
    assert all(len(a.antwoorden["drugs"]) == 3 for a in antwoorden if a.kanaal in NAMENS_ANDEREN)


@pytest.mark.parametrize("sleutel", ["wijk", "leeftijd", "merkt", "gevoel", "last", "drugs"])
def test_some_skip_a_question_but_most_do_not(antwoorden, sleutel):
    bewoners = [antwoord for antwoord in antwoorden if antwoord.kanaal not in NAMENS_ANDEREN]

    aandeel = sum(sleutel in antwoord.antwoorden for antwoord in bewoners) / len(bewoners)

    assert 0.9 < aandeel < 1


def test_zandweerd_answers_more_and_keizerslanden_less_than_their_share_of_the_population(antwoorden):
    open_ = [a.antwoorden["wijk"] for a in antwoorden if a.kanaal == "open" and "wijk" in a.antwoorden]
    inwoners = {wijk.code: wijk.inwoners for wijk in _wijken()}
    verhouding = {
        code: (Counter(open_)[code] / len(open_)) / (inwoners[code] / sum(inwoners.values())) for code in inwoners
    }

    assert verhouding["WK015003"] > 1.2
    assert verhouding["WK015006"] < 0.7


def test_groups_differ_in_what_they_prefer(antwoorden):
    def aandeel(kanaal: str, slug: str) -> float:
        toppen = [antwoord.antwoorden["top3"] for antwoord in antwoorden if antwoord.kanaal == kanaal]
        return sum(slug in top for top in toppen) / len(toppen)

    assert aandeel("digipanel", "cyber") > aandeel("open", "cyber") + 0.1
    assert aandeel("open", "veilig-uitgaan") > aandeel("digipanel", "veilig-uitgaan") + 0.05
    assert aandeel("partner", "ondermijning-en-weerbaarheid") > 0.7
    assert aandeel("raad", "ondermijning-en-weerbaarheid") > aandeel("open", "ondermijning-en-weerbaarheid") + 0.2


def test_screening_would_propose_nothing_in_any_written_answer_and_every_labelled_one_exists():
    teksten = {tekst for deel in lees("antwoorden")["teksten"].values() for reeks in deel.values() for tekst in reeks}
    labels = lees("openantwoorden")["labels"]

    assert [tekst for tekst in teksten if vind(tekst)] == []
    assert {tekst for label in labels for tekst in label["teksten"]} <= teksten
    assert all(set(label.get("citaten", ())) <= set(label["teksten"]) for label in labels)


def test_written_answers_are_short_and_hold_nothing_that_points_to_a_person(antwoorden):
    teksten = {
        a.antwoorden[sleutel] for a in antwoorden for sleutel in ("eerste", "tot-slot") if sleutel in a.antwoorden
    }

    assert 50 <= len(teksten) <= 70
    assert all(len(tekst) < 120 for tekst in teksten)
    assert not any("@" in tekst or any(teken.isdigit() for teken in tekst) for tekst in teksten)


def test_what_weighs_nothing_is_never_chosen():
    rng = random.Random(1)

    assert {kies(rng, "abc", [0, 2, 0]) for _ in range(50)} == {"b"}


def test_choosing_different_ones_never_repeats():
    rng = random.Random(1)

    assert all(len(set(kies_verschillende(rng, "abcd", [9, 1, 1, 1], 3))) == 3 for _ in range(50))
