"""Raadstafels, questions and promises in the admin: the griffie writes them down, OOV answers."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from planning.raad.admin import Knop
from planning.raad.models import Fractie
from planning.stuk.models import Bestuursstuk
from thema.basis.admin import BasisAdmin, wie
from thema.basis.overgang import mogelijke_acties
from thema.basis.rollen import is_griffie
from thema.basis.sleutels import is_sleutel
from thema.beleidsplan.models import Beleidsplan
from thema.thema.models import Thema

from . import verslag_views
from .enums import Toezeggingactie
from .models import Raadstafel, Raadsvraag, Toezegging
from .verslag import waarschuwing_al_openbaar
from .views import stap_view
from .workflow import TOEZEGGING

VERSLAG = "Verslag"


class _BijDeRaadAdmin(BasisAdmin):
    """What hangs on a meeting that this user may know of."""

    pad_naar_tafel = "raadstafel__"

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        zichtbaar = Raadstafel.objects.zichtbaar_voor(wie(request))
        return super().get_queryset(request).filter(**{f"{self.pad_naar_tafel}in": zichtbaar})

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        veld = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(db_field, models.TextField) and veld is not None:
            veld.widget.attrs["rows"] = 5
        return veld

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        veld = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if veld is not None and db_field.name == "raadstafel":
            veld.queryset = Raadstafel.objects.zichtbaar_voor(wie(request))
        elif veld is not None and db_field.name == "fractie":
            veld.queryset = Fractie.objects.filter(tot__isnull=True)
        return veld


@admin.register(Raadstafel)
class RaadstafelAdmin(_BijDeRaadAdmin):
    pad_naar_tafel = "pk__"
    list_display = ("datum", "onderwerp", "soort", "is_besloten")
    list_filter = ("soort", "is_besloten")
    search_fields = ("onderwerp",)
    ordering = ("-datum", "pk")
    fieldsets = (
        (None, {"fields": ("beleidsplan", ("soort", "datum"), "onderwerp", ("is_besloten", "is_fictief"))}),
        ("Waar het over gaat", {"fields": ("stukken", "themas"), "description": "Geen van beide: het hele plan."}),
        (VERSLAG, {"fields": ("verslag",)}),
    )

    @admin.display(description="als document")
    def document(self, tafel: Raadstafel) -> SafeString:
        """The way to the report as a document."""
        url = reverse("admin:planning_raadstafel_verslag", args=(tafel.pk,))
        weg = format_html('<a class="nl-button nl-button--secondary" href="{}">Maak er een document van</a>', url)
        let_op = waarschuwing_al_openbaar(tafel)
        return format_html("{}<p><b>Let op:</b> {}</p>", weg, let_op) if let_op else weg

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """With its papers, which may be secret: only now it is known who may know of it."""
        super().save_related(request, form, formsets, change)
        if let_op := waarschuwing_al_openbaar(form.instance):
            messages.warning(request, let_op)

    def get_fieldsets(self, request: HttpRequest, obj: models.Model | None = None) -> Any:
        """The way to the document for who may take it, once there is a meeting."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or not wie(request).has_perm("planning.maak_raadsverslag", obj):
            return fieldsets
        return [
            (titel, {**opties, "fields": (*opties["fields"], "document")} if titel == VERSLAG else opties)
            for titel, opties in fieldsets
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: models.Model | None = None) -> Any:
        return (*super().get_readonly_fields(request, obj), "document")

    def get_urls(self) -> list[URLPattern]:
        beheer, naam = self.admin_site.admin_view, "planning_raadstafel_verslag"
        return [
            path("<int:pk>/verslag/", beheer(verslag_views.raadsverslag), name=naam),
            path("<int:pk>/verslag/concept.pdf", beheer(verslag_views.raadsconcept), name=f"{naam}_concept"),
            *super().get_urls(),
        ]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Of the plan that is being made."""
        plan = Beleidsplan.objects.actueel()
        return {"beleidsplan": plan.pk if plan else None, **super().get_changeform_initial_data(request)}

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        veld = super().formfield_for_manytomany(db_field, request, **kwargs)
        if veld is not None and db_field.name == "stukken":
            veld.queryset = Bestuursstuk.objects.bekend_bij(wie(request))
        return veld


@admin.register(Raadsvraag)
class RaadsvraagAdmin(_BijDeRaadAdmin):
    list_display = ("raadstafel", "fractie", "vraag", "beantwoord_datum")
    list_select_related = ("raadstafel", "fractie")
    list_filter = ("raadstafel",)
    search_fields = ("vraag", "antwoord")
    ordering = ("-raadstafel__datum", "pk")
    fieldsets = (
        (None, {"fields": ("raadstafel", "fractie", "vraag", "is_fictief")}),
        ("Antwoord", {"fields": ("antwoord", "beantwoord_datum")}),
    )

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Who comes here only to answer, answers."""
        veld = super().formfield_for_dbfield(db_field, request, **kwargs)
        if veld is not None and db_field.name in {"antwoord", "beantwoord_datum"} and not is_griffie(wie(request)):
            veld.required = True
        return veld

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """The griffie writes the question; OOV answers it and leaves it as it was asked."""
        vast = super().get_readonly_fields(request, obj)
        return vast if is_griffie(wie(request)) else (*vast, "raadstafel", "fractie", "vraag", "is_fictief")


@admin.register(Toezegging)
class ToezeggingAdmin(_BijDeRaadAdmin):
    change_form_template = "planning/toezegging_beheer.html"
    list_display = ("termijn_datum", "tekst", "door", "thema", "status")
    list_select_related = ("raadstafel", "thema")
    list_filter = ("status", "thema")
    search_fields = ("tekst", "door", "aan", "afdoening")
    readonly_fields = ("status",)
    fieldsets = (
        (
            None,
            {"fields": ("raadstafel", ("door", "aan"), "tekst", ("termijn_datum", "thema"), ("status", "is_fictief"))},
        ),
    )

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        veld = super().formfield_for_foreignkey(db_field, request, **kwargs)
        plan = Beleidsplan.objects.actueel()
        if veld is not None and db_field.name == "thema" and plan is not None:
            veld.queryset = Thema.objects.van(plan)
        return veld

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], add: bool = False, change: bool = False, **kwargs: Any
    ) -> HttpResponse:
        if (obj := kwargs.get("obj")) is not None:
            context |= {"stand": obj, "knoppen": self._knoppen(request, obj)}
        return super().render_change_form(request, context, add=add, change=change, **kwargs)

    def _knoppen(self, request: HttpRequest, toezegging: Toezegging) -> list[Knop]:
        acties = [
            Toezeggingactie(actie)
            for actie in mogelijke_acties(TOEZEGGING, toezegging.status)
            if wie(request).has_perm(f"planning.{actie}_toezegging", toezegging)
        ]
        return [
            Knop(
                str(actie.label),
                reverse("admin:planning_toezegging_stap", args=(toezegging.pk, actie)),
                actie is Toezeggingactie.AFDOEN,
            )
            for actie in acties
        ]

    def get_urls(self) -> list[URLPattern]:
        stap = path(
            "<path:object_id>/stap/<str:actie>/", self.admin_site.admin_view(self.stap), name="planning_toezegging_stap"
        )
        return [stap, *super().get_urls()]

    def stap(self, request: HttpRequest, object_id: str, actie: str) -> HttpResponse:
        """A step with it."""
        pk = unquote(object_id)
        toezegging = self.get_queryset(request).filter(pk=pk).first() if is_sleutel(self.model, pk) else None
        if toezegging is None or actie not in Toezeggingactie.values:
            raise Http404
        return stap_view(request, self, toezegging, actie)
