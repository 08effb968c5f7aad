"""Fields of models that say in our own words what is wrong with what was filled in."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator, slug_re
from django.db import models

# What Django allows besides, capitals and underscores, is in keys of before; nobody needs to hear of it.
ALLEEN_DIT = "Gebruik alleen kleine letters, cijfers en streepjes, bijvoorbeeld ‘veiligheid-2026’."

is_slug = RegexValidator(slug_re, ALLEEN_DIT, "invalid")


class Slugkeuze(forms.SlugField):
    """Django's, with our words."""

    default_validators = [is_slug]


class Slugveld(models.SlugField):
    """An address or a key: Django's, with our words. To a migration it is Django's own, since no column differs."""

    default_validators = [is_slug]

    def formfield(self, **kwargs: Any) -> Any:
        """The field of a form, with the same words."""
        return super().formfield(**{"form_class": Slugkeuze, **kwargs})

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        """As Django's own."""
        naam, _, args, kwargs = super().deconstruct()
        return naam, "django.db.models.SlugField", args, kwargs
