"""manage.py voorbeeld deventer: the example that ships with the software."""

from argparse import ArgumentParser
from contextlib import nullcontext
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from mjbp.voorbeeld.accounts import WACHTWOORD, demo_accounts_maken
from mjbp.voorbeeld.laden import Stap, geladen_tot, laad
from thema.basis.fouten import DomeinFout
from thema.beleidsplan.models import Gemeente


class Command(BaseCommand):
    help = "Laadt het voorbeeld van gemeente Deventer. Nog een keer laden verandert niets."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("naam", choices=["deventer"], help="welk voorbeeld")
        parser.add_argument(
            "--tot",
            choices=Stap.values,
            default=Stap.VOORTGANG.value,
            help="tot en met welke stap van het proces (standaard: alles)",
        )
        parser.add_argument(
            "--alleen-leeg", action="store_true", help="doe niets als er al een gemeente in de database staat"
        )

    def handle(self, *args: Any, **opties: Any) -> None:
        """Accounts first: then the trail of the example can say who did what."""
        if opties["alleen_leeg"] and Gemeente.objects.exists():
            self.stdout.write("Er staat al een gemeente in de database. Er is niets geladen.")
            return
        # Of a first load that is broken off nothing may stay: the next one would take it for the whole.
        geheel = transaction.atomic() if opties["alleen_leeg"] else nullcontext()
        try:
            with geheel:
                geladen_tot()
                self._maak_accounts()
                laad(Stap(opties["tot"]), meld=self.stdout.write)
        except DomeinFout as fout:
            raise CommandError(str(fout)) from fout

    def _maak_accounts(self) -> None:
        """Everybody knows the password of these accounts, so on a real server they are never made."""
        if not settings.DEBUG:
            self.stdout.write("Demo-accounts zijn niet gemaakt: dat kan alleen met DEBUG aan.")
        elif namen := demo_accounts_maken():
            self.stdout.write(f"Demo-accounts gemaakt: {', '.join(namen)}. Wachtwoord: {WACHTWOORD}")
