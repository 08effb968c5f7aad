"""Input on the status of a theme."""

from typing import Any

from django import forms

from .enums import Themastatus
from .services import RedenOntbreekt


class ThemastatusForm(forms.Form):
    """The reason of a choice, and the status that the user saw when choosing. `reden_nodig`: not without a reason."""

    required_css_class = "required"

    status = forms.ChoiceField(choices=Themastatus.choices, widget=forms.HiddenInput)
    reden = forms.CharField(
        label="Waarom?",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="De raad en inwoners lezen dit terug.",
        error_messages={"required": str(RedenOntbreekt())},
    )

    def __init__(self, *args: Any, reden_nodig: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reden"].required = reden_nodig
