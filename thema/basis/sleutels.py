"""What can be the key of a row, of all that a request may hold."""

from django.core.exceptions import ValidationError
from django.db import models


def is_sleutel(model: type[models.Model], waarde: str) -> bool:
    """Whether a row of this model could have this key. Nothing else is for the database, which would break on it."""
    try:
        model._meta.pk.clean(waarde, None)
    except ValidationError:
        return False
    return True
