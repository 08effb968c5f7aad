"""What holds for every test."""

from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from django.core.cache import caches

# How long one example takes says more about the machine than about the code.
hypothesis.settings.register_profile("mjbp", deadline=None)
hypothesis.settings.load_profile("mjbp")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    browsertests = Path(__file__).parent / "e2e"
    for item in items:
        if browsertests in item.path.parents:
            item.add_marker(pytest.mark.e2e)


@pytest.fixture(autouse=True)
def _lege_cache() -> Iterator[None]:
    """No test finds in the cache what another one left there."""
    yield
    for cache in caches.all(initialized_only=True):
        cache.clear()
