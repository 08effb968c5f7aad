"""Two who press at once, and what stays in the files of the database, on whatever engine the tests run."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, transaction

from consultatie.invoer.enums import Stapelactie, Stapelstatus
from consultatie.invoer.services import (
    formulier_opslaan,
    formulier_verbeteren,
    formulier_verwijderen,
    stapel_beginnen,
    stapel_verzetten,
    stapel_vrijgeven,
    stapels_wissen,
)
from consultatie.models import Inkomend, Invoerformulier, Stapel
from consultatie.vragenlijst.enums import Kanaal
from tests.consultatie.bestanden import begin_schoon, bestanden_van_de_databank, stukken
from tests.consultatie.tegelijk import tegelijk
from tests.factories.consultatie import InvoerformulierFactory, StapelFactory, VragenlijstversieFactory
from tests.factories.thema import GebruikerFactory
from thema.basis.fouten import GelijktijdigGewijzigd
from thema.basis.models import Statusovergang
from thema.basis.rollen import Rol

pytestmark = pytest.mark.django_db(transaction=True)
OP = datetime(2019, 8, 20, 12, 0, tzinfo=UTC)


def _wachtend(aantal: int) -> Stapel:
    stapel: Stapel = StapelFactory(status=Stapelstatus.NAKIJKEN)
    InvoerformulierFactory.create_batch(aantal, stapel=stapel, is_nagekeken=True)
    return stapel


def test_of_several_who_release_at_once_one_does_and_every_answer_is_there_once():
    _wachtend(10)
    ander = GebruikerFactory(rol=Rol.OOV)
    gezien = [Stapel.objects.select_related("versie__vragenlijst").get() for _ in range(4)]

    uitkomsten = tegelijk(4, lambda: stapel_vrijgeven(gezien.pop(), door=ander, op=OP))

    assert sorted(type(fout).__name__ for fout in uitkomsten) == ["GelijktijdigGewijzigd"] * 3 + ["NoneType"]
    assert any(isinstance(fout, GelijktijdigGewijzigd) for fout in uitkomsten)
    assert (Inkomend.objects.count(), Invoerformulier.objects.count(), Statusovergang.objects.count()) == (10, 0, 1)


def test_a_page_that_is_stored_several_times_at_once_is_one_form():
    stapel = StapelFactory()
    sleutel = uuid4()

    uitkomsten = tegelijk(
        4,
        lambda: formulier_opslaan(
            stapel, sleutel=sleutel, velden={"merkt": ["ja"]}, door=stapel.ingevoerd_door, dag=OP.date()
        ),
    )

    assert uitkomsten == [None] * 4
    assert Invoerformulier.objects.get().nummer == 1


def test_bundles_that_begin_at_once_get_a_number_each():
    versie, wie = VragenlijstversieFactory(), GebruikerFactory(rol=Rol.OOV)

    tegelijk(4, lambda: stapel_beginnen(versie, kanaal=Kanaal.PAPIER, naam="", door=wie, dag=OP.date()))

    assert sorted(Stapel.objects.values_list("nummer", flat=True)) == [1, 2, 3, 4]


def _zegels() -> list[bytes]:
    """Pieces of what lies in the bundles, as it is stored."""
    return stukken("consultatie_invoerformulier", "velden")


@pytest.mark.traag
def test_no_byte_of_a_released_form_stays_in_the_files():
    begin_schoon()
    stapel = _wachtend(100)
    sleutels = [str(sleutel).encode() for sleutel in stapel.formulieren.values_list("pk", flat=True)]
    zegels = _zegels()
    bestanden = bestanden_van_de_databank()
    assert all(zegel in bestanden for zegel in zegels)

    stapel_vrijgeven(stapel, door=GebruikerFactory(rol=Rol.OOV), op=OP)

    bestanden = bestanden_van_de_databank()
    assert not any(zegel in bestanden for zegel in zegels)
    assert not any(sleutel in bestanden or sleutel.replace(b"-", b"") in bestanden for sleutel in sleutels)


@pytest.mark.traag
def test_without_clearing_the_same_look_at_the_files_finds_the_forms():
    stapel = _wachtend(100)
    zegels = _zegels()

    with transaction.atomic():
        stapel_vrijgeven(stapel, door=GebruikerFactory(rol=Rol.OOV), op=OP)
        transaction.get_connection().run_on_commit.clear()

    bestanden = bestanden_van_de_databank()
    assert any(zegel in bestanden for zegel in zegels)


def test_the_files_are_cleared_once_per_bundle_and_nobody_waits_for_that_after_a_form():
    stapel = StapelFactory(status=Stapelstatus.INVOEREN)
    weg, blijft = InvoerformulierFactory.create_batch(2, stapel=stapel)
    wie, gezien = stapel.ingevoerd_door, list[str]()

    def kijk(uitvoeren: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(("VACUUM", "PRAGMA wal_checkpoint")):
            gezien.append(sql)
        return uitvoeren(sql, params, many, context)

    with connection.execute_wrapper(kijk):
        formulier_verbeteren(blijft, velden={"merkt": ["nee"]}, door=wie, dag=OP.date())
        formulier_verwijderen(weg, door=wie, dag=OP.date())
        na_formulieren = list(gezien)
        stapel_verzetten(stapel, actie=Stapelactie.AFRONDEN, door=wie, op=OP)
        na_stapel = list(gezien)
        stapels_wissen(op=OP)

    assert (na_formulieren, len(na_stapel), len(gezien)) == ([], 1, 2)
