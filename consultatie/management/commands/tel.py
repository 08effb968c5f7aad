"""manage.py tel --opnieuw: all tallies anew from the mixed answers."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from consultatie.inbreng.services import tellingen_herstellen


class Command(BaseCommand):
    help = "Telt alle gemengde antwoorden opnieuw, zegt of de bewaarde tellingen klopten en herstelt wat niet klopte."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--opnieuw", action="store_true", required=True, help="Tel alles opnieuw.")

    def handle(self, *args: Any, **options: Any) -> None:
        hertelling = tellingen_herstellen()
        versies = "1 versie" if hertelling.versies == 1 else f"{hertelling.versies} versies"
        self.stdout.write(f"Opnieuw geteld: {versies} van vragenlijsten.")
        if hertelling.vernieuwd:
            self.stdout.write(f"{hertelling.vernieuwd} tellingen stonden nog in een oudere vorm en zijn vernieuwd.")
        if hertelling.hersteld:
            self.stdout.write(self.style.WARNING(f"{hertelling.hersteld} tellingen klopten niet en zijn hersteld."))
        elif not hertelling.vernieuwd:
            self.stdout.write(self.style.SUCCESS("Alle tellingen klopten al."))
