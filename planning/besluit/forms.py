"""Input on a step of a paper."""

from datetime import date
from typing import Any

from django import forms

from planning.stuk.enums import Stukactie, Uitkomst
from planning.stuk.models import Bestuursstuk
from planning.stuk.queries import agendadag, zonder_paraaf
from planning.stuk.workflow import BESLUITEN, ORGAAN_BIJ_STATUS, uitkomsten
from thema.basis.bewaking import Tekstveld
from thema.basis.fouten import GelijktijdigGewijzigd

_WAAROM_ZONDER = (
    "Nog niet iedereen heeft geparafeerd. Schrijf op waarom het stuk zo naar het college gaat, of wacht op de paraaf."
)
_PUNT = "punt_"

# Who reads later that a paper did not go on, wants to know why.
MET_REDEN = frozenset(
    {Stukactie.TERUGSTUREN, Stukactie.AANHOUDEN, Stukactie.VERWERPEN, Stukactie.TERUG_NAAR_COLLEGE, Stukactie.INTREKKEN}
)
_DATUMLABEL = {
    Stukactie.AGENDEREN: "Vergadering van het college op",
    Stukactie.COLLEGE_BESLUIT: "Besloten in de vergadering van",
    Stukactie.RAAD_BESLUIT: "Besloten in de vergadering van",
    Stukactie.AANHOUDEN: "Aangehouden in de vergadering van",
    Stukactie.VERWERPEN: "Verworpen in de vergadering van",
}


class StukactieForm(forms.Form):
    """What this step asks: a day, an outcome, a remark; and in what state the user saw the paper."""

    required_css_class = "required"

    status = forms.CharField(widget=forms.HiddenInput)
    bewerking = forms.IntegerField(widget=forms.HiddenInput)
    datum = forms.DateField(
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "vDateField"}),
        error_messages={"required": "Vul de dag van de vergadering in.", "invalid": "Schrijf de dag als 31-12-2020."},
    )
    uitkomst = forms.ChoiceField(label="Uitkomst", error_messages={"required": "Kies wat er is besloten."})
    opmerking = forms.CharField(
        label="Opmerking",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Schrijf op waarom. Wie het stuk schreef, leest dit terug."},
    )

    def __init__(self, *args: Any, stuk: Bestuursstuk, actie: Stukactie, dag: date, **kwargs: Any) -> None:
        self.stuk, self.actie = stuk, actie
        kwargs["initial"] = {"status": stuk.status, "bewerking": stuk.bewerking, "datum": self._datum(dag)}
        super().__init__(*args, **kwargs)
        if actie in _DATUMLABEL:
            self.fields["datum"].label = _DATUMLABEL[actie]
        else:
            del self.fields["datum"]
        self._kies_uitkomst()
        if actie in MET_REDEN:
            self.fields["opmerking"].required = True
            self.fields["opmerking"].label = "Waarom?"
        if actie is Stukactie.AGENDEREN and zonder_paraaf(stuk):
            self.fields["opmerking"].required = True
            self.fields["opmerking"].label = "Waarom zonder alle parafen?"
            self.fields["opmerking"].error_messages["required"] = _WAAROM_ZONDER
        self._vraag_punten()

    def _datum(self, dag: date) -> date | None:
        """The day of the agenda, else today. A decision before the meeting of the agenda is no slip of the pen: then
        the day is left to the user."""
        op_de_agenda = agendadag(self.stuk)
        if op_de_agenda is None:
            return dag
        return None if self.actie in BESLUITEN and op_de_agenda > dag else op_de_agenda

    @property
    def wijkt_af_van(self) -> date | None:
        """The day of the agenda, where the decision is of another; None where it is not. Only after validation."""
        op_de_agenda = agendadag(self.stuk) if self.actie in BESLUITEN else None
        return None if op_de_agenda == self.cleaned_data.get("datum") else op_de_agenda

    def _kies_uitkomst(self) -> None:
        mogelijk = uitkomsten(self.stuk.soort, self.actie)
        if not mogelijk:
            del self.fields["uitkomst"]
            return
        self.fields["uitkomst"].choices = [(uitkomst.value, uitkomst.label) for uitkomst in mogelijk]  # type: ignore[attr-defined]
        self.fields["uitkomst"].initial = mogelijk[0].value
        if len(mogelijk) == 1:
            self.fields["uitkomst"].widget = forms.HiddenInput()

    def _vraag_punten(self) -> None:
        """Where the college may decide otherwise than proposed: each point as it is proposed, to change."""
        if (
            Uitkomst.GEWIJZIGD not in uitkomsten(self.stuk.soort, self.actie)
            or self.actie is not Stukactie.COLLEGE_BESLUIT
        ):
            return
        for nummer, punt in enumerate(self.stuk.besluitpunten.all(), start=1):
            self.fields[f"{_PUNT}{punt.pk}"] = Tekstveld(
                label=f"Besluitpunt {nummer}",
                initial=punt.tekst,
                widget=forms.Textarea(attrs={"rows": 2}),
                required=False,
                help_text="Alleen aanpassen bij ‘Gewijzigd vastgesteld’.",
            )
        self.order_fields([naam for naam in self.fields if naam != "opmerking"])

    def clean(self) -> dict[str, Any]:
        """Refuse when the paper is no longer as the user saw it."""
        schoon: dict[str, Any] = super().clean() or {}
        gezien = (schoon.get("status"), schoon.get("bewerking"))
        if gezien != (self.stuk.status, self.stuk.bewerking):
            self.toon_nieuwe_stand()
            raise forms.ValidationError(str(GelijktijdigGewijzigd(f"‘{self.stuk}’")))
        for naam in self.fields:
            # Who leaves it out says nothing of it; who empties it does.
            if naam.startswith(_PUNT) and naam in self.data and not schoon.get(naam):
                self.add_error(naam, "Een besluitpunt kan niet leeg zijn. Zet de tekst terug, of schrijf de nieuwe.")
        return schoon

    def toon_nieuwe_stand(self) -> None:
        """The page that comes back shows the paper as it is now: sending it again is a choice."""
        nieuw = {"status": self.stuk.status, "bewerking": str(self.stuk.bewerking)}
        self.data = {**self.data.dict(), **nieuw}  # type: ignore[attr-defined]  # a QueryDict, when bound

    @property
    def velden(self) -> dict[str, Any]:
        """What the service of this step wants to know; only after validation."""
        schoon = self.cleaned_data
        if self.actie not in BESLUITEN:
            return {naam: schoon[naam] for naam in ("datum", "opmerking") if naam in self.fields}
        return {
            "actie": self.actie,
            "orgaan": ORGAAN_BIJ_STATUS[self.stuk.status],
            "datum": schoon["datum"],
            "uitkomst": Uitkomst(schoon["uitkomst"]),
            "toelichting": schoon["opmerking"],
            "gewijzigde_punten": {
                int(naam.removeprefix(_PUNT)): tekst for naam, tekst in schoon.items() if naam.startswith(_PUNT)
            },
        }
