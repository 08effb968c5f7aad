"""The council decides on what the college decided on, or on nothing; and there is a way back to the college."""

from datetime import UTC, date, datetime

import pytest

from planning.besluit.fouten import InhoudGewijzigd
from planning.besluit.services import stuk_terug_naar_college
from planning.besluit.verandering import gewijzigd_sinds
from planning.models import Besluit, Bestuursstuk
from planning.stuk.enums import Stukactie, Stukstatus, Uitkomst
from planning.stuk.queries import agendadag
from rapportage.documenten.enums import Documentsoort
from rapportage.models import Document, Voortgangsrapportage
from tests.factories.planning import (
    BestuursstukFactory,
    MijlpaalFactory,
    StuksectieFactory,
    VoortgangsrapportageFactory,
    maak_complete_mededeling,
    maak_planning_2019,
)
from tests.factories.rapportage import ThemavoortgangFactory
from tests.factories.thema import BeleidsplanFactory, DoelFactory, ThemaFactory
from tests.planning.besluitnemers import COLLEGEDAG, OP, OP_RAAD, RAADSDAG, college, raad
from tests.planning.stukbeheer import LIJST, stap
from tests.thema.beheer import als
from thema.basis.rollen import Rol
from thema.doelenboom.models import Doel
from thema.models import Beleidsplan
from thema.thema.enums import Themastatus

pytestmark = pytest.mark.django_db

SINDS = "De inhoud is gewijzigd sinds het besluit van het college van 9 juli 2019."


def _plan_na_het_college() -> tuple[Bestuursstuk, Doel]:
    """The paper of a plan with one goal, on which the college has just decided."""
    plan = BeleidsplanFactory.create(is_actueel=True)
    doel: Doel = DoelFactory.create(thema=ThemaFactory.create(beleidsplan=plan, status=Themastatus.GEPRIORITEERD))
    stuk: Bestuursstuk = BestuursstukFactory.create(
        beleidsplan=plan, soort=Documentsoort.PLAN, status=Stukstatus.COLLEGE, onderwerp=plan.naam
    )
    college(stuk)
    return stuk, doel


def _hernoem(doel: Doel, titel: str = "Meer misdrijven opgelost") -> None:
    doel.titel = titel
    doel.save()


def test_the_council_does_not_adopt_a_plan_in_which_a_goal_changed_after_the_college():
    stuk, doel = _plan_na_het_college()
    _hernoem(doel)

    with pytest.raises(InhoudGewijzigd) as fout:
        raad(stuk)

    assert SINDS in str(fout.value)
    assert "breng het stuk terug naar het college" in str(fout.value)
    stuk.refresh_from_db()
    assert stuk.status == Stukstatus.RAAD
    assert not Document.objects.exists()
    assert not Beleidsplan.objects.get(pk=stuk.beleidsplan_id).is_vergrendeld


def test_the_council_adopts_the_plan_that_the_college_decided_on():
    stuk, _ = _plan_na_het_college()

    raad(stuk)

    assert stuk.status == Stukstatus.DEFINITIEF


def test_what_was_put_back_as_the_college_saw_it_can_be_adopted():
    stuk, doel = _plan_na_het_college()
    oud = doel.titel
    _hernoem(doel)
    _hernoem(doel, oud)

    raad(stuk)

    assert stuk.status == Stukstatus.DEFINITIEF


def test_holding_over_and_a_shift_of_the_planning_change_no_content():
    stuk, _ = _plan_na_het_college()
    raad(stuk, actie=Stukactie.AANHOUDEN, uitkomst=Uitkomst.AANGEHOUDEN, datum=date(2019, 11, 13))
    MijlpaalFactory.create(beleidsplan=stuk.beleidsplan)

    assert gewijzigd_sinds(stuk) is None
    raad(stuk)

    assert stuk.status == Stukstatus.DEFINITIEF


def test_the_council_may_always_reject_or_hold_over_what_changed():
    stuk, doel = _plan_na_het_college()
    _hernoem(doel)

    raad(stuk, actie=Stukactie.AANHOUDEN, uitkomst=Uitkomst.AANGEHOUDEN, datum=date(2019, 11, 13))
    raad(stuk, actie=Stukactie.VERWERPEN, uitkomst=Uitkomst.VERWORPEN)

    assert stuk.status == Stukstatus.VERWORPEN


def test_a_report_that_changed_after_the_college_is_not_taken_note_of():
    plan = BeleidsplanFactory.create()
    rapportage = VoortgangsrapportageFactory.create(beleidsplan=plan)
    stand = ThemavoortgangFactory.create(rapportage=rapportage)
    stuk = BestuursstukFactory.create(
        beleidsplan=plan,
        soort=Documentsoort.VOORTGANGSRAPPORTAGE,
        voortgang=rapportage,
        status=Stukstatus.COLLEGE,
    )
    college(stuk)
    stand.tekst = "Er is niets gebeurd."
    stand.save()

    with pytest.raises(InhoudGewijzigd, match="9 juli 2019"):
        raad(stuk)

    assert not Voortgangsrapportage.objects.get(pk=rapportage.pk).is_vergrendeld


def test_a_startnotitie_that_shows_the_themes_keeps_those_of_the_college():
    plan = BeleidsplanFactory.create()
    stuk = BestuursstukFactory.create(beleidsplan=plan, soort=Documentsoort.STARTNOTITIE, status=Stukstatus.COLLEGE)
    StuksectieFactory.create(stuk=stuk, tekst="", onderdeel="ontwikkelthemas")
    college(stuk)
    ThemaFactory.create(beleidsplan=plan)

    with pytest.raises(InhoudGewijzigd):
        raad(stuk)


def test_of_a_decision_from_before_the_controlegetal_nothing_is_known():
    stuk, doel = _plan_na_het_college()
    Besluit.objects.update(controlegetal="")
    _hernoem(doel)

    raad(stuk)

    assert stuk.status == Stukstatus.DEFINITIEF


# ── Back to the college ──────────────────────────────────────────────────────────────────────────


def test_the_college_decides_anew_and_then_the_council_can():
    stuk, doel = _plan_na_het_college()
    maak_planning_2019(stuk.beleidsplan, gereed=6)
    _hernoem(doel)

    stuk_terug_naar_college(stuk, door=None, op=OP, opmerking="Een doel is gewijzigd.")
    terug = (stuk.status, agendadag(stuk))
    college(stuk, datum=date(2019, 10, 29), op=OP_RAAD)
    raad(stuk)

    assert terug == (Stukstatus.COLLEGE, None)
    assert stuk.status == Stukstatus.DEFINITIEF
    assert stuk.document is not None
    assert stuk.document.besluit == (
        "Het college stelde het vast op 29 oktober 2019; de raad stelde het vast op 27 november 2019"
    )
    assert [besluit.datum for besluit in stuk.besluiten.all()] == [COLLEGEDAG, date(2019, 10, 29), RAADSDAG]


@pytest.mark.parametrize("rol", [Rol.GRIFFIE, Rol.BESTUURSSECRETARIAAT])
def test_griffie_and_secretariat_bring_it_back_with_a_reason(rol: Rol):
    stuk, _ = _plan_na_het_college()
    client = als(rol)

    zonder = stap(client, stuk, "terug_naar_college")
    met = stap(client, stuk, "terug_naar_college", opmerking="Een doel is gewijzigd.")

    assert "Schrijf op waarom." in zonder.content.decode()
    assert met.status_code == 302
    stuk.refresh_from_db()
    assert stuk.status == Stukstatus.COLLEGE


# ── What people see ──────────────────────────────────────────────────────────────────────────────


def test_the_pages_warn_as_long_as_the_content_differs():
    stuk, doel = _plan_na_het_college()
    griffie, raadslid = als(Rol.GRIFFIE), als(Rol.RAADSLID)
    paden = ((griffie, f"{LIJST}{stuk.pk}/change/"), (raadslid, "/dossier/"))

    voor = [client.get(pad).content.decode() for client, pad in paden]
    _hernoem(doel)
    na = [client.get(pad).content.decode() for client, pad in paden]

    assert not any(SINDS in html for html in voor)
    assert all(SINDS in html for html in na)
    assert "Terug naar het college…" in na[0]
    assert "De raad kan pas besluiten" in na[1]


def test_the_step_of_the_council_is_refused_with_what_to_do_instead_of_a_form():
    stuk, doel = _plan_na_het_college()
    _hernoem(doel)
    griffie = als(Rol.GRIFFIE)

    html = griffie.get(f"{LIJST}{stuk.pk}/stap/raad_besluit/").content.decode()
    antwoord = stap(griffie, stuk, "raad_besluit", datum="2019-11-27", uitkomst="vastgesteld")

    assert SINDS in html
    assert 'name="uitkomst"' not in html
    assert antwoord.status_code == 200
    stuk.refresh_from_db()
    assert stuk.status == Stukstatus.RAAD


def test_a_paper_that_is_not_at_the_council_is_compared_with_nothing():
    stuk = maak_complete_mededeling(BeleidsplanFactory.create(), status=Stukstatus.COLLEGE)
    college(stuk, op=datetime(2019, 7, 10, 9, 0, tzinfo=UTC))
    stuk_terug_naar_college(stuk, door=None, op=OP)

    assert gewijzigd_sinds(stuk) is None
