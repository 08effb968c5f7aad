"""Partners, who to call there, and where they stand."""

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from thema.basis.admin import BasisAdmin, BasisInline

from .models import Contactpersoon, Domein, Lidorganisatie, Partner, Standpunt
from .uitwisselen import PartnerResource


@admin.register(Domein)
class DomeinAdmin(BasisAdmin):
    list_display = ("naam",)
    fieldsets = ((None, {"fields": ("naam",), "description": "Een beleidsterrein waar partners vandaan komen."}),)


class LidorganisatieInline(BasisInline):
    model = Lidorganisatie
    fields = ("naam",)


class ContactpersoonInline(BasisInline):
    model = Contactpersoon
    fields = ("naam", "functie", "email", "telefoon")


@admin.register(Partner)
class PartnerAdmin(BasisAdmin):
    list_display = ("naam", "afkorting", "soort", "in_domeinen", "volgorde")
    list_filter = ("soort", "domeinen")
    search_fields = ("naam", "afkorting", "lidorganisaties__naam")
    ordering = ("volgorde", "naam")
    fieldsets = (
        (None, {"fields": ("gemeente", "naam", "afkorting", "soort", "volgorde")}),
        (
            "Wie zij zijn",
            {
                "fields": ("domeinen", "omschrijving"),
                "description": "De omschrijving lezen inwoners ook. Is de partner een groep, zoals Horeca, zet dan "
                "hieronder welke organisaties erbij horen.",
            },
        ),
    )
    inlines = (LidorganisatieInline, ContactpersoonInline)
    resource_classes = [PartnerResource]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Partner]:
        return super().get_queryset(request).prefetch_related("domeinen")

    @admin.display(description="domeinen")
    def in_domeinen(self, partner: Partner) -> str:
        """The domains, with commas."""
        return ", ".join(str(domein) for domein in partner.domeinen.all())


@admin.register(Standpunt)
class StandpuntAdmin(BasisAdmin):
    list_display = ("partner", "thema", "prioriteit", "aanpak", "draagt_bij", "is_vertrouwelijk")
    list_display_links = ("partner", "thema")
    list_filter = ("prioriteit", "aanpak", "thema", "partner", "is_vertrouwelijk")
    list_select_related = ("partner", "thema")
    search_fields = ("partner__naam", "thema__naam", "bijdrage", "toelichting")
    ordering = ("partner__volgorde", "partner__naam", "thema__soort", "thema__volgorde")
    fieldsets = (
        (None, {"fields": ("partner", "thema")}),
        (
            "Wat de partner vindt",
            {
                "fields": ("prioriteit", "aanpak"),
                "description": "Over de prioriteit: moet dit thema voorrang krijgen? Over de aanpak: klopt wat wij "
                "willen doen?",
            },
        ),
        ("Wat de partner doet", {"fields": ("bijdrage", "toelichting", "is_vertrouwelijk", "is_fictief")}),
    )

    @admin.display(description="draagt bij")
    def draagt_bij(self, standpunt: Standpunt) -> str:
        """The beginning of the contribution."""
        return standpunt.bijdrage[:80]
