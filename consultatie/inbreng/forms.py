"""Input of staff around what people said."""

from typing import Any

from django import forms

from thema.basis.bewaking import BewaaktForm

from .ontvangst import lees_code


class CodeForm(forms.Form):
    """The code on a receipt, as somebody read it out; cleaned it is as we write it."""

    code = forms.CharField(
        label="Code van de inwoner",
        max_length=40,
        help_text="Acht tekens, bijvoorbeeld K7F3-9QXM. Hoofdletters, spaties en streepjes maken niet uit.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Vul de code in die op de ontvangstpagina stond."},
    )

    def clean_code(self) -> str:
        """Raises ValidationError for what cannot be a code of ours."""
        code = lees_code(self.cleaned_data["code"])
        if code is None:
            raise forms.ValidationError(
                "Dit is geen code van ons. Een code heeft acht letters en cijfers. Vraag hem na."
            )
        return code


class VerdachteForm(forms.Form):
    """Whether suspicious answers count, why, and which state of the questionnaire was on the screen."""

    required_css_class = "required"

    telt_mee = forms.TypedChoiceField(
        label="Verdachte antwoorden",
        choices=[("nee", "Laat ze weg uit de resultaten"), ("ja", "Laat ze meetellen in de resultaten")],
        coerce=lambda waarde: waarde == "ja",
    )
    reden = forms.CharField(
        label="Waarom?",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Raad en inwoners lezen dit bij de resultaten. Noem geen personen.",
        error_messages={"required": "Schrijf op waarom. Raad en inwoners lezen dit bij de resultaten."},
    )
    gezien = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2_147_483_647)


class OnderbouwingForm(BewaaktForm):
    """A reason; its goal, if any, is one of the same plan."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields.get("doel")
        if isinstance(veld, forms.ModelChoiceField):
            # The title of a goal says little without its theme.
            veld.label_from_instance = lambda obj: f"{obj.thema}: {obj}"  # type: ignore[method-assign]

    def clean(self) -> None:
        super().clean()
        thema, doel = self.cleaned_data.get("thema"), self.cleaned_data.get("doel")
        if thema and doel and doel.thema.beleidsplan_id != thema.beleidsplan_id:
            self.add_error("doel", f"Dit doel hoort bij een ander plan. Kies een doel van {thema.beleidsplan}.")
