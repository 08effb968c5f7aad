"""Looks at pages one after the other, at both widths."""

from collections.abc import Sequence

from playwright.sync_api import Page

from tests.e2e.browser import axe, geen_zijwaartse_scroll

BREEDTES = [360, 1280]
# An address that does not exist: its page is looked at too.
NIET_DAAR = "/bestaat-niet/"


def bezoek(page: Page, paden: list[str], *, axe_op: Sequence[int] = BREEDTES) -> None:
    """Every address is there, accessible and no wider than the window, at every width; axe looks at `axe_op`."""
    for pad in paden:
        antwoord = page.goto(pad)
        assert antwoord is not None
        assert antwoord.status == (404 if pad == NIET_DAAR else 200), pad
        bekijk(page, axe_op=axe_op)


def bekijk(page: Page, *, axe_op: Sequence[int] = BREEDTES) -> None:
    """The page that is open is accessible and no wider than the window, at every width; axe looks at `axe_op`."""
    for breedte in BREEDTES:
        page.set_viewport_size({"width": breedte, "height": 800})
        if breedte in axe_op:
            axe(page)
        geen_zijwaartse_scroll(page)
