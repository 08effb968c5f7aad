"""Input of staff around a bundle."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.datastructures import MultiValueDict

from consultatie.vragenlijst.enums import INVOERKANALEN
from consultatie.vragenlijst.forms import SLEUTELVELD
from consultatie.vragenlijst.models import Vragenlijst, Vragenlijstversie
from consultatie.vragenlijst.papier import kenmerk
from consultatie.vragenlijst.vraagtypen.basis import Invoer

from .enums import Stapelactie, Stapelstatus
from .models import Stapel

# The name of a field of a question is a slug or has one dot after one, so these are none.
BEWERKINGVELD = "formulier.bewerking"
DOEVELD = "formulier.doe"
GELIJKVELD = "formulier.gelijk"
# In the address of an empty form: for which number it is.
NUMMERVELD = "formulier"
EIGEN_VELDEN = frozenset({SLEUTELVELD, BEWERKINGVELD, DOEVELD, GELIJKVELD, "csrfmiddlewaretoken"})
MAX_BEWERKING = 2**31 - 1


class StapelForm(forms.ModelForm):
    """A new bundle: whose the answers are or how they came, where they come from, and by which version people answered."""

    kanaal = forms.ChoiceField(
        label="Van wie of hoe de antwoorden komen",
        choices=[(kanaal.value, kanaal.label) for kanaal in INVOERKANALEN],
        widget=forms.RadioSelect,
        help_text="Papier en Telefoon: van inwoners. Partner: van een partner; elke organisatie levert één formulier in. "
        "Netwerksessie: van inwoners die het daar invulden. Gemeenteraad: van raadsleden, waar zij het ook invulden. Elke "
        "groep krijgt een eigen plaats in de resultaten. Leg formulieren van verschillende groepen dus niet in één stapel.",
    )

    class Meta:
        model = Stapel
        fields = ("kanaal", "naam", "versie")

    def __init__(self, *args: Any, vragenlijst: Vragenlijst, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["versie"]
        veld.queryset = Vragenlijstversie.objects.filter(vragenlijst=vragenlijst)
        veld.empty_label = None
        veld.label_from_instance = versienaam
        veld.help_text = "Op papier staat zij onderaan elke pagina. Aan de telefoon kiest u de nieuwste."
        self.initial.setdefault("versie", veld.queryset.first())
        self.initial.setdefault("kanaal", INVOERKANALEN[0].value)


def versienaam(versie: Vragenlijstversie) -> str:
    """As it stands at the foot of the paper: “versie 2 (7F3A)”."""
    return f"versie {versie.nummer} ({kenmerk(versie.definitie)})"


class StapForm(forms.Form):
    """A step of a bundle, from the status that the user saw."""

    status = forms.ChoiceField(choices=Stapelstatus)
    actie = forms.ChoiceField(
        choices=[
            (actie.value, actie.label)
            for actie in (Stapelactie.AFRONDEN, Stapelactie.TERUG, Stapelactie.VRIJGEVEN, Stapelactie.ZONDER_NAKIJKEN)
        ]
    )
    reden = forms.CharField(max_length=500, required=False)


def zonder_eigen_velden(invoer: Mapping[str, Any]) -> Invoer:
    """The fields of the questions alone, known or not."""
    lijsten = invoer.lists()  # type: ignore[attr-defined]
    return MultiValueDict({naam: waarden for naam, waarden in lijsten if naam not in EIGEN_VELDEN})


def lees_bewerking(invoer: Mapping[str, Any]) -> int:
    """Which save of a form the user saw; -1, which no form ever has, for what is no number."""
    waarde = str(invoer.get(BEWERKINGVELD, ""))
    goed = waarde.isascii() and waarde.isdigit() and len(waarde) < len(str(MAX_BEWERKING))
    return int(waarde) if goed else -1


def lees_nummer_of_geen(adres: Mapping[str, Any]) -> int | None:
    """For which number an empty form was asked for; None when the address does not say."""
    waarde = str(adres.get(NUMMERVELD, ""))
    goed = waarde.isascii() and waarde.isdigit() and len(waarde) < len(str(MAX_BEWERKING))
    return int(waarde) if goed else None


def lees_sleutel_of_geen(invoer: Mapping[str, Any]) -> UUID | None:
    """The random key of the page; None when it is not there or no key."""
    try:
        return UUID(hex=str(invoer.get(SLEUTELVELD, "")))
    except ValueError:
        return None
