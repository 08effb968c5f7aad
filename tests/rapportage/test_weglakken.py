"""A passage out of data: found as a reader sees it, gone everywhere, with a mark that says why."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rapportage.opmaak import markdown
from rapportage.weglakken.gronden import alle_gronden, artikelen, gronden_met, gronden_op
from rapportage.weglakken.lakken import Lak, balken, gelakt, gronden_van, hoe_vaak, kort, lak_tekst, lekken

PRIVE = gronden_met(["woo-5.1-2-e"])
MERK = "⟦weggelakt: artikel 5.1 lid 2 onder e⟧"


def _lak(passage: str) -> Lak:
    return Lak(passage, PRIVE)


@dataclass(frozen=True)
class _Binnen:
    kop: str
    namen: tuple[str, ...]


@dataclass(frozen=True)
class _Proef:
    titel: str
    deel: _Binnen
    slug: str = "vast"
    dag: date = date(2023, 1, 2)
    bedrag: Decimal = Decimal("12.50")


# ── The grounds ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("dag", "wet", "absoluut", "relatief"),
    [
        (date(2022, 4, 30), "Wet openbaarheid van bestuur", 4, 8),
        (date(2022, 5, 1), "Wet open overheid", 5, 11),
    ],
)
def test_the_day_of_the_paper_decides_the_law(dag: date, wet: str, absoluut: int, relatief: int):
    gronden = gronden_op(dag)

    assert {grond.wet for grond in gronden} == {wet}
    assert [grond.is_absoluut for grond in gronden] == [True] * absoluut + [False] * relatief


def test_a_ground_is_called_by_its_article_and_no_other_ground_is():
    namen = [grond.artikel for grond in alle_gronden().values()]

    assert len(set(namen)) == len(namen)
    assert "artikel 5.1 lid 2 onder e" in namen


# ── Found as a reader sees it ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "bron",
    [
        "de heer Jan de Vries belde",
        "de heer **Jan de Vries** belde",
        "de heer **Jan** de _Vries_ belde",
        "de heer Jan\n de\tVries belde",
        "> de heer Jan\n> de Vries belde",
        "- de heer Jan\n  de Vries belde",
        "de heer JAN DE VRIES belde",
        "de heer Jan\u00a0de\u200b Vries belde",
        "de heer J&#97;n de Vries belde",
        "de heer [Jan](https://voorbeeld.nl/jan-de-vries) de Vries belde",
        "de heer Jan de Vr\u00adies belde",
        "## de heer Jan de Vries belde",
    ],
)
def test_a_passage_is_found_however_it_was_set(bron: str):
    gelakte = lak_tekst(bron, [_lak("Jan de Vries")])

    assert hoe_vaak(bron, "Jan de Vries") == 1
    assert MERK in gelakte
    assert "vries" not in gelakte.casefold()
    assert "belde" in gelakte


@pytest.mark.parametrize("passage", ["Piet", "", "   ", "**", "\x00", "Jan  Piet"])
def test_what_a_reader_does_not_see_is_not_there(passage: str):
    assert hoe_vaak(_Proef("Jan", _Binnen("de Vries", ())), passage) == 0


def test_all_of_the_data_is_looked_at_but_what_steers_the_making():
    proef = _Proef("Over Jan", _Binnen("Jan en Jan", ("Jan", "Piet")), slug="jan")

    gevonden = gelakt(proef, (_lak("Jan"),))

    assert hoe_vaak(proef, "Jan") == 4
    assert gevonden == _Proef(f"Over {MERK}", _Binnen(f"{MERK} en {MERK}", (MERK, "Piet")), slug="jan")
    assert gronden_van(gevonden) == PRIVE
    assert gronden_van(proef) == ()


def test_passages_that_overlap_become_one_and_none_of_it_stays():
    assert lak_tekst("abcdef", [_lak("bcd"), _lak("def")]) == f"a{MERK}"


def test_the_mark_is_the_same_for_a_short_passage_and_a_long_one():
    assert lak_tekst("ja", [_lak("ja")]) == lak_tekst("een heel lang stuk", [_lak("een heel lang stuk")]) == MERK


def test_emphasis_around_a_passage_goes_with_it():
    assert lak_tekst("a **Jan** b", [_lak("Jan")]) == f"a {MERK} b"


_DELEN = st.text("abJ *_[]()>#-&;\\\n⟦⟧é", max_size=12)


@settings(max_examples=150)
@given(
    voor=_DELEN, na=_DELEN, wit=st.sampled_from([" ", "\n", "  ", "\u00a0"]), om=st.sampled_from(["", "**", "_", "`"])
)
@example(voor="\\", na="(x)", wit=" ", om="**")
def test_whatever_stands_around_it_the_passage_is_gone_from_text_and_page(voor: str, na: str, wit: str, om: str):
    bron = f"{voor}{om}Zeer{wit}geheim{om}{na}"
    lakken = (_lak("zeer geheim"),)

    gelakte = lak_tekst(bron, lakken)

    assert lekken(lakken, html=[balken(markdown(gelakte))], waarden=[gelakte]) == ()


# ── What becomes of the mark ─────────────────────────────────────────────────────────────────────


def test_a_mark_becomes_a_bar_with_its_ground_in_words():
    html = balken(f"<p title='{MERK}'>a {MERK}</p><title>{MERK}</title><svg><text>{MERK}</text></svg>")

    in_woorden = "[weggelakt: artikel 5.1 lid 2 onder e]"
    assert html == (
        f'<p title=\'{in_woorden}\'>a <span class="weggelakt"><span class="balk"></span> weggelakt: artikel 5.1 lid 2 '
        f"onder e</span></p><title>{in_woorden}</title><svg><text>{in_woorden}</text></svg>"
    )


def test_a_bar_survives_markdown_beside_brackets():
    assert "<a" not in balken(markdown(lak_tekst("Jan(zie bijlage)", [_lak("Jan")])))


def test_several_grounds_are_all_named():
    gronden = gronden_met(["woo-5.1-2-e", "woo-5.1-1-d", "woo-5.2"])

    assert artikelen(gronden) == "artikel 5.1 lid 1 onder d, artikel 5.1 lid 2 onder e en artikel 5.2"
    assert gronden_van(Lak("x", gronden).merk) == gronden


def test_a_title_stays_as_short_as_it_must():
    assert kort(f"Over {MERK}", 200) == "Over [weggelakt]"
    assert len(kort("x" * 300, 200)) == 200


# ── Whether it is gone ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("html", "waarden"),
    [
        ("<p>de <b>Jan</b>\nde Vries</p>", ()),
        ('<p data-kop="Jan de Vries">x</p>', ()),
        ("", {"a": [{"slug": "Jan de Vries"}]}),
        ("<p>Jan de&nbsp;Vries</p>", ()),
        ('<h2 id="thema-jan-de-vries">x</h2>', ()),
        ("", {"slug": "over-jan-de-vries"}),
    ],
)
def test_what_can_still_be_read_is_named(html: str, waarden: object):
    assert lekken([_lak("Jan de Vries")], html=[html], waarden=waarden) == ("Jan de Vries",)


def test_a_date_or_amount_is_a_place_too():
    assert lekken([_lak("2023-01-02")], html=(), waarden=[date(2023, 1, 2)]) == ("2023-01-02",)
    assert lekken([_lak("12.50")], html=(), waarden=[Decimal("12.50")]) == ("12.50",)


def test_the_name_of_a_class_is_read_by_nobody():
    assert lekken([_lak("balk")], html=['<p class="balk">x</p>'], waarden=()) == ()
