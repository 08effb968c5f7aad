"""Workers that only send mail, in processes of their own: python -m tests.consultatie.mailwerker MOMENT HOEVEEL [zonder].

Django is started once. Then HOEVEEL children do the work, and in the place of each that is killed comes another, until
nothing is waiting at that moment. The key of each child is written on a line of its own.

`zonder`: the negative control. It sends first and marks a batch afterwards, as one would without a claim.
"""

import os
import sys
from collections.abc import Callable
from datetime import datetime

import django


def main() -> None:
    """The parent touches no database: a connection cannot be shared."""
    django.setup()
    from consultatie.mailing.versturen import mailberichten_versturen  # noqa: PLC0415  the settings are known now

    op = datetime.fromisoformat(sys.argv[1])

    def werk() -> None:
        while mailberichten_versturen(op=op).is_meer:
            pass

    kinderen = {_kind(zonder_claim if sys.argv[3:] else werk) for _ in range(int(sys.argv[2]))}
    while kinderen:
        pid, hoe = os.wait()
        kinderen.discard(pid)
        if os.WIFSIGNALED(hoe):
            kinderen.add(_kind(zonder_claim if sys.argv[3:] else werk))
        elif hoe:
            sys.exit(1)


def _kind(werk: Callable[[], None]) -> int:
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            werk()
            code = 0
        finally:
            os._exit(code)
    sys.stdout.write(f"{pid}\n")
    sys.stdout.flush()
    return pid


def zonder_claim() -> None:
    """Send twenty, then write down that they went; killed in between, the next one sends them again."""
    from consultatie.mailing.bericht import lezer_van, maak_bericht  # noqa: PLC0415
    from consultatie.mailing.enums import Berichtstatus  # noqa: PLC0415
    from consultatie.mailing.smtp import Mailserver  # noqa: PLC0415
    from consultatie.models import Mailbericht  # noqa: PLC0415

    server = Mailserver()
    while rijen := list(Mailbericht.objects.filter(status=Berichtstatus.WACHT).met_ontvanger().order_by("pk")[:20]):
        for rij in rijen:
            server.verstuur(maak_bericht(rij.mailing, lezer_van(rij), aan=rij.adres))
        Mailbericht.objects.filter(pk__in=[rij.pk for rij in rijen]).update(status=Berichtstatus.VERSTUURD)


if __name__ == "__main__":
    main()
