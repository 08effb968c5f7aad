"""The way from a questionnaire in the admin to what came on paper or by telephone."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from thema.basis.admin import BasisAdmin

from . import views
from .queries import aantal_onderweg


class MetInvoer(BasisAdmin):
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
            *super().get_urls(),
        ]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], add: bool = False, change: bool = False, **kwargs: Any
    ) -> HttpResponse:
        if (lijst := kwargs.get("obj")) is not None:
            context["stapels_onderweg"] = aantal_onderweg(lijst)
        return super().render_change_form(request, context, add=add, change=change, **kwargs)
