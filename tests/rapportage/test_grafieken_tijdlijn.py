"""The time line says in words what it shows, its bars lie on their days, and no word stands on another."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapportage.grafieken import DRUK, SCHERM, Grafiek, Tijdbalk, Tijdkolom, Tijdraster, Vrij, tijdlijn
from tests.rapportage.grafiekkeuring import MEDIA, botsingen, buiten_het_blad, tekeningen, teksten, woorden

NAMEN = ("juli", "augustus", "september", "oktober", "november")
KOLOMMEN = tuple(Tijdkolom(date(2019, maand, 1), naam, naam[:3]) for maand, naam in enumerate(NAMEN, start=7))
ZOMER = Vrij("zomerreces", date(2019, 7, 1), date(2019, 8, 31))
RASTER = Tijdraster(KOLOMMEN, date(2019, 11, 30), vandaag=date(2019, 8, 20), vrij=(ZOMER,))


def _balk(van: tuple[int, int], tot: tuple[int, int], *, stand: str = "komt", teken: str = "rond") -> Tijdbalk:
    return Tijdbalk("Stap", date(2019, *van), date(2019, *tot), teken, "Raad", stand, "juli 2019, gedaan")


def _balken(grafiek: Grafiek, klasse: str = "tl-raad") -> list[tuple[float, float]]:
    rechthoeken = (e for e in tekeningen(grafiek)[0].iter("rect") if e.get("class") == klasse)
    return [(float(e.get("x", "")), float(e.get("width", ""))) for e in rechthoeken]


def test_a_bar_lies_over_its_months_and_every_column_is_as_wide():
    grafiek = tijdlijn([_balk((7, 1), (7, 31)), _balk((8, 1), (9, 30)), _balk((11, 1), (11, 30))], RASTER, titel="T")

    (juli, maand), (augustus, twee), (november, _) = _balken(grafiek)
    assert twee == pytest.approx(2 * maand, abs=6)
    assert november - juli == pytest.approx(4 * (augustus - juli), abs=1)


def test_it_says_in_words_who_does_what_when_how_it_stands_today_and_what_is_shaded():
    grafiek = tijdlijn([_balk((7, 1), (7, 31))], RASTER, titel="In november beslist de raad")

    assert grafiek.beschrijving == (
        "Tijdlijn. In november beslist de raad. Stap (Raad): juli 2019, gedaan. Vandaag is 20 augustus 2019. "
        "Grijs: zomerreces van 1 juli 2019 tot en met 31 augustus 2019."
    )
    assert [tekening.find("title").text for tekening in tekeningen(grafiek)] == [grafiek.beschrijving] * 2


def test_bodies_and_states_differ_by_shape_not_by_colour_alone():
    def vormen(**welke: str) -> list[str]:
        [tekening] = tekeningen(tijdlijn([_balk((7, 1), (9, 30), **welke)], RASTER, titel="T", medium=DRUK))
        return [element.tag + element.get("d", "") for element in tekening.iter()]

    assert len({tuple(vormen(teken=teken)) for teken in ("vierkant", "rond", "ruit")}) == 3
    assert len({tuple(vormen(stand=stand)) for stand in ("klaar", "nu", "laat", "komt")}) == 4


def test_what_is_late_runs_on_to_today():
    op_tijd, laat = (tijdlijn([_balk((7, 1), (7, 31), stand=stand)], RASTER, titel="T") for stand in ("komt", "laat"))

    assert ["tl-uitloop" in grafiek.svg for grafiek in (op_tijd, laat)] == [False, True]


@pytest.mark.parametrize(("vandaag", "is_er"), [((6, 30), False), ((7, 1), True), ((11, 30), True), ((12, 1), False)])
def test_today_has_a_line_only_within_the_columns(vandaag: tuple[int, int], is_er: bool):
    raster = Tijdraster(KOLOMMEN, date(2019, 11, 30), vandaag=date(2019, *vandaag))

    assert ("tl-vandaag" in tijdlijn([_balk((7, 1), (7, 31))], raster, titel="T").svg) is is_er


def test_a_narrow_column_has_a_shorter_name():
    maanden = tuple(Tijdkolom(date(2019, maand, 1), "september", "sept") for maand in range(1, 13))
    raster = Tijdraster(maanden, date(2019, 12, 31), vandaag=date(2018, 1, 1))

    smal = tekeningen(tijdlijn([], raster, titel="T"))[1]

    assert {element.text for element in smal.iter("text")} == {"s"}


@pytest.mark.parametrize(
    ("balken", "kolommen"),
    [
        ([], ()),
        ([], KOLOMMEN[::-1]),
        ([_balk((7, 1), (7, 31), stand="weg")], KOLOMMEN),
        ([_balk((7, 1), (7, 31), teken="ster")], KOLOMMEN),
    ],
)
def test_what_cannot_be_drawn_is_refused(balken: list[Tijdbalk], kolommen: tuple[Tijdkolom, ...]):
    with pytest.raises(ValueError, match=r"columns|known"):
        tijdlijn(balken, Tijdraster(kolommen, date(2019, 11, 30), vandaag=date(2019, 8, 20)), titel="T")


dagen = st.dates(date(2019, 7, 1), date(2019, 11, 30))


@MEDIA
@settings(max_examples=25)
@given(
    rijen=st.lists(st.tuples(woorden, dagen, dagen, st.sampled_from(["klaar", "nu", "laat", "komt"])), max_size=5),
    vandaag=dagen,
)
def test_no_word_stands_on_another_or_outside(medium, rijen, vandaag):
    balken = [
        Tijdbalk(naam, min(een, ander), max(een, ander), "ruit", "College", stand, "juli en augustus 2019, loopt nu")
        for naam, een, ander, stand in rijen
    ]

    grafiek = tijdlijn(balken, Tijdraster(KOLOMMEN, date(2019, 11, 30), vandaag, (ZOMER,)), titel="T", medium=medium)

    assert botsingen(grafiek) == []
    assert buiten_het_blad(grafiek) == []
    assert len(teksten(grafiek)) >= len(balken)


def test_the_screen_has_a_wide_and_a_narrow_drawing_and_paper_one():
    aantal = [len(tekeningen(tijdlijn([], RASTER, titel="T", medium=medium))) for medium in (SCHERM, DRUK)]

    assert aantal == [2, 1]
