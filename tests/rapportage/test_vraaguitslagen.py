"""Each question as it may be shown: what adds up, what is an average, and what an answer elsewhere would give away."""

from itertools import product
from typing import Any

import pytest

from consultatie.models import Vragenlijst
from consultatie.vragenlijst.enums import Kanaal
from rapportage.cijfers.onderdrukking import is_gemiddelde_te_tonen
from rapportage.cijfers.resultaat import Vraaguitslag
from rapportage.queries import resultaat_van
from tests.factories.consultatie import VragenlijstversieFactory, definitie
from tests.rapportage.test_queries import DAG, DREMPEL, maak_plan, tel, vraag

pytestmark = pytest.mark.django_db


def maak_lijst(*vragen: dict[str, Any]) -> Vragenlijst:
    return VragenlijstversieFactory.create(
        vragenlijst__beleidsplan=maak_plan(), definitie=definitie(*vragen)
    ).vragenlijst


def uitslagen(lijst: Vragenlijst) -> list[Vraaguitslag]:
    return list(resultaat_van(lijst, drempel=DREMPEL, dag=DAG).vragen)


def na(bron: str, *codes: str) -> dict[str, Any]:
    return {"alleen_als": {"sleutel": bron, "codes": list(codes), "zin": f"Alleen als u bij ‘{bron}’ koos voor ‘x’."}}


def keuze(n: int, **opties: int) -> dict[str, Any]:
    return {"n": n, "opties": opties}


TOP = vraag("top", "top", ["drugs", "cyber", "zorg"], aantal=2)
MERKT = vraag("merkt", "een", ["ja", "soms", "nee"])
CIJFER = vraag("cijfer", "cijfer", [str(cijfer) for cijfer in range(1, 11)])


# ── averages ─────────────────────────────────────────────────────────────────────────────────────


def test_a_mark_is_shown_as_an_average_with_its_number_and_never_as_shares() -> None:
    lijst = maak_lijst(CIJFER)
    tel(lijst, Kanaal.OPEN, 40, cijfer={"n": 30, "opties": {"6": 10, "7": 10, "9": 10}})

    (uitslag,) = uitslagen(lijst)

    assert uitslag.aantallen == (("open", 30),)
    assert [(rij.tekst, rij.waarden) for rij in uitslag.gemiddelden] == [("Gemiddeld cijfer", (7.3,))]
    assert uitslag.rijen == ()


@pytest.mark.parametrize(
    ("opties", "waarom"),
    [
        ({"7": 9}, "too few"),
        ({"10": 40}, "all gave a 10"),
        ({"10": 39, "9": 1}, "near the top"),
        ({"1": 30, "2": 9}, "near the bottom"),
    ],
    ids=lambda waarde: waarde if isinstance(waarde, str) else "",
)
def test_an_average_that_gives_all_away_is_not_shown(opties: dict[str, int], waarom: str) -> None:
    lijst = maak_lijst(CIJFER)
    tel(lijst, Kanaal.OPEN, 60, cijfer={"n": sum(opties.values()), "opties": opties})

    assert uitslagen(lijst)[0].gemiddelden[0].waarden == (None,)


def test_an_order_is_shown_as_the_average_place_of_each_theme() -> None:
    lijst = maak_lijst(TOP, vraag("rang", "rangorde", ["drugs", "cyber", "zorg"], aantal=3))
    posities = {"drugs": [20, 10, 10], "cyber": [10, 20, 10], "zorg": [10, 10, 20]}
    tel(lijst, Kanaal.OPEN, 40, rang={"n": 40, "posities": posities})

    (uitslag,) = uitslagen(lijst)

    assert [(rij.tekst, rij.waarden) for rij in uitslag.gemiddelden] == [
        ("Drugs", (1.8,)),
        ("Cyber", (2.0,)),
        ("Zorg", (2.3,)),
    ]


def test_places_add_up_so_when_one_may_not_be_shown_none_is() -> None:
    lijst = maak_lijst(TOP, vraag("rang", "rangorde", ["drugs", "cyber", "zorg"], aantal=3))
    posities = {"drugs": [40, 0, 0], "cyber": [0, 20, 20], "zorg": [0, 20, 20]}
    tel(lijst, Kanaal.OPEN, 40, rang={"n": 40, "posities": posities})
    tel(lijst, Kanaal.DIGIPANEL, 40, rang={"n": 40, "posities": {thema: [15, 15, 10] for thema in posities}})

    waarden = [rij.waarden for rij in uitslagen(lijst)[0].gemiddelden]

    assert [open_ for open_, _ in waarden] == [None, None, None]
    assert all(panel is not None for _, panel in waarden)


@pytest.mark.parametrize("n", range(1, 25))
@pytest.mark.parametrize("waarden", [2, 3])
def test_no_number_of_persons_can_be_worked_out_from_an_average_that_is_shown(n: int, waarden: int) -> None:
    # The attacker: every division of as many persons that has the same average.
    per_gemiddelde: dict[int, list[tuple[int, ...]]] = {}
    for keren in product(range(n + 1), repeat=waarden):
        if sum(keren) == n:
            per_gemiddelde.setdefault(sum(w * k for w, k in enumerate(keren)), []).append(keren)

    for mogelijk in per_gemiddelde.values():
        getoond = [is_gemiddelde_te_tonen(dict(enumerate(keren)), drempel=DREMPEL) for keren in mogelijk]
        te_weten = [plaats for plaats in range(waarden) if len({keren[plaats] for keren in mogelijk}) == 1]
        assert not any(getoond) or all(mogelijk[0][plaats] >= DREMPEL for plaats in te_weten)


# ── the other new types ──────────────────────────────────────────────────────────────────────────


def test_a_matrix_is_shown_row_by_row_each_behind_the_threshold() -> None:
    rijen = [{"code": "straat", "tekst": "Op straat"}, {"code": "bus", "tekst": "In de bus"}]
    lijst = maak_lijst(vraag("plek", "matrix", ["veilig", "onveilig"], rijen=rijen))
    telling = {"n": 40, "rijen": {"straat": keuze(40, veilig=30, onveilig=10), "bus": keuze(9, veilig=9, onveilig=0)}}
    tel(lijst, Kanaal.OPEN, 40, plek=telling)

    straat, bus = uitslagen(lijst)

    assert (straat.sleutel, straat.tekst) == ("plek.straat", "Vraag plek? Op straat")
    assert [rij.aandelen[0].waarde for rij in straat.rijen] == [0.75, 0.25]
    assert (bus.aantallen, [rij.aandelen[0].waarde for rij in bus.rijen]) == ((("open", None),), [None, None])


def test_of_a_row_of_a_matrix_one_small_cell_takes_another_with_it() -> None:
    lijst = maak_lijst(vraag("plek", "matrix", ["a", "b", "c"], rijen=[{"code": "straat", "tekst": "Op straat"}]))
    tel(lijst, Kanaal.OPEN, 60, plek={"n": 60, "rijen": {"straat": keuze(60, a=3, b=40, c=17)}})

    assert [rij.aandelen[0].waarde for rij in uitslagen(lijst)[0].rijen] == [None, 40 / 60, None]


def test_gender_is_one_out_of_many() -> None:
    lijst = maak_lijst(vraag("geslacht", "geslacht", ["vrouw", "man", "anders", "zeg-ik-niet"]))
    telling = {"n": 60, "opties": {"vrouw": 30, "man": 20, "anders": 2, "zeg-ik-niet": 8}}
    tel(lijst, Kanaal.OPEN, 60, geslacht=telling)

    assert [rij.aandelen[0].waarde for rij in uitslagen(lijst)[0].rijen] == [0.5, 20 / 60, None, None]


def test_words_per_theme_are_shown_as_how_many_wrote_about_it() -> None:
    lijst = maak_lijst(vraag("woord", "open_per_thema", ["drugs", "cyber"]))
    tel(lijst, Kanaal.OPEN, 60, woord=keuze(40, drugs=30, cyber=4))

    assert [rij.aandelen[0].waarde for rij in uitslagen(lijst)[0].rijen] == [0.75, None]


# ── what depends on an answer ────────────────────────────────────────────────────────────────────


def test_a_question_that_was_asked_of_some_says_of_whom() -> None:
    lijst = maak_lijst(MERKT, vraag("waar", "een", ["thuis", "straat"], **na("merkt", "ja")))
    tel(lijst, Kanaal.OPEN, 60, merkt=keuze(60, ja=20, soms=20, nee=20), waar=keuze(20, thuis=10, straat=10))

    merkt, waar = uitslagen(lijst)

    assert merkt.toelichting == ""
    assert waar.toelichting == "Alleen gevraagd aan wie bij ‘merkt’ koos voor ‘x’."
    assert waar.aantallen == (("open", 20),)


def test_how_many_answered_does_not_give_away_what_is_hidden_of_the_earlier_question() -> None:
    # nee = 3 is hidden, and with it ja = 12. If it could be seen that 12 answered “waar”, 35 - 20 - 12 = 3.
    lijst = maak_lijst(MERKT, vraag("waar", "een", ["thuis", "straat"], **na("merkt", "ja")))
    tel(lijst, Kanaal.OPEN, 35, merkt=keuze(35, ja=12, soms=20, nee=3), waar=keuze(12, thuis=12, straat=0))

    merkt, waar = uitslagen(lijst)

    assert [rij.aandelen[0].waarde for rij in merkt.rijen] == [None, 20 / 35, None]
    assert waar.aantallen == (("open", None),)
    assert {rij.aandelen[0].waarde for rij in waar.rijen} == {None}


def test_hiding_goes_on_along_a_chain_and_per_group() -> None:
    waar = vraag("waar", "een", ["thuis", "straat"], **na("merkt", "ja"))
    lijst = maak_lijst(MERKT, waar, {**CIJFER, **na("waar", "thuis")})
    later = {"waar": keuze(40, thuis=20, straat=20), "cijfer": {"n": 20, "opties": {"5": 10, "7": 10}}}
    # Of the open list “soms” = 3 is hidden, and “ja” with it; of the panel nothing is.
    tel(lijst, Kanaal.OPEN, 83, merkt=keuze(83, ja=40, soms=3, nee=40), **later)
    tel(lijst, Kanaal.DIGIPANEL, 60, merkt=keuze(60, ja=40, soms=10, nee=10), **later)

    merkt, waar_, cijfer = uitslagen(lijst)

    assert merkt.rijen[0].aandelen[0].waarde is None
    assert waar_.aantallen == (("open", None), ("digipanel", 40))
    assert cijfer.gemiddelden[0].waarden == (None, 6.0)


def test_a_questionnaire_that_asks_for_no_top_shows_no_priorities() -> None:
    lijst = maak_lijst(CIJFER)
    tel(lijst, Kanaal.OPEN, 40, cijfer={"n": 30, "opties": {"6": 15, "8": 15}})

    assert resultaat_van(lijst, drempel=DREMPEL, dag=DAG).prioriteiten.rijen == ()
