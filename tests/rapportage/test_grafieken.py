"""What holds for every picture, in both media, and for its scale."""

import re

from hypothesis import given
from hypothesis import strategies as st

from rapportage.grafieken import (
    DRUK,
    GROEPSNUMMERS,
    SCHERM,
    Balk,
    Grafiek,
    Meting,
    Punt,
    Staaf,
    doellijn,
    liggende_staven,
    lijn,
    staven,
    stippen,
)
from rapportage.grafieken.schaal import ronde_top
from tests.rapportage.grafiekkeuring import GROEPEN, MEDIA, Aandeel, Groep, Rij, tekeningen

# ── every picture ───────────────────────────────────────────────────────────────────────────────


def alle_grafieken(medium) -> list[Grafiek]:
    rij = Rij("Drugs", tuple(Aandeel(code, 0.46, 0.4, 0.52) for code in GROEPSNUMMERS))
    return [
        stippen([rij], GROEPEN, titel="Titel", medium=medium),
        staven([Staaf("2019", 4710), Staaf("2020", 4525)], titel="Titel", accent=["2020"], medium=medium),
        liggende_staven([Balk("Ja", 0.6, 1200), Balk("Nee", 0.4, 800, 0.3)], titel="Titel", medium=medium),
        lijn([Punt(2019, 4710), Punt(2020, 4525)], titel="Titel", eenheid="misdrijven", medium=medium),
        doellijn(Meting(2019, 31), Meting(2023, 50), Meting(2021, 38), eenheid="%", medium=medium),
    ]


@MEDIA
def test_the_alternative_in_words_stands_in_every_drawing(medium):
    for grafiek in alle_grafieken(medium):
        for tekening in tekeningen(grafiek):
            assert tekening.get("role") == "img"
            assert tekening[0].tag == "title"
            assert tekening[0].text == grafiek.beschrijving


def test_a_screen_gets_a_wide_and_a_narrow_drawing_and_print_gets_one():
    for op_scherm, in_druk in zip(alle_grafieken(SCHERM), alle_grafieken(DRUK), strict=True):
        soorten = [tekening.get("class", "").split()[0] for tekening in tekeningen(op_scherm)]
        assert soorten == ["only-wide", "only-small"]
        assert [tekening.get("width", "").endswith("pt") for tekening in tekeningen(in_druk)] == [True]


@MEDIA
def test_no_picture_breaks_the_content_security_policy(medium):
    for grafiek in alle_grafieken(medium):
        assert "style" not in grafiek.svg
        assert not re.search(r"\son\w+=|<script|href", grafiek.svg)


def test_colours_on_screen_come_from_the_stylesheet_and_in_print_from_the_theme():
    for op_scherm, in_druk in zip(alle_grafieken(SCHERM), alle_grafieken(DRUK), strict=True):
        assert "fill=" not in op_scherm.svg
        assert "stroke=" not in op_scherm.svg
        assert set(re.findall(r'(?:fill|stroke)="([^"]*)"', in_druk.svg)) <= {
            "none", "var(--accent)", "var(--accent-line)", "var(--ink)", "var(--ink-2)", "var(--rule)", "var(--grid)",
            "var(--g1)", "var(--g2)", "var(--g3)", "var(--g4)", "var(--g5)", "var(--g6)",
            "var(--g7)",
        }  # fmt: skip


def test_print_fills_nothing_with_white_so_the_watermark_stays_whole():
    for grafiek in alle_grafieken(DRUK):
        assert "#fff" not in grafiek.svg
        assert "white" not in grafiek.svg


@MEDIA
def test_labels_of_users_are_escaped(medium):
    kwaad = '<script>alert("1")</script>&'
    rij = Rij(kwaad, (Aandeel("open", 0.5),))

    grafieken = [
        stippen([rij], [Groep("open", kwaad)], titel=kwaad, medium=medium),
        staven([Staaf(kwaad, 1)], titel=kwaad, medium=medium),
        liggende_staven([Balk(kwaad, 0.5, 1, 0.2)], titel=kwaad, woorden=(kwaad, kwaad), medium=medium),
        lijn([Punt(2020, 1)], titel=kwaad, eenheid=kwaad, medium=medium),
        doellijn(Meting(2019, 1), Meting(2020, 2), eenheid=kwaad, medium=medium),
    ]

    for grafiek in grafieken:
        assert "<script" not in grafiek.svg
        assert kwaad in "".join(element.text or "" for t in tekeningen(grafiek) for element in t.iter("title"))


def test_the_same_figures_give_the_same_drawing():
    assert alle_grafieken(DRUK) == alle_grafieken(DRUK)


# ── scale ───────────────────────────────────────────────────────────────────────────────────────


@given(st.floats(1e-6, 1e9))
def test_a_scale_reaches_the_highest_value_in_two_to_four_steps(hoogste):
    top, stap = ronde_top(hoogste)

    assert top >= hoogste * (1 - 1e-9)
    assert 1 <= round(top / stap) <= 4
    assert top - stap < hoogste * (1 + 1e-6)


def test_a_series_of_zeros_still_has_a_scale():
    assert ronde_top(0) == (1.0, 0.5)
