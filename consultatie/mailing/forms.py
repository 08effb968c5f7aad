"""What staff write in a mailing, and where a test goes."""

from typing import Any

from django import forms

from thema.basis.bewaking import BewaaktForm

from .models import Mailing
from .queries import andere_namen
from .services import zonder_laatste_dag
from .tekst import begintekst, bezwaren, gebruikt, is_begintekst, vrije_naam


class MailingForm(BewaaktForm):
    """Refuses a text that could not be filled in, and a name that another mailing has."""

    class Meta:
        model = Mailing
        fields = ("vragenlijst", "partnerconsultatie", "soort", "naam", "onderwerp", "tekst")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "tekst" in self.fields:
            self.fields["tekst"].widget.attrs["rows"] = 20

    def clean(self) -> dict[str, Any]:
        """Whom it is for decides which placeholders there are, and which text stands there until it is changed."""
        gegevens = super().clean() or self.cleaned_data
        mailing = Mailing(
            pk=self.instance.pk,
            vragenlijst=gegevens.get("vragenlijst", self.instance.vragenlijst),
            partnerconsultatie=gegevens.get("partnerconsultatie", self.instance.partnerconsultatie),
        )
        if (mailing.vragenlijst is None) != (mailing.partnerconsultatie is None):
            if (soort := gegevens.get("soort")) and is_begintekst(gegevens.get("onderwerp"), gegevens.get("tekst")):
                begin = begintekst(soort, is_voor_partners=mailing.partnerconsultatie is not None)
                gegevens["onderwerp"], gegevens["tekst"] = begin
            self._weiger_zelfde_naam(mailing, gegevens.get("naam"))
            self._weiger_tekst(mailing, gegevens.get("onderwerp"), gegevens.get("tekst"))
        return gegevens

    def _weiger_zelfde_naam(self, mailing: Mailing, naam: str | None) -> None:
        if naam and (vrij := vrije_naam(naam, andere_namen(mailing))) != naam:
            wat = "ronde" if mailing.is_voor_partners else "vragenlijst"
            zin = f"Deze {wat} heeft al een mailing met de naam ‘{naam}’. Kies een andere naam, bijvoorbeeld ‘{vrij}’."
            self.add_error("naam", zin)

    def _weiger_tekst(self, mailing: Mailing, onderwerp: str | None, tekst: str | None) -> None:
        if not onderwerp or not tekst:
            return
        for veld, zin in bezwaren(onderwerp, tekst, is_voor_partners=mailing.partnerconsultatie is not None):
            self.add_error(veld, zin)
        if "sluit_op" in gebruikt(onderwerp) | gebruikt(tekst):
            for zin in zonder_laatste_dag(mailing):
                self.add_error("tekst", zin)


class ProefmailForm(forms.Form):
    """To whom the test goes. The address is used once and not kept."""

    aan = forms.EmailField(
        label="Uw eigen e-mailadres",
        max_length=254,
        error_messages={
            "required": "Vul het adres in waar de testmail heen moet.",
            "invalid": "Dit is geen e-mailadres. Vul het in als naam@voorbeeld.nl.",
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
