"""A database from before the migrations were taken together is up to date, or is refused whole (ADR 26)."""

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

KAMERS = ("thema", "consultatie", "rapportage", "planning")
GEHEEL = "0001_geheel"


def _vergeten(kamer: str, naam: str) -> None:
    MigrationRecorder(connection).record_unapplied(kamer, naam)


def _van_voor_het_geheel() -> None:
    """The database as the migrations of before left it: it knows their names, and not that of the whole."""
    for kamer in KAMERS:
        _vergeten(kamer, GEHEEL)


def _te_doen() -> list[str]:
    uitvoerder = MigrationExecutor(connection)
    return [str(migratie) for migratie, _ in uitvoerder.migration_plan(uitvoerder.loader.graph.leaf_nodes())]


def _gezegd() -> list[str]:
    return [melding.msg for melding in run_checks(databases=["default"]) if melding.id == "mjbp.E002"]


@pytest.mark.django_db
def test_a_database_with_all_the_old_ones_has_nothing_to_do():
    _van_voor_het_geheel()

    assert _te_doen() == []
    assert _gezegd() == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kamer", "naam"),
    [
        ("thema", "0007_routingtermijn"),
        ("consultatie", "0020_verslag"),
        ("rapportage", "0009_verslag"),
        ("planning", "0011_verslag"),
    ],
)
def test_one_that_lacks_the_last_of_a_room_is_refused_before_anything_is_written(kamer: str, naam: str):
    _van_voor_het_geheel()
    _vergeten(kamer, naam)
    voor = MigrationRecorder(connection).applied_migrations().keys()

    with pytest.raises(SystemCheckError) as fout:
        call_command("migrate", skip_checks=False, verbosity=0)

    assert f"De database “default” mist een deel van de oude migraties van {kamer}: {naam}." in str(fout.value)
    assert "Neem eerst de code van vlak voordat de migraties van deze kamer werden samengevoegd" in str(fout.value)
    assert MigrationRecorder(connection).applied_migrations().keys() == voor


@pytest.mark.django_db
def test_an_empty_database_is_not_refused_and_gets_each_room_at_once_and_then_what_came_later():
    MigrationRecorder(connection).migration_qs.filter(app__in=KAMERS).delete()
    op_schijf = {f"{kamer}.{naam}" for kamer, naam in MigrationLoader(None).disk_migrations if kamer in KAMERS}

    te_doen = _te_doen()

    assert [next(een for een in te_doen if een.startswith(f"{kamer}.")) for kamer in KAMERS] == [
        f"{kamer}.{GEHEEL}" for kamer in KAMERS
    ]
    assert sorted(te_doen) == sorted(op_schijf)
    assert _gezegd() == []


@pytest.mark.django_db
def test_nobody_is_refused_who_did_not_ask_for_a_database():
    _van_voor_het_geheel()
    _vergeten("planning", "0011_verslag")

    assert "mjbp.E002" not in {melding.id for melding in run_checks()}
