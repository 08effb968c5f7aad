"""What the consultation itself asks for: members, mailings, suspicious answers; and what asking costs."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from consultatie.inbreng.queries import Onbeslist
from consultatie.ledenbestand.enums import Bestandstatus
from consultatie.ledenbestand.models import Ledenbestand
from consultatie.mailing.enums import Berichtstatus, Mailingsoort, Mailingstatus
from consultatie.mailing.models import Mailing
from consultatie.mailing.queries import Mailwerk
from consultatie.misbruik.enums import Verdenking
from consultatie.models import Telling
from consultatie.uitnodiging.models import Uitnodigingsronde
from consultatie.uitnodiging.queries import Nietuitgenodigd, stand_van
from consultatie.vragenlijst.enums import Vragenlijststatus
from consultatie.vragenlijst.models import Vragenlijst
from planning.proces.queries import nu_te_doen
from planning.proces.taken_consultatie import beslis_over, lees_in, nodig_uit, rond_mailing
from tests.factories.consultatie import (
    InkomendFactory,
    InvoerformulierFactory,
    LedenbestandFactory,
    MailberichtFactory,
    MailingFactory,
    OndertekeningFactory,
    OpenantwoordFactory,
    PanellidFactory,
    PartnerconsultatieFactory,
    StapelFactory,
    UitnodigingFactory,
    VragenlijstFactory,
    VragenlijstversieFactory,
)
from tests.factories.rapportage import ResultaatpublicatieFactory
from tests.factories.thema import BeleidsplanFactory, GebruikerFactory, PartnerFactory
from tests.planning.takenlijst import DAG, te_doen_voor, zinnen_van
from thema.basis.rollen import Rol
from thema.models import Beleidsplan

OP = datetime(2019, 8, 20, 9, 0, tzinfo=UTC)
GISTEREN, MORGEN = DAG - timedelta(days=1), DAG + timedelta(days=1)

# ── What is a task: without a database ───────────────────────────────────────────────────────────


def lijst_van(**velden: Any) -> Vragenlijst:
    return Vragenlijst(pk=7, titel="Wat vindt u?", **{"status": Vragenlijststatus.OPEN, **velden})


def klaargezet(lijst: Vragenlijst, **velden: Any) -> Mailing:
    return Mailing(pk=3, vragenlijst=lijst, **{"status": Mailingstatus.KLAARGEZET, **velden})


def test_who_can_answer_already_is_invited_today():
    taak = nodig_uit(Nietuitgenodigd(lijst_van(open_van=GISTEREN), 1), DAG)

    assert taak.zin == "1 panellid heeft nog geen uitnodiging voor ‘Wat vindt u?’."
    assert (taak.deadline, taak.toelichting) == (DAG, "De vragenlijst is al open")
    assert taak.url == "/admin/consultatie/vragenlijst/7/uitnodigingen/"


@pytest.mark.parametrize("status", [Vragenlijststatus.CONCEPT, Vragenlijststatus.OPEN])
def test_before_it_opens_members_are_invited_by_its_first_day(status: Vragenlijststatus):
    taak = nodig_uit(Nietuitgenodigd(lijst_van(status=status, open_van=MORGEN), 1200), DAG)

    assert taak.zin.startswith("1.200 panelleden hebben nog geen uitnodiging")
    assert (taak.deadline, taak.toelichting) == (MORGEN, "Dan gaat de vragenlijst open")


@pytest.mark.parametrize(
    ("velden", "deadline", "knop"),
    [
        ({}, DAG, "Kijk na en geef vrij"),
        ({"open_van": MORGEN}, MORGEN, "Kijk de mailing na"),
        ({"status": Vragenlijststatus.CONCEPT}, None, "Kijk de mailing na"),
        ({"open_tot": GISTEREN}, None, None),
        ({"status": Vragenlijststatus.GESLOTEN}, None, None),
    ],
)
def test_a_mailing_that_is_ready_waits_for_release_as_long_as_it_can_be_released(
    velden: dict[str, Any], deadline: date | None, knop: str | None
):
    mailing = klaargezet(lijst_van(**velden))

    taken = list(rond_mailing(Mailwerk(mailing, wacht=2, onzeker=0), DAG))

    assert [(taak.deadline, taak.knop) for taak in taken] == ([(deadline, knop)] if knop else [])
    for taak in taken:
        assert taak.zin == f"De mailing ‘{mailing}’ staat klaar: 2 mails wachten op vrijgeven."
        assert taak.url == "/admin/consultatie/mailing/3/versturen/"


@pytest.mark.parametrize("status", [status for status in Mailingstatus if status != Mailingstatus.KLAARGEZET])
def test_a_mailing_in_another_status_does_not_wait_for_release(status: Mailingstatus):
    werk = Mailwerk(klaargezet(lijst_van(), status=status), wacht=2, onzeker=0)

    assert list(rond_mailing(werk, DAG)) == []


@pytest.mark.parametrize(
    ("aantal", "zin", "knop"),
    [
        (1, "Van 1 mail is onbekend of die is verzonden", "Beslis over deze mail"),
        (2, "Van 2 mails is onbekend of ze zijn verzonden", "Beslis over deze mails"),
    ],
)
def test_mails_in_doubt_ask_for_a_decision_also_when_the_questionnaire_is_closed(aantal: int, zin: str, knop: str):
    mailing = klaargezet(lijst_van(status=Vragenlijststatus.GESLOTEN), status=Mailingstatus.GESTOPT)

    (taak,) = rond_mailing(Mailwerk(mailing, wacht=0, onzeker=aantal), DAG)

    assert (taak.zin, taak.knop, taak.deadline) == (f"{zin} (‘{mailing}’).", knop, DAG)
    assert taak.url == "/admin/consultatie/mailbericht/?mailing__id__exact=3&status__exact=onzeker"


@pytest.mark.parametrize(
    ("velden", "deadline"),
    [
        ({}, None),
        ({"open_tot": MORGEN}, MORGEN),
        ({"open_tot": GISTEREN}, DAG),
        ({"status": Vragenlijststatus.GESLOTEN}, DAG),
    ],
)
def test_suspicious_answers_are_decided_on_by_the_last_day_and_then_at_once(
    velden: dict[str, Any], deadline: date | None
):
    taak = beslis_over(Onbeslist(lijst_van(**velden), 1200), DAG)

    assert taak.zin == "1.200 antwoorden op ‘Wat vindt u?’ zijn verdacht. Beslis of ze meetellen."
    assert taak.deadline == deadline
    assert taak.url == "/admin/consultatie/vragenlijst/7/ontvangst/"


@pytest.mark.parametrize(
    ("aantallen", "toelichting"),
    [
        ({"nieuw": 1200, "gewijzigd": 2, "fout": 1}, "1.200 nieuw, 2 gewijzigd en 1 met een fout"),
        ({"ongewijzigd": 5}, "Alles staat er al zo in"),
    ],
)
def test_a_list_of_members_says_what_is_in_it_and_until_when_it_is_there(aantallen: dict[str, int], toelichting: str):
    bestand = Ledenbestand(pk=4, naam="leden.csv", ontvangen_op=datetime(2019, 8, 20, 12, tzinfo=UTC), **aantallen)

    taak = lees_in(bestand)

    assert taak.zin == "De ledenlijst ‘leden.csv’ is nagekeken, maar nog niet ingelezen."
    assert taak.toelichting == f"{toelichting}. Na die dag wordt de lijst gewist"
    assert (taak.url, taak.deadline) == ("/admin/consultatie/ledenbestand/4/change/", date(2019, 8, 27))


# ── What is read ─────────────────────────────────────────────────────────────────────────────────


def bevat(plan: Beleidsplan, deel: str, *, rol: Rol = Rol.OOV) -> list[str]:
    return [zin for zin in zinnen_van(te_doen_voor(rol, plan)) if deel in zin]


@pytest.mark.django_db
def test_members_wait_for_an_invitation_once_others_got_one():
    lijst = VragenlijstFactory.create(open_=True, open_van=GISTEREN)
    plan = lijst.beleidsplan
    PanellidFactory.create_batch(2, gemeente=plan.gemeente)
    PanellidFactory.create(gemeente=plan.gemeente, toestemming_uitnodigen=None)
    PanellidFactory.create(gemeente=plan.gemeente, afgemeld_op=GISTEREN)
    PanellidFactory.create()

    voor = bevat(plan, "uitnodiging voor")
    UitnodigingFactory.create(vragenlijst=lijst)

    assert voor == []
    assert bevat(plan, "uitnodiging voor") == [f"2 panelleden hebben nog geen uitnodiging voor ‘{lijst}’."]
    assert stand_van(lijst).nog_uit_te_nodigen == 2
    assert bevat(plan, "uitnodiging voor", rol=Rol.GRIFFIE) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("velden", "wacht"),
    [
        ({"open_van": DAG}, True),
        ({"open_van": DAG + timedelta(days=7)}, True),
        ({"open_van": DAG + timedelta(days=8)}, False),
        ({"open_van": GISTEREN}, False),
        ({"open_van": None}, False),
        ({"open_van": DAG, "open_": True}, True),
        ({"open_van": DAG, "gesloten": True}, False),
    ],
)
def test_a_questionnaire_that_is_about_to_open_waits_for_invitations(velden: dict[str, Any], wacht: bool):
    lijst = VragenlijstFactory.create(**velden)
    PanellidFactory.create(gemeente=lijst.beleidsplan.gemeente)

    assert bool(bevat(lijst.beleidsplan, "uitnodiging voor")) == wacht


@pytest.mark.django_db
def test_who_is_being_invited_at_this_moment_does_not_wait_for_staff():
    lijst = VragenlijstFactory.create(open_=True, open_van=DAG)
    PanellidFactory.create(gemeente=lijst.beleidsplan.gemeente)
    ronde = Uitnodigingsronde.objects.create(
        vragenlijst=lijst, gevraagd_op=datetime(2019, 8, 20, 8, tzinfo=UTC), totaal=1
    )

    bezig = bevat(lijst.beleidsplan, "uitnodiging voor")
    ronde.klaar_op = ronde.gevraagd_op
    ronde.save()

    assert (bezig, len(bevat(lijst.beleidsplan, "uitnodiging voor"))) == ([], 1)


@pytest.mark.django_db
def test_a_mailing_of_members_or_of_partners_waits_for_release_and_its_doubts_for_a_decision():
    plan = BeleidsplanFactory.create()
    leden = MailingFactory.create(vragenlijst__beleidsplan=plan, status=Mailingstatus.KLAARGEZET)
    MailberichtFactory.create(mailing=leden)
    MailberichtFactory.create(mailing=leden, status=Berichtstatus.VERVALLEN)
    partners = MailingFactory.create(
        voor_partners=True, partnerconsultatie__beleidsplan=plan, status=Mailingstatus.GESTOPT
    )
    MailberichtFactory.create(mailing=partners, uitnodiging=None, status=Berichtstatus.ONZEKER)
    MailingFactory.create(vragenlijst__beleidsplan=plan, status=Mailingstatus.KLAARGEZET)
    MailberichtFactory.create()

    assert sorted(bevat(plan, "mail")) == [
        f"De mailing ‘{leden}’ staat klaar: 1 mail wacht op vrijgeven.",
        f"Van 1 mail is onbekend of die is verzonden (‘{partners}’).",
    ]
    assert bevat(plan, "mail", rol=Rol.GRIFFIE) == []


@pytest.mark.django_db
def test_suspicious_answers_wait_for_a_decision_counted_or_not_but_never_a_few():
    versie = VragenlijstversieFactory.create()
    lijst = versie.vragenlijst
    InkomendFactory.create_batch(4, versie=versie, verdenking=Verdenking.SNEL)
    InkomendFactory.create_batch(9, versie=versie, verdenking=Verdenking.LOKVELD)
    InkomendFactory.create_batch(20, versie=versie)
    weinig = bevat(lijst.beleidsplan, "verdacht")
    Telling.objects.create(versie=versie, kanaal="open", verdenking=Verdenking.SNEL, aantal=12, tellingen={})

    assert weinig == []
    assert bevat(lijst.beleidsplan, "verdacht") == [
        f"16 antwoorden op ‘{lijst}’ zijn verdacht. Beslis of ze meetellen."
    ]
    assert bevat(lijst.beleidsplan, "verdacht", rol=Rol.GRIFFIE) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "velden",
    [{"reden_verdachte": "Het was een school."}, {"resultaten_openbaar_op": datetime(2019, 8, 20, tzinfo=UTC)}],
)
def test_once_decided_or_public_suspicious_answers_wait_for_nobody(velden: dict[str, Any]):
    versie = VragenlijstversieFactory.create()
    InkomendFactory.create_batch(10, versie=versie, verdenking=Verdenking.SNEL)
    voor = bevat(versie.vragenlijst.beleidsplan, "verdacht")

    Vragenlijst.objects.update(**velden)

    assert (len(voor), bevat(versie.vragenlijst.beleidsplan, "verdacht")) == (1, [])


@pytest.mark.django_db
@pytest.mark.parametrize("status", Bestandstatus)
def test_a_list_of_members_waits_to_be_read_in_only_once_it_was_looked_at(status: Bestandstatus):
    plan = BeleidsplanFactory.create()
    LedenbestandFactory.create(gemeente=plan.gemeente, status=status, nieuw=1)
    LedenbestandFactory.create(gemeente=plan.gemeente, status=status, fout=1)
    LedenbestandFactory.create(status=status, nieuw=1)

    assert len(bevat(plan, "ledenlijst")) == (1 if status == Bestandstatus.NAGEKEKEN else 0)
    assert bevat(plan, "ledenlijst", rol=Rol.GRIFFIE) == []


@pytest.mark.django_db
def test_a_pdf_of_results_that_takes_longer_than_ten_minutes_is_a_task_for_who_publishes():
    publicatie = ResultaatpublicatieFactory.create(gepubliceerd_op=OP)
    oov, griffie = (GebruikerFactory.create(rol=rol) for rol in (Rol.OOV, Rol.GRIFFIE))

    def taken(gebruiker: User, minuten: int) -> list[str]:
        op = OP + timedelta(minutes=minuten)
        vandaag = nu_te_doen(gebruiker, publicatie.vragenlijst.beleidsplan, DAG, op=op).vandaag
        return [taak.zin for taak in vandaag if "manage.py werker" in taak.toelichting]

    gezien = [taken(oov, 10), taken(oov, 11), taken(griffie, 11)]

    assert gezien == [[], [f"De pdf met de resultaten van ‘{publicatie.vragenlijst}’ is er nog niet."], []]


# ── What it costs ────────────────────────────────────────────────────────────────────────────────


def vol(plan: Beleidsplan, aantal: int) -> None:
    """So many of everything that the consultation can ask for."""
    PanellidFactory.create(gemeente=plan.gemeente)
    PartnerFactory.create_batch(2, gemeente=plan.gemeente)
    for _ in range(aantal):
        LedenbestandFactory.create(gemeente=plan.gemeente, status=Bestandstatus.NAGEKEKEN, nieuw=1)
        mailing = MailingFactory.create(vragenlijst__beleidsplan=plan, soort=Mailingsoort.HERINNERING)
        Mailing.objects.filter(pk=mailing.pk).update(status=Mailingstatus.KLAARGEZET)
        uitnodiging = UitnodigingFactory.create(vragenlijst=mailing.vragenlijst)
        MailberichtFactory.create(mailing=mailing, uitnodiging=uitnodiging)
        MailberichtFactory.create(mailing=mailing, status=Berichtstatus.ONZEKER)
        versie = VragenlijstversieFactory.create(vragenlijst=mailing.vragenlijst)
        InkomendFactory.create_batch(10, versie=versie, verdenking=Verdenking.SNEL)
        OpenantwoordFactory.create(versie=versie, nieuw=True)
        dicht = VragenlijstversieFactory.create(vragenlijst__beleidsplan=plan)
        for een in (versie, dicht):
            InvoerformulierFactory.create(stapel=StapelFactory.create(versie=een))
        Vragenlijst.objects.filter(pk=dicht.vragenlijst_id).update(status=Vragenlijststatus.GESLOTEN)
        ResultaatpublicatieFactory.create(vragenlijst__beleidsplan=plan, gepubliceerd_op=OP - timedelta(hours=1))
        ronde = PartnerconsultatieFactory.create(beleidsplan=plan, open_tot=DAG)
        OndertekeningFactory.create(
            reactie__partnerconsultatie=ronde, reactie__partner=PartnerFactory.create(gemeente=plan.gemeente)
        )


def kosten(plan: Beleidsplan) -> tuple[int, int]:
    """(queries, tasks) for OOV."""
    oov = GebruikerFactory.create(rol=Rol.OOV)
    # Django looks this one up once per process.
    ContentType.objects.get_for_model(Vragenlijst)
    with CaptureQueriesContext(connection) as vragen:
        te_doen = nu_te_doen(oov, plan, DAG, op=OP)
    return len(vragen), te_doen.aantal


@pytest.mark.django_db
def test_three_of_everything_cost_as_many_queries_as_one():
    een, drie = BeleidsplanFactory.create_batch(2)
    vol(een, 1)
    vol(drie, 3)

    eerst, daarna = kosten(een), kosten(drie)

    assert eerst[0] == daarna[0] <= 29
    assert daarna[1] > 2 * eerst[1] > 16


@pytest.mark.django_db
def test_every_task_leads_to_a_page_that_its_reader_may_open(client: Client):
    plan = BeleidsplanFactory.create(is_actueel=True)
    vol(plan, 1)
    oov = GebruikerFactory.create(rol=Rol.OOV)
    te_doen = nu_te_doen(oov, plan, DAG, op=OP)
    client.force_login(oov)

    taken = [*te_doen.te_laat, *te_doen.vandaag, *te_doen.deze_week, *te_doen.later]

    assert {taak.url: client.get(taak.url).status_code for taak in taken} == {taak.url: 200 for taak in taken}
    assert client.get(reverse("admin:index")).status_code == 200
