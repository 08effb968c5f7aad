"""Input on a promise: a step with what has to be said with it."""

from typing import Any

from django import forms

from rapportage.documenten.models import Document
from thema.basis.fouten import GelijktijdigGewijzigd

from .enums import Toezeggingactie
from .models import Toezegging


class ToezeggingstapForm(forms.Form):
    """How the user saw the promise, and what belongs to the step: what was done, or why not."""

    status = forms.CharField(widget=forms.HiddenInput)
    bewerking = forms.IntegerField(widget=forms.HiddenInput)
    tekst = forms.CharField(max_length=4000, widget=forms.Textarea(attrs={"rows": 5}))
    datum = forms.DateField(
        label="Afgedaan op",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "vDateField"}),
        error_messages={"required": "Vul de dag in.", "invalid": "Schrijf de dag als 31-12-2020."},
    )
    document = forms.ModelChoiceField(
        queryset=Document.objects.none(),
        required=False,
        label="Document",
        empty_label="Geen",
        help_text="Waarin de raad het kan nalezen.",
    )

    _LABELS = {
        Toezeggingactie.AFDOEN: ("Wat is ermee gedaan?", "Schrijf op wat ermee is gedaan."),
        Toezeggingactie.VERVALLEN: ("Waarom vervalt zij?", "Schrijf op waarom de toezegging vervalt."),
        Toezeggingactie.HEROPENEN: ("Opmerking", ""),
    }

    def __init__(self, *args: Any, toezegging: Toezegging, actie: str, documenten: Any, **kwargs: Any) -> None:
        self.toezegging = toezegging
        gezien = {"status": toezegging.status, "bewerking": toezegging.bewerking}
        kwargs["initial"] = {**gezien, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        label, fout = self._LABELS[Toezeggingactie(actie)]
        self.fields["tekst"].label = label
        self.fields["tekst"].required = bool(fout)
        self.fields["tekst"].error_messages["required"] = fout
        if actie == Toezeggingactie.AFDOEN:
            self.fields["document"].queryset = documenten  # type: ignore[attr-defined]
        else:
            del self.fields["datum"], self.fields["document"]

    def clean(self) -> dict[str, Any]:
        """Refuse when it is no longer as the user saw it."""
        schoon: dict[str, Any] = super().clean() or {}
        ding = self.toezegging
        if (schoon.get("status"), schoon.get("bewerking")) != (ding.status, ding.bewerking):
            gepost = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict, when bound
            gepost["status"], gepost["bewerking"] = ding.status, str(ding.bewerking)
            self.data = gepost
            raise forms.ValidationError(str(GelijktijdigGewijzigd(f"‘{ding}’")))
        return schoon
