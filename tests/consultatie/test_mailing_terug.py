"""Mail about mail that did not arrive."""

import io
import sys
from uuid import UUID, uuid4

import pytest
from django.core.management import CommandError, call_command

from consultatie.mailing.terug import GeenTerugmelding, lees_terugmelding
from consultatie.models import Mailbericht, Onbestelbaar, Panellid
from tests.consultatie.mailingen import vrijgegeven

ALS_BERICHT = (
    "Content-Type: message/rfc822\n\nMessage-ID: <{sleutel}@voorbeeldstad.nl>\nTo: x@voorbeeld.nl\n\nBeste lid\n"
)
ALS_KOPPEN = (
    "Content-Type: text/rfc822-headers\n\nTo: x@voorbeeld.nl\nmessage-id: <{sleutel}@voorbeeldstad.nl>\nSubject: Mee?\n"
)


def dsn(
    sleutel: UUID | None,
    *,
    actie: str = "failed",
    status: str = "5.1.1",
    deel: str = ALS_BERICHT,
    aan: str = "x@voorbeeld.nl",
) -> bytes:
    """A notification as Postfix writes it."""
    terug = deel.format(sleutel=sleutel.hex) if sleutel else "Content-Type: text/plain\n\nniets\n"
    return (
        "From: MAILER-DAEMON@mx.voorbeeld.nl\nTo: retour@voorbeeldstad.nl\nSubject: Undelivered\n"
        "Message-ID: <0123456789abcdef0123456789abcdef@mx.voorbeeld.nl>\nMIME-Version: 1.0\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="grens"\n\n'
        "--grens\nContent-Type: text/plain\n\nIt did not arrive.\n\n"
        "--grens\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.voorbeeld.nl\n\n"
        f"Final-Recipient: rfc822; {aan}\nAction: {actie}\nStatus: {status}\n"
        "Diagnostic-Code: smtp; 550 5.1.1 User unknown\n\n"
        f"--grens\n{terug}\n--grens--\n"
    ).encode()


@pytest.mark.parametrize("deel", [ALS_BERICHT, ALS_KOPPEN])
@pytest.mark.parametrize(
    ("actie", "status", "mislukt", "blijvend"),
    [
        ("failed", "5.1.1", True, True),
        ("Failed", "5.2.1 (disabled)", True, True),
        ("failed", "5.7.1", True, False),
        ("failed", "4.4.7", True, False),
        ("delayed", "4.4.1", False, False),
        ("delivered", "2.0.0", False, False),
    ],
)
def test_a_notification_says_which_mail_and_whether_the_address_is_dead(
    deel: str, actie: str, status: str, mislukt: bool, blijvend: bool
):
    sleutel = uuid4()

    melding = lees_terugmelding(dsn(sleutel, actie=actie, status=status, deel=deel))

    assert (melding.sleutel, melding.status) == (sleutel, status.split(maxsplit=1)[0])
    assert (melding.is_mislukt, melding.is_blijvend) == (mislukt, blijvend)


@pytest.mark.parametrize(
    "ruw",
    [
        b"",
        b"\x00\xff\xfe" * 100,
        b"Subject: Ik ben met vakantie\n\nTot maandag.",
        b"Content-Type: message/delivery-status\n\nniets",
        b"Content-Type: multipart/report; boundary=x\n\n--x\nContent-Type: message/delivery-status\n\n\n\n--x--",
        dsn(None),
        dsn(uuid4()).replace(b"Message-ID: <", b"Message-ID: <zz", 2),
        dsn(uuid4())[:300],
        b"Content-Type: message/rfc822\n\n" * 5000,
        b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (een, een) for een in range(3000)),
    ],
    ids=range(10),
)
def test_anything_else_is_refused_in_words(ruw: bytes):
    with pytest.raises(GeenTerugmelding):
        lees_terugmelding(ruw)


def _geef(monkeypatch: pytest.MonkeyPatch, ruw: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ruw)))
    call_command("mail_terug")


@pytest.mark.django_db
@pytest.mark.parametrize("status", ["verstuurd", "onzeker"])
def test_the_command_marks_the_mail_and_remembers_the_address(monkeypatch, capsys, status: str):
    vrijgegeven()
    Mailbericht.objects.update(status=status)
    rij = Mailbericht.objects.get()

    for _ in range(2):
        _geef(monkeypatch, dsn(rij.pk, aan=rij.adres.upper()))

    rij.refresh_from_db()
    assert (rij.status, rij.code) == ("teruggekomen", "5.1.1")
    assert Onbestelbaar.objects.get().adres == rij.adres
    uit = capsys.readouterr().out
    assert "‘teruggekomen’ (5.1.1)" in uit
    assert "@" not in uit


@pytest.mark.django_db
@pytest.mark.parametrize("aan", ["oud@voorbeeld.nl", "", "geen adres"])
def test_a_late_notification_about_an_address_of_before_leaves_the_present_one_alone(monkeypatch, aan: str):
    vrijgegeven()
    Mailbericht.objects.update(status="verstuurd")

    _geef(monkeypatch, dsn(Mailbericht.objects.get().pk, aan=aan))

    assert Mailbericht.objects.get().status == "teruggekomen"
    assert not Onbestelbaar.objects.exists()


@pytest.mark.django_db
def test_an_address_with_other_letters_in_its_domain_is_known_by_the_name_that_mail_servers_use(monkeypatch):
    vrijgegeven()
    Panellid.objects.update(email="x@vóórbeeld.nl")
    Mailbericht.objects.update(status="verstuurd")

    _geef(monkeypatch, dsn(Mailbericht.objects.get().pk, aan="x@xn--vrbeeld-l0aa.nl"))

    assert Onbestelbaar.objects.get().adres == "x@vóórbeeld.nl"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("anders", "status", "zin"),
    [
        ({"actie": "delayed"}, "verstuurd", "probeert het nog"),
        ({"status": "5.7.1"}, "teruggekomen", "‘teruggekomen’ (5.7.1)"),
    ],
)
def test_who_is_only_delayed_or_refused_for_another_reason_keeps_the_address(
    monkeypatch, capsys, anders: dict[str, str], status: str, zin: str
):
    vrijgegeven()
    Mailbericht.objects.update(status="verstuurd")

    _geef(monkeypatch, dsn(Mailbericht.objects.get().pk, aan=Panellid.objects.get().email, **anders))

    assert Mailbericht.objects.get().status == status
    assert not Onbestelbaar.objects.exists()
    assert zin in capsys.readouterr().out


@pytest.mark.django_db
@pytest.mark.parametrize("bestaat", [True, False])
def test_a_notification_about_a_mail_that_never_went_or_is_gone_changes_nothing(monkeypatch, capsys, bestaat: bool):
    vrijgegeven()
    sleutel = Mailbericht.objects.get().pk if bestaat else uuid4()

    _geef(monkeypatch, dsn(sleutel))

    assert Mailbericht.objects.get().status == "wacht"
    assert "Er is niets veranderd." in capsys.readouterr().out


@pytest.mark.django_db
def test_what_cannot_be_read_ends_with_a_code_for_the_mail_server(monkeypatch):
    with pytest.raises(CommandError, match="Er is niets veranderd") as fout:
        _geef(monkeypatch, b"Subject: hallo\n\nhallo")

    assert fout.value.returncode == 65
