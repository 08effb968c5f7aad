"""What was mixed before open texts stood apart moves along with the migration (T21)."""

from importlib import import_module

import pytest
from django.apps import apps

from consultatie.models import Inzending, Openantwoord
from tests.factories.consultatie import InzendingFactory, VragenlijstversieFactory, definitie


def _vraag(sleutel: str, soort: str) -> dict[str, object]:
    return {"sleutel": sleutel, "soort": soort, "tekst": "Wat?", "opties": []}


@pytest.mark.django_db
def test_texts_of_answers_that_were_mixed_before_are_moved_and_none_is_lost():
    versie = VragenlijstversieFactory.create(definitie=definitie(_vraag("wijk", "wijk"), _vraag("eerste", "open")))
    InzendingFactory.create(versie=versie, antwoorden={"wijk": "WK1", "eerste": "Meer licht"})
    InzendingFactory.create(versie=versie, antwoorden={"wijk": "WK2"})
    verhuizen = import_module("consultatie.migrations.0005_openantwoord").verhuizen

    verhuizen(apps, None)
    verhuizen(apps, None)

    antwoord = Openantwoord.objects.get()
    assert (antwoord.origineel, antwoord.tekst, antwoord.wijk, antwoord.vraag) == ("Meer licht", None, "WK1", "eerste")
    assert sorted(map(str, Inzending.objects.values_list("antwoorden", flat=True))) == [
        "{'wijk': 'WK1', 'eerste': ''}",
        "{'wijk': 'WK2'}",
    ]
