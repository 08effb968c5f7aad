"""What the migration to versions does to results that were published before."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from rapportage.models import Resultaatpublicatie
from tests.factories.consultatie import VragenlijstFactory

OP = datetime(2019, 10, 1, 9, 0, tzinfo=UTC)


@pytest.mark.django_db(transaction=True)
def test_what_was_published_is_version_one_without_a_paper_and_stays_as_it_was():
    lijst = VragenlijstFactory.create(gesloten=True)
    lader = MigrationLoader(connection)
    staat = lader.project_state(("rapportage", "0002_openantwoord"))
    oud = staat.apps.get_model("rapportage", "Resultaatpublicatie")
    # This table alone goes back to what it was; all other migrations together take a minute on the way back and again.
    with connection.schema_editor() as editor:
        editor.delete_model(Resultaatpublicatie)
        editor.create_model(oud)
    oud.objects.create(vragenlijst_id=lijst.pk, gegevens={"titel": "T"}, sha256="a" * 64, gepubliceerd_op=OP)

    with connection.schema_editor() as editor:
        lader.get_migration("rapportage", "0003_uitslagversies").apply(staat, editor)

    publicatie = Resultaatpublicatie.objects.get()
    assert (publicatie.nummer, publicatie.toelichting, publicatie.document) == (1, "", None)
    assert (publicatie.gegevens, publicatie.sha256, publicatie.gepubliceerd_op) == ({"titel": "T"}, "a" * 64, OP)
    publicatie.delete()
