"""What a partner fills in: one theme at a time, and the signature."""

from typing import Any

from django import forms

from thema.basis.bewaking import BewaaktForm, Tekstveld
from thema.partner.enums import Steun

from .models import Themareactie
from .services import Handtekening

KIES = "Kies een van de vier. Weet u het nog niet? Kies dan ‘Geen mening’."


class Standpuntveld(forms.ChoiceField):
    """One of the four positions."""

    def __init__(self, *, label: str, help_text: str) -> None:
        super().__init__(
            label=label,
            help_text=help_text,
            choices=Steun.choices,
            widget=forms.RadioSelect,
            error_messages={"required": KIES, "invalid_choice": KIES},
        )


class ThemareactieForm(BewaaktForm):
    """The draft about one theme. A colleague who was first is shown, and nothing is overwritten (T18)."""

    prioriteit = Standpuntveld(
        label="Steunt u voorrang voor dit thema?", help_text="Wat vindt uw organisatie van dit thema in het plan?"
    )
    aanpak = Standpuntveld(
        label="Steunt u de aanpak van dit thema?", help_text="De aanpak is wat de gemeente bij dit thema wil doen."
    )
    activiteit = Tekstveld(
        label="Wat doet uw organisatie?",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bijvoorbeeld: twee avonden per jaar met ondernemers.",
    )
    opmerking = Tekstveld(
        label="Opmerking of kanttekening",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Hebt u bij een vraag hierboven voor een kanttekening gekozen? Schrijf hier dan welke.",
    )

    class Meta:
        model = Themareactie
        fields = (
            *("prioriteit", "aanpak", "activiteit", "mensen", "geld", "periode", "is_toezegging_vertrouwelijk"),
            *("opmerking", "is_opmerking_vertrouwelijk"),
        )
        labels = {
            "mensen": "Hoeveel mensen of uren?",
            "geld": "Hoeveel geld?",
            "periode": "In welke periode?",
            "is_toezegging_vertrouwelijk": "Houd wat wij bijdragen vertrouwelijk",
            "is_opmerking_vertrouwelijk": "Houd deze opmerking vertrouwelijk",
        }
        help_texts = {
            "mensen": "Bijvoorbeeld: 1 medewerker, 4 uur per week.",
            "geld": "Bijvoorbeeld: € 5.000 per jaar.",
            "periode": "Bijvoorbeeld: 2020 tot en met 2023.",
        }

    def clean(self) -> dict[str, Any]:
        """A remark explains every kanttekening, and a period belongs to something."""
        gegevens = super().clean() or self.cleaned_data
        kanttekening = Steun.MET_KANTTEKENING in (gegevens.get("prioriteit"), gegevens.get("aanpak"))
        if kanttekening and not gegevens.get("opmerking") and "opmerking" not in self.errors:
            self.add_error("opmerking", "U koos voor een kanttekening. Schrijf op wat die kanttekening is.")
        inzet = any(gegevens.get(naam) for naam in ("activiteit", "mensen", "geld"))
        if gegevens.get("periode") and not inzet and "activiteit" not in self.errors:
            self.add_error("activiteit", "U noemt een periode. Schrijf ook op wat u dan doet of inzet.")
        return gegevens


class OndertekenForm(forms.Form):
    """Name and function of who signs; the rest says what that person saw."""

    naam = forms.CharField(
        label="Uw naam",
        max_length=100,
        error_messages={"required": "Vul uw naam in."},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    functie = forms.CharField(
        label="Uw functie",
        max_length=100,
        error_messages={"required": "Vul uw functie in, bijvoorbeeld: teamchef."},
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    namens = forms.BooleanField(
        label="Ik mag dit namens mijn organisatie zeggen.",
        error_messages={"required": "Vink aan dat u dit namens uw organisatie mag zeggen."},
    )
    sleutel = forms.UUIDField(widget=forms.HiddenInput)
    gelezen = forms.CharField(max_length=64, widget=forms.HiddenInput)
    status = forms.CharField(max_length=20, widget=forms.HiddenInput)

    def handtekening(self) -> Handtekening:
        """What was filled in; only of a valid form."""
        velden = {naam: waarde for naam, waarde in self.cleaned_data.items() if naam != "namens"}
        return Handtekening(**velden)
