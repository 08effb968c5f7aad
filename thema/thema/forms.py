"""Input on the status of a theme."""

from django import forms

from .enums import Themastatus


class ThemastatusForm(forms.Form):
    """The reason of a choice, and the status that the user saw when choosing."""

    status = forms.ChoiceField(choices=Themastatus.choices, widget=forms.HiddenInput)
    reden = forms.CharField(
        label="Waarom?",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="De raad en inwoners lezen dit terug.",
    )
