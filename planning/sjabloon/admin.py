"""Templates in the admin: first the kind, then its headings."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.options import IS_POPUP_VAR
from django.db import models
from django.http import HttpRequest

from thema.basis.admin import BasisAdmin, BasisStapel
from thema.beleidsplan.models import Beleidsplan

from .models import Sjabloon, Sjabloonsectie
from .services import sjabloon_vullen


class SjabloonsectieInline(BasisStapel):
    model = Sjabloonsectie
    formfield_overrides = {models.TextField: {"widget": forms.Textarea(attrs={"rows": 3})}}  # type: ignore[misc]
    fields = (("volgorde", "niveau", "kop"), ("sleutel", "onderdeel", "is_niet_van_toepassing"), "tekst")


@admin.register(Sjabloon)
class SjabloonAdmin(BasisAdmin):
    list_display = ("soort", "gemeente")
    list_select_related = ("gemeente",)
    change_form_template = "admin/planning/sjabloon/change_form.html"
    change_list_template = "admin/planning/sjabloon/change_list.html"
    fieldsets = ((None, {"fields": ("gemeente", "soort", "opmerking")}),)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Whose it is and for what is chosen once: its headings follow from it."""
        vast = super().get_readonly_fields(request, obj)
        return (*vast, "gemeente", "soort") if obj else vast

    def get_inlines(self, request: HttpRequest, obj: Sjabloon | None) -> Any:
        return (SjabloonsectieInline,) if obj else ()

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Of the municipality whose plan is the current one."""
        plan = Beleidsplan.objects.actueel()
        return {"gemeente": plan.gemeente_id if plan else None, **super().get_changeform_initial_data(request)}

    def save_model(self, request: HttpRequest, obj: Sjabloon, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if not change:
            sjabloon_vullen(obj)

    def response_add(self, request: HttpRequest, obj: Sjabloon, post_url_continue: str | None = None) -> Any:
        """Go on to the headings, which only now can be changed."""
        if "_addanother" not in request.POST and IS_POPUP_VAR not in request.POST:
            gepost = request.POST.copy()
            gepost["_continue"] = "1"
            request.POST = gepost  # type: ignore[assignment]
        return super().response_add(request, obj, post_url_continue)
