"""What staff fill in about the languages of a questionnaire."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from consultatie.vragenlijst.models import Vertaling
from thema.basis.bewaking import BewaaktForm, Tekstveld, herschrijf
from thema.basis.fouten import DomeinFout
from thema.basis.importeren import MAX_BYTES

from .catalogus import Groep, problemen_met_vertaling
from .fouten import VertalingOngeldig
from .queries import alle_woorden
from .taal import TAALCODES, is_te_vertalen, maak_taal, naam_voor_medewerkers
from .werkblad import lees

_BEGIN = "t-"
_TEKENS_PER_REGEL = 60
_MEESTE_REGELS = 8


def veldnaam(nederlands: str) -> str:
    """The field of a text: the same whenever its Dutch words are the same, so nothing lands at another text."""
    return _BEGIN + hashlib.sha256(nederlands.encode()).hexdigest()[:24]


class TaalForm(forms.Form):
    """One more language, of those that the questionnaire does not have."""

    taal = forms.ChoiceField(
        label="Taal",
        help_text="Staat een taal er niet bij? Dan is deze vragenlijst er al in die taal, of kennen wij haar niet.",
    )

    def __init__(self, *args: Any, bezet: set[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        vrij = [(code, naam_voor_medewerkers(code)) for code in TAALCODES if code not in bezet]
        self.fields["taal"].choices = [("", "Kies een taal"), *sorted(vrij, key=lambda een: een[1])]  # type: ignore[attr-defined]


class ZoekForm(forms.Form):
    """Which texts are on the screen. Anything else than these two is left out of account."""

    zoek = forms.CharField(label="Zoek in de teksten", required=False, max_length=100)
    toon = forms.ChoiceField(
        label="Toon", required=False, choices=[("", "Alle teksten"), ("open", "Nog niet vertaald")]
    )

    def past(self, nederlands: str, vertaling: str) -> bool:
        """This text is asked for."""
        gevraagd = self.cleaned_data if self.is_valid() else {}
        zoek = str(gevraagd.get("zoek") or "").casefold()
        if gevraagd.get("toon") == "open" and vertaling:
            return False
        return zoek in nederlands.casefold() or zoek in vertaling.casefold()


@dataclass(frozen=True)
class Veldgroep:
    """Fields that stand together on the screen."""

    titel: str
    velden: list[BoundField]


class VertaalForm(BewaaktForm):
    """The texts of a questionnaire, each with its translation. What was sent is on the screen again, whatever the filter."""

    class Meta:
        model = Vertaling
        fields = ("is_zichtbaar",)

    def __init__(self, *args: Any, groepen: list[Groep], zoek: ZoekForm, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.groepen = groepen
        self.per_veld = {veldnaam(tekst): tekst for groep in groepen for tekst in groep.teksten}
        woorden = alle_woorden(self.instance)
        taal = maak_taal(self.instance.taal, {})
        for naam, tekst in self.per_veld.items():
            vertaling = woorden.get(tekst, "")
            if naam in self.data if self.is_bound else zoek.past(tekst, vertaling):
                self.fields[naam] = _veld(tekst, vertaling, lang=taal.code, dir="rtl" if taal.is_rtl else "ltr")

    def veldgroepen(self) -> Iterator[Veldgroep]:
        """The fields by group; a group of which nothing is asked for is left out."""
        for groep in self.groepen:
            velden = [self[naam] for tekst in groep.teksten if (naam := veldnaam(tekst)) in self.fields]
            if velden:
                yield Veldgroep(titel=groep.titel, velden=velden)

    def clean(self) -> None:
        """The places that are filled in are there, and the Dutch of every translation still is."""
        super().clean()
        for naam in self.per_veld:
            vertaling = self.cleaned_data.get(naam, "")
            if gevonden := problemen_met_vertaling(self.per_veld[naam], vertaling):
                self.add_error(naam, gevonden)
        for naam in self.data:
            if naam.startswith(_BEGIN) and naam not in self.per_veld and is_te_vertalen(self.data[naam]):
                self.add_error(
                    None,
                    f"De Nederlandse tekst hiervan is net gewijzigd. U schreef: ‘{self.data[naam][:LANGSTE_CITAAT]}’.",
                )

    def gewijzigd(self) -> dict[str, str]:
        """Dutch → translation of what differs from what is stored."""
        return {self.per_veld[naam]: self.cleaned_data[naam] for naam in self.changed_data if naam in self.per_veld}


LANGSTE_CITAAT = 1000


def _veld(nederlands: str, vertaling: str, **kenmerken: str) -> Tekstveld:
    regels = sum(1 + len(regel) // _TEKENS_PER_REGEL for regel in nederlands.split("\n"))
    widget = forms.Textarea(attrs={"rows": min(regels, _MEESTE_REGELS), **kenmerken})
    return Tekstveld(label=nederlands, required=False, initial=vertaling, widget=widget)


class VerwijderForm(forms.Form):
    """Whether a language may go, as it was on the screen."""

    gezien = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, vertaling: Vertaling, **kwargs: Any) -> None:
        # Also after a refusal: from then on the user has seen it.
        super().__init__(*args, **kwargs)
        self.stand = str(vertaling.bewerking)
        self.initial["gezien"] = self.stand

    def clean(self) -> None:
        """Nobody saved it since."""
        if self.cleaned_data.get("gezien") != self.stand:
            herschrijf(self, "gezien", self.stand)
            raise forms.ValidationError(
                "Iemand anders heeft deze vertaling net gewijzigd. Er is niets verwijderd. Wilt u haar nog steeds weg "
                "hebben, kies dan opnieuw."
            )


class WerkbladForm(forms.Form):
    """A file of a translation bureau; `teksten` are what it holds."""

    bestand = forms.FileField(
        label="Bestand",
        help_text=f"Het Excel-bestand dat u hier hebt gedownload, met de kolom ‘vertaling’ ingevuld. Hooguit {MAX_BYTES // 1_000_000} MB.",
        error_messages={"empty": "Dit bestand is leeg. Kies een ander."},
    )

    def __init__(self, *args: Any, bekend: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bestand"].widget.attrs["accept"] = ".xlsx,.csv"
        self.bekend = bekend
        self.teksten: dict[str, str] = {}

    def clean_bestand(self) -> Any:
        """The file, when it can be read in as a whole."""
        bestand = self.cleaned_data["bestand"]
        try:
            self.teksten = lees(bestand.read(MAX_BYTES + 1), bekend=self.bekend)
            gevonden = [zin for een, ander in self.teksten.items() for zin in problemen_met_vertaling(een, ander)]
            if gevonden:
                raise VertalingOngeldig(gevonden)
        except DomeinFout as fout:
            raise forms.ValidationError(getattr(fout, "problemen", [str(fout)])) from fout
        return bestand
