"""The parts of a paper in its form; which of them there are depends on its kind."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from rapportage.documenten.enums import Documentsoort
from thema.basis.admin import BasisInline, BasisStapel
from thema.tekstblok.models import Tekstblok

from .models import Besluitenlijstregel, Besluitpunt, Bijlage, Notagegevens, Routingstap, Stuksectie


def _met_regels(aantal: int) -> dict[type[models.Field], dict[str, Any]]:
    """Text fields of so many lines: a paper has many parts, and should not be a mile long."""
    return {models.TextField: {"widget": forms.Textarea(attrs={"rows": aantal})}}


class NotagegevensInline(BasisStapel):
    model = Notagegevens
    can_delete = False
    formfield_overrides = _met_regels(6)  # type: ignore[misc]  # Django calls it a class variable
    fieldsets = (
        (None, {"fields": ("college", "bis")}),
        ("Financiële aspecten", {"fields": (("heeft_financiele_gevolgen", "heeft_begrotingswijziging"),)}),
        (
            "Openbaarmaking",
            {
                "fields": ("openbaarmaking", "openbaarmaking_tekst", "openbaarmaking_artikelen"),
                "description": "De keuze moet kloppen met het punt bij ‘Besloten wordt’ dat hierover gaat.",
            },
        ),
        ("Awb en adviesraden", {"fields": (("is_kennisgeving_awb", "is_bekendmaking_awb"), "adviesraden")}),
    )


class BesluitenlijstInline(BasisInline):
    model = Besluitenlijstregel
    fields = ("lijst", "is_aangekruist", "datum")
    max_num = 3


class RoutingInline(BasisInline):
    model = Routingstap
    fields = ("volgorde", "rol", "gebruiker", "is_geparafeerd", "datum")


class BesluitpuntInline(BasisInline):
    model = Besluitpunt
    formfield_overrides = _met_regels(2)  # type: ignore[misc]  # Django calls it a class variable
    fields = ("volgorde", "tekst")


class BijlageInline(BasisInline):
    model = Bijlage
    fields = ("volgorde", "soort", "titel")


class SectieInline(BasisStapel):
    model = Stuksectie
    formfield_overrides = _met_regels(5)  # type: ignore[misc]  # Django calls it a class variable
    fields = (("volgorde", "niveau", "kop"), "tekst", ("tekstblok", "van_blok", "onderdeel", "is_niet_van_toepassing"))
    readonly_fields = ("van_blok",)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Stuksectie]:
        return super().get_queryset(request).select_related("tekstblok", "tekstblok_versie")

    @admin.display(description="deze tekst komt uit")
    def van_blok(self, sectie: Stuksectie) -> str:
        """Block and version, and that it was adapted here."""
        return sectie.herkomst or "eigen woorden"

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Text blocks of the paper's own plan; a paper has sections from the moment that it is stored."""
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.base_fields["tekstblok"].queryset = Tekstblok.objects.filter(beleidsplan=obj.beleidsplan_id)
        return formset


_MET_TEKST: tuple[type[admin.options.InlineModelAdmin], ...] = (RoutingInline, BijlageInline, SectieInline)

INLINES: dict[str, tuple[type[admin.options.InlineModelAdmin], ...]] = {
    Documentsoort.NOTA: (
        NotagegevensInline,
        BesluitpuntInline,
        BesluitenlijstInline,
        RoutingInline,
        BijlageInline,
        SectieInline,
    ),
    Documentsoort.RAADSMEDEDELING: _MET_TEKST,
    Documentsoort.STARTNOTITIE: _MET_TEKST,
    Documentsoort.RAADSVOORSTEL: (BesluitpuntInline, *_MET_TEKST),
    # The text of these is the plan and the report themselves.
    Documentsoort.PLAN: (RoutingInline, BijlageInline),
    # What it changes comes with it from planning/bijstelling.
    Documentsoort.BIJSTELLING: _MET_TEKST,
    Documentsoort.VOORTGANGSRAPPORTAGE: (RoutingInline, BijlageInline),
}
