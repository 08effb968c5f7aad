"""Fields with words of our own."""

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.db.migrations.writer import MigrationWriter

from thema.basis.velden import ALLEEN_DIT, Slugveld

EIGEN_APPS = ("thema", "consultatie", "rapportage", "planning")


@pytest.mark.parametrize("waarde", ["geen adres", "café", "a/b", "punt."])
def test_an_address_that_will_not_do_is_refused_with_an_example_on_a_form_and_in_a_model(waarde):
    veld = Slugveld("adres")

    for ding in (veld, veld.formfield()):
        with pytest.raises(ValidationError) as fout:
            ding.run_validators(waarde)

        assert fout.value.messages == [ALLEEN_DIT]


@pytest.mark.parametrize("waarde", ["veiligheid-2026", "top_3", "Oud"])
def test_an_address_of_before_still_does(waarde):
    Slugveld("adres").run_validators(waarde)

    assert Slugveld("adres").formfield().clean(waarde) == waarde


def test_to_a_migration_it_is_the_field_of_django():
    assert MigrationWriter.serialize(Slugveld("adres"))[0] == "models.SlugField(verbose_name='adres')"


def test_every_address_and_key_of_ours_is_such_a_field():
    slugs = [
        veld
        for app in EIGEN_APPS
        for model in apps.get_app_config(app).get_models()
        for veld in model._meta.get_fields()
        if isinstance(veld, models.SlugField)
    ]

    assert slugs
    assert [str(veld) for veld in slugs if not isinstance(veld, Slugveld)] == []
