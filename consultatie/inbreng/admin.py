"""Mixed answers to read, and what goals rest on."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from consultatie.vragenlijst.vraagtypen import VRAAGTYPEN
from consultatie.vragenlijst.vraagtypen.anders import is_anders
from thema.basis.admin import BasisAdmin
from thema.beleidsplan.planonderdeel import PlanonderdeelAdmin
from thema.doelenboom.models import Doel

from .forms import OnderbouwingForm
from .models import Inzending, Onderbouwing

# Each of them is harmless; together they point at someone. What was written in one's own words is screened first.
NIET_HIER = frozenset({"wijk", "leeftijd", "geslacht", "open", "open_per_thema"})


@admin.register(Inzending)
class InzendingAdmin(BasisAdmin):
    """To read, one by one, in no order; nobody may change or add one. Wijk, age and gender are counted, not shown."""

    list_display = ("vragenlijst", "kanaal", "week", "verdenking")
    list_filter = ("versie__vragenlijst", "kanaal", "verdenking")
    list_select_related = ("versie__vragenlijst",)
    ordering = ("pk",)
    fieldsets = (
        (
            None,
            {
                "fields": ("vragenlijst", "kanaal", "week", "verdenking", "in_woorden"),
                "description": "Wie dit schreef, is niet bekend. Wijk, leeftijd en geslacht staan er niet bij: "
                "samen met de rest zouden ze iemand kunnen aanwijzen. Ze tellen wel mee in de uitslag. "
                "Wat iemand in eigen woorden schreef, staat los hiervan bij de open antwoorden, ook bij ‘Anders, namelijk’.",
            },
        ),
    )
    readonly_fields = ("vragenlijst", "kanaal", "week", "verdenking", "in_woorden")

    @admin.display(description="vragenlijst", ordering="versie__vragenlijst")
    def vragenlijst(self, inzending: Inzending) -> str:
        """The questionnaire, whatever its version."""
        return str(inzending.versie.vragenlijst)

    @admin.display(description="antwoorden")
    def in_woorden(self, inzending: Inzending) -> SafeString:
        """Every question that was answered, with the answer in words; never words of the answerer's own."""
        gevonden = (
            (vraag, VRAAGTYPEN[vraag["soort"]], inzending.antwoorden[vraag["sleutel"]])
            for vraag in inzending.versie.vragen
            if vraag["sleutel"] in inzending.antwoorden and vraag["soort"] not in NIET_HIER
        )
        # Few say “Anders, namelijk”: beside the list of open answers that would tell whose words are whose.
        paren = ((vraag["tekst"], soort.toon(vraag, gaf)) for vraag, soort, gaf in gevonden if not is_anders(gaf))
        return format_html("<dl>{}</dl>", format_html_join("", "<dt>{}</dt><dd>{}</dd>", paren))


@admin.register(Onderbouwing)
class OnderbouwingAdmin(PlanonderdeelAdmin):
    form = OnderbouwingForm
    list_display = ("titel", "thema", "groep", "doel", "is_fictief")
    list_filter = ("groep", "thema")
    list_select_related = ("thema__beleidsplan", "doel")
    search_fields = ("titel", "gezegd", "gedaan")
    fieldsets = (
        (None, {"fields": ("titel", "thema", "groep", "volgorde", "is_fictief")}),
        (
            "U zei, wij besloten",
            {
                "fields": ("gezegd", "gedaan", "doel"),
                "description": "Dit lezen inwoners terug. Kies het doel dat eruit volgde. "
                "Is het niet overgenomen, laat het doel dan leeg en schrijf bij ‘wij besloten’ op waarom niet.",
            },
        ),
    )

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "doel":
            kwargs["queryset"] = Doel.objects.select_related("thema").order_by("thema", "volgorde")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
