"""Open texts in the admin: what was cleared, to read and to take along; labels; the list of names."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.text import Truncator

from consultatie.vragenlijst.models import Vragenlijst
from thema.basis.admin import BasisAdmin
from thema.beleidsplan.models import Beleidsplan
from thema.doelenboom.models import Doel
from thema.thema.models import Thema

from . import views
from .enums import Antwoordstatus
from .forms import LabelForm, NamenlijstForm
from .models import Label, Namenlijst, Openantwoord
from .uitwisselen import OpenantwoordResource


@admin.register(Openantwoord)
class OpenantwoordAdmin(BasisAdmin):
    """To read what was cleared. What came in is on the screen for reading only, and never on this one."""

    list_display = ("kort", "vragenlijst", "kanaal", "status", "in_labels")
    list_filter = ("status", "versie__vragenlijst", "kanaal", "is_citeerbaar", "labels")
    list_select_related = ("versie__vragenlijst",)
    search_fields = ("tekst",)
    ordering = ("pk",)
    fieldsets = (
        (None, {"fields": ("vragenlijst", "vraagtekst", "kanaal", "status", "reden")}),
        ("Wat er staat", {"fields": ("tekst", "is_citeerbaar")}),
        ("Wat ermee is gedaan", {"fields": ("in_labels", "reactie")}),
    )
    readonly_fields = ("vragenlijst", "vraagtekst", "in_labels")
    resource_classes = [OpenantwoordResource]
    alleen_exporteren = True
    change_form_template = "admin/consultatie/openantwoord/change_form.html"

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Openantwoord]:
        gelezen = super().get_queryset(request).exclude(status=Antwoordstatus.TE_SCREENEN)
        return gelezen.defer("origineel").prefetch_related("labels")

    def get_urls(self) -> list[URLPattern]:
        beheer, naam = self.admin_site.admin_view, "consultatie_openantwoord"
        return [
            path("lijst/<int:pk>/", beheer(views.werk), name=f"{naam}_werk"),
            path("lijst/<int:pk>/lezen/", beheer(views.lezen), name=f"{naam}_lezen"),
            path("lijst/<int:pk>/coderen/", beheer(views.coderen), name=f"{naam}_coderen"),
            path("<uuid:pk>/herzien/", beheer(views.herzien), name=f"{naam}_herzien"),
            *super().get_urls(),
        ]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], add: bool = False, change: bool = False, **kwargs: Any
    ) -> HttpResponse:
        obj = kwargs.get("obj")
        mag = request.user.has_perm("consultatie.screen_openantwoord")
        bewaard = obj and Openantwoord.objects.filter(pk=obj.pk, origineel__isnull=False).exists()
        return super().render_change_form(
            request, {**context, "kan_herzien": bool(mag and bewaard)}, add=add, change=change, **kwargs
        )

    @admin.display(description="antwoord")
    def kort(self, antwoord: Openantwoord) -> str:
        """The beginning of the text; for what was laid aside, why."""
        tekst = antwoord.tekst or antwoord.get_reden_display()
        return Truncator(tekst).chars(80)

    @admin.display(description="vragenlijst", ordering="versie__vragenlijst")
    def vragenlijst(self, antwoord: Openantwoord) -> str:
        """The questionnaire, whatever its version."""
        return str(antwoord.versie.vragenlijst)

    @admin.display(description="vraag")
    def vraagtekst(self, antwoord: Openantwoord) -> str:
        """The question as its writer read it."""
        return antwoord.vraagtekst

    @admin.display(description="labels")
    def in_labels(self, antwoord: Openantwoord) -> str:
        """Their names."""
        return ", ".join(label.naam for label in antwoord.labels.all())


@admin.register(Label)
class LabelAdmin(BasisAdmin):
    form = LabelForm
    list_display = ("naam", "thema", "vragenlijst", "volgorde", "heeft_reactie")
    list_filter = ("vragenlijst", "thema")
    list_select_related = ("vragenlijst", "thema")
    search_fields = ("naam", "omschrijving", "gedaan")
    fieldsets = (
        (None, {"fields": ("vragenlijst", "thema", ("naam", "volgorde"))}),
        (
            "U zei, wij besloten",
            {
                "fields": ("omschrijving", "gedaan", "waarom", "doel", "besluit"),
                "description": "De reactie op alle antwoorden met dit label. Zij komt in de Nota van inbreng. "
                "Schrijf kort en zonder vaktaal. Neemt u iets niet over, schrijf dan op waarom niet.",
            },
        ),
    )

    def get_urls(self) -> list[URLPattern]:
        pad = path(
            "<int:pk>/onderbouwen/",
            self.admin_site.admin_view(views.label_onderbouwen_view),
            name="consultatie_label_onderbouwen",
        )
        return [pad, *super().get_urls()]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        begin: dict[str, Any] = super().get_changeform_initial_data(request)
        plan = Beleidsplan.objects.actueel()
        if plan is not None and (lijst := Vragenlijst.objects.filter(beleidsplan=plan).first()) is not None:
            begin.setdefault("vragenlijst", lijst.pk)
        return begin

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "thema":
            kwargs["queryset"] = Thema.objects.select_related("beleidsplan").order_by("soort", "volgorde")
        if db_field.name == "doel":
            kwargs["queryset"] = Doel.objects.select_related("thema").order_by("thema", "volgorde")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    @admin.display(description="reactie", boolean=True)
    def heeft_reactie(self, label: Label) -> bool:
        """Somebody wrote what was done with it."""
        return bool(label.gedaan)


@admin.register(Namenlijst)
class NamenlijstAdmin(BasisAdmin):
    form = NamenlijstForm
    list_display = ("gemeente",)
    fieldsets = (
        (
            None,
            {
                "fields": ("gemeente", "namen"),
                "description": "Deze namen stellen wij voor om weg te laten uit open antwoorden. Zet er alleen in wat "
                "daarvoor nodig is: het zijn persoonsgegevens.",
            },
        ),
    )
