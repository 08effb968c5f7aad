"""Each question type and its answers: what it takes, what it refuses, how it counts and shows."""

from typing import Any

import pytest
from django.http import QueryDict
from django.template.loader import get_template
from hypothesis import given
from hypothesis import strategies as st

from consultatie.vragenlijst.fouten import OngeldigeInvoer, VraagFouten
from consultatie.vragenlijst.vraagtypen import VRAAGTYPEN


def vraag(soort: str, **meer: Any) -> dict[str, Any]:
    """A question as it stands in a definition; nobody has to answer it unless said."""
    return {"sleutel": "q", "soort": soort, "tekst": "Vraag?", "hulptekst": "", "is_verplicht": False, **meer}


def opties(*codes: str, **meer: str) -> list[dict[str, str]]:
    return [{"code": code, "tekst": code.capitalize(), **meer} for code in codes]


EEN = vraag("een", opties=opties("ja", "nee"))
MEER = vraag("meer", opties=opties("a", "b", "c"), aantal=2)
MEER_ONBEPERKT = vraag("meer", opties=opties("a", "b", "c"), aantal=None)
TOP = vraag("top", opties=opties("drugs", "cyber", "zorg", groep="ontwikkel"), aantal=3)
SCHAAL = vraag("schaal", opties=opties("1", "2", "3"), label_laag="Slecht", label_hoog="Goed")
OPEN = vraag("open", maximum=2000)
WIJK = vraag("wijk", opties=[{"code": "WK015001", "tekst": "Centrum"}])
LEEFTIJD = vraag("leeftijd", opties=[{"code": "18-34", "tekst": "18 tot en met 34 jaar"}])


def lees(definitie: dict[str, Any], invoer: str) -> Any:
    return VRAAGTYPEN[definitie["soort"]].lees(definitie, QueryDict(invoer))


def test_the_types_stand_in_the_order_in_which_staff_choose():
    codes = list(VRAAGTYPEN)

    assert codes == ["een", "meer", "top", "schaal", "open", "wijk", "leeftijd"]


@pytest.mark.parametrize("soort", VRAAGTYPEN.values(), ids=VRAAGTYPEN)
def test_every_type_has_a_name_and_a_template(soort):
    assert soort.naam
    assert get_template(soort.template)


# ── reading ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("definitie", "invoer", "antwoord"),
    [
        (EEN, "q=nee", "nee"),
        (EEN, "q=", None),
        (EEN, "", None),
        (MEER, "q=b&q=a", ["a", "b"]),
        (MEER, "", None),
        (MEER_ONBEPERKT, "q=a&q=b&q=c", ["a", "b", "c"]),
        (TOP, "q_1=zorg&q_2=drugs&q_3=cyber", ["zorg", "drugs", "cyber"]),
        (TOP, "q_1=zorg&q_2=&q_3=", ["zorg"]),
        (TOP, "q_1=&q_2=&q_3=", None),
        (TOP, "", None),
        (SCHAAL, "q=2", "2"),
        (SCHAAL, "", None),
        (OPEN, "q=Meer+licht", "Meer licht"),
        (OPEN, "q=+%0A+", None),
        (OPEN, "", None),
        (WIJK, "q=WK015001", "WK015001"),
        (WIJK, "q=", None),
        (LEEFTIJD, "q=18-34", "18-34"),
        (LEEFTIJD, "q=", None),
    ],
)
def test_an_answer_is_read_from_the_form(definitie, invoer, antwoord):
    assert lees(definitie, invoer) == antwoord


@pytest.mark.parametrize(
    ("definitie", "invoer", "fouten"),
    [
        (EEN, "", [("q", "Kies een antwoord.")]),
        (MEER, "", [("q", "Kies ten minste één antwoord.")]),
        (
            TOP,
            "",
            [
                ("q_1", "Kies hier uw eerste thema."),
                ("q_2", "Kies hier uw tweede thema."),
                ("q_3", "Kies hier uw derde thema."),
            ],
        ),
        (TOP, "q_1=drugs&q_2=zorg", [("q_3", "Kies hier uw derde thema.")]),
        (SCHAAL, "", [("q", "Kies een cijfer.")]),
        (OPEN, "q=+", [("q", "Vul hier iets in.")]),
        (WIJK, "", [("q", "Kies uw wijk.")]),
        (LEEFTIJD, "", [("q", "Kies uw leeftijd.")]),
    ],
)
def test_a_question_that_must_be_answered_says_what_to_do(definitie, invoer, fouten):
    with pytest.raises(VraagFouten) as fout:
        lees({**definitie, "is_verplicht": True}, invoer)

    assert fout.value.fouten == fouten


@pytest.mark.parametrize(
    ("definitie", "invoer", "fouten"),
    [
        (MEER, "q=a&q=b&q=c", [("q", "Kies er hooguit 2. U koos er 3.")]),
        (TOP, "q_1=drugs&q_2=drugs", [("q_2", "Kies hier een ander thema. Drugs is al uw eerste keuze.")]),
        (
            TOP,
            "q_1=drugs&q_2=drugs&q_3=drugs",
            [
                ("q_2", "Kies hier een ander thema. Drugs is al uw eerste keuze."),
                ("q_3", "Kies hier een ander thema. Drugs is al uw eerste keuze."),
            ],
        ),
        (TOP, "q_1=&q_2=zorg", [("q_1", "Kies hier uw eerste thema.")]),
        (TOP, "q_1=drugs&q_2=&q_3=zorg", [("q_2", "Kies hier uw tweede thema.")]),
        (
            OPEN,
            "q=" + "a" * 2001,
            [("q", "Maak uw tekst korter: hij telt 2.001 tekens, er passen er 2.000.")],
        ),
        (
            OPEN,
            "q=" + "a" * 1_000_000,
            [("q", "Maak uw tekst korter: hij telt 1.000.000 tekens, er passen er 2.000.")],
        ),
    ],
)
def test_a_slip_is_told_at_the_field(definitie, invoer, fouten):
    with pytest.raises(VraagFouten) as fout:
        lees(definitie, invoer)

    assert fout.value.fouten == fouten


@pytest.mark.parametrize(
    ("definitie", "invoer"),
    [
        (EEN, "q=misschien"),
        (EEN, "q=ja&q=nee"),
        (EEN, "q=ja&q=ja"),
        (EEN, "q=JA"),
        (EEN, "q=ja%00"),
        (MEER, "q=a&q=x"),
        (MEER, "q=a&q=a"),
        (MEER, "q="),
        (TOP, "q_1=voetbal"),
        (TOP, "q_1=drugs&q_1=zorg"),
        (SCHAAL, "q=0"),
        (SCHAAL, "q=4"),
        (SCHAAL, "q=2.5"),
        (SCHAAL, "q=%D9%A2"),  # the Arabic digit two
        (OPEN, "q=een&q=twee"),
        (WIJK, "q=WK999999"),
        (LEEFTIJD, "q=0-17"),
    ],
)
def test_what_no_page_of_ours_sends_is_refused(definitie, invoer):
    with pytest.raises(OngeldigeInvoer):
        lees(definitie, invoer)


@pytest.mark.parametrize(
    ("getypt", "bewaard"),
    [
        ("een\r\ntwee\rdrie", "een\ntwee\ndrie"),
        ("uit\x0bWord\x0cen\u2028pdf", "uit\nWord\nen\npdf"),
        ("nul\x00teken en bel\x07", "nulteken en bel"),
        ("halve \ud83d emoji", "halve  emoji"),
        ("tab\tblijft", "tab\tblijft"),
        ("👮🏽\u200d♀️ zorgt voor rust", "👮🏽\u200d♀️ zorgt voor rust"),
        ("\u202eachterstevoren", "\u202eachterstevoren"),
        ("e\u0301én", "e\u0301én"),
        ("  rand  ", "rand"),
    ],
)
def test_text_is_kept_without_what_cannot_be_seen_or_stored(getypt, bewaard):
    invoer = QueryDict(mutable=True)
    invoer["q"] = getypt

    antwoord = VRAAGTYPEN["open"].lees(OPEN, invoer)

    assert antwoord == bewaard


def test_text_of_exactly_the_maximum_fits_and_line_ends_count_once():
    tekst = "a" * 1999 + "\r\n" + "b" * 1000

    with pytest.raises(VraagFouten, match=r"3\.000 tekens"):
        lees(OPEN, "q=" + tekst.replace("\r\n", "%0D%0A"))

    assert lees(OPEN, "q=" + "é" * 2000) == "é" * 2000


# ── counting ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("definitie", "antwoorden", "telling"),
    [
        (EEN, ["ja", "ja"], {"n": 2, "opties": {"ja": 2, "nee": 0}}),
        (MEER, [["a", "b"], ["b"]], {"n": 2, "opties": {"a": 1, "b": 2, "c": 0}}),
        (
            TOP,
            [["zorg", "drugs", "cyber"], ["zorg"], ["drugs", "zorg"]],
            {"n": 3, "posities": {"drugs": [1, 1, 0], "cyber": [0, 0, 1], "zorg": [2, 1, 0]}},
        ),
        (SCHAAL, ["3"], {"n": 1, "opties": {"1": 0, "2": 0, "3": 1}}),
        (OPEN, ["Meer licht", "Minder licht"], {"n": 2}),
        (WIJK, ["WK015001"], {"n": 1, "opties": {"WK015001": 1}}),
        (LEEFTIJD, [], {"n": 0, "opties": {"18-34": 0}}),
    ],
)
def test_answers_are_counted(definitie, antwoorden, telling):
    soort = VRAAGTYPEN[definitie["soort"]]
    begin = soort.leeg(definitie)

    geteld = begin
    for antwoord in antwoorden:
        geteld = soort.tel_op(geteld, definitie, antwoord)

    assert geteld == telling
    assert begin == soort.leeg(definitie)


STRATEGIEEN: list[tuple[dict[str, Any], st.SearchStrategy[Any]]] = [
    (EEN, st.sampled_from(["ja", "nee"])),
    (MEER_ONBEPERKT, st.lists(st.sampled_from("abc"), min_size=1, unique=True)),
    (TOP, st.lists(st.sampled_from(["drugs", "cyber", "zorg"]), min_size=1, unique=True)),
    (SCHAAL, st.sampled_from("123")),
    (OPEN, st.text(min_size=1)),
]


@pytest.mark.parametrize(("definitie", "antwoord"), STRATEGIEEN, ids=[d["soort"] for d, _ in STRATEGIEEN])
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
    assert soort.voeg_samen(soort.voeg_samen(a, b), c) == tel([een for deel in delen for een in deel])


def test_an_option_of_another_version_is_kept_when_tallies_come_together():
    een = {"n": 2, "opties": {"ja": 1, "nee": 1}}
    ander = {"n": 1, "opties": {"ja": 0, "soms": 1}}
    top3 = {"n": 1, "posities": {"drugs": [1, 0, 0]}}
    top2 = {"n": 1, "posities": {"cyber": [0, 1]}}

    assert VRAAGTYPEN["een"].voeg_samen(een, ander) == {"n": 3, "opties": {"ja": 1, "nee": 1, "soms": 1}}
    assert VRAAGTYPEN["top"].voeg_samen(top3, top2) == {"n": 2, "posities": {"drugs": [1, 0, 0], "cyber": [0, 1]}}


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
    ],
)
def test_an_answer_is_shown_in_words_and_exported_in_fixed_columns(definitie, antwoord, tekst, cellen, leeg):
    soort = VRAAGTYPEN[definitie["soort"]]

    assert soort.toon(definitie, antwoord) == tekst
    assert soort.exporteer(definitie, antwoord) == cellen
    assert soort.exporteer(definitie, None) == leeg
