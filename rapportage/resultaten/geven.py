"""On the admin of results: giving the figures of one questionnaire for inspection."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from consultatie.vragenlijst.models import Vragenlijst
from thema.basis.admin import BasisAdmin, wie
from thema.basis.fouten import DomeinFout
from thema.basis.klok import nu, vandaag
from thema.basis.sleutels import is_sleutel

from .queries import bevriezing_van
from .services import cijfers_ter_inzage_geven

ADRES = "rapportage_resultaatpublicatie_inzage"


class MetInzage(BasisAdmin):
    """Results with a page of its own that says what giving for inspection does, and a button that does it."""

    def get_urls(self) -> list[URLPattern]:
        return [
            path("inzage/<str:vragenlijst>/", self.admin_site.admin_view(self.inzage_view), name=ADRES),
            *super().get_urls(),
        ]

    def inzage_view(self, request: HttpRequest, vragenlijst: str) -> HttpResponse:
        """What will be frozen, or what has to be done first; by POST, with the mark of what was seen, it happens."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        if not is_sleutel(Vragenlijst, vragenlijst):
            raise Http404
        lijst = get_object_or_404(Vragenlijst.objects.openbaar().select_related("beleidsplan"), pk=vragenlijst)
        if request.method == "POST" and self._geef(request, lijst):
            return HttpResponseRedirect(reverse("admin:consultatie_vragenlijst_change", args=[lijst.pk]))
        lijst.refresh_from_db()
        context = {
            **self.admin_site.each_context(request),
            "title": "Cijfers ter inzage geven",
            "opts": self.opts,
            "bevriezing": bevriezing_van(lijst, vandaag()),
        }
        return TemplateResponse(request, "admin/rapportage/resultaatpublicatie/inzage.html", context)

    def _geef(self, request: HttpRequest, lijst: Vragenlijst) -> bool:
        """It has happened; otherwise a message says why not."""
        try:
            # Who does not say what was on the screen, saw nothing.
            cijfers_ter_inzage_geven(lijst, door=wie(request), op=nu(), gezien=request.POST.get("gezien", ""))
        except DomeinFout as fout:
            self.message_user(request, str(fout), messages.ERROR)
            return False
        self.message_user(request, "De cijfers zijn ter inzage voor raadsleden en medewerkers.", messages.SUCCESS)
        return True
