"""What staff add to a questionnaire comes last, unless they say where. Nothing of it needs a script."""

from functools import cached_property
from typing import Any, cast

from django.core.validators import EMPTY_VALUES
from django.db import models

from thema.basis.bewaking import BewaaktForm, BewaaktFormSet

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


class OpVolgordeFormSet(BewaaktFormSet):
    """The rows of an inline of those: a new row shows the number after the last, and several new ones that were left as
    they were get one each, in the order of the page."""

    @cached_property
    def begin(self) -> int:
        """The first number that is free."""
        return volgende(self.model, self.fk.name, self.instance)

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        if form.is_nieuw:
            form.initial[VELD] = self.begin

    def clean(self) -> None:
        super().clean()
        nummer = self.begin
        for form in cast(list[OpVolgorde], self.extra_forms):
            if VELD not in form.cleaned_data or not form.has_changed() or self._should_delete_form(form):
                continue
            if VELD not in form.changed_data or form[VELD].data in EMPTY_VALUES:
                form.instance.volgorde = form.cleaned_data[VELD] = nummer
                nummer = min(nummer + 1, HOOGSTE)
