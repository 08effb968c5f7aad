"""Network sessions in the admin: the session with its groups, and per group its dots on one screen."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from thema.basis.admin import BasisAdmin, BasisInline
from thema.beleidsplan.models import Beleidsplan
from thema.thema.models import Thema

from .forms import GroepenFormSet, StippenForm, StippenFormSet, themas_van
from .models import Netwerksessie, Sessiegroep, Stippen

VERSLAG = "Verslag"


class SessiegroepInline(BasisInline):
    model = Sessiegroep
    formset = GroepenFormSet
    fields = ("groep", "deelnemers", "stippen")
    readonly_fields = ("stippen",)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Sessiegroep]:
        return super().get_queryset(request).prefetch_related("stippen")

    @admin.display(description="stippen")
    def stippen(self, groep: Sessiegroep) -> SafeString | str:
        """How many there are, and the way to them."""
        if groep.pk is None:
            return "Sla eerst op; dan kunt u de stippen invullen."
        rijen = groep.stippen.all()
        tekst = f"{sum(stippen.aantal for stippen in rijen)} stippen: nakijken" if rijen else "Stippen invullen"
        url = reverse("admin:consultatie_sessiegroep_change", args=[groep.pk])
        return format_html('<a href="{}">{}<span class="vh"> voor {}</span></a>', url, tekst, groep)


@admin.register(Netwerksessie)
class NetwerksessieAdmin(BasisAdmin):
    list_display = ("titel", "datum", "locatie", "beleidsplan", "is_fictief")
    list_filter = ("beleidsplan",)
    list_select_related = ("beleidsplan",)
    search_fields = ("titel", "slug", "locatie")
    date_hierarchy = "datum"
    prepopulated_fields = {"slug": ("titel",)}
    fieldsets = (
        (None, {"fields": ("beleidsplan", "titel", "slug", ("datum", "locatie"), "is_fictief")}),
        (
            "Wat inwoners lezen",
            {
                "fields": ("programma",),
                "description": "Schrijf kort en zonder vaktaal: hoe laat het begint, wat er gebeurt, wanneer het klaar is.",
            },
        ),
        (
            "Stippen plakken",
            {
                "fields": ("stippen_per_persoon",),
                "description": "Vul na afloop per groep in hoeveel mensen meededen. Daarna vult u de stippen in.",
            },
        ),
        (
            VERSLAG,
            {
                "fields": ("verslag",),
                "description": "Schrijf hier geen aantallen stippen op: die worden openbaar met de resultaten, en komen dan "
                "vanzelf in het document.",
            },
        ),
    )
    inlines = (SessiegroepInline,)

    @admin.display(description="als document")
    def document(self, sessie: Netwerksessie) -> SafeString:
        """The way to the report as a document."""
        url = reverse("admin:rapportage_document_verslag", args=[sessie.pk])
        return format_html('<a class="nl-button nl-button--secondary" href="{}">Maak er een document van</a>', url)

    def get_fieldsets(self, request: HttpRequest, obj: models.Model | None = None) -> Any:
        """The way to the document for who may take it, once there is a session."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or not request.user.has_perm("rapportage.maak_sessieverslag"):
            return fieldsets
        return [
            (titel, {**opties, "fields": (*opties["fields"], "document")} if titel == VERSLAG else opties)
            for titel, opties in fieldsets
        ]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        begin: dict[str, Any] = super().get_changeform_initial_data(request)
        if (plan := Beleidsplan.objects.actueel()) is not None:
            begin.setdefault("beleidsplan", plan.pk)
        return begin

    def get_readonly_fields(self, request: HttpRequest, obj: models.Model | None = None) -> Any:
        """Once dots have been put on the themes of a plan, the session stays with that plan."""
        vast = (*super().get_readonly_fields(request, obj), "document")
        heeft_stippen = obj is not None and Stippen.objects.filter(sessiegroep__netwerksessie=obj.pk).exists()
        return (*vast, "beleidsplan") if heeft_stippen else vast

    def view_on_site(self, obj: Netwerksessie) -> str:
        """The page of the session, as everybody sees it."""
        return reverse("consultatie:netwerksessie", args=[obj.slug])


class StippenInline(BasisInline):
    model = Stippen
    form = StippenForm
    formset = StippenFormSet
    fields = ("thema", "aantal")
    verbose_name_plural = "stippen per thema"
    regel_erbij = False

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Stippen]:
        return super().get_queryset(request).select_related("thema", "sessiegroep")

    def get_extra(self, request: HttpRequest, obj: models.Model | None = None, **kwargs: Any) -> int:
        """A row for every theme that has none yet."""
        return len(_nog_zonder_stippen(obj))

    def get_max_num(self, request: HttpRequest, obj: models.Model | None = None, **kwargs: Any) -> int | None:
        """No more rows than themes; Django has set 0 for who may not add."""
        if self.max_num == 0 or not isinstance(obj, Sessiegroep):
            return self.max_num
        return themas_van(obj).count()


def _nog_zonder_stippen(groep: models.Model | None) -> list[Thema]:
    return list(themas_van(groep).exclude(stippen__sessiegroep=groep)) if isinstance(groep, Sessiegroep) else []


@admin.register(Sessiegroep)
class SessiegroepAdmin(BasisAdmin):
    """The screen on which the dots of one group are entered; groups themselves are made with their session."""

    list_display = ("netwerksessie", "groep", "deelnemers")
    list_select_related = ("netwerksessie",)
    list_filter = ("netwerksessie",)
    readonly_fields = ("netwerksessie", "groep")
    fieldsets = (
        (
            None,
            {
                "fields": (("netwerksessie", "groep"), "deelnemers"),
                "description": "Vul per thema het aantal stippen in. Kreeg een thema er geen, vul dan 0 in. "
                "Wat u leeg laat, is nog niet geteld: de groep komt in de resultaten als elk thema een aantal heeft.",
            },
        ),
    )
    inlines = (StippenInline,)

    def has_add_permission(self, request: HttpRequest) -> bool:  # type: ignore[override]
        return False

    def has_module_permission(self, request: HttpRequest) -> bool:
        """The way here is by the session."""
        return False

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().get_formset_kwargs(request, obj, inline, prefix)
        return kwargs | {"initial": [{"thema": thema} for thema in _nog_zonder_stippen(obj)]}

    def response_post_save_change(self, request: HttpRequest, obj: Sessiegroep) -> HttpResponseRedirect:
        """Back to the session, where the next group waits."""
        return HttpResponseRedirect(reverse("admin:consultatie_netwerksessie_change", args=[obj.netwerksessie_id]))
