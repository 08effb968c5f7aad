"""Making a template."""

from django.db import transaction

from .begin import KOPPEN
from .models import Sjabloon, Sjabloonsectie


@transaction.atomic
def sjabloon_vullen(sjabloon: Sjabloon) -> None:
    """Give a template that was just made the headings that its kind has without one. Nothing to one that has headings."""
    if sjabloon.secties.exists():
        return
    for volgorde, kop in enumerate(KOPPEN[sjabloon.soort], start=1):
        Sjabloonsectie.objects.create(sjabloon=sjabloon, volgorde=volgorde, **kop._asdict())
