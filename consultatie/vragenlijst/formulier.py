"""The form in which staff write one question: every field, and when it counts."""

from typing import Any

from django import forms

from thema.basis.bewaking import BewaaktForm

from .models import Vraag, Vragenlijst
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
    "volgorde": "Het laagste getal komt eerst.",
    "hulptekst": "Staat onder de vraag. Schrijf kort, en alleen wat iemand nodig heeft om te antwoorden.",
    "is_verplicht": "Zonder antwoord kan een inwoner dan niet verzenden. Gebruik dit zo weinig mogelijk.",
    "opties": "Bij ‘Eén antwoord’, ‘Meer antwoorden’ en een tabel (daar zijn het de kolommen). Eén antwoord per regel. "
    "De overige soorten hebben vaste antwoorden. Kan bij ‘Meer antwoorden’ een antwoord niet samen met een ander? Zet er "
    "dan [alleen] achter, bijvoorbeeld: Geen van deze [alleen]. Inwoners zien dat teken niet.",
    "heeft_anders": "Bij ‘Eén antwoord’ en ‘Meer antwoorden’: een laatste antwoord met een tekstveld. De uitslag telt "
    "alleen hoe vaak het gekozen is; de teksten leest u bij de antwoorden.",
    "rijen": "Alleen bij een tabel: waarover u dezelfde vraag stelt. Eén rij per regel, bijvoorbeeld: Overdag op straat.",
    "aantal": "Bij een top: hoeveel keuzes (leeg: 3). Bij een schaal: hoeveel stappen (leeg: 5). "
    "Bij ‘Meer antwoorden’: hoeveel er hooguit mogen (leeg: alle).",
    "label_laag": "Bij een schaal, bijvoorbeeld: onveilig. Bij een rapportcijfer mag het leeg blijven.",
    "label_hoog": "Bij een schaal, bijvoorbeeld: veilig. Bij een rapportcijfer mag het leeg blijven.",
    "alleen_als": "Leeg: iedereen krijgt deze vraag. Anders kiest u een vraag die eerder komt. Wie daar een ander "
    "antwoord geeft, krijgt deze vraag niet. Mist u een vraag, sla dan eerst op.",
    "alleen_als_antwoorden": "Eén antwoord per regel, precies zoals het bij die vraag staat. Bij een schaal: de cijfers.",
}
REGELS = {"hulptekst": 2, "opties": 6, "rijen": 4, "alleen_als_antwoorden": 2}


class VraagForm(BewaaktForm):
    """One question; which fields count depends on its kind, and the help texts say so.

    `bronnen`, (key, words), are the questions that it may depend on; None: not known here, the key is typed.
    """

    bronnen: list[tuple[str, str]] | None = None

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
        if self.bronnen is not None and "alleen_als" in self.fields:
            self.fields["alleen_als"].widget = forms.Select(choices=self._keuzes(self.bronnen))

    def _keuzes(self, bronnen: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """Not the question itself; and what is stored, also when there is no such question any more."""
        andere = [(sleutel, naam) for sleutel, naam in bronnen if sleutel != self.instance.sleutel]
        nu = self.instance.alleen_als
        weg = [] if not nu or nu in dict(andere) else [(nu, f"{nu} (bestaat niet meer)")]
        return [("", "Voor iedereen"), *andere, *weg]

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


def mogelijke_bronnen(lijst: Vragenlijst) -> list[tuple[str, str]]:
    """Key and words of the questions of this list that others can depend on, in order."""
    sturend = [code for code, soort in VRAAGTYPEN.items() if soort.kan_sturen]
    vragen = Vraag.objects.filter(sectie__vragenlijst=lijst, soort__in=sturend)
    return [(vraag.sleutel, vraag.tekst) for vraag in vragen.order_by("sectie__volgorde", "sectie", "volgorde", "pk")]
