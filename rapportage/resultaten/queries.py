"""Which results a visitor may know of."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from consultatie.vragenlijst.models import Vragenlijst


@dataclass(frozen=True)
class Resultaatregel:
    """A questionnaire in the list of results; `gepubliceerd_op` None: not public yet."""

    titel: str
    slug: str
    is_fictief: bool
    gepubliceerd_op: datetime | None


def zichtbare_lijsten(gebruiker: AbstractBaseUser | AnonymousUser) -> tuple[Resultaatregel, ...]:
    """Published results, newest first; for who may see what is not public yet also the others that are or were open."""
    lijsten = Vragenlijst.objects.openbaar().select_related("publicatie")
    if not gebruiker.has_perm("rapportage.bekijk_ongepubliceerd"):  # type: ignore[union-attr]
        lijsten = lijsten.filter(publicatie__isnull=False)
    return tuple(
        Resultaatregel(
            titel=lijst.titel,
            slug=lijst.slug,
            is_fictief=lijst.is_fictief,
            gepubliceerd_op=lijst.publicatie.gepubliceerd_op if hasattr(lijst, "publicatie") else None,
        )
        for lijst in lijsten
    )
