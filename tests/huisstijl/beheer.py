"""An admin with everything Django's, import-export's and simple-history's templates can draw, for the tests only."""

from dataclasses import dataclass

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.http import HttpRequest
from django.template.response import TemplateResponse

from mjbp.beheer import Beheer
from tests.huisstijl.urls import DRAAD
from thema.basis.admin import BasisAdmin, BasisInline, BasisStapel
from thema.models import Contactpersoon, Domein, Gemeente, Lidorganisatie, Partner, Standpunt, Thema
from thema.partner.uitwisselen import PartnerResource


@dataclass(frozen=True)
class Punt:
    zin: str
    toelichting: str
    url: str
    knop: str


@dataclass(frozen=True)
class TeDoen:
    te_laat: tuple[Punt, ...] = (
        Punt(
            "De herinnering aan 8 partners is niet verstuurd.", "Had 16 augustus gemoeten", "#1", "Bekijk en verstuur"
        ),
    )
    vandaag: tuple[Punt, ...] = (
        Punt("Lees 12 open antwoorden na op namen.", "Daarna tellen ze mee", "#2", "Lees de antwoorden"),
        Punt("De wijk Keizerslanden blijft achter.", "", "#3", "Maak een bericht"),
    )
    deze_week: tuple[Punt, ...] = (
        Punt("Kies datum en zaal.", "Uitnodigingen gaan 23 augustus uit", "#4", "Plan de sessie"),
    )
    later: tuple[Punt, ...] = ()


IN_EEN_BLIK = (
    ("Open vragenlijst", "412", "nog 26 dagen open", "/admin/consultatie/vragenlijst/1/respons/"),
    ("Partners met standpunt", "9 van 17", "sluit 15 september", ""),
    ("Doelen die af zijn", "3 van 14", "", ""),
)


class Proefbeheer(Beheer):
    def index(self, request: HttpRequest, extra_context: dict[str, object] | None = None) -> TemplateResponse:
        vol = {"te_doen": TeDoen(), "in_een_blik": IN_EEN_BLIK, "draad": DRAAD} if "leeg" not in request.GET else {}
        return super().index(request, {**vol, **(extra_context or {})})


class ContactInline(BasisInline):
    model = Contactpersoon
    fields = ("naam", "functie", "email", "telefoon")


class LidInline(BasisStapel):
    model = Lidorganisatie
    fields = ("naam",)


class StandpuntInline(BasisStapel):
    model = Standpunt
    fields = ("thema", "prioriteit", "aanpak", "bijdrage", "is_vertrouwelijk")


class PartnerAdmin(BasisAdmin):
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
        ("Volgorde", {"fields": ("volgorde",)}),
    )


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
