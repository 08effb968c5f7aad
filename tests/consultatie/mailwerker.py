"""A worker that only sends mail, for a process of its own: python -m tests.consultatie.mailwerker MOMENT [zonder].

`zonder`: the negative control. It sends first and marks a batch afterwards, as one would without a claim.
"""

import sys
from datetime import datetime

import django


def main() -> None:
    """Until nothing is waiting at that moment."""
    django.setup()
    from consultatie.mailing.versturen import mailberichten_versturen  # noqa: PLC0415  the settings are known now

    op = datetime.fromisoformat(sys.argv[1])
    if sys.argv[2:] == ["zonder"]:
        zonder_claim()
        return
    while mailberichten_versturen(op=op).is_meer:
        pass


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
