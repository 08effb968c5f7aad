"""Districts and ages: when a difference between the two furthest apart is called one."""

from dataclasses import replace

import pytest

from rapportage.cijfers.resultaat import (
    Aandeel,
    Groep,
    Prioriteiten,
    Resultaat,
    Themarij,
    Uitsplitsing,
    Uitsplitsrij,
)
from rapportage.cijfers.toeval import grootste_verschil
from rapportage.resultaten.verdieping import Uitsplitsbeeld, verdieping_van


def _tabel(*rijen: tuple[str, int | None, tuple[float | None, ...]]) -> Uitsplitsing:
    themas = ("cyber", "drugs")[: len(rijen[0][2])]
    return Uitsplitsing("open", "wijk", themas, tuple(Uitsplitsrij(naam, naam, n, delen) for naam, n, delen in rijen))


def _beeld(tabel: Uitsplitsing) -> Uitsplitsbeeld:
    rijen = tuple(Themarij(slug, slug.title(), "ontwikkel", (Aandeel("open", 0.3),)) for slug in tabel.themas)
    groepen = (Groep("open", "Inwoners (open vragenlijst)", "Inwoners", "zelfselectie", 400),)
    leeg = Resultaat("Lijst", "lijst", "2019-09-20", 10, False, groepen, Prioriteiten(3, rijen), (), (), "")
    return verdieping_van(replace(leeg, uitsplitsingen=(tabel,))).uitsplitsingen[0]


def test_eleven_of_sixty_beside_ten_of_twentyone_is_a_difference_of_two_alone_and_none_among_fourteen():
    twee = [("Zandweerd", 60, (0.18,)), ("Colmschate-Noord", 21, (0.48,))]
    anderen = [(f"Wijk {nummer}", 30, (0.3,)) for nummer in range(12)]

    alleen = grootste_verschil(_tabel(*twee), minstens=0.1)

    assert alleen is not None
    assert (alleen.minst.naam, alleen.meest.naam) == ("Zandweerd", "Colmschate-Noord")
    assert grootste_verschil(_tabel(*twee, *anderen), minstens=0.1) is None


def test_a_difference_of_many_people_is_named_before_a_larger_one_of_few():
    tabel = _tabel(
        ("Noord", 21, (0.1, 0.2)), ("Zuid", 21, (0.4, 0.3)), ("Oost", 900, (0.2, 0.2)), ("West", 900, (0.2, 0.4))
    )

    gevonden = grootste_verschil(tabel, minstens=0.1)

    assert gevonden is not None
    assert (gevonden.kolom, gevonden.minst.naam, gevonden.meest.naam) == (1, "Oost", "West")


@pytest.mark.parametrize("minstens", [0.05, 0.2])
def test_a_sure_difference_that_is_small_is_not_named(minstens: float):
    tabel = _tabel(("Noord", 9000, (0.2,)), ("Zuid", 9000, (0.3,)))

    assert (grootste_verschil(tabel, minstens=minstens) is None) is (minstens > 0.1)


def test_what_is_not_shown_takes_no_part():
    assert grootste_verschil(_tabel(("Noord", 900, (0.2,)), ("Zuid", None, (None,))), minstens=0.1) is None


def test_the_heading_and_every_bar_say_how_many_answered():
    beeld = _beeld(_tabel(("Noord", 900, (0.2,)), ("Zuid", 850, (0.4,))))

    assert beeld.kop == (
        "Inwoners per wijk: bij Cyber is een verschil groter dan toeval kan zijn, van 20% (Noord, 900 antwoorden) tot 40% "
        "(Zuid, 850 antwoorden)"
    )
    assert "Noord (900): 20%" in beeld.grafiek.beschrijving


@pytest.mark.parametrize(
    ("hoog", "zin"),
    [
        (0.45, "bij geen enkel thema is een verschil groter dan toeval kan zijn"),
        (0.25, "bij geen enkel thema is het verschil 10 procentpunt of meer"),
    ],
)
def test_what_chance_makes_is_called_no_difference(hoog: float, zin: str):
    beeld = _beeld(_tabel(("Noord", 30, (0.2,)), ("Zuid", 30, (hoog,)), ("Oost", 30, (0.2,))))

    assert beeld.kop == f"Inwoners per wijk: {zin}"
