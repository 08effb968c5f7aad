"""What staff send to make results public."""

from django import forms

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
