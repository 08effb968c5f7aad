"""The mail server: one connection, and what each of its answers means. The only place that knows smtplib.

Of one thing smtplib keeps silent: whether the line went dead before or after the whole mail had been handed over. Before,
it was surely not taken; after, nobody knows. So the connection notes that it has begun.
"""

import smtplib
from dataclasses import dataclass
from typing import Any, Protocol

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.smtp import EmailBackend

from .enums import VERBINDING, Berichtactie

TIJDELIJK, BLIJVEND = 400, 500


class _Begonnen:
    """For an SMTP connection: `is_begonnen` while the content of a mail is on its way and not answered yet."""

    is_begonnen = False

    def data(self, msg: Any) -> Any:
        self.is_begonnen = True
        try:
            antwoord = super().data(msg)  # type: ignore[misc]
        except smtplib.SMTPResponseException:
            self.is_begonnen = False
            raise
        self.is_begonnen = False
        return antwoord


class _Smtp(_Begonnen, smtplib.SMTP):
    """Plain, or with STARTTLS."""


class _SmtpSsl(_Begonnen, smtplib.SMTP_SSL):
    """With TLS from the start."""


class SmtpBackend(EmailBackend):
    """Django's own, over a connection that knows how far it got (EMAIL_BACKEND, see the settings)."""

    @property
    def connection_class(self) -> Any:
        return _SmtpSsl if self.use_ssl else _Smtp

    @property
    def is_begonnen(self) -> bool:
        """The mail that failed had been begun."""
        return bool(getattr(self.connection, "is_begonnen", False))


@dataclass(frozen=True)
class Uitslag:
    """What came of one attempt, as an action on the mail. `code`: the three digits of the server, or VERBINDING;
    `status`: its enhanced code, such as 5.1.1, "" where it gave none; `is_storing`: no other mail would go either."""

    actie: Berichtactie
    code: str = ""
    status: str = ""
    is_storing: bool = False


class Verzender(Protocol):
    """Hands over one mail at a time; never raises for what a mail server can do."""

    def verstuur(self, bericht: EmailMessage) -> Uitslag:
        """Hand over this mail, over the connection that is there or a new one."""

    def sluit(self) -> None:
        """Hang up."""


class Mailserver:
    """The server of EMAIL_URL."""

    def __init__(self) -> None:
        self.verbinding: Any = get_connection()
        self.is_open = False

    def verstuur(self, bericht: EmailMessage) -> Uitslag:
        try:
            if not self.is_open:
                self.verbinding.open()
                self.is_open = True
        except (smtplib.SMTPException, OSError) as fout:
            self.sluit()
            return Uitslag(Berichtactie.UITSTELLEN, code_van(fout), is_storing=True)
        try:
            self.verbinding.send_messages([bericht])
        except (smtplib.SMTPException, OSError) as fout:
            return self._mislukt(fout)
        return Uitslag(Berichtactie.AANNEMEN)

    def _mislukt(self, fout: Exception) -> Uitslag:
        uitslag = uitslag_van(fout, is_begonnen=getattr(self.verbinding, "is_begonnen", False))
        if uitslag.code == VERBINDING or uitslag.code == str(_SLUIT_AF):
            self.sluit()
        return uitslag

    def sluit(self) -> None:
        self.is_open = False
        try:
            self.verbinding.close()
        except (smtplib.SMTPException, OSError):
            self.verbinding.connection = None


_SLUIT_AF = 421


def uitslag_van(fout: Exception, *, is_begonnen: bool) -> Uitslag:
    """What this fault of one attempt says of the mail. Pure."""
    code, status = code_van(fout), _status_van(fout)
    if isinstance(fout, smtplib.SMTPSenderRefused):
        # It is about us, not about the reader.
        return Uitslag(Berichtactie.UITSTELLEN, code, status, is_storing=True)
    if code == VERBINDING:
        return Uitslag(Berichtactie.KWIJTRAKEN if is_begonnen else Berichtactie.UITSTELLEN, code)
    return Uitslag(Berichtactie.AFWIJZEN if int(code) >= BLIJVEND else Berichtactie.UITSTELLEN, code, status)


def code_van(fout: Exception) -> str:
    """The three digits of the server's answer; VERBINDING when there was none."""
    getal, _ = _antwoord(fout)
    return str(getal) if getal >= TIJDELIJK else VERBINDING


def _status_van(fout: Exception) -> str:
    _, tekst = _antwoord(fout)
    eerste = tekst.split(maxsplit=1)[0] if tekst.strip() else ""
    return eerste if len(delen := eerste.split(".")) == 3 and all(d.isdecimal() for d in delen) else ""  # noqa: PLR2004


def _antwoord(fout: Exception) -> tuple[int, str]:
    """Number and text of the answer; 0 when there was none."""
    if isinstance(fout, smtplib.SMTPRecipientsRefused):
        antwoord: tuple[int, Any] = next(iter(fout.recipients.values()), (0, b""))
    elif isinstance(fout, smtplib.SMTPResponseException):
        antwoord = (fout.smtp_code, fout.smtp_error)
    else:
        return 0, ""
    getal, ruw = antwoord
    return getal, ruw.decode("ascii", "replace") if isinstance(ruw, bytes) else str(ruw)


def is_onbestelbaar(status: str) -> bool:
    """The enhanced code says that this address itself does not work, and will not: 5.1.x (addressing), 5.2.x (mailbox)
    or 5.0.0; not what a server thinks of our mail (5.7.x) or of itself. RFC 3463."""
    return status == "5.0.0" or status.startswith(("5.1.", "5.2."))
