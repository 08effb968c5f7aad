"""Indicators and their figures in the admin."""

from django.contrib import admin

from thema.basis.admin import BasisAdmin, BasisInline
from thema.beleidsplan.planonderdeel import PlanonderdeelAdmin, plan

from .models import Indicator, Indicatorwaarde
from .uitwisselen import IndicatorwaardeResource


class IndicatorwaardeInline(BasisInline):
    model = Indicatorwaarde
    fields = ("jaar", "waarde", "bron", "bron_url", "peildatum", "versie", "toelichting", "is_fictief")


@admin.register(Indicator)
class IndicatorAdmin(PlanonderdeelAdmin):
    list_display = ("naam", "eenheid", "richting", "is_veiligheidsbeeld", plan)
    list_filter = ("is_veiligheidsbeeld", "themas")
    list_select_related = ("beleidsplan",)
    search_fields = ("naam", "definitie")
    ordering = ("volgorde", "naam")
    fieldsets = (
        (None, {"fields": ("beleidsplan", "naam", "volgorde")}),
        (
            "Wat er wordt geteld",
            {
                "fields": ("definitie", "eenheid", "richting"),
                "description": "Schrijf zo precies op wat meetelt, dat iemand anders op hetzelfde getal uitkomt.",
            },
        ),
        ("Waar het getal staat", {"fields": ("is_veiligheidsbeeld", "themas")}),
    )
    inlines = (IndicatorwaardeInline,)
    wat_nog_wel = "Nieuwe cijfers bij een bestaande indicator kunnen er wel bij: kies in het menu Indicatorwaarden."


@admin.register(Indicatorwaarde)
class IndicatorwaardeAdmin(BasisAdmin):
    list_display = ("indicator", "jaar", "waarde", "bron", "versie", "peildatum", "is_fictief")
    list_filter = ("jaar", "indicator", "is_fictief")
    list_select_related = ("indicator",)
    search_fields = ("indicator__naam", "bron")
    ordering = ("indicator__volgorde", "indicator__naam", "jaar", "bron", "versie")
    fieldsets = (
        (None, {"fields": ("indicator", "jaar", "waarde")}),
        (
            "Waar het getal vandaan komt",
            {
                "fields": ("bron", "bron_url", "peildatum", "versie", "toelichting", "is_fictief"),
                "description": "Geven twee bronnen een ander getal, zet ze dan allebei neer. Stelt een bron het getal "
                "bij, voeg dan een nieuwe versie toe. Ook als het plan is vastgesteld, kunnen er cijfers bij.",
            },
        ),
    )
    resource_classes = [IndicatorwaardeResource]
