"""Meetings of the college in the admin; the work is on the page of each."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from planning.mijlpaal.admin import VanPlanFilter
from thema.basis.admin import BasisAdmin
from thema.beleidsplan.models import Beleidsplan

from . import views
from .enums import Vergaderstatus
from .models import Collegevergadering


@admin.register(Collegevergadering)
class CollegevergaderingAdmin(BasisAdmin):
    list_display = ("datum", "status", "agenda", "is_openbaar")
    list_filter = (VanPlanFilter, "status")
    ordering = ("-datum", "-pk")
    readonly_fields = ("status", "agenda")
    fieldsets = ((None, {"fields": ("beleidsplan", "datum", "status", "agenda", "is_fictief")}),)

    @admin.display(description="agenda en besluiten")
    def agenda(self, vergadering: Collegevergadering) -> SafeString | str:
        """Link to the page where the work is."""
        if vergadering.pk is None:
            return "Bewaar eerst. Daarna staan hier de stukken die op deze dag op de agenda staan."
        return format_html('<a href="{}">Open de agenda</a>', _agenda_url(vergadering))

    @admin.display(description="besluitenlijst openbaar", boolean=True)
    def is_openbaar(self, vergadering: Collegevergadering) -> bool:
        """Its list of decisions has been published."""
        return vergadering.besluitenlijst_id is not None

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """The plan is chosen once, and the day stands once the agenda has been adopted."""
        vast = super().get_readonly_fields(request, obj)
        if obj is None:
            return vast
        return (*vast, "beleidsplan") if obj.status == Vergaderstatus.GEPLAND else (*vast, "beleidsplan", "datum")

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A new meeting is about the current plan."""
        begin: dict[str, Any] = super().get_changeform_initial_data(request)
        plan = Beleidsplan.objects.actueel()
        return {"beleidsplan": plan.pk if plan else None, **begin}

    def response_add(self, request: HttpRequest, obj: Collegevergadering, post_url_continue: str | None = None) -> Any:
        """Go on to its agenda, unless the user asked for something else."""
        antwoord = super().response_add(request, obj, post_url_continue)
        anders = {"_addanother", "_continue", "_popup"} & set(request.POST)
        return antwoord if anders else HttpResponseRedirect(_agenda_url(obj))

    def get_urls(self) -> list[URLPattern]:
        beheer = self.admin_site.admin_view
        naam = "planning_collegevergadering"
        return [
            path("<int:pk>/agenda/", beheer(views.agenda), name=f"{naam}_agenda"),
            path("<int:pk>/besluitenlijst.pdf", beheer(views.besluitenlijst_pdf), name=f"{naam}_besluitenlijst"),
            *super().get_urls(),
        ]


def _agenda_url(vergadering: Collegevergadering) -> str:
    return reverse("admin:planning_collegevergadering_agenda", args=(vergadering.pk,))
