"""What staff send to correct published results."""

from django import forms

from rapportage.resultaten.models import Resultaatpublicatie


class CorrectieForm(forms.Form):
    """What was corrected and why, with the figures that were on the screen."""

    toelichting = forms.CharField(
        label="Wat is er verbeterd, en waarom?",
        max_length=Resultaatpublicatie._meta.get_field("toelichting").max_length,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Iedereen leest dit boven de cijfers. Schrijf niet op wat één persoon antwoordde of plakte.",
        error_messages={"required": "Schrijf op wat er is verbeterd, en waarom."},
    )
    gezien = forms.CharField(min_length=64, max_length=64, widget=forms.HiddenInput)
