"""Text blocks in the admin: every change of the text is a version."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path

from thema.basis.admin import wie
from thema.basis.klok import nu
from thema.beleidsplan.planonderdeel import PlanonderdeelAdmin, plan

from .forms import VergelijkForm
from .models import Tekstblok
from .queries import vergelijk_versies, versies_van
from .services import tekstblok_opslaan


@admin.register(Tekstblok)
class TekstblokAdmin(PlanonderdeelAdmin):
    list_display = ("titel", "sleutel", "versienummer", plan)
    list_select_related = ("beleidsplan",)
    search_fields = ("titel", "sleutel", "tekst")
    readonly_fields = ("versienummer",)
    prepopulated_fields = {"sleutel": ("titel",)}
    fieldsets = (
        (None, {"fields": ("beleidsplan", "titel", "sleutel")}),
        (
            "Tekst",
            {
                "fields": ("tekst", "versienummer"),
                "description": "Deze tekst staat in elk stuk dat hem uit dit blok overnam. Wijzigt u hem, dan ontstaat een "
                "nieuwe versie; de oude blijven hieronder staan. Een stuk verandert pas mee als iemand daar bij dat stuk voor "
                "kiest. Vastgestelde stukken veranderen niet.",
            },
        ),
    )
    change_form_template = "admin/thema/tekstblok/change_form.html"

    def save_model(self, request: HttpRequest, obj: Tekstblok, form: Any, change: bool) -> None:
        """Save by the service, so that no text is lost."""
        tekstblok_opslaan(obj, door=wie(request), op=nu())

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], add: bool = False, change: bool = False, **kwargs: Any
    ) -> HttpResponse:
        if (blok := kwargs.get("obj")) is not None:
            context["versies"] = versies_van(blok)
        return super().render_change_form(request, context, add=add, change=change, **kwargs)

    def get_urls(self) -> list[URLPattern]:
        pad = path(
            "<path:object_id>/versies/", self.admin_site.admin_view(self.versies_view), name="thema_tekstblok_versies"
        )
        return [pad, *super().get_urls()]

    def versies_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """All versions, and the difference between the two that were asked for; at first between the last two."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        blok = self.get_object(request, unquote(object_id))
        if not isinstance(blok, Tekstblok):
            raise Http404
        form = VergelijkForm(request.GET if {"van", "naar"} & set(request.GET) else None, blok=blok)
        van_naar = form.gekozen
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"Versies van ‘{blok}’",
            "blok": blok,
            "form": form,
            "vergelijking": vergelijk_versies(blok, *van_naar) if van_naar else None,
        }
        return TemplateResponse(request, "admin/thema/tekstblok/versies.html", context)
