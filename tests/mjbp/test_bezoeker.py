"""The short way to the pages that know nobody: past the middleware, and nobody can tell by what comes back."""

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.factories.consultatie import VragenlijstversieFactory
from tests.factories.thema import GebruikerFactory

pytestmark = pytest.mark.django_db
# What differs from page to page.
EIGEN = {"Cache-Control", "Content-Length", "Content-Type", "Expires", "Referrer-Policy", "Vary"}


def _huiskoppen(antwoord: HttpResponse) -> dict[str, str]:
    return {naam: waarde for naam, waarde in antwoord.headers.items() if naam not in EIGEN}


@pytest.fixture
def pad() -> str:
    return f"/consultatie/{VragenlijstversieFactory.create().vragenlijst.slug}/"


def test_it_bears_the_headers_of_every_other_page_also_where_there_is_nothing_or_where_it_is_refused(client, pad):
    ander = client.get("/privacy/")

    antwoorden = {
        200: client.get(pad),
        404: client.get("/consultatie/is-er-niet/"),
        405: client.put(pad),
        400: client.get(pad, HTTP_HOST="van-een-ander.nl"),
    }
    link = client.get("/u/geen-link/")

    assert len(_huiskoppen(ander)) > 4
    for status, antwoord in antwoorden.items():
        assert antwoord.status_code == status
        assert {**_huiskoppen(antwoord), "Allow": ""} == {**_huiskoppen(ander), "Allow": ""}
        assert int(antwoord.headers["Content-Length"]) == len(antwoord.content)
    assert (link.status_code, _huiskoppen(link)) == (404, _huiskoppen(ander))


def test_who_is_signed_in_is_not_known_there_and_is_on_the_next_page(client: Client, pad):
    client.force_login(GebruikerFactory.create())

    hier = [client.get(adres).wsgi_request for adres in (pad, "/u/geen-link/")]
    daarna = client.get("/privacy/").wsgi_request

    assert not any(hasattr(verzoek, wat) for verzoek in hier for wat in ("session", "user"))
    assert daarna.user.is_authenticated
