"""A decision: guarded, whole or not at all, with everything that follows from it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType

from planning.besluit.fouten import (
    BesluitdatumKloptNiet,
    GeenVergaderdag,
    OrgaanNietAanZet,
    UitkomstNietMogelijk,
    VergaderdagTeVroeg,
)
from planning.besluit.services import (
    besluit_vastleggen,
    stuk_agenderen,
    stuk_in_routing,
    stuk_intrekken,
    stuk_terugsturen,
)
from planning.besluit.vastlegging import leg_document_vast, ontwerp_van
from planning.mijlpaal.enums import Orgaan
from planning.mijlpaal.services import VolgordeFout
from planning.models import Besluit, Bestuursstuk, Routingstap
from planning.stuk.controle import StukOnvolledig
from planning.stuk.enums import Besluitenlijst, Openbaarmaking, Stukactie, Stukstatus, Uitkomst
from rapportage.documenten.enums import Documentsoort
from rapportage.models import Document
from tests.factories.planning import (
    BesluitenlijstregelFactory,
    BesluitpuntFactory,
    BestuursstukFactory,
    BijlageFactory,
    DocumentFactory,
    MijlpaalFactory,
    NotagegevensFactory,
    RoutingstapFactory,
    StuksectieFactory,
    VoortgangsrapportageFactory,
    maak_complete_mededeling,
    maak_complete_nota,
    maak_planning_2019,
)
from tests.factories.thema import BeleidsplanFactory, DoelFactory, GebruikerFactory, ThemaFactory
from thema.basis.fouten import GelijktijdigGewijzigd, OvergangNietToegestaan, Vergrendeld
from thema.basis.rollen import Rol
from thema.models import Beleidsplan, Statusovergang

pytestmark = pytest.mark.django_db

OP = datetime(2019, 7, 10, 9, 0, tzinfo=UTC)
OP_RAAD = datetime(2019, 11, 28, 9, 0, tzinfo=UTC)
COLLEGEDAG = date(2019, 7, 9)
RAADSDAG = date(2019, 11, 27)


def _college(stuk: Bestuursstuk, **anders: Any) -> None:
    """The college agrees on 9 July, written down on the 10th."""
    gegevens: dict[str, Any] = {
        "actie": Stukactie.COLLEGE_BESLUIT,
        "orgaan": Orgaan.COLLEGE,
        "datum": COLLEGEDAG,
        "uitkomst": Uitkomst.VASTGESTELD,
        "door": None,
        "op": OP,
    }
    besluit_vastleggen(stuk, **gegevens | anders)


def _raad(stuk: Bestuursstuk, **anders: Any) -> None:
    """The council takes note, or adopts the plan, on 27 November, written down on the 28th."""
    gegevens: dict[str, Any] = {
        "actie": Stukactie.RAAD_BESLUIT,
        "orgaan": Orgaan.RAAD,
        "datum": RAADSDAG,
        "uitkomst": Uitkomst.VASTGESTELD if stuk.soort == Documentsoort.PLAN else Uitkomst.KENNISGENOMEN,
        "door": None,
        "op": OP_RAAD,
    }
    besluit_vastleggen(stuk, **gegevens | anders)


def _plan_bij_de_raad(plan: Beleidsplan) -> Bestuursstuk:
    stuk: Bestuursstuk = BestuursstukFactory.create(
        beleidsplan=plan, soort=Documentsoort.PLAN, status=Stukstatus.RAAD, onderwerp=plan.naam
    )
    return stuk


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
    _college(stuk, datum=COLLEGEDAG)

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
        RoutingstapFactory.create(stuk=stuk, rol=rol)
    StuksectieFactory.create(stuk=stuk)
    return stuk


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
    for rol, dag in (("Burgemeester König", date(2019, 7, 1)), ("gem.secr.", date(2019, 7, 4))):
        stap = Routingstap.objects.get(stuk=nota, rol=rol)
        stap.is_geparafeerd, stap.datum = True, dag
        stap.save()
    nota.refresh_from_db()
    BesluitenlijstregelFactory.create(stuk=nota, lijst=Besluitenlijst.OPENBAAR, is_aangekruist=True, datum=COLLEGEDAG)
    for stuk in (nota, startnotitie, mededeling):
        stuk_agenderen(stuk, door=secr, op=datetime(2019, 7, 5, 9, 0, tzinfo=UTC), datum=COLLEGEDAG)
    _college(nota, door=secr, uitkomst=Uitkomst.AKKOORD)
    _college(startnotitie, door=secr)
    _college(mededeling, door=secr)
    _raad(mededeling, door=griffie, datum=date(2019, 7, 17), op=datetime(2019, 7, 18, 9, 0, tzinfo=UTC))

    assert (nota.status, nota.status_datum) == (Stukstatus.DEFINITIEF, date(2019, 7, 10))
    assert nota.document is not None
    assert nota.document.slug == "nota-2019-001335"
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


# ── What becomes of it ───────────────────────────────────────────────────────────────────────────


def test_a_definitive_nota_is_frozen_with_data_page_and_pdf():
    stuk = maak_complete_nota(BeleidsplanFactory.create(), status=Stukstatus.COLLEGE, nummer="2019-001335")

    _college(stuk)

    document = Document.objects.get()
    assert stuk.document == document
    assert bytes(document.pdf)[:5] == b"%PDF-"
    assert document.sha256 == sha256(document.pdf).hexdigest()
    assert document.gegevens["status"] == "Definitief"
    assert document.gegevens["status_datum"] == "2019-07-10"
    assert document.gegevens["college_datum"] == "2019-07-09"
    assert document.inhoud
    assert (document.datum, document.vastgelegd_op) == (date(2019, 6, 27), OP)


@pytest.mark.parametrize(
    ("optie", "velden", "is_openbaar"),
    [
        (Openbaarmaking.MET_PERSBERICHT, {}, True),
        (Openbaarmaking.NADAT, {"openbaarmaking_tekst": "de partners zijn ingelicht"}, False),
        (Openbaarmaking.BEHALVE, {"openbaarmaking_tekst": "bijlage 2"}, False),
    ],
)
def test_a_nota_is_published_at_once_only_where_its_proposal_says_so(
    optie: Openbaarmaking, velden: dict[str, str], is_openbaar: bool
):
    stuk = maak_complete_mededeling(BeleidsplanFactory.create(), soort=Documentsoort.NOTA, status=Stukstatus.COLLEGE)
    BesluitpuntFactory.create(stuk=stuk)
    BijlageFactory.create(stuk=stuk, soort="persbericht")
    NotagegevensFactory.create(stuk=stuk, openbaarmaking=optie, **velden)

    _college(stuk)

    assert (Document.objects.get().gepubliceerd_op is not None) is is_openbaar


def test_after_it_is_definitive_nothing_of_the_paper_can_be_edited():
    stuk = maak_complete_nota(BeleidsplanFactory.create(), status=Stukstatus.COLLEGE)
    _college(stuk)
    delen = [stuk, stuk.nota, stuk.besluitpunten.get(), stuk.secties.get()]

    for deel in delen:
        with pytest.raises(Vergrendeld):
            deel.save()
        with pytest.raises(Vergrendeld):
            deel.delete()
    with pytest.raises(Vergrendeld):
        StuksectieFactory.create(stuk=stuk)
    with pytest.raises(Vergrendeld):
        stuk.secties.update(tekst="Toch iets anders")


def test_an_adopted_plan_is_locked_with_the_date_of_the_council():
    plan = BeleidsplanFactory.create()
    thema = ThemaFactory.create(beleidsplan=plan)
    doel = DoelFactory.create(thema=thema)
    stuk = _plan_bij_de_raad(plan)

    _raad(stuk)

    plan.refresh_from_db()
    assert (plan.vaststellingsdatum, plan.vergrendeld_op) == (RAADSDAG, OP_RAAD)
    for ding in (plan, thema, doel):
        with pytest.raises(Vergrendeld):
            ding.save()
    with pytest.raises(Vergrendeld):
        ThemaFactory.create(beleidsplan=plan)


def test_the_document_of_a_plan_carries_its_adoption_and_is_public():
    plan = BeleidsplanFactory.create()
    stuk = _plan_bij_de_raad(plan)

    _raad(stuk)

    document = Document.objects.get()
    assert document.slug == "plan-2020-2023"
    assert document.besluit == "De raad stelde het vast op 27 november 2019"
    assert document.gepubliceerd_op == OP_RAAD
    assert document.gegevens["stand"]["status"] == "Definitief"


def test_a_progress_report_is_locked_when_the_council_took_note():
    plan = BeleidsplanFactory.create()
    rapportage = VoortgangsrapportageFactory.create(beleidsplan=plan)
    stuk = BestuursstukFactory.create(
        beleidsplan=plan, soort=Documentsoort.VOORTGANGSRAPPORTAGE, voortgang=rapportage, status=Stukstatus.RAAD
    )

    _raad(stuk)

    rapportage.refresh_from_db()
    assert rapportage.vergrendeld_op == OP_RAAD
    assert Document.objects.get().slug == "voortgangsrapportage-2020"
    with pytest.raises(Vergrendeld):
        rapportage.save()


def test_a_report_that_was_locked_already_is_not_offered_twice():
    plan = BeleidsplanFactory.create()
    rapportage = VoortgangsrapportageFactory.create(beleidsplan=plan, vergrendeld_op=OP)
    stuk = BestuursstukFactory.create(
        beleidsplan=plan, soort=Documentsoort.VOORTGANGSRAPPORTAGE, voortgang=rapportage, status=Stukstatus.RAAD
    )

    with pytest.raises(Vergrendeld):
        _raad(stuk)

    stuk.refresh_from_db()
    assert stuk.status == Stukstatus.RAAD


def test_a_plan_is_not_adopted_twice():
    plan = BeleidsplanFactory.create(vergrendeld_op=OP)
    stuk = _plan_bij_de_raad(plan)

    with pytest.raises(Vergrendeld):
        _raad(stuk)

    assert not Document.objects.exists()


def test_an_address_that_is_taken_gets_a_number():
    DocumentFactory.create(slug="nota-2019-001335")
    DocumentFactory.create(slug="nota-2019-001335-2")
    stuk = maak_complete_nota(BeleidsplanFactory.create(), status=Stukstatus.COLLEGE, nummer="2019-001335")

    _college(stuk)

    assert stuk.document is not None
    assert stuk.document.slug == "nota-2019-001335-3"


# ── The order of the planning ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("gereed", [0, 4, 5])
def test_the_council_does_not_adopt_the_plan_while_earlier_milestones_are_open(gereed: int):
    plan = BeleidsplanFactory.create()
    maak_planning_2019(plan, gereed=gereed)
    stuk = _plan_bij_de_raad(plan)

    with pytest.raises(VolgordeFout) as fout:
        _raad(stuk)

    assert [mijlpaal.volgorde for mijlpaal in fout.value.eerst] == [*range(gereed + 1, 7)]
    stuk.refresh_from_db()
    plan.refresh_from_db()
    assert (stuk.status, plan.vergrendeld_op) == (Stukstatus.RAAD, None)
    assert not Besluit.objects.exists()
    assert not Document.objects.exists()


def test_the_adoption_reports_the_last_milestone_done():
    plan = BeleidsplanFactory.create()
    mijlpalen = maak_planning_2019(plan, gereed=6)

    _raad(_plan_bij_de_raad(plan))

    mijlpalen[6].refresh_from_db()
    assert mijlpalen[6].gereed_datum == RAADSDAG


def test_of_several_that_wait_the_first_open_one_is_done():
    plan = BeleidsplanFactory.create()
    wacht = {"beleidsplan": plan, "betreft": Orgaan.COLLEGE, "vervuld_door": Documentsoort.NOTA}
    eerste = MijlpaalFactory.create(**wacht, gereed_datum=date(2019, 6, 1))
    tweede, derde = MijlpaalFactory.create(**wacht), MijlpaalFactory.create(**wacht)

    _college(maak_complete_nota(plan, status=Stukstatus.COLLEGE))

    for mijlpaal in (eerste, tweede, derde):
        mijlpaal.refresh_from_db()
    assert [mijlpaal.gereed_datum for mijlpaal in (eerste, tweede, derde)] == [date(2019, 6, 1), COLLEGEDAG, None]


# ── Holding over and rejecting ───────────────────────────────────────────────────────────────────


def test_what_is_held_over_stays_on_the_desk_and_is_written_down():
    plan = BeleidsplanFactory.create()
    stuk = _plan_bij_de_raad(plan)
    sinds = stuk.status_datum

    _raad(stuk, actie=Stukactie.AANHOUDEN, uitkomst=Uitkomst.AANGEHOUDEN, toelichting=" Eerst de cijfers. ")

    assert (stuk.status, stuk.status_datum) == (Stukstatus.RAAD, sinds)
    besluit = stuk.besluiten.get()
    assert (besluit.uitkomst, besluit.toelichting) == (Uitkomst.AANGEHOUDEN, "Eerst de cijfers.")
    plan.refresh_from_db()
    assert plan.vergrendeld_op is None


def test_what_was_held_over_is_adopted_later():
    stuk = _plan_bij_de_raad(BeleidsplanFactory.create())
    _raad(stuk, actie=Stukactie.AANHOUDEN, uitkomst=Uitkomst.AANGEHOUDEN, datum=date(2019, 11, 13))

    _raad(stuk)

    assert stuk.document is not None
    assert stuk.document.besluit == "De raad stelde het vast op 27 november 2019"


def test_a_second_click_on_holding_over_is_refused():
    stuk = _plan_bij_de_raad(BeleidsplanFactory.create())
    gezien = Bestuursstuk.objects.get(pk=stuk.pk)
    _raad(stuk, actie=Stukactie.AANHOUDEN, uitkomst=Uitkomst.AANGEHOUDEN)

    with pytest.raises(GelijktijdigGewijzigd):
        _raad(gezien, actie=Stukactie.AANHOUDEN, uitkomst=Uitkomst.AANGEHOUDEN)

    assert Besluit.objects.count() == 1


def test_a_rejected_plan_is_at_its_end_and_locks_nothing():
    plan = BeleidsplanFactory.create()
    maak_planning_2019(plan, gereed=6)
    stuk = _plan_bij_de_raad(plan)

    _raad(stuk, actie=Stukactie.VERWERPEN, uitkomst=Uitkomst.VERWORPEN)

    plan.refresh_from_db()
    assert (stuk.status, plan.vergrendeld_op) == (Stukstatus.VERWORPEN, None)
    assert not plan.mijlpalen.filter(volgorde=7, gereed_datum__isnull=False).exists()
    assert not Document.objects.exists()


# ── Refusals ─────────────────────────────────────────────────────────────────────────────────────


def test_a_body_decides_only_when_it_is_its_turn():
    stuk = maak_complete_mededeling(BeleidsplanFactory.create(), status=Stukstatus.COLLEGE)

    with pytest.raises(OrgaanNietAanZet, match="Raad: niet aan zet"):
        _college(stuk, orgaan=Orgaan.RAAD)


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
        _college(stuk, actie=actie, uitkomst=uitkomst)


def test_the_council_takes_note_of_a_mededeling_and_does_not_adopt_it():
    stuk = maak_complete_mededeling(BeleidsplanFactory.create(), status=Stukstatus.RAAD)

    with pytest.raises(UitkomstNietMogelijk, match="‘Vastgesteld’ kan niet bij ‘Raadsmededeling’"):
        _raad(stuk, uitkomst=Uitkomst.VASTGESTELD)


def test_a_clerical_step_is_not_a_decision():
    stuk = maak_complete_mededeling(BeleidsplanFactory.create(), status=Stukstatus.COLLEGE)

    with pytest.raises(UitkomstNietMogelijk):
        _college(stuk, actie=Stukactie.TERUGSTUREN)


@pytest.mark.parametrize("dag", [date(2019, 6, 26), date(2019, 7, 11)])
def test_a_decision_lies_between_the_paper_and_today(dag: date):
    stuk = maak_complete_mededeling(BeleidsplanFactory.create(), status=Stukstatus.COLLEGE)

    with pytest.raises(BesluitdatumKloptNiet, match="van 27 juni 2019 tot en met 10 juli 2019"):
        _college(stuk, datum=dag)


def test_the_council_does_not_decide_before_the_college_did():
    stuk = maak_complete_mededeling(BeleidsplanFactory.create(), status=Stukstatus.COLLEGE)
    _college(stuk)

    with pytest.raises(BesluitdatumKloptNiet, match="van 9 juli 2019 tot"):
        _raad(stuk, datum=date(2019, 7, 8))


def test_a_paper_that_became_incomplete_is_not_adopted():
    stuk = BestuursstukFactory.create(soort=Documentsoort.STARTNOTITIE, status=Stukstatus.COLLEGE)

    with pytest.raises(StukOnvolledig):
        _college(stuk)


def test_data_that_changed_since_the_drawing_are_not_frozen():
    plan = BeleidsplanFactory.create()
    stuk = maak_complete_nota(plan, status=Stukstatus.COLLEGE)
    ontwerp = ontwerp_van(lambda: stuk)
    StuksectieFactory.create(stuk=stuk, kop="Toch nog iets")

    with pytest.raises(GelijktijdigGewijzigd, match="de gegevens van"):
        leg_document_vast(stuk, ontwerp, op=OP)

    assert not Document.objects.exists()


def test_the_same_data_are_frozen():
    stuk = maak_complete_nota(BeleidsplanFactory.create(), status=Stukstatus.COLLEGE)
    ontwerp = ontwerp_van(lambda: stuk)

    leg_document_vast(stuk, replace(ontwerp), op=OP)

    assert Document.objects.get().stuk == stuk


def test_a_rehearsal_leaves_nothing_behind():
    stuk = maak_complete_nota(BeleidsplanFactory.create(), status=Stukstatus.COLLEGE)

    def oefening() -> Bestuursstuk:
        stuk_terugsturen(stuk, door=None, op=OP)
        return stuk

    ontwerp = ontwerp_van(oefening)

    assert ontwerp.gegevens.status == "Concept"
    stuk.refresh_from_db()
    assert stuk.status == Stukstatus.COLLEGE
    assert not Statusovergang.objects.exists()
