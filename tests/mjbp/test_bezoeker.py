"""Who is signed in is known everywhere but where nobody is known."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from consultatie.vragenlijst.enums import Vragenlijststatus
from tests.factories.consultatie import VragenlijstFactory, VragenlijstversieFactory
from tests.factories.thema import BeleidsplanFactory, GebruikerFactory
from thema.basis.rollen import Rol

pytestmark = pytest.mark.django_db


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
