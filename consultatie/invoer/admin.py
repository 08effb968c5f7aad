"""The way from a questionnaire in the admin to what came on paper or by telephone."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.response import TemplateResponse
from django.urls import URLPattern, path

from consultatie.vragenlijst.admin import VragenlijstInhoudAdmin
from thema.basis.klok import vandaag

from . import views
from .queries import aantal_onderweg


class MetInvoer(VragenlijstInhoudAdmin):
    """For the ModelAdmin of Vragenlijst: the screens for entering and checking."""

    def get_urls(self) -> list[URLPattern]:
        binnen, naam = self.admin_site.admin_view, "consultatie_vragenlijst"
        return [
            path("<int:pk>/invoeren/", binnen(views.invoeren), name=f"{naam}_invoeren"),
            path("<int:pk>/invoeren/<int:stapel>/", binnen(views.stapel), name=f"{naam}_stapel"),
            path("<int:pk>/invoeren/<int:stapel>/stap/", binnen(views.stap), name=f"{naam}_stapel_stap"),
            # It says itself what a browser may keep.
            path(
                "<int:pk>/invoeren/<int:stapel>/nieuw/",
                binnen(views.nieuw, cacheable=True),
                name=f"{naam}_stapel_nieuw",
            ),
            path(
                "<int:pk>/invoeren/<int:stapel>/<int:nummer>/", binnen(views.formulier), name=f"{naam}_stapel_formulier"
            ),
            path("<path:object_id>/sluiten/", binnen(self.sluiten_view), name=f"{naam}_sluiten"),
            *super().get_urls(),
        ]

    def sluiten_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """What closing does and what is still on its way, with the button that does it (status_view)."""
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        lijst = self.lijst_of_404(request, object_id)
        if not self.has_change_permission(request, lijst):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": "Vragenlijst sluiten",
            "opts": self.opts,
            "lijst": lijst,
            "stapels": aantal_onderweg(lijst),
            "is_nog_open": lijst.is_open_op(vandaag()),
            "drempel": settings.DREMPEL_OPENBAAR,
        }
        return TemplateResponse(request, "admin/consultatie/vragenlijst/sluiten.html", context)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], add: bool = False, change: bool = False, **kwargs: Any
    ) -> HttpResponse:
        if (lijst := kwargs.get("obj")) is not None:
            context["stapels_onderweg"] = aantal_onderweg(lijst)
        return super().render_change_form(request, context, add=add, change=change, **kwargs)
