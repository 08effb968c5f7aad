from hypothesis import given
from hypothesis import strategies as st

from rapportage.cijfers.onderdrukking import is_meest_gekozen_verborgen, samen_verborgen, verborgen_cellen

PERSONEN = 60
AANTALLEN = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=1), st.integers(0, PERSONEN), min_size=1)


def verborgen(aantallen: dict[str, int], *, telt_op: bool, personen: int = PERSONEN) -> frozenset[str]:
    return verborgen_cellen(aantallen, personen=personen, drempel=10, telt_op=telt_op)


def test_a_cell_below_the_threshold_is_hidden_and_one_at_the_threshold_is_not() -> None:
    assert verborgen({"a": 9, "b": 10, "c": 50}, telt_op=False) == {"a"}


def test_zero_is_hidden_too() -> None:
    assert verborgen({"a": 0, "b": 30}, telt_op=False) == {"a"}


def test_a_cell_that_nearly_everybody_chose_is_hidden_and_so_is_one_that_everybody_chose() -> None:
    assert verborgen({"a": 60, "b": 51, "c": 50}, telt_op=False) == {"a", "b"}


def test_of_fifteen_council_members_nothing_can_be_shown() -> None:
    assert verborgen({"a": 15, "b": 14, "c": 10, "d": 6, "e": 0}, telt_op=True, personen=15) == set("abcde")


def test_one_small_cell_takes_the_smallest_other_with_it_when_the_counts_add_up() -> None:
    assert verborgen({"a": 3, "b": 40, "c": 12}, telt_op=True) == {"a", "c"}


def test_two_that_nearly_everybody_chose_take_another_with_them_when_the_counts_add_up() -> None:
    # Together 118 of at most 120: whoever adds up would know that one or two people did not choose them.
    assert verborgen({"a": 60, "b": 58, "c": 30, "d": 20}, telt_op=True) == {"a", "b", "d"}


def test_nothing_is_hidden_when_every_cell_is_large() -> None:
    assert verborgen({"a": 10, "b": 11}, telt_op=True) == frozenset()


@given(aantallen=AANTALLEN, drempel=st.integers(1, 20))
def test_neither_a_count_that_is_shown_nor_its_complement_is_under_the_threshold(
    aantallen: dict[str, int], drempel: int
) -> None:
    for telt_op in (True, False):
        weg = verborgen_cellen(aantallen, personen=PERSONEN, drempel=drempel, telt_op=telt_op)

        zichtbaar = [aantallen[sleutel] for sleutel in set(aantallen) - weg]
        assert all(min(aantal, PERSONEN - aantal) >= drempel for aantal in zichtbaar)


@given(aantallen=AANTALLEN, drempel=st.integers(1, 20))
def test_what_is_hidden_in_a_sum_cannot_be_found_by_subtracting(aantallen: dict[str, int], drempel: int) -> None:
    weg = verborgen_cellen(aantallen, personen=PERSONEN, drempel=drempel, telt_op=True)

    samen = sum(aantallen[sleutel] for sleutel in weg)
    niet = len(weg) * PERSONEN - samen
    assert not weg or weg == set(aantallen) or (len(weg) >= 2 and min(samen, niet) >= drempel)


@given(aantallen=AANTALLEN)
def test_what_was_chosen_most_is_known_to_be_hidden(aantallen: dict[str, int]) -> None:
    weg = verborgen(aantallen, telt_op=True)

    zichtbaar = {aantal for sleutel, aantal in aantallen.items() if sleutel not in weg}
    assert is_meest_gekozen_verborgen(aantallen, weg) == (bool(zichtbaar) and max(aantallen.values()) not in zichtbaar)


def test_what_one_table_hides_another_of_the_same_persons_does_not_give_away():
    """Seven of 80 and over, four under 18; of those under 18 no number of inhabitants is known."""
    allen = {"tot-18": 4, "18-34": 90, "35-49": 120, "50-64": 80, "65-79": 53, "80-plus": 7}
    met_inwoners = {leeftijd: aantal for leeftijd, aantal in allen.items() if leeftijd != "tot-18"}

    los = verborgen_cellen(allen, personen=354, drempel=10, telt_op=True)
    samen = samen_verborgen([allen, met_inwoners], drempel=10)

    # Apart: beside those with inhabitants only the seven would be hidden.
    assert los == {"tot-18", "80-plus"}
    assert samen == {"tot-18", "80-plus", "65-79"}


def test_tables_that_agree_hide_no_more_together():
    tabel = {"a": 40, "b": 30, "c": 50}

    assert samen_verborgen([tabel, tabel], drempel=10) == frozenset()
    assert samen_verborgen([], drempel=10) == frozenset()
