"""T17: whatever happens between the page and the answer, not one answer is lost; on both engines."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connections
from django.test import Client

from consultatie.models import Inkomend
from consultatie.vragenlijst.pagina import paginas_vergeten
from consultatie.vragenlijst.queries import versies_vergeten
from tests.consultatie.vragenlijstpagina import ALLES, adres, open_versie, velden

STAP = "formulier.stap"


def _niets(client: Client) -> Client:
    return client


def _sessie_weg(client: Client) -> Client:
    """The browser forgot every cookie."""
    return Client()


def _server_herstart(client: Client) -> Client:
    """Another process: nothing in memory, no connection from before."""
    for cache in caches.all():
        cache.clear()
    versies_vergeten()
    paginas_vergeten()
    connections.close_all()
    return client


GEBEURTENISSEN = [_niets, _sessie_weg, _server_herstart]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("gebeurtenis", GEBEURTENISSEN)
def test_through_a_fault_the_check_page_and_back_every_answer_arrives(gebeurtenis: Callable[[Client], Client]):
    versie, client = open_versie(), Client()
    form: dict[str, Any] = {**velden(client.get(adres(versie))), **ALLES}
    stappen: list[tuple[dict[str, Any], int]] = [
        ({"top_2": "drugs", STAP: "versturen"}, 422),  # a theme twice: the page comes back
        ({"top_2": ALLES["top_2"], STAP: "nakijken"}, 200),
        ({STAP: "wijzigen"}, 200),
        ({STAP: "nakijken"}, 200),
        ({STAP: "versturen"}, 303),
        ({STAP: "versturen"}, 303),  # the back button, and sent once more
    ]

    for anders, status in stappen:
        client = gebeurtenis(client)
        antwoord = client.post(adres(versie), {**form, **anders})
        assert antwoord.status_code == status
        form = {**velden(antwoord), STAP: ""} if status != 303 else form

    bewaard = Inkomend.objects.get().antwoorden
    assert bewaard == {
        "top": ["drugs", "cyber", "veilig-uitgaan"],
        "merkt": "ja",
        "tip": "Meer licht 💡\nin het park",
        "waar": ["thuis", "online"],
        "veilig": "4",
        "wijk": "WK015001",
        "leeftijd": "18-34",
    }
