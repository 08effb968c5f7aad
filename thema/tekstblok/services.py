"""A text block changes by adding a version."""

from datetime import datetime
from typing import cast

from django.contrib.auth.models import AbstractBaseUser, User
from django.db import transaction

from .models import Tekstblok, Tekstblokversie


@transaction.atomic
def tekstblok_opslaan(blok: Tekstblok, *, door: AbstractBaseUser | None, op: datetime) -> None:
    """Save the block; when its text differs from the newest version, that text becomes the next version.

    Raises Vergrendeld when the plan has been adopted.
    """
    laatste = blok.versies.first() if blok.pk else None
    is_nieuw = laatste is None or laatste.tekst != blok.tekst
    if is_nieuw:
        blok.versienummer = (laatste.nummer if laatste else 0) + 1
    blok.save()
    if is_nieuw:
        Tekstblokversie.objects.create(
            tekstblok=blok, nummer=blok.versienummer, tekst=blok.tekst, door=cast(User | None, door), op=op
        )
