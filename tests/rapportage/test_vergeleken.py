"""Two periods side by side: what may be concluded, what only differs, and what cannot be compared."""

from dataclasses import replace
from typing import Any

import pytest
from django.template.loader import render_to_string

from consultatie.uitslag.prioritering import wilson
from consultatie.uitslag.prioritering.aandelen import newcombe
from rapportage.cijfers.resultaat import Resultaat
from rapportage.cijfers.vergeleken import Groepsvergelijking, Periodevergelijking, vergeleken
from rapportage.resultaten.vorigebeeld import Vorigebeeld, vorigebeeld
from tests.rapportage.vorigproef import PERSONEN, Delen, maak_nu, maak_vorige

TOEN: Delen = {"drugs": 0.40, "cyber": 0.30, "zorg": 0.20}
NU: Delen = {"drugs": 0.48, "cyber": 0.24, "zorg": 0.21}


def _vergelijk(resultaat: Resultaat) -> Periodevergelijking:
    vergelijking = vergeleken(resultaat)
    assert vergelijking is not None
    return vergelijking


def _groep(
    code: str, toen: Delen = TOEN, nu: Delen = NU, *, prioriteiten: Any = None, **vorige: Any
) -> Groepsvergelijking:
    resultaat = maak_nu({code: nu}, maak_vorige({code: toen}, **vorige), **(prioriteiten or {}))
    (groep,) = _vergelijk(resultaat).groepen
    return groep


def _beeld(resultaat: Resultaat) -> Vorigebeeld:
    beeld = vorigebeeld(resultaat)
    assert beeld is not None
    return beeld


# ── shares ───────────────────────────────────────────────────────────────────────────────────────


def test_of_the_panel_each_difference_is_held_against_its_margin():
    groep = _groep("digipanel")

    drugs, cyber, zorg = groep.themas

    assert (groep.wijze, groep.reden, groep.aantal_toen) == ("aandeel", "", PERSONEN)
    assert [thema.oordeel for thema in groep.themas] == ["meer", "minder", "binnen"]
    assert drugs.verschil == pytest.approx(0.08)
    assert (drugs.laag, drugs.hoog) == newcombe((0.40, *wilson(400, PERSONEN)), (0.48, *wilson(480, PERSONEN)))
    assert [(thema.plaats_toen, thema.plaats_nu) for thema in (drugs, cyber, zorg)] == [(1, 1), (2, 2), (3, 3)]


@pytest.mark.parametrize("code", ["open", "partners", "sessie_inwoners", "sessie_raad"])
def test_of_every_other_group_a_difference_is_told_without_a_margin_or_a_verdict(code: str):
    groep = _groep(code)

    assert [thema.verschil for thema in groep.themas] == pytest.approx([0.08, -0.06, 0.01])
    assert {(thema.laag, thema.hoog, thema.oordeel) for thema in groep.themas} == {(None, None, "")}
    assert not groep.heeft_marge


def test_what_is_hidden_in_either_period_has_no_difference_and_no_place_and_nobody_is_not_hidden():
    groep = _groep("digipanel", {**TOEN, "jeugd": None, "hic": 0.1}, {**NU, "jeugd": 0.2, "hic": 0.0})

    jeugd, hic = groep.themas[3:]

    assert (jeugd.toen, jeugd.nu, jeugd.verschil, jeugd.laag, jeugd.oordeel) == (None, 0.2, None, None, "")
    assert (jeugd.plaats_toen, jeugd.plaats_nu) == (None, None)
    assert (hic.verschil, hic.oordeel, hic.plaats_toen, hic.plaats_nu) == (-0.1, "minder", 4, 4)


def test_themes_that_tie_have_one_place():
    groep = _groep("open", {"drugs": 0.4, "cyber": 0.4, "zorg": 0.2}, {"drugs": 0.3, "cyber": 0.5, "zorg": 0.3})

    assert [(een.plaats_toen, een.plaats_nu) for een in groep.themas] == [(1, 2), (1, 1), (3, 2)]


# ── what cannot be compared ──────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("code", "vorige", "prioriteiten", "verwacht"),
    [
        ("digipanel", {"top": 5}, {}, ("plaats", "top")),
        ("digipanel", {"is_rangorde": True}, {}, ("plaats", "soort")),
        ("open", {"top": 5}, {"is_rangorde": True}, ("plaats", "soort")),
        ("digipanel", {"top": 0}, {}, ("niet", "niet_gevraagd_toen")),
        ("open", {}, {"top": 0}, ("niet", "niet_gevraagd_nu")),
        ("sessie_raad", {"top": 5}, {}, ("aandeel", "")),
        ("raad", {"top": 5}, {}, ("plaats", "top")),
        ("netwerksessie", {"stippen_nu": 5}, {}, ("aandeel", "")),
        ("sessie_raad", {"stippen_nu": 5}, {}, ("plaats", "stippen")),
        ("sessie_raad", {"stippen_toen": None, "stippen_nu": None}, {}, ("plaats", "stippen")),
        ("digipanel", {"top": 5}, {"zonder_koploper": ("digipanel",)}, ("niet", "top")),
    ],
)
def test_another_question_leaves_only_the_order_or_nothing(
    code: str, vorige: dict[str, Any], prioriteiten: dict[str, Any], verwacht: tuple[str, str]
):
    groep = _groep(code, prioriteiten=prioriteiten, **vorige)

    assert (groep.wijze, groep.reden) == verwacht
    if verwacht[1]:
        assert {(thema.verschil, thema.oordeel) for thema in groep.themas} == {(None, "")}
    assert {thema.plaats_nu is not None for thema in groep.themas} == {verwacht[0] != "niet"}


def test_an_order_of_two_themes_or_without_what_was_chosen_most_is_none():
    weinig = _groep("open", {"drugs": 0.4, "cyber": 0.3}, {"drugs": 0.4, "cyber": 0.3}, top=5)
    toen = maak_vorige({"open": TOEN}, top=5)
    verborgen = replace(toen, groepen=(replace(toen.groepen[0], is_koploper_verborgen=True),))

    assert weinig.wijze == "niet"
    assert _vergelijk(maak_nu({"open": NU}, verborgen)).groepen[0].wijze == "niet"


def test_of_a_group_of_which_no_theme_is_shown_in_both_periods_nothing_is_compared():
    groep = _groep("partners", {"drugs": None, "cyber": 0.3}, {"drugs": 0.4, "cyber": None})

    assert (groep.wijze, groep.reden) == ("niet", "te_weinig")


def test_what_exists_in_one_period_only_is_named():
    vorige = maak_vorige({"open": {**TOEN, "jeugd": 0.1}, "partners": TOEN})
    vorige = replace(vorige, themas=(replace(vorige.themas[0], naam="Drugs en drank"), *vorige.themas[1:]))

    vergelijking = _vergelijk(maak_nu({"open": {**NU, "hic": 0.1}, "digipanel": NU}, vorige))

    assert (vergelijking.nieuw, vergelijking.vervallen) == (("Hic",), ("Jeugd",))
    assert (vergelijking.alleen_nu, vergelijking.alleen_toen) == (("Digipanel",), ("Partners",))
    assert vergelijking.hernoemd == (("Drugs en drank", "Drugs"),)
    assert [een.slug for een in vergelijking.groepen[0].themas] == ["drugs", "cyber", "zorg"]


def test_without_a_period_before_or_when_now_nobody_was_asked_there_is_no_comparison():
    vorige = maak_vorige({"open": TOEN})

    assert vergeleken(maak_nu({"open": NU}, None)) is None
    assert vorigebeeld(maak_nu({"open": NU}, vorige, rijen=())) is None


# ── in words ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("toen", "nu", "vorige", "kop"),
    [
        ({"digipanel": TOEN}, {"digipanel": NU}, {}, "het digipanel kiest Drugs vaker en Cyber minder vaak"),
        (
            {"digipanel": TOEN}, {"digipanel": TOEN}, {},
            "bij geen enkel thema is het verschil bij het digipanel groter dan de marge",
        ),
        ({"open": TOEN}, {"open": NU}, {}, "of inwoners nu anders kiezen, is niet te zeggen"),
        ({"digipanel": TOEN}, {"digipanel": NU}, {"top": 5}, "alleen de volgorde is te vergelijken"),
        ({"partners": TOEN}, {"open": NU}, {}, "er is niets te vergelijken"),
        (
            {"digipanel": TOEN}, {"digipanel": {**NU, "jeugd": 0.1}}, {},
            "het digipanel kiest Drugs vaker en Cyber minder vaak; de lijst was toen anders",
        ),
        ({"open": TOEN}, {"open": {**NU, "jeugd": 0.1}}, {}, "of inwoners nu anders kiezen, is niet te zeggen"),
        (
            {"digipanel": dict.fromkeys("abcd", 0.1)}, {"digipanel": dict.fromkeys("abcd", 0.3)}, {},
            "het digipanel kiest 4 thema’s vaker",
        ),
    ],
)  # fmt: skip
def test_the_heading_answers_first(toen: Any, nu: Any, vorige: Any, kop: str):
    assert _beeld(maak_nu(nu, maak_vorige(toen, **vorige))).kop == f"Vergeleken met 2016-2019: {kop}"


def test_each_group_says_what_changed_and_only_the_panel_that_it_is_more_than_chance():
    groepen = ("digipanel", "open", "partners", "sessie_raad")

    beeld = _beeld(maak_nu(dict.fromkeys(groepen, NU), maak_vorige(dict.fromkeys(groepen, TOEN))))

    zinnen = {deel.groep.code: f"{deel.zin} {deel.uitleg}".strip() for deel in beeld.delen}
    grootste = "Het grootste verschil: Drugs, van 40% naar 48% (+8 procentpunt)."
    assert zinnen == {
        "digipanel": "Nu vaker: Drugs (+8). Nu minder vaak: Cyber (-6). Dat is meer dan de marge van 95%. Bij het andere "
        "thema is het verschil kleiner dan de marge. Dat kan toeval zijn.",
        "open": f"{grootste} Wie wilde, deed mee. Het kan dus komen doordat nu andere mensen meededen dan toen.",
        "partners": f"{grootste} Alle partners zijn gevraagd. Het kan ook komen doordat nu andere partners antwoordden dan "
        "toen.",
        "sessie_raad": f"{grootste} Een sessie telt wie er was. Het kan dus komen doordat er nu andere mensen waren dan toen.",
    }
    assert {deel.aantallen for deel in beeld.delen} == {
        "Toen 1.000 antwoorden, nu 1.000.", "Toen 1.000 deelnemers, nu 1.000.",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("code", "vorige", "zin"),
    [
        ("open", {"top": 5}, "toen koos iedereen hooguit 5 thema’s, nu koos iedereen hooguit 3 thema’s."),
        (
            "open", {"is_rangorde": True},
            "toen zette iedereen alle thema’s op volgorde en telt de top 3, nu koos iedereen hooguit 3 thema’s.",
        ),
        ("sessie_raad", {"stippen_toen": 1}, "toen kreeg iedereen 1 stip, nu 3 stippen."),
        ("sessie_raad", {"stippen_toen": None}, "hoeveel stippen iedereen kreeg, is niet van beide jaren bekend."),
    ],
)  # fmt: skip
def test_where_shares_cannot_be_compared_it_says_why_and_which_theme_moved(code: str, vorige: dict[str, Any], zin: str):
    nu = {"drugs": 0.2, "cyber": 0.3, "zorg": 0.4}

    (deel,) = _beeld(maak_nu({code: nu}, maak_vorige({code: TOEN}, **vorige))).delen

    assert deel.zin == (
        f"De aandelen zijn niet te vergelijken: {zin} Wel te vergelijken is de plaats in de volgorde van de 3 thema’s die in "
        "beide jaren te zien zijn. Drugs verschoof het meest: van 1 naar 3."
    )
    assert deel.grafiek is not None
    assert "Drugs: van 1 naar 3" in deel.grafiek.beschrijving
    assert "%" not in deel.grafiek.beschrijving


def test_what_is_hidden_is_said_in_the_picture_and_what_cannot_be_compared_has_none():
    vorige = maak_vorige({"open": {**TOEN, "zorg": None}, "partners": {"drugs": None}})

    open_, partners = _beeld(maak_nu({"open": {**NU, "cyber": None}, "partners": {"drugs": 0.4}}, vorige)).delen

    assert open_.grafiek is not None
    assert open_.grafiek.beschrijving.endswith("Drugs: 40% naar 48%; Cyber: nu te weinig; Zorg: toen te weinig.")
    assert (partners.grafiek, partners.themas) == (None, ())
    assert partners.zin.startswith("Van geen enkel thema is het aandeel in beide jaren te zien")


def test_without_a_common_theme_it_does_not_say_that_there_are_too_few_answers():
    (deel,) = _beeld(maak_nu({"open": NU}, maak_vorige({"open": {"jeugd": 0.2, "hic": 0.1}}))).delen

    assert (deel.vergelijking.wijze, deel.vergelijking.reden) == ("niet", "geen_themas")
    assert deel.zin == "Geen enkel thema is toen én nu aan deze groep voorgelegd."


@pytest.mark.parametrize(
    ("code", "toen", "nu", "zin", "cellen"),
    [
        ("open", 0.4440, 0.4480, "Het grootste verschil: Zorg, van 44% naar 45% (+1 procentpunt).", "44% 45% +1"),
        ("open", 0.8460, 0.7640, "Het grootste verschil: Zorg, van 85% naar 76% (-9 procentpunt).", "85% 76% -9"),
        ("open", 0.4460, 0.4540, "Elk aandeel is gelijk, afgerond op hele procenten.", "45% 45% 0"),
        ("digipanel", 0.8460, 0.7640, "Nu minder vaak: Zorg (-9).", "85% 76% -9"),
    ],
)
def test_a_difference_is_that_of_the_shares_beside_it(code: str, toen: float, nu: float, zin: str, cellen: str):
    resultaat = maak_nu({code: {"drugs": 0.4, "zorg": nu}}, maak_vorige({code: {"drugs": 0.4, "zorg": toen}}))

    (deel,) = _beeld(resultaat).delen
    tabel = render_to_string("rapportage/_vorige_tabel.html", {"deel": deel, "resultaat": resultaat})

    assert deel.zin.startswith(zin)
    assert "".join(f'<td class="r">{cel}</td>' for cel in cellen.split()) in tabel
