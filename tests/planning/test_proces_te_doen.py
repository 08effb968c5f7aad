"""What waits for whom, by deadline; and the plan at a glance."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import AnonymousUser

from consultatie.uitslag.models import Telling
from consultatie.vragenlijst.enums import Kanaal
from planning.mijlpaal.enums import Fase, Orgaan
from planning.proces.queries import Taak, TeDoen, in_een_blik, nu_te_doen
from planning.proces.taak import verdeel
from planning.stuk.enums import Openbaarmaking, Stukstatus
from rapportage.documenten.enums import Documentsoort
from rapportage.models import Resultaatpublicatie
from tests.factories.consultatie import (
    InkomendFactory,
    NetwerksessieFactory,
    OpenantwoordFactory,
    VragenlijstFactory,
    VragenlijstversieFactory,
)
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
from tests.factories.thema import (
    BeleidsplanFactory,
    DoelFactory,
    GebruikerFactory,
    PartnerFactory,
    StandpuntFactory,
    ThemaFactory,
)
from thema.basis.rollen import Rol
from thema.models import Beleidsplan
from thema.thema.enums import Themastatus

DAG = date(2019, 8, 20)


def _taak(deadline: date | None, toelichting: str = "") -> Taak:
    return Taak("Doe iets.", toelichting, "/admin/", "Doe het", deadline)


def _te_doen(rol: Rol, plan: Beleidsplan, dag: date = DAG) -> TeDoen:
    return nu_te_doen(GebruikerFactory.create(rol=rol), plan, dag)


def _zinnen(te_doen: TeDoen) -> list[str]:
    return [taak.zin for vak in (te_doen.te_laat, te_doen.vandaag, te_doen.deze_week, te_doen.later) for taak in vak]


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

    assert _te_doen(rol, plan).aantal == 0
    assert nu_te_doen(AnonymousUser(), plan, DAG).aantal == 0


@pytest.mark.django_db
def test_late_milestones_are_reported_by_hand_or_wait_for_a_paper():
    plan = BeleidsplanFactory.create()
    maak_planning_2019(plan)

    te_doen = _te_doen(Rol.OOV, plan)

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

    te_doen = _te_doen(Rol.OOV, plan, date(2019, 10, 1))

    assert te_doen.te_laat[0].zin == f"‘{mijlpaal.actie}’ is nog niet gereed gemeld."
    assert te_doen.te_laat[0].url == f"/admin/planning/mijlpaal/gereed/?mijlpaal={mijlpaal.pk}"


@pytest.mark.django_db
def test_a_milestone_whose_paper_is_under_way_asks_for_nothing_more():
    plan = BeleidsplanFactory.create()
    maak_planning_2019(plan)
    maak_complete_mededeling(plan, soort=Documentsoort.STARTNOTITIE, nummer="1", status=Stukstatus.COLLEGE)

    zinnen = _zinnen(_te_doen(Rol.OOV, plan))

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

    per_rol = {andere: _te_doen(andere, plan) for andere in (Rol.OOV, Rol.BESTUURSSECRETARIAAT, Rol.GRIFFIE)}

    assert [taak.knop for taak in per_rol.pop(rol).later] == [knop]
    assert not any(_zinnen(te_doen) for te_doen in per_rol.values())
    assert str(stuk) == "Raadsmededeling 2019-001322"


@pytest.mark.django_db
def test_an_incomplete_paper_says_what_is_lacking():
    plan = BeleidsplanFactory.create()
    stuk = BestuursstukFactory.create(beleidsplan=plan, soort=Documentsoort.NOTA)

    taak = _te_doen(Rol.OOV, plan).later[0]

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

    assert _te_doen(Rol.BESTUURSSECRETARIAAT, plan).later[0].toelichting == toelichting


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

    te_doen = _te_doen(Rol.BEHEERDER, plan)

    assert [t.deadline for vak in (te_doen.te_laat, te_doen.deze_week, te_doen.later) for t in vak] == [deadline]


@pytest.mark.django_db
@pytest.mark.parametrize("aantal", [1, 3])
def test_papers_are_read_in_a_fixed_number_of_queries(django_assert_max_num_queries, aantal: int):
    plan = BeleidsplanFactory.create()
    for _ in range(aantal):
        stuk = maak_complete_mededeling(plan, soort=Documentsoort.NOTA)
        NotagegevensFactory.create(stuk=stuk)
    oov = GebruikerFactory.create(rol=Rol.OOV)

    with django_assert_max_num_queries(30):
        nu_te_doen(oov, plan, DAG)


@pytest.mark.django_db
def test_a_nota_that_waits_for_its_condition_is_on_the_list_of_who_publishes():
    plan = BeleidsplanFactory.create()
    nota = BestuursstukFactory.create(
        beleidsplan=plan, soort=Documentsoort.NOTA, status=Stukstatus.DEFINITIEF, nummer="7",
        document=DocumentFactory.create(beleidsplan=plan),
    )  # fmt: skip
    NotagegevensFactory.create(
        stuk=BestuursstukFactory.create(soort=Documentsoort.NOTA), openbaarmaking=Openbaarmaking.NADAT
    )
    gegevens = NotagegevensFactory.build(
        stuk=nota, openbaarmaking=Openbaarmaking.NADAT, openbaarmaking_tekst="de partners zijn ingelicht"
    )
    gegevens.save()

    taak = _te_doen(Rol.BESTUURSSECRETARIAAT, plan).later[0]

    assert taak.zin == "Nota voor burgemeester en wethouders 7 is vastgesteld, maar nog niet openbaar."
    assert taak.toelichting == "De nota en het besluit openbaar te maken nadat de partners zijn ingelicht"


# ── The yearly report ────────────────────────────────────────────────────────────────────────────


@pytest.mark.django_db
def test_each_year_that_is_over_is_reported_on_in_the_next():
    plan = BeleidsplanFactory.create(vaststellingsdatum=date(2019, 11, 27))

    te_doen = _te_doen(Rol.OOV, plan, date(2022, 3, 1))

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

    te_doen = _te_doen(Rol.OOV, plan, date(2023, 1, 2))

    assert [(taak.knop, taak.toelichting.split(". ")[-1]) for taak in [*te_doen.te_laat, *te_doen.later]] == [
        ("Maak het stuk", "Er is nog geen stuk voor college en raad"),
        ("Bekijk het stuk", "Het stuk heeft de status bij het college"),
    ]


@pytest.mark.django_db
def test_a_plan_that_is_not_adopted_asks_for_no_report():
    assert _te_doen(Rol.OOV, BeleidsplanFactory.create(), date(2022, 3, 1)).aantal == 0


# ── Questionnaires and results ───────────────────────────────────────────────────────────────────


@pytest.mark.django_db
def test_a_questionnaire_is_opened_on_its_first_day_and_closed_after_its_last():
    plan = BeleidsplanFactory.create()
    VragenlijstFactory.create(beleidsplan=plan, titel="Eerste", open_van=DAG)
    VragenlijstFactory.create(beleidsplan=plan, titel="Tweede", open_=True, open_tot=date(2019, 8, 18))
    VragenlijstFactory.create(beleidsplan=plan, titel="Derde", open_=True, open_tot=DAG)
    VragenlijstFactory.create(beleidsplan=plan, titel="Vierde", open_=True)

    te_doen = _te_doen(Rol.OOV, plan)

    assert [taak.zin for taak in te_doen.vandaag] == ["De vragenlijst ‘Eerste’ is nog niet geopend."]
    assert [taak.zin for taak in te_doen.te_laat] == ["De vragenlijst ‘Tweede’ is voorbij, maar nog niet gesloten."]
    assert te_doen.aantal == 2


@pytest.mark.django_db
def test_results_wait_until_they_are_public():
    plan = BeleidsplanFactory.create()
    lijst = VragenlijstFactory.create(beleidsplan=plan, gesloten=True)
    oov = GebruikerFactory.create(rol=Rol.OOV)
    voor = nu_te_doen(oov, plan, DAG)

    Resultaatpublicatie.objects.create(
        vragenlijst=lijst, gegevens={}, sha256="0" * 64, gepubliceerd_op=datetime(2019, 8, 20, tzinfo=UTC)
    )

    assert [taak.knop for taak in voor.vandaag] == ["Maak de resultaten openbaar"]
    assert nu_te_doen(oov, plan, DAG).aantal == 0


# ── The plan itself ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("aantal", "zin"), [(5, "Lees 5 open antwoorden na"), (4, "Lees de laatste open antwoorden na")]
)
def test_open_answers_wait_to_be_read_and_a_few_are_not_counted(aantal: int, zin: str):
    versie = VragenlijstversieFactory.create(
        vragenlijst__beleidsplan__is_actueel=True, vragenlijst__open_tot=date(2019, 9, 30)
    )
    OpenantwoordFactory.create_batch(aantal, versie=versie, nieuw=True)
    OpenantwoordFactory.create(versie=versie)
    plan = versie.vragenlijst.beleidsplan

    taken = [taak for taak in _te_doen(Rol.OOV, plan, date(2019, 9, 1)).later if zin in taak.zin]

    assert [taak.deadline for taak in taken] == [date(2019, 12, 29)]
    assert taken[0].url.endswith(f"/lijst/{versie.vragenlijst_id}/lezen/")
    assert not any("open antwoorden" in gelezen for gelezen in _zinnen(_te_doen(Rol.GRIFFIE, plan)))


@pytest.mark.django_db
def test_themes_that_are_only_proposed_are_a_task_after_the_session():
    plan = BeleidsplanFactory.create()
    ThemaFactory.create(beleidsplan=plan, naam="Drugs")
    ThemaFactory.create(beleidsplan=plan, naam="Cyber", status=Themastatus.NIET_GEPRIORITEERD)
    MijlpaalFactory.create(
        beleidsplan=plan, betreft=Orgaan.COLLEGE, vervuld_door=Documentsoort.PLAN, volgorde=6, fase=Fase.BESLUIT,
        van=date(2019, 10, 1), tot=date(2019, 10, 31),
    )  # fmt: skip
    NetwerksessieFactory.create(beleidsplan=plan, datum=date(2019, 9, 18))
    oov = GebruikerFactory.create(rol=Rol.OOV)

    voor, na = (nu_te_doen(oov, plan, dag) for dag in (date(2019, 9, 17), date(2019, 9, 18)))

    assert "Nog alleen voorgesteld: Drugs." not in _zinnen(voor)
    assert "Nog alleen voorgesteld: Drugs." in _zinnen(na)
    taak = next(taak for taak in na.later if taak.zin.startswith("Nog alleen"))
    assert taak.url == "/admin/thema/thema/?status__exact=voorgesteld"
    assert taak.deadline == date(2019, 10, 31)


@pytest.mark.django_db
def test_when_all_themes_are_decided_on_there_is_no_such_task():
    plan = BeleidsplanFactory.create()
    NetwerksessieFactory.create(beleidsplan=plan, datum=date(2019, 8, 1))

    assert _te_doen(Rol.OOV, plan).aantal == 0


@pytest.mark.django_db
def test_goals_that_are_not_smart_are_counted_per_theme():
    plan = BeleidsplanFactory.create()
    een, twee = ThemaFactory.create_batch(2, beleidsplan=plan, status=Themastatus.NIET_GEPRIORITEERD)
    doel = DoelFactory.create(thema=een)
    DoelFactory.create_batch(2, thema=twee)

    taken = _te_doen(Rol.OOV, plan).later

    assert [taak.zin for taak in taken] == [
        f"Het doel ‘{doel}’ van {een} is nog niet af.",
        f"2 doelen van {twee} zijn nog niet af.",
    ]
    assert taken[0].url == f"/admin/thema/doel/{doel.pk}/change/"
    assert taken[1].url == f"/admin/thema/doel/?thema__id__exact={twee.pk}"


@pytest.mark.django_db
def test_a_theme_with_priority_needs_a_goal():
    plan = BeleidsplanFactory.create()
    thema = ThemaFactory.create(beleidsplan=plan, status=Themastatus.GEPRIORITEERD)

    assert _zinnen(_te_doen(Rol.OOV, plan)) == [f"{thema} heeft voorrang, maar nog geen doel."]


@pytest.mark.django_db
def test_an_adopted_plan_asks_for_no_goals_themes_or_positions():
    plan = BeleidsplanFactory.create()
    DoelFactory.create(thema__beleidsplan=plan)
    PartnerFactory.create(gemeente=plan.gemeente)
    NetwerksessieFactory.create(beleidsplan=plan, datum=date(2019, 8, 1))
    Beleidsplan.objects.update(vergrendeld_op=datetime(2019, 8, 1, tzinfo=UTC))
    plan.refresh_from_db()

    assert _te_doen(Rol.OOV, plan).aantal == 0


@pytest.mark.django_db
def test_partners_that_have_not_spoken_on_every_important_theme_are_named():
    plan = BeleidsplanFactory.create()
    themas = ThemaFactory.create_batch(2, beleidsplan=plan, status=Themastatus.NIET_GEPRIORITEERD)
    ThemaFactory.create(beleidsplan=plan, veiligheid=True)
    compleet = PartnerFactory.create(gemeente=plan.gemeente)
    for thema in themas:
        StandpuntFactory.create(partner=compleet, thema=thema)
    half = PartnerFactory.create(gemeente=plan.gemeente, naam="Politie")
    StandpuntFactory.create(partner=half, thema=themas[0])
    PartnerFactory.create(naam="Politie elders")

    taak = _te_doen(Rol.OOV, plan).later[0]

    assert taak.zin == "1 partner heeft nog niet over elk belangrijk thema een standpunt gegeven."
    assert taak.toelichting == "Politie"


@pytest.mark.django_db
def test_many_partners_are_counted():
    plan = BeleidsplanFactory.create()
    ThemaFactory.create(beleidsplan=plan, status=Themastatus.NIET_GEPRIORITEERD)
    for naam in "ABCDE":
        PartnerFactory.create(gemeente=plan.gemeente, naam=naam)

    taak = _te_doen(Rol.OOV, plan).later[0]

    assert (taak.zin[:21], taak.toelichting) == ("5 partners hebben nog", "A, B, C en nog 2")


@pytest.mark.django_db
@pytest.mark.parametrize(("dag", "aantal"), [(date(2019, 6, 30), 0), (date(2019, 7, 1), 1)])
def test_positions_are_asked_from_the_day_that_the_consultation_begins(dag: date, aantal: int):
    plan = BeleidsplanFactory.create()
    ThemaFactory.create(beleidsplan=plan, status=Themastatus.NIET_GEPRIORITEERD)
    PartnerFactory.create(gemeente=plan.gemeente)
    MijlpaalFactory.create(
        beleidsplan=plan,
        fase=Fase.MEEDENKEN,
        van=date(2019, 7, 1),
        tot=date(2019, 9, 30),
        gereed_datum=date(2019, 9, 30),
    )

    taken = [taak for taak in _te_doen(Rol.OOV, plan, dag).later if "standpunt" in taak.zin]

    assert len(taken) == aantal
    assert all(taak.deadline == date(2019, 9, 30) for taak in taken)


# ── At a glance ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.django_db
def test_a_plan_at_its_beginning_at_a_glance():
    blik = in_een_blik(BeleidsplanFactory.create(), DAG)

    assert [tuple(rij) for rij in blik] == [
        ("Partners met standpunt", "0 van 0", "over elk belangrijk thema"),
        ("Doelen die af zijn", "0 van 0", "volgens de SMART-controle"),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("open_tot", "dag", "toelichting"),
    [
        (date(2019, 9, 15), DAG, "nog 26 dagen open"),
        (date(2019, 8, 21), DAG, "nog 1 dag open"),
        (DAG, DAG, "vandaag de laatste dag"),
        (None, DAG, "de vragenlijst is open"),
        (date(2019, 8, 19), DAG, "de vragenlijst is dicht"),
    ],
)
def test_the_response_says_how_long_the_questionnaire_is_open(open_tot: date | None, dag: date, toelichting: str):
    plan = BeleidsplanFactory.create()
    VragenlijstFactory.create(beleidsplan=plan, open_=True, open_tot=open_tot)

    assert in_een_blik(plan, dag)[0].toelichting == toelichting


@pytest.mark.django_db
def test_the_response_counts_what_was_counted_and_what_waits_in_the_tray():
    plan = BeleidsplanFactory.create()
    versie = VragenlijstversieFactory.create(vragenlijst=VragenlijstFactory.create(beleidsplan=plan, open_=True))
    for kanaal, aantal in ((Kanaal.OPEN, 40), (Kanaal.PAPIER, 2), (Kanaal.DIGIPANEL, 1500)):
        Telling.objects.create(versie=versie, kanaal=kanaal, aantal=aantal)
    InkomendFactory.create_batch(3, versie=versie, kanaal=Kanaal.OPEN)
    InkomendFactory.create(versie=versie, kanaal=Kanaal.OPEN, antwoorden=None)

    blik = in_een_blik(plan, DAG)

    assert [rij.waarde for rij in blik[:2]] == ["45", "1.500"]


@pytest.mark.django_db
def test_what_was_made_up_is_called_so():
    plan = BeleidsplanFactory.create()
    VragenlijstFactory.create(beleidsplan=plan, open_=True, is_fictief=True)
    DoelFactory.create(thema__beleidsplan=plan, is_fictief=True)
    StandpuntFactory.create(thema__beleidsplan=plan, is_fictief=True)

    assert all("voorbeeldcijfers" in rij.toelichting for rij in in_een_blik(plan, DAG))
