"""Who was invited and mailed is forgotten in time, in the files of the database too (T23); the counts stay."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from consultatie.mailing.bewaren import Uitgewist, uitnodigingen_wissen
from consultatie.mailing.queries import stand_van
from consultatie.mailing.services import mailing_klaarzetten
from consultatie.models import Mailbericht, Mailing, Onbestelbaar, Uitnodiging, Vragenlijst
from consultatie.openantwoord.services import consultatie_sluiten
from tests.consultatie.mailingen import OP, ronde_met_partner, verstuur, vrijgegeven
from tests.factories.consultatie import MailingFactory, OnbestelbaarFactory, PanellidFactory
from thema.basis.vergeten import tabellen_vergeten


def _gesloten(aantal: int = 3) -> Mailing:
    mailing = vrijgegeven(aantal)
    verstuur()
    consultatie_sluiten(Vragenlijst.objects.get(), door=None, op=OP)
    return mailing


def _wis(dagen: int) -> Uitgewist:
    return uitnodigingen_wissen(op=OP + timedelta(days=dagen), vergeet=tabellen_vergeten)


@pytest.mark.django_db
@pytest.mark.parametrize(("dagen", "blijft"), [(89, True), (90, False), (400, False)])
def test_past_the_limit_nobody_knows_who_was_invited_and_mailed(dagen: int, blijft: bool):
    _gesloten()

    _wis(dagen)

    assert Mailbericht.objects.exists() is blijft
    assert Uitnodiging.objects.filter(lid__isnull=False).exists() is blijft


@pytest.mark.django_db
def test_the_counts_stay_and_again_does_nothing():
    mailing = _gesloten()
    Mailbericht.objects.filter(pk=Mailbericht.objects.first().pk).update(status="teruggekomen")

    eerst, dan = _wis(90), _wis(91)

    mailing.refresh_from_db()
    assert (eerst, dan) == (Uitgewist(3, 3, 0), Uitgewist(0, 0, 0))
    assert stand_van(mailing).aantallen == {"verstuurd": 2, "teruggekomen": 1}
    assert Uitnodiging.objects.count() == 3


@pytest.mark.django_db
def test_of_an_open_questionnaire_nothing_is_erased():
    vrijgegeven()

    assert _wis(4000) == Uitgewist(0, 0, 0)


@pytest.mark.django_db
def test_the_outbox_of_a_round_goes_some_time_after_its_last_day():
    ronde = ronde_met_partner()
    mailing_klaarzetten(MailingFactory.create(voor_partners=True, partnerconsultatie=ronde), door=None, op=OP)

    assert _wis(60) == Uitgewist(0, 0, 0)
    assert _wis(200) == Uitgewist(1, 0, 0)


@pytest.mark.django_db
def test_an_undeliverable_address_that_nobody_has_any_more_goes():
    OnbestelbaarFactory.create()
    blijft = OnbestelbaarFactory.create(adres=PanellidFactory.create().email)

    assert _wis(0).adressen == 1

    assert Onbestelbaar.objects.get() == blijft


def _in_de_bestanden(sleutel: bytes) -> bool:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("CHECKPOINT")
            cursor.execute("SELECT pg_read_binary_file(pg_relation_filepath('consultatie_mailbericht'))")
            return sleutel in bytes(cursor.fetchone()[0])
    naam = str(connection.settings_dict["NAME"])
    return any(sleutel in pad.read_bytes() for pad in map(Path, (naam, f"{naam}-wal")) if pad.exists())


@pytest.mark.django_db(transaction=True)
def test_no_byte_of_the_outbox_stays_in_the_files_of_the_database():
    _gesloten()
    pk = Mailbericht.objects.first().pk
    sleutel = pk.bytes if connection.vendor == "postgresql" else pk.hex.encode()
    assert _in_de_bestanden(sleutel)

    _wis(90)

    assert not _in_de_bestanden(sleutel)


@pytest.mark.django_db
def test_the_command_says_what_it_erased(capsys):
    _gesloten()

    call_command("bewaartermijn")
    call_command("bewaartermijn")

    assert capsys.readouterr().out.splitlines() == [
        "Van 3 uitnodigingen is gewist voor wie ze waren.",
        "3 mails uit de uitbak gewist. De aantallen per mailing blijven.",
        "Er is niets dat lang genoeg is bewaard. Er is niets gewist.",
    ]
