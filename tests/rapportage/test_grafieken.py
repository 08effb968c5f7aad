"""Pictures say what the figures say, in both media, and no word stands on another."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapportage.grafieken import (
    DRUK,
    GROEPSNUMMERS,
    NIET_GEMETEN,
    NIET_GEVRAAGD,
    SCHERM,
    TE_WEINIG,
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
from rapportage.lettertype import tekstbreedte

MEDIA = pytest.mark.parametrize("medium", [SCHERM, DRUK], ids=["scherm", "druk"])
# Drawn letters are rounded to a tenth: two boxes may share that much.
AFRONDING = 0.11


@dataclass(frozen=True)
class Groep:
    code: str
    korte_naam: str


@dataclass(frozen=True)
class Aandeel:
    groep: str
    waarde: float | None
    laag: float | None = None
    hoog: float | None = None


@dataclass(frozen=True)
class Rij:
    naam: str
    aandelen: tuple[Aandeel, ...]


GROEPEN = [Groep(code, code.replace("_", " ").capitalize()) for code in GROEPSNUMMERS]


@dataclass(frozen=True)
class Vak:
    tekst: str
    links: float
    boven: float
    rechts: float
    onder: float


def tekeningen(grafiek: Grafiek) -> list[ElementTree.Element]:
    """Each drawing in the picture; parsing proves that it is well-formed."""
    wortel = ElementTree.fromstring(f"<div>{grafiek.svg}</div>")  # noqa: S314  what we drew ourselves
    for element in wortel.iter():
        element.tag = element.tag.rpartition("}")[2]
    return list(wortel)


def tekstvakken(tekening: ElementTree.Element) -> Iterator[Vak]:
    """The room of each text, measured anew from what was written."""
    for element in tekening.iter("text"):
        tekst, grootte = element.text or "", float(element.get("font-size", ""))
        klasse = element.get("class", "")
        vet = "gt" in klasse or "c-b" in klasse
        gewicht = int(
            element.get("font-weight", {"gt": 600, "c-b": 700}.get(klasse.split(" ")[0], 400) if vet else 400)
        )
        breed = tekstbreedte(tekst, grootte, gewicht)
        x, y = float(element.get("x", "")), float(element.get("y", ""))
        links = x - {"start": 0, "middle": breed / 2, "end": breed}[element.get("text-anchor", "start")]
        yield Vak(tekst, links, y - 0.7 * grootte, links + breed, y + 0.2 * grootte)


def botsingen(grafiek: Grafiek) -> list[tuple[str, str]]:
    """Pairs of texts that stand on each other, in any of the drawings."""
    gevonden = []
    for tekening in tekeningen(grafiek):
        for een, ander in combinations(tekstvakken(tekening), 2):
            naast = een.rechts - AFRONDING <= ander.links or ander.rechts - AFRONDING <= een.links
            boven = een.onder - AFRONDING <= ander.boven or ander.onder - AFRONDING <= een.boven
            if not naast and not boven:
                gevonden.append((een.tekst, ander.tekst))
    return gevonden


def buiten_het_blad(grafiek: Grafiek) -> list[str]:
    """Texts that stick out of their drawing."""
    uit = []
    for tekening in tekeningen(grafiek):
        _, _, breed, hoog = (float(deel) for deel in tekening.get("viewBox", "").split())
        uit += [
            vak.tekst
            for vak in tekstvakken(tekening)
            if vak.links < -1 or vak.boven < -1 or vak.rechts > breed + 1 or vak.onder > hoog + 1
        ]
    return uit


def teksten(grafiek: Grafiek) -> list[str]:
    return [element.text or "" for tekening in tekeningen(grafiek) for element in tekening.iter("text")]


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
        assert [tekening.get("class") for tekening in tekeningen(op_scherm)] == ["only-wide", "only-small"]
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
            "var(--g1)", "var(--g2)", "var(--g3)", "var(--g4)", "var(--g5)",
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


# ── stippen ─────────────────────────────────────────────────────────────────────────────────────


@MEDIA
def test_groups_keep_one_order_however_they_are_given(medium):
    rij = Rij("Drugs", tuple(Aandeel(code, 0.5) for code in GROEPSNUMMERS))

    grafiek = stippen([rij], list(reversed(GROEPEN)), titel="Titel", medium=medium)

    namen = [tekst for tekst in teksten(grafiek) if tekst.endswith(" 50%")]
    assert namen[:5] == ["Open 50%", "Digipanel 50%", "Partners 50%", "Sessie inwoners 50%", "Sessie raad 50%"]


def test_each_group_has_a_shape_of_its_own():
    rij = Rij("Drugs", tuple(Aandeel(code, 0.5) for code in GROEPSNUMMERS))

    wijd = tekeningen(stippen([rij], GROEPEN, titel="Titel"))[0]

    merken = {e.get("class"): e.tag for e in wijd if (e.get("class") or "").startswith(("gd", "gh"))}
    assert merken == {"gd g1": "circle", "gd g2": "path", "gd g3": "path", "gh g4": "path", "gh g5": "path"}
    assert len({e.get("d") for e in wijd if (e.get("class") or "").startswith(("gd", "gh"))}) == 5


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


woorden = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=60)
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


@given(st.lists(rijen(), max_size=4), st.lists(woorden, min_size=5, max_size=5), st.sampled_from([SCHERM, DRUK]))
@settings(max_examples=60)
def test_no_words_collide_in_a_dot_plot(themas, namen, medium):
    groepen = [Groep(code, naam) for code, naam in zip(GROEPSNUMMERS, namen, strict=True)]

    grafiek = stippen(themas, groepen, titel="Titel", medium=medium)

    assert botsingen(grafiek) == []
    assert buiten_het_blad(grafiek) == []


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


waarden = st.none() | st.floats(0, 1e9) | st.integers(0, 10**7)


@given(st.lists(st.builds(Staaf, woorden, waarden), min_size=1, max_size=30), st.sampled_from([SCHERM, DRUK]))
@settings(max_examples=60)
def test_no_words_collide_above_or_below_bars(reeks, medium):
    grafiek = staven(reeks, titel="Titel", accent=[reeks[0].label], medium=medium)

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
    assert grafiek.beschrijving == "Nulwaarde onbekend in 2019 en streefwaarde 18 scholen in 2023."


def test_a_goal_says_all_its_values_in_words():
    grafiek = doellijn(Meting(2019, 31), Meting(2023, 50.5), Meting(2021, 38), eenheid="%")

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


# ── scale ───────────────────────────────────────────────────────────────────────────────────────


@given(st.floats(1e-6, 1e9))
def test_a_scale_reaches_the_highest_value_in_two_to_four_steps(hoogste):
    top, stap = ronde_top(hoogste)

    assert top >= hoogste * (1 - 1e-9)
    assert 1 <= round(top / stap) <= 4
    assert top - stap < hoogste * (1 + 1e-6)


def test_a_series_of_zeros_still_has_a_scale():
    assert ronde_top(0) == (1.0, 0.5)
