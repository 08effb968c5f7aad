"""What the migration to figures that are given for inspection does to questionnaires that are there."""

from datetime import UTC, datetime
from importlib import import_module

import pytest
from django.apps import apps

from consultatie.models import Vragenlijst
from consultatie.vragenlijst.enums import Vragenlijststatus
from tests.factories.consultatie import VragenlijstFactory

OP = datetime(2019, 10, 1, 9, 0, tzinfo=UTC)


def _stand() -> dict[str, tuple[str, datetime | None]]:
    return {lijst.slug: (lijst.status, lijst.ter_inzage_op) for lijst in Vragenlijst.objects.all()}


@pytest.mark.django_db
def test_what_is_public_was_given_when_it_became_so_and_others_stay_as_they_were():
    migratie = import_module("consultatie.migrations.0018_ter_inzage")
    VragenlijstFactory.create(slug="openbaar", gesloten=True, resultaten_openbaar_op=OP)
    VragenlijstFactory.create(slug="gesloten", gesloten=True)
    VragenlijstFactory.create(slug="open", open_=True)
    voor = _stand()

    migratie.gepubliceerd_is_vast(apps, None)
    na = _stand()
    migratie.vast_is_gesloten(apps, None)

    assert na == voor | {"openbaar": (Vragenlijststatus.VAST, OP)}
    assert {slug: status for slug, (status, _) in _stand().items()} == {
        slug: status for slug, (status, _) in voor.items()
    }
