"""T24: whatever anybody does, in any order, a plan, its papers and its session go by their tables and stay as adopted."""

import hashlib
from collections.abc import Iterator

import pytest
from django.db import models, transaction
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from planning.models import Amendement, Bestuursstuk, Stuksectie
from rapportage.models import Document
from tests.factories.planning import DocumentFactory, GeheimhoudingFactory
from tests.planning import t24_model as model
from tests.planning.raadsleden import stemt
from tests.planning.t24_machine import ANDER_WOORD, Besluitvorming
from thema.doelenboom.models import Doel

pytestmark = [pytest.mark.django_db, pytest.mark.traag]


def test_nothing_illegal_happens_and_what_was_adopted_stands():
    run_state_machine_as_test(
        Besluitvorming,
        settings=settings(
            max_examples=6, stateful_step_count=35, database=None, suppress_health_check=list(HealthCheck)
        ),
    )


# ── Would it notice? ─────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def vastgesteld() -> Iterator[Besluitvorming]:
    """The same municipality, in which every paper went the whole way, and the council amended the plan."""
    machine = Besluitvorming()
    for naam in ("plan", "mededeling", "nota"):
        for _ in range(3):
            machine.vooruit(naam, "beheerder")
    machine.vooruit("mededeling", "beheerder")
    machine.dien_een_amendement_in("griffie", "60%")
    stemt(Amendement.objects.get(), "Groot", "Klein")
    machine.vooruit("plan", "griffie")
    for _ in range(4):
        machine.vooruit("bijstelling", "beheerder")
    yield machine
    transaction.set_rollback(True)
    machine.transactie.__exit__(None, None, None)


def test_the_shortest_way_ends_with_every_paper_adopted_and_the_amendment_in_the_plan(vastgesteld: Besluitvorming):
    _alles(vastgesteld)

    assert set(Bestuursstuk.objects.values_list("status", flat=True)) == {"definitief"}
    assert "60%" in Doel.objects.get().tekst
    assert ANDER_WOORD in Doel.objects.get().tekst
    assert {type(ding) for ding in model.vastgestelde_inhoud()} >= {Doel, Amendement, Stuksectie}
    # A lock that gives way is noticed: this is a write past it.
    with pytest.raises(pytest.fail.Exception):
        model.weigert(_ruw(Doel).update, bewerking=1)


def _ruw(model_: type[models.Model]) -> models.QuerySet[models.Model]:
    """Past every lock of ours."""
    return models.QuerySet(model_)


def _zet_terug() -> None:
    Bestuursstuk.objects.filter(soort="plan").update(status="concept")


def _wijzig_een_doel() -> None:
    _ruw(Doel).update(tekst="Heel iets anders.")


def _haal_een_amendement_weg() -> None:
    amendement = Amendement.objects.get()
    amendement.stemmingen.all().delete()
    amendement.indieners.clear()
    _ruw(Amendement).filter(pk=amendement.pk).delete()


def _teken_een_andere_pdf() -> None:
    Document.objects.filter(soort="plan").update(pdf=b"%PDF-anders")


def _geheim_en_openbaar() -> None:
    GeheimhoudingFactory.create(stuk=Bestuursstuk.objects.get(soort="plan"))


def _document_zonder_stuk() -> None:
    Bestuursstuk.objects.filter(soort="nota").update(document=None)


def _planversie_zonder_besluit() -> None:
    DocumentFactory.create(soort="plan", sha256=hashlib.sha256(b"%PDF-").hexdigest())


KNOEIERIJ = (
    *(_zet_terug, _wijzig_een_doel, _haal_een_amendement_weg, _planversie_zonder_besluit),
    *(_teken_een_andere_pdf, _geheim_en_openbaar, _document_zonder_stuk),
)


def test_every_invariant_notices_what_it_is_for_and_nothing_else(vastgesteld: Besluitvorming):
    _alles(vastgesteld)
    zag = dict(vastgesteld.vast)

    for knoei in KNOEIERIJ:
        with transaction.atomic():
            knoei()
            with pytest.raises(AssertionError):
                _alles(vastgesteld)
            transaction.set_rollback(True)
        vastgesteld.vast = dict(zag)
        _alles(vastgesteld)


def _alles(machine: Besluitvorming) -> None:
    machine.het_spoor_klopt()
    machine.de_documenten_kloppen()
    machine.wat_geheim_is_blijft_dat()
    machine.wat_vaststaat_is_zoals_het_was()
    machine.wie_erbuiten_staat_weet_er_niet_van()
