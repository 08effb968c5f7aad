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
GESLACHT = vraag("geslacht", opties=opties("vrouw", "man", "anders", "zeg-ik-niet"))
CIJFER = vraag("cijfer", opties=opties(*map(str, range(1, 11))), label_laag="slecht", label_hoog="goed")
MET_ANDERS = {"opties": opties("a", "b", "anders-namelijk"), "anders": "anders-namelijk"}
EEN_ANDERS = vraag("een", **MET_ANDERS)
MEER_ANDERS = vraag("meer", **MET_ANDERS, aantal=2)
RANGORDE = vraag("rangorde", opties=opties("drugs", "cyber", "zorg", groep="ontwikkel", uitleg=""), aantal=3)
MATRIX = vraag("matrix", rijen=opties("straat", "bus"), opties=opties("veilig", "onveilig"))
PER_THEMA = vraag("open_per_thema", opties=opties("drugs", "cyber", groep="ontwikkel", uitleg=""), maximum=2000)


def lees(definitie: dict[str, Any], invoer: str) -> Any:
    return VRAAGTYPEN[definitie["soort"]].lees(definitie, QueryDict(invoer))


def test_the_types_stand_in_the_order_in_which_staff_choose():
    codes = list(VRAAGTYPEN)

    assert codes == [
        *("een", "meer", "schaal", "cijfer", "matrix"),
        *("top", "rangorde", "open", "open_per_thema", "wijk", "leeftijd", "geslacht"),
    ]


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
        (GESLACHT, "q=zeg-ik-niet", "zeg-ik-niet"),
        (GESLACHT, "", None),
        (CIJFER, "q=10", "10"),
        (CIJFER, "", None),
        (EEN_ANDERS, "q=a&q.anders=", "a"),
        (
            EEN_ANDERS,
            "q=anders-namelijk&q.anders=+Bij+de%0D%0Akerk+",
            {"keuze": "anders-namelijk", "tekst": "Bij de kerk"},
        ),
        (EEN_ANDERS, "q.anders=", None),
        (MEER_ANDERS, "q=a&q=b", ["a", "b"]),
        (MEER_ANDERS, "q=a&q=anders-namelijk&q.anders=x", {"keuze": ["a", "anders-namelijk"], "tekst": "x"}),
        (RANGORDE, "q_drugs=2&q_cyber=3&q_zorg=1", ["zorg", "drugs", "cyber"]),
        (RANGORDE, "q_zorg=1&q_cyber=3&q_drugs=2", ["zorg", "drugs", "cyber"]),
        (RANGORDE, "q_drugs=&q_cyber=&q_zorg=", None),
        (RANGORDE, "", None),
        (MATRIX, "q_straat=veilig&q_bus=onveilig", {"straat": "veilig", "bus": "onveilig"}),
        (MATRIX, "q_bus=veilig", {"bus": "veilig"}),
        (MATRIX, "q_bus=", None),
        (PER_THEMA, "q_drugs=+Meer%0D%0Alicht+&q_cyber=+", {"drugs": "Meer\nlicht"}),
        (PER_THEMA, "q_drugs=&q_cyber=", None),
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
        (GESLACHT, "", [("q", "Kies een antwoord.")]),
        (CIJFER, "", [("q", "Kies een cijfer.")]),
        (EEN_ANDERS, "q.anders=", [("q", "Kies een antwoord.")]),
        (MEER_ANDERS, "q.anders=", [("q", "Kies ten minste één antwoord.")]),
        (
            RANGORDE,
            "",
            [(f"q_{thema}", "Kies een nummer van 1 tot en met 3.") for thema in ("drugs", "cyber", "zorg")],
        ),
        (MATRIX, "q_straat=veilig", [("q_bus", "Kies bij deze regel een antwoord.")]),
        (MATRIX, "", [(f"q_{rij}", "Kies bij deze regel een antwoord.") for rij in ("straat", "bus")]),
    ],
)
def test_a_question_that_must_be_answered_says_what_to_do(definitie, invoer, fouten):
    with pytest.raises(VraagFouten) as fout:
        lees({**definitie, "is_verplicht": True}, invoer)

    assert fout.value.fouten == fouten


ZONDER_WOORDEN = "Schrijf op wat u bedoelt, of kies een ander antwoord."
ZONDER_KEUZE = "Kies ook ‘Anders, namelijk’, of maak dit veld leeg."


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
        (EEN_ANDERS, "q=anders-namelijk", [("q.anders", ZONDER_WOORDEN)]),
        (EEN_ANDERS, "q=anders-namelijk&q.anders=+", [("q.anders", ZONDER_WOORDEN)]),
        (EEN_ANDERS, "q=a&q.anders=x", [("q.anders", ZONDER_KEUZE)]),
        (EEN_ANDERS, "q.anders=x", [("q.anders", ZONDER_KEUZE)]),
        (MEER_ANDERS, "q=a&q.anders=x", [("q.anders", ZONDER_KEUZE)]),
        (MEER_ANDERS, "q=anders-namelijk", [("q.anders", ZONDER_WOORDEN)]),
        (
            EEN_ANDERS,
            "q=anders-namelijk&q.anders=" + "a" * 201,
            [("q.anders", "Maak uw tekst korter: hij telt 201 tekens, er passen er 200.")],
        ),
        (
            RANGORDE,
            "q_drugs=1&q_cyber=1&q_zorg=3",
            [("q_cyber", "Kies een ander nummer. Nummer 1 hebt u al gegeven aan Drugs.")],
        ),
        (RANGORDE, "q_drugs=1&q_cyber=2", [("q_zorg", "Kies een nummer van 1 tot en met 3.")]),
        (
            PER_THEMA,
            "q_drugs=kort&q_cyber=" + "a" * 2001,
            [("q_cyber", "Maak uw tekst korter: hij telt 2.001 tekens, er passen er 2.000.")],
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
        (GESLACHT, "q=x"),
        (CIJFER, "q=11"),
        (CIJFER, "q=0"),
        (CIJFER, "q=7,5"),
        (EEN_ANDERS, "q=x&q.anders=x"),
        (EEN_ANDERS, "q=anders-namelijk&q.anders=x&q.anders=y"),
        (RANGORDE, "q_drugs=4"),
        (RANGORDE, "q_drugs=0"),
        (RANGORDE, "q_drugs=01"),
        (RANGORDE, "q_drugs=1&q_drugs=2"),
        (MATRIX, "q_straat=x"),
        (MATRIX, "q_straat=veilig&q_straat=onveilig"),
        (PER_THEMA, "q_drugs=a&q_drugs=b"),
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
            {"n": 2, "posities": {"drugs": [0, 1, 1], "cyber": [0, 1, 1], "zorg": [2, 0, 0]}},
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

    assert geteld == telling
    assert begin == soort.leeg(definitie)


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
    assert soort.voeg_samen(soort.voeg_samen(a, b), c) == tel([een for deel in delen for een in deel])


def test_an_option_of_another_version_is_kept_when_tallies_come_together():
    een = {"n": 2, "opties": {"ja": 1, "nee": 1}}
    ander = {"n": 1, "opties": {"ja": 0, "soms": 1}}
    top3 = {"n": 1, "posities": {"drugs": [1, 0, 0]}}
    top2 = {"n": 1, "posities": {"cyber": [0, 1]}}

    assert VRAAGTYPEN["een"].voeg_samen(een, ander) == {"n": 3, "opties": {"ja": 1, "nee": 1, "soms": 1}}
    assert VRAAGTYPEN["top"].voeg_samen(top3, top2) == {"n": 2, "posities": {"drugs": [1, 0, 0], "cyber": [0, 1]}}


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
