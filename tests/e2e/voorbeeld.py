"""The example in the browser tests: loaded to a step, with its accounts, and a way to sign in."""

from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Page

from mjbp.voorbeeld.accounts import demo_accounts_maken
from mjbp.voorbeeld.laden import Stap, laad
from tests.mjbp.voorbeeldbank import eens_getekend


def laad_voorbeeld(tot: Stap) -> None:
    """The example of Deventer up to and including this step, and its demo accounts."""
    demo_accounts_maken()
    with eens_getekend():
        laad(tot, meld=lambda _: None)


def log_in(page: Page, rol: str) -> None:
    """Sign in as this demo account."""
    log_in_als(page, User.objects.get(username=rol))


def log_in_als(page: Page, gebruiker: User) -> None:
    """Sign in as this user, without the form: the form has a test of its own."""
    client = Client()
    client.force_login(gebruiker)
    page.goto("/privacy/")
    wortel = page.url.removesuffix("privacy/")
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": wortel}])
