"""The yearly report in the admin: a text and a state per theme, a state per measure."""

from django.contrib import admin

from thema.basis.admin import BasisInline, BasisStapel
from thema.beleidsplan.planonderdeel import PlanonderdeelAdmin

from .models import Maatregelvoortgang, Themavoortgang, Voortgangsrapportage


class ThemavoortgangInline(BasisStapel):
    model = Themavoortgang
    fields = ("thema", "staat", "tekst")


class MaatregelvoortgangInline(BasisInline):
    model = Maatregelvoortgang
    fields = ("maatregel", "staat", "toelichting")


@admin.register(Voortgangsrapportage)
class VoortgangsrapportageAdmin(PlanonderdeelAdmin):
    list_display = ("__str__", "beleidsplan", "is_vergrendeld")
    list_select_related = ("beleidsplan",)
    fieldsets = (
        (None, {"fields": ("beleidsplan", "jaar", "samenvatting", "is_fictief")}),
        (
            "Voor de raad",
            {
                "fields": ("veiligheidsbeeld", "vooruitblik", "vraag_aan_raad"),
                "description": "De cijfers bij het veiligheidsbeeld komen vanzelf uit de indicatoren.",
            },
        ),
    )
    inlines = (ThemavoortgangInline, MaatregelvoortgangInline)

    @admin.display(description="aangeboden", boolean=True)
    def is_vergrendeld(self, rapportage: Voortgangsrapportage) -> bool:
        """The council has it; nothing changes any more."""
        return rapportage.is_vergrendeld
