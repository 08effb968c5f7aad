"""A mailing that is ready, a sender that only notes, and a way to let it all go."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from django.core.mail import EmailMessage

from consultatie.mailing.enums import Berichtactie
from consultatie.mailing.services import mailing_klaarzetten, mailing_vrijgeven
from consultatie.mailing.smtp import Uitslag
from consultatie.mailing.versturen import Stuk, mailberichten_versturen
from consultatie.models import Mailbericht, Mailing, Panellid, Partnerconsultatie
from tests.factories.consultatie import MailingFactory, PanellidFactory, PartnerconsultatieFactory
from tests.factories.thema import ContactpersoonFactory, PartnerFactory

OP = datetime(2019, 8, 20, 10, 0, tzinfo=UTC)
DAG = date(2019, 8, 20)
GELUKT = Uitslag(Berichtactie.AANNEMEN)


class Noteert:
    """Takes every mail, or answers what it was told to, one after the other."""

    def __init__(self, *uitslagen: Uitslag) -> None:
        self.mails: list[EmailMessage] = []
        self.uitslagen: Iterator[Uitslag] = iter(uitslagen)

    def verstuur(self, bericht: EmailMessage) -> Uitslag:
        self.mails.append(bericht)
        return next(self.uitslagen, GELUKT)

    def sluit(self) -> None:
        pass

    @property
    def aan(self) -> list[str]:
        return sorted(mail.to[0] for mail in self.mails)


def leden(mailing: Mailing, aantal: int, **anders: Any) -> list[Panellid]:
    """Members of the municipality of this mailing, who want to be invited."""
    return PanellidFactory.create_batch(aantal, gemeente=mailing.gemeente, **anders)


def klaargezet(aantal: int = 1, **anders: Any) -> Mailing:
    """An invitation in the outbox, to so many members."""
    mailing: Mailing = MailingFactory.create(**anders)
    leden(mailing, aantal)
    mailing_klaarzetten(mailing, door=None, op=OP)
    return mailing


def vrijgegeven(aantal: int = 1, **anders: Any) -> Mailing:
    """The same, released."""
    mailing = klaargezet(aantal, **anders)
    mailing_vrijgeven(mailing, door=None, op=OP)
    return mailing


def herinnering(bij: Mailing) -> Mailing:
    """A released reminder of the same questionnaire."""
    mailing: Mailing = MailingFactory.create(vragenlijst=bij.vragenlijst, soort="herinnering")
    mailing_klaarzetten(mailing, door=None, op=OP)
    mailing_vrijgeven(mailing, door=None, op=OP)
    return mailing


def ronde_met_partner(email: str = "contact@politie.nl") -> Partnerconsultatie:
    """A round with one partner that has one contact and no link yet."""
    ronde: Partnerconsultatie = PartnerconsultatieFactory.create()
    ContactpersoonFactory.create(partner=PartnerFactory.create(gemeente=ronde.beleidsplan.gemeente), email=email)
    return ronde


def verstuur(*uitslagen: Uitslag, op: datetime = OP) -> Noteert:
    """Send all that may go out at this moment."""
    verzender = Noteert(*uitslagen)
    stuk = Stuk(0, is_meer=True)
    while stuk.is_meer:
        stuk = mailberichten_versturen(op=op, verzender=verzender)
    return verzender


def standen() -> list[str]:
    """The status of every mail in every outbox, sorted."""
    return sorted(Mailbericht.objects.values_list("status", flat=True))
