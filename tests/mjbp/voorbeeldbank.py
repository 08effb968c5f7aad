"""Loads the example for a whole module of tests, and throws it away after the last one."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import User
from django.core.cache import caches
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.test import override_settings

APPS = ("thema", "consultatie", "rapportage", "planning")


@contextmanager
def weggooien() -> Iterator[None]:
    """A database as after `migrate` and no document drawn yet; all that is done to it inside is undone."""
    caches["pdf"].clear()
    with transaction.atomic():
        _tellers_terug()
        yield
        transaction.set_rollback(True)


@contextmanager
def eens_getekend() -> Iterator[None]:
    """What is drawn inside is drawn once per run, by whichever worker comes first: as in production by what stands in
    it, its style and the program that draws it (rapportage/pdf). For who needs the example and not the drawing of it."""
    gedeeld = {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": settings.VAR_DIR / "getekend",
        "TIMEOUT": None,
    }
    with override_settings(CACHES={**settings.CACHES, "pdf": gedeeld}):
        yield


def _tellers_terug() -> None:
    """Empty tables count from 1 again, as they do in a fresh database: a rollback does not do that everywhere."""
    modellen: list[type[models.Model]] = [*_modellen(), User, User.groups.through]
    leeg = {model._meta.db_table for model in modellen if not model._base_manager.exists()}
    tellers = [teller for teller in connection.introspection.sequence_list() if teller["table"] in leeg]
    with connection.cursor() as cursor:
        for opdracht in connection.ops.sequence_reset_by_name_sql(no_style(), tellers):
            cursor.execute(opdracht)


def _modellen() -> list[type[models.Model]]:
    return [model for app in APPS for model in apps.get_app_config(app).get_models(include_auto_created=True)]


def vingerafdruk() -> dict[str, str]:
    """Per table the SHA-256 over all rows and columns: histories, keys, drawn documents and generated answers too."""
    return {model._meta.label: _afdruk(model) for model in _modellen()}


def _afdruk(model: type[models.Model]) -> str:
    som = hashlib.sha256()
    for rij in model._base_manager.order_by("pk").values_list():
        som.update(repr([bytes(cel) if isinstance(cel, memoryview) else cel for cel in rij]).encode())
    return som.hexdigest()
