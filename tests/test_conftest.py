"""Whatever the order: a test with real transactions leaves the database as the migrations made it."""

import pytest
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType

from tests.factories.thema import ThemaFactory
from thema.models import Beleidsplan, Veiligheidsveld


def de_rijen_van_de_migraties_zijn_er() -> bool:
    return Group.objects.filter(name="griffie").exists() and Veiligheidsveld.objects.count() == 5


@pytest.mark.django_db
def test_a_test_that_is_rolled_back_finds_the_rows_of_the_migrations():
    assert de_rijen_van_de_migraties_zijn_er()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("beurt", range(2))
def test_so_does_each_test_with_real_transactions(beurt: int):
    assert de_rijen_van_de_migraties_zijn_er()


def test_and_each_that_asks_for_them_by_fixture(transactional_db: None):
    assert de_rijen_van_de_migraties_zijn_er()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("beurt", range(2))
def test_nor_does_it_find_what_the_one_before_wrote(beurt: int):
    assert not Beleidsplan.objects.exists()
    assert not Beleidsplan.history.exists()

    ThemaFactory.create()


@pytest.mark.django_db(transaction=True)
def test_content_types_and_permissions_stand_as_they_were():
    soort = ContentType.objects.get_for_model(Beleidsplan)

    assert soort == ContentType.objects.get(app_label="thema", model="beleidsplan")
    assert soort.permission_set.count() == 4
