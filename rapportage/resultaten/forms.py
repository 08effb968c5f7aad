"""What staff send to make results public, and before that to weight the groups."""

from collections.abc import Iterable
from typing import Any

from django import forms

from rapportage.cijfers.resultaat import Groep
from thema.basis.bewaking import herschrijf

from .models import Resultaatpublicatie
from .queries import te_publiceren


class PublicatieForm(forms.ModelForm):
    """Only a closed questionnaire whose results are not public yet, with the figures that were on the screen."""

    gezien = forms.CharField(min_length=64, max_length=64)

    class Meta:
        model = Resultaatpublicatie
        fields = ("vragenlijst",)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["vragenlijst"].queryset = te_publiceren()  # type: ignore[attr-defined]


GEWICHT = "Vul een heel getal van 0 tot en met 100 in. Vul 0 in als de groep niet meetelt."


class WeegForm(forms.Form):
    """How heavy each of these groups counts, in whole percents, why, and which state of the questionnaire was seen."""

    required_css_class = "required"

    reden = forms.CharField(
        label="Waarom weegt u de groepen zo?",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Raad en inwoners lezen dit bij de resultaten. Noem geen personen.",
        error_messages={"required": "Schrijf op waarom u de groepen zo weegt. Raad en inwoners lezen dat."},
    )
    gezien = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2_147_483_647)

    def __init__(self, *args: Any, groepen: Iterable[Groep], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.codes = [groep.code for groep in groepen]
        fouten = dict.fromkeys(("required", "invalid", "min_value", "max_value"), GEWICHT)
        for groep in groepen:
            self.fields[f"gewicht_{groep.code}"] = forms.IntegerField(
                label=f"{groep.naam}: gewicht in procent",
                min_value=0,
                max_value=100,
                error_messages=fouten,
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            )
        self.order_fields([f"gewicht_{code}" for code in self.codes])

    @property
    def gewichten(self) -> dict[str, int]:
        """What was chosen, per group code; only of a valid form."""
        return {code: self.cleaned_data[f"gewicht_{code}"] for code in self.codes}

    def weiger(self, zin: str, *, stand: int) -> None:
        """Say why it was refused; from now on the user has seen the questionnaire as it stands."""
        herschrijf(self, "gezien", str(stand))
        self.add_error(None, zin)
