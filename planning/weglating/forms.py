"""A withheld passage in the form of its paper: it must be there, on a ground of the law of its day."""

from functools import cached_property
from typing import Any

from django import forms

from planning.stuk.controle import StukOnvolledig
from planning.stuk.models import Bestuursstuk
from planning.stuk.verzamelen import Documentgegevens, gegevens_van
from rapportage.opmaak import datum
from rapportage.weglakken.gronden import gronden_op
from rapportage.weglakken.lakken import hoe_vaak
from thema.basis.bewaking import BewaaktForm

from .models import Weglating

NIET_GEVONDEN = (
    "Deze passage staat niet in het stuk zoals het is opgeslagen. Neem de tekst precies over, zonder opsommingsteken. "
    "Hebt u het stuk net gewijzigd? Bewaar eerst de tekst zonder deze weglating, en voeg die daarna toe."
)


class WeglatingForm(BewaaktForm):
    """`gronden` are those of the law on the day of the paper."""

    gronden = forms.MultipleChoiceField(
        label="Gronden",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Kies ten minste één grond.",
            "invalid_choice": "Deze grond is er niet bij dit stuk.",
        },
    )

    class Meta:
        model = Weglating
        fields = ("passage", "gronden", "motivering")
        error_messages = {
            "passage": {"required": "Vul in welke tekst weg moet."},
            "motivering": {
                "required": "Schrijf op waarom. Bij een relatieve grond weegt u de belangen tegen elkaar af."
            },
        }

    # Set by the inline: looks in the paper as it is stored.
    teller: "Teller"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["gronden"]
        veld.choices = [
            (grond.code, f"{grond.artikel} ({grond.soort}): {grond.tekst}")
            for grond in gronden_op(self.teller.stuk.datum)
        ]
        veld.help_text = f"Volgens de wet die gold op {datum(self.teller.stuk.datum)}, de datum van het stuk."
        if (keren := self._keren()) is not None:
            wat = "1 keer" if keren == 1 else f"{keren} keer"
            self.fields["passage"].help_text = f"Staat nu {wat} in het stuk. {self.fields['passage'].help_text}"

    def _keren(self) -> int | None:
        """How many times it is in the paper; None for a new one, and while there is no document to look in."""
        return self.teller.keren(self.instance.passage) if self.instance.pk else None

    def clean_passage(self) -> str:
        """Refuse what is not in the paper; what was stored before is told on the paper itself."""
        passage: str = self.cleaned_data["passage"]
        if "passage" in self.changed_data and self.teller.keren(passage) == 0:
            raise forms.ValidationError(NIET_GEVONDEN)
        return passage


class Teller:
    """Counts passages in a paper as it is stored, which is collected once and only when it is asked."""

    def __init__(self, stuk: Bestuursstuk) -> None:
        self.stuk = stuk

    @cached_property
    def _gegevens(self) -> Documentgegevens | None:
        try:
            return gegevens_van(self.stuk)
        except StukOnvolledig:
            return None

    def keren(self, passage: str) -> int | None:
        """How many times a reader sees it; None while the paper cannot be made into a document."""
        return None if self._gegevens is None else hoe_vaak(self._gegevens, passage)
