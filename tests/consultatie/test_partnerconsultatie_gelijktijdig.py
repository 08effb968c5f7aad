"""Colleagues of one partner at once, on whatever engine the tests run: one is first, the other loses nothing."""

from collections import Counter
from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client

from consultatie.models import Ondertekening, Partneruitnodiging, Themareactie
from consultatie.partnerconsultatie.fouten import LinkAlVernieuwd
from consultatie.partnerconsultatie.inhoud import kenmerk
from consultatie.partnerconsultatie.queries import reactie_van_link, voortgang
from consultatie.partnerconsultatie.services import uitnodiging_vernieuwen, uitnodigingen_maken
from tests.consultatie.partners import OP, SLUITDAG, pad, reactie_met_link, thema_van
from tests.factories.consultatie import PartnerconsultatieFactory, PartneruitnodigingFactory, ThemareactieFactory
from tests.factories.thema import PartnerFactory
from thema.models import Standpunt, Statusovergang

pytestmark = pytest.mark.django_db(transaction=True)


def _tegelijk(daad: Callable[[int], Any], aantal: int) -> list[Any]:
    """What each of so many threads gets, each on a connection of its own; an exception is an outcome too."""
    start = Barrier(aantal)
    uitkomsten: list[Any] = [None] * aantal

    def doe(plaats: int) -> None:
        start.wait()
        try:
            uitkomsten[plaats] = daad(plaats)
        except Exception as fout:  # noqa: BLE001  it is what the test looks at
            uitkomsten[plaats] = fout
        finally:
            connection.close()

    draden = [Thread(target=doe, args=(plaats,)) for plaats in range(aantal)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    return uitkomsten


def test_the_same_form_sent_many_times_at_once_is_one_signature():
    reactie = reactie_met_link()
    ThemareactieFactory(reactie=reactie)
    data = {
        "naam": "A. de Vries",
        "functie": "teamchef",
        "namens": "on",
        "sleutel": str(uuid4()),
        "gelezen": kenmerk(voortgang(reactie).standpunten),
        "status": "concept",
    }

    codes = _tegelijk(lambda _: Client().post(pad("partnernakijken"), data).status_code, 6)

    assert codes == [303] * 6
    assert (Ondertekening.objects.count(), Standpunt.objects.count(), Statusovergang.objects.count()) == (1, 1, 1)


def test_of_colleagues_who_sign_at_once_one_signs_and_the_others_are_told():
    reactie = reactie_met_link()
    ThemareactieFactory(reactie=reactie)
    gelezen = kenmerk(voortgang(reactie).standpunten)

    def teken(_: int) -> int:
        data = {"naam": "A", "functie": "B", "namens": "on", "gelezen": gelezen, "status": "concept"}
        return Client().post(pad("partnernakijken"), {**data, "sleutel": str(uuid4())}).status_code

    assert Counter(_tegelijk(teken, 4)) == {303: 1, 409: 3}
    assert Ondertekening.objects.count() == 1


def test_of_colleagues_who_begin_a_theme_at_once_one_is_stored_and_the_others_keep_their_text():
    thema = thema_van(reactie_met_link())

    def schrijf(plaats: int) -> tuple[int, bool]:
        data = {"prioriteit": "steunt", "aanpak": "steunt", "opmerking": f"Tekst {plaats}.", "bewerking": ""}
        antwoord = Client().post(pad("partnerthema", thema.slug), data)
        return antwoord.status_code, f"Tekst {plaats}.</textarea>" in antwoord.content.decode()

    assert Counter(_tegelijk(schrijf, 4)) == {(303, False): 1, (422, True): 3}
    assert Themareactie.objects.count() == 1


def test_links_that_are_made_at_once_are_made_once():
    ronde = PartnerconsultatieFactory()
    PartnerFactory.create_batch(3, gemeente=ronde.beleidsplan.gemeente)

    gemaakt = _tegelijk(lambda _: uitnodigingen_maken(ronde, op=OP), 4)

    assert sorted(len(links) for links in gemaakt) == [0, 0, 0, 3]
    assert Partneruitnodiging.objects.count() == 3


def test_of_renewals_at_once_one_link_opens_and_nobody_holds_a_dead_one_unknowingly():
    uitnodiging = PartneruitnodigingFactory()

    uitkomsten = _tegelijk(lambda _: uitnodiging_vernieuwen(uitnodiging, gezien=1, op=OP), 4)

    links = [uitkomst for uitkomst in uitkomsten if not isinstance(uitkomst, LinkAlVernieuwd)]
    assert len(links) == 1
    assert reactie_van_link(links[0].token, SLUITDAG) == uitnodiging.reactie
