"""Makes the screenshots of the README from the example, each at its own moment of the process.

usage: bin/setup dev && .venv/bin/python docs/schermafdrukken/maak.py
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

HIER = Path(__file__).resolve().parent
WORTEL = HIER.parent.parent
sys.path.insert(0, str(WORTEL))
# What the browser tests ask for; it says nothing about the database of the example.
os.environ.setdefault("MJBP_DB", "sqlite")

from tests.e2e.browser import OPTIES, chromium_pad  # noqa: E402  only findable with the root on the path

TELEFOON, SCHERM = 360, 1280
WACHTWOORD = "mjbp-demo"


@dataclass(frozen=True)
class Beeld:
    """One picture: which page, how wide, how much of its height, seen by whom (empty: a visitor)."""

    naam: str
    pad: str
    breedte: int
    hoogte: int
    rol: str = ""


@dataclass(frozen=True)
class Moment:
    """The example at one step, on one day."""

    stap: str
    dag: str
    beelden: tuple[Beeld, ...]


MOMENTEN = (
    Moment(
        "consultatie",
        "2019-08-20",
        (
            Beeld("home", "/", SCHERM, 1000),
            Beeld("vragenlijst", "/consultatie/veiligheid-2020-2023/", TELEFOON, 780),
            Beeld("planning", "/planning/", SCHERM, 1050),
            Beeld("beheer", "/admin/", SCHERM, 1000, "oov"),
        ),
    ),
    Moment(
        "voortgang",
        "2021-06-01",
        (
            Beeld("resultaten", "/resultaten/veiligheid-2020-2023/", SCHERM, 1250),
            Beeld("thema", "/themas/drugs/", SCHERM, 1200),
            Beeld("inbreng", "/inbreng/?thema=drugs", SCHERM, 1000),
        ),
    ),
)


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_pad(), args=OPTIES)
        for moment in MOMENTEN:
            with site_op(moment) as adres:
                for beeld in moment.beelden:
                    maak(browser, adres, beeld)
        browser.close()


@contextmanager
def site_op(moment: Moment) -> Iterator[str]:
    """A server with the example at this step, on a database of its own; yields its address."""
    with tempfile.TemporaryDirectory() as map_:
        env = {**os.environ, "DATABASE_URL": f"sqlite:///{map_}/beeld.sqlite3", "MJBP_VANDAAG": moment.dag}
        beheer = [sys.executable, str(WORTEL / "manage.py")]
        subprocess.run([*beheer, "migrate", "-v0"], check=True, env=env)  # noqa: S603  our own command
        subprocess.run([*beheer, "voorbeeld", "deventer", "--tot", moment.stap], check=True, env=env)  # noqa: S603  our own command
        with socket.socket() as vrij:
            vrij.bind(("127.0.0.1", 0))
            adres = f"127.0.0.1:{vrij.getsockname()[1]}"
        server = subprocess.Popen([*beheer, "runserver", adres, "--noreload"], env=env)  # noqa: S603  our own command
        try:
            wacht_op(f"http://{adres}/health/ready")
            yield f"http://{adres}"
        finally:
            server.terminate()
            server.wait()


def wacht_op(adres: str) -> None:
    """Until the server answers; at most half a minute."""
    for _ in range(60):
        try:
            urllib.request.urlopen(adres, timeout=5)  # noqa: S310  our own server
        except OSError:
            time.sleep(0.5)
        else:
            return
    raise TimeoutError(adres)


def maak(browser: Browser, adres: str, beeld: Beeld) -> None:
    """Write one picture beside this file."""
    context = browser.new_context(viewport={"width": beeld.breedte, "height": beeld.hoogte}, locale="nl-NL")
    page = context.new_page()
    if beeld.rol:
        page.goto(f"{adres}/inloggen/")
        page.locator("input[name=username]").fill(beeld.rol)
        page.locator("input[name=password]").fill(WACHTWOORD)
        page.locator("main button[type=submit]").click()
    page.goto(f"{adres}{beeld.pad}")
    page.evaluate("document.fonts.ready")
    page.screenshot(path=HIER / f"{beeld.naam}.png")
    context.close()


if __name__ == "__main__":
    main()
