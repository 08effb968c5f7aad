"""Each question type as it stands in a definition: how it reads what was filled in, and what it refuses."""

import pytest
from django.http import QueryDict
from django.template.loader import get_template

from consultatie.vragenlijst.fouten import OngeldigeInvoer, VraagFouten
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
    lees,
)


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
