"""Empties the database after a test with real transactions: only the tables in which something stands.

Django empties all of them and then makes its content types and permissions anew, each time. On PostgreSQL that took most
of the time of such a test: TRUNCATE gives every table and each of its indexes a new file.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, cast

from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.management import create_contenttypes
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models.signals import post_migrate

# No test makes these, so they may stay.
BLIJVEN = {ContentType._meta.db_table, Permission._meta.db_table}
RECHTEN_MAKEN = "django.contrib.auth.management.create_permissions"


@contextmanager
def alleen_wat_gevuld_is() -> Iterator[None]:
    """As long as this lasts, Django's "flush" leaves alone what is empty, and content types and permissions too."""
    ops = cast(Any, type(connection.ops))
    van_django = ops.sql_flush
    ops.sql_flush = lambda _, style, tabellen, **opties: _sql_flush(tabellen)
    post_migrate.disconnect(create_contenttypes)
    post_migrate.disconnect(dispatch_uid=RECHTEN_MAKEN)
    yield
    post_migrate.connect(create_permissions, dispatch_uid=RECHTEN_MAKEN)
    post_migrate.connect(create_contenttypes)
    ops.sql_flush = van_django


def mag_schrappen() -> bool:
    """Whether this user may put the watch over keys aside: not on every server that is somebody's own."""
    return not _is_postgres() or _vraag("SELECT rolsuper FROM pg_roles WHERE rolname = current_user") == [(True,)]


def _sql_flush(tabellen: Sequence[str]) -> list[str]:
    """The statements that leave no row behind.

    On PostgreSQL they do not look for who points at a row. Of the consultation nothing stays in the files either, for a
    test may look there for what has to be forgotten; so those tables do get new ones, and what points at them.
    """
    gevuld = _gevuld(tabellen)
    schrap = [f'DELETE FROM "{tabel}"' for tabel in gevuld]  # noqa: S608  names of our own
    if not (schrap and _is_postgres()):
        return schrap
    nieuw = [f'"{tabel}"' for tabel in gevuld if tabel.startswith("consultatie_")]
    vernieuw = [f"TRUNCATE {', '.join(nieuw)} CASCADE"] if nieuw else []
    return [*vernieuw, "SET LOCAL session_replication_role = replica", *schrap]


def _gevuld(tabellen: Sequence[str]) -> list[str]:
    vragen = (
        f"SELECT '{tabel}' WHERE EXISTS (SELECT 1 FROM \"{tabel}\")"  # noqa: S608  names of our own
        for tabel in sorted(set(tabellen) - BLIJVEN)
    )
    return [tabel for (tabel,) in _vraag(" UNION ALL ".join(vragen))]


def _is_postgres() -> bool:
    return connection.vendor == "postgresql"


def _vraag(sql: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()
