"""Which two versions of a text block to lay side by side."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.timezone import localtime

from .models import Tekstblok

_GEEN_VERSIE = {
    "required": "Kies een versie.",
    "invalid": "Deze versie is er niet. Kies er een uit de lijst.",
    "invalid_choice": "Deze versie is er niet. Kies er een uit de lijst.",
}


class VergelijkForm(forms.Form):
    """Two versions of this block."""

    required_css_class = "required"

    van = forms.TypedChoiceField(label="Van", coerce=int, error_messages=_GEEN_VERSIE)
    naar = forms.TypedChoiceField(label="Naar", coerce=int, error_messages=_GEEN_VERSIE)

    def __init__(self, *args: Any, blok: Tekstblok, **kwargs: Any) -> None:
        versies = list(blok.versies.values_list("nummer", "op"))
        self.laatste = [nummer for nummer, _ in versies[:2]]
        if self.laatste:
            kwargs["initial"] = {"van": self.laatste[-1], "naar": self.laatste[0]}
        super().__init__(*args, **kwargs)
        for naam in ("van", "naar"):
            self.fields[naam].choices = [(nummer, _naam(nummer, op)) for nummer, op in versies]  # type: ignore[attr-defined]

    @property
    def gekozen(self) -> tuple[int, int] | None:
        """The two that were asked for; when nothing was, the last two. None when what was asked for is not there."""
        if not self.is_bound:
            return (self.laatste[-1], self.laatste[0]) if self.laatste else None
        return (self.cleaned_data["van"], self.cleaned_data["naar"]) if self.is_valid() else None


def _naam(nummer: int, op: datetime) -> str:
    return f"Versie {nummer}, {date_format(localtime(op), 'j F Y H:i')}"
