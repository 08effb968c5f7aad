from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from rapportage.draad.queries import draadpagina
from rapportage.themas.overzichten import doelenboom, middelen_in_woorden, partnermatrix
from rapportage.themas.queries import reeksen_van, themapagina
from tests.factories.consultatie import OnderbouwingFactory, VragenlijstFactory
from tests.factories.thema import (
    BeleidsplanFactory,
    DoelFactory,
    IndicatorFactory,
    IndicatorwaardeFactory,
    MaatregelFactory,
    MiddelFactory,
    MiddelinzetFactory,
    PartnerFactory,
    StandpuntFactory,
    ThemaFactory,
)
from thema.beleidsplan.services import plan_vergrendelen
from thema.models import Beleidsplan, Thema
from thema.partner.enums import Steun
from thema.thema.enums import Themasoort, Themastatus

pytestmark = pytest.mark.django_db
NA_VASTSTELLING = date(2019, 11, 28)


@pytest.fixture
def plan() -> Beleidsplan:
    return BeleidsplanFactory.create(is_actueel=True, van_jaar=2020, tot_jaar=2023)


@pytest.fixture
def thema(plan: Beleidsplan) -> Thema:
    return ThemaFactory.create(beleidsplan=plan, slug="drugs", naam="Drugs")


def vul(thema: Thema, aantal: int) -> None:
    for nummer in range(aantal):
        indicator = IndicatorFactory.create(beleidsplan=thema.beleidsplan)
        indicator.themas.add(thema)
        IndicatorwaardeFactory.create(indicator=indicator, jaar=2018 + nummer)
        doel = DoelFactory.create(thema=thema, indicator=indicator)
        maatregel = MaatregelFactory.create(beleidsplan=thema.beleidsplan)
        maatregel.doelen.add(doel)
        middel = MiddelFactory.create(beleidsplan=thema.beleidsplan)
        MiddelinzetFactory.create(maatregel=maatregel, middel=middel)
        StandpuntFactory.create(thema=thema, partner=PartnerFactory.create(gemeente=thema.beleidsplan.gemeente))
        OnderbouwingFactory.create(thema=thema, doel=doel)


def test_two_sources_over_one_year_both_stand_each_with_its_source(thema: Thema) -> None:
    indicator = IndicatorFactory.create(beleidsplan=thema.beleidsplan)
    IndicatorwaardeFactory.create(indicator=indicator, jaar=2015, waarde=335, bron="Rapport A")
    IndicatorwaardeFactory.create(indicator=indicator, jaar=2015, waarde=243, bron="Rapport B")

    reeksen = reeksen_van(indicator)

    assert {(reeks.bron, reeks.metingen[0].waarde) for reeks in reeksen} == {
        ("Rapport A", Decimal(335)),
        ("Rapport B", Decimal(243)),
    }


def test_of_a_figure_that_its_source_revised_only_the_newest_version_is_shown(thema: Thema) -> None:
    indicator = IndicatorFactory.create(beleidsplan=thema.beleidsplan)
    for versie, waarde in ((1, 100), (2, 90)):
        IndicatorwaardeFactory.create(indicator=indicator, jaar=2015, waarde=waarde, bron="CBS", versie=versie)

    (reeks,) = reeksen_van(indicator)

    assert [meting.waarde for meting in reeks.metingen] == [Decimal(90)]


def test_a_value_that_was_not_measured_is_said_in_words(client: Client, thema: Thema) -> None:
    indicator = IndicatorFactory.create(beleidsplan=thema.beleidsplan)
    indicator.themas.add(thema)
    IndicatorwaardeFactory.create(indicator=indicator, jaar=2020, waarde=None)

    html = client.get("/themas/drugs/").content.decode()

    assert "niet gemeten" in html


def test_what_a_partner_said_in_confidence_is_not_public(client: Client, thema: Thema) -> None:
    StandpuntFactory.create(
        thema=thema,
        partner=PartnerFactory.create(gemeente=thema.beleidsplan.gemeente),
        toelichting="Dit blijft tussen ons",
        bijdrage="Twee rechercheurs",
        is_vertrouwelijk=True,
    )

    html = client.get("/themas/drugs/").content.decode() + client.get("/partners/").content.decode()

    assert "Dit blijft tussen ons" not in html
    assert "Twee rechercheurs" not in html


def test_a_remark_says_whose_it_is(client: Client, thema: Thema) -> None:
    partner = PartnerFactory.create(gemeente=thema.beleidsplan.gemeente, naam="Horeca")
    StandpuntFactory.create(thema=thema, partner=partner, toelichting="Kom eerder langs.", is_vertrouwelijk=False)

    html = client.get("/themas/drugs/").content.decode()

    assert "<p>Horeca: “Kom eerder langs.”</p>" in html


def test_a_partner_without_a_position_is_counted_as_such_and_not_as_a_no(thema: Thema) -> None:
    gemeente = thema.beleidsplan.gemeente
    StandpuntFactory.create(thema=thema, partner=PartnerFactory.create(gemeente=gemeente), prioriteit=Steun.STEUNT)
    PartnerFactory.create(gemeente=gemeente, naam="Stil")

    pagina = themapagina(thema.beleidsplan, "drugs")

    assert pagina is not None
    assert (pagina.steun.achter, pagina.steun.totaal) == (1, 2)
    assert pagina.steun.groepen[-1].partners == ("Stil",)


def test_money_is_added_up_over_the_years_and_capacity_is_not() -> None:
    euro = MiddelFactory.create(eenheid="euro", naam="budget")
    fte = MiddelFactory.create(eenheid="fte", naam="team")
    maatregel = MaatregelFactory.create(beleidsplan=euro.beleidsplan)
    inzetten = [
        MiddelinzetFactory.create(middel=middel, maatregel=maatregel, jaar=jaar, hoeveelheid=hoeveel)
        for middel, hoeveel in ((euro, 35000), (fte, Decimal("0.5")))
        for jaar in (2020, 2021)
    ]

    woorden = middelen_in_woorden(inzetten)

    assert woorden == ("€ 70.000 (budget, 2020-2021)", "0,5 fte per jaar (team, 2020-2021)")


@pytest.mark.parametrize(
    ("status", "voorstel", "besluit"),
    [
        (Themastatus.VOORGESTELD, "Voorgesteld voor voorrang", "Voorgesteld voor voorrang"),
        (Themastatus.GEPRIORITEERD, "Voorstel: krijgt voorrang; de raad beslist", "Krijgt voorrang"),
        (Themastatus.NIET_GEPRIORITEERD, "Voorstel: krijgt geen voorrang; de raad beslist", "Krijgt geen voorrang"),
        (Themastatus.CONTINU, "Gaat altijd door", "Gaat altijd door"),
    ],
)
def test_until_the_council_has_decided_priority_is_a_proposal(
    client: Client, plan: Beleidsplan, status: Themastatus, voorstel: str, besluit: str
) -> None:
    soort = Themasoort.VEILIGHEID if status == Themastatus.CONTINU else Themasoort.ONTWIKKEL
    ThemaFactory.create(beleidsplan=plan, slug="drugs", soort=soort, status=status)
    adressen = ("/themas/", "/themas/drugs/")

    eerst = [client.get(adres).content.decode() for adres in adressen]
    plan_vergrendelen(plan, vaststellingsdatum=date(2019, 11, 27), op=datetime(2019, 11, 27, 20, tzinfo=UTC))
    daarna = [client.get(adres).content.decode() for adres in adressen]

    assert all(f">{voorstel}" in html and "tag-good" not in html for html in eerst)
    assert all(f">{besluit}" in html for html in daarna)
    assert {"tag-good" in html for html in daarna} == {status == Themastatus.GEPRIORITEERD}


@pytest.mark.parametrize("pad", ["/themas/drugs/", "/plan/doelenboom/"])
def test_goals_are_called_a_concept_once_until_the_council_has_adopted_them(
    client: Client, plan: Beleidsplan, thema: Thema, pad: str
) -> None:
    merk = "Concept: de raad heeft dit nog niet vastgesteld."

    leeg = client.get(pad).content.decode()
    DoelFactory.create_batch(2, thema=thema)
    concept = client.get(pad).content.decode()
    plan_vergrendelen(plan, vaststellingsdatum=date(2019, 11, 27), op=datetime(2019, 11, 27, 20, tzinfo=UTC))
    vastgesteld = client.get(pad).content.decode()

    assert [html.count(merk) for html in (leeg, concept, vastgesteld)] == [0, 1, 0]


def test_a_refused_contribution_stops_at_the_decision_with_its_reason(plan: Beleidsplan, thema: Thema) -> None:
    OnderbouwingFactory.create(thema=thema, doel=None, gedaan="Camera’s mogen alleen waar het vaak misgaat.")

    pagina = draadpagina(plan, None, dag=NA_VASTSTELLING)

    assert pagina is not None
    (verhaal,) = pagina.verhalen
    assert [station.staat for station in verhaal.draad] == ["klaar", "gestopt"]
    assert verhaal.draad[-1].tekst == "Camera’s mogen alleen waar het vaak misgaat."


def test_before_adoption_a_thread_says_that_the_council_still_decides(plan: Beleidsplan, thema: Thema) -> None:
    OnderbouwingFactory.create(thema=thema, doel=DoelFactory.create(thema=thema))

    pagina = draadpagina(plan, "drugs", dag=NA_VASTSTELLING)

    assert pagina is not None
    assert [station.staat for station in pagina.verhalen[0].draad] == ["klaar", "nu", "komt", "komt"]
    assert pagina.verhalen[0].woorden == "Nog niet besloten"


@pytest.mark.parametrize(
    ("dag", "woorden", "staat"),
    [(NA_VASTSTELLING, "Dit gaan wij doen", "komt"), (date(2020, 1, 1), "Wij zijn bezig", "nu")],
)
def test_nobody_is_at_work_before_the_period_of_the_plan_begins(
    plan: Beleidsplan, thema: Thema, dag: date, woorden: str, staat: str
) -> None:
    doel = DoelFactory.create(thema=thema)
    MaatregelFactory.create(beleidsplan=plan).doelen.add(doel)
    OnderbouwingFactory.create(thema=thema, doel=doel)
    plan_vergrendelen(plan, vaststellingsdatum=date(2019, 11, 27), op=datetime(2019, 11, 27, 20, tzinfo=UTC))

    pagina = draadpagina(plan, "drugs", dag=dag)

    assert pagina is not None
    assert pagina.verhalen[0].woorden == woorden
    assert pagina.verhalen[0].draad[2].staat == staat


def test_every_figure_of_a_thread_has_its_unit(plan: Beleidsplan, thema: Thema) -> None:
    indicator = IndicatorFactory.create(beleidsplan=plan, eenheid="wijken")
    IndicatorwaardeFactory.create(indicator=indicator, jaar=2021, waarde=8)
    doel = DoelFactory.create(
        thema=thema, indicator=indicator, nulwaarde=4, nuljaar=2019, streefwaarde=12, streefjaar=2023
    )
    OnderbouwingFactory.create(thema=thema, doel=doel)
    plan_vergrendelen(plan, vaststellingsdatum=date(2019, 11, 27), op=datetime(2019, 11, 27, 20, tzinfo=UTC))

    pagina = draadpagina(plan, "drugs", dag=date(2021, 12, 31))

    assert pagina is not None
    station = pagina.verhalen[0].draad[-1]
    assert (station.titel, station.tekst) == ("8 wijken in 2021", "In 2019: 4 wijken. Het doel is 12 wijken in 2023.")


@pytest.mark.parametrize("pad", ["/themas/bestaat-niet/", "/inbreng/?thema=bestaat-niet"])
def test_what_does_not_exist_is_not_found(client: Client, thema: Thema, pad: str) -> None:
    OnderbouwingFactory.create(thema=thema)

    assert client.get(pad).status_code == 404


@pytest.mark.parametrize("pad", ["/themas/", "/partners/", "/plan/doelenboom/", "/inbreng/"])
def test_an_empty_plan_says_what_comes_next(client: Client, plan: Beleidsplan, pad: str) -> None:
    antwoord = client.get(pad)

    assert antwoord.status_code == 200
    assert 'class="leeg' in antwoord.content.decode()


def test_who_can_take_part_is_asked_to_and_who_cannot_is_not(client: Client, plan: Beleidsplan) -> None:
    dicht = client.get("/inbreng/").content.decode()
    VragenlijstFactory.create(beleidsplan=plan, open_=True)
    open_ = client.get("/inbreng/").content.decode()

    assert ["Doe mee" in html for html in (dicht, open_)] == [False, True]


@pytest.mark.parametrize("pad", ["/themas/", "/themas/drugs/", "/partners/", "/plan/doelenboom/", "/inbreng/"])
def test_an_installation_without_a_plan_has_no_such_page(client: Client, pad: str) -> None:
    assert client.get(pad).status_code == 404


@pytest.mark.parametrize("aantal", [1, 3])
@pytest.mark.parametrize(
    ("pad", "vragen"),
    [("/themas/", 3), ("/themas/drugs/", 20), ("/partners/", 5), ("/plan/doelenboom/", 6), ("/inbreng/", 6)],
)
def test_the_number_of_queries_does_not_grow(  # noqa: PLR0913, PLR0917  two tables and their fixtures
    client: Client, thema: Thema, aantal: int, pad: str, vragen: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    vul(thema, aantal)

    with django_assert_num_queries(vragen):
        client.get(pad)


def test_the_overviews_hold_every_partner_and_every_goal(plan: Beleidsplan, thema: Thema) -> None:
    vul(thema, 2)

    matrix, takken = partnermatrix(plan), doelenboom(plan)

    assert len(matrix.rijen) == 2
    assert [len(tak.doelen) for tak in takken] == [2]


@pytest.mark.django_db
def test_the_matrix_says_of_each_cell_what_the_partner_thinks_of_priority_and_approach():
    standpunt = StandpuntFactory(
        prioriteit="steunt", aanpak="steunt_niet", ondertekend_op=datetime(2019, 9, 13, tzinfo=UTC)
    )
    ThemaFactory(beleidsplan=standpunt.thema.beleidsplan, naam="Later")

    rij = partnermatrix(standpunt.thema.beleidsplan).rijen[0]

    assert [(cel.thema, cel.prioriteit_in_woorden, cel.aanpak_in_woorden) for cel in rij.cellen] == [
        (standpunt.thema.naam, "steunt", "steunt niet"),
        ("Later", "nog geen standpunt", "nog geen standpunt"),
    ]
    assert rij.ondertekend_op == datetime(2019, 9, 13, tzinfo=UTC)
