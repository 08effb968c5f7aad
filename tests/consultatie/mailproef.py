"""T19: mail through a server that fails, by workers that are killed; and the books that are made up afterwards."""

import random
import time
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from subprocess import Popen

from consultatie.mailing.enums import Berichtstatus
from consultatie.mailing.services import mailing_klaarzetten, mailing_vrijgeven
from consultatie.mailing.versturen import claims_opgeven
from consultatie.models import Mailbericht, Mailing, Panellid
from tests.consultatie.mailserver import Postvak, mailserver
from tests.consultatie.programma import programma
from tests.factories.consultatie import MailingFactory

OP = datetime(2019, 8, 20, 10, 0, tzinfo=UTC)
# Later than any wait before a next attempt.
DAGEN = 8


@dataclass(frozen=True)
class Boeken:
    """What the server took laid beside what the outbox says. `onverklaard`: sent mails that the server never took, and
    mails that it took of which the outbox does not say so."""

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
    rng = random.Random(11)
    momenten = set(rng.sample(range(aantal // 20, int(aantal * 0.7)), kills))
    lopend: list[Popen[bytes]] = []
    gedood: list[int] = []

    def dood(stand: int) -> None:
        if stand in momenten and (levend := [een for een in lopend if een.poll() is None]):
            momenten.discard(stand)
            # Now, or in a few milliseconds: while it hears the answer, writes it down, or hands over the next one.
            time.sleep(rng.choice((0, 0, 0.002, 0.005)))
            rng.choice(levend).kill()
            gedood.append(stand)

    postvak = Postvak(kans=kans, bewaar=False, bij_mail=dood)
    with mailserver(postvak) as poort:

        def start(op: datetime) -> "Popen[bytes]":
            opdracht = ("-m", "tests.consultatie.mailwerker", op.isoformat(), *(["zonder"] if zonder_claim else []))
            omgeving = {"DJANGO_SETTINGS_MODULE": "tests.consultatie.mailinstellingen"}
            return programma(*opdracht, EMAIL_URL=f"smtp://127.0.0.1:{poort}", **omgeving)

        _draai(lopend, lambda: start(OP), werkers)
        claims_opgeven(op=OP + timedelta(hours=1))
        for dag in range(1, DAGEN if kans else 1):
            if Mailbericht.objects.onderweg().exists():
                _draai(lopend, lambda dag=dag: start(OP + timedelta(days=dag)), 1)  # type: ignore[misc]
        claims_opgeven(op=OP + timedelta(days=30))
    return _maak_op(postvak, len(gedood))


def _draai(lopend: "list[Popen[bytes]]", start: "object", werkers: int) -> None:
    """Keep so many workers going, a new one for each that was killed, until they have nothing to do."""
    lopend[:] = [start() for _ in range(werkers)]  # type: ignore[operator]
    while lopend:
        proces = lopend[0]
        code = proces.wait(timeout=600)
        if proces.stdout is not None:
            proces.stdout.close()
        if code < 0:
            lopend.append(start())  # type: ignore[operator]
        elif code:
            raise RuntimeError(f"a worker ended with {code}")
        lopend.pop(0)


def _maak_op(postvak: Postvak, kills: int) -> Boeken:
    genomen = set(postvak.aangenomen)
    onverklaard = 0
    for adres, status in Mailbericht.objects.values_list("uitnodiging__lid__email", "status"):
        verwacht = {Berichtstatus.VERSTUURD: {True}, Berichtstatus.ONZEKER: {True, False}}.get(
            Berichtstatus(status), {False}
        )
        onverklaard += (adres in genomen) not in verwacht
    onverklaard += Mailbericht.objects.onderweg().count()
    per_status = dict(Counter(Mailbericht.objects.values_list("status", flat=True)))
    return Boeken(len(postvak.aangenomen), postvak.dubbel, onverklaard, per_status, kills)
