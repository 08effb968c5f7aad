"""The form in which staff write one question: every field, and when it counts."""

from collections.abc import Sequence
from itertools import takewhile
from typing import Any

from django import forms

from .models import Sectie, Vraag, Vragenlijst
from .volgorde import OpVolgorde
from .vraagtypen import VRAAGTYPEN

VRAAGVELDEN = (
    ("volgorde", "soort"),
    ("tekst", "sleutel"),
    "hulptekst",
    "is_verplicht",
    "opties",
    "heeft_anders",
    "rijen",
    "aantal",
    ("label_laag", "label_hoog"),
    "alleen_als",
    "alleen_als_antwoorden",
)

UITLEG = {
    "soort": "Welke velden hieronder tellen, hangt hiervan af. ‘Bekijk als inwoner’ laat zien hoe het wordt.",
    "volgorde": "Het laagste getal komt eerst. Leeg: achteraan.",
    "hulptekst": "Staat onder de vraag. Schrijf kort, en alleen wat iemand nodig heeft om te antwoorden.",
    "is_verplicht": "Zonder antwoord kan een inwoner dan niet verzenden. Gebruik dit zo weinig mogelijk.",
    "opties": "Bij ‘Eén antwoord’, ‘Meer antwoorden’ en een tabel (daar zijn het de kolommen). Eén antwoord per regel. "
    "Moeten hier de thema’s van het plan staan? Schrijf dan op één regel: [thema’s]. "
    "De overige soorten hebben vaste antwoorden. Kan bij ‘Meer antwoorden’ een antwoord niet samen met een ander? Zet er "
    "dan [alleen] achter, bijvoorbeeld: Geen van deze [alleen]. Inwoners zien dat teken niet.",
    "heeft_anders": "Bij ‘Eén antwoord’ en ‘Meer antwoorden’: een laatste antwoord met een tekstveld. De uitslag telt "
    "alleen hoe vaak het gekozen is; de teksten leest u bij de antwoorden.",
    "rijen": "Alleen bij een tabel: waarover u dezelfde vraag stelt. Eén rij per regel, bijvoorbeeld: Overdag op straat. "
    "Voor de thema’s van het plan: [thema’s].",
    "aantal": "Bij een top: hoeveel keuzes (leeg: 3). Bij een schaal: hoeveel stappen (leeg: 5). "
    "Bij ‘Meer antwoorden’: hoeveel er hooguit mogen (leeg: alle).",
    "label_laag": "Bij een schaal, bijvoorbeeld: onveilig. Bij een rapportcijfer mag het leeg blijven.",
    "label_hoog": "Bij een schaal, bijvoorbeeld: veilig. Bij een rapportcijfer mag het leeg blijven.",
    "alleen_als": "Leeg: iedereen krijgt deze vraag. Anders kiest u een vraag die eerder komt. Wie daar een ander "
    "antwoord geeft, krijgt deze vraag niet. Mist u een vraag, of komt zij nu nog later? Pas dan eerst de volgorde aan en "
    "sla op.",
    "alleen_als_antwoorden": "Eén antwoord per regel, precies zoals het bij die vraag staat. Bij een schaal: de cijfers.",
}
STUREND = frozenset(code for code, soort in VRAAGTYPEN.items() if soort.kan_sturen)
REGELS = {"hulptekst": 2, "opties": 6, "rijen": 4, "alleen_als_antwoorden": 2}


class SectieForm(OpVolgorde):
    """One section."""

    boven = "vragenlijst"


class VraagForm(OpVolgorde):
    """One question; which fields count depends on its kind, and the help texts say so.

    `vragen`, in the order of the page, are those among which it stands, of which it may depend on one that comes before
    it; a new one comes after all of them. None: not known here, the key is typed.
    """

    boven = "sectie"
    vragen: Sequence[Vraag] | None = None

    soort = forms.ChoiceField(
        label="Soort vraag", choices=[("", "Kies een soort"), *((s.code, s.naam) for s in VRAAGTYPEN.values())]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam, tekst in UITLEG.items():
            if naam in self.fields:
                self.fields[naam].help_text = tekst
        for naam, regels in REGELS.items():
            if naam in self.fields:
                self.fields[naam].widget.attrs["rows"] = regels
        if self.vragen is not None and "alleen_als" in self.fields:
            self.fields["alleen_als"].widget = forms.Select(choices=self._keuzes(self.vragen))

    def _keuzes(self, vragen: Sequence[Vraag]) -> list[tuple[str, str]]:
        """The earlier questions that can steer; and what is stored, also when it cannot be so, with why not."""
        eerdere = list(takewhile(lambda vraag: vraag.pk != self.instance.pk, vragen))
        keuzes = {vraag.sleutel: vraag.tekst for vraag in eerdere if vraag.soort in STUREND}
        if (nu := self.instance.alleen_als) and nu not in keuzes:
            keuzes[nu] = _waarom_niet(nu, eerdere, vragen)
        return [("", "Voor iedereen"), *keuzes.items()]

    def clean(self) -> dict[str, Any] | None:
        """The two halves of a condition come together. Whether they fit the other questions shows once all is saved."""
        data = super().clean()
        bron = self.cleaned_data.get("alleen_als", "")
        antwoorden = self.cleaned_data.get("alleen_als_antwoorden", "")
        if "alleen_als" in self.fields and bron and not antwoorden:
            self.add_error("alleen_als_antwoorden", "Schrijf op bij welk antwoord deze vraag komt.")
        if "alleen_als" in self.fields and antwoorden and not bron:
            self.add_error("alleen_als", "Kies bij welke vraag deze antwoorden horen, of haal ze weg.")
        return data


def _waarom_niet(sleutel: str, eerdere: Sequence[Vraag], vragen: Sequence[Vraag]) -> str:
    """A choice that is stored and will not do, by the words of its question as long as there is one."""
    if (bron := next((vraag for vraag in vragen if vraag.sleutel == sleutel), None)) is None:
        return f"{sleutel} (bestaat niet meer)"
    return f"{bron.tekst} ({'kan dit niet bepalen' if bron in eerdere else 'komt niet eerder'})"


def vragen_op_volgorde(lijst: Vragenlijst, *, tot_en_met: Sectie | None = None) -> list[Vraag]:
    """The questions of this list in the order of the page; those of later sections left out when one is given."""
    vragen = Vraag.objects.filter(sectie__vragenlijst=lijst).select_related("sectie")
    op_volgorde = vragen.order_by("sectie__volgorde", "sectie", "volgorde", "pk")
    if tot_en_met is None:
        return list(op_volgorde)
    grens = (tot_en_met.volgorde, tot_en_met.pk)
    return [vraag for vraag in op_volgorde if (vraag.sectie.volgorde, vraag.sectie.pk) <= grens]
