"""The response of a questionnaire weighted to its municipality, as a page will read it."""

from dataclasses import fields
from typing import Any

import pytest

from consultatie.models import Telling, Vragenlijstversie
from consultatie.uitslag.enums import Bezwaar, Kanttekening
from consultatie.uitslag.queries import cellen_van, tellingen_per_kanaal
from consultatie.uitslag.telling import Cel, Celtelling
from consultatie.uitslag.weegbeeld import Bevolkingsbron, Weegbeeld, weging_van, wegingen_van
from consultatie.uitslag.weging import Weging
from consultatie.vragenlijst.enums import Kanaal
from tests.factories.consultatie import VragenlijstversieFactory
from tests.factories.thema import BevolkingsdeelFactory, WijkFactory

pytestmark = pytest.mark.django_db

CBS = {"bron": "CBS", "peiljaar": 2024}


def _tel(versie: Vragenlijstversie, ja: int, nee: int = 0, **cel: Any) -> None:
    """So many who say Ja and Nee to the one question, and two who skip it."""
    tellingen = {"merkt": {"n": ja + nee, "opties": {"ja": ja, "nee": nee}}} if ja or nee else {}
    Telling.objects.create(
        versie=versie, aantal=ja + nee + 2, tellingen=tellingen, **{"kanaal": Kanaal.DIGIPANEL} | cel
    )


def _versie(*, met_leeftijd: bool = True, **leeftijd: Any) -> Vragenlijstversie:
    """In a municipality of two wijken, where as many are young as old."""
    versie: Vragenlijstversie = VragenlijstversieFactory()
    gemeente = versie.vragenlijst.beleidsplan.gemeente
    for nummer, naam in enumerate(("Noord", "Zuid"), start=1):
        WijkFactory(gemeente=gemeente, naam=naam, cbs_code=f"WK00000{nummer}", inwoners=5000, volgorde=nummer, **CBS)
    # Somebody else's figures.
    WijkFactory(cbs_code="WK000001", inwoners=1, naam="Elders")
    if met_leeftijd:
        for code in ("18-34", "65-79"):
            BevolkingsdeelFactory(gemeente=gemeente, leeftijd=code, **{"inwoners": 4000, **CBS, **leeftijd})
    return versie


def _vol(versie: Vragenlijstversie, **cel: Any) -> None:
    """Noord answers three times as often as Zuid, and in Zuid everybody says Nee."""
    for leeftijd in ("18-34", "65-79"):
        _tel(versie, 148, 0, wijk="WK000001", leeftijd=leeftijd, **cel)
        _tel(versie, 0, 48, wijk="WK000002", leeftijd=leeftijd, **cel)


# ── The tallies per cell ─────────────────────────────────────────────────────────────────────────


def test_per_group_of_channels_the_cells_come_together():
    versie = VragenlijstversieFactory()
    _tel(versie, 3, wijk="WK000001", kanaal=Kanaal.OPEN)
    _tel(versie, 4, wijk="WK000001", kanaal=Kanaal.PAPIER)
    _tel(versie, 5, leeftijd="18-34", kanaal=Kanaal.PAPIER)
    _tel(versie, 20, wijk="WK000001")

    cellen = cellen_van(versie.vragenlijst)

    groepen = {"open": (Kanaal.OPEN, Kanaal.PAPIER), "panel": (Kanaal.DIGIPANEL,), "partners": ()}
    assert {groep: cellen.van(kanalen) for groep, kanalen in groepen.items()} == {
        "open": {
            Cel("WK000001", ""): Celtelling(11, {"merkt": {"n": 7, "opties": {"ja": 7, "nee": 0}}}),
            Cel("", "18-34"): Celtelling(7, {"merkt": {"n": 5, "opties": {"ja": 5, "nee": 0}}}),
        },
        "panel": {Cel("WK000001", ""): Celtelling(22, {"merkt": {"n": 20, "opties": {"ja": 20, "nee": 0}}})},
        "partners": {},
    }


def test_the_cells_add_up_to_what_is_read_per_channel_and_leave_suspicious_answers_out_alike():
    versie = VragenlijstversieFactory()
    _tel(versie, 3, wijk="WK000001")
    _tel(versie, 4, leeftijd="18-34")
    _tel(versie, 50, wijk="WK000001", verdenking="vlug")

    cellen = cellen_van(versie.vragenlijst).van([Kanaal.DIGIPANEL])

    assert sum(cel.aantal for cel in cellen.values()) == tellingen_per_kanaal(versie.vragenlijst)["digipanel"].aantal


# ── Weighted ─────────────────────────────────────────────────────────────────────────────────────


def test_the_weighted_tally_stands_beside_the_unweighted_one():
    versie = _versie()
    _vol(versie)

    beeld = weging_van(versie.vragenlijst, [Kanaal.DIGIPANEL], minste_effectief=100)

    assert beeld.kanalen == (Kanaal.DIGIPANEL,)
    assert beeld.ongewogen["merkt"] == {"n": 392, "opties": {"ja": 296, "nee": 96}}
    # 300 of 400 in Noord weigh 200, of whom 296 answered; 100 in Zuid weigh 200, of whom 96 did.
    assert beeld.gewogen["merkt"]["opties"] == pytest.approx({"ja": 296 * 2 / 3, "nee": 96 * 2})
    assert beeld.gewogen["merkt"]["n"] == pytest.approx(296 * 2 / 3 + 96 * 2)
    assert beeld.cijfers.n_effectief == pytest.approx(400**2 / (300 * 4 / 9 + 100 * 4))
    assert beeld.effectief_per_vraag["merkt"] == pytest.approx((296 * 2 / 3 + 192) ** 2 / (296 * 4 / 9 + 96 * 4))


def test_a_panel_that_can_be_weighted_well_may_be_called_representative():
    versie = _versie()
    _vol(versie)

    beeld = weging_van(versie.vragenlijst, [Kanaal.DIGIPANEL], minste_effectief=100)

    assert beeld.oordeel.mag_representatief_heten
    assert beeld.kanttekeningen == (Kanttekening.ALLE_LEEFTIJDEN,)
    assert [marge.naam for marge in beeld.marges] == ["wijk", "leeftijd"]
    assert [beeld.namen[deel.code] for marge in beeld.marges for deel in marge.categorieen] == [
        "Noord",
        "Zuid",
        "18 tot en met 34 jaar",
        "65 tot en met 79 jaar",
    ]
    assert beeld.bronnen == {
        "wijk": (Bevolkingsbron("CBS", 2024, is_fictief=False),),
        "leeftijd": (Bevolkingsbron("CBS", 2024, is_fictief=False),),
    }


@pytest.mark.parametrize("kanalen", [[Kanaal.OPEN], [Kanaal.DIGIPANEL, Kanaal.OPEN]])
def test_who_chose_to_take_part_is_no_sample_not_even_among_the_panel(kanalen: list[str]):
    versie = _versie()
    _vol(versie)
    _vol(versie, kanaal=Kanaal.OPEN)

    beeld = weging_van(versie.vragenlijst, kanalen, minste_effectief=100)

    assert beeld.oordeel.bezwaren == (Bezwaar.ZELFSELECTIE,)


def test_figures_that_were_made_up_are_never_more_than_that():
    versie = _versie(bron="Voorbeeldcijfers", is_fictief=True)
    _vol(versie)

    beeld = weging_van(versie.vragenlijst, [Kanaal.DIGIPANEL], minste_effectief=100)

    assert beeld.oordeel.bezwaren == (Bezwaar.LEEFTIJD_FICTIEF,)
    assert beeld.bronnen["leeftijd"] == (Bevolkingsbron("Voorbeeldcijfers", 2024, is_fictief=True),)


def test_without_figures_by_age_it_is_weighted_by_wijk_and_says_so():
    versie = _versie(met_leeftijd=False)
    _vol(versie)

    beeld = weging_van(versie.vragenlijst, [Kanaal.DIGIPANEL], minste_effectief=100)

    assert beeld.gewogen["merkt"]["opties"] == pytest.approx({"ja": 296 * 2 / 3, "nee": 192})
    assert beeld.oordeel.bezwaren == (Bezwaar.CIJFERS_ONTBREKEN,)
    assert beeld.kanttekeningen == (Kanttekening.ALLE_LEEFTIJDEN,)


def test_what_a_reader_must_know_besides_is_told():
    versie = _versie(peiljaar=2023)
    WijkFactory(gemeente=versie.vragenlijst.beleidsplan.gemeente, cbs_code="WK000003", inwoners=500, **CBS)
    _tel(versie, 198, wijk="WK000001", leeftijd="18-34")
    _tel(versie, 1, wijk="WK000002", leeftijd="65-79")
    _tel(versie, 1, wijk="WK000009", leeftijd="tot-18")
    _tel(versie, 0)

    beeld = weging_van(versie.vragenlijst, [Kanaal.DIGIPANEL], minste_effectief=100)

    assert beeld.kanttekeningen == tuple(Kanttekening)
    assert beeld.cijfers.ongewogen == 5
    assert "WK000009" not in beeld.namen


def test_a_group_without_answers_has_a_picture_too():
    beeld = weging_van(_versie().vragenlijst, [Kanaal.DIGIPANEL], minste_effectief=100)

    assert beeld.cijfers.aantal == 0
    assert (beeld.ongewogen, beeld.gewogen, beeld.effectief_per_vraag) == ({}, {}, {})
    assert not beeld.oordeel.mag_representatief_heten


@pytest.mark.parametrize("aantal", [1, 3])
def test_it_takes_four_queries_however_many_groups_and_cells_there_are(aantal: int, django_assert_num_queries):
    versie = _versie()
    for nummer in range(aantal):
        _tel(versie, 10, wijk=f"WK00001{nummer}", leeftijd="18-34")
    vragenlijst = type(versie.vragenlijst).objects.get(pk=versie.vragenlijst.pk)

    with django_assert_num_queries(4):
        beelden = wegingen_van(
            vragenlijst, {str(nummer): [Kanaal.DIGIPANEL] for nummer in range(aantal)}, minste_effectief=100
        )

    assert len(beelden) == aantal


def test_no_weight_is_in_what_a_page_gets():
    versie = _versie()
    _vol(versie)

    beeld = weging_van(versie.vragenlijst, [Kanaal.DIGIPANEL], minste_effectief=100)

    assert {veld.name for veld in fields(Weegbeeld)}.isdisjoint({"weging", "gewichten"})
    assert not any(isinstance(deel, Weging) for deel in vars(beeld).values())
