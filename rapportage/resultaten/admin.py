"""Publishing results in the admin: a page says what will happen, one button does it; afterwards it is for reading."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from consultatie.vragenlijst.models import Vragenlijst
from thema.basis.admin import wie
from thema.basis.fouten import DomeinFout
from thema.basis.klok import nu, vandaag
from thema.basis.sleutels import is_sleutel

from .forms import PublicatieForm
from .models import Resultaatpublicatie
from .queries import bevriezing_van, te_publiceren
from .services import resultaten_publiceren
from .wegen import MetWegen

NAAM = "rapportage_resultaatpublicatie"
NIET_MEER = (
    "Van deze vragenlijst kunt u de resultaten nu niet openbaar maken. Misschien deed een collega dat net, of is zij weer "
    "open. Er is niets gebeurd. Kijk hieronder wat er wel kan."
)


@admin.register(Resultaatpublicatie)
class ResultaatpublicatieAdmin(MetWegen):
    """Published figures are never edited, so there is nothing to guard."""

    list_display = ("vragenlijst", "gepubliceerd_op", "door")
    list_select_related = ("vragenlijst", "door")
    fieldsets = ((None, {"fields": ("vragenlijst", "gepubliceerd_op", "door", "sha256", "pagina")}),)
    readonly_fields = ("vragenlijst", "gepubliceerd_op", "door", "sha256", "pagina")

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
        self.message_user(request, "De resultaten zijn openbaar.", messages.SUCCESS)
        return HttpResponseRedirect(reverse(f"admin:{NAAM}_change", args=[publicatie.pk]))

    @admin.display(description="op de site")
    def pagina(self, publicatie: Resultaatpublicatie) -> SafeString:
        """Link to what the public sees."""
        adres = reverse("rapportage:resultaat", args=[publicatie.vragenlijst.slug])
        return format_html('<a href="{}">Bekijk de resultaten</a>', adres)


def _gekozen(request: HttpRequest, lijsten: list[Vragenlijst]) -> Vragenlijst | None:
    """The one that the form or the address names, or the only one there is; None: still to be chosen."""
    sleutel = request.POST.get("vragenlijst") or request.GET.get("vragenlijst", "")
    if sleutel and is_sleutel(Vragenlijst, sleutel):
        return next((lijst for lijst in lijsten if str(lijst.pk) == sleutel), None)
    return lijsten[0] if len(lijsten) == 1 and not sleutel else None
