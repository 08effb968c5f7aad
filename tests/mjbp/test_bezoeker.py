"""Who is signed in is known everywhere but where nobody is known. The way there is a short one, past the middleware, and
nobody can tell by what comes back."""

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from consultatie.vragenlijst.enums import Vragenlijststatus
from tests.factories.consultatie import VragenlijstFactory, VragenlijstversieFactory
from tests.factories.thema import BeleidsplanFactory, GebruikerFactory
from thema.basis.rollen import Rol

pytestmark = pytest.mark.django_db
# What differs from page to page.
EIGEN = {"Cache-Control", "Content-Length", "Content-Type", "Expires", "Referrer-Policy", "Vary"}


def _vragen(client: Client, pad: str) -> str:
    with CaptureQueriesContext(
        connection,
    ) as vragen:
        client.get(pad)
    return " ".join(vraag["sql"] for vraag in vragen)


def test_a_questionnaire_looks_up_no_session_also_of_who_is_signed_in(client: Client):
    lijst = VragenlijstFactory(status=Vragenlijststatus.OPEN)
    VragenlijstversieFactory(vragenlijst=lijst)
    client.force_login(GebruikerFactory(rol=Rol.OOV))

    op_de_lijst = _vragen(client, f"/consultatie/{lijst.slug}/")
    elders = _vragen(client, "/consultatie/")

    assert "django_session" not in op_de_lijst
    assert "django_session" in elders


def test_an_address_without_a_questionnaire_says_so_to_who_is_signed_in(client: Client):
    BeleidsplanFactory(is_actueel=True)
    client.force_login(GebruikerFactory(rol=Rol.OOV))

    response = client.get("/consultatie/bestaat-niet/")

    assert response.status_code == 404
    assert "Deze pagina bestaat niet" in response.content.decode()


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
