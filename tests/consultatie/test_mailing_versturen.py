"""Sending: what is claimed, what lapses at that moment, what each answer of the mail server comes to, and the headers."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.db import connection

from consultatie.mailing.bericht import message_id
from consultatie.mailing.controle import afzender_controleren
from consultatie.mailing.enums import VERBINDING, Berichtactie, Berichtstatus
from consultatie.mailing.fouten import ProefmailMislukt
from consultatie.mailing.services import (
    mailing_hervatten,
    mailing_klaarzetten,
    mailing_stoppen,
    mailing_vrijgeven,
    proefmail_versturen,
)
from consultatie.mailing.smtp import Uitslag
from consultatie.mailing.versturen import claims_opgeven, mailberichten_versturen
from consultatie.models import (
    Mailbericht,
    Mailing,
    Onbestelbaar,
    Panellid,
    Partnerconsultatie,
    Partneruitnodiging,
    Uitnodiging,
    Vragenlijst,
)
from consultatie.partnerconsultatie.queries import reactie_van_link
from consultatie.partnerconsultatie.services import uitnodiging_vernieuwen
from consultatie.uitnodiging.tokens import token_van
from consultatie.vragenlijst.enums import Vragenlijststatus
from tests.consultatie.mailingen import (
    OP,
    Noteert,
    herinnering,
    klaargezet,
    ronde_met_partner,
    standen,
    verstuur,
    vrijgegeven,
)
from tests.factories.consultatie import MailingFactory, OndertekeningFactory, PartneruitnodigingFactory

pytestmark = pytest.mark.django_db
LATER = Uitslag(Berichtactie.UITSTELLEN, "451")
WEG = Uitslag(Berichtactie.UITSTELLEN, VERBINDING, is_storing=True)


def test_every_member_gets_one_mail_with_the_link_of_its_own():
    vrijgegeven(3)

    post = verstuur()

    assert post.aan == sorted(Panellid.objects.values_list("email", flat=True))
    for bericht in post.mails:
        uitnodiging = Uitnodiging.objects.get(lid__email=bericht.to[0])
        assert f"https://veiligheid.voorbeeldstad.nl/u/{token_van(uitnodiging.pk)}/" in bericht.body
    assert standen() == ["verstuurd"] * 3
    assert not verstuur().mails


@pytest.mark.parametrize("doe", [klaargezet, lambda: mailing_stoppen(vrijgegeven(), door=None, op=OP)])
def test_nothing_goes_out_before_the_release_and_after_a_stop(doe):
    doe()

    assert not verstuur().mails


def test_a_stop_holds_from_the_next_mail_on_and_can_be_undone():
    mailing = vrijgegeven(3)

    class Stopt(Noteert):
        def verstuur(self, bericht):
            mailing_stoppen(Mailing.objects.get(), door=None, op=OP)
            return super().verstuur(bericht)

    mailberichten_versturen(op=OP, seconden=600, verzender=Stopt())
    assert standen() == ["verstuurd", "wacht", "wacht"]

    mailing.refresh_from_db()
    mailing_hervatten(mailing, door=None, op=OP)
    verstuur()
    assert standen() == ["verstuurd"] * 3


# ── Who no longer gets it ────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "intussen",
    [
        lambda: Uitnodiging.objects.update(is_gebruikt=True),
        lambda: Panellid.objects.update(afgemeld_op=date(2019, 8, 20)),
        lambda: Panellid.objects.update(toestemming_uitnodigen=None),
        lambda: Panellid.objects.update(email="", adres="A 1", postcode="7411 KT", plaats="Stad"),
        lambda: Panellid.objects.all().delete(),
        lambda: Vragenlijst.objects.update(status=Vragenlijststatus.GESLOTEN),
        lambda: Onbestelbaar.objects.create(
            adres=Panellid.objects.get().email, code="5.1.1", sinds_datum=date(2019, 8, 1)
        ),
    ],
    ids=["answered", "unsubscribed", "consent", "address", "forgotten", "closed", "undeliverable"],
)
@pytest.mark.parametrize("soort", ["uitnodiging", "herinnering"])
def test_what_changed_until_the_moment_of_sending_counts(intussen, soort: str):
    mailing = vrijgegeven()
    if soort == "herinnering":
        verstuur()
        herinnering(mailing)
    intussen()

    assert not verstuur().mails

    assert Berichtstatus.VERVALLEN in standen()


def test_a_mail_that_lapsed_tells_neither_when_nor_why():
    """T8: of who answered nothing is written but that no mail was needed."""
    vrijgegeven(3)
    verstuur(LATER, WEG)
    assert {rij.pogingen for rij in Mailbericht.objects.all()} == {0, 1}
    Uitnodiging.objects.update(is_gebruikt=True)

    verstuur(op=OP + timedelta(hours=3))

    eigen = {"id", "uitnodiging_id"}
    rijen = [{naam: wat for naam, wat in rij.items() if naam not in eigen} for rij in Mailbericht.objects.values()]
    assert len(rijen) == 3
    assert rijen == [rijen[0]] * 3
    assert (rijen[0]["status"], rijen[0]["pogingen"], rijen[0]["code"]) == ("vervallen", 0, "")
    assert (rijen[0]["claim"], rijen[0]["poging_op"]) == (None, None)
    assert not Mailbericht.objects.filter(volgende_poging_op__gte=OP - timedelta(days=1000)).exists()


def test_answering_writes_nothing_in_the_outbox():
    """T8: the outbox is the same until a mail is due."""
    vrijgegeven(2)
    voor = list(Mailbericht.objects.order_by("pk").values())

    Uitnodiging.objects.update(is_gebruikt=True)

    assert list(Mailbericht.objects.order_by("pk").values()) == voor


def _naar_partners(ronde: Partnerconsultatie, soort: str) -> None:
    mailing = MailingFactory.create(voor_partners=True, partnerconsultatie=ronde, soort=soort)
    mailing_klaarzetten(mailing, door=None, op=OP)
    mailing_vrijgeven(mailing, door=None, op=OP)


def test_a_partner_gets_the_link_of_the_round_and_nothing_after_it_signed():
    ronde = ronde_met_partner()
    _naar_partners(ronde, "uitnodiging")
    uitnodigingen = verstuur().mails
    _naar_partners(ronde, "herinnering")
    OndertekeningFactory.create(reactie=Partneruitnodiging.objects.get().reactie)
    herinneringen = verstuur().mails

    token = uitnodigingen[0].body.split("/partner/")[1].split("/")[0]
    assert reactie_van_link(token, OP.date()) == Partneruitnodiging.objects.get().reactie
    assert "List-Unsubscribe" not in uitnodigingen[0].extra_headers
    assert not herinneringen
    assert standen() == ["verstuurd", "vervallen"]


def test_a_link_of_before_links_could_be_mailed_is_told_of_and_goes_out_after_renewal():
    ronde = ronde_met_partner()
    partner = ronde.beleidsplan.gemeente.partners.get()
    oud = PartneruitnodigingFactory.create(reactie__partnerconsultatie=ronde, reactie__partner=partner)
    _naar_partners(ronde, "uitnodiging")

    assert not verstuur().mails
    assert Mailbericht.objects.get().code == "sleutel"

    nieuw = uitnodiging_vernieuwen(oud, gezien=1, op=OP)
    Mailbericht.objects.update(status="wacht")
    assert nieuw.token in verstuur().mails[0].body


# ── What the mail server answers ─────────────────────────────────────────────────────────────────


def test_what_is_put_off_is_tried_again_later_and_later_and_then_given_up():
    vrijgegeven()
    pogingen = 0
    for uur in range(0, 72, 1):
        pogingen += len(verstuur(*[LATER] * 9, op=OP + timedelta(hours=uur)).mails)

    rij = Mailbericht.objects.get()
    assert (pogingen, rij.pogingen, rij.status, rij.code) == (6, 6, "mislukt", "451")


def test_what_was_put_off_does_not_keep_others_waiting_and_goes_out_later():
    vrijgegeven(2)

    assert len(verstuur(LATER).mails) == 2
    assert standen() == ["verstuurd", "wacht"]
    assert not verstuur(op=OP + timedelta(minutes=4)).mails
    assert len(verstuur(op=OP + timedelta(minutes=6)).mails) == 1


@pytest.mark.parametrize(("status", "blijvend"), [("5.1.1", True), ("5.2.1", True), ("5.7.1", False), ("", False)])
def test_what_is_refused_has_failed_and_only_a_dead_address_is_remembered(status: str, blijvend: bool):
    vrijgegeven()

    verstuur(Uitslag(Berichtactie.AFWIJZEN, "550", status))

    assert (standen(), Mailbericht.objects.get().code) == (["mislukt"], "550")
    assert list(Onbestelbaar.objects.values_list("adres", flat=True)) == (
        [Panellid.objects.get().email] if blijvend else []
    )


def test_a_mail_server_that_is_away_costs_no_attempt_and_all_mailings_wait_a_minute():
    vrijgegeven(2)

    assert len(verstuur(WEG).mails) == 1

    mailing = Mailing.objects.get()
    assert (standen(), mailing.storing) == (["wacht", "wacht"], VERBINDING)
    assert not Mailbericht.objects.exclude(pogingen=0).exists()
    assert not verstuur(op=OP + timedelta(seconds=30)).mails
    assert len(verstuur(op=OP + timedelta(seconds=61)).mails) == 2
    mailing.refresh_from_db()
    assert (mailing.storing, mailing.pauze_tot) == ("", None)


def test_a_mailing_that_is_done_is_not_looked_at_again_and_hears_nothing_of_a_mail_server_that_is_away():
    klaar = vrijgegeven()
    verstuur()
    loopt = herinnering(klaar)
    assert list(Mailing.objects.te_versturen(OP)) == [loopt]

    verstuur(WEG)

    assert dict(Mailing.objects.values_list("pk", "storing")) == {klaar.pk: "", loopt.pk: VERBINDING}


@pytest.mark.parametrize("naam", ["EMAIL_AFZENDER", "EMAIL_RETOURADRES"])
@pytest.mark.parametrize(
    "waarde",
    [
        "Gemeente",
        "Oost, West <a@b.nl>",
        "a@b.nl\u200e",
        "a@b.nl\nBcc: c@d.nl",
        "\n_b <a@b.nl>",
        "a@",
        '"" <a@b.nl> x',
    ],
)
def test_a_wrong_address_of_our_own_fails_no_mail_and_is_told_at_the_start_and_on_the_page(
    settings, naam: str, waarde: str
):
    vrijgegeven()
    goed = getattr(settings, naam)
    setattr(settings, naam, waarde)

    assert not verstuur().mails

    assert (standen(), Mailing.objects.get().storing, Mailbericht.objects.get().pogingen) == (["wacht"], "afzender", 0)
    assert [f"De instelling {naam} is" in fout.msg for fout in afzender_controleren(None)] == [True]
    with pytest.raises(ProefmailMislukt, match="EMAIL_AFZENDER"):
        proefmail_versturen(Mailing.objects.get(), aan="ik@voorbeeld.nl")

    setattr(settings, naam, goed)
    assert afzender_controleren(None) == []
    assert len(verstuur(op=OP + timedelta(seconds=61)).mails) == 1


def test_a_line_that_broke_after_the_mail_was_handed_over_is_unsure_and_not_sent_again():
    vrijgegeven()

    verstuur(Uitslag(Berichtactie.KWIJTRAKEN, VERBINDING))

    assert standen() == ["onzeker"]
    assert not verstuur(op=OP + timedelta(days=9)).mails


# ── Claims ───────────────────────────────────────────────────────────────────────────────────────


def _geclaimd() -> Mailbericht:
    vrijgegeven()
    Mailbericht.objects.update(status="geclaimd", claim=uuid4(), poging_op=OP)
    return Mailbericht.objects.get()


@pytest.mark.parametrize(("minuten", "status"), [(9, "geclaimd"), (11, "onzeker")])
def test_a_claim_whose_worker_is_gone_becomes_unsure_after_ten_minutes(minuten: int, status: str):
    _geclaimd()

    assert not verstuur(op=OP + timedelta(minutes=minuten)).mails

    assert standen() == [status]


def test_a_worker_that_was_only_slow_says_after_all_how_it_went():
    vrijgegeven()

    class Traag(Noteert):
        def verstuur(self, bericht):
            claims_opgeven(op=OP + timedelta(hours=1))
            assert standen() == ["onzeker"]
            return super().verstuur(bericht)

    mailberichten_versturen(op=OP, seconden=600, verzender=Traag())

    assert standen() == ["verstuurd"]


def test_a_slow_worker_leaves_alone_what_staff_decided_meanwhile():
    vrijgegeven()

    class Traag(Noteert):
        def verstuur(self, bericht):
            Mailbericht.objects.update(status="wacht", claim=None, volgende_poging_op=OP + timedelta(hours=1))
            return super().verstuur(bericht)

    mailberichten_versturen(op=OP, seconden=600, verzender=Traag())

    assert standen() == ["wacht"]


# ── The mail itself ──────────────────────────────────────────────────────────────────────────────


def test_the_headers_say_who_sends_it_how_to_unsubscribe_and_that_nobody_needs_to_answer():
    vrijgegeven()
    verstuurd = verstuur().mails[0]

    koppen = verstuurd.message()

    assert koppen["From"] == "Gemeente Voorbeeldstad <veiligheid@voorbeeldstad.nl>"
    assert koppen["Auto-Submitted"] == "auto-generated"
    assert koppen["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert koppen["List-Unsubscribe"].startswith("<https://veiligheid.voorbeeldstad.nl/afmelden/")
    assert koppen["Message-ID"] == message_id(Mailbericht.objects.get().pk)
    assert koppen["Message-ID"].endswith("@voorbeeldstad.nl>")
    assert koppen.get_content_type() == "text/plain"
    assert koppen.get_content_charset() == "utf-8"


def test_mail_that_cannot_be_delivered_goes_back_to_an_address_of_its_own(settings):
    settings.EMAIL_RETOURADRES = "retour@voorbeeldstad.nl"
    vrijgegeven()

    bericht = verstuur().mails[0]

    assert bericht.from_email == "retour@voorbeeldstad.nl"
    assert bericht.message()["From"] == "Gemeente Voorbeeldstad <veiligheid@voorbeeldstad.nl>"


@pytest.mark.parametrize("naam", ["Jan\r\nBcc: x@voorbeeld.nl", "Jan\nX-Kop: ja", "{link}", "Zoë 🎉 \u202eomgekeerd"])
def test_a_nasty_name_adds_no_header_and_no_reader(naam: str):
    vrijgegeven(onderwerp="Dag {naam}")
    Panellid.objects.update(naam=naam)

    koppen = verstuur().mails[0].message()

    assert set(koppen.keys()) == {
        *("Content-Type", "MIME-Version", "Content-Transfer-Encoding", "Subject", "From", "To", "Date"),
        *("Message-ID", "Auto-Submitted", "List-Unsubscribe", "List-Unsubscribe-Post"),
    }
    assert "/u/" not in str(koppen["Subject"])


@pytest.mark.parametrize(
    "adres", ["geen adres", "a@b.nl\nBcc: x@voorbeeld.nl", "a@b.nl, x@voorbeeld.nl", "a@", "a@b.nl\u200e"]
)
def test_an_address_that_is_none_fails_and_harms_nobody_else(adres: str):
    vrijgegeven(2)
    Panellid.objects.filter(pk=Panellid.objects.first().pk).update(email=adres)

    assert len(verstuur().mails) == 1

    assert standen() == ["mislukt", "verstuurd"]
    assert Mailbericht.objects.get(status="mislukt").code == "adres"


def test_no_secret_is_kept_in_any_table_and_none_nor_an_address_in_the_log(caplog):
    vrijgegeven()
    verstuurd = verstuur().mails[0]
    geheimen = [token_van(Uitnodiging.objects.get().pk), verstuurd.extra_headers["List-Unsubscribe"].split("/")[-2]]

    with connection.cursor() as cursor:
        for tabel in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{tabel}"')  # noqa: S608  our own names
            inhoud = str(cursor.fetchall())
            assert not [geheim for geheim in geheimen if geheim in inhoud], tabel
    assert verstuurd.to[0] not in caplog.text


def test_djangos_own_way_of_sending_is_used():
    vrijgegeven(2)

    mailberichten_versturen(op=OP, seconden=600)

    assert len(mail.outbox) == 2
    assert standen() == ["verstuurd"] * 2


@pytest.mark.parametrize("aantal", [1, 3])
def test_a_mail_costs_the_same_few_queries_however_many_there_are(aantal: int, django_assert_num_queries):
    vrijgegeven(aantal)

    # The claims of who is gone, that no mailing has anything left; and per mail: its mailing, itself, its address, the claim, the
    # mark; and a savepoint around claim and mark, as a test has a transaction already.
    with django_assert_num_queries(1 + 3 + 9 * aantal):
        mailberichten_versturen(op=OP, seconden=600, verzender=Noteert())


def test_a_piece_of_work_ends_in_time_and_says_that_there_is_more():
    vrijgegeven(2)

    stuk = mailberichten_versturen(op=OP, verzender=Noteert(), seconden=0)

    assert (stuk.verstuurd, stuk.is_meer) == (0, True)
    assert standen() == ["wacht", "wacht"]
