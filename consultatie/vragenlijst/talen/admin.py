"""On a questionnaire in the admin: its languages, and a screen to translate it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from consultatie.vragenlijst.bouwen import BouwtVoort
from consultatie.vragenlijst.models import Vertaling, Vragenlijst
from thema.basis.bewaking import houd_vast
from thema.basis.exporteren import Xlsx
from thema.basis.fouten import DomeinFout

from .catalogus import groepen_van, teksten_van, voortgang
from .forms import TaalForm, VertaalForm, VerwijderForm, WerkbladForm, ZoekForm
from .queries import alle_woorden, taalstanden
from .services import taal_toevoegen, taal_verwijderen, vertaling_opslaan
from .taal import TAALCODES, naam_voor_medewerkers
from .werkblad import schrijf

_NAAM = "consultatie_vragenlijst"


def zin_van_stand(te_gaan: int) -> str:
    """How much of a language is still Dutch, in a sentence."""
    if not te_gaan:
        return "Alles is vertaald."
    return "1 tekst is nog niet vertaald." if te_gaan == 1 else f"{te_gaan} teksten zijn nog niet vertaald."


class MetTalen(BouwtVoort):
    """A questionnaire with pages of its own for its languages. Who may change the questionnaire may translate it."""

    def get_urls(self) -> list[URLPattern]:
        schermen = {
            "talen": ("talen/", self.talen_view),
            "taal": ("talen/<slug:taal>/", self.taal_view),
            "taal_bestand": ("talen/<slug:taal>/bestand/", self.taal_bestand_view),
            "taal_inlezen": ("talen/<slug:taal>/inlezen/", self.taal_inlezen_view),
            "taal_verwijderen": ("talen/<slug:taal>/verwijderen/", self.taal_verwijderen_view),
        }
        return [
            *(
                path(f"<path:object_id>/{pad}", self.admin_site.admin_view(scherm), name=f"{_NAAM}_{naam}")
                for naam, (pad, scherm) in schermen.items()
            ),
            *super().get_urls(),
        ]

    def talen_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Which languages there are and how far they are; by POST one is added."""
        lijst = self._om_te_vertalen(request, object_id)
        standen = taalstanden(lijst)
        form = TaalForm(request.POST or None, bezet={stand.code for stand in standen})
        if form.is_valid():
            try:
                vertaling = taal_toevoegen(lijst, taal=form.cleaned_data["taal"])
            except DomeinFout as fout:
                form.add_error("taal", str(fout))
            else:
                return self._naar_taal(request, vertaling, "De taal is toegevoegd. Vertaal nu de teksten.")
        regels = [(stand, zin_van_stand(stand.voortgang.te_gaan)) for stand in standen]
        return self._scherm(request, lijst, "talen", {"title": "Talen", "form": form, "regels": regels})

    def taal_view(self, request: HttpRequest, object_id: str, taal: str) -> HttpResponse:
        """All texts beside their translations; by POST what was changed is stored."""
        with transaction.atomic():
            vertaling = self._vertaling(request, object_id, taal)
            groepen = groepen_van(vertaling.vragenlijst)
            zoek = ZoekForm(request.GET)
            data = request.POST if request.method == "POST" else None
            form = VertaalForm(data, instance=vertaling, groepen=groepen, zoek=zoek)
            if form.is_valid():
                zichtbaar = form.cleaned_data["is_zichtbaar"]
                vertaling_opslaan(vertaling, teksten=form.gewijzigd(), is_zichtbaar=zichtbaar)
                self.message_user(request, "De vertaling is opgeslagen.", messages.SUCCESS)
                return HttpResponseRedirect(request.get_full_path())
        stand = voortgang(groepen, alle_woorden(vertaling))
        context = {
            "title": naam_voor_medewerkers(taal),
            "vertaling": vertaling,
            "form": form,
            "zoek": zoek,
            "stand": stand,
            "zin": zin_van_stand(stand.te_gaan),
        }
        return self._scherm(request, vertaling.vragenlijst, "taal", context)

    def taal_bestand_view(self, request: HttpRequest, object_id: str, taal: str) -> HttpResponse:
        """All texts and their translations as a spreadsheet; only by GET."""
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        vertaling = self._vertaling(request, object_id, taal)
        lijst = vertaling.vragenlijst
        naam = f"vragenlijst-{lijst.slug}-{taal}.xlsx"
        return HttpResponse(
            schrijf(teksten_van(groepen_van(lijst)), alle_woorden(vertaling)),
            content_type=Xlsx().get_content_type(),
            headers={"Content-Disposition": f'attachment; filename="{naam}"'},
        )

    def taal_inlezen_view(self, request: HttpRequest, object_id: str, taal: str) -> HttpResponse:
        """Ask for such a spreadsheet, and store what is in it: all of it or nothing."""
        vertaling = self._vertaling(request, object_id, taal)
        bekend = teksten_van(groepen_van(vertaling.vragenlijst))
        form = WerkbladForm(request.POST or None, request.FILES or None, bekend=bekend)
        if form.is_valid():
            vertaling_opslaan(vertaling, teksten=form.teksten)
            return self._naar_taal(request, vertaling, f"{len(form.teksten)} vertalingen zijn ingelezen.")
        uitleg = (
            "Elke vertaling in het bestand komt in de plaats van wat er nu staat. Een lege cel verandert niets. Is er iets "
            "mis met een rij, dan wordt er niets opgeslagen."
        )
        return self._vraag(request, vertaling, form, kop="Vertaling inlezen", knop="Lees in", uitleg=uitleg)

    def taal_verwijderen_view(self, request: HttpRequest, object_id: str, taal: str) -> HttpResponse:
        """Ask whether it may go; by POST it goes."""
        naam = naam_voor_medewerkers(taal) if taal in TAALCODES else taal
        with transaction.atomic():
            vertaling = self._vertaling(request, object_id, taal)
            form = VerwijderForm(request.POST if request.method == "POST" else None, vertaling=vertaling)
            if is_weg := form.is_valid():
                taal_verwijderen(vertaling)
        if is_weg:
            self.message_user(request, f"De vragenlijst is er niet meer in het {naam}.", messages.SUCCESS)
            return HttpResponseRedirect(reverse(f"admin:{_NAAM}_talen", args=[vertaling.vragenlijst_id]))
        uitleg = (
            f"Alle vertalingen in het {naam} gaan weg. Download ze eerst als u ze wilt bewaren. Antwoorden die in deze taal "
            "zijn gegeven, blijven gewoon meetellen."
        )
        return self._vraag(request, vertaling, form, kop="Taal verwijderen", knop="Verwijder", uitleg=uitleg)

    # ── What they share ──────────────────────────────────────────────────────────────────────────

    def _om_te_vertalen(self, request: HttpRequest, object_id: str) -> Vragenlijst:
        lijst = self.lijst_of_404(request, object_id)
        if not self.has_change_permission(request, lijst):
            raise PermissionDenied
        return lijst

    def _vertaling(self, request: HttpRequest, object_id: str, taal: str) -> Vertaling:
        """The language that an address names; inside a transaction its row is locked."""
        lijst = self._om_te_vertalen(request, object_id)
        if request.method == "POST":
            houd_vast(Vertaling, vragenlijst=lijst, taal=taal)
        vertaling = lijst.vertalingen.filter(taal=taal).first() if taal in TAALCODES else None
        if vertaling is None:
            raise Http404
        return vertaling

    def _naar_taal(self, request: HttpRequest, vertaling: Vertaling, zin: str) -> HttpResponse:
        self.message_user(request, zin, messages.SUCCESS)
        return HttpResponseRedirect(reverse(f"admin:{_NAAM}_taal", args=[vertaling.vragenlijst_id, vertaling.taal]))

    def _vraag(self, request: HttpRequest, vertaling: Vertaling, form: forms.BaseForm, **meer: str) -> HttpResponse:
        terug = reverse(f"admin:{_NAAM}_taal", args=[vertaling.vragenlijst_id, vertaling.taal])
        return self._formulier(request, form, **meer, terug=terug)

    def _scherm(self, request: HttpRequest, lijst: Vragenlijst, naam: str, meer: dict[str, Any]) -> HttpResponse:
        context = {**self.admin_site.each_context(request), "opts": self.opts, "lijst": lijst, **meer}
        return TemplateResponse(request, f"admin/consultatie/vragenlijst/{naam}.html", context)
