"""Input on milestones."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from .models import Mijlpaal
from .verschuiven import Mee


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


class VerschuifForm(forms.Form):
    """The new last day of a milestone, and what moves along."""

    required_css_class = "required"

    laatste_dag = forms.DateField(
        label="Nieuwe laatste dag",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "vDateField"}),
        error_messages={"required": "Vul de nieuwe laatste dag in.", "invalid": "Schrijf de dag als 31-12-2020."},
        validators=[
            MinValueValidator(date(2000, 1, 1), "Kies een dag vanaf 2000."),
            MaxValueValidator(date(2100, 12, 31), "Kies een dag tot en met 2100."),
        ],
    )
    mee = forms.ChoiceField(
        label="Wat schuift mee?",
        choices=Mee,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat er meeschuift.", "invalid_choice": "Kies wat er meeschuift."},
    )
