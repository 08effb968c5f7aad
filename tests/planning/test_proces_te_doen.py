"""What waits for whom, by deadline: milestones, papers and the yearly report."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import AnonymousUser

from planning.mijlpaal.enums import Orgaan
from planning.proces.queries import Taak, nu_te_doen
from planning.proces.taak import verdeel
from planning.stuk.enums import Stukstatus
from rapportage.documenten.enums import Documentsoort
from tests.factories.consultatie import VragenlijstFactory
from tests.factories.planning import (
    BestuursstukFactory,
    DocumentFactory,
    MijlpaalFactory,
    NotagegevensFactory,
    RoutingstapFactory,
    VoortgangsrapportageFactory,
    maak_complete_mededeling,
    maak_planning_2019,
)
from tests.factories.thema import BeleidsplanFactory, GebruikerFactory, GemeenteFactory
from tests.planning.takenlijst import DAG, te_doen_voor, zinnen_van, zonder_stappen
from thema.basis.rollen import Rol


def _taak(deadline: date | None, toelichting: str = "") -> Taak:
    return Taak("Doe iets.", toelichting, "/admin/", "Doe het", deadline)


# ── By deadline ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("deadline", "vak", "termijn"),
    [
        (date(2019, 8, 19), "te_laat", "Had 19 augustus 2019 klaar moeten zijn"),
        (date(2019, 8, 20), "vandaag", ""),
        (date(2019, 8, 21), "deze_week", "Uiterlijk 21 augustus 2019"),
        (date(2019, 8, 27), "deze_week", "Uiterlijk 27 augustus 2019"),
        (date(2019, 8, 28), "later", "Uiterlijk 28 augustus 2019"),
        (None, "later", ""),
    ],
)
def test_a_task_lies_where_its_deadline_puts_it(deadline: date | None, vak: str, termijn: str):
    te_doen = verdeel([_taak(deadline)], DAG)

    assert [taak.toelichting for taak in getattr(te_doen, vak)] == [termijn]
    assert te_doen.aantal == 1


def test_the_most_urgent_comes_first_and_its_own_words_after_the_deadline():
    te_doen = verdeel([_taak(None), _taak(date(2020, 1, 1)), _taak(date(2019, 12, 1), "Uitleg")], DAG)

    assert [taak.deadline for taak in te_doen.later] == [date(2019, 12, 1), date(2020, 1, 1), None]
    assert te_doen.later[0].toelichting == "Uiterlijk 1 december 2019. Uitleg"


# ── For whom ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.django_db
@pytest.mark.parametrize("rol", [Rol.RAADSLID, Rol.BEGELEIDER])
def test_who_does_not_work_in_the_admin_has_nothing_to_do_there(rol: Rol):
    plan = BeleidsplanFactory.create(vaststellingsdatum=date(2019, 1, 1), van_jaar=2016, tot_jaar=2019)
    maak_planning_2019(plan)
    BestuursstukFactory.create(beleidsplan=plan)
    VragenlijstFactory.create(beleidsplan=plan)

    assert te_doen_voor(rol, plan).aantal == 0
    assert nu_te_doen(AnonymousUser(), plan, DAG).aantal == 0


@pytest.mark.django_db
def test_late_milestones_are_reported_by_hand_or_wait_for_a_paper():
    plan = BeleidsplanFactory.create()
    maak_planning_2019(plan)

    te_doen = zonder_stappen(te_doen_voor(Rol.OOV, plan))

    assert [taak.zin for taak in te_doen.te_laat] == [
        "Voor ‘Vaststellen van de startnotitie MJBP Veiligheid 2020-2023’ is nog geen stuk gemaakt.",
        "Voor ‘Kennisnemen van de startnotitie MJBP Veiligheid 2020-2023’ is nog geen stuk gemaakt.",
    ]
    assert te_doen.te_laat[0].url == "/admin/planning/bestuursstuk/add/?soort=startnotitie"
    assert [taak.zin for taak in te_doen.later] == ["‘Consulteren van inwoners en (veiligheids)partners’ loopt."]
    assert te_doen.later[0].knop == "Meld gereed"


@pytest.mark.django_db
def test_a_late_milestone_that_is_reported_by_hand_says_so():
    plan = BeleidsplanFactory.create()
    mijlpaal = MijlpaalFactory.create(beleidsplan=plan, tot=date(2019, 9, 30))

    te_doen = te_doen_voor(Rol.OOV, plan, date(2019, 10, 1))

    assert te_doen.te_laat[0].zin == f"‘{mijlpaal.actie}’ is nog niet gereed gemeld."
    assert te_doen.te_laat[0].url == f"/admin/planning/mijlpaal/gereed/?mijlpaal={mijlpaal.pk}"


@pytest.mark.django_db
def test_a_milestone_whose_paper_is_under_way_asks_for_nothing_more():
    plan = BeleidsplanFactory.create()
    maak_planning_2019(plan)
    maak_complete_mededeling(plan, soort=Documentsoort.STARTNOTITIE, nummer="1", status=Stukstatus.COLLEGE)

    zinnen = zinnen_van(te_doen_voor(Rol.OOV, plan))

    assert not any(zin.startswith("Voor ‘Vaststellen van de startnotitie") for zin in zinnen)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("status", "rol", "knop"),
    [
        (Stukstatus.CONCEPT, Rol.OOV, "Breng in routing"),
        (Stukstatus.ROUTING, Rol.BESTUURSSECRETARIAAT, "Zet op de agenda"),
        (Stukstatus.COLLEGE, Rol.BESTUURSSECRETARIAAT, "Leg het besluit vast"),
        (Stukstatus.RAAD, Rol.GRIFFIE, "Leg het besluit vast"),
    ],
)
def test_a_paper_waits_for_the_role_whose_turn_it_is(status: Stukstatus, rol: Rol, knop: str):
    plan = BeleidsplanFactory.create()
    stuk = maak_complete_mededeling(plan, nummer="2019-001322", status=status)

    per_rol = {andere: te_doen_voor(andere, plan) for andere in (Rol.OOV, Rol.BESTUURSSECRETARIAAT, Rol.GRIFFIE)}

    assert [taak.knop for taak in per_rol.pop(rol).later] == [knop]
    assert not any(zinnen_van(te_doen) for te_doen in per_rol.values())
    assert str(stuk) == "Raadsmededeling 2019-001322"


@pytest.mark.django_db
def test_an_incomplete_paper_says_what_is_lacking():
    plan = BeleidsplanFactory.create()
    stuk = BestuursstukFactory.create(beleidsplan=plan, soort=Documentsoort.NOTA)

    taak = te_doen_voor(Rol.OOV, plan).later[0]

    assert taak.toelichting == (
        "Vul de notagegevens in: het college en het voorstel over openbaarmaking. En nog 1 meer."
    )
    assert taak.url == f"/admin/planning/bestuursstuk/{stuk.pk}/change/"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("geparafeerd", "toelichting"), [(False, "Nog geen paraaf van gem.secr."), (True, "Iedereen heeft geparafeerd")]
)
def test_a_paper_in_routing_says_who_has_not_initialled(geparafeerd: bool, toelichting: str):
    plan = BeleidsplanFactory.create()
    stuk = maak_complete_mededeling(plan, status=Stukstatus.ROUTING)
    RoutingstapFactory.create(stuk=stuk, rol="gem.secr.", is_geparafeerd=geparafeerd)
    RoutingstapFactory.create(stuk=stuk, rol="Burgemeester", datum=DAG)

    assert te_doen_voor(Rol.BESTUURSSECRETARIAAT, plan).later[0].toelichting == toelichting


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("status", "velden", "deadline"),
    [
        (Stukstatus.COLLEGE, {"college_datum": date(2019, 8, 27)}, date(2019, 8, 27)),
        (Stukstatus.RAAD, {"raad_datum": date(2019, 9, 4)}, date(2019, 9, 4)),
        (Stukstatus.RAAD, {}, date(2019, 7, 31)),
        (Stukstatus.COLLEGE, {}, None),
    ],
)
def test_the_deadline_of_a_paper_is_its_meeting_or_the_milestone_that_waits_for_it(
    status: Stukstatus, velden: dict[str, date], deadline: date | None
):
    plan = BeleidsplanFactory.create()
    MijlpaalFactory.create(
        beleidsplan=plan, betreft=Orgaan.RAAD, vervuld_door=Documentsoort.RAADSMEDEDELING,
        van=date(2019, 7, 1), tot=date(2019, 7, 31),
    )  # fmt: skip
    maak_complete_mededeling(plan, status=status, **velden)

    te_doen = zonder_stappen(te_doen_voor(Rol.BEHEERDER, plan))

    assert [t.deadline for vak in (te_doen.te_laat, te_doen.deze_week, te_doen.later) for t in vak] == [deadline]


@pytest.mark.django_db
@pytest.mark.parametrize("aantal", [1, 3])
def test_papers_are_read_in_a_fixed_number_of_queries(django_assert_max_num_queries, aantal: int):
    plan = BeleidsplanFactory.create()
    for _ in range(aantal):
        stuk = maak_complete_mededeling(plan, soort=Documentsoort.NOTA)
        NotagegevensFactory.create(stuk=stuk)
    oov = GebruikerFactory.create(rol=Rol.OOV)

    with django_assert_max_num_queries(34):
        nu_te_doen(oov, plan, DAG)


@pytest.mark.django_db
def test_a_nota_that_waits_for_its_condition_is_on_the_list_of_who_publishes():
    plan = BeleidsplanFactory.create()
    wacht = {"beleidsplan": plan, "soort": Documentsoort.NOTA, "voorwaarde": "de partners zijn ingelicht"}
    document = DocumentFactory.create(nummer="7", **wacht)
    DocumentFactory.create(is_geheim=True, **wacht)
    DocumentFactory.create(beleidsplan=plan)

    (taak,) = te_doen_voor(Rol.BESTUURSSECRETARIAAT, plan).later

    assert taak.zin == "Nota voor burgemeester en wethouders 7 is vastgesteld, maar nog niet openbaar."
    assert taak.toelichting == "De nota en het besluit openbaar te maken nadat de partners zijn ingelicht"
    assert taak.url == f"/admin/rapportage/document/{document.pk}/openbaar/"


@pytest.mark.django_db
def test_a_paper_has_to_be_handed_in_before_the_meeting_as_long_as_it_is_on_no_agenda():
    gemeente = GemeenteFactory.create(aanlevertermijn_college=14)
    plan = BeleidsplanFactory.create(gemeente=gemeente)
    maak_complete_mededeling(plan, college_datum=date(2019, 9, 17))
    MijlpaalFactory.create(
        beleidsplan=plan,
        betreft=Orgaan.COLLEGE,
        vervuld_door=Documentsoort.PLAN,
        van=date(2019, 8, 1),
        tot=date(2019, 9, 24),
    )

    taken = zonder_stappen(te_doen_voor(Rol.OOV, plan)).later

    assert [(taak.knop, taak.deadline) for taak in taken] == [
        ("Breng in routing", date(2019, 9, 3)),
        ("Maak het stuk", date(2019, 9, 10)),
    ]


# ── The yearly report ────────────────────────────────────────────────────────────────────────────


@pytest.mark.django_db
def test_each_year_that_is_over_is_reported_on_in_the_next():
    plan = BeleidsplanFactory.create(vaststellingsdatum=date(2019, 11, 27))

    te_doen = te_doen_voor(Rol.OOV, plan, date(2022, 3, 1))

    assert [taak.zin for taak in te_doen.te_laat] == [
        "De voortgangsrapportage over 2020 is nog niet aan de raad aangeboden."
    ]
    assert [taak.deadline for taak in te_doen.later] == [date(2022, 12, 31)]


@pytest.mark.django_db
def test_a_report_says_where_it_stands():
    plan = BeleidsplanFactory.create(vaststellingsdatum=date(2019, 11, 27), tot_jaar=2022)
    VoortgangsrapportageFactory.create(beleidsplan=plan, jaar=2020, vergrendeld_op=datetime(2021, 4, 1, tzinfo=UTC))
    VoortgangsrapportageFactory.create(beleidsplan=plan, jaar=2021)
    BestuursstukFactory.create(
        beleidsplan=plan,
        soort=Documentsoort.VOORTGANGSRAPPORTAGE,
        voortgang=VoortgangsrapportageFactory.create(beleidsplan=plan, jaar=2022),
        status=Stukstatus.COLLEGE,
    )

    te_doen = te_doen_voor(Rol.OOV, plan, date(2023, 1, 2))

    assert [(taak.knop, taak.toelichting.split(". ")[-1]) for taak in [*te_doen.te_laat, *te_doen.later]] == [
        ("Maak het stuk", "Er is nog geen stuk voor college en raad"),
        ("Bekijk het stuk", "Het stuk heeft de status bij het college"),
    ]


@pytest.mark.django_db
def test_a_plan_that_is_not_adopted_asks_for_no_report():
    assert te_doen_voor(Rol.OOV, BeleidsplanFactory.create(), date(2022, 3, 1)).aantal == 0
