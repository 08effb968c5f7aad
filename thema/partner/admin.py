"""Partners, who to call there, and where they stand."""

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from thema.basis.admin import BasisAdmin, BasisInline, BasisStapel

from .models import Contactmoment, Contactpersoon, Domein, Lidorganisatie, Partner, Standpunt
from .uitwisselen import ContactmomentResource, PartnerResource


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


class ContactmomentInline(BasisStapel):
    model = Contactmoment
    fields = (("datum", "wijze", "met_wie"), "onderwerp", "afspraak", "is_fictief")


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
    inlines = (LidorganisatieInline, ContactpersoonInline, ContactmomentInline)
    resource_classes = [PartnerResource]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Partner]:
        return super().get_queryset(request).prefetch_related("domeinen")

    @admin.display(description="domeinen")
    def in_domeinen(self, partner: Partner) -> str:
        """The domains, with commas."""
        return ", ".join(str(domein) for domein in partner.domeinen.all())


@admin.register(Contactmoment)
class ContactmomentAdmin(BasisAdmin):
    """The whole log: to search, to filter, to take along to Excel. Nothing is read in: it would have no key."""

    list_display = ("datum", "partner", "wijze", "met_wie", "onderwerp")
    list_display_links = ("datum", "onderwerp")
    list_filter = ("partner", "wijze")
    list_select_related = ("partner",)
    date_hierarchy = "datum"
    search_fields = ("partner__naam", "met_wie", "onderwerp", "afspraak")
    ordering = ("-datum", "-pk")
    fieldsets = (
        (
            None,
            {
                "fields": ("partner", ("datum", "wijze"), "met_wie", "onderwerp", "afspraak", "is_fictief"),
                "description": "Houd hier het hele jaar bij wanneer u een partner sprak. Alleen OOV kan dit lezen.",
            },
        ),
    )
    resource_classes = [ContactmomentResource]
    alleen_exporteren = True


@admin.register(Standpunt)
class StandpuntAdmin(BasisAdmin):
    list_display = ("partner", "thema", "prioriteit", "aanpak", "draagt_bij", "is_vertrouwelijk", "ondertekend_op")
    list_display_links = ("partner", "thema")
    list_filter = ("prioriteit", "aanpak", "thema", "partner", "is_vertrouwelijk")
    list_select_related = ("partner", "thema")
    search_fields = ("partner__naam", "thema__naam", "bijdrage", "toelichting")
    ordering = ("partner__volgorde", "partner__naam", "thema__soort", "thema__volgorde")
    readonly_fields = ("ondertekend_op",)
    fieldsets = (
        (
            None,
            {
                "fields": ("partner", "thema", "ondertekend_op"),
                "description": "Heeft de partner zelf ondertekend? Dan kunt u het standpunt hier alleen lezen. "
                "De partner wijzigt het via de eigen link.",
            },
        ),
        (
            "Wat de partner vindt",
            {
                "fields": ("prioriteit", "aanpak"),
                "description": "Over de prioriteit: steunt de partner voorrang voor dit thema? Over de aanpak: steunt de "
                "partner wat wij willen doen?",
            },
        ),
        ("Wat de partner doet", {"fields": ("bijdrage", "toelichting", "is_vertrouwelijk", "is_fictief")}),
    )

    @admin.display(description="draagt bij")
    def draagt_bij(self, standpunt: Standpunt) -> str:
        """The beginning of the contribution."""
        return standpunt.bijdrage[:80]
