"""Input on secrecy."""

from datetime import date
from typing import Any

from django import forms

from rapportage.opmaak import datum
from rapportage.weglakken.gronden import gronden_met

from .enums import Oplegger
from .services import Oplegging
from .wet import gronden_voor_geheim

_DAG = {"invalid": "Schrijf de dag als 31-12-2020.", "required": "Vul de dag in."}


def _dagveld(label: str, **kwargs: Any) -> forms.DateField:
    kies = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "vDateField"})
    return forms.DateField(label=label, widget=kies, error_messages=_DAG, **kwargs)


class OpleggenForm(forms.Form):
    """Who, since when, for which interest, and why. The interests are those of both laws; the day decides which hold."""

    required_css_class = "required"

    oplegger = forms.ChoiceField(label="Opgelegd door", choices=Oplegger)
    van = _dagveld("Geheim sinds", help_text="De dag waarop het orgaan dit besloot.")
    gronden = forms.MultipleChoiceField(
        label="Belang",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Kies ten minste één belang.",
            "invalid_choice": "Dit belang staat niet in de lijst.",
        },
    )
    motivering = forms.CharField(
        label="Motivering",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Waarom dit stuk geheim is. Bij een relatief belang: waarom dat hier zwaarder weegt dan openbaarheid.",
        error_messages={"required": "Schrijf op waarom dit stuk geheim is."},
    )
    is_aan_raad = forms.BooleanField(
        label="De raad krijgt of heeft dit stuk, onder geheimhouding",
        required=False,
        help_text="Dan zien raadsleden het in hun dossier. Anders weten ook zij niet van dit stuk.",
    )

    def __init__(self, *args: Any, dag: date, **kwargs: Any) -> None:
        kwargs["initial"] = {"van": dag}
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["gronden"]
        sinds = self._dag(dag)
        veld.help_text = (
            f"Volgens de wet die gold op {datum(sinds)}. Is het van een andere dag? Dan volgt de lijst die dag."
        )
        veld.choices = [
            (grond.code, f"{grond.artikel} ({grond.soort}): {grond.tekst}") for grond in gronden_voor_geheim(sinds)
        ]

    def _dag(self, dag: date) -> date:
        """The day that was filled in, so that its interests are on the page that comes back; else this one."""
        gepost = self.fields["van"].widget.value_from_datadict(self.data, self.files, "van") if self.is_bound else None
        try:
            return self.fields["van"].clean(gepost) if gepost else dag
        except forms.ValidationError:
            return dag

    @property
    def oplegging(self) -> Oplegging:
        """Only after validation."""
        schoon = self.cleaned_data
        return Oplegging(
            oplegger=schoon["oplegger"],
            gronden=[grond.code for grond in gronden_met(schoon["gronden"])],
            motivering=schoon["motivering"],
            van=schoon["van"],
            is_aan_raad=schoon["is_aan_raad"],
        )


class DagForm(forms.Form):
    """The day on which it was lifted or ratified, and which of the two."""

    required_css_class = "required"

    OPHEFFEN, BEKRACHTIGEN = "opheffen", "bekrachtigen"

    wat = forms.ChoiceField(label="Wat is er besloten", error_messages={"required": "Kies wat er is besloten."})
    datum = _dagveld("Besloten op")

    def __init__(self, *args: Any, wacht_op_bekrachtiging: bool, dag: date, **kwargs: Any) -> None:
        kwargs["initial"] = {"datum": dag}
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["wat"]
        veld.choices = [
            *([(self.BEKRACHTIGEN, "De raad bekrachtigde de geheimhouding")] if wacht_op_bekrachtiging else []),
            (self.OPHEFFEN, "De geheimhouding is opgeheven of vervallen"),
        ]
