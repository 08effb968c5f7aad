"""A real mail server: what its answers come to, and that one connection serves many mails."""

import smtplib
from collections.abc import Iterator

import pytest

from consultatie.mailing.bericht import message_id
from consultatie.mailing.enums import VERBINDING, Berichtactie
from consultatie.mailing.fouten import ProefmailMislukt
from consultatie.mailing.services import proefmail_versturen
from consultatie.mailing.smtp import Mailserver, Uitslag, is_onbestelbaar, uitslag_van
from consultatie.mailing.versturen import mailberichten_versturen
from consultatie.models import Mailbericht, Mailing
from tests.consultatie.mailingen import OP, standen, vrijgegeven
from tests.consultatie.mailserver import Postvak, mailserver, vrije_poort
from tests.factories.consultatie import MailingFactory

pytestmark = pytest.mark.django_db
UITSTELLEN, AFWIJZEN = Berichtactie.UITSTELLEN, Berichtactie.AFWIJZEN


@pytest.fixture
def postvak(settings) -> Iterator[Postvak]:
    vak = Postvak()
    with mailserver(vak) as poort:
        _naar(settings, poort)
        yield vak


def _naar(settings, poort: int) -> None:
    settings.EMAIL_BACKEND = "consultatie.mailing.smtp.SmtpBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", poort
    settings.EMAIL_TIMEOUT = 5


def test_what_the_server_gets_is_what_was_written(postvak: Postvak):
    vrijgegeven(tekst="Zoë vraagt: doet u mee? {link}\n{afmelden}\n" + "lang " * 400)

    mailberichten_versturen(op=OP, seconden=600)

    (kreeg,) = postvak.mails
    assert kreeg["Message-ID"] == message_id(Mailbericht.objects.get().pk)
    assert kreeg.get_content().startswith("Zoë vraagt: doet u mee? https://veiligheid.voorbeeldstad.nl/u/")
    assert postvak.afzenders == ["veiligheid@voorbeeldstad.nl"]
    assert standen() == ["verstuurd"]


def test_a_mail_that_is_sent_again_bears_the_same_message_id(postvak: Postvak):
    vrijgegeven()
    for _ in range(2):
        Mailbericht.objects.update(status="wacht")
        mailberichten_versturen(op=OP, seconden=600)

    assert len({bericht["Message-ID"] for bericht in postvak.mails}) == 1
    assert len(postvak.mails) == 2


@pytest.mark.parametrize(
    ("storing", "status", "code"),
    [
        ("451 4.3.0 Later", "wacht", "451"),
        ("550 5.1.1 Onbekend", "mislukt", "550"),
        ("weg voor", "wacht", VERBINDING),
        ("weg na", "onzeker", VERBINDING),
    ],
)
def test_each_fault_of_the_server_comes_to_its_own_status_and_the_next_mail_goes(
    postvak: Postvak, storing: str, status: str, code: str
):
    vrijgegeven(2)

    class Eenmaal:
        def __init__(self) -> None:
            self.over = [0.0, 1.0]

        def random(self) -> float:
            return self.over.pop() if self.over else 1.0

        def choice(self, _: object) -> str:
            return storing

    postvak.kans, postvak.rng = 0.5, Eenmaal()  # type: ignore[assignment]
    postvak.rng.over.reverse()  # type: ignore[attr-defined]

    mailberichten_versturen(op=OP, seconden=600)

    assert standen() == sorted(["verstuurd", status])
    assert Mailbericht.objects.exclude(status="verstuurd").get().code == code


def test_without_a_server_nothing_is_lost_and_staff_can_see_it(settings):
    _naar(settings, vrije_poort())
    vrijgegeven(2)

    assert mailberichten_versturen(op=OP, seconden=600).verstuurd == 0

    assert (standen(), Mailing.objects.get().storing) == (["wacht", "wacht"], VERBINDING)
    assert not Mailbericht.objects.exclude(pogingen=0).exists()


def test_a_test_mail_that_does_not_go_says_what_to_do(settings):
    _naar(settings, vrije_poort())

    with pytest.raises(ProefmailMislukt, match="niet bereikbaar"):
        proefmail_versturen(MailingFactory.create(), aan="ik@voorbeeldstad.nl")


@pytest.mark.parametrize(
    ("fout", "begonnen", "verwacht"),
    [
        (
            smtplib.SMTPRecipientsRefused({"a@b.nl": (550, b"5.1.1 Onbekend")}),
            False,
            Uitslag(AFWIJZEN, "550", "5.1.1"),
        ),
        (
            smtplib.SMTPRecipientsRefused({"a@b.nl": (450, b"4.2.0 Greylisted")}),
            False,
            Uitslag(UITSTELLEN, "450", "4.2.0"),
        ),
        (smtplib.SMTPRecipientsRefused({}), False, Uitslag(UITSTELLEN, VERBINDING)),
        (smtplib.SMTPDataError(554, b"Spam"), False, Uitslag(AFWIJZEN, "554", "")),
        (smtplib.SMTPDataError(452, "4.3.1 vol"), False, Uitslag(UITSTELLEN, "452", "4.3.1")),
        (
            smtplib.SMTPSenderRefused(530, b"5.7.0 Log in", "wij@b.nl"),
            False,
            Uitslag(UITSTELLEN, "530", "5.7.0", is_storing=True),
        ),
        (smtplib.SMTPServerDisconnected("weg"), False, Uitslag(UITSTELLEN, VERBINDING)),
        (smtplib.SMTPServerDisconnected("weg"), True, Uitslag(Berichtactie.KWIJTRAKEN, VERBINDING)),
        (TimeoutError(), True, Uitslag(Berichtactie.KWIJTRAKEN, VERBINDING)),
    ],
)
def test_what_a_fault_says_of_the_mail(fout: Exception, begonnen: bool, verwacht: Uitslag):
    assert uitslag_van(fout, is_begonnen=begonnen) == verwacht


@pytest.mark.parametrize(
    ("status", "blijvend"),
    [("5.1.1", True), ("5.2.1", True), ("5.0.0", True), ("5.7.1", False), ("4.1.1", False), ("", False)],
)
def test_only_what_is_said_of_the_address_makes_it_undeliverable(status: str, blijvend: bool):
    assert is_onbestelbaar(status) is blijvend


def test_hanging_up_never_fails():
    server = Mailserver()

    server.sluit()
    server.sluit()
