"""Chromium for the tests: where it is, what it may not do, and what a page must be."""

import os
import shutil
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

# What a page looks like does not depend on the engine under it, and looking takes long. What people do on pages does:
# those tests run on both.
KIJKT = os.environ["MJBP_DB"] == "sqlite"
BREEDTES = [360, 1280] if KIJKT else [360]
UITERLIJK = pytest.mark.skipif(not KIJKT, reason="looked at on the other engine")

Opener = Callable[..., Page]
"""The type of the fixture `pagina`."""

# Nothing but the test server has a name: neither a page nor Chromium itself reaches the outside.
OPTIES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]
AXE_REGELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EIGEN_SCHEMAS = ("data", "blob", "about")


def chromium_pad() -> str | None:
    """The system's Chromium or Chrome; None where there is none, for the one that playwright installs."""
    paden = map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))
    return next(filter(None, paden), None)


def bewaak(context: BrowserContext, *, host: str, klachten: list[str]) -> None:
    """Note in `klachten` every request to another host than `host` ("localhost:1234"), every error on the console
    (a CSP violation is one) and every uncaught error in a script, on all pages of this context.

    That the visited page itself answers with 404 or 403 is no complaint: the test asked for it.
    """

    def verzoek(request: Request) -> None:
        adres = urlsplit(request.url)
        if adres.scheme not in EIGEN_SCHEMAS and adres.netloc != host:
            klachten.append(f"verzoek naar een andere host: {request.url}")

    def console(bericht: ConsoleMessage) -> None:
        bezocht = bericht.page is not None and bericht.location.get("url") == bericht.page.url
        if bericht.type == "error" and not (bezocht and bericht.text.startswith("Failed to load resource")):
            klachten.append(f"fout op de console: {bericht.text}")

    context.on("request", verzoek)
    context.on("console", console)
    context.on("weberror", lambda fout: klachten.append(f"fout in een script: {fout.error}"))


def axe(page: Page) -> None:
    """The page has no violation of WCAG 2.2 A and AA, nor of axe's best practices; looked at on one engine.

    axe is a script itself: on a page without JavaScript it would wait for ever, so it refuses that.
    """
    if not KIJKT:
        return
    assert page.evaluate("matchMedia('(scripting: enabled)').matches"), "axe needs a page with JavaScript on"
    # It stays on the page: at the next width it is there.
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    # preload: axe would fetch our @import-ed stylesheets a second time, by addresses that do not exist. resultTypes: of
    # what is right it need not tell every place. And what is right need not come here at all.
    opties = {"runOnly": AXE_REGELS, "preload": False, "resultTypes": ["violations"]}
    overtredingen = page.evaluate("opties => axe.run(document, opties).then(uitkomst => uitkomst.violations)", opties)
    regels = [
        f"{overtreding['id']}: {overtreding['help']}\n      {', '.join(map(str, node['target']))}\n      {node['html']}"
        for overtreding in overtredingen
        for node in overtreding["nodes"]
    ]
    assert not regels, f"{page.url} is niet toegankelijk:\n  " + "\n  ".join(regels)


def geen_zijwaartse_scroll(page: Page) -> None:
    """Nothing on the page is wider than the window."""
    te_breed = page.evaluate(
        """() => {
            const breedte = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= breedte) return [];
            return [...document.querySelectorAll("body *")]
                .filter(e => e.getBoundingClientRect().right > breedte + 0.5)
                .map(e => `${e.outerHTML.slice(0, 120)} tot ${Math.round(e.getBoundingClientRect().right)} px`);
        }"""
    )
    assert not te_breed, f"{page.url} schuift zijwaarts:\n  " + "\n  ".join(te_breed)
