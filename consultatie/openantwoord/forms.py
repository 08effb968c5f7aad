"""What staff send while they read and label."""

from typing import Any

from django import forms

from consultatie.vragenlijst.models import Vragenlijst
from thema.basis.bewaking import BewaaktForm, Tekstveld

from .enums import Antwoordactie, Reden
from .fouten import NietTeCiteren
from .models import Label, Openantwoord
from .queries import label_met_naam, onbeslist_in
from .screening import Vondst, zoek_woorden

MAX_BEWERKING = 2_000_000_000
TE_KIEZEN = [(reden.value, reden.label) for reden in Reden if reden is not Reden.BEWAARTERMIJN]


class GezienForm(forms.Form):
    """Which text was on the screen, and as it was saved how many times."""

    antwoord = forms.UUIDField()
    bewerking = forms.IntegerField(min_value=0, max_value=MAX_BEWERKING)

    def vind(self, vragenlijst: Vragenlijst) -> Openantwoord | None:
        """The text of this questionnaire with what the user saw of it; None when the form does not say so."""
        if not self.is_valid():
            return None
        bron = Openantwoord.objects.select_related("versie__vragenlijst__beleidsplan")
        antwoord = bron.filter(pk=self.cleaned_data["antwoord"], versie__vragenlijst=vragenlijst).first()
        if antwoord is not None:
            antwoord.bewerking = self.cleaned_data["bewerking"]
        return antwoord


class ScreenForm(forms.Form):
    """What is left out of one text, or why all of it is laid aside."""

    weg = forms.MultipleChoiceField(
        required=False,
        error_messages={"invalid_choice": "De voorstellen zijn veranderd. Kijk ze hieronder opnieuw na."},
    )
    eigen = Tekstveld(required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))
    reden = forms.ChoiceField(required=False, choices=[("", "Kies een reden"), *TE_KIEZEN])

    def __init__(self, *args: Any, antwoord: Openantwoord, vondsten: list[Vondst], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.antwoord, self.vondsten = antwoord, vondsten
        self.fields["weg"].choices = [(vondst.sleutel, "") for vondst in vondsten]  # type: ignore[attr-defined]
        self.fields["eigen"].label, self.fields["reden"].label = "Andere woorden", "Waarom"

    @property
    def actie(self) -> str:
        """The button that was used; Enter uses the first."""
        return str(self.data.get("actie", Antwoordactie.VRIJGEVEN))

    @property
    def weglaten(self) -> list[Vondst]:
        """All that was ticked or typed."""
        gekozen = set(self.cleaned_data["weg"])
        return [
            *(vondst for vondst in self.vondsten if vondst.sleutel in gekozen),
            *(vondst for regel in self._regels() for vondst in self._zoek(regel)),
        ]

    def clean_eigen(self) -> str:
        """Refuse words that are not in the text: a typing error would leave them there."""
        self.cleaned_data["eigen"] = self.cleaned_data.get("eigen", "")
        for regel in self._regels():
            if not self._zoek(regel):
                raise forms.ValidationError(f"‘{regel}’ staat niet in de tekst. Neem de woorden precies over.")
        return str(self.cleaned_data["eigen"])

    def clean(self) -> None:
        super().clean()
        if self.actie == Antwoordactie.WEGLEGGEN and not self.cleaned_data.get("reden"):
            self.add_error("reden", "Kies waarom u dit antwoord weglegt.")

    def _regels(self) -> list[str]:
        return [regel for regel in self.cleaned_data["eigen"].splitlines() if regel.strip()]

    def _zoek(self, regel: str) -> list[Vondst]:
        return zoek_woorden(self.antwoord.origineel or "", regel)


class CodeerForm(forms.Form):
    """Labels of one text; `nieuw` is the name of a label that is made on the way."""

    labels = forms.ModelMultipleChoiceField(
        Label.objects.none(),
        required=False,
        error_messages={"invalid_choice": "Een label is intussen verwijderd. Kijk de labels hieronder opnieuw na."},
    )
    nieuw = forms.CharField(required=False, max_length=60, label="Nieuw label")
    is_citeerbaar = forms.BooleanField(required=False, label="Dit antwoord mag worden geciteerd")
    is_nagekeken = forms.BooleanField(required=False, label="Citeren")
    reactie = Tekstveld(
        required=False, max_length=2000, label="Reactie op dit antwoord", widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(
        self, *args: Any, vragenlijst: Vragenlijst, antwoord: Openantwoord | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.antwoord = antwoord
        self.fields["labels"].queryset = Label.objects.filter(vragenlijst=vragenlijst)  # type: ignore[attr-defined]

    def clean(self) -> None:
        """The service refuses it too; here nothing that was typed is lost."""
        super().clean()
        gevraagd = self.cleaned_data.get("is_citeerbaar") and not self.cleaned_data.get("is_nagekeken")
        if gevraagd and self.antwoord is not None and (woorden := onbeslist_in(self.antwoord)):
            self.add_error("is_nagekeken", str(NietTeCiteren(woorden)))


class LabelForm(BewaaktForm):
    """A label; its theme and goal are of the plan of its questionnaire, and its name is no other's, whatever its
    capitals."""

    def clean(self) -> None:
        super().clean()
        lijst = self.cleaned_data.get("vragenlijst") or getattr(self.instance, "vragenlijst", None)
        if lijst is None:
            return
        if (zelfde := label_met_naam(lijst, self.cleaned_data.get("naam", ""))) and zelfde.pk != self.instance.pk:
            zin = f"Deze vragenlijst heeft al een label ‘{zelfde}’. Hoofdletters maken geen verschil. Kies een andere naam."
            self.add_error("naam", zin)
        thema, doel = self.cleaned_data.get("thema"), self.cleaned_data.get("doel")
        if thema is not None and thema.beleidsplan_id != lijst.beleidsplan_id:
            self.add_error("thema", f"Dit thema hoort bij een ander plan. Kies een thema van {lijst.beleidsplan}.")
        if doel is not None and doel.thema.beleidsplan_id != lijst.beleidsplan_id:
            self.add_error("doel", f"Dit doel hoort bij een ander plan. Kies een doel van {lijst.beleidsplan}.")


class NamenlijstForm(BewaaktForm):
    """A municipality has one list."""

    class Meta:
        error_messages = {"gemeente": {"unique": "Deze gemeente heeft al een namenlijst. Vul die aan."}}
