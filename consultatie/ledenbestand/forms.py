"""The file that staff choose, and what is to be done with it."""

from typing import Any

from django import forms

from .enums import BijAfwezigen
from .fouten import KeuzeOnbekend
from .lezer import GRENZEN
from .models import Ledenbestand
from .services import Inleeskeuze
from .tekens import zonder_besturing

_LEEG = "Dit bestand is leeg. Maak een export van de panelleden en vul die aan."


class LedenbestandForm(forms.Form):
    """One file; whether it can be read is for the service to say."""

    bestand = forms.FileField(
        label="Bestand",
        help_text=f"Excel (.xlsx), OpenDocument (.ods) of CSV. Hooguit {GRENZEN.bytes_ // 1_000_000} MB.",
        error_messages={"required": "Kies een bestand.", "empty": _LEEG},
        widget=forms.FileInput(attrs={"accept": ".xlsx,.ods,.csv"}),
    )

    def clean_bestand(self) -> Any:
        """The file, when it is not too big to be looked at."""
        bestand = self.cleaned_data["bestand"]
        if bestand.size > GRENZEN.bytes_:
            raise forms.ValidationError(str(GRENZEN.te_groot()))
        return bestand

    @property
    def naam(self) -> str:
        """What the file is called, as far as it can be stored."""
        lengte = Ledenbestand._meta.get_field("naam").max_length
        return zonder_besturing(str(self.cleaned_data["bestand"].name), ervoor="")[:lengte] or "bestand"


class InleeskeuzeForm(forms.Form):
    """What happens besides reading in. What is left out, is not wanted."""

    bij_afwezigen = forms.ChoiceField(choices=BijAfwezigen, required=False)
    met_gedeeld = forms.BooleanField(required=False)
    bevestigd = forms.IntegerField(required=False, min_value=0)

    def keuze(self) -> Inleeskeuze:
        """The choice; raises KeuzeOnbekend on what no screen of ours sends."""
        if not self.is_valid():
            raise KeuzeOnbekend
        gekozen = self.cleaned_data
        bij_afwezigen = gekozen["bij_afwezigen"] or BijAfwezigen.LATEN
        return Inleeskeuze(bij_afwezigen, gekozen["met_gedeeld"], gekozen["bevestigd"])
