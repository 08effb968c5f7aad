"""What this room does when something is done in a room below."""

from typing import Any

from django.dispatch import receiver

from thema.basis.signalen import afgerond

from .mijlpaal.services import gekoppelde_mijlpalen_bijwerken


@receiver(afgerond, dispatch_uid="planning.mijlpalen")
def mijlpalen_bijwerken(sender: object, plan: int, **kwargs: Any) -> None:
    """Report the milestones done that waited for it, in the same transaction."""
    gekoppelde_mijlpalen_bijwerken(plan)
