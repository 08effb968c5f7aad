"""Pages that show every part of the house style at once, for the tests only: ROOT_URLCONF = "tests.huisstijl.urls"."""

from dataclasses import dataclass

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.contrib import messages
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import include, path
from django.views import defaults


@dataclass(frozen=True)
class Station:
    titel: str
    tekst: str
    staat: str
    label: str = ""
    url: str = ""
    linktekst: str = ""


DRAAD = (
    Station("De start", "juli 2019", "klaar"),
    Station("Meedenken", "t/m 15 sept.", "nu"),
    Station("In gesprek", "sept. en okt.", "komt"),
    Station("Iets anders", "", "gestopt"),
)
VERHAAL = (
    Station("Er wordt gedeald bij scholen", "86 inwoners.", "klaar", "U zei", "#a", "Lees de samenvatting"),
    Station(
        "Nee, niet in elke straat", "Andere maatregelen helpen meer.", "gestopt", "Wij besloten", "#b", "Lees waarom"
    ),
)
WIJKEN = [("", "Kies een wijk"), ("a", "Borgele en Platvoet"), ("b", "Keizerslanden")]


class AllesForm(forms.Form):
    """One field of every kind the crispy pack knows."""

    naam = forms.CharField(label="Naam", help_text="Zoals op uw paspoort", max_length=30)
    email = forms.EmailField(label="E-mailadres", required=False)
    wachtwoord = forms.CharField(label="Wachtwoord", widget=forms.PasswordInput(attrs={"autocomplete": "off"}))
    wijk = forms.ChoiceField(label="In welke wijk woont u?", choices=WIJKEN)
    veilig = forms.ChoiceField(
        label="Voelt u zich veilig?", widget=forms.RadioSelect, choices=[("j", "Ja"), ("n", "Nee")], help_text="Nu."
    )
    waar = forms.MultipleChoiceField(
        label="Waar?", widget=forms.CheckboxSelectMultiple, choices=[("d", "Drugs"), ("c", "Cyber")]
    )
    gelezen = forms.BooleanField(label="Ik heb de uitleg gelezen")
    datum = forms.DateField(label="Datum", widget=forms.DateInput(attrs={"type": "date"}), required=False)
    aantal = forms.IntegerField(label="Aantal", required=False)
    bestand = forms.FileField(label="Bestand", help_text="Excel of csv.")
    toelichting = forms.CharField(label="Toelichting", widget=forms.Textarea(attrs={"class": "eigen"}), required=False)
    spoor = forms.CharField(widget=forms.HiddenInput, required=False)

    helper = FormHelper()
    helper.add_input(Submit("opslaan", "Opslaan"))

    def clean(self) -> None:
        raise forms.ValidationError("De adressen zijn niet gelijk.")


class RegelForm(forms.Form):
    naam = forms.CharField(label="Naam")


def onderdelen(request: HttpRequest) -> HttpResponse:
    messages.success(request, "De startnotitie is opgeslagen.")
    messages.error(request, "Dit kan nu niet: het plan is vastgesteld.")
    messages.warning(request, "Er is nog geen zaal gekozen.")
    messages.info(request, "U kunt dit later aanpassen.")
    return render(request, "huisstijl/onderdelen.html", {"draad": DRAAD, "verhaal": VERHAAL})


def formulier(request: HttpRequest) -> HttpResponse:
    form = AllesForm(request.POST or None)
    return render(request, "huisstijl/formulier.html", {"form": form})


def formulieren(request: HttpRequest) -> HttpResponse:
    formset = forms.formset_factory(RegelForm, extra=0, min_num=2)(request.POST or None)
    return render(request, "huisstijl/formulieren.html", {"formset": formset, "helper": AllesForm.helper})


def vragenlijst(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return redirect("bedankt")
    return render(
        request,
        "huisstijl/vragenlijst.html",
        {
            "plaatsen": ((1, "eerste"), (2, "tweede"), (3, "derde")),
            "themas": ("Drugs", "Cyber", "Zorg en Veiligheid", "Veilig Uitgaan"),
            "plekken": ("Thuis", "Op straat", "In het centrum"),
        },
    )


def bedankt(request: HttpRequest) -> HttpResponse:
    return render(request, "huisstijl/bedankt.html", {"draad": DRAAD})


urlpatterns = [
    path("stijl/onderdelen/", onderdelen),
    path("stijl/formulier/", formulier),
    path("stijl/formulieren/", formulieren),
    path("stijl/vragenlijst/", vragenlijst),
    path("stijl/bedankt/", bedankt, name="bedankt"),
    path("stijl/400/", lambda request: defaults.bad_request(request, Exception())),
    path("stijl/403/", lambda request: defaults.permission_denied(request, Exception())),
    path("stijl/403_csrf/", lambda request: render(request, "403_csrf.html", status=403)),
    path("stijl/500/", defaults.server_error),
    # What the base template links to.
    path("inloggen/", LoginView.as_view(template_name="mjbp/inloggen.html", next_page="/admin/"), name="inloggen"),
    *(path(f"{naam}/", onderdelen, name=naam) for naam in ("home", "uitloggen", "toegankelijkheid", "privacy")),
    path("", include(([path("opendata/", onderdelen, name="opendata")], "rapportage"))),
]
