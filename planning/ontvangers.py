"""What this room does when something is done in a room below."""

from typing import Any

from django.dispatch import receiver

from rapportage.documenten.models import Document
from thema.basis.signalen import afgerond, wordt_openbaar

from .mijlpaal.services import gekoppelde_mijlpalen_bijwerken
from .raadstafel.verslag import weiger_als_niet_openbaar


@receiver(afgerond, dispatch_uid="planning.mijlpalen")
def mijlpalen_bijwerken(sender: object, plan: int, **kwargs: Any) -> None:
    """Report the milestones done that waited for it, in the same transaction."""
    gekoppelde_mijlpalen_bijwerken(plan)


@receiver(wordt_openbaar, dispatch_uid="planning.raadsverslagen")
def raadsverslag_nakijken(sender: object, document: Document, **kwargs: Any) -> None:
    """Nothing of a meeting becomes public of which not everybody may know by now."""
    weiger_als_niet_openbaar(document)
