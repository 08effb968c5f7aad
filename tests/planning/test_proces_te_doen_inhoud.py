"""What the content of the plan asks for: questionnaires, results, themes, goals and positions."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from consultatie.inbreng.services import vragenlijst_sluiten
from consultatie.invoer.enums import Stapelstatus
from planning.mijlpaal.enums import Fase, Orgaan
from planning.proces.queries import nu_te_doen
from rapportage.documenten.enums import Documentsoort
from rapportage.models import Resultaatpublicatie
from rapportage.resultaten.openstaand import openstaand
from rapportage.resultaten.services import cijfers_ter_inzage_geven
from tests.factories.consultatie import (
    InvoerformulierFactory,
    NetwerksessieFactory,
    OndertekeningFactory,
    OpenantwoordFactory,
    PartnerconsultatieFactory,
    PartneruitnodigingFactory,
    SessiegroepFactory,
    StapelFactory,
    StippenFactory,
    VragenlijstFactory,
    VragenlijstversieFactory,
)
from tests.factories.planning import MijlpaalFactory
from tests.factories.thema import (
    BeleidsplanFactory,
    DoelFactory,
    GebruikerFactory,
    PartnerFactory,
    StandpuntFactory,
    ThemaFactory,
)
from tests.planning.takenlijst import DAG, te_doen_voor, zinnen_van
from thema.basis.rollen import Rol
from thema.models import Beleidsplan
from thema.thema.enums import Themastatus

# ── Questionnaires and results ───────────────────────────────────────────────────────────────────


@pytest.mark.django_db
def test_a_questionnaire_is_opened_on_its_first_day_and_closed_after_its_last():
    plan = BeleidsplanFactory.create()
    VragenlijstFactory.create(beleidsplan=plan, titel="Eerste", open_van=DAG)
    VragenlijstFactory.create(beleidsplan=plan, titel="Tweede", open_=True, open_tot=date(2019, 8, 18))
    VragenlijstFactory.create(beleidsplan=plan, titel="Derde", open_=True, open_tot=DAG)
    VragenlijstFactory.create(beleidsplan=plan, titel="Vierde", open_=True)

    te_doen = te_doen_voor(Rol.OOV, plan)

    assert [taak.zin for taak in te_doen.vandaag] == ["De vragenlijst ‘Eerste’ is nog niet geopend."]
    assert [taak.zin for taak in te_doen.te_laat] == ["De vragenlijst ‘Tweede’ is voorbij, maar nog niet gesloten."]
    assert te_doen.aantal == 2


@pytest.mark.django_db
def test_figures_wait_to_be_given_for_inspection_and_then_to_be_public():
    plan = BeleidsplanFactory.create()
    lijst = VragenlijstFactory.create(beleidsplan=plan, gesloten=True)
    oov = GebruikerFactory.create(rol=Rol.OOV)
    dicht = nu_te_doen(oov, plan, DAG)
    op = datetime(2019, 8, 20, tzinfo=UTC)
    cijfers_ter_inzage_geven(lijst, door=None, op=op)
    ter_inzage = nu_te_doen(oov, plan, DAG)

    Resultaatpublicatie.objects.create(vragenlijst=lijst, gegevens={}, sha256="0" * 64, gepubliceerd_op=op)

    assert [taak.knop for taak in dicht.vandaag] == ["Geef de cijfers ter inzage"]
    assert dicht.vandaag[0].url == f"/admin/rapportage/resultaatpublicatie/inzage/{lijst.pk}/"
    assert [taak.knop for taak in ter_inzage.vandaag] == ["Maak de resultaten openbaar"]
    assert nu_te_doen(oov, plan, DAG).aantal == 0


@pytest.mark.django_db
def test_results_wait_for_the_dots_of_every_session():
    plan = BeleidsplanFactory.create()
    VragenlijstFactory.create(beleidsplan=plan, gesloten=True)
    sessie = NetwerksessieFactory.create(beleidsplan=plan, titel="Netwerksessie", datum=date(2019, 8, 19))
    NetwerksessieFactory.create(titel="Sessie van een ander plan")
    groep = SessiegroepFactory.create(netwerksessie=sessie)
    oov = GebruikerFactory.create(rol=Rol.OOV)

    voor = zinnen_van(nu_te_doen(oov, plan, date(2019, 8, 18)))
    erna = nu_te_doen(oov, plan, date(2019, 8, 19)).vandaag
    StippenFactory.create(sessiegroep=groep, thema=ThemaFactory.create(beleidsplan=plan, veiligheid=True))
    klaar = nu_te_doen(oov, plan, DAG).vandaag

    assert voor == []
    assert [taak.zin for taak in erna] == ["Van ‘Netwerksessie’ zijn nog niet alle stippen ingevoerd."]
    assert erna[0].url == f"/admin/consultatie/netwerksessie/{sessie.pk}/change/"
    assert [taak.knop for taak in klaar] == ["Geef de cijfers ter inzage"]


@pytest.mark.django_db
def test_one_group_without_dots_keeps_the_results_waiting():
    plan = BeleidsplanFactory.create()
    VragenlijstFactory.create(beleidsplan=plan, gesloten=True)
    sessie = NetwerksessieFactory.create(beleidsplan=plan, datum=date(2019, 8, 1))
    thema = ThemaFactory.create(beleidsplan=plan, veiligheid=True)
    StippenFactory.create(sessiegroep=SessiegroepFactory.create(netwerksessie=sessie), thema=thema)
    SessiegroepFactory.create(netwerksessie=sessie, groep="raad")

    assert [taak.knop for taak in te_doen_voor(Rol.OOV, plan).vandaag] == ["Voer de stippen in"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("datum", "knoppen"),
    [
        (DAG + timedelta(days=1), ["Geef de cijfers ter inzage"]),
        (DAG, ["Voer de stippen in", "Geef de cijfers ter inzage"]),
    ],
    ids=["to come", "held"],
)
def test_figures_do_not_wait_for_a_session_of_which_nothing_was_entered(datum: date, knoppen: list[str]):
    lijst = VragenlijstFactory.create(gesloten=True)
    NetwerksessieFactory.create(beleidsplan=lijst.beleidsplan, datum=datum)

    assert [taak.knop for taak in te_doen_voor(Rol.OOV, lijst.beleidsplan).vandaag] == knoppen
    assert openstaand(lijst) == ()


@pytest.mark.django_db
def test_dots_that_stand_are_not_asked_for_and_hold_no_other_questionnaire_up():
    plan = BeleidsplanFactory.create()
    NetwerksessieFactory.create(beleidsplan=plan, datum=DAG)
    VragenlijstFactory.create(beleidsplan=plan, titel="A", gesloten=True)
    gegeven = VragenlijstFactory.create(beleidsplan=plan, titel="B", gesloten=True)
    cijfers_ter_inzage_geven(gegeven, door=None, op=datetime(2019, 8, 20, tzinfo=UTC))

    taken = te_doen_voor(Rol.OOV, plan).vandaag

    assert {taak.zin for taak in taken} == {
        "De cijfers van ‘A’ zijn nog niet ter inzage.",
        "De resultaten van ‘B’ zijn nog niet openbaar.",
    }


@pytest.mark.django_db
def test_a_questionnaire_that_was_never_opened_waits_no_longer_once_the_consultation_is_done():
    plan = BeleidsplanFactory.create()
    for titel, open_van in (("Oud", date(2019, 7, 15)), ("Zonder dag", None), ("Nieuw", date(2019, 9, 15))):
        VragenlijstFactory.create(beleidsplan=plan, titel=titel, open_van=open_van)
    mijlpaal = MijlpaalFactory.create(
        beleidsplan=plan, fase=Fase.MEEDENKEN, van=date(2019, 7, 1), tot=date(2019, 9, 30)
    )
    oov = GebruikerFactory.create(rol=Rol.OOV)

    def zinnen() -> set[str]:
        return {zin for zin in zinnen_van(nu_te_doen(oov, plan, DAG)) if zin.startswith("De vragenlijst")}

    voor = zinnen()
    mijlpaal.gereed_datum = date(2019, 8, 15)
    mijlpaal.save()
    plan.refresh_from_db()

    assert len(voor) == 3
    assert zinnen() == {"De vragenlijst ‘Nieuw’ is nog niet geopend."}


# ── The plan itself ──────────────────────────────────────────────────────────────────────────────


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

    assert "Nog alleen voorgesteld: Drugs." not in zinnen_van(voor)
    assert "Nog alleen voorgesteld: Drugs." in zinnen_van(na)
    taak = next(taak for taak in na.later if taak.zin.startswith("Nog alleen"))
    assert taak.url == "/admin/thema/thema/?status__exact=voorgesteld"
    assert taak.deadline == date(2019, 10, 31)


@pytest.mark.django_db
def test_when_all_themes_are_decided_on_there_is_no_such_task():
    plan = BeleidsplanFactory.create()
    NetwerksessieFactory.create(beleidsplan=plan, datum=date(2019, 8, 1))

    assert te_doen_voor(Rol.OOV, plan).aantal == 0


@pytest.mark.django_db
def test_goals_that_are_not_smart_are_counted_per_theme():
    plan = BeleidsplanFactory.create()
    een, twee = ThemaFactory.create_batch(2, beleidsplan=plan, status=Themastatus.NIET_GEPRIORITEERD)
    doel = DoelFactory.create(thema=een)
    DoelFactory.create_batch(2, thema=twee)

    taken = te_doen_voor(Rol.OOV, plan).later

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

    assert zinnen_van(te_doen_voor(Rol.OOV, plan)) == [f"{thema} heeft voorrang, maar nog geen doel."]


@pytest.mark.django_db
def test_an_adopted_plan_asks_for_no_goals_themes_or_positions():
    plan = BeleidsplanFactory.create()
    DoelFactory.create(thema__beleidsplan=plan)
    PartnerFactory.create(gemeente=plan.gemeente)
    NetwerksessieFactory.create(beleidsplan=plan, datum=date(2019, 8, 1))
    Beleidsplan.objects.update(vergrendeld_op=datetime(2019, 8, 1, tzinfo=UTC))
    plan.refresh_from_db()

    assert te_doen_voor(Rol.OOV, plan).aantal == 0


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

    taak = te_doen_voor(Rol.OOV, plan).later[0]

    assert taak.zin == "1 partner heeft nog niet over elk belangrijk thema een standpunt gegeven."
    assert taak.toelichting == "Politie"


@pytest.mark.django_db
def test_many_partners_are_counted():
    plan = BeleidsplanFactory.create()
    ThemaFactory.create(beleidsplan=plan, status=Themastatus.NIET_GEPRIORITEERD)
    for naam in "ABCDE":
        PartnerFactory.create(gemeente=plan.gemeente, naam=naam)

    taak = te_doen_voor(Rol.OOV, plan).later[0]

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

    taken = [taak for taak in te_doen_voor(Rol.OOV, plan, dag).later if "standpunt" in taak.zin]

    assert len(taken) == aantal
    assert all(taak.deadline == date(2019, 9, 30) for taak in taken)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("open_tot", "zinnen"),
    [
        (DAG, ["1 partner heeft nog geen link voor", "2 partners hebben nog geen standpunt ondertekend."]),
        (
            DAG + timedelta(days=7),
            ["1 partner heeft nog geen link voor", "2 partners hebben nog geen standpunt ondertekend."],
        ),
        (DAG + timedelta(days=8), ["1 partner heeft nog geen link voor"]),
        (DAG - timedelta(days=1), []),
    ],
)
def test_a_round_of_partners_asks_for_links_at_once_and_for_signatures_in_its_last_week(
    open_tot: date, zinnen: list[str]
):
    ronde = PartnerconsultatieFactory.create(open_tot=open_tot)
    plan = ronde.beleidsplan
    met_link, zonder, klaar = PartnerFactory.create_batch(3, gemeente=plan.gemeente)
    PartneruitnodigingFactory.create(reactie__partnerconsultatie=ronde, reactie__partner=met_link)
    OndertekeningFactory.create(reactie__partnerconsultatie=ronde, reactie__partner=klaar)

    te_doen = te_doen_voor(Rol.OOV, plan)

    taken = [*te_doen.te_laat, *te_doen.vandaag, *te_doen.deze_week, *te_doen.later]
    gevonden = sorted(taak.zin for taak in taken if "link voor" in taak.zin or "ondertekend" in taak.zin)
    assert [zin[: len(begin)] for zin, begin in zip(gevonden, zinnen, strict=True)] == zinnen
    assert {taak.url for taak in taken if taak.zin in gevonden} <= {
        reverse("admin:consultatie_partnerconsultatie_partners", args=(ronde.pk,))
    }
    assert zonder.naam not in str(gevonden)
    assert not any("link voor" in taak.zin for taak in te_doen_voor(Rol.GRIFFIE, plan).later)


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

    taken = [taak for taak in te_doen_voor(Rol.OOV, plan, date(2019, 9, 1)).later if zin in taak.zin]

    assert [taak.deadline for taak in taken] == [date(2019, 12, 29)]
    assert taken[0].url.endswith(f"/lijst/{versie.vragenlijst_id}/lezen/")
    assert not any("open antwoorden" in gelezen for gelezen in zinnen_van(te_doen_voor(Rol.GRIFFIE, plan)))


# ── Paper and telephone ──────────────────────────────────────────────────────────────────────────


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("status", "kanaal", "nagekeken", "eigen", "ander"),
    [
        ("invoeren", "papier", False, "afronden", ""),
        ("nakijken", "papier", False, "", "nakijken"),
        ("nakijken", "papier", True, "", "vrijgeven"),
        ("nakijken", "telefoon", False, "vrijgeven", "vrijgeven"),
        ("vrijgegeven", "papier", True, "", ""),
    ],
)
def test_a_bundle_waits_for_whose_turn_it_is(status: str, kanaal: str, nagekeken: bool, eigen: str, ander: str):
    plan = BeleidsplanFactory.create()
    stapel = StapelFactory.create(
        versie__vragenlijst__beleidsplan=plan, status=status, kanaal=kanaal, nummer=3, naam="wijkcentrum"
    )
    if status != Stapelstatus.VRIJGEGEVEN:
        InvoerformulierFactory.create(stapel=stapel, is_nagekeken=nagekeken)

    def zin(wat: str) -> list[str]:
        return [f"Stapel 3, wijkcentrum wacht op {wat}."] if wat else []

    assert zinnen_van(nu_te_doen(stapel.ingevoerd_door, plan, DAG)) == zin(eigen)
    assert zinnen_van(te_doen_voor(Rol.OOV, plan)) == zin(ander)
    assert zinnen_van(te_doen_voor(Rol.GRIFFIE, plan)) == []


@pytest.mark.django_db
def test_before_a_bundle_is_erased_staff_are_told():
    plan = BeleidsplanFactory.create()
    stapel = StapelFactory.create(versie__vragenlijst__beleidsplan=plan, nummer=1)
    InvoerformulierFactory.create(stapel=stapel)
    vragenlijst_sluiten(stapel.vragenlijst, door=None, op=datetime(2019, 8, 19, 12, tzinfo=UTC))

    taken = te_doen_voor(Rol.OOV, plan).later

    assert [taak.zin for taak in taken] == ["Stapel 1 is nooit vrijgegeven, en ‘Wat vindt u belangrijk?’ is gesloten."]
    assert taken[0].toelichting == "Uiterlijk 17 november 2019. Daarna wordt de stapel gewist"
