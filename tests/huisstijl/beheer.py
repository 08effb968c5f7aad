"""An admin with everything Django's, import-export's and simple-history's templates can draw, for the tests only."""

from dataclasses import dataclass

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.http import HttpRequest, HttpResponse
from import_export.admin import ImportExportModelAdmin
from import_export.resources import ModelResource
from simple_history.admin import SimpleHistoryAdmin

from mjbp.beheer import Beheer
from tests.huisstijl.urls import DRAAD
from thema.models import Contactpersoon, Domein, Gemeente, Lidorganisatie, Partner, Standpunt, Thema


@dataclass(frozen=True)
class Punt:
    zin: str
    toelichting: str
    url: str
    knop: str


@dataclass(frozen=True)
class TeDoen:
    te_laat: tuple[Punt, ...] = (
        Punt("De herinnering aan 8 partners is niet verstuurd.", "Had 16 augustus gemoeten", "#1", "Bekijk en verstuur"),
    )
    vandaag: tuple[Punt, ...] = (
        Punt("Lees 12 open antwoorden na op namen.", "Daarna tellen ze mee", "#2", "Lees de antwoorden"),
        Punt("De wijk Keizerslanden blijft achter.", "", "#3", "Maak een bericht"),
    )
    deze_week: tuple[Punt, ...] = (Punt("Kies datum en zaal.", "Uitnodigingen gaan 23 augustus uit", "#4", "Plan de sessie"),)
    later: tuple[Punt, ...] = ()


IN_EEN_BLIK = (
    ("Open vragenlijst", "412", "nog 26 dagen open"),
    ("Partners met standpunt", "9 van 17", "sluit 15 september"),
    ("Doelen die af zijn", "3 van 14", ""),
)


class Proefbeheer(Beheer):
    def index(self, request: HttpRequest, extra_context: dict[str, object] | None = None) -> HttpResponse:
        vol = {"te_doen": TeDoen(), "in_een_blik": IN_EEN_BLIK, "draad": DRAAD} if "leeg" not in request.GET else {}
        return super().index(request, {**vol, **(extra_context or {})})


class PartnerResource(ModelResource):
    class Meta:
        model = Partner
        fields = ("id", "gemeente", "naam", "soort", "volgorde")


class ContactInline(admin.TabularInline):
    model = Contactpersoon
    extra = 1


class LidInline(admin.StackedInline):
    model = Lidorganisatie
    extra = 1


class StandpuntInline(admin.StackedInline):
    model = Standpunt
    extra = 0


class PartnerAdmin(ImportExportModelAdmin, SimpleHistoryAdmin):
    resource_classes = [PartnerResource]
    list_display = ("naam", "afkorting", "soort", "gemeente", "volgorde")
    list_filter = ("soort", "gemeente", "domeinen")
    list_per_page = 10
    search_fields = ("naam",)
    search_help_text = "Zoek op naam."
    filter_horizontal = ("domeinen",)
    radio_fields = {"soort": admin.HORIZONTAL}
    inlines = (ContactInline, LidInline, StandpuntInline)
    fieldsets = (
        (None, {"fields": ("gemeente", ("naam", "afkorting"), "soort")}),
        ("Meer", {"fields": ("domeinen", "omschrijving"), "classes": ("collapse",), "description": "Alleen voor ons."}),
        ("Volgorde", {"fields": ("volgorde", "bewerking")}),
    )
    readonly_fields = ("bewerking",)


class ThemaAdmin(admin.ModelAdmin):
    search_fields = ("naam",)


class StandpuntAdmin(admin.ModelAdmin):
    autocomplete_fields = ("thema",)
    raw_id_fields = ("partner",)


site = Proefbeheer(name="admin")
site.register(User, UserAdmin)
site.register(Group, GroupAdmin)
site.register(Partner, PartnerAdmin)
site.register(Thema, ThemaAdmin)
site.register(Standpunt, StandpuntAdmin)
site.register([Gemeente, Domein])
