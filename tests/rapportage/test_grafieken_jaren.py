"""Pictures of figures through the years say what the figures say, and no word stands on another."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapportage.grafieken import DRUK, NIET_GEMETEN, SCHERM, Grafiek, Meting, Punt, Staaf, doellijn, lijn, staven
from tests.rapportage.grafiekkeuring import botsingen, buiten_het_blad, tekeningen, teksten, woorden

waarden = st.none() | st.floats(0, 1e9) | st.integers(0, 10**7)


# ── staven ──────────────────────────────────────────────────────────────────────────────────────


def hoogten(grafiek: Grafiek) -> list[float]:
    return [float(e.get("height", "")) for e in tekeningen(grafiek)[0].iter("rect")]


def test_bars_start_at_zero_so_half_the_value_is_half_the_height():
    grafiek = staven([Staaf("2019", 5000), Staaf("2020", 2500), Staaf("2021", 0)], titel="Titel")

    heel, half, nul = hoogten(grafiek)
    assert half == pytest.approx(heel / 2, abs=0.1)
    assert nul == 0
    assert teksten(grafiek)[:3] == ["5.000", "2.500", "0"]


def test_the_finding_is_in_the_accent_colour_and_the_rest_in_a_tint():
    grafiek = staven([Staaf("2019", 2), Staaf("2020", 1)], titel="Titel", accent=["2020"])

    assert [e.get("class") for e in tekeningen(grafiek)[0].iter("rect")] == ["bar-m", "bar"]


def test_a_year_that_was_not_measured_has_no_bar_but_a_word():
    grafiek = staven([Staaf("2019", 2), Staaf("2020", None)], titel="Titel")

    assert len(hoogten(grafiek)) == 1
    assert NIET_GEMETEN in teksten(grafiek)
    assert grafiek.beschrijving == f"Staafgrafiek. Titel. 2019 2 en 2020 {NIET_GEMETEN}."


def test_where_the_word_does_not_fit_a_question_mark_stands():
    reeks = [Staaf(str(jaar), None if jaar == 2005 else 1000) for jaar in range(2000, 2020)]

    smal = tekeningen(staven(reeks, titel="Titel"))[1]

    assert "?" in [e.text for e in smal.iter("text")]


def test_in_a_full_picture_the_accent_and_the_ends_keep_their_words():
    reeks = [Staaf(str(jaar), 1000) for jaar in range(1980, 2020)]

    smal = tekeningen(staven(reeks, titel="Titel", accent=["2001"]))[1]

    assert {"1980", "2001", "2019"} <= {e.text for e in smal.iter("text")}


@pytest.mark.parametrize("reeks", [[], [Staaf("2019", -1)]])
def test_bars_without_a_value_or_below_zero_are_refused(reeks):
    with pytest.raises(ValueError, match="Bars need"):
        staven(reeks, titel="Titel")


@given(st.lists(st.builds(Staaf, woorden, waarden), min_size=1, max_size=30), st.sampled_from([SCHERM, DRUK]))
@settings(max_examples=60)
def test_no_words_collide_above_or_below_bars(reeks, medium):
    grafiek = staven(reeks, titel="Titel", accent=[reeks[0].label], medium=medium)

    assert botsingen(grafiek) == []
    assert buiten_het_blad(grafiek) == []


# ── lijn ────────────────────────────────────────────────────────────────────────────────────────


def test_a_year_without_a_value_breaks_the_line():
    reeks = [Punt(2015, 10), Punt(2016, 11), Punt(2017, None), Punt(2018, 12), Punt(2019, 13), Punt(2021, 14)]

    grafiek = lijn(reeks, titel="Titel", eenheid="meldingen")

    wijd = tekeningen(grafiek)[0]
    stukken = [e for e in wijd if e.get("class") == "line"]
    assert [e.get("d", "").count("L") for e in stukken] == [1, 1]
    assert len(list(wijd.iter("circle"))) == 2
    assert "niet gemeten in 2017" in grafiek.beschrijving


def test_a_line_names_its_first_and_last_value():
    grafiek = lijn([Punt(2012, 212), Punt(2013, 225), Punt(2014, 1318)], titel="T", eenheid="meldingen", medium=DRUK)

    assert {"212", "1.318", "meldingen in 2014"} <= set(teksten(grafiek))


def test_a_line_is_drawn_in_order_of_year_from_zero():
    een = lijn([Punt(2013, 5), Punt(2012, 4)], titel="Titel", eenheid="%")
    ander = lijn([Punt(2012, 4), Punt(2013, 5)], titel="Titel", eenheid="%")

    assert een == ander
    assert "0%" in teksten(een)


@pytest.mark.parametrize("reeks", [[], [Punt(2019, None)], [Punt(2019, -1)], [Punt(2019, 1), Punt(2019, 2)]], ids=str)
def test_a_line_that_cannot_be_honest_is_refused(reeks):
    with pytest.raises(ValueError, match="A line needs"):
        lijn(reeks, titel="Titel", eenheid="meldingen")


@given(
    st.dictionaries(st.integers(1990, 2040), waarden, max_size=25),
    st.text(st.characters(categories=["L", "Zs"]), min_size=1, max_size=40),
    st.sampled_from([SCHERM, DRUK]),
)
@settings(max_examples=80)
def test_no_words_collide_in_a_line(per_jaar, eenheid, medium):
    reeks = [Punt(2015, 7), *(Punt(jaar, waarde) for jaar, waarde in per_jaar.items() if jaar != 2015)]

    grafiek = lijn(reeks, titel="Titel", eenheid=eenheid, medium=medium)

    assert botsingen(grafiek) == []
    assert buiten_het_blad(grafiek) == []


# ── doellijn ────────────────────────────────────────────────────────────────────────────────────


def plekken(grafiek: Grafiek) -> dict[str, float]:
    return {e.get("class", ""): float(e.get("cx", "")) for e in tekeningen(grafiek)[0].iter("circle")}


@pytest.mark.parametrize(("nul", "streef", "nu"), [(31, 50, 38), (318, 220, 292)])
def test_better_is_to_the_right_whichever_way_the_numbers_run(nul, streef, nu):
    grafiek = doellijn(Meting(2019, nul), Meting(2023, streef), Meting(2021, nu), eenheid="")

    assert plekken(grafiek)["baan-begin"] < plekken(grafiek)["baan-nu"] < 640 / 2
    assert 'class="baan-af"' in grafiek.svg


def test_a_stand_that_got_worse_lies_left_of_the_start():
    grafiek = doellijn(Meting(2019, 4), Meting(2023, 18), Meting(2021, 3), eenheid="scholen")

    assert plekken(grafiek)["baan-nu"] < plekken(grafiek)["baan-begin"]
    assert 'class="baan-af"' not in grafiek.svg


def test_a_start_that_is_not_known_is_said_and_not_drawn():
    grafiek = doellijn(Meting(2019, None), Meting(2023, 18), eenheid="scholen")

    assert plekken(grafiek) == {}
    assert grafiek.beschrijving == "Onbekend in 2019 en doel 18 scholen in 2023."


def test_a_goal_says_all_its_values_in_the_words_of_residents():
    grafiek = doellijn(Meting(2019, 31), Meting(2023, 50.5), Meting(2021, 38), eenheid="%")

    assert grafiek.beschrijving == "31% in 2019, nu 38% in 2021 en doel 50,5% in 2023."
    assert {"31% in 2019", "nu 38% in 2021", "doel 50,5% in 2023"} <= set(teksten(grafiek))


def test_in_a_document_a_goal_says_its_values_in_the_words_of_the_field():
    grafiek = doellijn(Meting(2019, 31), Meting(2023, 50.5), Meting(2021, 38), eenheid="%", medium=DRUK)

    assert grafiek.beschrijving == "Nulwaarde 31% in 2019, nu 38% in 2021 en streefwaarde 50,5% in 2023."
    assert {"nulwaarde 31% (2019)", "nu 38% (2021)", "streefwaarde 50,5% (2023)"} <= set(teksten(grafiek))


def test_a_goal_without_a_target_is_refused():
    with pytest.raises(ValueError, match="target"):
        doellijn(Meting(2019, 1), Meting(2023, None), eenheid="")


metingen = st.builds(Meting, st.integers(2000, 2040), st.none() | st.floats(-1e6, 1e6))


@given(metingen, metingen, st.none() | metingen, st.sampled_from([SCHERM, DRUK]))
@settings(max_examples=80)
def test_no_words_collide_along_a_goal(nul, nu, streef, medium):
    doel = Meting(2030, 10) if streef is None or streef.waarde is None else streef

    grafiek = doellijn(nul, doel, nu, eenheid="%", medium=medium)

    assert botsingen(grafiek) == []
    assert buiten_het_blad(grafiek) == []
