"""Factories of the room where people say things: the valid minimum of each model, nothing hidden."""

from datetime import UTC, datetime
from typing import Any

import factory
from factory.django import DjangoModelFactory

from consultatie.models import Sectie, Vraag, Vragenlijst, Vragenlijstversie
from consultatie.vragenlijst.enums import Vragenlijststatus
from tests.factories.thema import BeleidsplanFactory


def definitie(*vragen: dict[str, Any], titel: str = "Wat vindt u belangrijk?") -> dict[str, Any]:
    """A definition with one section that holds these questions; without any: one question with Ja and Nee."""
    return {
        "titel": titel,
        "inleiding": "Wij maken een nieuw plan voor de veiligheid.",
        "secties": [
            {
                "titel": "Uw mening",
                "toelichting": "",
                "vragen": list(vragen)
                or [
                    {
                        "sleutel": "merkt",
                        "soort": "een",
                        "tekst": "Merkt u er iets van?",
                        "hulptekst": "",
                        "is_verplicht": False,
                        "opties": [{"code": "ja", "tekst": "Ja"}, {"code": "nee", "tekst": "Nee"}],
                    }
                ],
            }
        ],
    }


class VragenlijstFactory(DjangoModelFactory):
    """A concept without sections; `open_van` and `open_tot` None. With `open_=True` it takes answers."""

    class Meta:
        model = Vragenlijst

    class Params:
        open_ = factory.Trait(status=Vragenlijststatus.OPEN)
        gesloten = factory.Trait(status=Vragenlijststatus.GESLOTEN)

    beleidsplan = factory.SubFactory(BeleidsplanFactory)
    titel = "Wat vindt u belangrijk?"
    slug = factory.Sequence(lambda nummer: f"vragenlijst-{nummer}")
    inleiding = "Wij maken een nieuw plan voor de veiligheid."
    bedankt = "In september bespreken wij de antwoorden."


class SectieFactory(DjangoModelFactory):
    class Meta:
        model = Sectie

    vragenlijst = factory.SubFactory(VragenlijstFactory)
    titel = "Uw mening"
    volgorde = factory.Sequence(lambda nummer: nummer)


class VraagFactory(DjangoModelFactory):
    """A question with one choice out of Ja and Nee; nobody has to answer it."""

    class Meta:
        model = Vraag

    sectie = factory.SubFactory(SectieFactory)
    sleutel = factory.Sequence(lambda nummer: f"vraag-{nummer}")
    soort = "een"
    tekst = "Merkt u er iets van?"
    opties = "Ja\nNee"
    volgorde = factory.Sequence(lambda nummer: nummer)


class VragenlijstversieFactory(DjangoModelFactory):
    """The first version of an open questionnaire, written out: it does not follow sections and questions."""

    class Meta:
        model = Vragenlijstversie

    vragenlijst = factory.SubFactory(VragenlijstFactory, open_=True)
    nummer = 1
    definitie = factory.LazyFunction(definitie)
    vastgelegd_op = datetime(2019, 7, 10, 9, 0, tzinfo=UTC)
