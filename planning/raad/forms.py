"""Input of the griffie: an amendment that fits the text, a step with its reason, the votes of a meeting."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms

from planning.stuk.enums import Behandelwijze, Stukstatus
from planning.stuk.models import Bestuursstuk
from planning.stuk.workflow import RAAD_BESLIST, VOOR_DE_RAAD
from thema.basis.bewaking import BewaaktForm
from thema.basis.fouten import DomeinFout, GelijktijdigGewijzigd

from .enums import Stemwijze
from .models import MEESTE_ZETELS, Amendement, Fractie, Motie
from .tekstplek import plekken_van
from .telling import Stemmen
from .verwerken import eis_invoerbaar

VAKKEN = ("voor", "tegen", "afwezig", "onthouden")
HAMERSTUK = "Dit stuk staat op de agenda als hamerstuk. Maak er eerst een debatstuk van."


def stukken_bij_de_raad() -> Any:
    """Papers that lie at the council now."""
    return Bestuursstuk.objects.filter(status=Stukstatus.RAAD, soort__in=VOOR_DE_RAAD)


class AmendementForm(BewaaktForm):
    """An amendment is refused when its passage does not stand in its place, whoever typed it."""

    class Meta:
        model = Amendement
        fields: tuple[str, ...] = ()
        widgets = {"plek": forms.Select}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "plek" in self.fields:
            self.fields["plek"] = forms.ChoiceField(
                label="Plaats in de tekst",
                choices=[("", "---------"), *self._plekken()],
                error_messages={"required": "Kies welke tekst verandert."},
            )

    def _plekken(self) -> list[tuple[str, str]]:
        """The places of the papers that may be amended, in full: a closed list shows only the one that was chosen."""
        stukken = [self.instance.stuk] if self.instance.pk else amendeerbare_stukken()
        return [(plek.code, plek.naam) for stuk in stukken for plek in plekken_van(stuk)]

    def clean(self) -> dict[str, Any]:
        """Refuse words that do not stand there, and an amendment on a hamerstuk."""
        schoon: dict[str, Any] = super().clean() or {}
        stuk = schoon.get("stuk") or (self.instance.stuk if self.instance.pk else None)
        nodig = ("plek", "was", "wordt")
        if stuk is None or any(naam not in schoon for naam in nodig):
            return schoon
        if stuk.behandelwijze == Behandelwijze.HAMERSTUK:
            raise forms.ValidationError(HAMERSTUK)
        voorstel = Amendement(stuk=stuk, nummer=schoon.get("nummer", ""), **{naam: schoon[naam] for naam in nodig})
        try:
            eis_invoerbaar(voorstel)
        except DomeinFout as fout:
            self.add_error("was", str(fout))
        return schoon


def amendeerbare_stukken() -> Any:
    """Papers on which the council has to decide now."""
    return stukken_bij_de_raad().filter(soort__in=RAAD_BESLIST).select_related("beleidsplan")


class RaadstapForm(forms.Form):
    """A remark with a step, and how the user saw the amendment or motion."""

    status = forms.CharField(widget=forms.HiddenInput)
    bewerking = forms.IntegerField(widget=forms.HiddenInput)
    opmerking = forms.CharField(
        label="Opmerking", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, ding: Amendement | Motie, **kwargs: Any) -> None:
        self.ding = ding
        kwargs["initial"] = {"status": ding.status, "bewerking": ding.bewerking}
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Refuse when it is no longer as the user saw it."""
        schoon: dict[str, Any] = super().clean() or {}
        _eis_gezien(self, self.ding, schoon)
        return schoon


class StemmingForm(forms.Form):
    """The day, the way, and per fractie its seats: what is left empty is 0."""

    status = forms.CharField(widget=forms.HiddenInput)
    bewerking = forms.IntegerField(widget=forms.HiddenInput)
    datum = forms.DateField(
        label="Vergadering van",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "vDateField"}),
        error_messages={"required": "Vul de dag van de vergadering in.", "invalid": "Schrijf de dag als 31-12-2020."},
    )
    wijze = forms.ChoiceField(
        label="Hoe is er besloten?",
        choices=[
            (Stemwijze.FRACTIES.value, "Per fractie gestemd"),
            (Stemwijze.ZONDER.value, "Zonder stemming: aangenomen"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies of er is gestemd."},
    )

    def __init__(self, *args: Any, ding: Any, fracties: Iterable[Fractie], dag: date, **kwargs: Any) -> None:
        self.ding, self.fracties = ding, list(fracties)
        gezien = {"status": ding.status, "bewerking": ding.bewerking}
        kwargs["initial"] = {**gezien, "datum": dag, "wijze": Stemwijze.FRACTIES}
        super().__init__(*args, **kwargs)
        for fractie in self.fracties:
            for vak in VAKKEN:
                self.fields[f"{vak}_{fractie.pk}"] = _getalveld(fractie, vak)

    @property
    def rijen(self) -> list[tuple[Fractie, list[forms.BoundField]]]:
        """Per fractie its four boxes."""
        return [(fractie, [self[f"{vak}_{fractie.pk}"] for vak in VAKKEN]) for fractie in self.fracties]

    def clean(self) -> dict[str, Any]:
        """Refuse when it is no longer as the user saw it."""
        schoon: dict[str, Any] = super().clean() or {}
        _eis_gezien(self, self.ding, schoon)
        return schoon

    @property
    def stemmen(self) -> Mapping[int, Stemmen]:
        """Per key of a fractie; empty when nobody voted. Only after validation."""
        schoon = self.cleaned_data
        alle = {
            fractie.pk: Stemmen(**{vak: schoon[f"{vak}_{fractie.pk}"] or 0 for vak in VAKKEN})
            for fractie in self.fracties
        }
        zonder = schoon["wijze"] == Stemwijze.ZONDER and not any(een.zetels for een in alle.values())
        return {} if zonder else alle


_VAKNAAM = {"voor": "voor", "tegen": "tegen", "afwezig": "afwezig", "onthouden": "stemt niet mee"}


def _getalveld(fractie: Fractie, vak: str) -> forms.IntegerField:
    naam = f"{fractie}: {_VAKNAAM[vak]}"
    fout = f"{naam}: vul een heel getal in van 0 tot en met {MEESTE_ZETELS}."
    return forms.IntegerField(
        required=False,
        min_value=0,
        max_value=MEESTE_ZETELS,
        label=naam,
        widget=forms.NumberInput(attrs={"aria-label": naam, "class": "vSmallField"}),
        error_messages={"invalid": fout, "min_value": fout, "max_value": fout},
    )


def _eis_gezien(form: forms.Form, ding: Any, schoon: Mapping[str, Any]) -> None:
    if (schoon.get("status"), schoon.get("bewerking")) == (ding.status, ding.bewerking):
        return
    gepost = form.data.copy()  # type: ignore[attr-defined]  # a QueryDict, when bound
    gepost["status"], gepost["bewerking"] = ding.status, str(ding.bewerking)
    form.data = gepost
    raise forms.ValidationError(str(GelijktijdigGewijzigd(f"‘{ding}’")))
