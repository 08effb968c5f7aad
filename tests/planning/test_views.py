"""The pages of planning and file, and the calendar."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from icalendar import Calendar

from planning.mijlpaal.enums import Fase, Orgaan
from planning.stuk.enums import Stukstatus
from rapportage.documenten.enums import Documentsoort
from tests.factories.consultatie import VragenlijstFactory
from tests.factories.planning import (
    BesluitFactory,
    BestuursstukFactory,
    DocumentFactory,
    GeheimhoudingFactory,
    MijlpaalFactory,
    maak_complete_mededeling,
    maak_planning_2019,
)
from tests.factories.thema import BeleidsplanFactory, GebruikerFactory
from tests.rapportage.pdfkeuring import (
    alternatieven,
    bladwijzers,
    gebreken,
    koppen_zonder_scope,
    paginateksten,
    structuur,
)
from thema.basis.rollen import Rol

pytestmark = pytest.mark.django_db


def _als(rol: Rol) -> Client:
    client = Client()
    client.force_login(GebruikerFactory.create(rol=rol))
    return client


@pytest.fixture
def op_20_augustus(settings):
    """The house believes that it is 20 August 2019."""
    settings.DEBUG, settings.VANDAAG = True, date(2019, 8, 20)


# ── Planning ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.usefixtures("op_20_augustus")
def test_the_planning_shows_finding_rows_states_and_the_words_of_the_source(client: Client):
    plan = BeleidsplanFactory.create(is_actueel=True)
    mijlpalen = maak_planning_2019(plan, gereed=2)

    html = client.get("/planning/").content.decode()

    assert "<h1>In november stelt de raad het plan vast</h1>" in html
    assert "Vandaag, 20 augustus 2019</text>" in html
    assert "De planning als tabel, stand van 20 augustus 2019" in html
    assert "De raad neemt kennis van de startnotitie" in html
    assert "10 juli" not in html
    assert "31 juli 2019, gedaan</text>" in html
    assert '<td data-kop="Stand"><b>loopt nu</b></td>' in html
    assert '<td data-kop="Stand">komt, na de stap hierboven</td>' in html
    assert "<td>Bespreken uitkomsten netwerksessie en verdieping op thema&#x27;s</td><td>Raad</td>" in html
    assert html.count('role="img"><title>Tijdlijn. In november stelt de raad het plan vast.') == 2  # wide and narrow
    assert f'<tr id="mijlpaal-{mijlpalen[0].pk}"' in html
    assert "Zomervakantie" in html
    assert "style=" not in html


@pytest.mark.usefixtures("op_20_augustus")
def test_a_late_step_is_said_to_be_late(client: Client):
    maak_planning_2019(BeleidsplanFactory.create(is_actueel=True))

    assert "later dan gepland" in client.get("/planning/").content.decode()


def test_after_adoption_the_planning_leads_to_the_plan(client: Client):
    plan = BeleidsplanFactory.create(is_actueel=True, vaststellingsdatum=date(2019, 11, 27))
    maak_planning_2019(plan, gereed=7)

    html = client.get("/planning/").content.decode()

    assert "De raad heeft het plan vastgesteld op 27 november 2019" in html
    assert "Lees het plan" in html
    assert "Vandaag," not in html
    assert "Daarna: uitgevoerd van 2020 tot en met 2023" in html


def test_a_day_that_was_made_up_for_the_example_says_so(client: Client):
    plan = BeleidsplanFactory.create(is_actueel=True, vaststellingsdatum=date(2019, 11, 30))
    maak_planning_2019(plan, gereed=7)
    stuk = BestuursstukFactory.create(beleidsplan=plan, soort=Documentsoort.PLAN)
    BesluitFactory.create(stuk=stuk, orgaan=Orgaan.RAAD, datum=date(2019, 11, 30), is_fictief=True)

    html = client.get("/planning/").content.decode()

    assert "voorbeelddatum, verzonnen voor dit voorbeeld" in html
    assert html.count('<span class="fict">voorbeelddatum</span>') == 1


def test_without_a_plan_or_milestones_the_planning_says_what_comes(client: Client):
    leeg = client.get("/planning/")
    BeleidsplanFactory.create(is_actueel=True)
    zonder = client.get("/planning/")

    assert leeg.status_code == zonder.status_code == 200
    assert "De planning komt nog" in leeg.content.decode()
    assert "De stappen staan nog niet vast" in zonder.content.decode()


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_planning_takes_a_fixed_number_of_queries(client: Client, django_assert_max_num_queries, aantal: int):
    MijlpaalFactory.create_batch(aantal, beleidsplan=BeleidsplanFactory.create(is_actueel=True))

    with django_assert_max_num_queries(6):
        client.get("/planning/")


def test_without_milestones_there_is_no_document(client: Client):
    leeg = client.get("/planning/planning.pdf")
    BeleidsplanFactory.create(is_actueel=True)

    assert (leeg.status_code, client.get("/planning/planning.pdf").status_code) == (404, 404)


@pytest.mark.usefixtures("op_20_augustus")
def test_the_planning_is_a_document_with_bookmarks_a_tagged_drawing_and_table_and_what_was_made_up(client: Client):
    plan = BeleidsplanFactory.create(is_actueel=True)
    maak_planning_2019(plan, gereed=2)
    stuk = BestuursstukFactory.create(beleidsplan=plan, soort=Documentsoort.STARTNOTITIE)
    BesluitFactory.create(stuk=stuk, orgaan=Orgaan.RAAD, datum=date(2019, 7, 31), is_fictief=True)

    antwoord = client.get("/planning/planning.pdf")

    assert antwoord["Content-Disposition"] == 'inline; filename="planning-plan-veiligheid-2020-2023.pdf"'
    pdf = antwoord.content
    assert gebreken(pdf) == []
    assert bladwijzers(pdf) == ["Meerjarenbeleidsplan Veiligheid", "Planning per maand", "De planning als tabel"]
    omslag, tekening, tabel = paginateksten(pdf)
    assert "Stand op 20 augustus 2019" in omslag
    assert "Vandaag, 20 augustus 2019" in tekening
    assert tabel.count("voorbeelddatum") == 2  # at the row, and at the foot of the page
    assert alternatieven(pdf)[0].startswith("Tijdlijn. In november stelt de raad het plan vast. Het college stelt")
    assert len(list(structuur(pdf, "/TH"))) == 4 + 7
    assert koppen_zonder_scope(pdf) == 0


@pytest.mark.parametrize(("betreft", "aantal"), [("", 7), ("raad", 3), ("college", 2), ("oov", 2)])
def test_a_calendar_can_be_of_one_body_alone(client: Client, betreft: str, aantal: int):
    maak_planning_2019(BeleidsplanFactory.create(is_actueel=True))

    agenda = client.get("/planning/planning.ics", {"betreft": betreft} if betreft else {}).content.decode()

    assert agenda.count("BEGIN:VEVENT") == aantal


@pytest.mark.usefixtures("op_20_augustus")
def test_a_milestone_whose_paper_is_on_an_agenda_is_on_that_day_but_not_when_it_is_secret(client: Client):
    plan = BeleidsplanFactory.create(is_actueel=True)
    maak_planning_2019(plan, gereed=4)
    stuk = BestuursstukFactory.create(
        beleidsplan=plan, soort=Documentsoort.PLAN, status=Stukstatus.RAAD, raad_datum=date(2019, 11, 27)
    )

    op_de_agenda = _raadsafspraak(client)
    GeheimhoudingFactory.create(stuk=stuk)
    geheim = _raadsafspraak(client)

    assert (op_de_agenda.decoded("DTSTART"), op_de_agenda.decoded("DTEND")) == (date(2019, 11, 27), date(2019, 11, 28))
    assert (geheim.decoded("DTSTART"), geheim.decoded("DTEND")) == (date(2019, 11, 1), date(2019, 12, 1))


@pytest.mark.usefixtures("op_20_augustus")
def test_another_day_on_the_agenda_raises_the_sequence_of_the_event(client: Client):
    plan = BeleidsplanFactory.create(is_actueel=True)
    maak_planning_2019(plan, gereed=4)
    stuk = BestuursstukFactory.create(
        beleidsplan=plan, soort=Documentsoort.PLAN, status=Stukstatus.RAAD, raad_datum=date(2019, 11, 27)
    )
    voor = _raadsafspraak(client)

    stuk.raad_datum = date(2019, 12, 4)
    stuk.save()

    na = _raadsafspraak(client)
    assert na.decoded("DTSTART") == date(2019, 12, 4)
    assert int(na["SEQUENCE"]) > int(voor["SEQUENCE"])


def _raadsafspraak(client: Client) -> Any:
    """The event of the council's decision on the plan."""
    afspraken = Calendar.from_ical(client.get("/planning/planning.ics?betreft=raad").content).walk("VEVENT")
    return afspraken[-1]


def test_a_calendar_of_who_is_not_there_is_not_found(client: Client):
    maak_planning_2019(BeleidsplanFactory.create(is_actueel=True))

    assert client.get("/planning/planning.ics", {"betreft": "koning\0"}).status_code == 404


def test_the_calendar_is_a_file_with_full_addresses(client: Client):
    plan = BeleidsplanFactory.create(is_actueel=True)
    maak_planning_2019(plan)

    antwoord = client.get("/planning/planning.ics")

    assert antwoord["Content-Type"] == "text/calendar; charset=utf-8"
    assert antwoord["Content-Disposition"] == 'attachment; filename="planning-plan-veiligheid-2020-2023.ics"'
    afspraken = Calendar.from_ical(antwoord.content).walk("VEVENT")
    assert len(afspraken) == 7
    assert str(afspraken[0]["URL"]).startswith("http://testserver/planning/#mijlpaal-")


def test_without_a_plan_there_is_no_calendar(client: Client):
    assert client.get("/planning/planning.ics").status_code == 404


# ── The file of the council ──────────────────────────────────────────────────────────────────────


def test_a_visitor_is_asked_to_sign_in(client: Client):
    antwoord = client.get("/dossier/")

    assert antwoord.status_code == 302
    assert antwoord["Location"] == "/inloggen/?next=/dossier/"


@pytest.mark.parametrize(
    ("rol", "status"),
    [
        (Rol.RAADSLID, 200),
        (Rol.GRIFFIE, 200),
        (Rol.OOV, 200),
        (Rol.BESTUURSSECRETARIAAT, 200),
        (Rol.BEHEERDER, 200),
        (Rol.BEGELEIDER, 403),
    ],
)
def test_the_file_is_for_council_members_and_staff(rol: Rol, status: int):
    assert _als(rol).get("/dossier/").status_code == status


def test_the_file_is_not_kept_by_the_browser():
    assert "no-store" in _als(Rol.RAADSLID).get("/dossier/")["Cache-Control"]


def test_the_file_shows_papers_moments_and_results():
    plan = BeleidsplanFactory.create(is_actueel=True)
    maak_planning_2019(plan)
    bij_raad = BestuursstukFactory.create(
        beleidsplan=plan, soort=Documentsoort.PLAN, status=Stukstatus.RAAD, onderwerp="Het grote plan",
        raad_datum=date(2019, 11, 27),
    )  # fmt: skip
    klaar = BestuursstukFactory.create(
        beleidsplan=plan, status=Stukstatus.DEFINITIEF, onderwerp="De mededeling", document=DocumentFactory.create()
    )
    BesluitFactory.create(stuk=klaar)
    BestuursstukFactory.create(beleidsplan=plan, status=Stukstatus.COLLEGE, onderwerp="Nog bij het college")
    VragenlijstFactory.create(beleidsplan=plan, gesloten=True, titel="Wat vindt u?")

    html = _als(Rol.RAADSLID).get("/dossier/").content.decode()

    assert "<h1>1 stuk ligt bij de raad</h1>" in html
    assert "in de raad op 27 november 2019" in html
    assert f"/dossier/{bij_raad.pk}.pdf" in html
    assert "Het college stelde het vast op 9 juli 2019." in html
    assert "1 stuk ligt nog bij het college en komt daarna naar de raad." in html
    assert "Nog bij het college" not in html
    assert "nog niet openbaar" in html
    assert "Bespreken uitkomsten netwerksessie" in html
    assert "Consulteren van inwoners" not in html


def test_an_empty_file_says_so():
    raadslid = _als(Rol.RAADSLID)
    zonder_plan = raadslid.get("/dossier/").content.decode()
    BeleidsplanFactory.create(is_actueel=True)
    zonder_stukken = raadslid.get("/dossier/").content.decode()

    assert "Er is nog geen plan waar de raad over besluit." in zonder_plan
    assert "Er ligt nu niets bij de raad" in zonder_stukken
    assert "In de planning staat nog geen stap van de raad." in zonder_stukken


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_file_takes_a_fixed_number_of_queries(django_assert_max_num_queries, aantal: int):
    plan = BeleidsplanFactory.create(is_actueel=True)
    for stuk in BestuursstukFactory.create_batch(aantal, beleidsplan=plan, status=Stukstatus.RAAD):
        BesluitFactory.create(stuk=stuk)
    MijlpaalFactory.create_batch(aantal, beleidsplan=plan, betreft=Orgaan.RAAD, fase=Fase.BESLUIT)
    VragenlijstFactory.create_batch(aantal, beleidsplan=plan, gesloten=True)
    raadslid = _als(Rol.RAADSLID)

    with django_assert_max_num_queries(19):
        raadslid.get("/dossier/")


# ── A paper as PDF ───────────────────────────────────────────────────────────────────────────────


def test_a_paper_at_the_council_is_read_as_a_concept():
    stuk = maak_complete_mededeling(BeleidsplanFactory.create(), status=Stukstatus.RAAD, nummer="2019-001322")

    antwoord = _als(Rol.RAADSLID).get(f"/dossier/{stuk.pk}.pdf")

    assert antwoord.content[:5] == b"%PDF-"
    assert antwoord["Content-Type"] == "application/pdf"
    assert antwoord["Content-Disposition"] == 'inline; filename="raadsmededeling-2019-001322-concept.pdf"'


def test_a_definitive_paper_is_the_frozen_file_byte_for_byte():
    stuk = BestuursstukFactory.create(status=Stukstatus.DEFINITIEF, document=DocumentFactory.create(pdf=b"%PDF-echt"))

    antwoord = _als(Rol.RAADSLID).get(f"/dossier/{stuk.pk}.pdf")

    assert antwoord.content == b"%PDF-echt"
    assert antwoord["Content-Disposition"] == f'inline; filename="raadsmededeling-{stuk.pk}.pdf"'


def test_a_paper_that_is_not_the_councils_does_not_exist_for_a_council_member():
    stuk = maak_complete_mededeling(BeleidsplanFactory.create(), status=Stukstatus.COLLEGE)

    assert _als(Rol.RAADSLID).get(f"/dossier/{stuk.pk}.pdf").status_code == 404
    assert _als(Rol.GRIFFIE).get(f"/dossier/{stuk.pk}.pdf").status_code == 200
    assert Client().get(f"/dossier/{stuk.pk}.pdf").status_code == 302


def test_a_paper_that_cannot_be_set_yet_leads_back_with_the_reason():
    stuk = BestuursstukFactory.create(soort=Documentsoort.VOORTGANGSRAPPORTAGE, status=Stukstatus.RAAD)

    medewerker = _als(Rol.OOV).get(f"/dossier/{stuk.pk}.pdf", follow=True)
    raadslid = _als(Rol.RAADSLID).get(f"/dossier/{stuk.pk}.pdf", follow=True)

    assert medewerker.redirect_chain == [(f"/admin/planning/bestuursstuk/{stuk.pk}/change/", 302)]
    assert raadslid.redirect_chain == [("/dossier/", 302)]
    for antwoord in (medewerker, raadslid):
        assert "Kies over welk jaar" in antwoord.content.decode()
