import random
from datetime import date
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from consultatie.misbruik.enums import Verdenking
from consultatie.models import Telling, Vragenlijst
from consultatie.uitslag.telling import VORM
from consultatie.vragenlijst.enums import Kanaal
from rapportage.cijfers.resultaat import Resultaat
from rapportage.queries import deelname_van, resultaat_van
from tests.factories.consultatie import (
    NetwerksessieFactory,
    SessiegroepFactory,
    StippenFactory,
    VragenlijstversieFactory,
    definitie,
)
from tests.factories.thema import BeleidsplanFactory, ThemaFactory, WijkFactory
from thema.models import Beleidsplan

pytestmark = pytest.mark.django_db
DAG = date(2019, 9, 20)
DREMPEL = 10


def vraag(sleutel: str, soort: str, codes: list[str], **meer: Any) -> dict[str, Any]:
    opties = [{"code": code, "tekst": code.title()} for code in codes]
    return {"sleutel": sleutel, "soort": soort, "tekst": f"Vraag {sleutel}?", "hulptekst": "", "is_verplicht": False,
            "opties": opties, **meer}  # fmt: skip


def maak_plan() -> Beleidsplan:
    plan = BeleidsplanFactory.create()
    for slug in ("drugs", "cyber", "zorg"):
        ThemaFactory.create(beleidsplan=plan, slug=slug, naam=slug.title())
    return plan


def maak_lijst(plan: Beleidsplan, *vragen: dict[str, Any]) -> Vragenlijst:
    top = vraag("top", "top", ["drugs", "cyber", "zorg"], aantal=2)
    versie = VragenlijstversieFactory.create(vragenlijst__beleidsplan=plan, definitie=definitie(top, *vragen))
    return versie.vragenlijst


def tel(lijst: Vragenlijst, kanaal: Kanaal, n: int, **tellingen: Any) -> None:
    versie = lijst.versies.get()
    Telling.objects.create(versie=versie, kanaal=kanaal, aantal=n, tellingen=tellingen, vorm=VORM)


def top(n: int, **keuzes: list[int]) -> dict[str, Any]:
    return {"n": n, "posities": keuzes}


def aandeel(resultaat: Resultaat, slug: str, groep: str) -> float | None:
    rij = next(rij for rij in resultaat.prioriteiten.rijen if rij.slug == slug)
    gevonden = rij.van(groep)
    assert gevonden is not None
    return gevonden.waarde


def test_groups_stand_side_by_side_and_the_open_list_and_the_panel_are_never_added_up() -> None:
    lijst = maak_lijst(maak_plan())
    tel(lijst, Kanaal.OPEN, 40, top=top(40, drugs=[20, 10], cyber=[20, 10], zorg=[0, 20]))
    tel(lijst, Kanaal.DIGIPANEL, 100, top=top(100, drugs=[50, 10], cyber=[40, 40], zorg=[10, 50]))

    resultaat = resultaat_van(lijst, drempel=DREMPEL, dag=DAG)

    assert [(groep.code, groep.aantal) for groep in resultaat.groepen] == [("open", 40), ("digipanel", 100)]
    assert aandeel(resultaat, "drugs", "open") == 30 / 40
    assert aandeel(resultaat, "drugs", "digipanel") == 60 / 100


def test_paper_and_telephone_count_with_the_open_list() -> None:
    lijst = maak_lijst(maak_plan())
    tel(lijst, Kanaal.OPEN, 20, top=top(20, drugs=[20, 0], cyber=[0, 20]))
    tel(lijst, Kanaal.PAPIER, 20, top=top(20, drugs=[0, 10], zorg=[20, 10]))

    resultaat = resultaat_van(lijst, drempel=DREMPEL, dag=DAG)

    assert [groep.aantal for groep in resultaat.groepen] == [40]
    assert aandeel(resultaat, "drugs", "open") == 30 / 40


def test_only_the_panel_has_an_interval() -> None:
    lijst = maak_lijst(maak_plan())
    for kanaal in (Kanaal.OPEN, Kanaal.DIGIPANEL, Kanaal.PARTNER):
        tel(lijst, kanaal, 60, top=top(60, drugs=[40, 0], cyber=[20, 20], zorg=[0, 40]))

    rij = resultaat_van(lijst, drempel=DREMPEL, dag=DAG).prioriteiten.rijen[0]

    assert {a.groep: a.laag is not None for a in rij.aandelen} == {"open": False, "digipanel": True, "partners": False}


def test_a_group_below_the_threshold_shows_neither_its_number_nor_its_shares() -> None:
    lijst = maak_lijst(maak_plan())
    tel(lijst, Kanaal.PARTNER, 9, top=top(9, drugs=[9, 0], cyber=[0, 9]))

    resultaat = resultaat_van(lijst, drempel=DREMPEL, dag=DAG)

    assert [groep.aantal for groep in resultaat.groepen] == [None]
    assert {aandeel(resultaat, slug, "partners") for slug in ("drugs", "cyber", "zorg")} == {None}


def test_a_small_cell_is_not_shown_as_zero() -> None:
    lijst = maak_lijst(maak_plan())
    tel(lijst, Kanaal.OPEN, 40, top=top(40, drugs=[38, 0], cyber=[2, 36], zorg=[0, 4]))

    resultaat = resultaat_van(lijst, drempel=DREMPEL, dag=DAG)

    assert aandeel(resultaat, "zorg", "open") is None


def maak_sessie(plan: Beleidsplan, stippen: tuple[int, ...], *, deelnemers: int) -> None:
    groep = SessiegroepFactory.create(netwerksessie__beleidsplan=plan, groep="raad", deelnemers=deelnemers)
    for thema, aantal in zip(plan.themas.all(), stippen, strict=True):
        StippenFactory.create(sessiegroep=groep, thema=thema, aantal=aantal)


def test_of_fifteen_council_members_it_stays_hidden_that_all_or_nearly_all_chose_the_same() -> None:
    plan = maak_plan()
    maak_sessie(plan, (15, 14, 10), deelnemers=15)

    resultaat = resultaat_van(maak_lijst(plan), drempel=DREMPEL, dag=DAG)

    assert {aandeel(resultaat, slug, "sessie_raad") for slug in ("drugs", "cyber", "zorg")} == {None}
    assert resultaat.groep("sessie_raad").aantal == 15


def test_a_group_of_which_the_most_chosen_theme_is_hidden_is_known_by_name() -> None:
    plan = maak_plan()
    maak_sessie(plan, (39, 20, 15), deelnemers=40)

    prioriteiten = resultaat_van(maak_lijst(plan), drempel=DREMPEL, dag=DAG).prioriteiten

    assert prioriteiten.zonder_koploper == ("sessie_raad",)
    assert [rij.aandelen[0].waarde for rij in prioriteiten.rijen] == [None, 0.5, None]


@pytest.mark.parametrize("zaad", range(12))
def test_in_no_table_a_figure_stands_for_too_few_persons_nor_for_all_but_too_few(zaad: int) -> None:
    rng = random.Random(zaad)
    plan = maak_plan()
    codes = [WijkFactory.create(gemeente=plan.gemeente).cbs_code for _ in range(3)]
    lijst = maak_lijst(plan, vraag("merkt", "een", ["ja", "nee"]), vraag("last", "meer", ["a", "b"]),
                       vraag("wijk", "wijk", codes))  # fmt: skip
    n = {groep: rng.choice([9, 12, 19, 20, 21, 45]) for groep in ("open", "digipanel", "sessie_raad")}
    for kanaal in ("open", "digipanel"):
        een, waar = rng.randint(0, n[kanaal]), rng.randint(0, n[kanaal])
        tel(lijst, Kanaal(kanaal), n[kanaal],
            top=top(n[kanaal], **{slug: [rng.randint(0, n[kanaal]), 0] for slug in ("drugs", "cyber", "zorg")}),
            merkt={"n": n[kanaal], "opties": {"ja": een, "nee": n[kanaal] - een}},
            last={"n": n[kanaal], "opties": {code: rng.randint(0, n[kanaal]) for code in "ab"}},
            wijk={"n": n[kanaal], "opties": {codes[0]: waar, codes[1]: n[kanaal] - waar}})  # fmt: skip
    maak_sessie(plan, tuple(rng.randint(0, n["sessie_raad"]) for _ in range(3)), deelnemers=n["sessie_raad"])

    resultaat = resultaat_van(lijst, drempel=DREMPEL, dag=DAG)

    aandelen = [a for rij in resultaat.prioriteiten.rijen for a in rij.aandelen]
    aandelen += [a for uitslag in resultaat.vragen for antwoord in uitslag.rijen for a in antwoord.aandelen]
    getoond = [(a.waarde, n[a.groep]) for a in aandelen]
    getoond += [(rij.aandeel, n["open"]) for rij in resultaat.wijken]
    personen = [(round(deel * aantal), aantal) for deel, aantal in getoond if deel is not None]
    assert [(k, aantal) for k, aantal in personen if not DREMPEL <= k <= aantal - DREMPEL] == []


def test_dots_of_a_session_are_shares_of_who_came() -> None:
    plan = maak_plan()
    sessie = NetwerksessieFactory.create(beleidsplan=plan)
    groep = SessiegroepFactory.create(netwerksessie=sessie, deelnemers=64)
    for thema, aantal in zip(plan.themas.all(), (32, 48, 16), strict=True):
        StippenFactory.create(sessiegroep=groep, thema=thema, aantal=aantal)

    resultaat = resultaat_van(maak_lijst(plan), drempel=DREMPEL, dag=DAG)

    assert [(g.code, g.aard) for g in resultaat.groepen] == [("sessie_inwoners", "bijeenkomst")]
    assert aandeel(resultaat, "drugs", "sessie_inwoners") == 32 / 64


def test_a_question_shows_shares_per_group_of_who_answered_it() -> None:
    lijst = maak_lijst(maak_plan(), vraag("merkt", "een", ["ja", "nee"]))
    tel(lijst, Kanaal.OPEN, 60, top=top(60, drugs=[60, 0]), merkt={"n": 50, "opties": {"ja": 20, "nee": 30}})

    uitslag = resultaat_van(lijst, drempel=DREMPEL, dag=DAG).vragen[0]

    assert uitslag.aantallen == (("open", 50),)
    assert [(rij.tekst, rij.aandelen[0].waarde) for rij in uitslag.rijen] == [("Ja", 0.4), ("Nee", 0.6)]


def test_response_per_district_stands_beside_its_inhabitants_and_unknown_is_not_zero() -> None:
    plan = maak_plan()
    codes = [
        WijkFactory.create(gemeente=plan.gemeente, naam=naam, inwoners=inwoners, bron="CBS", peiljaar=2024).cbs_code
        for naam, inwoners in (("Borgele", 600), ("Colmschate", 400), ("Diepenveen", None))
    ]
    lijst = maak_lijst(plan, vraag("wijk", "wijk", codes))
    for code, aantal in zip(codes, (30, 20, 10), strict=True):
        tellingen = {"top": top(aantal, drugs=[aantal, 0]), "wijk": {"n": aantal, "opties": {code: aantal}}}
        Telling.objects.create(
            versie=lijst.versies.get(), kanaal=Kanaal.OPEN, wijk=code, aantal=aantal, tellingen=tellingen
        )

    resultaat = resultaat_van(lijst, drempel=DREMPEL, dag=DAG)

    assert [(rij.aandeel, rij.bevolking) for rij in resultaat.wijken] == [(0.5, 0.6), (1 / 3, 0.4), (1 / 6, None)]
    assert resultaat.wijkbron == "CBS, 2024"
    assert resultaat.wijkaantal == 60


def test_a_questionnaire_without_answers_gives_an_empty_result() -> None:
    lijst = maak_lijst(maak_plan())

    resultaat = resultaat_van(lijst, drempel=DREMPEL, dag=DAG)

    assert resultaat.groepen == ()
    assert all(rij.aandelen == () for rij in resultaat.prioriteiten.rijen)


@pytest.mark.parametrize("telt_verdachte_mee", [True, False])
def test_who_took_part_is_counted_alike_without_the_figures(*, telt_verdachte_mee: bool) -> None:
    lijst = maak_lijst(maak_plan())
    lijst.telt_verdachte_mee = telt_verdachte_mee
    for kanaal, aantal in ((Kanaal.OPEN, 60), (Kanaal.PAPIER, 20), (Kanaal.PARTNER, 3)):
        tel(lijst, kanaal, aantal, top=top(aantal, drugs=[aantal, 0]))
    Telling.objects.create(
        versie=lijst.versies.get(), kanaal=Kanaal.OPEN, aantal=20, tellingen={}, verdenking=Verdenking.SNEL, vorm=VORM
    )
    groep = SessiegroepFactory.create(netwerksessie__beleidsplan=lijst.beleidsplan, deelnemers=30)
    for thema in lijst.beleidsplan.themas.all():
        StippenFactory.create(sessiegroep=groep, thema=thema, aantal=15)

    deelname = deelname_van(lijst, drempel=DREMPEL, dag=DAG)

    heel = resultaat_van(lijst, drempel=DREMPEL, dag=DAG)
    assert deelname.groepen == heel.groepen
    assert [groep.aantal for groep in deelname.groepen] == [100 if telt_verdachte_mee else 80, None, 30]
    assert (deelname.prioriteiten.rijen, deelname.vragen, deelname.verdacht) == ((), (), ())


@pytest.mark.parametrize("cellen", [1, 3])
def test_the_cost_does_not_grow_with_cells(cellen: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    lijst = maak_lijst(maak_plan())
    for nummer in range(cellen):
        Telling.objects.create(
            versie=lijst.versies.get(), kanaal=Kanaal.OPEN, leeftijd=str(nummer), aantal=20,
            tellingen={"top": top(20, drugs=[20, 0])},
        )  # fmt: skip

    with django_assert_num_queries(8):
        resultaat_van(lijst, drempel=DREMPEL, dag=DAG)


@pytest.mark.parametrize(
    ("kanalen", "naam"),
    [
        ([Kanaal.OPEN], "Inwoners (open vragenlijst)"),
        ([Kanaal.OPEN, Kanaal.PAPIER], "Inwoners (open vragenlijst en papier)"),
        ([Kanaal.OPEN, Kanaal.PAPIER, Kanaal.TELEFOON], "Inwoners (open vragenlijst, papier en telefoon)"),
        ([Kanaal.TELEFOON], "Inwoners (telefoon)"),
    ],
)
def test_the_name_of_the_residents_says_how_their_answers_came(kanalen: list[Kanaal], naam: str):
    lijst = maak_lijst(maak_plan())
    for kanaal in kanalen:
        tel(lijst, kanaal, 20, top=top(20, drugs=[20, 0]))

    groep = resultaat_van(lijst, drempel=DREMPEL, dag=DAG).groep("open")

    assert (groep.naam, groep.aantal) == (naam, 20 * len(kanalen))
