"""manage.py mengen: mixes and counts what residents sent, now. The worker does so by itself: manage.py werker."""

from typing import Any

from django.core.management.base import BaseCommand

from consultatie.openantwoord.services import antwoorden_mengen
from thema.basis.klok import nu


class Command(BaseCommand):
    help = "Mengt de binnengekomen antwoorden en telt ze, als er genoeg zijn om niemand te kunnen herkennen."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say how many were mixed. That number is never below the threshold; what stays in the tray is not said."""
        if gemengd := antwoorden_mengen(op=nu()):
            self.stdout.write(f"{gemengd} antwoorden gemengd en geteld.")
        else:
            self.stdout.write("Er zijn nu niet genoeg antwoorden om te mengen. Er is niets veranderd.")
