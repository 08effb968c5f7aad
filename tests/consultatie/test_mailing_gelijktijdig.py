"""Staff who fill an outbox, and what others do meanwhile."""

import time
from collections.abc import Callable
from threading import Event, Thread
from uuid import uuid4

import pytest
from django.db import connection, transaction

from consultatie.inbreng.services import inzending_opslaan
from consultatie.mailing.services import mailing_klaarzetten
from consultatie.models import Inkomend, Mailbericht, Mailing, Vragenlijst, Vragenlijstversie
from consultatie.uitnodiging.services import uitnodigingen_maken, uitnodigingsronde_starten, uitnodigingsronde_verder
from consultatie.vragenlijst.enums import Kanaal
from tests.consultatie.mailingen import DAG, OP, leden
from tests.consultatie.tegelijk import tegelijk
from tests.factories.consultatie import MailingFactory, UitnodigingFactory, VragenlijstversieFactory

pytestmark = pytest.mark.django_db(transaction=True)
HOOGSTENS_SECONDEN = 2.0


def _ronde(mailing: Mailing) -> None:
    assert mailing.vragenlijst
    uitnodigingsronde_starten(mailing.vragenlijst, door=None, op=OP)
    uitnodigingsronde_verder(op=OP)


def _op_slot(mailing: Mailing) -> None:
    """What it did before: the negative control."""
    assert mailing.vragenlijst
    Vragenlijst.objects.select_for_update().get(pk=mailing.vragenlijst.pk)


def _antwoord_terwijl(doe: Callable[[], object], versie: Vragenlijstversie, token_hash: str) -> float | None:
    """How many seconds an answer took while the transaction around `doe` stood open; None: longer than allowed."""
    ontvangen = Event()

    def stuur() -> None:
        try:
            inzending_opslaan(
                versie,
                sleutel=uuid4(),
                kanaal=Kanaal.DIGIPANEL,
                antwoorden={"merkt": "ja"},
                dag=DAG,
                uitnodiging=token_hash,
            )
            ontvangen.set()
        finally:
            connection.close()

    bewoner = Thread(target=stuur)
    with transaction.atomic():
        doe()
        begin = time.monotonic()
        bewoner.start()
        is_op_tijd = ontvangen.wait(HOOGSTENS_SECONDEN)
        duur = time.monotonic() - begin
    bewoner.join()
    return duur if is_op_tijd else None


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer")
@pytest.mark.parametrize(
    ("doe", "mag_erdoor"),
    [
        (lambda mailing: mailing_klaarzetten(mailing, door=None, op=OP), True),
        (lambda mailing: uitnodigingen_maken(mailing.vragenlijst), True),
        (_ronde, True),
        (_op_slot, False),
    ],
    ids=["mailing", "invitations", "round", "control"],
)
def test_a_resident_does_not_wait_for_staff_who_invite(doe: Callable[[Mailing], object], mag_erdoor: bool):
    versie = VragenlijstversieFactory.create()
    uitnodiging = UitnodigingFactory.create(vragenlijst=versie.vragenlijst)
    mailing = MailingFactory.create(vragenlijst=versie.vragenlijst)
    leden(mailing, 3)

    duur = _antwoord_terwijl(lambda: doe(mailing), versie, uitnodiging.token_hash)

    assert (duur is not None) == mag_erdoor
    assert Inkomend.objects.count() == 1


def test_colleagues_who_fill_an_outbox_for_the_same_members_invite_each_once():
    eerste = MailingFactory.create()
    leden(eerste, 20)
    mailings = iter([eerste, *MailingFactory.create_batch(3, vragenlijst=eerste.vragenlijst)])

    fouten = tegelijk(4, lambda: mailing_klaarzetten(next(mailings), door=None, op=OP))

    assert [type(fout).__name__ for fout in fouten if fout] == ["Niemand"] * 3
    assert Mailbericht.objects.count() == 20


def test_colleagues_who_press_the_same_button_fill_one_outbox():
    mailing = MailingFactory.create()
    leden(mailing, 20)

    fouten = tegelijk(4, lambda: mailing_klaarzetten(Mailing.objects.get(), door=None, op=OP))

    assert [type(fout).__name__ for fout in fouten].count("NoneType") == 1
    assert Mailbericht.objects.count() == 20
