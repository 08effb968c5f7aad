"""Factories of the room that shows: what a yearly report says, and figures as they were made public."""

from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory

from rapportage.models import Maatregelvoortgang, Resultaatpublicatie, Themavoortgang
from rapportage.voortgang.enums import Staat
from tests.factories.consultatie import VragenlijstFactory
from tests.factories.planning import VoortgangsrapportageFactory
from tests.factories.thema import MaatregelFactory, ThemaFactory


class ThemavoortgangFactory(DjangoModelFactory):
    """How a theme of the report's plan stands: as hoped."""

    class Meta:
        model = Themavoortgang

    rapportage = factory.SubFactory(VoortgangsrapportageFactory)
    thema = factory.SubFactory(ThemaFactory, beleidsplan=factory.SelfAttribute("..rapportage.beleidsplan"))
    staat = Staat.OP_KOERS
    tekst = "De eerste stappen zijn gezet."


class MaatregelvoortgangFactory(DjangoModelFactory):
    """Where a measure of the report's plan stands: as hoped."""

    class Meta:
        model = Maatregelvoortgang

    rapportage = factory.SubFactory(VoortgangsrapportageFactory)
    maatregel = factory.SubFactory(MaatregelFactory, beleidsplan=factory.SelfAttribute("..rapportage.beleidsplan"))
    staat = Staat.OP_KOERS


class ResultaatpublicatieFactory(DjangoModelFactory):
    """Published figures that are empty: a page that draws them needs those of the service."""

    class Meta:
        model = Resultaatpublicatie

    vragenlijst = factory.SubFactory(VragenlijstFactory, gesloten=True)
    gegevens = factory.LazyFunction(dict)
    sha256 = "0" * 64
    gepubliceerd_op = datetime(2019, 10, 10, 9, 0, tzinfo=UTC)
