"""T19: mail through a server that fails, by workers that are killed; and the books that are made up afterwards."""

import os
import random
import signal
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.test import override_settings

from consultatie.mailing.enums import Berichtstatus
from consultatie.mailing.services import mailing_klaarzetten, mailing_vrijgeven
from consultatie.mailing.versturen import claims_opgeven, mailberichten_versturen
from consultatie.models import Mailbericht, Mailing, Panellid
from tests.consultatie.mailserver import Postvak, mailserver
from tests.consultatie.programma import programma
from tests.factories.consultatie import MailingFactory

SMTP = "consultatie.mailing.smtp.SmtpBackend"
OP = datetime(2019, 8, 20, 10, 0, tzinfo=UTC)
# Later than any wait before a next attempt.
DAGEN = 8


@dataclass(frozen=True)
class Boeken:
    """What the server took laid beside what the outbox says. `onverklaard`: members without a mail in the
    outbox, sent mails that the server never took, mails that it took of which the outbox does not say so, and mails that
    are still on their way."""

    aangenomen: int
    dubbel: int
    onverklaard: int
    per_status: dict[str, int]
    kills: int


def vrijgegeven_mailing(aantal: int) -> Mailing:
    """A released invitation to so many members."""
    mailing: Mailing = MailingFactory.create()
    gemeente = mailing.gemeente
    Panellid.objects.bulk_create(
        Panellid(
            gemeente=gemeente,
            nummer=f"{nummer:06}",
            naam="Een lid",
            email=f"lid{nummer}@voorbeeld.nl",
            toestemming_uitnodigen=date(2019, 1, 15),
        )
        for nummer in range(aantal)
    )
    mailing_klaarzetten(mailing, door=None, op=OP)
    mailing_vrijgeven(mailing, door=None, op=OP)
    return mailing


def proef(aantal: int, *, kills: int, werkers: int = 1, kans: float = 0.1, zonder_claim: bool = False) -> Boeken:
    """Send a mailing to `aantal` members while `kills` workers are killed, each right after the server took a mail."""
    vrijgegeven_mailing(aantal)
    beul = Beul(kills, aantal)
    postvak = Postvak(kans=kans, bewaar=False, bij_mail=beul.kijk)
    with mailserver(postvak) as poort:
        omgeving: Any = {
            "DJANGO_SETTINGS_MODULE": "tests.consultatie.mailinstellingen",
            "EMAIL_URL": f"smtp://127.0.0.1:{poort}",
        }
        opdracht = ("-m", "tests.consultatie.mailwerker", OP.isoformat(), str(werkers))
        with programma(*opdracht, *(["zonder"] if zonder_claim else []), **omgeving) as ouder:
            for regel in ouder.stdout or ():
                beul.levend.append(int(regel))
        if ouder.returncode:
            raise RuntimeError(f"a worker ended with {ouder.returncode}")
        claims_opgeven(op=OP + timedelta(hours=1))
        with override_settings(EMAIL_BACKEND=SMTP, EMAIL_HOST="127.0.0.1", EMAIL_PORT=poort):
            for dag in range(1, DAGEN):
                while mailberichten_versturen(op=OP + timedelta(days=dag)).is_meer:
                    pass
    return _maak_op(postvak, aantal, beul.gedood)


class Beul:
    """Kills a worker at moments that were drawn beforehand: when the server has taken so many mails."""

    def __init__(self, kills: int, aantal: int) -> None:
        self.rng = random.Random(11)
        self.momenten = set(self.rng.sample(range(aantal // 20, int(aantal * 0.7)), kills))
        self.levend: list[int] = []
        self.gedood = 0

    def kijk(self, stand: int) -> None:
        """Now, or in a few milliseconds: while it hears the answer, writes it down, or hands over the next one."""
        if not self.momenten or not self.levend or stand < min(self.momenten):
            return
        time.sleep(self.rng.choice((0, 0, 0.002, 0.005)))
        slachtoffer = self.levend[-1]
        with suppress(ProcessLookupError):
            os.kill(slachtoffer, signal.SIGKILL)
            self.levend.remove(slachtoffer)
            self.momenten.discard(min(self.momenten))
            self.gedood += 1


def _maak_op(postvak: Postvak, aantal: int, kills: int) -> Boeken:
    genomen = set(postvak.aangenomen)
    # A member without a mail in the outbox is not accounted for either.
    onverklaard = aantal - Mailbericht.objects.count()
    for adres, status in Mailbericht.objects.values_list("uitnodiging__lid__email", "status"):
        verwacht = {Berichtstatus.VERSTUURD: {True}, Berichtstatus.ONZEKER: {True, False}}.get(
            Berichtstatus(status), {False}
        )
        onverklaard += (adres in genomen) not in verwacht
    onverklaard += Mailbericht.objects.onderweg().count()
    per_status = dict(Counter(Mailbericht.objects.values_list("status", flat=True)))
    return Boeken(len(postvak.aangenomen), postvak.dubbel, onverklaard, per_status, kills)
