"""What the migration to versions does to results that were published before."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from rapportage.models import Resultaatpublicatie
from tests.factories.consultatie import VragenlijstFactory

OP = datetime(2019, 10, 1, 9, 0, tzinfo=UTC)


@pytest.mark.django_db(transaction=True)
def test_what_was_published_is_version_one_without_a_paper_and_stays_as_it_was():
    lijst = VragenlijstFactory.create(gesloten=True)
    uitvoerder = MigrationExecutor(connection)
    # Every app: what leans on these tables goes back with them, and has to come forward with them.
    doelen = uitvoerder.loader.graph.leaf_nodes()
    oud = uitvoerder.migrate([("rapportage", "0002_openantwoord")]).apps
    oud.get_model("rapportage", "Resultaatpublicatie").objects.create(
        vragenlijst_id=lijst.pk, gegevens={"titel": "T"}, sha256="a" * 64, gepubliceerd_op=OP
    )

    MigrationExecutor(connection).migrate(doelen)

    publicatie = Resultaatpublicatie.objects.get()
    assert (publicatie.nummer, publicatie.toelichting, publicatie.document) == (1, "", None)
    assert (publicatie.gegevens, publicatie.sha256, publicatie.gepubliceerd_op) == ({"titel": "T"}, "a" * 64, OP)
    publicatie.delete()
