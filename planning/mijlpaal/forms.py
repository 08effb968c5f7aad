"""Input on milestones."""

from datetime import date
from typing import Any

from django import forms

from .models import Mijlpaal


class GereedForm(forms.Form):
    """On which day these milestones were done: today or before."""

    required_css_class = "required"

    mijlpaal = forms.ModelMultipleChoiceField(Mijlpaal.objects.all(), widget=forms.MultipleHiddenInput)
    datum = forms.DateField(
        label="Gereed op",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "vDateField"}),
        error_messages={"required": "Vul in op welke dag het klaar was.", "invalid": "Schrijf de dag als 31-12-2020."},
    )

    def __init__(self, *args: Any, dag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.dag = dag

    def clean_datum(self) -> date:
        """Not in the future: what will be done is planned, not done."""
        datum: date = self.cleaned_data["datum"]
        if datum > self.dag:
            raise forms.ValidationError("Deze dag moet nog komen. Kies vandaag of een eerdere dag.")
        return datum
