"""On the admin of published results: how heavy each group counts in a total, as long as they are not public."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from consultatie.uitslag.services import groepen_wegen
from consultatie.vragenlijst.models import Vragenlijst
from thema.basis.admin import BasisAdmin, wie
from thema.basis.fouten import DomeinFout
from thema.basis.klok import nu, vandaag
from thema.basis.sleutels import is_sleutel

from .forms import WeegForm
from .weegblik import Weegblik, weegblik_van

ADRES = "rapportage_resultaatpublicatie_wegen"


class MetWegen(BasisAdmin):
    """Results with a page of its own for the weights of the groups of one questionnaire."""

    def get_urls(self) -> list[URLPattern]:
        return [
            path("wegen/<str:vragenlijst>/", self.admin_site.admin_view(self.wegen_view), name=ADRES),
            *super().get_urls(),
        ]

    def wegen_view(self, request: HttpRequest, vragenlijst: str) -> HttpResponse:
        """How it stands; by POST weights are chosen, or taken back."""
        if not is_sleutel(Vragenlijst, vragenlijst):
            raise Http404
        lijst = get_object_or_404(Vragenlijst.objects.openbaar().select_related("beleidsplan"), pk=vragenlijst)
        if not request.user.has_perm("consultatie.change_vragenlijst", lijst):
            raise PermissionDenied
        blik = weegblik_van(lijst, vandaag())
        form = _form(request, blik)
        doe = self._geen_totaal if "geen_totaal" in request.POST else self._weeg
        if form.is_bound and doe(request, blik, form):
            return HttpResponseRedirect(reverse(f"admin:{ADRES}", args=[lijst.pk]))
        context = {
            **self.admin_site.each_context(request),
            "title": "Weeg de groepen",
            "opts": self.opts,
            "blik": blik,
            "form": form,
        }
        return TemplateResponse(request, "admin/rapportage/resultaatpublicatie/wegen.html", context)

    def _weeg(self, request: HttpRequest, blik: Weegblik, form: WeegForm) -> bool:
        """It has been decided; otherwise the form says why not."""
        if not form.is_valid():
            return False
        stand, gevraagd = blik.lijst.bewerking, form.cleaned_data
        if not blik.groepen:
            form.weiger(blik.nog_niet, stand=stand)
            return False
        if leeg := blik.zonder_uitkomst(form.gewichten):
            form.weiger(leeg, stand=stand)
            return False
        blik.lijst.bewerking = gevraagd["gezien"]
        try:
            groepen_wegen(blik.lijst, gewichten=form.gewichten, reden=gevraagd["reden"], door=wie(request), op=nu())
        except DomeinFout as fout:
            form.weiger(str(fout), stand=stand)
            return False
        self.message_user(request, "De groepen zijn gewogen. Bekijk hoe de resultaten er nu uitzien.", messages.SUCCESS)
        return True

    def _geen_totaal(self, request: HttpRequest, blik: Weegblik, form: WeegForm) -> bool:
        """Take the weights back; a message says what came of it. Nothing else of the form is read."""
        form.is_valid()
        # What did not say which state it saw, saw none.
        blik.lijst.bewerking = form.cleaned_data.get("gezien", -1)
        try:
            groepen_wegen(blik.lijst, gewichten={}, reden="", door=wie(request), op=nu())
        except DomeinFout as fout:
            self.message_user(request, str(fout), messages.ERROR)
        else:
            self.message_user(request, "Er is geen totaal meer. De groepen staan naast elkaar.", messages.SUCCESS)
        return True


def _form(request: HttpRequest, blik: Weegblik) -> WeegForm:
    begin = {f"gewicht_{code}": gewicht for code, gewicht in blik.lijst.groepsgewichten.items()}
    begin |= {"reden": blik.lijst.reden_groepsgewichten, "gezien": blik.lijst.bewerking}
    return WeegForm(request.POST if request.method == "POST" else None, groepen=blik.groepen, initial=begin)
