"""Dots among figures that were given stand, with their session, until these are public."""

from concurrent.futures import ThreadPoolExecutor, wait
from datetime import timedelta

import pytest
from django.db import connection, transaction

from consultatie.models import Netwerksessie, Stippen, Vragenlijstversie
from consultatie.netwerksessie.fouten import StippenStaanVast
from rapportage.resultaten.services import resultaten_publiceren
from tests.consultatie.mengbak import OP
from tests.factories.consultatie import (
    StippenFactory,
    VragenlijstversieFactory,
)
from tests.factories.thema import ThemaFactory
from tests.rapportage.inzagen import geef, gesloten, nu
from tests.thema.beheer import adres, als, formulier
from thema.basis.rollen import Rol

pytestmark = pytest.mark.django_db


@pytest.fixture
def versie() -> Vragenlijstversie:
    return VragenlijstversieFactory.create()


def test_dots_among_given_figures_stand_until_these_are_public_and_those_of_a_later_session_do_not(
    versie: Vragenlijstversie,
) -> None:
    plan = versie.vragenlijst.beleidsplan
    thema = ThemaFactory.create(beleidsplan=plan)
    gesloten(versie)
    eerder, later = (
        StippenFactory.create(
            thema=thema, aantal=9, sessiegroep__netwerksessie__beleidsplan=plan, sessiegroep__netwerksessie__datum=dag
        )
        for dag in (OP.date(), OP.date() + timedelta(days=1))
    )
    geef()

    for doe in (eerder.save, eerder.delete, eerder.sessiegroep.save, eerder.sessiegroep.netwerksessie.delete):
        with pytest.raises(StippenStaanVast, match="Maak de resultaten eerst openbaar"):
            doe()
    later.save()
    resultaten_publiceren(nu(), door=None, op=OP)
    eerder.save()

    assert Stippen.objects.count() == 2


def _geplakt(versie: Vragenlijstversie) -> Stippen:
    """Dots on the only theme of the plan, put on the day of the act."""
    plan = versie.vragenlijst.beleidsplan
    return StippenFactory.create(
        thema=ThemaFactory.create(beleidsplan=plan),
        sessiegroep__netwerksessie__beleidsplan=plan,
        sessiegroep__netwerksessie__datum=OP.date(),
    )


@pytest.mark.parametrize(
    ("veld", "waarde", "mag"),
    [("datum", OP.date() + timedelta(days=30), False), ("stippen_per_persoon", 1, False), ("verslag", "Anders", True)],
)
def test_a_session_among_given_figures_cannot_be_moved_past_them(
    veld: str, waarde: object, *, mag: bool, versie: Vragenlijstversie
) -> None:
    sessie = _geplakt(versie).sessiegroep.netwerksessie
    gesloten(versie)
    geef()
    oov, pad = als(Rol.OOV), adres(Netwerksessie, "change", sessie.pk)
    ingevuld = formulier(oov.get(pad)) | {veld: waarde}

    antwoord = oov.post(pad, ingevuld)

    assert ("nu vast" in antwoord.content.decode()) is not mag
    sessie.refresh_from_db()
    assert (getattr(sessie, veld) == waarde) is mag


@pytest.mark.django_db(transaction=True)
def test_dots_that_are_saved_while_figures_are_given_wait_and_are_then_refused(versie: Vragenlijstversie) -> None:
    stippen = _geplakt(versie)
    gesloten(versie)

    def verander() -> None:
        try:
            stippen.aantal = 11
            stippen.save()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as ander:
        with transaction.atomic():
            geef()
            daad = ander.submit(verander)
            # Time in which it would be done if it did not wait.
            wait([daad], timeout=0.3)
        with pytest.raises(StippenStaanVast):
            daad.result()

    stippen.refresh_from_db()
    assert stippen.aantal == 10
