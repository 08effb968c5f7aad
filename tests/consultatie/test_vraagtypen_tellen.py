"""Each question type: how its answers are counted, shown and exported."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultatie.uitslag.telling import voeg_samen
from consultatie.vragenlijst.vraagtypen import VRAAGTYPEN
from tests.consultatie.vraagtypenproef import (
    CIJFER,
    EEN,
    EEN_ANDERS,
    GESLACHT,
    LEEFTIJD,
    MATRIX,
    MEER,
    MEER_ANDERS,
    MEER_ONBEPERKT,
    OPEN,
    PER_THEMA,
    RANGORDE,
    SCHAAL,
    TOP,
    WIJK,
    opties,
)

# ── counting ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("definitie", "antwoorden", "telling"),
    [
        (EEN, ["ja", "ja"], {"n": 2, "opties": {"ja": 2, "nee": 0}}),
        (MEER, [["a", "b"], ["b"]], {"n": 2, "opties": {"a": 1, "b": 2, "c": 0}}),
        (
            TOP,
            [["zorg", "drugs", "cyber"], ["zorg"], ["drugs", "zorg"]],
            {
                "n": 3,
                "posities": {"drugs": [1, 1, 0], "cyber": [0, 0, 1], "zorg": [2, 1, 0]},
                "boven": {
                    "drugs": {"cyber": 2, "zorg": 1},
                    "cyber": {"drugs": 0, "zorg": 0},
                    "zorg": {"drugs": 2, "cyber": 3},
                },
            },
        ),
        (SCHAAL, ["3"], {"n": 1, "opties": {"1": 0, "2": 0, "3": 1}}),
        (OPEN, ["Meer licht", "Minder licht"], {"n": 2}),
        (WIJK, ["WK015001"], {"n": 1, "opties": {"WK015001": 1}}),
        (LEEFTIJD, [], {"n": 0, "opties": {"18-34": 0}}),
        (GESLACHT, ["man"], {"n": 1, "opties": {"vrouw": 0, "man": 1, "anders": 0, "zeg-ik-niet": 0}}),
        (CIJFER, ["10", "10"], {"n": 2, "opties": {**dict.fromkeys(map(str, range(1, 10)), 0), "10": 2}}),
        (
            EEN_ANDERS,
            ["a", {"keuze": "anders-namelijk", "tekst": "x"}, {"keuze": "anders-namelijk", "tekst": "y"}],
            {"n": 3, "opties": {"a": 1, "b": 0, "anders-namelijk": 2}},
        ),
        (
            MEER_ANDERS,
            [{"keuze": ["a", "anders-namelijk"], "tekst": "a"}],
            {"n": 1, "opties": {"a": 1, "b": 0, "anders-namelijk": 1}},
        ),
        (
            RANGORDE,
            [["zorg", "drugs", "cyber"], ["zorg", "cyber", "drugs"]],
            {
                "n": 2,
                "posities": {"drugs": [0, 1, 1], "cyber": [0, 1, 1], "zorg": [2, 0, 0]},
                "boven": {
                    "drugs": {"cyber": 1, "zorg": 0},
                    "cyber": {"drugs": 1, "zorg": 0},
                    "zorg": {"drugs": 2, "cyber": 2},
                },
            },
        ),
        (
            MATRIX,
            [{"straat": "veilig", "bus": "veilig"}, {"bus": "onveilig"}],
            {
                "n": 2,
                "rijen": {
                    "straat": {"n": 1, "opties": {"veilig": 1, "onveilig": 0}},
                    "bus": {"n": 2, "opties": {"veilig": 1, "onveilig": 1}},
                },
            },
        ),
        (PER_THEMA, [{"drugs": "x"}, {"drugs": "y", "cyber": "x"}], {"n": 2, "opties": {"drugs": 2, "cyber": 1}}),
    ],
)
def test_answers_are_counted(definitie, antwoorden, telling):
    soort = VRAAGTYPEN[definitie["soort"]]
    begin = soort.leeg(definitie)

    geteld = begin
    for antwoord in antwoorden:
        geteld = soort.tel_op(geteld, definitie, antwoord)

    assert geteld == _tel_samen(definitie, antwoorden) == telling
    assert begin == soort.leeg(definitie)


def _tel_samen(definitie: dict[str, Any], antwoorden: list[Any]) -> dict[str, Any]:
    teller = VRAAGTYPEN[definitie["soort"]].teller(definitie)
    for antwoord in antwoorden:
        teller.tel(0, antwoord)
    return teller.telling(0)


STRATEGIEEN: list[tuple[dict[str, Any], st.SearchStrategy[Any]]] = [
    (EEN, st.sampled_from(["ja", "nee"])),
    (MEER_ONBEPERKT, st.lists(st.sampled_from("abc"), min_size=1, unique=True)),
    (TOP, st.lists(st.sampled_from(["drugs", "cyber", "zorg"]), min_size=1, unique=True)),
    (SCHAAL, st.sampled_from("123")),
    (OPEN, st.text(min_size=1)),
    (GESLACHT, st.sampled_from(["vrouw", "man", "anders", "zeg-ik-niet"])),
    (CIJFER, st.sampled_from([str(cijfer) for cijfer in range(1, 11)])),
    (
        EEN_ANDERS,
        st.sampled_from("ab") | st.text(min_size=1).map(lambda tekst: {"keuze": "anders-namelijk", "tekst": tekst}),
    ),
    (
        MEER_ANDERS,
        st.lists(st.sampled_from("ab"), min_size=1, unique=True)
        | st.text(min_size=1).map(lambda tekst: {"keuze": ["a", "anders-namelijk"], "tekst": tekst}),
    ),
    (RANGORDE, st.permutations(["drugs", "cyber", "zorg"])),
    (
        MATRIX,
        st.dictionaries(st.sampled_from(["straat", "bus"]), st.sampled_from(["veilig", "onveilig"]), min_size=1),
    ),
    (PER_THEMA, st.dictionaries(st.sampled_from(["drugs", "cyber"]), st.text(min_size=1), min_size=1)),
]


@pytest.mark.parametrize(
    ("definitie", "antwoord"),
    STRATEGIEEN,
    ids=[f"{d['soort']}{'-anders' * ('anders' in d)}" for d, _ in STRATEGIEEN],
)
@given(data=st.data())
def test_tallies_are_a_monoid(definitie, antwoord, data):
    soort = VRAAGTYPEN[definitie["soort"]]
    delen = data.draw(st.lists(st.lists(antwoord, max_size=4), min_size=3, max_size=3))

    def tel(reeks):
        telling = soort.leeg(definitie)
        for een in reeks:
            telling = soort.tel_op(telling, definitie, een)
        return telling

    a, b, c = (tel(deel) for deel in delen)
    assert soort.voeg_samen(a, soort.leeg(definitie)) == a
    assert soort.voeg_samen(a, b) == soort.voeg_samen(b, a)
    assert soort.voeg_samen(soort.voeg_samen(a, b), c) == soort.voeg_samen(a, soort.voeg_samen(b, c))
    alles = [een for deel in delen for een in deel]
    assert soort.voeg_samen(soort.voeg_samen(a, b), c) == tel(alles) == _tel_samen(definitie, alles)
    assert json.dumps(_tel_samen(definitie, alles)) == json.dumps(_tel_samen(definitie, alles[::-1]))


def test_an_option_of_another_version_is_kept_when_tallies_come_together():
    een = {"n": 2, "opties": {"ja": 1, "nee": 1}}
    ander = {"n": 1, "opties": {"ja": 0, "soms": 1}}
    top3 = {"n": 1, "posities": {"drugs": [1, 0, 0]}}
    top2 = {"n": 1, "posities": {"cyber": [0, 1]}}

    assert VRAAGTYPEN["een"].voeg_samen(een, ander) == {"n": 3, "opties": {"ja": 1, "nee": 1, "soms": 1}}
    assert VRAAGTYPEN["top"].voeg_samen(top3, top2) == {"n": 2, "posities": {"drugs": [1, 0, 0], "cyber": [0, 1]}}


def test_a_theme_of_another_version_keeps_its_pairs_when_tallies_come_together():
    drie = VRAAGTYPEN["top"].tel_op(VRAAGTYPEN["top"].leeg(TOP), TOP, ["zorg", "drugs"])
    vier = {**TOP, "opties": opties("zorg", "drugs", "wonen")}

    samen = VRAAGTYPEN["top"].tel_op(VRAAGTYPEN["top"].voeg_samen(VRAAGTYPEN["top"].leeg(vier), drie), vier, ["wonen"])

    assert samen["n"] == 2
    assert samen["boven"] == {
        "zorg": {"drugs": 1, "wonen": 0, "cyber": 1},
        "drugs": {"zorg": 0, "wonen": 0, "cyber": 1},
        "cyber": {"zorg": 0, "drugs": 0},
        "wonen": {"zorg": 1, "drugs": 1},
    }


@pytest.mark.parametrize("definitie", [TOP, RANGORDE], ids=["top", "rangorde"])
def test_pairs_are_left_out_where_they_would_be_of_a_part_of_the_answers(definitie: dict[str, Any]):
    soort = VRAAGTYPEN[definitie["soort"]]
    nieuw = soort.tel_op(soort.leeg(definitie), definitie, ["zorg", "drugs", "cyber"])
    oud = {naam: deel for naam, deel in nieuw.items() if naam != "boven"}
    zonder = {"n": 2, "posities": {"drugs": [0, 2, 0], "cyber": [0, 0, 2], "zorg": [2, 0, 0]}}

    assert soort.voeg_samen(oud, nieuw) == soort.voeg_samen(nieuw, oud) == soort.voeg_samen(oud, oud) == zonder
    assert voeg_samen({"q": oud}, {"q": nieuw}) == voeg_samen({"q": nieuw}, {"q": oud}) == {"q": zonder}
    assert "boven" not in soort.tel_op(oud, definitie, ["cyber", "drugs", "zorg"])


@pytest.mark.parametrize(
    ("keuze", "boven"),
    [(["drugs"], {"drugs": ["cyber", "zorg"]}), (["zorg", "cyber"], {"zorg": ["cyber", "drugs"], "cyber": ["drugs"]})],
)
def test_what_was_not_chosen_stands_below_all_that_was_and_beside_what_was_not(
    keuze: list[str], boven: dict[str, list[str]]
):
    telling = VRAAGTYPEN["top"].tel_op(VRAAGTYPEN["top"].leeg(TOP), TOP, keuze)

    gevonden = {slug: sorted(lager for lager, n in lagere.items() if n) for slug, lagere in telling["boven"].items()}
    assert {slug: lagere for slug, lagere in gevonden.items() if lagere} == boven


def test_a_row_of_another_version_is_kept_when_tallies_come_together():
    straat = {"straat": {"n": 2, "opties": {"veilig": 2}}}
    bus = {"bus": {"n": 1, "opties": {"veilig": 1}}}

    samen = VRAAGTYPEN["matrix"].voeg_samen({"n": 2, "rijen": straat}, {"n": 1, "rijen": bus})

    assert samen == {"n": 3, "rijen": {**straat, **bus}}


# ── showing and exporting ────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("definitie", "antwoord", "tekst", "cellen", "leeg"),
    [
        (EEN, "ja", "Ja", {"q": "Ja"}, {"q": ""}),
        (MEER, ["a", "c"], "A, C", {"q_a": "1", "q_b": "0", "q_c": "1"}, {"q_a": "", "q_b": "", "q_c": ""}),
        (
            TOP,
            ["zorg", "drugs"],
            "1. Zorg, 2. Drugs",
            {"q_1": "Zorg", "q_2": "Drugs", "q_3": ""},
            {"q_1": "", "q_2": "", "q_3": ""},
        ),
        (SCHAAL, "2", "2 van 3", {"q": "2"}, {"q": ""}),
        (OPEN, "Meer licht", "Meer licht", {"q": "Meer licht"}, {"q": ""}),
        (WIJK, "WK015001", "Centrum", {"q": "Centrum"}, {"q": ""}),
        (LEEFTIJD, "18-34", "18 tot en met 34 jaar", {"q": "18 tot en met 34 jaar"}, {"q": ""}),
        (GESLACHT, "man", "Man", {"q": "Man"}, {"q": ""}),
        (CIJFER, "7", "een 7", {"q": "7"}, {"q": ""}),
        (EEN_ANDERS, "a", "A", {"q": "A", "q.anders": ""}, {"q": "", "q.anders": ""}),
        (
            EEN_ANDERS,
            {"keuze": "anders-namelijk", "tekst": "=1+1"},
            "Anders-namelijk: =1+1",
            {"q": "Anders-namelijk", "q.anders": "=1+1"},
            {"q": "", "q.anders": ""},
        ),
        (
            MEER_ANDERS,
            {"keuze": ["b", "anders-namelijk"], "tekst": "x"},
            "B, Anders-namelijk: x",
            {"q_a": "0", "q_b": "1", "q_anders-namelijk": "1", "q.anders": "x"},
            {"q_a": "", "q_b": "", "q_anders-namelijk": "", "q.anders": ""},
        ),
        (
            RANGORDE,
            ["zorg", "drugs", "cyber"],
            "1. Zorg, 2. Drugs, 3. Cyber",
            {"q_drugs": "2", "q_cyber": "3", "q_zorg": "1"},
            {"q_drugs": "", "q_cyber": "", "q_zorg": ""},
        ),
        (
            MATRIX,
            {"bus": "veilig"},
            "Bus: Veilig",
            {"q_straat": "", "q_bus": "Veilig"},
            {"q_straat": "", "q_bus": ""},
        ),
        (
            PER_THEMA,
            {"cyber": "b", "drugs": "a"},
            "Drugs: a\nCyber: b",
            {"q_drugs": "a", "q_cyber": "b"},
            {"q_drugs": "", "q_cyber": ""},
        ),
    ],
)
def test_an_answer_is_shown_in_words_and_exported_in_fixed_columns(definitie, antwoord, tekst, cellen, leeg):
    soort = VRAAGTYPEN[definitie["soort"]]

    assert soort.toon(definitie, antwoord) == tekst
    assert soort.exporteer(definitie, antwoord) == cellen
    assert soort.exporteer(definitie, None) == leeg
    assert list(soort.exporteer(definitie, antwoord)) == list(leeg)
