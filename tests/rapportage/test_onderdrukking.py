from hypothesis import given
from hypothesis import strategies as st

from rapportage.onderdrukking import verborgen_cellen

AANTALLEN = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=1), st.integers(0, 60), min_size=1)


def test_a_cell_below_the_threshold_is_hidden_and_one_at_the_threshold_is_not() -> None:
    aantallen = {"a": 9, "b": 10, "c": 50}

    verborgen = verborgen_cellen(aantallen, drempel=10, telt_op=False)

    assert verborgen == {"a"}


def test_zero_is_hidden_too() -> None:
    assert verborgen_cellen({"a": 0, "b": 30}, drempel=10, telt_op=False) == {"a"}


def test_one_small_cell_takes_the_smallest_other_with_it_when_the_counts_add_up() -> None:
    aantallen = {"a": 3, "b": 40, "c": 12}

    verborgen = verborgen_cellen(aantallen, drempel=10, telt_op=True)

    assert verborgen == {"a", "c"}


def test_nothing_is_hidden_when_every_cell_is_large() -> None:
    assert verborgen_cellen({"a": 10, "b": 11}, drempel=10, telt_op=True) == frozenset()


@given(aantallen=AANTALLEN, drempel=st.integers(1, 20))
def test_what_is_hidden_in_a_sum_cannot_be_found_by_subtracting(aantallen: dict[str, int], drempel: int) -> None:
    verborgen = verborgen_cellen(aantallen, drempel=drempel, telt_op=True)

    zichtbaar = set(aantallen) - verborgen
    samen = sum(aantallen[sleutel] for sleutel in verborgen)
    assert all(aantallen[sleutel] >= drempel for sleutel in zichtbaar)
    assert not verborgen or not zichtbaar or (len(verborgen) >= 2 and samen >= drempel)
