"""Dumbbells say what the figures say, and no word stands on another."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapportage.grafieken import DRUK, SCHERM, Halter, Halterschaal, halters
from tests.rapportage.grafiekkeuring import (
    GROEPEN,
    MEDIA,
    botsingen,
    buiten_het_blad,
    tekeningen,
    teksten,
    woorden,
)

SCHAAL = Halterschaal("0%", "40%", "80%")


@MEDIA
def test_both_moments_are_marked_and_said_and_what_is_hidden_has_no_mark(medium):
    rijen = [Halter("Drugs", 0.2, 0.6, "16% naar 48%", nadruk=True), Halter("Cyber", None, None, "te weinig")]

    grafiek = halters(rijen, GROEPEN[0], schaal=SCHAAL, woorden=("2016-2019", "nu"), medium=medium)

    assert grafiek.beschrijving == ("Haltergrafiek van 2016-2019 naar nu. Open. Drugs: 16% naar 48%; Cyber: te weinig.")
    for tekening in tekeningen(grafiek):
        # One ring and one dot in the key, one of each for the theme that is shown.
        assert len(list(tekening.iter("circle"))) == 4
    assert {"2016-2019", "nu", "0%", "80%", "16% naar 48%", "te weinig"} <= set(teksten(grafiek))


def test_a_ring_and_a_mark_on_one_place_are_both_seen():
    blad = tekeningen(halters([Halter("Drugs", 0.5, 0.5, "gelijk")], GROEPEN[0], schaal=SCHAAL))[0]

    stralen = [float(cirkel.get("r", "")) for cirkel in list(blad.iter("circle"))[2:]]
    assert stralen[1] < stralen[0]
    assert not [lijn for lijn in blad.iter("path") if "gl" in lijn.get("class", "")]


def test_a_place_outside_the_scale_is_refused():
    with pytest.raises(ValueError, match="between 0 and 1"):
        halters([Halter("Drugs", 0.5, 1.2, "x")], GROEPEN[0], schaal=SCHAAL)


_PLEK = st.none() | st.floats(0, 1)


@given(
    st.lists(st.builds(Halter, woorden, _PLEK, _PLEK, woorden, st.booleans()), max_size=6),
    st.sampled_from(GROEPEN),
    st.tuples(woorden, woorden),
    st.sampled_from([SCHERM, DRUK]),
)
@settings(max_examples=40)
def test_no_words_collide(rijen, groep, bijschrift, medium):
    grafiek = halters(rijen, groep, schaal=SCHAAL, woorden=bijschrift, medium=medium)

    assert botsingen(grafiek) == []
    assert buiten_het_blad(grafiek) == []
