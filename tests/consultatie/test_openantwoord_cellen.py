"""Beside which texts the district may stand: T9 for staff."""

from hypothesis import given
from hypothesis import strategies as st

from consultatie.openantwoord.cellen import zichtbare_cellen

DREMPEL = 5


def test_a_district_with_few_texts_is_hidden_and_never_alone():
    aantallen = {("open", "A"): 20, ("open", "B"): 6, ("open", "C"): 2, ("open", ""): 9}

    zichtbaar = zichtbare_cellen(aantallen, drempel=DREMPEL)

    assert zichtbaar == {("open", "A")}


def test_enough_everywhere_hides_nothing_and_channels_do_not_help_each_other():
    aantallen = {("open", "A"): 5, ("open", "B"): 5, ("papier", "A"): 4}

    assert zichtbare_cellen(aantallen, drempel=DREMPEL) == {("open", "A"), ("open", "B")}


@given(st.dictionaries(st.tuples(st.sampled_from(["open", "papier"]), st.sampled_from("ABCDE")), st.integers(1, 12)))
def test_what_is_hidden_cannot_be_told_by_counting(aantallen: dict[tuple[str, str], int]):
    zichtbaar = zichtbare_cellen(aantallen, drempel=DREMPEL)

    for kanaal in ("open", "papier"):
        verborgen = [aantal for cel, aantal in aantallen.items() if cel[0] == kanaal and cel not in zichtbaar]
        toont_iets = any(cel[0] == kanaal for cel in zichtbaar)
        assert not verborgen or not toont_iets or (len(verborgen) > 1 and sum(verborgen) >= DREMPEL)
    assert all(aantallen[cel] >= DREMPEL for cel in zichtbaar)
