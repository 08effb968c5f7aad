"""What somebody may not know of: a model tells by `onbekend_bij` of its manager, other models have nothing to hide."""

from collections.abc import Collection
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import models

ONBEKEND = "stukken die u niet kunt zien"


def onbekend_van(model: type[models.Model], gebruiker: AbstractBaseUser | AnonymousUser) -> models.QuerySet[Any] | None:
    """Of this model what the user may not even see the name of; None: a model that hides nothing."""
    kies = getattr(getattr(model, "objects", None), "onbekend_bij", None)
    return kies(gebruiker) if kies is not None else None


def bekende(dingen: Collection[models.Model], gebruiker: AbstractBaseUser | AnonymousUser) -> list[models.Model]:
    """These things, of whatever models, without those that the user may not know of."""
    verborgen: set[models.Model] = set()
    for model in {type(ding) for ding in dingen}:
        if (onbekend := onbekend_van(model, gebruiker)) is not None:
            sleutels = [ding.pk for ding in dingen if type(ding) is model]
            verborgen.update(onbekend.filter(pk__in=sleutels).only("pk"))
    return [ding for ding in dingen if ding not in verborgen]
