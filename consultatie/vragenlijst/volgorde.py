"""What staff add to a questionnaire comes last, unless they say where; rows of an inline are numbered by their formset
(thema.basis.bewaking). Nothing of it needs a script."""

from typing import Any

from django.db import models

from thema.basis.bewaking import BewaaktForm

VELD = "volgorde"
# What the column holds on every database.
HOOGSTE = 32_767


def volgende(model: type[models.Model], boven: str, waarin: models.Model | None) -> int:
    """The number after the last of what is in `waarin`, which the field `boven` points at; 1 in what is empty or new."""
    if waarin is None or waarin.pk is None:
        return 1
    hoogste = model._base_manager.filter(**{boven: waarin}).aggregate(hoogste=models.Max(VELD))["hoogste"]
    return min((hoogste or 0) + 1, HOOGSTE)


class OpVolgorde(BewaaktForm):
    """The form of something with a place among others; left empty, that is the last one. `boven`: the field of what it
    is in."""

    boven = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if VELD in self.fields:
            self.fields[VELD].required = False
        if self.is_nieuw:
            # Not the default of the column: 0 would come before all that is there.
            self.initial[VELD] = None

    @property
    def is_nieuw(self) -> bool:
        """It is not stored yet."""
        return not self.instance.pk

    def clean(self) -> dict[str, Any] | None:
        """A place for what has none."""
        data = super().clean()
        if VELD in self.fields and VELD not in self.errors and self.cleaned_data.get(VELD) is None:
            waarin = self.cleaned_data.get(self.boven) or getattr(self.instance, self.boven, None)
            self.cleaned_data[VELD] = volgende(self._meta.model, self.boven, waarin)
        return data
