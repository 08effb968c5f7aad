"""Steps and decisions, guarded: whole or not at all, and only by who has the turn."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType

from planning.besluit.fouten import (
    BesluitdatumKloptNiet,
    GeenVergaderdag,
    OrgaanNietAanZet,
    UitkomstNietMogelijk,
    VergaderdagTeVroeg,
)
from planning.besluit.services import stuk_agenderen, stuk_in_routing, stuk_intrekken, stuk_terugsturen
from planning.mijlpaal.enums import Orgaan
from planning.models import Besluit, Bestuursstuk, Routingstap
from planning.routing.services import stap_overslaan, stap_paraferen
from planning.stuk.controle import StukOnvolledig
from planning.stuk.enums import Besluitenlijst, Stukactie, Stukstatus, Uitkomst
from rapportage.documenten.enums import Documentsoort
from rapportage.models import Document
from tests.factories.planning import (
    BesluitenlijstregelFactory,
    BesluitpuntFactory,
    BestuursstukFactory,
    NotagegevensFactory,
    RoutingstapFactory,
    StuksectieFactory,
    maak_complete_mededeling,
    maak_complete_nota,
    maak_planning_2019,
)
from tests.factories.thema import BeleidsplanFactory, GebruikerFactory
from tests.planning.besluitnemers import COLLEGEDAG, OP, college, plan_bij_de_raad, raad
from thema.basis.fouten import GelijktijdigGewijzigd, OvergangNietToegestaan
from thema.basis.rollen import Rol
from thema.models import Beleidsplan, Statusovergang

pytestmark = pytest.mark.django_db


# ── Clerical steps ───────────────────────────────────────────────────────────────────────────────


def test_a_complete_paper_goes_round_and_the_trail_says_who_when_and_why():
    stuk = maak_complete_nota(BeleidsplanFactory.create())
    oov = GebruikerFactory.create(rol=Rol.OOV)

    stuk_in_routing(stuk, door=oov, op=OP, opmerking=" Graag voor 9 juli. ")

    assert (stuk.status, stuk.status_datum) == (Stukstatus.ROUTING, date(2019, 7, 10))
    stap = Statusovergang.objects.get(content_type=ContentType.objects.get_for_model(Bestuursstuk), object_id=stuk.pk)
    assert (stap.van, stap.naar, stap.actie, stap.door, stap.op, stap.opmerking) == (
        "concept", "routing", "in_routing", oov, OP, "Graag voor 9 juli.",
    )  # fmt: skip


def test_an_incomplete_paper_stays_where_it_is():
    stuk = BestuursstukFactory.create()

    with pytest.raises(StukOnvolledig):
        stuk_in_routing(stuk, door=None, op=OP)

    stuk.refresh_from_db()
    assert stuk.status == Stukstatus.CONCEPT
    assert not Statusovergang.objects.exists()


def test_a_step_that_the_table_does_not_know_is_refused():
    stuk = maak_complete_nota(BeleidsplanFactory.create())

    with pytest.raises(OvergangNietToegestaan):
        stuk_terugsturen(stuk, door=None, op=OP)


def test_the_agenda_sets_the_day_of_the_college():
    stuk = maak_complete_nota(BeleidsplanFactory.create(), status=Stukstatus.ROUTING)

    stuk_agenderen(stuk, door=None, op=OP, datum=date(2019, 7, 16))

    assert (stuk.status, stuk.college_datum) == (Stukstatus.COLLEGE, date(2019, 7, 16))


def test_without_a_new_day_the_day_on_the_paper_counts():
    stuk = maak_complete_nota(BeleidsplanFactory.create(), status=Stukstatus.ROUTING, college_datum=COLLEGEDAG)

    stuk_agenderen(stuk, door=None, op=OP)

    assert stuk.college_datum == COLLEGEDAG


def test_a_meeting_that_has_been_can_still_be_written_down_with_its_decision():
    stuk = maak_complete_mededeling(BeleidsplanFactory.create(), status=Stukstatus.ROUTING)

    stuk_agenderen(stuk, door=None, op=OP, datum=COLLEGEDAG)
    college(stuk, datum=COLLEGEDAG)

    assert (stuk.status, stuk.besluiten.get().datum) == (Stukstatus.RAAD, COLLEGEDAG)


def test_no_meeting_is_planned_on_which_no_decision_could_be_dated():
    stuk = maak_complete_nota(BeleidsplanFactory.create(), status=Stukstatus.ROUTING)

    with pytest.raises(VergaderdagTeVroeg, match="is van 27 juni 2019"):
        stuk_agenderen(stuk, door=None, op=OP, datum=date(2019, 6, 26))

    stuk.refresh_from_db()
    assert stuk.status == Stukstatus.ROUTING


def test_without_any_day_there_is_no_agenda():
    stuk = maak_complete_nota(BeleidsplanFactory.create(), status=Stukstatus.ROUTING)

    with pytest.raises(GeenVergaderdag, match="Kies in welke vergadering"):
        stuk_agenderen(stuk, door=None, op=OP)


def test_an_incomplete_paper_may_still_be_sent_back_or_withdrawn():
    terug = BestuursstukFactory.create(status=Stukstatus.COLLEGE)
    weg = BestuursstukFactory.create(status=Stukstatus.RAAD)

    stuk_terugsturen(terug, door=None, op=OP, opmerking="De cijfers ontbreken.")
    stuk_intrekken(weg, door=None, op=OP)

    assert (terug.status, weg.status) == (Stukstatus.CONCEPT, Stukstatus.INGETROKKEN)


def test_who_saw_an_older_status_is_told_so_and_nothing_is_stored():
    stuk = maak_complete_nota(BeleidsplanFactory.create())
    gezien = Bestuursstuk.objects.get(pk=stuk.pk)
    stuk_in_routing(stuk, door=None, op=OP)

    with pytest.raises(GelijktijdigGewijzigd):
        stuk_intrekken(gezien, door=None, op=OP)

    stuk.refresh_from_db()
    assert stuk.status == Stukstatus.ROUTING
    assert Statusovergang.objects.count() == 1


def test_who_saw_an_older_text_is_told_so_too():
    stuk = maak_complete_nota(BeleidsplanFactory.create())
    gezien = Bestuursstuk.objects.get(pk=stuk.pk)
    stuk.onderwerp = "Een ander onderwerp"
    stuk.save()

    with pytest.raises(GelijktijdigGewijzigd):
        stuk_in_routing(gezien, door=None, op=OP)


# ── The adoption path of the founding case ───────────────────────────────────────────────────────


def _nota_van_2019(plan: Beleidsplan) -> Bestuursstuk:
    stuk: Bestuursstuk = BestuursstukFactory.create(
        beleidsplan=plan,
        soort=Documentsoort.NOTA,
        nummer="2019-001335",
        onderwerp="Startnotitie MJBP Veiligheid",
        datum=date(2019, 6, 27),
        college_datum=COLLEGEDAG,
    )
    NotagegevensFactory.create(stuk=stuk)
    for tekst in (
        "In te stemmen met de startnotitie Meerjarenbeleidsplan Veiligheid 2020-2023;",
        "De raadsmededeling vast te stellen en aan te bieden aan de raad;",
        "De nota en het besluit openbaar te maken.",
    ):
        BesluitpuntFactory.create(stuk=stuk, tekst=tekst)
    for rol in ("Programmamanager Veiligheid", "Burgemeester König", "adj.secr.", "gem.secr."):
        RoutingstapFactory.create(stuk=stuk, rol=rol, is_geparafeerd=False if rol.endswith("secr.") else None)
    StuksectieFactory.create(stuk=stuk)
    return stuk


def _ga_langs(nota: Bestuursstuk, secr: User) -> None:
    """The initials of 2019, of which one never came."""
    langs = Routingstap.objects.filter(stuk=nota)
    stap_paraferen(langs.get(rol="Burgemeester König"), datum=date(2019, 7, 1), door=secr, op=OP)
    stap_overslaan(langs.get(rol="adj.secr."), door=secr, op=OP, opmerking="Met vakantie")
    stap_paraferen(langs.get(rol="gem.secr."), datum=date(2019, 7, 4), door=secr, op=OP)


def test_the_papers_of_2019_travel_as_they_did():
    plan = BeleidsplanFactory.create()
    mijlpalen = maak_planning_2019(plan)
    nota = _nota_van_2019(plan)
    startnotitie = maak_complete_mededeling(plan, soort=Documentsoort.STARTNOTITIE, datum=date(2019, 7, 1))
    mededeling = maak_complete_mededeling(plan, nummer="2019-001322", datum=date(2019, 7, 1))
    oov, secr = GebruikerFactory.create(rol=Rol.OOV), GebruikerFactory.create(rol=Rol.BESTUURSSECRETARIAAT)
    griffie = GebruikerFactory.create(rol=Rol.GRIFFIE)

    for stuk in (nota, startnotitie, mededeling):
        stuk_in_routing(stuk, door=oov, op=datetime(2019, 6, 28, 9, 0, tzinfo=UTC))
    _ga_langs(nota, secr)
    nota.refresh_from_db()
    BesluitenlijstregelFactory.create(stuk=nota, lijst=Besluitenlijst.OPENBAAR, is_aangekruist=True, datum=COLLEGEDAG)
    for stuk in (nota, startnotitie, mededeling):
        stuk_agenderen(stuk, door=secr, op=datetime(2019, 7, 5, 9, 0, tzinfo=UTC), datum=COLLEGEDAG)
    college(nota, door=secr, uitkomst=Uitkomst.AKKOORD)
    college(startnotitie, door=secr)
    college(mededeling, door=secr)
    raad(mededeling, door=griffie, datum=date(2019, 7, 17), op=datetime(2019, 7, 18, 9, 0, tzinfo=UTC))

    assert (nota.status, nota.status_datum) == (Stukstatus.DEFINITIEF, date(2019, 7, 10))
    assert nota.document is not None
    assert nota.document.slug == "nota-2019-001335"
    assert [(regel["rol"], regel["is_geparafeerd"], regel["datum"]) for regel in nota.document.gegevens["routing"]] == [
        ("Programmamanager Veiligheid", None, None),
        ("Burgemeester König", None, "2019-07-01"),
        ("adj.secr.", False, None),
        ("gem.secr.", True, "2019-07-04"),
    ]
    assert nota.document.besluit == "Het college ging akkoord op 9 juli 2019"
    assert nota.document.gepubliceerd_op == OP
    assert startnotitie.status == Stukstatus.RAAD
    assert mededeling.status == Stukstatus.DEFINITIEF
    assert mededeling.document is not None
    assert mededeling.document.besluit == (
        "Het college stelde het vast op 9 juli 2019; de raad nam er kennis van op 17 juli 2019"
    )
    for mijlpaal in mijlpalen:
        mijlpaal.refresh_from_db()
    assert [mijlpaal.gereed_datum for mijlpaal in mijlpalen[:3]] == [COLLEGEDAG, date(2019, 7, 17), None]
    assert [(besluit.orgaan, besluit.door) for besluit in mededeling.besluiten.all()] == [
        ("college", secr), ("raad", griffie),
    ]  # fmt: skip


# ── Holding over and rejecting ───────────────────────────────────────────────────────────────────


def test_what_is_held_over_stays_on_the_desk_and_is_written_down():
    plan = BeleidsplanFactory.create()
    stuk = plan_bij_de_raad(plan)
    sinds = stuk.status_datum

    raad(stuk, actie=Stukactie.AANHOUDEN, uitkomst=Uitkomst.AANGEHOUDEN, toelichting=" Eerst de cijfers. ")

    assert (stuk.status, stuk.status_datum) == (Stukstatus.RAAD, sinds)
    besluit = stuk.besluiten.get()
    assert (besluit.uitkomst, besluit.toelichting) == (Uitkomst.AANGEHOUDEN, "Eerst de cijfers.")
    plan.refresh_from_db()
    assert plan.vergrendeld_op is None


def test_what_was_held_over_is_adopted_later():
    stuk = plan_bij_de_raad(BeleidsplanFactory.create())
    raad(stuk, actie=Stukactie.AANHOUDEN, uitkomst=Uitkomst.AANGEHOUDEN, datum=date(2019, 11, 13))

    raad(stuk)

    assert stuk.document is not None
    assert stuk.document.besluit == "De raad stelde het vast op 27 november 2019"


def test_a_second_click_on_holding_over_is_refused():
    stuk = plan_bij_de_raad(BeleidsplanFactory.create())
    gezien = Bestuursstuk.objects.get(pk=stuk.pk)
    raad(stuk, actie=Stukactie.AANHOUDEN, uitkomst=Uitkomst.AANGEHOUDEN)

    with pytest.raises(GelijktijdigGewijzigd):
        raad(gezien, actie=Stukactie.AANHOUDEN, uitkomst=Uitkomst.AANGEHOUDEN)

    assert Besluit.objects.count() == 1


def test_a_rejected_plan_is_at_its_end_and_locks_nothing():
    plan = BeleidsplanFactory.create()
    maak_planning_2019(plan, gereed=6)
    stuk = plan_bij_de_raad(plan)

    raad(stuk, actie=Stukactie.VERWERPEN, uitkomst=Uitkomst.VERWORPEN)

    plan.refresh_from_db()
    assert (stuk.status, plan.vergrendeld_op) == (Stukstatus.VERWORPEN, None)
    assert not plan.mijlpalen.filter(volgorde=7, gereed_datum__isnull=False).exists()
    assert not Document.objects.exists()


# ── Refusals ─────────────────────────────────────────────────────────────────────────────────────


def test_a_body_decides_only_when_it_is_its_turn():
    stuk = maak_complete_mededeling(BeleidsplanFactory.create(), status=Stukstatus.COLLEGE)

    with pytest.raises(OrgaanNietAanZet, match="Raad: niet aan zet"):
        college(stuk, orgaan=Orgaan.RAAD)


@pytest.mark.parametrize(
    ("actie", "uitkomst"),
    [
        (Stukactie.COLLEGE_BESLUIT, Uitkomst.KENNISGENOMEN),
        (Stukactie.COLLEGE_BESLUIT, Uitkomst.VERWORPEN),
        (Stukactie.AANHOUDEN, Uitkomst.VASTGESTELD),
    ],
)
def test_an_outcome_belongs_to_its_step(actie: Stukactie, uitkomst: Uitkomst):
    stuk = maak_complete_mededeling(BeleidsplanFactory.create(), status=Stukstatus.COLLEGE)

    with pytest.raises(UitkomstNietMogelijk):
        college(stuk, actie=actie, uitkomst=uitkomst)


def test_the_council_takes_note_of_a_mededeling_and_does_not_adopt_it():
    stuk = maak_complete_mededeling(BeleidsplanFactory.create(), status=Stukstatus.RAAD)

    with pytest.raises(UitkomstNietMogelijk, match="‘Vastgesteld’ kan niet bij ‘Raadsmededeling’"):
        raad(stuk, uitkomst=Uitkomst.VASTGESTELD)


def test_a_clerical_step_is_not_a_decision():
    stuk = maak_complete_mededeling(BeleidsplanFactory.create(), status=Stukstatus.COLLEGE)

    with pytest.raises(UitkomstNietMogelijk):
        college(stuk, actie=Stukactie.TERUGSTUREN)


@pytest.mark.parametrize("dag", [date(2019, 6, 26), date(2019, 7, 11)])
def test_a_decision_lies_between_the_paper_and_today(dag: date):
    stuk = maak_complete_mededeling(BeleidsplanFactory.create(), status=Stukstatus.COLLEGE)

    with pytest.raises(BesluitdatumKloptNiet, match="van 27 juni 2019 tot en met 10 juli 2019"):
        college(stuk, datum=dag)


def test_when_only_one_day_is_left_the_message_names_that_day():
    fout = BesluitdatumKloptNiet(date(2021, 2, 16), vroegst=date(2021, 2, 15), laatst=date(2021, 2, 15))

    assert str(fout) == "Het besluit kan niet van 16 februari 2021 zijn. Kies 15 februari 2021."


def test_the_council_does_not_decide_before_the_college_did():
    stuk = maak_complete_mededeling(BeleidsplanFactory.create(), status=Stukstatus.COLLEGE)
    college(stuk)

    with pytest.raises(BesluitdatumKloptNiet, match="van 9 juli 2019 tot"):
        raad(stuk, datum=date(2019, 7, 8))


def test_a_paper_that_became_incomplete_is_not_adopted():
    stuk = BestuursstukFactory.create(soort=Documentsoort.STARTNOTITIE, status=Stukstatus.COLLEGE)

    with pytest.raises(StukOnvolledig):
        college(stuk)
