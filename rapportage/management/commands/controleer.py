"""manage.py controleer: whether everything that was frozen is still as it was."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from rapportage.documenten.queries import veranderde_documenten
from rapportage.models import Cijferinzage, Document, Resultaatpublicatie
from rapportage.resultaten.queries import veranderde_cijfers


class Command(BaseCommand):
    help = (
        "Kijkt van elk vastgelegd document en van alle vaste cijfers na of ze nog bij hun controlegetal passen. Draai dit "
        "na het terugzetten van een back-up, en zo vaak u wilt: het verandert niets."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Name what differs; then the exit code is not 0."""
        veranderd = [*veranderde_documenten(), *veranderde_cijfers()]
        for wat in veranderd:
            self.stderr.write(f"Veranderd sinds het is vastgelegd: {wat}")
        documenten = Document.objects.count()
        cijfers = Resultaatpublicatie.objects.count() + Cijferinzage.objects.count()
        nagekeken = f"Nagekeken: documenten {documenten}, vaste cijfers {cijfers}."
        if veranderd:
            raise CommandError(
                f"{nagekeken} Niet alles klopt: {len(veranderd)} veranderd. Zet een back-up van ervoor terug, of vraag de "
                "beheerder van de database wie dit heeft gedaan."
            )
        self.stdout.write(self.style.SUCCESS(f"{nagekeken} Alles is zoals het is vastgelegd."))
