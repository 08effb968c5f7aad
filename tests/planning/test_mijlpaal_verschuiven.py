"""Moving milestones: what goes along, what to think of, and that what is stored is what was shown."""

from datetime import date

import pytest
from django.test import Client

from planning.mijlpaal.enums import Fase, Orgaan
from planning.mijlpaal.kalender import Recessen, Recesweken, recessen_van, waarom_vrij, werkdag_op_of_voor
from planning.mijlpaal.services import AlGereed, planning_verschuiven
from planning.mijlpaal.verschuiven import Mee, gevolgen, kenmerk_van, uiterste_aanleverdag, verschuiving
from planning.models import Mijlpaal
from rapportage.documenten.enums import Documentsoort
from tests.factories.planning import MijlpaalFactory, maak_planning_2019
from tests.factories.thema import BeleidsplanFactory, GebruikerFactory, GemeenteFactory, RecesFactory
from thema.basis.fouten import GelijktijdigGewijzigd
from thema.basis.rollen import Rol

pytestmark = pytest.mark.django_db
DAG, VOORAF = date(2019, 8, 20), date(2019, 1, 1)
ZOMER = (
    "Valt helemaal in het zomerreces, van 15 juli 2019 tot en met 25 augustus 2019: dan is er meestal geen vergadering."
)
NOV, DEC = (date(2019, 11, 1), date(2019, 11, 30)), (date(2019, 12, 1), date(2019, 12, 31))


def _dagen(nieuw):
    return [dagen for _, dagen in nieuw]


# ── The calendar ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("dag", "waarom"),
    [
        (date(2020, 4, 27), "Koningsdag"),
        (date(2020, 6, 1), "Tweede Pinksterdag"),
        (date(2019, 11, 30), "zaterdag"),
        (date(2019, 12, 1), "zondag"),
        (date(2019, 11, 29), ""),
    ],
)
def test_nobody_works_on_holidays_and_in_the_weekend(dag: date, waarom: str):
    assert waarom_vrij(dag) == waarom


def test_a_last_day_to_hand_in_is_a_day_of_work():
    # The Monday after Easter, the whole weekend and the Friday before it are free.
    assert werkdag_op_of_voor(date(2020, 4, 13)) == date(2020, 4, 9)


def test_a_year_without_a_recess_written_down_has_a_summer():
    recessen = Recessen((Recesweken("Zomerreces", date(2019, 7, 15), date(2019, 8, 25)),))

    assert recessen.bij(date(2019, 7, 1), date(2019, 7, 14)) is None
    assert recessen.bij(date(2020, 7, 1), date(2020, 7, 14)).wanneer == "in juli en augustus"


def test_a_recess_over_new_year_counts_in_both_years_and_takes_no_summer_away():
    recessen = Recessen((Recesweken("Kerstreces", date(2019, 12, 23), date(2020, 1, 5)),))

    assert recessen.bij(date(2020, 7, 1), date(2020, 7, 31)).is_zomer
    assert recessen.bij(date(2020, 1, 4), date(2020, 1, 20)).naam == "Kerstreces"
    assert recessen.bij(date(2019, 11, 1), date(2019, 12, 23)).naam == "Kerstreces"


def test_what_staff_wrote_down_is_read_in_one_query(django_assert_num_queries):
    gemeente = RecesFactory.create().gemeente
    RecesFactory.create(gemeente=gemeente, naam="Herfstreces", van=date(2019, 10, 14), tot=date(2019, 10, 20))
    RecesFactory.create(gemeente=gemeente, naam="Zomer, tweede deel", van=date(2019, 8, 26), tot=date(2019, 9, 1))
    RecesFactory.create()

    with django_assert_num_queries(1):
        weken = [(een.naam, een.tot) for een in recessen_van(gemeente).weken]

    # Two that follow each other are one.
    assert weken == [("Zomerreces", date(2019, 9, 1)), ("Herfstreces", date(2019, 10, 20))]


# ── What moves along ─────────────────────────────────────────────────────────────────────────────


def test_months_stay_months_and_all_that_comes_after_moves_along():
    reeks = maak_planning_2019(BeleidsplanFactory.create(), gereed=2)

    nieuw = verschuiving(reeks, reeks[4], laatste_dag=date(2019, 11, 30), mee=Mee.ERNA, dag=DAG)

    assert _dagen(nieuw[:4]) == [(een.van, een.tot) for een in reeks[:4]]
    assert _dagen(nieuw[4:]) == [NOV, NOV, DEC]


def test_reckoned_back_from_the_council_all_that_is_open_before_it_moves_along():
    reeks = maak_planning_2019(BeleidsplanFactory.create(), gereed=2)

    nieuw = verschuiving(reeks, reeks[6], laatste_dag=date(2019, 10, 31), mee=Mee.ERVOOR, dag=VOORAF)

    assert _dagen(nieuw[:2]) == [(een.van, een.tot) for een in reeks[:2]]
    assert _dagen(nieuw[2:]) == [
        (date(2019, 6, 1), date(2019, 8, 31)),
        (date(2019, 8, 1), date(2019, 8, 31)),
        (date(2019, 9, 1), date(2019, 9, 30)),
        (date(2019, 9, 1), date(2019, 9, 30)),
        (date(2019, 10, 1), date(2019, 10, 31)),
    ]


def test_to_a_day_within_a_month_everything_moves_by_as_many_days():
    reeks = maak_planning_2019(BeleidsplanFactory.create())

    nieuw = verschuiving(reeks, reeks[5], laatste_dag=date(2019, 11, 7), mee=Mee.ERNA, dag=DAG)

    assert _dagen(nieuw[5:]) == [
        (date(2019, 10, 8), date(2019, 11, 7)),
        (date(2019, 11, 8), date(2019, 12, 7)),
    ]


def test_one_milestone_can_move_alone():
    reeks = maak_planning_2019(BeleidsplanFactory.create())

    nieuw = verschuiving(reeks, reeks[5], laatste_dag=date(2019, 11, 30), mee=Mee.NIETS, dag=DAG)

    assert [een.pk for een, dagen in nieuw if dagen != (een.van, een.tot)] == [reeks[5].pk]


def test_what_is_under_way_began_when_it_did_and_only_its_end_moves():
    reeks = maak_planning_2019(BeleidsplanFactory.create(), gereed=2)

    langer = verschuiving(reeks, reeks[2], laatste_dag=date(2019, 10, 31), mee=Mee.NIETS, dag=DAG)
    korter = verschuiving(reeks, reeks[2], laatste_dag=date(2019, 6, 30), mee=Mee.NIETS, dag=DAG)

    assert langer[2][1] == (date(2019, 7, 1), date(2019, 10, 31))
    assert korter[2][1] == (date(2019, 6, 30), date(2019, 6, 30))


# ── What to think of ─────────────────────────────────────────────────────────────────────────────


def _let_op(reeks, mijlpaal, laatste_dag: date, mee: Mee = Mee.NIETS, recessen: Recessen | None = None):
    nieuw = verschuiving(reeks, mijlpaal, laatste_dag=laatste_dag, mee=mee, dag=DAG)
    regels = gevolgen(nieuw, plan=mijlpaal.beleidsplan, recessen=recessen or Recessen(), dag=DAG)
    return {regel.mijlpaal.pk: regel.let_op for regel in regels if regel.let_op}


def test_the_planning_of_2019_says_that_people_are_away_and_nothing_else():
    reeks = maak_planning_2019(BeleidsplanFactory.create(), gereed=2)

    let_op = _let_op(reeks, reeks[6], reeks[6].tot)

    zin = "Valt deels in het zomerreces, in juli en augustus: dan zijn inwoners vaak weg."
    assert let_op == {reeks[2].pk: (zin,)}


def test_what_no_longer_follows_its_predecessor_and_a_plan_that_comes_too_late_are_said():
    reeks = maak_planning_2019(BeleidsplanFactory.create(van_jaar=2020), gereed=5)

    # The college after the council, and the council after New Year.
    assert _let_op(reeks, reeks[5], date(2019, 12, 31))[reeks[6].pk] == (
        "Eindigt eerder dan ‘Vaststellen MJBP Veiligheid 2020-2023’, die eerst gereed moet zijn.",
    )
    assert _let_op(reeks, reeks[6], date(2020, 1, 31))[reeks[6].pk] == (
        "Het plan gaat in op 1 januari 2020; dan heeft de raad het nog niet vastgesteld.",
    )


@pytest.mark.parametrize(
    ("betreft", "dag", "zin"),
    [
        (Orgaan.RAAD, date(2019, 12, 25), "Deze dag is Eerste Kerstdag."),
        (Orgaan.RAAD, date(2019, 9, 7), "Deze dag is een zaterdag."),
        (Orgaan.COLLEGE, date(2019, 8, 22), ZOMER),
        (Orgaan.OOV, date(2019, 8, 19), "Deze dagen zijn al voorbij."),
        (Orgaan.OOV, date(2019, 8, 22), None),
    ],
)  # fmt: skip
def test_a_day_on_which_nobody_meets_is_said(betreft: Orgaan, dag: date, zin: str | None):
    mijlpaal = MijlpaalFactory.create(betreft=betreft, van=date(2019, 9, 2), tot=date(2019, 9, 2))
    recessen = Recessen((Recesweken("Zomerreces", date(2019, 7, 15), date(2019, 8, 25)),))

    let_op = _let_op([mijlpaal], mijlpaal, dag, recessen=recessen)

    assert let_op == ({mijlpaal.pk: (zin,)} if zin else {})


def test_a_paper_must_be_handed_in_before_the_meeting_as_this_municipality_wants_it():
    gemeente = GemeenteFactory.create(aanlevertermijn_college=14)
    plan = BeleidsplanFactory.create(gemeente=gemeente)
    mijlpaal = MijlpaalFactory.create(
        beleidsplan=plan, betreft=Orgaan.COLLEGE, vervuld_door=Documentsoort.PLAN, van=date(2019, 9, 1)
    )

    regel = gevolgen([(mijlpaal, (mijlpaal.van, date(2019, 9, 3)))], plan=plan, recessen=Recessen(), dag=DAG)[0]
    te_laat = gevolgen([(mijlpaal, (mijlpaal.van, date(2019, 9, 2)))], plan=plan, recessen=Recessen(), dag=DAG)[0]

    assert (regel.aanleveren, regel.let_op) == (date(2019, 8, 20), ())
    assert te_laat.let_op == ("Het stuk had uiterlijk 19 augustus 2019 aangeleverd moeten zijn.",)
    assert uiterste_aanleverdag(date(2019, 9, 3), Orgaan.RAAD, gemeente) is None


# ── Storing what was shown ───────────────────────────────────────────────────────────────────────


def test_what_was_shown_is_stored_with_its_history():
    reeks = maak_planning_2019(BeleidsplanFactory.create(), gereed=2)

    verschoven = planning_verschuiven(
        reeks[5], laatste_dag=date(2019, 11, 30), mee=Mee.ERNA, dag=DAG, gezien=kenmerk_van(reeks)
    )

    assert [een.pk for een in verschoven] == [reeks[5].pk, reeks[6].pk]
    opgeslagen = Mijlpaal.objects.get(pk=reeks[6].pk)
    assert (opgeslagen.van, opgeslagen.tot) == DEC
    assert opgeslagen.history.count() == 2


def test_a_planning_that_changed_meanwhile_is_not_moved():
    reeks = maak_planning_2019(BeleidsplanFactory.create())
    gezien = kenmerk_van(reeks)
    Mijlpaal.objects.get(pk=reeks[0].pk).save()

    with pytest.raises(GelijktijdigGewijzigd):
        planning_verschuiven(reeks[5], laatste_dag=date(2019, 11, 30), mee=Mee.ERNA, dag=DAG, gezien=gezien)

    assert [(een.van, een.tot) for een in Mijlpaal.objects.order_by("volgorde")] == [(e.van, e.tot) for e in reeks]


def test_what_is_done_stays_where_it_is():
    reeks = maak_planning_2019(BeleidsplanFactory.create(), gereed=2)

    with pytest.raises(AlGereed):
        planning_verschuiven(reeks[1], laatste_dag=date(2019, 8, 31), mee=Mee.ERNA, dag=DAG, gezien=kenmerk_van(reeks))


# ── The page ─────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(autouse=True)
def _op_20_augustus(settings):
    """The house believes that it is 20 August 2019."""
    settings.DEBUG, settings.VANDAAG = True, DAG


@pytest.fixture
def oov() -> Client:
    client = Client()
    client.force_login(GebruikerFactory.create(rol=Rol.OOV))
    return client


def _adres(mijlpaal: Mijlpaal) -> str:
    return f"/admin/planning/mijlpaal/{mijlpaal.pk}/verschuiven/"


def test_staff_see_what_follows_before_anything_moves_and_then_move_it(oov: Client):
    reeks = maak_planning_2019(BeleidsplanFactory.create(), gereed=2)
    keuze = {"laatste_dag": "2019-11-30", "mee": "erna"}

    pagina = oov.get(_adres(reeks[5]), keuze)

    assert "Er verschuiven 2 mijlpalen; bij één is iets om op te letten" in pagina.content.decode()
    assert Mijlpaal.objects.get(pk=reeks[5].pk).tot == date(2019, 10, 31)
    gezonden = oov.post(_adres(reeks[5]), {**keuze, "kenmerk": pagina.context["kenmerk"]}, follow=True)
    assert "Verschoven: 2." in gezonden.content.decode()
    assert Mijlpaal.objects.get(pk=reeks[6].pk).tot == date(2019, 12, 31)


def test_who_was_overtaken_sees_the_planning_as_it_is_and_can_try_again(oov: Client):
    reeks = maak_planning_2019(BeleidsplanFactory.create())
    keuze = {"laatste_dag": "2019-11-30", "mee": "erna"}

    pagina = oov.post(_adres(reeks[5]), {**keuze, "kenmerk": "van eerder"})

    assert "Iemand anders" in pagina.content.decode()
    assert oov.post(_adres(reeks[5]), {**keuze, "kenmerk": pagina.context["kenmerk"]}).status_code == 302


@pytest.mark.parametrize(
    ("keuze", "fout"),
    [
        ({"laatste_dag": "", "mee": "erna"}, "Vul de nieuwe laatste dag in."),
        ({"laatste_dag": "ooit", "mee": "erna"}, "Schrijf de dag als 31-12-2020."),
        ({"laatste_dag": "9999-12-31", "mee": "erna"}, "Kies een dag tot en met 2100."),
        ({"laatste_dag": "2019-11-30", "mee": "alles"}, "Kies wat er meeschuift."),
        ({"x": "\0"}, "Vul de nieuwe laatste dag in."),
    ],
)
@pytest.mark.parametrize("methode", ["get", "post"])
def test_what_cannot_be_is_said_and_moves_nothing(oov: Client, keuze: dict[str, str], fout: str, methode: str):
    mijlpaal = MijlpaalFactory.create()

    pagina = getattr(oov, methode)(_adres(mijlpaal), keuze)

    assert fout in pagina.content.decode()
    assert "regels" not in pagina.context
    assert Mijlpaal.objects.get().tot == mijlpaal.tot


def test_of_what_is_done_the_page_leads_back_and_says_why(oov: Client):
    mijlpaal = MijlpaalFactory.create(gereed_datum=DAG, fase=Fase.START)

    antwoord = oov.get(_adres(mijlpaal), follow=True)

    assert "is al gereed sinds 20 augustus 2019" in antwoord.content.decode()
