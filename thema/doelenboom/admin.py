"""Goals, measures and means in the admin."""

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from thema.basis.admin import BasisInline
from thema.beleidsplan.planonderdeel import MetOpenKeuzes, PlanonderdeelAdmin, plan

from .models import Doel, Maatregel, Middel, Middelinzet
from .queries import signalen_van_doel
from .uitwisselen import DoelResource, MaatregelResource


@admin.register(Doel)
class DoelAdmin(PlanonderdeelAdmin):
    list_display = ("titel", "thema", "indicator", "streefwaarde", "streefjaar", "trekker", "is_fictief")
    list_filter = ("thema", "is_fictief")
    list_select_related = ("thema", "indicator")
    search_fields = ("titel", "tekst", "trekker")
    ordering = ("thema__soort", "thema__volgorde", "volgorde", "pk")
    readonly_fields = ("controle",)
    fieldsets = (
        (None, {"fields": ("thema", "titel", "tekst", "volgorde")}),
        (
            "Is het doel SMART?",
            {
                "fields": ("controle",),
                "description": "Een hulp bij het schrijven. U kunt altijd opslaan; na het opslaan kijken wij opnieuw.",
            },
        ),
        (
            "Van nulwaarde naar streefwaarde",
            {
                "fields": ("indicator", ("nulwaarde", "nuljaar"), ("streefwaarde", "streefjaar")),
                "description": "Laat leeg wat u nog niet weet. Leeg is iets anders dan nul.",
            },
        ),
        ("Wie", {"fields": ("trekker", "partners", "is_fictief")}),
    )
    resource_classes = [DoelResource]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Doel]:
        return super().get_queryset(request).select_related("thema__beleidsplan")

    @admin.display(description="wat er nog mist")
    def controle(self, doel: Doel) -> SafeString | str:
        """The signals as a list; for a goal that was never saved there is nothing to say yet."""
        if doel.pk is None:
            return "Sla het doel eerst op."
        zinnen = signalen_van_doel(doel)
        if not zinnen:
            return "Niets: dit doel is SMART."
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((zin,) for zin in zinnen)))


class MiddelinzetInline(MetOpenKeuzes, BasisInline):
    model = Middelinzet
    fields = ("middel", "jaar", "hoeveelheid")


@admin.register(Maatregel)
class MaatregelAdmin(PlanonderdeelAdmin):
    list_display = ("titel", "trekker", "van", "tot", "voor_doelen", "is_fictief")
    list_filter = ("doelen__thema", "is_fictief")
    search_fields = ("titel", "omschrijving", "trekker")
    ordering = ("volgorde", "pk")
    fieldsets = (
        (None, {"fields": ("beleidsplan", "titel", "omschrijving", "volgorde")}),
        (
            "Waarvoor",
            {"fields": ("doelen",), "description": "Een maatregel mag aan meer doelen bijdragen."},
        ),
        ("Wie en wanneer", {"fields": ("trekker", "partners", ("van", "tot"), "is_fictief")}),
    )
    inlines = (MiddelinzetInline,)
    resource_classes = [MaatregelResource]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Maatregel]:
        return super().get_queryset(request).prefetch_related("doelen")

    @admin.display(description="doelen")
    def voor_doelen(self, maatregel: Maatregel) -> str:
        """The goals it serves, with commas."""
        return ", ".join(doel.titel for doel in maatregel.doelen.all())


@admin.register(Middel)
class MiddelAdmin(PlanonderdeelAdmin):
    list_display = ("naam", "herkomst", "eenheid", plan)
    list_filter = ("eenheid",)
    list_select_related = ("beleidsplan",)
    search_fields = ("naam", "herkomst")
    fieldsets = (
        (
            None,
            {
                "fields": ("beleidsplan", "naam", "herkomst", "eenheid", "is_fictief"),
                "description": "Geld of uren. Hoeveel ervan naar welke maatregel gaat, vult u bij de maatregel in.",
            },
        ),
    )
