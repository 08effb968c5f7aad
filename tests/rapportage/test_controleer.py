"""manage.py controleer: what was frozen is looked at again, by its hash."""

import hashlib
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from rapportage.models import Cijferinzage, Document, Resultaatpublicatie
from rapportage.resultaten.services import resultaten_publiceren
from tests.consultatie.mengbak import OP
from tests.factories.consultatie import VragenlijstversieFactory
from tests.factories.planning import DocumentFactory
from tests.rapportage.inzagen import geef, gesloten, nu

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 zoals vastgesteld"


def _controleer() -> str:
    uit = StringIO()
    call_command("controleer", stdout=uit, stderr=uit)
    return uit.getvalue()


@pytest.fixture
def alles() -> None:
    """A document, and figures that were given and published."""
    DocumentFactory.create(slug="startnotitie", pdf=PDF, sha256=hashlib.sha256(PDF).hexdigest())
    gesloten(VragenlijstversieFactory.create())
    geef()
    resultaten_publiceren(nu(), door=None, op=OP)


def test_what_is_as_it_was_frozen_is_counted(alles):
    assert _controleer().strip() == ("Nagekeken: documenten 1, vaste cijfers 2. Alles is zoals het is vastgelegd.")


def test_without_anything_frozen_there_is_nothing_wrong():
    assert "documenten 0, vaste cijfers 0. Alles is" in _controleer()


@pytest.mark.parametrize(
    ("verander", "naam"),
    [
        (lambda: Document.objects.update(pdf=PDF + b" of toch niet"), "(startnotitie)"),
        (lambda: Resultaatpublicatie.objects.update(gegevens={"groepen": []}), "gepubliceerd resultaat"),
        (lambda: Cijferinzage.objects.update(gegevens={"groepen": []}), "cijfers ter inzage"),
    ],
)
def test_what_was_changed_in_the_database_is_named_and_the_command_fails(alles, verander, naam: str):
    uit = StringIO()
    verander()
    with pytest.raises(CommandError, match="Niet alles klopt: 1 veranderd"):
        call_command("controleer", stdout=uit, stderr=uit)

    assert naam in uit.getvalue()
