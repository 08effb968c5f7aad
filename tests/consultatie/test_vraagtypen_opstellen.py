"""Each question type as staff set it up: what it makes of a question, and what keeps it from being asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultatie.vragenlijst.vraagtypen import VRAAGTYPEN
from consultatie.vragenlijst.vraagtypen.opties import opties_uit_regels
from tests.factories.consultatie import VraagFactory
from tests.factories.thema import BeleidsplanFactory, ThemaFactory, WijkFactory

# ── compiling ────────────────────────────────────────────────────────────────────────────────────


def test_an_option_keeps_its_code_when_the_lines_change_places():
    eerst = {optie["tekst"]: optie["code"] for optie in opties_uit_regels("Ja, vaak\nNee\nWeet ik niet")}
    later = {optie["tekst"]: optie["code"] for optie in opties_uit_regels("Nee\n\n  Weet ik niet \nJa, vaak")}

    assert eerst == later == {"Ja, vaak": "ja-vaak", "Nee": "nee", "Weet ik niet": "weet-ik-niet"}


@pytest.mark.parametrize(
    ("tekst", "codes"),
    [
        ("C\nC++", ["c", "c-2"]),
        ("A\nA 2\nA!", ["a", "a-2", "a-3"]),
        ("👍\n👎", ["optie-1", "optie-2"]),
        ("a" * 60 + "\n" + "a" * 50, ["a" * 40, "a" * 40 + "-2"]),
        ("Één\tantwoord", ["een-antwoord"]),
    ],
)
def test_every_option_gets_a_code_of_its_own(tekst, codes):
    assert [optie["code"] for optie in opties_uit_regels(tekst)] == codes


@given(st.text(max_size=200))
def test_codes_of_options_are_always_different(tekst):
    codes = [optie["code"] for optie in opties_uit_regels(tekst)]

    assert len(set(codes)) == len(codes)


@pytest.mark.django_db
def test_each_type_adds_its_own_part_to_the_definition():
    plan = BeleidsplanFactory()
    WijkFactory(gemeente=plan.gemeente, naam="Centrum", cbs_code="WK015001")
    ThemaFactory(beleidsplan=plan, naam="Drugs", slug="drugs", kern="Gebruik en handel.")
    ThemaFactory(beleidsplan=plan, naam="Veilig Uitgaan", slug="uitgaan", kern="Veilige cafés.", veiligheid=True)
    themas = [
        {"code": "drugs", "tekst": "Drugs", "groep": "ontwikkel", "uitleg": "Gebruik en handel."},
        {"code": "uitgaan", "tekst": "Veilig Uitgaan", "groep": "veiligheid", "uitleg": "Veilige cafés."},
    ]
    verwacht = {
        "een": {"opties": [{"code": "ja", "tekst": "Ja"}, {"code": "nee", "tekst": "Nee"}]},
        "meer": {"opties": [{"code": "ja", "tekst": "Ja"}, {"code": "nee", "tekst": "Nee"}], "aantal": 2},
        "top": {"aantal": 2, "opties": themas},
        "rangorde": {"aantal": 2, "opties": themas},
        "open_per_thema": {"opties": themas, "maximum": 2000},
        "cijfer": {
            "opties": [{"code": str(cijfer), "tekst": str(cijfer)} for cijfer in range(1, 11)],
            "label_laag": "Slecht",
            "label_hoog": "Goed",
        },
        "matrix": {
            "rijen": [{"code": "op-straat", "tekst": "Op straat"}, {"code": "thuis", "tekst": "Thuis"}],
            "opties": [{"code": "ja", "tekst": "Ja"}, {"code": "nee", "tekst": "Nee"}],
        },
        "geslacht": {
            "opties": [
                {"code": "vrouw", "tekst": "Vrouw"},
                {"code": "man", "tekst": "Man"},
                {"code": "anders", "tekst": "Anders"},
                {"code": "zeg-ik-niet", "tekst": "Dat zeg ik liever niet"},
            ]
        },
        "schaal": {
            "opties": [{"code": "1", "tekst": "1"}, {"code": "2", "tekst": "2"}],
            "label_laag": "Slecht",
            "label_hoog": "Goed",
        },
        "open": {"maximum": 2000},
        "wijk": {"opties": [{"code": "WK015001", "tekst": "Centrum"}]},
        "leeftijd": {
            "opties": [
                {"code": "tot-18", "tekst": "Jonger dan 18 jaar"},
                {"code": "18-34", "tekst": "18 tot en met 34 jaar"},
                {"code": "35-49", "tekst": "35 tot en met 49 jaar"},
                {"code": "50-64", "tekst": "50 tot en met 64 jaar"},
                {"code": "65-79", "tekst": "65 tot en met 79 jaar"},
                {"code": "80-plus", "tekst": "80 jaar of ouder"},
            ]
        },
    }

    vraag_ = VraagFactory.build(
        sectie=None, opties="Ja\nNee", rijen="Op straat\nThuis", aantal=2, label_laag="Slecht", label_hoog="Goed"
    )

    gemaakt = {code: soort.compileer(vraag_, plan) for code, soort in VRAAGTYPEN.items()}

    assert gemaakt == verwacht


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("soort", "velden", "stap"),
    [("top", {"aantal": None}, 3), ("schaal", {"aantal": None, "label_laag": "a", "label_hoog": "b"}, 5)],
)
def test_a_number_that_staff_left_out_is_the_usual_one(soort, velden, stap):
    vraag_ = VraagFactory.build(sectie=None, **velden)

    definitie = VRAAGTYPEN[soort].compileer(vraag_, BeleidsplanFactory())

    assert definitie.get("aantal", len(definitie["opties"])) == stap


@pytest.mark.django_db
@pytest.mark.parametrize(("soort", "meest"), [("top", 10), ("schaal", 10)])
@pytest.mark.parametrize("aantal", [11, 50, 10**12])
def test_a_number_that_cannot_be_is_never_laid_out(soort, meest, aantal):
    vraag_ = VraagFactory.build(sectie=None, aantal=aantal, label_laag="a", label_hoog="b")

    definitie = VRAAGTYPEN[soort].compileer(vraag_, BeleidsplanFactory())

    assert definitie.get("aantal", len(definitie["opties"])) == meest


def test_many_lines_that_look_alike_each_get_a_code_at_once():
    codes = [optie["code"] for optie in opties_uit_regels("\n".join(["a!", "a?"] * 20_000))]

    assert codes[:3] == ["a", "a-2", "a-3"]
    assert len(set(codes)) == 40_000


@pytest.mark.django_db
@pytest.mark.parametrize("merk", ["[thema’s]", " [Thema's] ", "[themas]"])
@pytest.mark.parametrize(
    ("soort", "deel"), [("een", "opties"), ("meer", "opties"), ("matrix", "opties"), ("matrix", "rijen")]
)
def test_the_themes_of_the_plan_stand_where_staff_put_the_mark_for_them(soort, deel, merk):
    plan = BeleidsplanFactory()
    for naam in ("Drugs", "Veilig Uitgaan"):
        ThemaFactory(beleidsplan=plan, naam=naam)
    velden = {"opties": "Ja\r\nNee", "rijen": "Thuis\r\nOp straat"} | {deel: f"Alle\r\n{merk}\r\nGeen"}
    vraag_ = VraagFactory.build(sectie=None, **velden)

    definitie = VRAAGTYPEN[soort].compileer(vraag_, plan)

    assert [optie["tekst"] for optie in definitie[deel]] == ["Alle", "Drugs", "Veilig Uitgaan", "Geen"]
    assert VRAAGTYPEN[soort].problemen(vraag_, plan) == []


@pytest.mark.django_db
def test_the_mark_for_themes_is_no_answer_where_there_are_none():
    vraag_ = VraagFactory.build(sectie=None, opties="[thema’s]")

    assert VRAAGTYPEN["een"].problemen(vraag_, BeleidsplanFactory()) == [
        "Schrijf ten minste twee antwoorden op, elk op een eigen regel."
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("soort", ["een", "meer"])
def test_anders_namelijk_is_the_last_option_with_a_code_of_its_own(soort):
    vraag_ = VraagFactory.build(sectie=None, opties="Anders\nNee", heeft_anders=True)

    definitie = VRAAGTYPEN[soort].compileer(vraag_, BeleidsplanFactory())

    assert definitie["opties"][-1] == {"code": "anders-namelijk", "tekst": "Anders, namelijk"}
    assert definitie["anders"] == "anders-namelijk"
    assert VRAAGTYPEN[soort].velden({"sleutel": "q", **definitie}) == ("q", "q.anders")


@pytest.mark.django_db
def test_a_mark_has_the_usual_words_at_its_ends_unless_staff_write_others():
    definitie = VRAAGTYPEN["cijfer"].compileer(VraagFactory.build(sectie=None), BeleidsplanFactory())

    assert (definitie["label_laag"], definitie["label_hoog"]) == ("zeer slecht", "uitmuntend")


# ── what staff must still do ─────────────────────────────────────────────────────────────────────

TWEE_KEER_ANDERS = (
    "Bij de antwoorden staat ‘{}’, en u koos ook voor ‘Anders, namelijk’. Inwoners weten dan niet welke van de twee zij "
    "moeten kiezen. Haal er een weg."
)
TWEE_REGELS = "Schrijf ten minste twee antwoorden op, elk op een eigen regel."


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("soort", "velden", "problemen"),
    [
        ("een", {"opties": "Ja\nNee"}, []),
        ("een", {"opties": ""}, [TWEE_REGELS]),
        ("een", {"opties": "Ja\n \n"}, [TWEE_REGELS]),
        ("een", {"opties": "Ja\nNee\nJA "}, ["Het antwoord ‘JA’ staat er twee keer. Haal er een weg."]),
        ("meer", {"opties": "A\nB", "aantal": None}, []),
        ("meer", {"opties": "A\nB", "aantal": 2}, []),
        ("meer", {"opties": "A"}, [TWEE_REGELS]),
        (
            "meer",
            {"opties": "A\nB", "aantal": 3},
            ["Bij ‘aantal’ staat meer dan er antwoorden zijn, of nul. Pas het aan, of laat het leeg."],
        ),
        (
            "meer",
            {"opties": "A\nB", "aantal": 0},
            ["Bij ‘aantal’ staat meer dan er antwoorden zijn, of nul. Pas het aan, of laat het leeg."],
        ),
        ("top", {"aantal": 2}, []),
        ("top", {"aantal": 11}, ["Een top telt hooguit 10 keuzes. Pas ‘aantal’ aan."]),
        (
            "top",
            {"aantal": None},
            ["Een top 3 kan niet: het plan heeft 2 thema’s. Voeg thema’s toe of pas ‘aantal’ aan."],
        ),
        ("schaal", {"aantal": 5, "label_laag": "Slecht", "label_hoog": "Goed"}, []),
        (
            "schaal",
            {"aantal": 1, "label_laag": "Slecht", "label_hoog": ""},
            [
                "Kies bij ‘aantal’ 2 tot en met 10 stappen, of laat het leeg voor 5.",
                "Schrijf op welk woord bij de laagste en welk bij de hoogste stap staat.",
            ],
        ),
        ("open", {}, []),
        ("wijk", {}, ["Er zijn nog geen wijken. Vul ze eerst in bij de gemeente, of haal deze vraag weg."]),
        ("leeftijd", {}, []),
        ("geslacht", {}, []),
        ("cijfer", {}, []),
        ("een", {"opties": "Ja", "heeft_anders": True}, [TWEE_REGELS]),
        (
            "een",
            {"opties": "Ja\nanders, namelijk", "heeft_anders": True},
            ["Het antwoord ‘Anders, namelijk’ staat er twee keer. Haal er een weg."],
        ),
        ("meer", {"opties": "A\nB", "aantal": 3, "heeft_anders": True}, []),
        ("een", {"opties": "A\nAnders", "heeft_anders": False}, []),
        ("een", {"opties": "Anderszins\nOp een andere manier", "heeft_anders": True}, []),
        ("een", {"opties": "A\nAnders", "heeft_anders": True}, [TWEE_KEER_ANDERS.format("Anders")]),
        (
            "een",
            {"opties": "A\nAnders, namelijk:", "heeft_anders": True},
            [TWEE_KEER_ANDERS.format("Anders, namelijk:")],
        ),
        ("meer", {"opties": "A\nanders…", "heeft_anders": True}, [TWEE_KEER_ANDERS.format("anders…")]),
        ("meer", {"opties": "A\nIets anders [alleen]", "heeft_anders": True}, [TWEE_KEER_ANDERS.format("Iets anders")]),
        ("rangorde", {}, []),
        ("matrix", {"rijen": "A\nB", "opties": "Ja\nNee"}, []),
        (
            "matrix",
            {"rijen": "A\na", "opties": "Ja"},
            ["De rij ‘A’ staat er twee keer. Haal er een weg.", TWEE_REGELS],
        ),
        (
            "matrix",
            {"rijen": "\n".join(map(str, range(13))), "opties": "\n".join(map(str, range(8)))},
            [
                "Een tabel heeft hooguit 12 rijen; dit zijn er 13. Haal er weg.",
                "Een tabel heeft hooguit 7 antwoorden; dit zijn er 8. Haal er weg.",
            ],
        ),
        ("open_per_thema", {}, []),
        (
            "open_per_thema",
            {"is_verplicht": True},
            ["Deze soort vraag kan niet verplicht zijn: elk thema mag leeg blijven. Haal het vinkje weg."],
        ),
    ],
)
def test_what_keeps_a_question_from_being_asked_is_said(soort, velden, problemen):
    plan = BeleidsplanFactory()
    ThemaFactory.create_batch(2, beleidsplan=plan)
    vraag_ = VraagFactory.build(sectie=None, **velden)

    assert VRAAGTYPEN[soort].problemen(vraag_, plan) == problemen


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("soort", "aantal", "probleem"),
    [
        ("rangorde", 1, "Er valt niets op volgorde te zetten: het plan heeft 1 thema’s. Voeg thema’s toe."),
        ("rangorde", 21, "21 thema’s zijn te veel om op volgorde te zetten. Vraag een top: kies die soort vraag."),
        ("open_per_thema", 0, "Het plan heeft nog geen thema’s. Voeg ze eerst toe, of haal deze vraag weg."),
    ],
)
def test_a_question_about_themes_needs_a_plan_with_enough_and_not_too_many(soort, aantal, probleem):
    plan = BeleidsplanFactory()
    ThemaFactory.create_batch(aantal, beleidsplan=plan)

    assert VRAAGTYPEN[soort].problemen(VraagFactory.build(sectie=None), plan) == [probleem]
