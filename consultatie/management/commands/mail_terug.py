"""manage.py mail_terug: reads one message about undeliverable mail from standard input."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from consultatie.mailing.terug import GeenTerugmelding, lees_terugmelding
from consultatie.mailing.versturen import bericht_teruggekomen
from thema.basis.klok import nu

# A returned mail may come along whole; ours are small.
MAX_BYTES = 5_000_000
# What a mail server takes for: the data is not what it should be (sysexits.h, EX_DATAERR).
GEEN_GOEDE_INVOER = 65


class Command(BaseCommand):
    help = (
        "Leest een bericht van een mailserver over een mail die niet aankwam (RFC 3464) en zet die mail in de uitbak op "
        "‘teruggekomen’. Laat uw mailserver alles wat op EMAIL_RETOURADRES binnenkomt hiernaartoe sturen."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        invoer = getattr(sys.stdin, "buffer", None)
        ruw = invoer.read(MAX_BYTES) if invoer is not None else sys.stdin.read(MAX_BYTES).encode()
        try:
            melding = lees_terugmelding(ruw)
        except GeenTerugmelding as fout:
            raise CommandError(f"{fout} Er is niets veranderd.", returncode=GEEN_GOEDE_INVOER) from None
        if not melding.is_mislukt:
            self.stdout.write("De mailserver probeert het nog. Er is niets veranderd.")
        elif bericht_teruggekomen(melding.sleutel, code=melding.status, dood_adres=melding.dood_adres, op=nu()):
            self.stdout.write(f"De mail staat op ‘teruggekomen’ ({melding.status}).")
        else:
            self.stdout.write("Deze mail staat niet meer in de uitbak, of was niet verzonden. Er is niets veranderd.")
