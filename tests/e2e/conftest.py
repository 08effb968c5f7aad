"""Fixtures of the browser tests: a running server and a Chromium that watches it."""

import os
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.db import connections
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.e2e.browser import OPTIES, Opener, bewaak, chromium_pad


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    # Playwright's synchronous API keeps an event loop running in this thread, and Django refuses its ORM there
    # though nothing is awaited. Nor does it find there the connections from before, and the other way round: what
    # stays open keeps PostgreSQL from dropping the database at the end.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    connections.close_all()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_pad(), args=OPTIES)
        yield browser
        browser.close()
        connections.close_all()


@pytest.fixture
def live_url(live_server: LiveServer) -> str:
    """Where the test server listens, without a slash at the end; the database is real (transactional)."""
    return live_server.url


@pytest.fixture
def klachten() -> list[str]:
    """What the pages of this test did that no page may do; anything left in here fails the test."""
    return []


@pytest.fixture
def pagina(chromium: Browser, live_url: str, klachten: list[str]) -> Iterator[Opener]:
    """Open a fresh visitor's page: `pagina(360)`, `pagina(1280, javascript=False)`; `page.goto("/themas/")`.

    Each call is another visitor: no cookies in common.
    """
    contexten = []

    def open_(breedte: int = 1280, *, javascript: bool = True) -> Page:
        context = chromium.new_context(
            base_url=live_url,
            viewport={"width": breedte, "height": 800},
            java_script_enabled=javascript,
            locale="nl-NL",
            timezone_id="Europe/Amsterdam",
        )
        context.set_default_timeout(10_000)
        bewaak(context, host=urlsplit(live_url).netloc, klachten=klachten)
        contexten.append(context)
        return context.new_page()

    yield open_
    for context in contexten:
        context.close()
    assert not klachten, "\n".join(klachten)
