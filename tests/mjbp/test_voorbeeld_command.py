"""manage.py voorbeeld in an empty database, and in one that is somebody else's."""

from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from consultatie.vragenlijst.models import Vragenlijst
from tests.factories.thema import GemeenteFactory
from thema.basis.models import Statusovergang
from thema.beleidsplan.models import Gemeente

pytestmark = [pytest.mark.traag, pytest.mark.django_db]


def _voorbeeld(*opties: str) -> str:
    uit = StringIO()
    call_command("voorbeeld", "deventer", *opties, stdout=uit)
    return uit.getvalue()


def test_it_says_in_dutch_what_it_loads_and_that_it_made_no_accounts():
    uit = _voorbeeld("--tot", "startnotitie", "--alleen-leeg")

    assert uit.splitlines() == [
        "Demo-accounts zijn niet gemaakt: dat kan alleen met DEBUG aan.",
        "Deventer, stap 1 van 6: De raad kent de startnotitie",
    ]
    assert Gemeente.objects.get().naam == "Deventer"
    assert not User.objects.exists()


def test_at_the_step_with_the_questionnaire_it_says_that_it_stays_open_and_the_resident_does_not_read_so():
    uit = _voorbeeld("--tot", "consultatie")

    assert "De vragenlijst blijft open zolang het voorbeeld bij deze stap staat" in uit.splitlines()[-1]
    assert "blijft open" not in Vragenlijst.objects.get().inleiding


def test_the_trail_names_the_account_that_acted(settings):
    settings.DEBUG = True

    _voorbeeld("--tot", "startnotitie")

    namen = set(Statusovergang.objects.values_list("actie", "door__username"))
    assert ("in_routing", "oov") in namen
    assert ("college_besluit", "bestuurssecretariaat") in namen
    assert ("raad_besluit", "griffie") in namen


def test_a_database_of_another_municipality_is_left_alone(settings):
    settings.DEBUG = True
    GemeenteFactory(naam="Elders", tooi_code="gm0001")

    with pytest.raises(CommandError, match="gemeente die niet bij het voorbeeld hoort"):
        _voorbeeld()

    assert Gemeente.objects.get().naam == "Elders"
    assert not User.objects.exists()
