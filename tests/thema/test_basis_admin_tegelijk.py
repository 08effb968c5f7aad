"""Two people at the same moment, each with a connection of their own; on PostgreSQL they really meet."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connections

from tests.factories.thema import (
    BeleidsplanFactory,
    ThemaFactory,
)
from tests.thema.beheer import adres, als, formulier, foutteksten
from thema.basis.rollen import Rol
from thema.models import (
    Thema,
)


def _tegelijk(*werk: Callable[[], Any]) -> list[Any]:
    """Run these at once, each with its own connection, and give what they return."""
    slagboom = threading.Barrier(len(werk))
    uitkomsten: list[Any] = [None] * len(werk)

    def doe(nummer: int) -> None:
        slagboom.wait()
        try:
            uitkomsten[nummer] = werk[nummer]()
        finally:
            connections.close_all()

    draden = [threading.Thread(target=doe, args=(nummer,)) for nummer in range(len(werk))]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    return uitkomsten


@pytest.mark.traag
@pytest.mark.django_db(transaction=True)
def test_of_two_who_save_at_the_same_moment_one_sees_the_difference():
    thema = ThemaFactory()
    url = adres(Thema, "change", thema.pk)
    clients = [als(Rol.OOV), als(Rol.OOV)]

    for ronde in range(5):
        data = [formulier(client.get(url)) | {"kern": f"{ronde}-{nr}"} for nr, client in enumerate(clients)]
        antwoorden = _tegelijk(*[lambda c=c, d=d: c.post(url, d) for c, d in zip(clients, data, strict=True)])

        codes = sorted(antwoord.status_code for antwoord in antwoorden)
        assert codes == [200, 302]
        verliezer = next(antwoord for antwoord in antwoorden if antwoord.status_code == 200)
        assert "u schreef" in foutteksten(verliezer)


@pytest.mark.traag
@pytest.mark.django_db(transaction=True)
def test_of_two_who_add_the_same_key_at_the_same_moment_one_is_told_so():
    plan = BeleidsplanFactory(is_actueel=True)
    clients = [als(Rol.OOV), als(Rol.OOV)]
    url = adres(Thema, "add")

    for ronde in range(5):
        begin = formulier(clients[0].get(url)) | {"beleidsplan": plan.pk, "soort": "ontwikkel", "kern": "Kort."}
        data = begin | {"naam": "Drugs", "slug": f"drugs-{ronde}"}
        antwoorden = _tegelijk(*[lambda c=c, d=data: c.post(url, d) for c in clients])

        assert sorted(antwoord.status_code for antwoord in antwoorden) == [200, 302]
        verliezer = next(antwoord for antwoord in antwoorden if antwoord.status_code == 200)
        assert "Dit adres is al in gebruik bij een ander thema van dit plan." in foutteksten(verliezer)
    assert Thema.objects.count() == 5
