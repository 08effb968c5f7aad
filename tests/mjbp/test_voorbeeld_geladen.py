"""manage.py voorbeeld where a step of it was loaded before."""

from collections.abc import Iterator
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from consultatie.inbreng.models import Inzending
from consultatie.vragenlijst.models import Vragenlijst
from mjbp.voorbeeld.laden import Stap, laad
from tests.mjbp.voorbeeldbank import vingerafdruk, weggooien
from thema.thema.models import Thema

pytestmark = [pytest.mark.traag, pytest.mark.django_db, pytest.mark.usefixtures("_startnotitie")]


@pytest.fixture(scope="module")
def _startnotitie(django_db_setup, django_db_blocker) -> Iterator[None]:
    with django_db_blocker.unblock(), weggooien():
        laad(Stap.STARTNOTITIE, meld=lambda _: None)
        yield


def _voorbeeld(*opties: str) -> str:
    uit = StringIO()
    call_command("voorbeeld", "deventer", *opties, stdout=uit)
    return uit.getvalue()


def test_only_when_empty_does_nothing_once_there_is_a_municipality():
    eerder = vingerafdruk()

    uit = _voorbeeld("--alleen-leeg")

    assert uit == "Er staat al een gemeente in de database. Er is niets geladen.\n"
    assert vingerafdruk() == eerder


def test_loading_what_is_there_says_so_and_changes_nothing():
    eerder = vingerafdruk()

    uit = _voorbeeld("--tot", "startnotitie")

    assert "Het voorbeeld staat al bij ‘startnotitie’. Er is niets veranderd." in uit
    assert vingerafdruk() == eerder


def test_a_step_that_no_longer_fits_is_refused_in_dutch_and_changes_nothing():
    Thema.objects.filter(slug="drugs").update(slug="verdovende-middelen")
    eerder = vingerafdruk()

    with pytest.raises(CommandError, match="De stap ‘consultatie’ past niet meer"):
        _voorbeeld("--tot", "consultatie")

    assert vingerafdruk() == eerder


def test_a_step_that_a_service_refuses_says_why():
    Vragenlijst.objects.get().secties.all().delete()

    with pytest.raises(CommandError, match=r"past niet meer.*Voeg ten minste één sectie met een vraag toe"):
        _voorbeeld("--tot", "consultatie")

    assert not Inzending.objects.exists()


def test_with_debug_on_every_role_gets_one_account_and_nobody_is_superuser(settings):
    settings.DEBUG = True

    eerste, tweede = _voorbeeld("--tot", "startnotitie"), _voorbeeld("--tot", "startnotitie")

    accounts = {account.username: account for account in User.objects.prefetch_related("groups")}
    assert set(accounts) == {"beheerder", "oov", "bestuurssecretariaat", "griffie", "raadslid", "begeleider"}
    assert all([groep.name for groep in account.groups.all()] == [naam] for naam, account in accounts.items())
    assert all(account.check_password("mjbp-demo") for account in accounts.values())
    assert not any(account.is_superuser for account in accounts.values())
    assert {naam for naam, account in accounts.items() if not account.is_staff} == {"raadslid", "begeleider"}
    assert "Wachtwoord: mjbp-demo" in eerste
    assert "Demo-accounts gemaakt" not in tweede


def test_an_account_that_is_there_keeps_its_own_password(settings):
    settings.DEBUG = True
    User.objects.create_user("oov", password="een-eigen-geheim")  # noqa: S106

    _voorbeeld("--tot", "startnotitie")

    assert User.objects.get(username="oov").check_password("een-eigen-geheim")


def test_without_debug_no_account_is_ever_made():
    uit = _voorbeeld("--tot", "startnotitie")

    assert "dat kan alleen met DEBUG aan" in uit
    assert not User.objects.exists()
