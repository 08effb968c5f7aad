"""What holds for every test."""

import gc
import os
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import hypothesis
import pytest
from django.apps import apps
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.db import models, transaction
from pytest_django import DjangoDbBlocker

from consultatie.vragenlijst.pagina import paginas_vergeten
from consultatie.vragenlijst.queries import versies_vergeten
from tests.legen import alleen_wat_gevuld_is, mag_schrappen

# How long one example takes says more about the machine than about the code.
hypothesis.settings.register_profile("mjbp", deadline=None)
hypothesis.settings.load_profile("mjbp")

BEGINSTAND = pytest.StashKey[tuple[DjangoDbBlocker, list[list[models.Model]]]]()


# A test that asks for none of these, nor bears the mark, is kept from the database by pytest-django.
DATABANK = {"db", "transactional_db", "live_server", "django_db_setup"}


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Give browser tests their mark, and choose what runs and in which order.

    What cannot reach a database is the same on every engine: it runs on SQLite only. Files that take long come first:
    the worker that begins with one as the last would keep the other one waiting. Else the order is as it was: random.
    """
    browsertests = Path(__file__).parent / "e2e"
    for item in items:
        if browsertests in item.path.parents:
            item.add_marker(pytest.mark.e2e)
    if os.environ["MJBP_DB"] == "postgres":
        _laat_weg(config, items, [item for item in items if not _mag_bij_de_databank(item)])
    lang = {item.path for item in items if item.get_closest_marker("traag")}
    items.sort(key=lambda item: 0 if item.get_closest_marker("e2e") else 1 if item.path in lang else 2)


def _mag_bij_de_databank(item: pytest.Item) -> bool:
    fixtures = DATABANK.intersection(getattr(item, "fixturenames", DATABANK))
    return bool(fixtures) or item.get_closest_marker("django_db") is not None


def _laat_weg(config: pytest.Config, items: list[pytest.Item], weg: list[pytest.Item]) -> None:
    config.hook.pytest_deselected(items=weg)
    overig = set(items) - set(weg)
    items[:] = [item for item in items if item in overig]


def pytest_collection_finish(session: pytest.Session) -> None:
    """What is there now stays until the end: looking through it for garbage again and again took one in eight seconds."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(autouse=True)
def _lege_cache() -> Iterator[None]:
    """No test finds in the cache what another one left there."""
    yield
    for cache in caches.all(initialized_only=True):
        cache.clear()
    versies_vergeten()
    paginas_vergeten()


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Remember the rows that the migrations made (roles, veiligheidsvelden), per model.

    Without content types and permissions: those stay, or Django makes them again (tests/legen.py).
    """
    with django_db_blocker.unblock():
        rijen = [
            list(model._base_manager.all())
            for model in apps.get_models(include_auto_created=True)
            if not model._meta.proxy and model not in (ContentType, Permission)
        ]
        mag = mag_schrappen()
    with alleen_wat_gevuld_is() if mag else nullcontext():
        request.config.stash[BEGINSTAND] = (django_db_blocker, list(filter(None, rijen)))
        yield
        del request.config.stash[BEGINSTAND]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """A test with real transactions empties every table when it is done: give the next one back what the migrations
    made. In a hook, as it must come after the fixtures are torn down."""
    yield
    if BEGINSTAND in item.config.stash and _met_echte_transacties(item):
        blocker, beginstand = item.config.stash[BEGINSTAND]
        with blocker.unblock(), transaction.atomic():
            for rijen in beginstand:
                tabel = type(rijen[0])._base_manager
                if not tabel.exists():
                    tabel.bulk_create(rijen)


def _met_echte_transacties(item: pytest.Item) -> bool:
    merk = item.get_closest_marker("django_db")
    fixtures = {"transactional_db", "live_server", "django_db_reset_sequences"}.intersection(
        getattr(item, "fixturenames", ())
    )
    return bool(fixtures or (merk and (merk.args or {"transaction", "reset_sequences"} & merk.kwargs.keys())))
