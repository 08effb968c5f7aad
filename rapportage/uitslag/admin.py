"""Publishing results in the admin: a page says what will happen, one button does it; afterwards it is for reading."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from consultatie.vragenlijst.models import Vragenlijst
from rapportage.resultaten.forms import PublicatieForm
from rapportage.resultaten.geven import MetInzage
from rapportage.resultaten.models import Resultaatpublicatie
from rapportage.resultaten.queries import bevriezing_van, te_publiceren
from rapportage.resultaten.services import resultaten_publiceren
from rapportage.resultaten.wegen import MetWegen
from thema.basis.admin import wie
from thema.basis.fouten import DomeinFout
from thema.basis.klok import nu, vandaag
from thema.basis.sleutels import is_sleutel

from .forms import CorrectieForm
from .queries import correctie_van, nog_te_sluiten, te_corrigeren
from .services import uitslag_corrigeren

NAAM = "rapportage_resultaatpublicatie"
VELDEN = ("vragenlijst", "nummer", "toelichting", "gepubliceerd_op", "door", "sha256", "pagina", "verbeteren")
NIET_MEER = (
    "Van deze vragenlijst kunt u de resultaten nu niet openbaar maken. Misschien deed een collega dat net, of is zij weer "
    "open. Er is niets gebeurd. Kijk hieronder wat er wel kan."
)
DOCUMENT_KOMT = "Het document (pdf) wordt nu gemaakt."


@admin.register(Resultaatpublicatie)
class ResultaatpublicatieAdmin(MetInzage, MetWegen):
    """Published figures are never edited, so there is nothing to guard."""

    list_display = ("vragenlijst", "nummer", "gepubliceerd_op", "door")
    list_select_related = ("vragenlijst", "door")
    fieldsets = ((None, {"fields": VELDEN}),)
    readonly_fields = VELDEN

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """The way to a correction is only for who may take it."""
        fieldsets = super().get_fieldsets(request, obj)
        if self.has_add_permission(request):
            return fieldsets
        return [
            (titel, {**opties, "fields": [veld for veld in opties["fields"] if veld != "verbeteren"]})
            for titel, opties in fieldsets
        ]

    def get_urls(self) -> list[URLPattern]:
        pagina = self.admin_site.admin_view(self.corrigeren_view)
        return [path("<int:pk>/corrigeren/", pagina, name=f"{NAAM}_corrigeren"), *super().get_urls()]

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None) -> Any:
        """What will be frozen and shown to everybody; by POST, with the figures that were on the screen, it happens."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        if request.method == "POST" and (antwoord := self._maak_openbaar(request)) is not None:
            return antwoord
        lijsten = list(te_publiceren().select_related("beleidsplan"))
        lijst = _gekozen(request, lijsten)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Resultaten openbaar maken",
            "lijsten": lijsten,
            "al_openbaar": te_corrigeren().exists(),
            "nog_te_sluiten": nog_te_sluiten().exists(),
            "bevriezing": bevriezing_van(lijst, vandaag()) if lijst is not None else None,
        }
        return TemplateResponse(request, "admin/rapportage/resultaatpublicatie/openbaar_maken.html", context)

    def _maak_openbaar(self, request: HttpRequest) -> HttpResponse | None:
        """Where to go afterwards; None when nothing happened, and a message says why."""
        form = PublicatieForm(request.POST)
        if not form.is_valid():
            self.message_user(request, NIET_MEER, messages.ERROR)
            return None
        gevraagd = form.cleaned_data
        try:
            publicatie = resultaten_publiceren(
                gevraagd["vragenlijst"], door=wie(request), op=nu(), gezien=gevraagd["gezien"]
            )
        except DomeinFout as fout:
            self.message_user(request, str(fout), messages.ERROR)
            return None
        self.log_addition(request, publicatie, [{"added": {}}])
        self.message_user(request, f"De resultaten zijn openbaar. {DOCUMENT_KOMT}", messages.SUCCESS)
        return HttpResponseRedirect(reverse(f"admin:{NAAM}_change", args=[publicatie.pk]))

    def corrigeren_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What the next version would change; by POST, with what was on the screen and why, it becomes public."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        if not is_sleutel(Resultaatpublicatie, str(pk)):
            raise Http404
        lijst = get_object_or_404(te_corrigeren().select_related("beleidsplan__gemeente"), publicaties=pk)
        form = CorrectieForm(request.POST or None)
        if request.method == "POST" and form.is_valid() and (antwoord := self._corrigeer(request, lijst, form)):
            return antwoord
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Resultaten verbeteren",
            "lijst": lijst,
            "form": form,
            "correctie": correctie_van(lijst, dag=vandaag()),
        }
        return TemplateResponse(request, "admin/rapportage/resultaatpublicatie/corrigeren.html", context)

    def _corrigeer(self, request: HttpRequest, lijst: Vragenlijst, form: CorrectieForm) -> HttpResponse | None:
        """Where to go afterwards; None when nothing happened, and a message says why."""
        try:
            publicatie = uitslag_corrigeren(lijst, door=wie(request), op=nu(), **form.cleaned_data)
        except DomeinFout as fout:
            self.message_user(request, str(fout), messages.ERROR)
            return None
        self.log_addition(request, publicatie, [{"added": {}}])
        self.message_user(request, f"Versie {publicatie.nummer} is openbaar. {DOCUMENT_KOMT}", messages.SUCCESS)
        return HttpResponseRedirect(reverse(f"admin:{NAAM}_change", args=[publicatie.pk]))

    @admin.display(description="fout gevonden?")
    def verbeteren(self, publicatie: Resultaatpublicatie) -> SafeString:
        """Link to the page that shows what a correction would change."""
        adres = reverse(f"admin:{NAAM}_corrigeren", args=[publicatie.pk])
        return format_html('<a href="{}">Verbeter de cijfers in een nieuwe versie</a>', adres)

    @admin.display(description="op de site")
    def pagina(self, publicatie: Resultaatpublicatie) -> SafeString:
        """Link to what the public sees."""
        adres = reverse("rapportage:resultaat", args=[publicatie.vragenlijst.slug])
        return format_html('<a href="{}?versie={}">Bekijk de resultaten</a>', adres, publicatie.nummer)


def _gekozen(request: HttpRequest, lijsten: list[Vragenlijst]) -> Vragenlijst | None:
    """The one that the form or the address names, or the only one there is; None: still to be chosen."""
    sleutel = request.POST.get("vragenlijst") or request.GET.get("vragenlijst", "")
    if sleutel and is_sleutel(Vragenlijst, sleutel):
        return next((lijst for lijst in lijsten if str(lijst.pk) == sleutel), None)
    return lijsten[0] if len(lijsten) == 1 and not sleutel else None
