"""A list of members in the admin: send it, see what it would do, read it in, and see how far that is."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_POST, require_safe

from thema.basis.admin import BasisAdmin, wie
from thema.basis.exporteren import Csv
from thema.basis.fouten import DomeinFout
from thema.basis.klok import nu
from thema.basis.overgang import mogelijke_acties
from thema.basis.voortgang import ververs, verversing
from thema.beleidsplan.planonderdeel import actueel_plan

from .enums import Bestandsactie, Bestandstatus
from .forms import InleeskeuzeForm, LedenbestandForm
from .fouten import BevestigingNodig
from .lezer import KOLOMMEN, KOPREGELS
from .models import Ledenbestand
from .queries import eerste_afwezigen, foutenlijst, meldt_af, voorbeeld_van, voortgang_van
from .services import (
    BEWAARTERMIJN,
    ledenbestand_inlezen,
    ledenbestand_intrekken,
    ledenbestand_ontvangen,
    ledenbestand_opnieuw_nakijken,
)
from .workflow import OVERGANGEN

NAAM = "consultatie_ledenbestand"
FOUTEN_PER_PAGINA = 50
_GEDAAN = {
    Bestandsactie.INLEZEN: "De goede rijen worden ingelezen.",
    Bestandsactie.OPNIEUW: "Wij kijken de lijst opnieuw na.",
    Bestandsactie.INTREKKEN: "De lijst is ingetrokken en gewist. Er is niets ingelezen.",
}


@admin.register(Ledenbestand)
class LedenbestandAdmin(BasisAdmin):
    """Reached from the members. What the house does with a file is not for changing by hand."""

    # Each with what of a request it has to know.
    acties: ClassVar[dict[str, tuple[Callable[..., None], Callable[[Any], dict[str, Any]]]]] = {
        Bestandsactie.INLEZEN: (ledenbestand_inlezen, lambda post: {"keuze": InleeskeuzeForm(post).keuze()}),
        Bestandsactie.OPNIEUW: (ledenbestand_opnieuw_nakijken, lambda post: {}),
        Bestandsactie.INTREKKEN: (ledenbestand_intrekken, lambda post: {}),
    }
    list_display = ("naam", "status", "ontvangen_op", "rijen", "nieuw", "gewijzigd", "fout")
    list_filter = ("status",)
    list_per_page = 50
    fieldsets = ((None, {"fields": ("naam", "status", "ontvangen_op")}),)

    def get_model_perms(self, request: HttpRequest) -> dict[str, bool]:
        """Keep out of the menu: the way leads by the members."""
        return {}

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Ledenbestand]:
        return super().get_queryset(request).defer("inhoud")

    def get_urls(self) -> list[URLPattern]:
        eigen: list[tuple[str, Any, Any]] = [
            ("actie", require_POST, self.actie_view),
            ("fouten", require_safe, self.fouten_view),
        ]
        paden = [
            path(f"<path:object_id>/{naam}/", self.admin_site.admin_view(methode(view)), name=f"{NAAM}_{naam}")
            for naam, methode, view in eigen
        ]
        return [*paden, *super().get_urls()]

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None) -> Any:
        """Choose a file. One that no parser should see is refused at once, and not kept."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = LedenbestandForm(request.POST, request.FILES) if request.method == "POST" else LedenbestandForm()
        if form.is_bound and form.is_valid() and (bestand := self._ontvang(request, form)):
            return self._naar(bestand)
        kolommen = [kolom.column_name for kolom in KOLOMMEN.values()]
        context = {"title": "Lees een lijst in", "form": form, "kolommen": kolommen, "kopregels": KOPREGELS}
        context["dagen"] = BEWAARTERMIJN.days
        return self._pagina(request, "kiezen", context)

    def _ontvang(self, request: HttpRequest, form: LedenbestandForm) -> Ledenbestand | None:
        try:
            return ledenbestand_ontvangen(
                form.cleaned_data["bestand"].read(),
                naam=form.naam,
                gemeente=actueel_plan().gemeente,
                door=wie(request),
                op=nu(),
            )
        except DomeinFout as fout:
            form.add_error("bestand", str(fout))
        return None

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> Any:
        """How far it is, what it would do or did, and everything that is wrong with it."""
        bestand = self._te_bekijken(request, object_id)
        if request.method == "POST":
            raise PermissionDenied
        acties = mogelijke_acties(OVERGANGEN, bestand.status) if self.has_add_permission(request) else ()
        is_nagekeken = bestand.status == Bestandstatus.NAGEKEKEN
        verversen = verversing(request, is_bezig=bestand.is_bij_de_werker)
        context = {
            "title": bestand.naam,
            "bestand": bestand,
            "voortgang": voortgang_van(bestand),
            "verversing": verversen,
            "acties": [actie for actie in acties if actie in self.acties],
            "meldt_af": meldt_af(bestand),
            "afwezigen": eerste_afwezigen(bestand) if is_nagekeken else (),
            "voorbeeld": voorbeeld_van(bestand, op=nu()) if is_nagekeken else None,
            "fouten": Paginator(bestand.fouten.all(), FOUTEN_PER_PAGINA).get_page(request.GET.get("pagina")),
            "dagen": BEWAARTERMIJN.days,
        }
        antwoord = self._pagina(request, "bestand", context)
        ververs(antwoord, verversen)
        return antwoord

    def actie_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Read it in or withdraw it, from the status that the user saw. What touches much is asked a second time."""
        bestand = self._te_bekijken(request, object_id)
        if not self.has_add_permission(request):
            raise PermissionDenied
        actie = request.POST.get("actie", "")
        if actie not in self.acties:
            raise Http404
        doe, wat_ervoor = self.acties[actie]
        bestand.status = request.POST.get("status", "")
        try:
            doe(bestand, door=wie(request), op=nu(), **wat_ervoor(request.POST))
        except BevestigingNodig as vraag:
            return self._vraag_nog_eens(request, bestand, aantal=vraag.aantal)
        except DomeinFout as fout:
            self.message_user(request, str(fout), messages.ERROR)
        else:
            self.message_user(request, _GEDAAN[Bestandsactie(actie)], messages.SUCCESS)
        return self._naar(bestand)

    def _vraag_nog_eens(self, request: HttpRequest, bestand: Ledenbestand, *, aantal: int) -> HttpResponse:
        bestand.status = request.POST["status"]
        context = {"title": "Weet u het zeker?", "bestand": bestand, "aantal": aantal}
        return self._pagina(request, "bevestigen", context | {"met_gedeeld": "met_gedeeld" in request.POST})

    def fouten_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Everything that is wrong, as CSV."""
        bestand, formaat = self._te_bekijken(request, object_id), Csv()
        kop = {"Content-Disposition": f'attachment; filename="fouten-{bestand.pk}.csv"', "Cache-Control": "no-store"}
        inhoud = formaat.export_data(foutenlijst(bestand))
        return HttpResponse(inhoud, content_type=formaat.get_content_type(), headers=kop)

    def _te_bekijken(self, request: HttpRequest, object_id: str) -> Ledenbestand:
        bestand = self.get_object(request, unquote(object_id))
        if not self.has_view_permission(request, bestand):
            raise PermissionDenied
        if not isinstance(bestand, Ledenbestand):
            raise Http404
        return bestand

    def _naar(self, bestand: Ledenbestand) -> HttpResponse:
        return HttpResponseRedirect(reverse(f"admin:{NAAM}_change", args=[bestand.pk]))

    def _pagina(self, request: HttpRequest, sjabloon: str, context: dict[str, Any]) -> TemplateResponse:
        kader = {**self.admin_site.each_context(request), "opts": self.opts}
        return TemplateResponse(request, f"admin/consultatie/ledenbestand/{sjabloon}.html", kader | context)
