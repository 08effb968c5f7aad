"""The key of a row: what can be one, of all that a request may hold; and a random one."""

import random
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.db import models


def is_sleutel(model: type[models.Model], waarde: str) -> bool:
    """Whether a row of this model could have this key. Nothing else is for the database, which would break on it."""
    try:
        model._meta.pk.clean(waarde, None)
    except ValidationError:
        return False
    return True


class SleutelKeuzes(forms.ModelMultipleChoiceField):
    """Several rows by their keys; what no key can be is refused as any other choice that is not there."""

    def clean(self, value: Any) -> Any:
        if isinstance(value, list | tuple) and self.queryset is not None:
            for pk in value:
                if not is_sleutel(self.queryset.model, str(pk)):
                    raise ValidationError(self.error_messages["invalid_pk_value"], "invalid_pk_value", {"pk": pk})
        return super().clean(value)


def verse_sleutel(rng: random.Random) -> UUID:
    """A UUID of version 4 that follows from nothing but these dice."""
    return UUID(int=rng.getrandbits(128), version=4)
