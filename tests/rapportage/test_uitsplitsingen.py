"""Districts and ages beside each other, with nothing small in it and nothing that gives it away."""

import random
from typing import Any

from rapportage.cijfers.groepen import Toonbaar
from rapportage.cijfers.kruistabel import Kruistabel, gevonden_cellen
from rapportage.cijfers.onderdrukking import samen_verborgen, verborgen_cellen
from rapportage.cijfers.uitsplitsingen import uitsplitsing_van

K = 10
THEMAS = ("cyber", "drugs", "zorg")
WIJKEN = [("noord", "Noord"), ("zuid", "Zuid"), ("west", "West"), ("dorp", "Dorp")]


def _telling(n: int, **keren: int) -> dict[str, Any]:
    return {"n": n, "posities": {slug: [keren.get(slug, 0), 0] for slug in THEMAS}}


def _weg(tellingen: dict[str, dict[str, Any]]) -> frozenset[str]:
    personen = dict.fromkeys((code for code, _ in WIJKEN), 0)
    personen |= {code: telling["n"] for code, telling in tellingen.items() if code}
    return samen_verborgen([personen], drempel=K)


def _toon(*themas: str) -> Toonbaar:
    return Toonbaar("open", "zelfselectie", themas or THEMAS, mag_volgorde=True, drempel=K)


def test_every_district_has_its_shares_in_whole_percents_and_its_number():
    tellingen = {code: _telling(90, cyber=31, drugs=45, zorg=60) for code, _ in WIJKEN}

    uit = uitsplitsing_van(tellingen, _toon(), naar="wijk", rijen=WIJKEN, weg=_weg(tellingen))

    assert uit is not None
    assert [(rij.naam, rij.aantal, rij.aandelen) for rij in uit.rijen] == [
        (naam, 90, (0.34, 0.5, 0.67)) for _, naam in WIJKEN
    ]


def test_a_small_district_takes_another_along_when_its_number_would_follow():
    tellingen = {code: _telling(90, cyber=31, drugs=45, zorg=60) for code, _ in WIJKEN}
    tellingen["dorp"] = _telling(4, cyber=1, drugs=2, zorg=3)

    uit = uitsplitsing_van(tellingen, _toon(), naar="wijk", rijen=WIJKEN, weg=_weg(tellingen))

    assert uit is not None
    weg = [rij.naam for rij in uit.rijen if rij.aantal is None]
    assert "Dorp" in weg
    assert len(weg) == 2
    assert all(rij.aandelen == (None, None, None) for rij in uit.rijen if rij.aantal is None)


def test_what_the_few_answered_who_did_not_say_where_they_live_does_not_follow_from_the_rest():
    tellingen = {code: _telling(90, cyber=31, drugs=45, zorg=60) for code, _ in WIJKEN}
    tellingen[""] = _telling(5, cyber=1, drugs=2, zorg=3)

    uit = uitsplitsing_van(tellingen, _toon(), naar="wijk", rijen=WIJKEN, weg=_weg(tellingen))

    assert uit is not None
    assert [rij.aantal for rij in uit.rijen] == [90] * 4
    # Of every theme one district is hidden with them.
    assert [sum(rij.aandelen[kolom] is None for rij in uit.rijen) for kolom in range(3)] == [1, 1, 1]


def test_a_district_where_nobody_answered_is_there_without_figures():
    tellingen = {code: _telling(90, cyber=31, drugs=45, zorg=60) for code, _ in WIJKEN[:3]}

    uit = uitsplitsing_van(tellingen, _toon(), naar="wijk", rijen=WIJKEN, weg=_weg(tellingen))

    assert uit is not None
    assert (uit.rijen[3].naam, uit.rijen[3].aantal, uit.rijen[3].aandelen) == ("Dorp", None, (None, None, None))


def test_where_nothing_may_be_shown_there_is_no_table():
    tellingen = {code: _telling(12, cyber=3, drugs=4, zorg=5) for code, _ in WIJKEN}

    assert uitsplitsing_van(tellingen, _toon(), naar="wijk", rijen=WIJKEN, weg=_weg(tellingen)) is None
    assert uitsplitsing_van({}, _toon(), naar="wijk", rijen=WIJKEN, weg=_weg({})) is None


def test_a_theme_that_one_version_did_not_have_counts_for_nobody_there():
    tellingen = {code: _telling(90, cyber=31, drugs=45, zorg=60) for code, _ in WIJKEN}
    del tellingen["noord"]["posities"]["zorg"]

    uit = uitsplitsing_van(tellingen, _toon(), naar="wijk", rijen=WIJKEN, weg=_weg(tellingen))

    assert uit is not None
    assert uit.rijen[0].aandelen[2] is None


def test_what_is_hidden_cannot_be_found_with_the_shares_of_the_whole_group():
    rng, getoond = random.Random(2), 0

    for _ in range(60):
        tellingen = {
            code: _telling(n, **{slug: rng.randint(0, n) for slug in THEMAS})
            for code, _ in [*WIJKEN, ("", "")]
            for n in [rng.choice([0, 3, 15, 40, 120, 300])]
        }
        allen = sum(telling["n"] for telling in tellingen.values())
        geheel = {slug: sum(telling["posities"][slug][0] for telling in tellingen.values()) for slug in THEMAS}
        weg = verborgen_cellen(geheel, personen=allen, drempel=K, telt_op=True)
        toon = _toon(*(slug for slug in THEMAS if slug not in weg)) if len(weg) < len(THEMAS) else None
        uit = uitsplitsing_van(tellingen, toon, naar="wijk", rijen=WIJKEN, weg=_weg(tellingen)) if toon else None
        if uit is None or toon is None:
            continue
        keren = {
            code: {slug: telling["posities"][slug][0] for slug in toon.themas} for code, telling in tellingen.items()
        }
        personen = {code: telling["n"] for code, telling in tellingen.items()}
        te_zien = {rij.code for rij in uit.rijen if rij.aantal is not None}
        tabel = Kruistabel(keren, personen, frozenset(toon.themas), frozenset())
        zichtbaar = {
            (rij.code, slug)
            for rij in uit.rijen
            for slug, aandeel in zip(uit.themas, rij.aandelen, strict=True)
            if aandeel is not None
        }
        getoond += len(zichtbaar)
        assert {code for code, _ in zichtbaar} <= te_zien
        for cel in gevonden_cellen(tabel, set(tabel.cellen()) - zichtbaar):
            assert min(tabel.aantal(cel), tabel.niet(cel)) >= K

    assert getoond > 60
