"""Pictures of shares, per group or per answer, say what the figures say, and no word stands on another."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapportage.grafieken import DRUK, GROEPSNUMMERS, NIET_GEVRAAGD, SCHERM, TE_WEINIG, Balk, liggende_staven, stippen
from tests.rapportage.grafiekkeuring import (
    GROEPEN,
    MEDIA,
    Aandeel,
    Groep,
    Rij,
    botsingen,
    buiten_het_blad,
    tekeningen,
    teksten,
    tekstvakken,
    woorden,
)

# ── stippen ─────────────────────────────────────────────────────────────────────────────────────


@MEDIA
def test_groups_keep_one_order_however_they_are_given(medium):
    rij = Rij("Drugs", tuple(Aandeel(code, 0.5) for code in GROEPSNUMMERS))

    grafiek = stippen([rij], list(reversed(GROEPEN)), titel="Titel", medium=medium)

    namen = [tekst for tekst in teksten(grafiek) if tekst.endswith(" 50%")]
    assert namen[:7] == [
        *("Open 50%", "Digipanel 50%", "Partners 50%", "Netwerksessie 50%", "Raad 50%"),
        *("Sessie inwoners 50%", "Sessie raad 50%"),
    ]


def test_each_group_has_a_shape_of_its_own():
    rij = Rij("Drugs", tuple(Aandeel(code, 0.5) for code in GROEPSNUMMERS))

    wijd = tekeningen(stippen([rij], GROEPEN, titel="Titel"))[0]

    merken = {e.get("class"): e.tag for e in wijd if (e.get("class") or "").startswith(("gd", "gh"))}
    assert merken == {
        "gd g1": "circle",
        "gd g2": "path",
        "gd g3": "path",
        "gh g4": "path",
        "gh g5": "path",
        "gh g6": "path",
        "gh g7": "path",
    }
    assert len({e.get("d") for e in wijd if (e.get("class") or "").startswith(("gd", "gh"))}) == 7


def test_an_interval_is_drawn_only_where_a_share_has_one():
    rij = Rij("Drugs", (Aandeel("open", 0.5), Aandeel("digipanel", 0.5, 0.4, 0.6)))

    grafiek = stippen([rij], GROEPEN[:2], titel="Titel")

    assert 'class="gl g2"' in grafiek.svg
    assert 'class="gl g1"' not in grafiek.svg
    assert "Digipanel 50% (tussen 40% en 60%)" in grafiek.beschrijving
    assert "Open 50% en" in grafiek.beschrijving


@MEDIA
def test_what_may_not_be_shown_is_a_word_and_never_a_dot(medium):
    rij = Rij("Drugs", (Aandeel("open", None),))

    grafiek = stippen([rij], GROEPEN[:2], titel="Titel", medium=medium)

    assert f"Open: {TE_WEINIG}" in teksten(grafiek)
    assert f"Digipanel: {NIET_GEVRAAGD}" in teksten(grafiek)
    assert "<circle" not in grafiek.svg
    assert grafiek.beschrijving == f"Stippengrafiek. Drugs: Open {TE_WEINIG} en Digipanel {NIET_GEVRAAGD}."


@MEDIA
def test_a_name_that_is_too_long_gives_way_and_its_share_does_not(medium):
    lang = "Veiligheidspartners en bewonersorganisaties " * 5
    rij = Rij("Drugs", (Aandeel("open", 1), Aandeel("digipanel", None)))

    grafiek = stippen([rij], [Groep("open", lang), Groep("digipanel", lang)], titel="Titel", medium=medium)

    assert any(tekst.endswith("… 100%") for tekst in teksten(grafiek))
    assert any(tekst.startswith("Veiligheidspartners en") and tekst.endswith("…") for tekst in teksten(grafiek))
    assert lang.strip() in grafiek.beschrijving
    assert buiten_het_blad(grafiek) == []


@pytest.mark.parametrize("waarde", [-0.01, 1.01])
def test_a_share_outside_zero_and_one_is_refused(waarde):
    with pytest.raises(ValueError, match="between 0 and 1"):
        stippen([Rij("Drugs", (Aandeel("open", waarde),))], GROEPEN, titel="Titel")


def test_grid_lines_stop_at_the_words():
    rij = Rij("Drugs", (Aandeel("open", 0.22),))

    wijd = tekeningen(stippen([rij], GROEPEN[:1], titel="Titel"))[0]

    kwart = next(
        e.get("d") or "" for e in wijd if e.get("class") == "c-grid" and (e.get("d") or "").startswith("M450 ")
    )
    naam = next(vak for vak in tekstvakken(wijd) if vak.tekst == "Open 22%")
    assert naam.links < 450 < naam.rechts
    assert kwart.count("M") == 2
    for van, tot in re.findall(r"M450 ([\d.]+)V([\d.]+)", kwart):
        assert float(tot) <= naam.boven or float(van) >= naam.onder


delen = st.none() | st.floats(0, 1)


@st.composite
def rijen(draw) -> Rij:
    aandelen = []
    for code in draw(st.sets(st.sampled_from(list(GROEPSNUMMERS)))):
        waarde = draw(delen)
        if waarde is not None and draw(st.booleans()):
            marge = draw(st.floats(0, 0.5))
            aandelen.append(Aandeel(code, waarde, waarde - marge, waarde + marge))
        else:
            aandelen.append(Aandeel(code, waarde))
    return Rij(draw(woorden), tuple(aandelen))


@pytest.mark.traag
@given(
    st.lists(rijen(), max_size=4),
    st.lists(woorden, min_size=len(GROEPSNUMMERS), max_size=len(GROEPSNUMMERS)),
    st.sampled_from([SCHERM, DRUK]),
)
@settings(max_examples=60)
def test_no_words_collide_in_a_dot_plot(themas, namen, medium):
    groepen = [Groep(code, naam) for code, naam in zip(GROEPSNUMMERS, namen, strict=True)]

    grafiek = stippen(themas, groepen, titel="Titel", medium=medium)

    assert botsingen(grafiek) == []
    assert buiten_het_blad(grafiek) == []


# ── liggende staven ─────────────────────────────────────────────────────────────────────────────


def test_an_answer_shows_its_share_and_how_many_said_so():
    grafiek = liggende_staven([Balk("Ja", 0.456, 1234), Balk("Nee", 0.25, 600)], titel="Titel")

    assert teksten(grafiek)[:6] == ["Ja", "46%", "(1.234 antwoorden)", "Nee", "25%", "(600)"]
    assert grafiek.beschrijving == (
        "Staafgrafiek. Titel. Ja: 46% van de antwoorden (1.234); Nee: 25% van de antwoorden (600)."
    )


def test_an_answer_given_by_too_few_has_no_bar():
    grafiek = liggende_staven([Balk("Ja", 0.5), Balk("Nee", None, 3)], titel="Titel")

    assert len(list(tekeningen(grafiek)[0].iter("rect"))) == 1
    assert TE_WEINIG in teksten(grafiek)
    assert "3" not in "".join(teksten(grafiek)).replace("50%", "")


def test_a_response_stands_beside_the_population():
    grafiek = liggende_staven(
        [Balk("Binnenstad", 0.14, None, 0.09), Balk("Lettele", None, None, 0.01)],
        titel="Titel",
        woorden=("van de antwoorden", "van de inwoners"),
    )

    assert {"van de antwoorden", "van de inwoners", "14%", "/ 9%", TE_WEINIG} <= set(teksten(grafiek))
    assert "Binnenstad: 14% van de antwoorden, 9% van de inwoners" in grafiek.beschrijving


def test_pictures_that_stand_side_by_side_can_share_a_scale():
    breed = [
        float(next(tekeningen(liggende_staven([Balk("Ja", deel)], titel="T", top=1))[0].iter("rect")).get("width", ""))
        for deel in (0.5, 0.25)
    ]

    assert breed[0] == pytest.approx(2 * breed[1], abs=0.2)


def test_a_share_beyond_the_scale_is_refused():
    with pytest.raises(ValueError, match=r"between 0 and 0\.4"):
        liggende_staven([Balk("Ja", 0.5)], titel="Titel", top=0.4)


def test_a_share_that_reads_as_zero_gets_no_full_bar():
    blad = tekeningen(
        liggende_staven([Balk("Bijna niemand", 0.0, vergelijk=2.2e-313), Balk("Weinig", 0.001)], titel="T")
    )[0]

    assert max(float(balk.get("width", "")) for balk in blad.iter("rect")) < 0.2 * 720


@pytest.mark.traag
@given(
    st.lists(st.builds(Balk, woorden, delen, st.none() | st.integers(0, 10**6), delen), max_size=8),
    st.tuples(woorden, woorden),
    st.sampled_from([SCHERM, DRUK]),
)
@settings(max_examples=60)
def test_no_words_collide_beside_lying_bars(balken, bijschrift, medium):
    grafiek = liggende_staven(balken, titel="Titel", woorden=bijschrift, medium=medium)

    assert botsingen(grafiek) == []
    assert buiten_het_blad(grafiek) == []
