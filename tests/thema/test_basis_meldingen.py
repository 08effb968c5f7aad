"""What the admin says when something has been stored or deleted."""

from typing import Any

import pytest

from tests.factories.thema import BeleidsplanFactory, TekstblokFactory, ThemaFactory
from tests.thema.beheer import adres, als, formulier
from thema.basis.rollen import Rol
from thema.models import Tekstblok, Thema

pytestmark = pytest.mark.django_db
VERDER = {
    "_save": "",
    "_continue": " U kunt hieronder verder bewerken.",
    "_addanother": " U kunt hieronder de volgende toevoegen.",
}


def meldingen(antwoord: Any) -> list[str]:
    return [str(melding) for melding in antwoord.context["messages"]]


@pytest.mark.parametrize("knop", VERDER)
def test_what_was_saved_is_named_without_an_article_and_with_the_way_to_it(knop: str) -> None:
    client = als(Rol.OOV)
    thema = ThemaFactory.create(naam="Drugs & alcohol")
    url = adres(Thema, "change", thema.pk)

    antwoord = client.post(url, formulier(client.get(url)) | {knop: "x"}, follow=True)

    assert meldingen(antwoord) == [f'‘<a href="{url}">Drugs &amp; alcohol</a>’ is opgeslagen.{VERDER[knop]}']


@pytest.mark.parametrize("knop", VERDER)
def test_what_was_added_is_named_so_too(knop: str) -> None:
    client = als(Rol.OOV)
    BeleidsplanFactory.create(is_actueel=True)
    url = adres(Thema, "add")
    velden = {"naam": "Drugs", "slug": "drugs", "kern": "Kort.", "soort": "ontwikkel", knop: "x"}

    antwoord = client.post(url, formulier(client.get(url)) | velden, follow=True)

    adres_van = adres(Thema, "change", Thema.objects.get().pk)
    assert meldingen(antwoord) == [f'‘<a href="{adres_van}">Drugs</a>’ is toegevoegd.{VERDER[knop]}']


def test_what_was_deleted_is_named_so_too() -> None:
    client = als(Rol.OOV)
    blok = TekstblokFactory.create()

    antwoord = client.post(adres(Tekstblok, "delete", blok.pk), {"post": "yes"}, follow=True)

    assert meldingen(antwoord) == [f"‘{blok}’ is verwijderd."]
