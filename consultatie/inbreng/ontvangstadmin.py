"""On a questionnaire in the admin: was a form received, and what to do with suspicious answers."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from consultatie.uitnodiging.admin import MetUitnodigingen
from consultatie.uitslag.services import verdachte_beslissen
from consultatie.vragenlijst.models import Vragenlijst
from thema.basis.admin import wie
from thema.basis.fouten import DomeinFout
from thema.basis.klok import nu

from .forms import CodeForm, VerdachteForm
from .ontvangst import is_ontvangen
from .queries import verdachtbesluiten, verdachte_regels
from .services import SLEUTELS_BLIJVEN


class MetOntvangst(MetUitnodigingen):
    """A questionnaire with a page of its own for what came in. The page shows no answer and no row."""

    def get_urls(self) -> list[URLPattern]:
        return [
            path(
                "<path:object_id>/ontvangst/",
                self.admin_site.admin_view(self.ontvangst_view),
                name="consultatie_vragenlijst_ontvangst",
            ),
            *super().get_urls(),
        ]

    def ontvangst_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """How it stands; by POST a code is looked up (never in the address: that is kept), or a decision is taken."""
        lijst = self.lijst_of_404(request, object_id)
        if not self.has_change_permission(request, lijst):
            raise PermissionDenied
        gestuurd = request.POST if request.method == "POST" else None
        codeform = CodeForm(gestuurd if gestuurd and "code" in gestuurd else None)
        begin = {"telt_mee": "ja" if lijst.telt_verdachte_mee else "nee", "gezien": lijst.bewerking}
        besluitform = VerdachteForm(gestuurd if gestuurd and "telt_mee" in gestuurd else None, initial=begin)
        ontvangen = is_ontvangen(lijst, codeform.cleaned_data["code"]) if codeform.is_valid() else None
        if besluitform.is_valid() and self._beslis(request, lijst, besluitform.cleaned_data):
            return HttpResponseRedirect(reverse("admin:consultatie_vragenlijst_ontvangst", args=[lijst.pk]))
        context = {"codeform": codeform, "besluitform": besluitform, "ontvangen": ontvangen}
        return self._ontvangstpagina(request, lijst, context)

    def _beslis(self, request: HttpRequest, lijst: Vragenlijst, gevraagd: dict[str, Any]) -> bool:
        """It has been decided; otherwise a message says why not."""
        lijst.bewerking = gevraagd["gezien"]
        try:
            verdachte_beslissen(
                lijst, telt_mee=gevraagd["telt_mee"], reden=gevraagd["reden"], door=wie(request), op=nu()
            )
        except DomeinFout as fout:
            self.message_user(request, str(fout), messages.ERROR)
            return False
        zin = "tellen nu mee" if gevraagd["telt_mee"] else "tellen nu niet mee"
        self.message_user(request, f"Verdachte antwoorden {zin}. Dit staat bij de resultaten.", messages.SUCCESS)
        return True

    def _ontvangstpagina(self, request: HttpRequest, lijst: Vragenlijst, meer: dict[str, Any]) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": "Ontvangst",
            "lijst": lijst,
            "opts": self.opts,
            "regels": verdachte_regels(lijst),
            "besluiten": verdachtbesluiten(lijst),
            "drempel": settings.DREMPEL_OPENBAAR,
            "dagen": SLEUTELS_BLIJVEN.days,
            **meer,
        }
        return TemplateResponse(request, "admin/consultatie/vragenlijst/ontvangst.html", context)
