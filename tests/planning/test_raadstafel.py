"""Raadstafels, questions and promises: their table, who may do what, and what everybody reads of them."""

from datetime import UTC, date, datetime
from itertools import product
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from planning.models import Raadstafel, Toezegging
from planning.proces.queries import nu_te_doen
from planning.raad.enums import Motiestatus
from planning.raadstafel.enums import Toezeggingactie, Toezeggingstatus
from planning.raadstafel.services import (
    Afdoening,
    AfdoeningKloptNiet,
    toezegging_afdoen,
    toezegging_heropenen,
    toezegging_vervallen,
)
from planning.raadstafel.workflow import TOEZEGGING
from planning.stuk.enums import Stukstatus
from rapportage.documenten.enums import Documentsoort
from tests.factories.planning import (
    AmendementFactory,
    BestuursstukFactory,
    DocumentFactory,
    GeheimhoudingFactory,
    MotieFactory,
    RaadstafelFactory,
    RaadsvraagFactory,
    ToezeggingFactory,
    WeglatingFactory,
)
from tests.factories.thema import BeleidsplanFactory, GebruikerFactory, ThemaFactory
from tests.thema.beheer import als
from thema.basis.fouten import GelijktijdigGewijzigd, OvergangNietToegestaan
from thema.basis.overgang import volgende_status
from thema.basis.rollen import Rol
from thema.models import Beleidsplan, Statusovergang
from thema.thema.enums import Themastatus

pytestmark = pytest.mark.django_db
OP = datetime(2019, 12, 20, 9, 0, tzinfo=UTC)
GISTEREN = date(2019, 12, 19)
GEDAAN = Afdoening("De cijfers staan op de site.", GISTEREN)

# status → action → status. What is not here is refused.
VERWACHT = {
    "open": {"afdoen": "afgedaan", "vervallen": "vervallen"},
    "afgedaan": {"heropenen": "open"},
    "vervallen": {"heropenen": "open"},
}


@pytest.mark.parametrize(("status", "actie"), [*product(Toezeggingstatus, Toezeggingactie)])
def test_every_step_in_every_status_does_what_is_written_here(status: Toezeggingstatus, actie: Toezeggingactie):
    verwacht = VERWACHT[status].get(actie)

    if verwacht is None:
        with pytest.raises(OvergangNietToegestaan):
            volgende_status(TOEZEGGING, status, actie)
    else:
        assert volgende_status(TOEZEGGING, status, actie) == verwacht


# ── A promise ────────────────────────────────────────────────────────────────────────────────────


def test_a_promise_is_kept_opened_again_and_the_trail_tells_what_was_said_of_it():
    toezegging = ToezeggingFactory.create()

    toezegging_afdoen(toezegging, GEDAAN, door=None, op=OP)
    assert (toezegging.status, toezegging.afdoening) == ("afgedaan", GEDAAN.tekst)
    toezegging_heropenen(toezegging, door=None, op=OP, opmerking="De raad miste 2018.")

    assert (toezegging.status, toezegging.afdoening, toezegging.afgedaan_datum) == ("open", "", None)
    stappen = list(Statusovergang.objects.order_by("pk").values_list("actie", "opmerking"))
    assert stappen == [
        ("afdoen", "De cijfers staan op de site."),
        ("heropenen", "De raad miste 2018. Er stond (19 december 2019): De cijfers staan op de site."),
    ]


@pytest.mark.parametrize(
    "afdoening",
    [Afdoening("  ", GISTEREN), Afdoening("Klaar.", date(2019, 10, 8)), Afdoening("Klaar.", date(2019, 12, 21))],
)
def test_a_promise_is_settled_with_words_and_between_the_meeting_and_today(afdoening: Afdoening):
    toezegging = ToezeggingFactory.create()

    with pytest.raises(AfdoeningKloptNiet):
        toezegging_afdoen(toezegging, afdoening, door=None, op=OP)

    assert Toezegging.objects.get().status == Toezeggingstatus.OPEN


def test_what_a_colleague_settled_meanwhile_is_not_settled_again():
    toezegging = ToezeggingFactory.create()
    toezegging_vervallen(Toezegging.objects.get(), "Het is al bekend.", door=None, op=OP)

    with pytest.raises(GelijktijdigGewijzigd):
        toezegging_afdoen(toezegging, GEDAAN, door=None, op=OP)


def test_the_database_keeps_no_promise_that_is_open_and_settled():
    toezegging = ToezeggingFactory.create()

    with pytest.raises(IntegrityError), transaction.atomic():
        Toezegging.objects.filter(pk=toezegging.pk).update(status="afgedaan")


# ── Rights ───────────────────────────────────────────────────────────────────────────────────────

GRIFFIE = {Rol.BEHEERDER, Rol.GRIFFIE}
OOV_OOK = GRIFFIE | {Rol.OOV}
MEDEWERKERS = OOV_OOK | {Rol.BESTUURSSECRETARIAAT}
RECHTEN = {
    "view_raadstafel": MEDEWERKERS,
    "change_raadstafel": GRIFFIE,
    "delete_raadstafel": set(),  # something was promised there
    "change_raadsvraag": OOV_OOK,
    "beantwoord_raadsvraag": {Rol.BEHEERDER, Rol.OOV},
    "change_toezegging": GRIFFIE,
    "afdoen_toezegging": OOV_OOK,
    "vervallen_toezegging": GRIFFIE,
    "heropenen_toezegging": set(),  # it is open
}


def test_the_griffie_writes_oov_answers_and_others_read():
    tafel = RaadstafelFactory.create(is_besloten=True)
    dingen: dict[str, Any] = {
        "raadstafel": tafel,
        "raadsvraag": RaadsvraagFactory.create(raadstafel=tafel),
        "toezegging": ToezeggingFactory.create(raadstafel=tafel),
    }
    gebruikers = {rol: GebruikerFactory.create(rol=rol) for rol in Rol}

    for recht, verwacht in RECHTEN.items():
        ding = dingen[recht.rpartition("_")[2]]
        wie = {rol for rol, gebruiker in gebruikers.items() if gebruiker.has_perm(f"planning.{recht}", ding)}
        assert wie == verwacht, recht
        assert not AnonymousUser().has_perm(f"planning.{recht}", ding)


@pytest.mark.parametrize(
    ("is_besloten", "is_geheim", "is_aan_raad", "wie"),
    [
        (False, False, False, {*Rol, None}),
        (True, False, False, MEDEWERKERS | {Rol.RAADSLID}),
        (False, True, False, MEDEWERKERS - {Rol.OOV}),
        (False, True, True, MEDEWERKERS - {Rol.OOV} | {Rol.RAADSLID}),
    ],
)
def test_who_knows_of_a_raadstafel_knows_of_its_papers_too(
    *, is_besloten: bool, is_geheim: bool, is_aan_raad: bool, wie: set[Rol | None]
):
    tafel = RaadstafelFactory.create(is_besloten=is_besloten)
    stuk = BestuursstukFactory.create(beleidsplan=tafel.beleidsplan, status=Stukstatus.RAAD)
    tafel.stukken.add(stuk, BestuursstukFactory.create(beleidsplan=tafel.beleidsplan))
    if is_geheim:
        GeheimhoudingFactory.create(stuk=stuk, is_aan_raad=is_aan_raad)

    for rol in (*Rol, None):
        gebruiker = GebruikerFactory.create(rol=rol) if rol else AnonymousUser()
        assert Raadstafel.objects.zichtbaar_voor(gebruiker).exists() is (rol in wie), rol
        # The permission is its twin, for who works here.
        if rol in MEDEWERKERS:
            assert gebruiker.has_perm("planning.view_raadstafel", tafel) is (rol in wie), rol


# ── What people read ─────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def plan() -> Beleidsplan:
    gemaakt: Beleidsplan = BeleidsplanFactory.create(is_actueel=True)
    return gemaakt


def _openbaar_plan(plan: Beleidsplan, **velden: Any) -> Any:
    document = DocumentFactory.create(beleidsplan=plan, gepubliceerd_op=OP, soort=Documentsoort.PLAN, slug="plan-x")
    return BestuursstukFactory.create(
        beleidsplan=plan, soort=Documentsoort.PLAN, status=Stukstatus.DEFINITIEF, document=document, **velden
    )


def _alles(plan: Beleidsplan) -> None:
    """A theme of which the council changed the text, with a motion and a promise about it, and what nobody may read."""
    thema = ThemaFactory.create(beleidsplan=plan, slug="drugs", status=Themastatus.GEPRIORITEERD)
    stuk = _openbaar_plan(plan)
    AmendementFactory.create(
        stuk=stuk, nummer="A", titel="Ook buiten", plek=f"thema.kern:{thema.pk}", status="aangenomen"
    )
    AmendementFactory.create(
        stuk=stuk, nummer="B", titel="Verworpen tekst", plek=f"thema.kern:{thema.pk}", status="verworpen"
    )
    motie = MotieFactory.create(stuk=stuk, nummer="M1", titel="Vertel het", status=Motiestatus.AANGENOMEN)
    motie.themas.add(thema)
    tafel = RaadstafelFactory.create(beleidsplan=plan, onderwerp="Openbaar gesprek", verslag="Er is **gepraat**.")
    tafel.themas.add(thema)
    ToezeggingFactory.create(raadstafel=tafel, thema=thema, tekst="Cijfers per wijk.")
    RaadsvraagFactory.create(raadstafel=tafel, vraag="Hoe vaak?")
    dicht = RaadstafelFactory.create(beleidsplan=plan, onderwerp="Besloten gesprek", is_besloten=True)
    ToezeggingFactory.create(raadstafel=dicht, thema=thema, tekst="Achter gesloten deuren.")
    geheim = BestuursstukFactory.create(beleidsplan=plan, status=Stukstatus.RAAD)
    GeheimhoudingFactory.create(stuk=geheim, is_aan_raad=True)
    MotieFactory.create(stuk=geheim, nummer="G", titel="Geheime motie").themas.add(thema)
    RaadstafelFactory.create(beleidsplan=plan, onderwerp="Geheim gesprek").stukken.add(geheim)


@pytest.mark.parametrize("adres", ["/raad/", "/themas/drugs/"])
def test_everybody_reads_what_became_of_motions_and_promises_and_nothing_that_is_secret(plan: Beleidsplan, adres: str):
    _alles(plan)

    tekst = Client().get(adres).content.decode()

    for verwacht in ("Motie M1: Vertel het", "Cijfers per wijk.", "/documenten/plan-x/"):
        assert verwacht in tekst
    for weg in ("Besloten gesprek", "gesloten deuren", "Geheime motie", "Geheim gesprek", "Verworpen tekst"):
        assert weg not in tekst
    apart = {
        "/raad/": ("Openbaar gesprek", "Hoe vaak?", "<strong>gepraat</strong>"),
        "/themas/drugs/": ("/documenten/plan-x/#wijzigingen",),
    }
    assert all(deel in tekst for deel in apart[adres])


def test_a_council_member_reads_in_the_file_what_was_besloten_and_the_late_promise_first(plan: Beleidsplan):
    _alles(plan)
    ToezeggingFactory.create(
        raadstafel=Raadstafel.objects.get(onderwerp="Openbaar gesprek"),
        tekst="Heel lang geleden.",
        termijn_datum=date(2019, 10, 20),
    )

    tekst = als(Rol.RAADSLID).get("/dossier/").content.decode()

    assert "Besloten gesprek" in tekst
    assert "Geheim gesprek" in tekst  # it was handed to the council
    assert tekst.index("Heel lang geleden.") < tekst.index("Cijfers per wijk.")
    assert "Te laat." in tekst


def test_what_is_withheld_from_a_paper_is_withheld_from_what_was_said_of_it_too(plan: Beleidsplan):
    stuk = BestuursstukFactory.create(beleidsplan=plan, soort=Documentsoort.PLAN, status=Stukstatus.RAAD)
    WeglatingFactory.create(stuk=stuk, passage="Kwikzilver")
    tafel = RaadstafelFactory.create(
        beleidsplan=plan, onderwerp="Over Kwikzilver", verslag="Kwikzilver was **de** zorg.", datum=date(2019, 10, 9)
    )
    tafel.stukken.add(stuk)
    RaadsvraagFactory.create(raadstafel=tafel, vraag="Waar ligt Kwikzilver?")
    ToezeggingFactory.create(raadstafel=tafel, tekst="Wij ruimen Kwikzilver op.")

    openbaar, agenda = (Client().get(url).content.decode() for url in ("/raad/", "/planning/planning.ics"))

    zinnen = ("Over {}", "{} was <strong>de</strong> zorg.", "Waar ligt {}?", "Wij ruimen {} op.")
    merk, dossier = "⟦weggelakt: artikel 10 lid 2 onder e⟧", als(Rol.RAADSLID).get("/dossier/").content.decode()
    assert "Kwikzilver" not in openbaar + agenda
    assert [zin for zin in zinnen if zin.format(merk) not in openbaar] == []
    assert [zin for zin in zinnen if zin.format("Kwikzilver") not in dossier] == []


def test_the_page_says_so_when_there_is_nothing_yet(plan: Beleidsplan):
    assert "nog niet over het plan gesproken" in Client().get("/raad/").content.decode()


def test_the_page_asks_as_many_queries_for_three_as_for_one(plan: Beleidsplan, django_assert_max_num_queries: Any):
    def maak() -> None:
        tafel = RaadstafelFactory.create(beleidsplan=plan)
        tafel.themas.add(ThemaFactory.create(beleidsplan=plan))
        RaadsvraagFactory.create(raadstafel=tafel)
        ToezeggingFactory.create(raadstafel=tafel)

    maak()
    with django_assert_max_num_queries(100) as een:
        Client().get("/raad/")
    maak()
    maak()

    with django_assert_max_num_queries(len(een.captured_queries)):
        Client().get("/raad/")


def test_the_calendar_of_the_council_has_the_meetings_that_are_public(plan: Beleidsplan):
    _alles(plan)

    raad, oov = (Client().get(f"/planning/planning.ics?betreft={wie}").content.decode() for wie in ("raad", "oov"))

    assert "Openbaar gesprek" in raad
    assert "Besloten gesprek" not in raad
    assert "Geheim gesprek" not in raad
    assert "Openbaar gesprek" not in oov


# ── To do ────────────────────────────────────────────────────────────────────────────────────────


def _zinnen(plan: Beleidsplan, rol: Rol) -> str:
    doen = nu_te_doen(GebruikerFactory.create(rol=rol), plan, date(2020, 1, 2))
    vakken = {"te laat": doen.te_laat, "later": (*doen.vandaag, *doen.deze_week, *doen.later)}
    return "\n".join(f"{vak}: {taak.zin}" for vak, taken in vakken.items() for taak in taken)


def test_everyone_is_told_what_of_the_council_waits_for_them(plan: Beleidsplan):
    _alles(plan)
    stuk = BestuursstukFactory.create(beleidsplan=plan, soort=Documentsoort.RAADSVOORSTEL, status=Stukstatus.RAAD)
    AmendementFactory.create(stuk=stuk, nummer="C")
    AmendementFactory.create(stuk=stuk, nummer="D")

    griffie, oov = _zinnen(plan, Rol.GRIFFIE), _zinnen(plan, Rol.OOV)

    assert "Over amendement C en amendement D is nog niet besloten." in griffie
    assert "Van motie M1 ‘Vertel het’ is nog niet vastgelegd wat ermee is gedaan." in griffie
    assert "te laat: Toegezegd aan de raad: ‘Cijfers per wijk.’" in griffie
    assert "te laat: Toegezegd aan de raad: ‘Cijfers per wijk.’" in oov
    assert "wacht op een antwoord." in oov
    for niet in ("amendement C", "motie M1"):
        assert niet not in oov
    assert "wacht op een antwoord." not in griffie


# ── The admin ────────────────────────────────────────────────────────────────────────────────────


def test_oov_answers_a_question_and_leaves_it_as_it_was_asked(plan: Beleidsplan):
    vraag = RaadsvraagFactory.create(raadstafel__beleidsplan=plan)
    adres = reverse("admin:planning_raadsvraag_change", args=(vraag.pk,))
    gepost = {
        "bewerking": vraag.bewerking,
        "vraag": "Iets anders?",
        "antwoord": "Twaalf.",
        "beantwoord_datum": "2019-12-01",
    }

    antwoord = als(Rol.OOV).post(adres, gepost)

    vraag.refresh_from_db()
    assert antwoord.status_code == 302
    assert (vraag.antwoord, vraag.vraag) == ("Twaalf.", "Hoeveel meldingen zijn er in het buitengebied?")


def test_a_promise_is_settled_by_its_page(plan: Beleidsplan):
    toezegging = ToezeggingFactory.create(raadstafel__beleidsplan=plan)
    adres = reverse("admin:planning_toezegging_stap", args=(toezegging.pk, "afdoen"))
    gezien = {"status": "open", "bewerking": toezegging.bewerking}
    klant = als(Rol.OOV)

    leeg = klant.post(adres, {**gezien, "tekst": "", "datum": "2019-12-01"})
    oud = klant.post(adres, {**gezien, "bewerking": 99, "tekst": "Klaar.", "datum": "2019-12-01"})
    raar = klant.post(adres, {"tekst": "\x00", "datum": "x", "document": "9" * 40})
    goed = klant.post(adres, {**gezien, "tekst": "Klaar.", "datum": "2019-12-01"})

    assert [een.status_code for een in (leeg, oud, raar, goed)] == [200, 200, 200, 302]
    assert "Schrijf op wat ermee is gedaan." in leeg.content.decode()
    assert "Iemand anders heeft" in oud.content.decode()
    assert Toezegging.objects.get().afdoening == "Klaar."


@pytest.mark.parametrize("pk", ["0", "x", "²", str(10**30)])
def test_a_promise_that_does_not_exist_is_not_found(plan: Beleidsplan, pk: str):
    assert als(Rol.GRIFFIE).get(f"/admin/planning/toezegging/{pk}/stap/afdoen/").status_code == 404
