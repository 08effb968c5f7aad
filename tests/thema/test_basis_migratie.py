"""New tables are made at once, as they are when all is said of them."""

import pytest
from django.db import IntegrityError, connection, migrations, models
from django.db.migrations.state import ProjectState

from thema.basis.migratie import NieuweTabellen

SLEUTEL = ("id", models.BigAutoField(primary_key=True))


class Proef(migrations.Migration):
    operations = [
        NieuweTabellen(
            migrations.CreateModel("Proeftak", [SLEUTEL, ("naam", models.CharField(max_length=9))]),
            migrations.CreateModel("Proefboom", [SLEUTEL]),
            migrations.AddField("proeftak", "boom", models.ForeignKey("thema.Proefboom", models.CASCADE)),
            migrations.AddConstraint(
                "proeftak", models.UniqueConstraint(fields=["boom", "naam"], name="proeftak_naam_uniek")
            ),
        )
    ]


def _tabellen() -> set[str]:
    return {tabel for tabel in connection.introspection.table_names() if tabel.startswith("thema_proef")}


@pytest.mark.django_db(transaction=True)
def test_tables_come_with_the_fields_and_constraints_that_were_added_and_go_again():
    with connection.schema_editor() as editor:
        staat = Proef("proef", "thema").apply(ProjectState(), editor)
    boom = staat.apps.get_model("thema", "Proefboom").objects.create()
    tak = staat.apps.get_model("thema", "Proeftak")
    tak.objects.create(boom=boom, naam="a")

    with pytest.raises(IntegrityError):
        tak.objects.create(boom=boom, naam="a")

    assert _tabellen() == {"thema_proefboom", "thema_proeftak"}
    with connection.schema_editor() as editor:
        Proef("proef", "thema").unapply(ProjectState(), editor)
    assert _tabellen() == set()


def test_a_table_that_was_there_before_is_refused():
    with pytest.raises(ValueError, match="No new tables: thema"):
        NieuweTabellen(
            migrations.CreateModel("Proefboom", [SLEUTEL]),
            migrations.AddField("thema", "kleur", models.CharField(max_length=9, default="")),
        )


def test_it_says_what_it_does():
    [operatie] = Proef.operations

    assert operatie.describe().startswith("Create model Proeftak; Create model Proefboom; Add field boom to proeftak")
