"""What belongs to a paper is as secret as the paper."""

from typing import Any, Self, TypeVar

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import models

M = TypeVar("M", bound=models.Model)


class BijStukQuerySet(models.QuerySet[M]):
    """For a model whose `stuk` is the paper that it belongs to."""

    def bekend_bij(self, gebruiker: AbstractBaseUser | AnonymousUser) -> Self:
        """Of papers that this user may know of."""
        return self.filter(stuk__in=self._bekende_stukken(gebruiker))

    def onbekend_bij(self, gebruiker: AbstractBaseUser | AnonymousUser) -> Self:
        """The others: what this user may not even see the name of."""
        return self.exclude(stuk__in=self._bekende_stukken(gebruiker))

    def _bekende_stukken(self, gebruiker: AbstractBaseUser | AnonymousUser) -> Any:
        stukken: Any = self.model._meta.get_field("stuk").related_model
        return stukken.objects.bekend_bij(gebruiker)
