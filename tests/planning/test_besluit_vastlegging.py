"""What follows from a decision: a frozen document, a plan that is locked, a milestone that is done."""

from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest

from planning.besluit.services import stuk_terugsturen
from planning.besluit.vastlegging import leg_document_vast, ontwerp_van
from planning.mijlpaal.enums import Orgaan
from planning.mijlpaal.services import VolgordeFout
from planning.models import Besluit, Bestuursstuk
from planning.stuk.enums import Openbaarmaking, Stukstatus
from rapportage.documenten.enums import Documentsoort
from rapportage.models import Document
from tests.factories.planning import (
    BesluitpuntFactory,
    BestuursstukFactory,
    BijlageFactory,
    DocumentFactory,
    MijlpaalFactory,
    NotagegevensFactory,
    StuksectieFactory,
    VoortgangsrapportageFactory,
    maak_complete_mededeling,
    maak_complete_nota,
    maak_planning_2019,
)
from tests.factories.thema import BeleidsplanFactory, DoelFactory, ThemaFactory
from tests.planning.besluitnemers import COLLEGEDAG, OP, OP_RAAD, RAADSDAG, college, plan_bij_de_raad, raad
from thema.basis.fouten import GelijktijdigGewijzigd, Vergrendeld
from thema.models import Statusovergang

pytestmark = pytest.mark.django_db


# ── What becomes of it ───────────────────────────────────────────────────────────────────────────


def test_a_definitive_nota_is_frozen_with_data_page_and_pdf():
    stuk = maak_complete_nota(BeleidsplanFactory.create(), status=Stukstatus.COLLEGE, nummer="2019-001335")

    college(stuk)

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
    ],
)
def test_a_nota_is_published_at_once_only_where_its_proposal_says_so(
    optie: Openbaarmaking, velden: dict[str, str], is_openbaar: bool
):
    stuk = maak_complete_mededeling(BeleidsplanFactory.create(), soort=Documentsoort.NOTA, status=Stukstatus.COLLEGE)
    BesluitpuntFactory.create(stuk=stuk)
    BijlageFactory.create(stuk=stuk, soort="persbericht")
    NotagegevensFactory.create(stuk=stuk, openbaarmaking=optie, **velden)

    college(stuk)

    assert (Document.objects.get().gepubliceerd_op is not None) is is_openbaar


def test_after_it_is_definitive_nothing_of_the_paper_can_be_edited():
    stuk = maak_complete_nota(BeleidsplanFactory.create(), status=Stukstatus.COLLEGE)
    college(stuk)
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
    thema = ThemaFactory.create(beleidsplan=plan, veiligheid=True)
    doel = DoelFactory.create(thema=thema)
    stuk = plan_bij_de_raad(plan)

    raad(stuk)

    plan.refresh_from_db()
    assert (plan.vaststellingsdatum, plan.vergrendeld_op) == (RAADSDAG, OP_RAAD)
    for ding in (plan, thema, doel):
        with pytest.raises(Vergrendeld):
            ding.save()
    with pytest.raises(Vergrendeld):
        ThemaFactory.create(beleidsplan=plan)


def test_the_document_of_a_plan_carries_its_adoption_and_is_public():
    plan = BeleidsplanFactory.create()
    stuk = plan_bij_de_raad(plan)

    raad(stuk)

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

    raad(stuk)

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
        raad(stuk)

    stuk.refresh_from_db()
    assert stuk.status == Stukstatus.RAAD


def test_a_plan_is_not_adopted_twice():
    plan = BeleidsplanFactory.create(vergrendeld_op=OP)
    stuk = plan_bij_de_raad(plan)

    with pytest.raises(Vergrendeld):
        raad(stuk)

    assert not Document.objects.exists()


def test_an_address_that_is_taken_gets_a_number():
    DocumentFactory.create(slug="nota-2019-001335")
    DocumentFactory.create(slug="nota-2019-001335-2")
    stuk = maak_complete_nota(BeleidsplanFactory.create(), status=Stukstatus.COLLEGE, nummer="2019-001335")

    college(stuk)

    assert stuk.document is not None
    assert stuk.document.slug == "nota-2019-001335-3"


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


# ── The order of the planning ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("gereed", [0, 4, 5])
def test_the_council_does_not_adopt_the_plan_while_earlier_milestones_are_open(gereed: int):
    plan = BeleidsplanFactory.create()
    maak_planning_2019(plan, gereed=gereed)
    stuk = plan_bij_de_raad(plan)

    with pytest.raises(VolgordeFout) as fout:
        raad(stuk)

    assert [mijlpaal.volgorde for mijlpaal in fout.value.eerst] == [*range(gereed + 1, 7)]
    stuk.refresh_from_db()
    plan.refresh_from_db()
    assert (stuk.status, plan.vergrendeld_op) == (Stukstatus.RAAD, None)
    assert not Besluit.objects.exists()
    assert not Document.objects.exists()


def test_the_adoption_reports_the_last_milestone_done():
    plan = BeleidsplanFactory.create()
    mijlpalen = maak_planning_2019(plan, gereed=6)

    raad(plan_bij_de_raad(plan))

    mijlpalen[6].refresh_from_db()
    assert mijlpalen[6].gereed_datum == RAADSDAG


def test_of_several_that_wait_the_first_open_one_is_done():
    plan = BeleidsplanFactory.create()
    wacht = {"beleidsplan": plan, "betreft": Orgaan.COLLEGE, "vervuld_door": Documentsoort.NOTA}
    eerste = MijlpaalFactory.create(**wacht, gereed_datum=date(2019, 6, 1))
    tweede, derde = MijlpaalFactory.create(**wacht), MijlpaalFactory.create(**wacht)

    college(maak_complete_nota(plan, status=Stukstatus.COLLEGE))

    for mijlpaal in (eerste, tweede, derde):
        mijlpaal.refresh_from_db()
    assert [mijlpaal.gereed_datum for mijlpaal in (eerste, tweede, derde)] == [date(2019, 6, 1), COLLEGEDAG, None]
