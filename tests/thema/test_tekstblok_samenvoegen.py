"""Two changes of one text become one text; what both changed is a choice, never a guess."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thema.basis.woordverschil import Woorddeel, woordverschil
from thema.tekstblok.samenvoegen import EINDE, KIES, OF, Samenvoeging, is_keuze_open, voeg_samen

BASIS = "Wij vragen inwoners. Daarna de raad. Dan volgt het plan."
KEUZE = f"\n{KIES}\nDan de raad.\n{OF}\nEerst de raad.\n{EINDE}\n"

# what became of BASIS in the paper, in the block → the text, how many choices
GEVALLEN = {
    "nobody": (BASIS, BASIS, BASIS, 0),
    "only ours": (BASIS.replace("inwoners", "iedereen"), BASIS, BASIS.replace("inwoners", "iedereen"), 0),
    "only theirs": (BASIS, BASIS.replace("inwoners", "iedereen"), BASIS.replace("inwoners", "iedereen"), 0),
    "both the same": (
        BASIS.replace("Daarna", "Dan"),
        BASIS.replace("Daarna", "Dan"),
        BASIS.replace("Daarna", "Dan"),
        0,
    ),
    "each another sentence": (
        "Wij vragen iedereen. Daarna de raad. Dan volgt het plan.",
        "Wij vragen inwoners. Daarna de raad. Dan komt het plan.",
        "Wij vragen iedereen. Daarna de raad. Dan komt het plan.",
        0,
    ),
    "the same sentence, each otherwise": (
        BASIS.replace("Daarna", "Dan"),
        BASIS.replace("Daarna", "Eerst"),
        f"Wij vragen inwoners. {KEUZE}Dan volgt het plan.",
        1,
    ),
    "ours changed what theirs took away": (
        "Wij vragen inwoners. Dan de raad. Dan volgt het plan.",
        "Wij vragen inwoners. Dan volgt het plan.",
        f"Wij vragen inwoners. \n{KIES}\nDan de raad.\n{OF}\n\n{EINDE}\nDan volgt het plan.",
        1,
    ),
    "each puts something else at the end": (
        f"{BASIS} Klaar.",
        f"{BASIS} Einde.",
        f"{BASIS}\n{KIES}\nKlaar.\n{OF}\nEinde.\n{EINDE}\n",
        1,
    ),
    "each puts the same at the end": (f"{BASIS} Klaar.", f"{BASIS} Klaar.", f"{BASIS} Klaar.", 0),
    "ours empties it": ("", BASIS, "", 0),
}


@pytest.mark.parametrize(("eigen", "ander", "tekst", "conflicten"), GEVALLEN.values(), ids=GEVALLEN)
def test_two_changes_become_one_text(eigen: str, ander: str, tekst: str, conflicten: int):
    assert voeg_samen(BASIS, eigen, ander) == Samenvoeging(tekst, conflicten)


@pytest.mark.parametrize(
    ("tekst", "is_open"),
    [(KEUZE, True), (f"Tekst.\n  {OF}  \nMeer.", True), ("Kop\n=====\n\nTekst <<<<< zo.", False), ("", False)],
)
def test_a_choice_is_open_as_long_as_one_of_its_lines_stands_there(tekst: str, is_open: bool):
    assert is_keuze_open(tekst) is is_open


_TEKST = st.lists(st.sampled_from(["Een.", "Twee", " ", "\n\n", "- drie\n", "3,5", "!"]), max_size=8).map("".join)


@given(_TEKST, _TEKST, _TEKST)
def test_what_one_side_changed_alone_comes_through_whole(basis: str, een: str, ander: str):
    assert voeg_samen(basis, een, basis) == voeg_samen(basis, basis, een) == Samenvoeging(een, 0)
    assert voeg_samen(basis, een, een) == Samenvoeging(een, 0)
    assert voeg_samen(basis, een, ander).conflicten == voeg_samen(basis, ander, een).conflicten


@given(_TEKST, _TEKST)
def test_a_difference_in_words_holds_both_texts(oud: str, nieuw: str):
    delen = woordverschil(oud, nieuw)

    assert "".join(deel.tekst for deel in delen if deel.soort != "nieuw") == oud
    assert "".join(deel.tekst for deel in delen if deel.soort != "weg") == nieuw


def test_only_the_words_that_differ_are_marked():
    assert woordverschil("Wij vragen de inwoners.", "Wij vragen alle inwoners.") == (
        Woorddeel("gelijk", "Wij vragen"),
        Woorddeel("weg", " de"),
        Woorddeel("nieuw", " alle"),
        Woorddeel("gelijk", " inwoners."),
    )
