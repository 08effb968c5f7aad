"""Once adopted, no part of a plan, report or paper changes by any way of writing; until then every way works."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone

from tests.factories.thema import (
    BeleidsplanFactory,
    DoelFactory,
    GebruikerFactory,
    IndicatorwaardeFactory,
    MaatregelFactory,
    PartnerFactory,
    StandpuntFactory,
    ThemaFactory,
)
from tests.thema.beheer import fabrieken
from thema.basis.fouten import DomeinFout, Vergrendeld
from thema.basis.models import Bewerkbaar, Slotinhoud, Vergrendelbaar
from thema.beleidsplan.services import plan_vergrendelen
from thema.models import Beleidsplan, Partner, Statusovergang, Thema

pytestmark = pytest.mark.django_db

INHOUD = sorted((model for model in apps.get_models() if issubclass(model, Slotinhoud)), key=lambda m: m._meta.label)
SLOTEN = sorted(
    (model for model in apps.get_models() if issubclass(model, Vergrendelbaar)), key=lambda m: m._meta.label
)


def _vergrendel(slot: Vergrendelbaar) -> None:
    type(slot)._base_manager.filter(pk=slot.pk).update(vergrendeld_op=timezone.now())


def _vers(ding: Any) -> Any:
    return type(ding)._base_manager.get(pk=ding.pk)


def _kopie(ding: Any) -> Any:
    nieuw = _vers(ding)
    nieuw.pk = None
    nieuw._state.adding = True  # noqa: SLF001
    return nieuw


SCHRIJFWIJZEN: dict[str, Callable[[Any], object]] = {
    "save": lambda ding: ding.save(),
    "save of one field": lambda ding: ding.save(update_fields=["bewerking"]),
    "save of a new one": lambda ding: _kopie(ding).save(),
    "delete": lambda ding: ding.delete(),
    "update of a queryset": lambda ding: type(ding).objects.filter(pk=ding.pk).update(bewerking=7),
    "delete of a queryset": lambda ding: type(ding).objects.filter(pk=ding.pk).delete(),
    "bulk_update": lambda ding: type(ding).objects.bulk_update([ding], ["bewerking"]),
    "bulk_create": lambda ding: type(ding).objects.bulk_create([_kopie(ding)]),
}


def test_every_room_that_has_something_to_adopt_is_looked_at():
    assert {model._meta.app_label for model in INHOUD} == {"thema", "consultatie", "rapportage", "planning"}
    assert len(INHOUD) >= 18


@pytest.mark.parametrize("model", INHOUD, ids=lambda model: model._meta.label)
@pytest.mark.parametrize("wijze", SCHRIJFWIJZEN)
def test_what_has_been_adopted_cannot_be_written(model: type[Slotinhoud], wijze: str):
    ding = _vers(fabrieken()[model]())
    _vergrendel(ding.slot)

    with pytest.raises(Vergrendeld, match="is vastgesteld en kan niet meer worden gewijzigd"), transaction.atomic():
        SCHRIJFWIJZEN[wijze](ding)

    assert type(ding)._base_manager.count() == 1
    assert _vers(ding).bewerking == ding.bewerking


@pytest.mark.parametrize("model", INHOUD, ids=lambda model: model._meta.label)
def test_a_lock_that_falls_after_reading_still_holds(model: type[Slotinhoud]):
    """The object in hand says open; what is stored says adopted."""
    ding = _vers(fabrieken()[model]())
    assert not ding.slot.is_vergrendeld
    _vergrendel(ding.slot)

    with pytest.raises(Vergrendeld):
        ding.save()


@pytest.mark.parametrize("model", INHOUD, ids=lambda model: model._meta.label)
def test_until_then_it_can_be_saved_updated_and_deleted(model: type[Slotinhoud]):
    ding = _vers(fabrieken()[model]())

    ding.save()
    type(ding).objects.filter(pk=ding.pk).update(bewerking=7)
    ding.delete()

    assert not type(ding)._base_manager.exists()


@pytest.mark.parametrize("model", SLOTEN, ids=lambda model: model._meta.label)
def test_an_adopted_whole_cannot_be_saved_or_deleted_either(model: type[Vergrendelbaar]):
    geheel = fabrieken()[model]()
    _vergrendel(geheel)

    with pytest.raises(Vergrendeld):
        geheel.save()
    with pytest.raises(Vergrendeld):
        geheel.delete()


def test_a_part_cannot_be_taken_out_of_an_adopted_plan():
    thema = ThemaFactory()
    ander_plan = BeleidsplanFactory()
    _vergrendel(thema.beleidsplan)

    thema.beleidsplan = ander_plan
    with pytest.raises(Vergrendeld):
        thema.save()
    with pytest.raises(Vergrendeld):
        Thema.objects.filter(pk=thema.pk).update(beleidsplan=ander_plan)


def test_a_part_cannot_be_moved_into_an_adopted_plan():
    vast, thema = BeleidsplanFactory(), ThemaFactory()
    _vergrendel(vast)
    vast.refresh_from_db()

    with pytest.raises(Vergrendeld):
        Thema.objects.filter(pk=thema.pk).update(beleidsplan=vast)
    thema.beleidsplan = vast
    with pytest.raises(Vergrendeld):
        thema.save()


def test_what_lives_on_after_adoption_stays_open():
    """A figure comes in every year, and a partner speaks again."""
    waarde = IndicatorwaardeFactory()
    standpunt = StandpuntFactory()
    _vergrendel(waarde.indicator.beleidsplan)
    _vergrendel(standpunt.thema.beleidsplan)

    waarde.save()
    standpunt.save()


@pytest.mark.parametrize("fabriek", [DoelFactory, MaatregelFactory])
def test_a_partner_that_an_adopted_plan_names_cannot_be_deleted(fabriek: Any):
    partner = PartnerFactory()
    ding = fabriek()
    ding.partners.add(partner)
    _vergrendel(ding.slot)

    with pytest.raises(DomeinFout, match="staat in een vastgesteld plan"):
        partner.delete()

    assert ding.partners.get() == partner


def test_a_partner_that_only_open_plans_name_can_be_deleted():
    partner = PartnerFactory()
    DoelFactory().partners.add(partner)

    partner.delete()

    assert not Partner.objects.exists()


# ── Edit counter and history ─────────────────────────────────────────────────────────────────────

BEWERKBAAR = sorted(
    (model for model in apps.get_models() if issubclass(model, Bewerkbaar)), key=lambda m: m._meta.label
)


@pytest.mark.parametrize("model", BEWERKBAAR, ids=lambda model: model._meta.label)
def test_every_save_counts_and_leaves_a_version(model: type[Bewerkbaar]):
    ding = _vers(fabrieken()[model]())

    ding.save()
    ding.save(update_fields=["bewerking"])

    assert [versie.bewerking for versie in ding.history.all()] == [3, 2, 1]
    assert _vers(ding).bewerking == 3


def test_a_deletion_leaves_a_version():
    partner = PartnerFactory()
    sleutel = partner.pk

    partner.delete()

    assert list(Partner.history.filter(id=sleutel).values_list("history_type", flat=True)) == ["-", "+"]


def test_adoption_locks_once_and_is_in_the_history():
    plan = BeleidsplanFactory()
    op = timezone.now()

    plan_vergrendelen(plan, vaststellingsdatum=date(2019, 11, 27), op=op)

    assert (plan.vergrendeld_op, plan.vaststellingsdatum) == (op, date(2019, 11, 27))
    assert plan.history.first().vaststellingsdatum == date(2019, 11, 27)
    with pytest.raises(Vergrendeld):
        plan_vergrendelen(plan, vaststellingsdatum=date(2019, 12, 1), op=op)
    assert Beleidsplan.objects.get().vaststellingsdatum == date(2019, 11, 27)


def test_a_step_of_the_trail_reads_as_from_and_to():
    stap = Statusovergang.objects.create(
        content_type=ContentType.objects.get_for_model(Thema),
        object_id=ThemaFactory().pk,
        van="voorgesteld",
        naar="geprioriteerd",
        actie="prioriteren",
        door=GebruikerFactory(),
        op=timezone.now(),
    )

    assert str(stap) == "voorgesteld → geprioriteerd"
