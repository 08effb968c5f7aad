"""Input on a step of the routing."""

from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.models import User

from planning.stuk.models import Routingstap
from thema.basis.fouten import GelijktijdigGewijzigd

from .enums import Routingactie


class RoutingForm(forms.Form):
    """What this act asks, and which version of the step the user saw."""

    required_css_class = "required"

    bewerking = forms.IntegerField(widget=forms.HiddenInput)
    datum = forms.DateField(
        label="Geparafeerd op",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "vDateField"}),
        error_messages={"required": "Vul de dag van de paraaf in.", "invalid": "Schrijf de dag als 31-12-2020."},
    )
    aan = forms.CharField(
        label="Wie parafeert namens deze rol?",
        max_length=60,
        error_messages={"required": "Schrijf op wie er parafeert: een naam of een functie."},
    )
    gebruiker = forms.ModelChoiceField(
        User.objects.filter(is_staff=True, is_active=True).order_by("username"),
        label="Parafeert zelf in mjbp",
        required=False,
        empty_label="Niemand: het bestuurssecretariaat vult de paraaf in",
    )
    opmerking = forms.CharField(
        label="Opmerking", required=False, max_length=250, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, stap: Routingstap, actie: Routingactie, dag: date, **kwargs: Any) -> None:
        self.stap, self.actie = stap, actie
        kwargs["initial"] = {"bewerking": stap.bewerking, "datum": dag}
        super().__init__(*args, **kwargs)
        if actie is not Routingactie.PARAFEREN:
            del self.fields["datum"]
            self.fields["opmerking"].label = "Waarom?"
            self.fields["opmerking"].required = True
            self.fields["opmerking"].error_messages["required"] = "Schrijf op waarom. Dat blijft bij het stuk staan."
        if actie is not Routingactie.DELEGEREN:
            del self.fields["aan"], self.fields["gebruiker"]

    def clean(self) -> dict[str, Any]:
        """Refuse when the step is no longer as the user saw it; what comes back shows it as it is."""
        schoon: dict[str, Any] = super().clean() or {}
        if schoon.get("bewerking") != self.stap.bewerking:
            self.data = {**self.data.dict(), "bewerking": str(self.stap.bewerking)}  # type: ignore[attr-defined]
            raise forms.ValidationError(str(GelijktijdigGewijzigd(f"de routing van ‘{self.stap.stuk}’")))
        return schoon

    @property
    def velden(self) -> dict[str, Any]:
        """What the service of this act wants to know; only after validation."""
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if naam != "bewerking"}
