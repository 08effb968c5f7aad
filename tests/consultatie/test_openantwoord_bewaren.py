"""Originals of open texts are erased in time, in the files of the database too (T23)."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from consultatie.inbreng.bewaartermijn import wisdatum
from consultatie.inbreng.services import inkomend_mengen
from consultatie.models import Inkomend, Inzending, Openantwoord, Vragenlijst, WachtendeTekst
from consultatie.openantwoord.bewaren import Gewist, originelen_wissen
from consultatie.openantwoord.enums import Antwoordstatus as Status
from consultatie.openantwoord.enums import Reden
from consultatie.openantwoord.services import (
    antwoord_vrijgeven,
    antwoord_wegleggen,
    antwoorden_mengen,
    consultatie_sluiten,
)
from tests.consultatie.bestanden import begin_schoon
from tests.consultatie.openantwoorden import GEHEIM, OP, K, nieuwe_versie, verstuur
from tests.factories.consultatie import OpenantwoordFactory


def _gesloten(tekst: str = GEHEIM) -> Any:
    versie = nieuwe_versie()
    verstuur(versie, 2 * K, tekst)
    consultatie_sluiten(versie.vragenlijst, door=None, op=OP)
    return versie


def _over() -> int:
    return Openantwoord.objects.filter(origineel__isnull=False).count()


@pytest.mark.django_db
@pytest.mark.parametrize(("dagen", "blijft"), [(89, True), (90, False), (400, False)])
def test_past_the_limit_no_original_is_left(dagen: int, blijft: bool):
    _gesloten()

    originelen_wissen(op=OP + timedelta(days=dagen))

    assert (_over() > 0) is blijft


@pytest.mark.django_db
def test_what_was_cleared_stays_readable_and_what_nobody_read_is_laid_aside_for_good():
    _gesloten()
    antwoord = Openantwoord.objects.filter(vraag="eerste")[0]
    antwoord_vrijgeven(antwoord, weg=())
    tekst, aantal = antwoord.tekst, Openantwoord.objects.count()

    gewist = originelen_wissen(op=OP + timedelta(days=90))
    nog_eens = originelen_wissen(op=OP + timedelta(days=91))

    antwoord.refresh_from_db()
    assert (antwoord.tekst, antwoord.origineel) == (tekst, None)
    assert gewist == Gewist(aantal, aantal - 1, 0)
    assert nog_eens == Gewist(0, 0, 0)
    ongelezen = Openantwoord.objects.exclude(pk=antwoord.pk)
    assert set(ongelezen.values_list("status", "reden", "tekst")) == {(Status.WEGGELEGD, Reden.BEWAARTERMIJN, None)}


@pytest.mark.django_db
def test_answers_that_were_too_few_to_be_mixed_go_along():
    versie = nieuwe_versie()
    verstuur(versie, K - 1)
    consultatie_sluiten(versie.vragenlijst, door=None, op=OP)

    gewist = originelen_wissen(op=OP + timedelta(days=90))

    assert gewist.uit_de_bak == K - 1
    assert not Inkomend.objects.filter(antwoorden__isnull=False).exists()


@pytest.mark.django_db
def test_texts_that_nobody_could_read_yet_go_along_and_do_not_come_back():
    versie = nieuwe_versie()
    verstuur(versie, 2 * K)
    antwoorden_mengen(op=OP)
    wachtend = WachtendeTekst.objects.count()
    versie.vragenlijst.open_tot = OP.date()
    versie.vragenlijst.save()

    gewist = originelen_wissen(op=OP + timedelta(days=120))
    antwoorden_mengen(op=OP + timedelta(days=120))

    assert wachtend
    assert gewist.ongelezen == wachtend
    assert not WachtendeTekst.objects.exists()
    assert not Openantwoord.objects.exists()


@pytest.mark.django_db
def test_a_questionnaire_that_was_never_closed_counts_from_its_last_day():
    versie = nieuwe_versie()
    versie.vragenlijst.open_tot = date(2019, 8, 1)
    versie.vragenlijst.save()
    OpenantwoordFactory.create(versie=versie, nieuw=True)

    assert wisdatum(versie.vragenlijst) == date(2019, 10, 30)
    originelen_wissen(op=datetime(2019, 10, 29, 12, tzinfo=UTC))
    assert _over() == 1
    originelen_wissen(op=datetime(2019, 10, 30, 12, tzinfo=UTC))
    assert _over() == 0


@pytest.mark.django_db
def test_what_is_open_without_a_last_day_is_kept():
    versie = nieuwe_versie()
    OpenantwoordFactory.create(versie=versie, nieuw=True)

    originelen_wissen(op=OP + timedelta(days=1000))

    assert (_over(), wisdatum(versie.vragenlijst)) == (1, None)


@pytest.mark.django_db
def test_the_term_is_a_setting(settings):
    settings.BEWAARTERMIJN_ORIGINEEL_DAGEN = 10
    versie = _gesloten()

    originelen_wissen(op=OP + timedelta(days=10))

    assert (_over(), wisdatum(Vragenlijst.objects.get(pk=versie.vragenlijst_id))) == (0, date(2019, 8, 30))


def _in_de_bestanden() -> bool:
    """Whether the text can still be read anywhere in the files of the tables, or of the whole database on SQLite."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("CHECKPOINT")
            inhoud = b""
            for tabel in ("consultatie_openantwoord", "consultatie_inkomend", "consultatie_inzending"):
                cursor.execute(
                    "SELECT pg_read_binary_file(pg_relation_filepath(%s)) || coalesce("
                    "(SELECT pg_read_binary_file(pg_relation_filepath(reltoastrelid)) FROM pg_class"
                    " WHERE oid = %s::regclass AND reltoastrelid <> 0), '')",
                    [tabel, tabel],
                )
                inhoud += bytes(cursor.fetchone()[0])
            return GEHEIM.encode() in inhoud
    naam = str(connection.settings_dict["NAME"])
    return any(GEHEIM.encode() in pad.read_bytes() for pad in map(Path, (naam, f"{naam}-wal")) if pad.exists())


@pytest.mark.django_db(transaction=True)
def test_no_byte_of_an_original_stays_in_the_files_of_the_database():
    begin_schoon()
    _gesloten()
    # Screening leaves rows behind that are dead but still have the original.
    for antwoord in Openantwoord.objects.filter(vraag="eerste"):
        antwoord_wegleggen(antwoord, reden=Reden.ONBRUIKBAAR)
    assert _in_de_bestanden()

    originelen_wissen(op=OP + timedelta(days=90))

    assert not _in_de_bestanden()


@pytest.mark.django_db
def test_the_command_says_what_it_erased_and_that_there_was_nothing(capsys):
    _gesloten()

    call_command("bewaartermijn")
    call_command("bewaartermijn")

    uit = capsys.readouterr().out
    assert "oorspronkelijke teksten gewist." in uit
    assert "Er is niets dat lang genoeg is bewaard." in uit
    assert GEHEIM not in uit


@pytest.mark.django_db
def test_without_the_taking_over_mixing_leaves_the_texts_where_they_were():
    """The lower service knows nothing of open texts; that is why every caller above goes through this one."""
    versie = nieuwe_versie()
    verstuur(versie, 2 * K)

    inkomend_mengen(op=OP)

    assert not Openantwoord.objects.exists()
    assert all(inzending.antwoorden["eerste"] for inzending in Inzending.objects.all())
