"""Factories of the room that shows: the valid minimum of each model."""

import hashlib
from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory

from rapportage.models import Maatregelvoortgang, Resultaatpublicatie, Themavoortgang
from rapportage.voortgang.enums import Staat
from tests.factories.consultatie import VragenlijstFactory
from tests.factories.planning import VoortgangsrapportageFactory
from tests.factories.thema import MaatregelFactory, ThemaFactory


class ThemavoortgangFactory(DjangoModelFactory):
    """A theme that is on course, in an open report over its plan."""

    class Meta:
        model = Themavoortgang

    rapportage = factory.SubFactory(VoortgangsrapportageFactory)
    thema = factory.SubFactory(ThemaFactory, beleidsplan=factory.SelfAttribute("..rapportage.beleidsplan"))
    staat = Staat.OP_KOERS
    tekst = "Het meldpunt is open."


class MaatregelvoortgangFactory(DjangoModelFactory):
    """A measure that is done, in an open report over its plan."""

    class Meta:
        model = Maatregelvoortgang

    rapportage = factory.SubFactory(VoortgangsrapportageFactory)
    maatregel = factory.SubFactory(MaatregelFactory, beleidsplan=factory.SelfAttribute("..rapportage.beleidsplan"))
    staat = Staat.KLAAR


class ResultaatpublicatieFactory(DjangoModelFactory):
    """Published results without figures."""

    class Meta:
        model = Resultaatpublicatie

    vragenlijst = factory.SubFactory(VragenlijstFactory, gesloten=True)
    gegevens = factory.LazyFunction(dict)
    sha256 = hashlib.sha256(b"{}").hexdigest()
    gepubliceerd_op = datetime(2019, 10, 1, 9, 0, tzinfo=UTC)
