"""The text of a mailing: what is refused, and that a name is a name whatever stands in it."""

from datetime import date
from itertools import product

import pytest

from consultatie.mailing.enums import Mailingsoort
from consultatie.mailing.tekst import begintekst, bezwaren, plekken, vrije_naam, vul_in, vul_regel_in, wanneer

GOED = "Doe mee: {link} of meld u af: {afmelden}"
AKELIG = [
    "{link}",
    "Jan\r\nBcc: iedereen@voorbeeld.nl",
    "Jan\nBcc: iedereen@voorbeeld.nl",
    "Jan\x0bBcc: x@voorbeeld.nl",
    "Jan\u2028Bcc: x@voorbeeld.nl",
    "Jan\x00",
    "<script>alert(1)</script>",
    "{naam} {afmelden} {",
    "\\1 %s {0}",
]


@pytest.mark.parametrize(("soort", "partners"), [*product(Mailingsoort, [True, False])])
def test_the_text_to_begin_with_can_be_sent_as_it_is(soort: str, partners: bool):
    onderwerp, tekst = begintekst(soort, is_voor_partners=partners)

    assert list(bezwaren(onderwerp, tekst, is_voor_partners=partners)) == []
    assert len(onderwerp) <= 150


@pytest.mark.parametrize(("soort", "partners"), [*product(Mailingsoort, [True, False])])
@pytest.mark.parametrize(
    ("dag", "woorden"), [(date(2019, 9, 9), "tot en met 9 september 2019"), (None, "zolang de vragenlijst open is")]
)
def test_the_text_to_begin_with_says_until_when_one_can_answer(
    soort: str, partners: bool, dag: date | None, woorden: str
):
    _, tekst = begintekst(soort, is_voor_partners=partners)

    assert woorden in vul_in(tekst, {"wanneer": wanneer(dag)})


@pytest.mark.parametrize(
    ("bezet", "naam"),
    [
        ([], "Herinnering"),
        (["Uitnodiging"], "Herinnering"),
        (["herinnering"], "Herinnering 2"),
        (["Herinnering", "HERINNERING 2"], "Herinnering 3"),
        (["Herinnering 2"], "Herinnering"),
    ],
)
def test_a_name_that_is_taken_whatever_its_capitals_gets_the_first_free_number(bezet: list[str], naam: str):
    assert vrije_naam("Herinnering", bezet) == naam


@pytest.mark.parametrize(
    ("onderwerp", "tekst", "veld", "zin"),
    [
        ("Doe mee", GOED + " {naan}", "tekst", "{naan} kennen wij niet. U kunt gebruiken: {naam}"),
        ("Doe mee {partner}", GOED, "onderwerp", "{partner} kennen wij niet"),
        ("Doe mee {}", GOED, "onderwerp", "{} kennen wij niet"),
        ("Doe mee", "Meld u af: {afmelden}", "tekst", "Zet {link} in de tekst."),
        ("Doe mee", "Doe mee: {link}", "tekst", "Zet {afmelden} in de tekst."),
        ("Doe mee {link}", GOED, "onderwerp", "Een link hoort niet in het onderwerp."),
    ],
)
def test_a_text_that_cannot_be_filled_in_is_refused_with_what_to_do(onderwerp: str, tekst: str, veld: str, zin: str):
    gevonden = list(bezwaren(onderwerp, tekst, is_voor_partners=False))

    assert [een for een, _ in gevonden] == [veld]
    assert zin in gevonden[0][1]


def test_partners_have_their_own_words_and_need_no_way_to_unsubscribe():
    assert list(bezwaren("Aan {partner}", "Ga naar {link}", is_voor_partners=True)) == []
    assert "afmelden" not in plekken(is_voor_partners=True)


@pytest.mark.parametrize("naam", AKELIG)
def test_a_nasty_name_is_filled_in_once_and_stays_on_its_line(naam: str):
    tekst = vul_in("Beste {naam},\n{link}", {"naam": naam, "link": "GEHEIM"})

    assert tekst.count("GEHEIM") == 1
    assert len(tekst.splitlines()) == 2
    assert tekst.endswith(",\nGEHEIM")


@pytest.mark.parametrize("naam", AKELIG)
def test_a_subject_is_one_line_whatever_stands_in_a_name(naam: str):
    assert len(vul_regel_in("Dag {naam}\r\nX: y", {"naam": naam}).splitlines()) == 1
