"""Two texts as one, with the words that differ, and apart again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thema.basis.woordverschil import Woorddeel, woordverschil, zijden


def test_only_the_words_that_differ_are_marked():
    was, wordt = zijden(woordverschil("Wij houden 12 controles per jaar.", "Wij houden 20 controles per jaar."))

    assert was == (
        Woorddeel("gelijk", "Wij houden"),
        Woorddeel("weg", " 12"),
        Woorddeel("gelijk", " controles per jaar."),
    )
    assert wordt[1] == Woorddeel("nieuw", " 20")


def test_words_that_change_side_by_side_read_as_one_change():
    was, wordt = zijden(woordverschil("de oude stad", "een nieuwe plaats"))

    assert was == (Woorddeel("weg", "de oude stad"),)
    assert wordt == (Woorddeel("nieuw", "een nieuwe plaats"),)


@pytest.mark.parametrize(("was", "wordt"), [("weg", ""), ("", "nieuw")])
def test_a_passage_may_go_or_come_as_a_whole(was: str, wordt: str):
    links, rechts = zijden(woordverschil(was, wordt))

    assert ("".join(deel.tekst for deel in links), "".join(deel.tekst for deel in rechts)) == (was, wordt)


@given(st.text(alphabet="ab \n", max_size=30), st.text(alphabet="ab \n", max_size=30))
def test_joined_again_the_parts_are_the_passages(was: str, wordt: str):
    links, rechts = zijden(woordverschil(was, wordt))

    assert "".join(deel.tekst for deel in links) == was
    assert "".join(deel.tekst for deel in rechts) == wordt
    assert {deel.soort for deel in links} <= {"gelijk", "weg"}
    assert {deel.soort for deel in rechts} <= {"gelijk", "nieuw"}
