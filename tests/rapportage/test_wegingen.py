"""Weighted figures beside unweighted ones: never finer, never more than may be shown, and with what they may claim."""

from typing import Any

import pytest

from consultatie.uitslag.enums import Bezwaar, Kanttekening
from consultatie.uitslag.telling import Cel, Celtelling
from consultatie.uitslag.weegbeeld import Bevolkingsbron, Bevolkingscijfers, Weegbeeld, weegbeeld
from consultatie.uitslag.weging import Bevolking
from consultatie.vragenlijst.enums import Kanaal
from rapportage.cijfers.groepen import Toonbaar
from rapportage.cijfers.onderdrukking import samen_verborgen
from rapportage.cijfers.resultaat import Groepsweging
from rapportage.cijfers.wegingen import groepsweging
from rapportage.opmaak import procent

K = 10
PANEL = (str(Kanaal.DIGIPANEL),)


def _top(n: int, **keren: int) -> dict[str, Any]:
    return {"top": {"n": n, "posities": {slug: [keren.get(slug, 0), 0] for slug in ("cyber", "drugs", "zorg")}}}


def _beeld(per_cel: dict[Cel, Celtelling], *, inwoners: dict[str, float | None], is_fictief: bool = False) -> Weegbeeld:
    bekend = Bevolkingscijfers(
        Bevolking(wijk=inwoners),
        namen={code: code.title() for code in inwoners},
        bronnen={"wijk": (Bevolkingsbron("CBS StatLine", 2024, is_fictief),), "leeftijd": ()},
    )
    return weegbeeld(PANEL, per_cel, bekend, minste_effectief=100)


def _twee_wijken(**anders: Any) -> Weegbeeld:
    """Noord answered twice as often as zuid, and has as many inhabitants."""
    per_cel = {
        Cel("noord"): Celtelling(400, _top(400, cyber=100, drugs=200, zorg=5)),
        Cel("zuid"): Celtelling(200, _top(200, cyber=150, drugs=100, zorg=2)),
    }
    return _beeld(per_cel, **{"inwoners": {"noord": 1000, "zuid": 1000}, **anders})


def _toon(*themas: str, aard: str = "steekproef") -> Toonbaar:
    return Toonbaar("digipanel", aard, themas or ("cyber", "drugs"), mag_volgorde=True, drempel=K)


def _weg(beeld: Weegbeeld) -> dict[str, frozenset[str]]:
    return {
        marge.naam: samen_verborgen([{een.code: een.personen for een in marge.categorieen}], drempel=K)
        for marge in beeld.marges
    }


def _weging(beeld: Weegbeeld, toon: Toonbaar | None = None) -> Groepsweging:
    gevonden = groepsweging(beeld, "top", toon or _toon(), weg=_weg(beeld))
    assert gevonden is not None
    return gevonden


def test_who_answered_less_often_counts_for_more():
    weging = _weging(_twee_wijken())

    cyber = weging.themas[0]
    assert (cyber.slug, cyber.ongewogen, cyber.gewogen) == ("cyber", 250 / 600, 0.5)
    assert (weging.aantal, weging.n_effectief) == (600, 533)
    rijen = weging.vergelijkingen[0].rijen
    assert [(rij.naam, rij.gewogen, rij.bevolking) for rij in rijen] == [("Noord", 0.5, 0.5), ("Zuid", 0.5, 0.5)]
    assert [rij.respons for rij in rijen] == pytest.approx([2 / 3, 1 / 3])


def test_the_unweighted_share_is_the_one_among_the_priorities_whatever_way_it_is_rounded():
    per_cel = {Cel(wijk): Celtelling(200, _top(200, cyber=37, drugs=100)) for wijk in ("noord", "zuid")}

    cyber = _weging(_beeld(per_cel, inwoners={"noord": 1000, "zuid": 1000})).themas[0]

    # Among the priorities 74 of 400 stands in full, and the page writes it as 19%.
    assert (cyber.ongewogen, cyber.gewogen) == (0.185, 0.19)
    assert procent(cyber.ongewogen) == procent(cyber.gewogen) == "19%"


def test_a_theme_that_is_hidden_unweighted_is_hidden_weighted():
    zorg = _weging(_twee_wijken()).themas[2]

    assert (zorg.slug, zorg.ongewogen, zorg.gewogen, zorg.laag) == ("zorg", None, None, None)


def test_the_margin_is_wider_by_what_weighting_costs_and_only_a_sample_has_one():
    cyber = _weging(_twee_wijken()).themas[0]
    zonder = _weging(_twee_wijken(), _toon(aard="zelfselectie")).themas[0]

    assert cyber.laag is not None
    assert cyber.hoog is not None
    # Wilson with 533 persons; with 600 it would be 0.46 to 0.54.
    assert (cyber.laag, cyber.hoog) == (0.46, 0.54)
    assert (zonder.laag, zonder.hoog) == (None, None)


def test_a_district_of_few_answers_is_not_in_the_comparison_nor_is_what_would_give_it_away():
    per_cel = {
        Cel("noord"): Celtelling(400, _top(400, cyber=100)),
        Cel("zuid"): Celtelling(200, _top(200, cyber=150)),
        Cel("west"): Celtelling(4, _top(4, cyber=2)),
    }

    weging = _weging(_beeld(per_cel, inwoners={"noord": 1000, "zuid": 1000, "west": 1000}))

    respons = {rij.naam: rij.respons for rij in weging.vergelijkingen[0].rijen}
    assert respons["West"] is None
    assert [naam for naam, deel in respons.items() if deel is None] == ["Zuid", "West"]


def test_what_speaks_against_it_is_said_and_what_would_name_a_few_is_not():
    per_cel = {Cel(wijk): Celtelling(60, _top(60, cyber=30, drugs=20)) for wijk in ("noord", "oost", "west", "")}

    inwoners: dict[str, float | None] = {"noord": 1000, "oost": 1000, "west": 1000, "zuid": 10}
    weging = _weging(_beeld(per_cel, inwoners=inwoners, is_fictief=True))

    assert str(Bezwaar.WIJK_FICTIEF.label) in weging.bezwaren
    assert str(Bezwaar.VEEL_ONBEKEND.label) in weging.bezwaren
    assert weging.kanttekeningen == (str(Kanttekening.ALLE_LEEFTIJDEN.label),)


@pytest.mark.parametrize("per_cel", [{Cel("noord"): Celtelling(2 * K - 1, _top(2 * K - 1, cyber=K))}, {}])
def test_too_few_answers_are_not_weighted(per_cel: dict[Cel, Celtelling]):
    assert (
        groepsweging(_beeld(per_cel, inwoners={"noord": 1000}), "top", _toon(), weg={"wijk": (), "leeftijd": ()})
        is None
    )


def test_without_inhabitants_there_is_nothing_to_weight_to():
    per_cel = {Cel("noord"): Celtelling(100, _top(100, cyber=50))}

    assert (
        groepsweging(_beeld(per_cel, inwoners={"noord": None}), "top", _toon(), weg={"wijk": (), "leeftijd": ()})
        is None
    )


def test_the_source_names_its_year_once():
    assert _weging(_twee_wijken()).vergelijkingen[0].bron == "CBS StatLine, 2024"
