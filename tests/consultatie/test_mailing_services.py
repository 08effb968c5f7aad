"""What staff do with a mailing: whom it goes to, and what is refused."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from consultatie.mailing.enums import Berichtstatus, Mailingactie, Mailingstatus
from consultatie.mailing.fouten import Niemand, NietOpen, TekstKloptNiet
from consultatie.mailing.services import (
    ACTIES,
    PER_KEER,
    berichten_laten,
    berichten_opnieuw,
    mailing_hervatten,
    mailing_klaarzetten,
    mailing_stoppen,
    mailing_terugzetten,
    mailing_vrijgeven,
)
from consultatie.models import Mailbericht, Mailing, Panellid, Partneruitnodiging, Uitnodiging, Vragenlijst
from consultatie.uitnodiging.fouten import GeenUitnodigingenMeer
from consultatie.vragenlijst.enums import Vragenlijststatus
from tests.consultatie.mailingen import OP, herinnering, klaargezet, leden, ronde_met_partner, verstuur, vrijgegeven
from tests.factories.consultatie import (
    MailberichtFactory,
    MailingFactory,
    OnbestelbaarFactory,
    OndertekeningFactory,
    PanellidFactory,
    UitnodigingFactory,
)
from thema.basis.fouten import GelijktijdigGewijzigd, OvergangNietToegestaan
from thema.models import Statusovergang

pytestmark = pytest.mark.django_db


def test_an_invitation_goes_to_who_may_be_invited_and_has_an_address_for_mail():
    mailing = MailingFactory.create()
    (wil,) = leden(mailing, 1)
    leden(mailing, 1, toestemming_uitnodigen=None)
    leden(mailing, 1, afgemeld_op=date(2019, 8, 1))
    leden(mailing, 1, email="", adres="Straat 1", postcode="7411 KT", plaats="Stad")
    leden(mailing, 1, email=OnbestelbaarFactory.create().adres)

    aantal = mailing_klaarzetten(mailing, door=None, op=OP)

    assert aantal == 1
    assert Mailbericht.objects.get().adres == wil.email
    assert mailing.status == Mailingstatus.KLAARGEZET


def test_nobody_is_left_out_of_an_outbox_that_is_filled_in_parts():
    mailing = MailingFactory.create()
    gemeente = mailing.gemeente
    Panellid.objects.bulk_create(
        PanellidFactory.build(gemeente=gemeente, nummer=f"{nummer}", email=f"lid{nummer}@voorbeeld.nl")
        for nummer in range(2 * PER_KEER + 1)
    )

    assert mailing_klaarzetten(mailing, door=None, op=OP) == 2 * PER_KEER + 1

    assert mailing.berichten.count() == 2 * PER_KEER + 1


def test_a_member_is_invited_once_per_questionnaire_whatever_mailings_there_are():
    eerste = klaargezet(2)
    (nieuw,) = leden(eerste, 1)
    tweede = MailingFactory.create(vragenlijst=eerste.vragenlijst)

    mailing_klaarzetten(tweede, door=None, op=OP)

    assert [rij.uitnodiging.lid for rij in tweede.berichten.all()] == [nieuw]


def test_the_database_itself_refuses_a_second_invitation_and_a_second_mail_of_one_mailing():
    rij = MailberichtFactory.create()

    for mailing in (MailingFactory.create(vragenlijst=rij.mailing.vragenlijst), rij.mailing):
        with pytest.raises(IntegrityError), transaction.atomic():
            MailberichtFactory.create(mailing=mailing, uitnodiging=rij.uitnodiging)


def test_who_got_no_invitation_because_it_lapsed_can_be_invited_again():
    eerste = klaargezet(1)
    eerste.berichten.update(status=Berichtstatus.VERVALLEN)

    assert mailing_klaarzetten(MailingFactory.create(vragenlijst=eerste.vragenlijst), door=None, op=OP) == 1


def test_a_reminder_goes_to_who_was_invited_and_has_not_answered():
    eerste = klaargezet(3)
    Uitnodiging.objects.filter(pk=Uitnodiging.objects.first().pk).update(is_gebruikt=True)
    leden(eerste, 2)

    assert herinnering(eerste).berichten.count() == 2


def test_partners_get_a_link_and_their_contacts_a_mail():
    ronde = ronde_met_partner()

    mailing_klaarzetten(MailingFactory.create(voor_partners=True, partnerconsultatie=ronde), door=None, op=OP)

    rij = Mailbericht.objects.get()
    assert (rij.adres, rij.partneruitnodiging) == ("contact@politie.nl", Partneruitnodiging.objects.get())
    with pytest.raises(Niemand):
        mailing_klaarzetten(MailingFactory.create(voor_partners=True, partnerconsultatie=ronde), door=None, op=OP)


def test_a_partner_that_signed_gets_no_reminder():
    ronde = ronde_met_partner()
    mailing_klaarzetten(MailingFactory.create(voor_partners=True, partnerconsultatie=ronde), door=None, op=OP)
    OndertekeningFactory.create(reactie=Partneruitnodiging.objects.get().reactie)

    with pytest.raises(Niemand):
        mailing_klaarzetten(
            MailingFactory.create(voor_partners=True, partnerconsultatie=ronde, soort="herinnering"), door=None, op=OP
        )


def test_an_empty_outbox_is_refused_and_the_mailing_stays_a_concept():
    mailing = MailingFactory.create()

    with pytest.raises(Niemand, match="niemand aan wie deze mail kan"):
        mailing_klaarzetten(mailing, door=None, op=OP)

    assert Mailing.objects.get().status == Mailingstatus.CONCEPT


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [("Doe mee", "Zet {link}"), ("{link} {afmelden} tot {sluit_op}", "heeft geen laatste dag")],
)
def test_a_text_that_cannot_be_filled_in_is_not_put_in_the_outbox(tekst: str, zin: str):
    mailing = MailingFactory.create(tekst=tekst)
    leden(mailing, 1)

    with pytest.raises(TekstKloptNiet, match=zin):
        mailing_klaarzetten(mailing, door=None, op=OP)

    assert not Mailbericht.objects.exists()


def test_nobody_is_invited_to_a_closed_questionnaire():
    mailing = MailingFactory.create(vragenlijst__open_=False, vragenlijst__gesloten=True)
    leden(mailing, 1)

    with pytest.raises(GeenUitnodigingenMeer):
        mailing_klaarzetten(mailing, door=None, op=OP)


@pytest.mark.parametrize("soort", ["uitnodiging", "herinnering"])
def test_readers_are_chosen_once_so_that_taking_back_tells_nobody_who_answered_meanwhile(soort: str):
    mailing = klaargezet(3)
    if soort == "herinnering":
        mailing = MailingFactory.create(vragenlijst=mailing.vragenlijst, soort=soort)
        mailing_klaarzetten(mailing, door=None, op=OP)
    voor = set(mailing.berichten.values_list("uitnodiging", "status"))

    mailing_terugzetten(mailing, door=None, op=OP)
    assert mailing.status == "concept"
    Uitnodiging.objects.filter(pk=Uitnodiging.objects.first().pk).update(is_gebruikt=True)
    leden(mailing, 1)
    aantal = mailing_klaarzetten(mailing, door=None, op=OP + timedelta(hours=1))

    assert (aantal, set(mailing.berichten.values_list("uitnodiging", "status"))) == (3, voor)
    mailing_vrijgeven(mailing, door=None, op=OP + timedelta(hours=1))
    assert len(verstuur(op=OP + timedelta(hours=1)).mails) == 2


@pytest.mark.parametrize("doe", [mailing_vrijgeven, mailing_hervatten])
def test_nothing_goes_out_while_its_link_leads_to_a_closed_door(doe):
    mailing = klaargezet()
    Vragenlijst.objects.update(status=Vragenlijststatus.GESLOTEN)

    with pytest.raises(NietOpen, match="Open dit eerst"):
        doe(Mailing.objects.get(), door=None, op=OP)

    assert Mailing.objects.get().status == mailing.status


def test_a_round_that_is_over_is_not_mailed_about():
    ronde = ronde_met_partner()
    mailing = MailingFactory.create(voor_partners=True, partnerconsultatie=ronde)
    mailing_klaarzetten(mailing, door=None, op=OP)

    with pytest.raises(NietOpen):
        mailing_vrijgeven(mailing, door=None, op=OP + timedelta(days=60))


def test_every_step_leaves_a_trail_and_a_stale_screen_is_refused():
    mailing = vrijgegeven()
    oud = Mailing.objects.get()
    mailing_stoppen(mailing, door=None, op=OP)

    with pytest.raises(GelijktijdigGewijzigd):
        mailing_stoppen(oud, door=None, op=OP)
    mailing_hervatten(mailing, door=None, op=OP)

    assert list(Statusovergang.objects.order_by("pk").values_list("actie", flat=True)) == [
        *("klaarzetten", "vrijgeven", "stoppen", "hervatten")
    ]


def test_every_action_has_its_service_and_refuses_what_is_not_in_the_table():
    assert set(ACTIES) == set(Mailingactie)
    with pytest.raises(OvergangNietToegestaan):
        mailing_stoppen(MailingFactory.create(), door=None, op=OP)


@pytest.mark.parametrize(
    ("doe", "naar"),
    [
        (lambda rijen: berichten_opnieuw(rijen, op=OP), {"onzeker", "mislukt", "teruggekomen"}),
        (berichten_laten, {"onzeker"}),
    ],
)
def test_staff_decide_only_about_what_they_may_decide_about(doe, naar):
    mailing = MailingFactory.create(status="vrijgegeven", soort="herinnering")
    for status in Berichtstatus:
        MailberichtFactory.create(mailing=mailing, status=status, uitnodiging=UitnodigingFactory.create())

    assert doe(Mailbericht.objects.all()) == len(naar)

    blijft = {status.value for status in Berichtstatus} - naar
    assert blijft <= set(Mailbericht.objects.values_list("status", flat=True))
