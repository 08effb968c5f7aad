"""Text blocks in the admin: every change of the text is a version."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse

from thema.basis.admin import wie
from thema.basis.klok import nu
from thema.beleidsplan.planonderdeel import PlanonderdeelAdmin, plan

from .models import Tekstblok
from .queries import versies_van
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
                "description": "Deze tekst staat in elk document dat naar dit blok verwijst. Wijzigt u hem, dan ontstaat "
                "een nieuwe versie; de oude blijven hieronder staan. Vastgestelde documenten veranderen niet mee.",
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
