"""Input on the agenda of a meeting."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from django import forms

from thema.basis.fouten import GelijktijdigGewijzigd

from .enums import Behandeling
from .models import Collegevergadering
from .queries import Punt
from .services import Plaats

OPSLAAN = "opslaan"
PUBLICEREN = "publiceren"


class Rij(NamedTuple):
    """One paper with its two fields."""

    punt: Punt
    volgorde: forms.BoundField
    behandeling: forms.BoundField


class AgendaForm(forms.Form):
    """Place and treatment of each paper, and which version of the meeting the user saw."""

    bewerking = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, vergadering: Collegevergadering, punten: Sequence[Punt], **kwargs: Any) -> None:
        self.vergadering, self.punten = vergadering, punten
        kwargs["initial"] = {"bewerking": vergadering.bewerking}
        super().__init__(*args, **kwargs)
        for punt in punten:
            self.fields[f"volgorde_{punt.stuk.pk}"] = forms.IntegerField(
                label=f"Plaats van {punt.stuk}", min_value=1, max_value=999, initial=punt.nummer
            )
            self.fields[f"behandeling_{punt.stuk.pk}"] = forms.ChoiceField(
                label=f"Behandeling van {punt.stuk}", choices=Behandeling.choices, initial=punt.behandeling
            )

    def rijen(self) -> Iterator[Rij]:
        """The papers in the order of the agenda."""
        for punt in self.punten:
            yield Rij(punt, self[f"volgorde_{punt.stuk.pk}"], self[f"behandeling_{punt.stuk.pk}"])

    def clean(self) -> dict[str, Any]:
        """Refuse when the meeting is no longer as the user saw it; what comes back shows it as it is."""
        schoon: dict[str, Any] = super().clean() or {}
        if schoon.get("bewerking") != self.vergadering.bewerking:
            self.data = {**self.data.dict(), "bewerking": str(self.vergadering.bewerking)}  # type: ignore[attr-defined]
            raise forms.ValidationError(str(GelijktijdigGewijzigd(f"‘{self.vergadering}’")))
        return schoon

    @property
    def plaatsen(self) -> list[Plaats]:
        """What was chosen; only after validation."""
        schoon = self.cleaned_data
        return [
            Plaats(
                punt.stuk.pk,
                schoon[f"volgorde_{punt.stuk.pk}"],
                Behandeling(schoon[f"behandeling_{punt.stuk.pk}"]),
            )
            for punt in self.punten
        ]


class StapForm(forms.Form):
    """A button of the meeting: only which version of it the user saw."""

    bewerking = forms.IntegerField(widget=forms.HiddenInput)
