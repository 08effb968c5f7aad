"""What this room does when something is done in a room below, or is tied to something of its own."""

from typing import Any

from django.db.models.signals import m2m_changed
from django.dispatch import receiver

from rapportage.documenten.models import Document
from thema.basis.signalen import afgerond, wordt_openbaar

from .geheimhouding.services import verslagen_geheim_bijwerken
from .mijlpaal.services import gekoppelde_mijlpalen_bijwerken
from .raadstafel.models import Raadstafel
from .raadstafel.verslag import weiger_als_niet_openbaar


@receiver(afgerond, dispatch_uid="planning.mijlpalen")
def mijlpalen_bijwerken(sender: object, plan: int, **kwargs: Any) -> None:
    """Report the milestones done that waited for it, in the same transaction."""
    gekoppelde_mijlpalen_bijwerken(plan)


@receiver(wordt_openbaar, dispatch_uid="planning.raadsverslagen")
def raadsverslag_nakijken(sender: object, document: Document, **kwargs: Any) -> None:
    """Nothing of a meeting becomes public of which not everybody may know by now."""
    weiger_als_niet_openbaar(document)


@receiver(m2m_changed, sender=Raadstafel.stukken.through, dispatch_uid="planning.geheime_verslagen")
def verslagen_mee_geheim(sender: object, action: str, **kwargs: Any) -> None:
    """A paper came to a meeting, or left it: it takes the secrecy of the reports that are not public yet along."""
    if action.startswith("post_"):
        verslagen_geheim_bijwerken()
