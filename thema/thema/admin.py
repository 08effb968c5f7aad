"""Themes and their trends in the admin; the status changes on a page of its own, with a reason."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from thema.basis.admin import BasisStapel, wie
from thema.basis.bewaking import herschrijf
from thema.basis.fouten import DomeinFout
from thema.basis.klok import nu
from thema.beleidsplan.planonderdeel import PlanonderdeelAdmin, plan

from .enums import Themaactie
from .forms import ThemastatusForm
from .models import Thema, Trend
from .services import mogelijke_themaacties, thema_status_wijzigen
from .uitwisselen import ThemaResource
from .workflow import OVERGANGEN, REDEN_NODIG


class TrendInline(BasisStapel):
    model = Trend
    fields = (("niveau", "jaar"), "tekst", "bron", "is_fictief")


@admin.register(Thema)
class ThemaAdmin(PlanonderdeelAdmin):
    list_display = ("naam", "soort", "status", "volgorde", plan)
    list_filter = ("soort", "status", "veiligheidsvelden")
    list_select_related = ("beleidsplan",)
    search_fields = ("naam", "kern", "omschrijving")
    ordering = ("soort", "volgorde", "pk")
    readonly_fields = ("status", "status_reden")
    prepopulated_fields = {"slug": ("naam",)}
    fieldsets = (
        (None, {"fields": ("beleidsplan", "soort", "naam", "slug", "volgorde")}),
        (
            "Wat inwoners lezen",
            {
                "fields": ("kern", "omschrijving", "ambitie"),
                "description": "Schrijf kort en zonder vaktaal. De ene zin staat in elke lijst met thema’s.",
            },
        ),
        (
            "Samenhang",
            {
                "fields": ("veiligheidsvelden",),
                "description": "Bij welk van de vijf veiligheidsvelden hoort dit thema? Kies er ten minste één.",
            },
        ),
        (
            "Status",
            {
                "fields": ("status", "status_reden"),
                "description": "De status verandert met een knop bovenaan, en altijd met een reden erbij.",
            },
        ),
    )
    inlines = (TrendInline,)
    resource_classes = [ThemaResource]
    change_form_template = "admin/thema/thema/change_form.html"

    def get_readonly_fields(self, request: HttpRequest, obj: models.Model | None = None) -> Any:
        """The kind is chosen once: the status follows from it."""
        vast = super().get_readonly_fields(request, obj)
        return (*vast, "soort") if obj else vast

    def get_urls(self) -> list[URLPattern]:
        pad = path(
            "<path:object_id>/status/<str:actie>/",
            self.admin_site.admin_view(self.status_view),
            name="thema_thema_status",
        )
        return [pad, *super().get_urls()]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], add: bool = False, change: bool = False, **kwargs: Any
    ) -> HttpResponse:
        obj = kwargs.get("obj")
        if obj is not None and request.user.has_perm("thema.prioriteren_thema", obj):
            context["statusacties"] = [
                (Themaactie(actie).label, reverse("admin:thema_thema_status", args=(obj.pk, actie)))
                for actie in mogelijke_themaacties(obj)
            ]
        return super().render_change_form(request, context, add=add, change=change, **kwargs)

    def status_view(self, request: HttpRequest, object_id: str, actie: str) -> HttpResponse:
        """Ask for the reason, with the status that the user sees; then move the theme. A refusal keeps the reason."""
        thema = self.get_object(request, unquote(object_id))
        if not isinstance(thema, Thema) or actie not in Themaactie.values:
            raise Http404
        if not request.user.has_perm("thema.prioriteren_thema", thema):
            if (antwoord := self._intussen_vastgesteld(request, object_id)) is not None:
                return antwoord
            raise PermissionDenied
        reden_nodig = OVERGANGEN.get((thema.status, actie)) in REDEN_NODIG
        form = ThemastatusForm(request.POST or None, initial={"status": thema.status}, reden_nodig=reden_nodig)
        if request.method == "POST" and form.is_valid() and self._wijzig_status(request, thema, actie, form):
            return HttpResponseRedirect(reverse("admin:thema_thema_change", args=(thema.pk,)))
        return TemplateResponse(request, "admin/thema/thema/status.html", self._context(request, thema, actie, form))

    def _wijzig_status(self, request: HttpRequest, thema: Thema, actie: str, form: ThemastatusForm) -> bool:
        gezien_nu = thema.status
        thema.status = form.cleaned_data["status"]
        try:
            thema_status_wijzigen(thema, actie=actie, reden=form.cleaned_data["reden"], door=wie(request), op=nu())
        except DomeinFout as fout:
            thema.status = gezien_nu
            form.add_error(None, str(fout))
            herschrijf(form, "status", gezien_nu)  # the page now shows it
            return False
        self.message_user(request, f"‘{thema}’ is nu {thema.get_status_display().lower()}.", messages.SUCCESS)
        return True

    def _context(self, request: HttpRequest, thema: Thema, actie: str, form: ThemastatusForm) -> dict[str, Any]:
        return {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"{thema.naam}: {Themaactie(actie).label.lower()}",
            "thema": thema,
            "knop": Themaactie(actie).label,
            "form": form,
        }
