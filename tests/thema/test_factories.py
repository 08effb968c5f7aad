"""The factories give what validation accepts."""

import inspect

import pytest
from factory.django import DjangoModelFactory

from tests.factories import thema as fabrieken
from thema.basis.rollen import Rol, rollen_van

FABRIEKEN = [
    fabriek
    for _, fabriek in inspect.getmembers(fabrieken, inspect.isclass)
    if issubclass(fabriek, DjangoModelFactory) and fabriek is not DjangoModelFactory
]


@pytest.mark.django_db
@pytest.mark.parametrize("fabriek", FABRIEKEN, ids=lambda fabriek: fabriek.__name__)
def test_a_factory_makes_two_valid_ones(fabriek: type[DjangoModelFactory]):
    eerste, tweede = fabriek(), fabriek()

    eerste.full_clean()
    tweede.full_clean()


@pytest.mark.django_db
@pytest.mark.parametrize(("rol", "is_staff"), [(Rol.OOV, True), (Rol.RAADSLID, False), (None, False)])
def test_an_account_gets_its_role_and_its_place(rol: Rol | None, is_staff: bool):
    gebruiker = fabrieken.GebruikerFactory(rol=rol)

    assert rollen_van(gebruiker) == (frozenset({rol.value}) if rol else frozenset())
    assert gebruiker.is_staff is is_staff
