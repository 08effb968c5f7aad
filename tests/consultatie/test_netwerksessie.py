"""Network sessions: dots that add up, and the public pages."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from consultatie.models import Netwerksessie
from consultatie.netwerksessie.controle import stippenfouten
from consultatie.netwerksessie.queries import (
    Sessiestippen,
    sessies_zonder_stippen,
    stippen_per_groep,
    stippen_per_persoon,
)
from tests.factories.consultatie import (
    NetwerksessieFactory,
    OnderbouwingFactory,
    SessiegroepFactory,
    StippenFactory,
)
from tests.factories.rapportage import ResultaatpublicatieFactory
from tests.factories.thema import ThemaFactory
from thema.basis import klok

DAG = date(2019, 9, 18)


# ── Whether it can be right ──────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("aantallen", "deelnemers", "per_persoon", "fouten"),
    [
        ([], 0, 3, 0),
        ([40, 40, 40], 40, 3, 0),
        ([40, 40, 41], 40, 4, 1),
        ([40, 40, 40, 1], 40, 3, 1),
        ([41, 80], 40, 3, 2),
        ([0, 0], 40, 3, 0),
    ],
)
def test_dots_that_nobody_can_have_put_are_named(aantallen: list[int], deelnemers: int, per_persoon: int, fouten: int):
    assert len(stippenfouten(aantallen, deelnemers=deelnemers, per_persoon=per_persoon)) == fouten


def test_the_message_says_how_many_there_can_be():
    (zin,) = stippenfouten([1, 1], deelnemers=1, per_persoon=1)

    assert zin == (
        "Er staan 2 stippen, maar 1 deelnemer konden er samen hooguit 1 plakken (1 per persoon). Kijk de aantallen na."
    )


# ── Reading them ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.django_db
def test_dots_are_read_per_group_over_all_sessions_of_the_plan():
    sessie, tweede = NetwerksessieFactory(), NetwerksessieFactory()
    Netwerksessie.objects.filter(pk=tweede.pk).update(beleidsplan=sessie.beleidsplan)
    tweede.refresh_from_db()
    drugs, cyber = (ThemaFactory(beleidsplan=sessie.beleidsplan, slug=slug) for slug in ("drugs", "cyber"))
    raad = SessiegroepFactory(netwerksessie=sessie, groep="raad", deelnemers=20)
    inwoners = [SessiegroepFactory(netwerksessie=een, deelnemers=30) for een in (sessie, tweede)]
    StippenFactory(sessiegroep=raad, thema=drugs, aantal=7)
    StippenFactory(sessiegroep=raad, thema=cyber, aantal=0)
    StippenFactory(sessiegroep=inwoners[0], thema=drugs, aantal=12)
    StippenFactory(sessiegroep=inwoners[0], thema=cyber, aantal=0)
    StippenFactory(sessiegroep=inwoners[1], thema=drugs, aantal=8)
    StippenFactory(sessiegroep=inwoners[1], thema=cyber, aantal=5)
    StippenFactory()

    per_groep = stippen_per_groep(sessie.beleidsplan)

    assert per_groep == [
        Sessiestippen("inwoners", 60, {"drugs": 20, "cyber": 5}),
        Sessiestippen("raad", 20, {"drugs": 7, "cyber": 0}),
    ]


@pytest.mark.django_db
def test_a_group_whose_dots_are_still_to_be_entered_is_not_there():
    groep = SessiegroepFactory()

    assert stippen_per_groep(groep.netwerksessie.beleidsplan) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("aantallen", "is_compleet"),
    [
        ([], False),
        ([5], False),
        ([5, 4], False),
        ([5, 4, 0], True),
        ([0, 0, 0], True),
        ([10, 10], True),  # all dots of ten people with two each: the third theme can have none
        ([10, 9], False),
    ],
)
def test_a_group_counts_once_all_its_dots_have_been_entered(aantallen: list[int], is_compleet: bool):
    groep = SessiegroepFactory(deelnemers=10, netwerksessie__stippen_per_persoon=2)
    plan = groep.netwerksessie.beleidsplan
    themas = ThemaFactory.create_batch(3, beleidsplan=plan)
    ThemaFactory()  # of another plan
    for thema, aantal in zip(themas, aantallen, strict=False):
        StippenFactory(sessiegroep=groep, thema=thema, aantal=aantal)

    gevonden = [een.per_thema for een in stippen_per_groep(plan)]

    samen = {thema.slug: aantal for thema, aantal in zip(themas, aantallen, strict=False)}
    assert gevonden == ([samen] if is_compleet else [])
    assert sessies_zonder_stippen(plan) == ([] if is_compleet else [groep.netwerksessie])


@pytest.mark.django_db
@pytest.mark.parametrize("themas", [1, 11])
def test_reading_the_dots_takes_three_queries(themas: int, django_assert_num_queries):
    groep = SessiegroepFactory()
    StippenFactory.create_batch(themas, sessiegroep=groep)

    with django_assert_num_queries(3):
        stippen_per_groep(groep.netwerksessie.beleidsplan)


# ── The public pages ─────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def _op_die_dag(settings):
    """The house believes that it is the day of the session."""
    settings.DEBUG, settings.VANDAAG = True, DAG
    assert klok.vandaag() == DAG


@pytest.mark.django_db
@pytest.mark.usefixtures("_op_die_dag")
def test_the_list_says_what_is_to_come_and_what_has_been(client: Client):
    for titel, datum in [("Later", date(2019, 10, 1)), ("Vandaag", DAG), ("Gisteren", date(2019, 9, 17))]:
        NetwerksessieFactory(titel=titel, datum=datum)

    pagina = client.get("/netwerksessie/")

    assert [sessie.titel for sessie in pagina.context["komend"]] == ["Vandaag", "Later"]
    assert [sessie.titel for sessie in pagina.context["geweest"]] == ["Gisteren"]
    assert "17 september 2019" in pagina.content.decode()


@pytest.mark.django_db
def test_without_sessions_the_list_says_where_to_look(client: Client):
    pagina = client.get(reverse("consultatie:netwerksessies")).content.decode()

    assert "Er is nu geen netwerksessie gepland." in pagina
    assert 'href="/planning/"' in pagina
    assert "Geweest" not in pagina


@pytest.mark.django_db
@pytest.mark.usefixtures("_op_die_dag")
def test_the_page_of_a_session_tells_when_where_what_and_what_happens_with_it(client: Client):
    sessie = NetwerksessieFactory(programma="- **19.30 uur** welkom", locatie="Stadhuis", is_fictief=True)
    ThemaFactory(beleidsplan=sessie.beleidsplan, naam="Drugs")

    pagina = client.get(f"/netwerksessie/{sessie.slug}/").content.decode()

    for tekst in (
        "18 september 2019",
        "Stadhuis",
        "<strong>19.30 uur</strong> welkom",
        "Drugs",
        "3 stippen",
        "voorbeeld",
    ):
        assert tekst in pagina
    assert reverse("rapportage:inbreng") in pagina
    assert "Deze bijeenkomst is geweest" not in pagina


@pytest.mark.django_db
def test_the_page_of_a_past_session_leads_to_the_results_and_shows_none(client: Client):
    groep = StippenFactory(sessiegroep__netwerksessie__locatie="", aantal=77717).sessiegroep

    pagina = client.get(f"/netwerksessie/{groep.netwerksessie.slug}/").content.decode()

    assert "Deze bijeenkomst is geweest" in pagina
    assert "wordt nog bekend" in pagina
    assert "77717" not in pagina


@pytest.mark.django_db
@pytest.mark.usefixtures("_op_die_dag")
@pytest.mark.parametrize(("datum", "woord"), [(DAG, "krijgt"), (date(2019, 9, 17), "kreeg")])
def test_the_page_of_a_past_session_speaks_of_the_past(client: Client, datum: date, woord: str):
    sessie = NetwerksessieFactory(datum=datum)

    pagina = client.get(f"/netwerksessie/{sessie.slug}/").content.decode()

    assert f"Aan het eind {woord} iedereen 3 stippen." in pagina


@pytest.mark.django_db
def test_the_page_of_a_session_leads_to_what_came_of_it_once_that_is_there(client: Client):
    sessie = NetwerksessieFactory(beleidsplan__is_actueel=True)
    adressen = ('href="/resultaten/">Bekijk', 'href="/resultaten/">resultaten', 'href="/inbreng/">u zei')

    eerst = client.get(f"/netwerksessie/{sessie.slug}/").content.decode()
    OnderbouwingFactory(thema__beleidsplan=sessie.beleidsplan)
    ResultaatpublicatieFactory(vragenlijst__beleidsplan=sessie.beleidsplan)
    daarna = client.get(f"/netwerksessie/{sessie.slug}/").content.decode()

    assert [adres in eerst for adres in adressen] == [False, False, False]
    assert [adres in daarna for adres in adressen] == [True, True, True]


@pytest.mark.django_db
def test_themes_of_the_current_plan_have_a_page_to_go_to(client: Client):
    sessie = NetwerksessieFactory(beleidsplan__is_actueel=True)
    ThemaFactory(beleidsplan=sessie.beleidsplan, slug="drugs")

    pagina = client.get(f"/netwerksessie/{sessie.slug}/").content.decode()

    assert 'href="/themas/drugs/"' in pagina


@pytest.mark.django_db
def test_a_session_that_does_not_exist_is_not_found(client: Client):
    assert client.get("/netwerksessie/nergens/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("aantal", [1, 3])
def test_the_pages_take_as_many_queries_for_one_as_for_three(aantal: int, client: Client, django_assert_num_queries):
    sessie = NetwerksessieFactory(beleidsplan__is_actueel=True)
    NetwerksessieFactory.create_batch(aantal, beleidsplan=sessie.beleidsplan)
    ThemaFactory.create_batch(aantal, beleidsplan=sessie.beleidsplan)

    with django_assert_num_queries(3):  # the plan of the site, what is to come, what has been
        client.get("/netwerksessie/")
    with django_assert_num_queries(
        5
    ):  # the session with its plan, its report, the themes, whether there are results and threads
        client.get(f"/netwerksessie/{sessie.slug}/")


@pytest.mark.django_db
@pytest.mark.parametrize(("aantallen", "verwacht"), [([], None), ([3], 3), ([3, 3], 3), ([3, 5], None)])
def test_how_many_dots_everybody_had_is_known_when_it_was_the_same_on_every_session_that_somebody_came_to(
    aantallen: list[int], verwacht: int | None
):
    zonder = NetwerksessieFactory.create(stippen_per_persoon=9)
    for aantal in aantallen:
        SessiegroepFactory.create(
            netwerksessie__beleidsplan=zonder.beleidsplan, netwerksessie__stippen_per_persoon=aantal
        )

    assert stippen_per_persoon(zonder.beleidsplan) == verwacht
