"""The municipality, its districts and its plans in the admin."""

from django.contrib import admin

from thema.basis.admin import BasisAdmin, BasisInline, BasisStapel

from .enums import Leeftijdsgroep
from .models import Beleidsplan, Bevolkingsdeel, Gemeente, Kader, Reces, Uitgangspunt, Wijk


class WijkInline(BasisInline):
    model = Wijk
    fields = ("volgorde", "naam", "cbs_code", "inwoners", "peiljaar", "bron")


class BevolkingsdeelInline(BasisInline):
    model = Bevolkingsdeel
    fields = ("leeftijd", "inwoners", "peiljaar", "bron", "is_fictief")
    max_num = len(Leeftijdsgroep)


class RecesInline(BasisInline):
    model = Reces
    fields = ("naam", "van", "tot")


@admin.register(Gemeente)
class GemeenteAdmin(BasisAdmin):
    list_display = ("naam", "tooi_code", "afdeling")
    search_fields = ("naam",)
    fieldsets = (
        (None, {"fields": ("naam", "tooi_code", "afdeling")}),
        (
            "Bereikbaar voor inwoners",
            {
                "fields": (("telefoon", "email"), "postadres", "antwoordnummer"),
                "description": "Staat in brieven aan het panel en op het formulier op papier.",
            },
        ),
        (
            "Vergaderingen",
            {
                "fields": (("aanlevertermijn_college", "aanlevertermijn_raad"), "routingtermijn"),
                "description": "De planning rekent hiermee terug tot wanneer een stuk binnen moet zijn. Weken waarin de "
                "raad niet vergadert, staan onderaan bij de recessen. Staat er van een jaar geen zomerreces, dan tellen "
                "juli en augustus.",
            },
        ),
        (
            "Uiterlijk",
            {
                "fields": ("themabestand",),
                "description": "Kleuren en lettertype van de site en van de documenten.",
            },
        ),
    )
    inlines = (WijkInline, BevolkingsdeelInline, RecesInline)


class UitgangspuntInline(BasisStapel):
    model = Uitgangspunt
    fields = ("volgorde", "titel", "toelichting", "bron", "datum")


class KaderInline(BasisStapel):
    model = Kader
    fields = ("volgorde", "soort", "naam", "artikel", "toelichting", "url")


@admin.register(Beleidsplan)
class BeleidsplanAdmin(BasisAdmin):
    list_display = ("naam", "gemeente", "is_actueel", "vaststellingsdatum")
    list_select_related = ("gemeente",)
    readonly_fields = ("vaststellingsdatum",)
    fieldsets = (
        (None, {"fields": ("gemeente", "titel", "korte_titel", ("van_jaar", "tot_jaar"), "is_actueel")}),
        (
            "Voor inwoners",
            {
                "fields": ("vraag", "missie"),
                "description": "De vraag staat boven de startpagina. De missie staat in het plan.",
            },
        ),
        (
            "Vaststelling",
            {
                "fields": ("vaststellingsdatum",),
                "description": "Als de raad het plan vaststelt, staat hier de datum en kan niets in het plan meer veranderen.",
            },
        ),
    )
    inlines = (UitgangspuntInline, KaderInline)
