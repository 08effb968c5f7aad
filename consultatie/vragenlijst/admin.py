"""Questionnaires in the admin: the list with its sections, a section with its questions, and what residents will see.

What is saved while a questionnaire is open becomes a version at once; what residents could not fill in is refused.
"""

from collections.abc import Callable
from typing import Any, ClassVar

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from thema.basis.admin import BasisAdmin, BasisInline, BasisStapel
from thema.basis.fouten import DomeinFout
from thema.basis.klok import nu
from thema.basis.overgang import mogelijke_acties
from thema.beleidsplan.models import Beleidsplan

from .definitie import problemen, stel_samen
from .enums import Vragenlijstactie, Vragenlijststatus
from .formulier import VRAAGVELDEN, SectieForm, VraagForm, vragen_op_volgorde
from .models import Sectie, Vraag, Vragenlijst
from .pagina import voorbeeldpagina
from .services import is_in_gebruik, nieuwste_versie_van, versie_vastleggen
from .talen.admin import MetTalen, zin_van_stand
from .talen.queries import taalstanden
from .talen.taal import lees_taalcode
from .uitwisselen import VraagResource, VragenlijstResource
from .vraagtypen import VRAAGTYPEN
from .workflow import OVERGANGEN

TELT_APART = (
    "Elke versie telt apart: zijn er van {oude} minder dan {drempel} antwoorden op een manier van meedoen, dan tellen die "
    "nooit mee."
)


class LegtVersieVast:
    """For a ModelAdmin of what a questionnaire is made of: while it is open, every change becomes a version."""

    def vragenlijst_van(self, obj: Any) -> Vragenlijst:
        """The questionnaire that `obj` is part of."""
        raise NotImplementedError

    def get_fieldsets(self, request: HttpRequest, obj: models.Model | None = None) -> Any:
        """Above a part of an open questionnaire: what saving does. The page of the questionnaire has a panel for it."""
        fieldsets = super().get_fieldsets(request, obj)  # type: ignore[misc]
        if obj is None or obj is (lijst := self.vragenlijst_van(obj)) or lijst.status != Vragenlijststatus.OPEN:
            return fieldsets
        (naam, opties), *rest = fieldsets
        return ((naam, {**opties, "description": versiewaarschuwing(lijst)}), *rest)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)  # type: ignore[misc]
        request.versiezin = leg_vast_als_open(self.vragenlijst_van(form.instance))  # type: ignore[attr-defined]

    def melding(self, request: HttpRequest, obj: models.Model, daad: str) -> SafeString:
        """What happened to it, and what that made of the version."""
        eigen = super().melding(request, obj, daad)  # type: ignore[misc]
        return format_html("{} {}", eigen, zin) if (zin := getattr(request, "versiezin", "")) else eigen

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        lijst = self.vragenlijst_van(obj)
        super().delete_model(request, obj)  # type: ignore[misc]
        request.versiezin = leg_vast_als_open(lijst)  # type: ignore[attr-defined]

    def response_delete(self, request: HttpRequest, obj_display: str, obj_id: Any) -> HttpResponse:
        antwoord: HttpResponse = super().response_delete(request, obj_display, obj_id)  # type: ignore[misc]
        if zin := getattr(request, "versiezin", ""):
            messages.success(request, zin)
        return antwoord


def _is_bekend(obj: models.Model | None) -> bool:
    return isinstance(obj, Vragenlijst) and obj.status != Vragenlijststatus.CONCEPT


def leg_vast_als_open(lijst: Vragenlijst) -> str:
    """Make the questions as they are now what residents see, where residents see it. What came of it, in a sentence; ""
    when residents see nothing else than before."""
    # Fresh: its sections and questions may hang on `lijst` as they were.
    if (actueel := Vragenlijst.objects.filter(pk=lijst.pk, status=Vragenlijststatus.OPEN).first()) is None:
        return ""
    eerst = nieuwste_versie_van(actueel)
    nieuw = versie_vastleggen(actueel, op=nu())
    if eerst is None or nieuw == eerst:
        return ""
    if nieuw.nummer == eerst.nummer:
        return "Inwoners zien de wijziging nu."
    # Not how many: a number that is read twice would tell who answered in between (rapportage/respons).
    return (
        f"Inwoners zien de wijziging nu. Dit is nu versie {nieuw.nummer}: eerdere antwoorden horen bij versie "
        f"{eerst.nummer} en tellen apart."
    )


def versiewaarschuwing(lijst: Vragenlijst) -> str:
    """What saving a change to this open questionnaire does, by whether anything was answered on its newest version."""
    nieuwste = nieuwste_versie_van(lijst)
    if nieuwste is None or not is_in_gebruik(nieuwste):
        apart = TELT_APART.format(oude="de oude", drempel=settings.DREMPEL_OPENBAAR)
        return (
            "Deze vragenlijst is open. Er zijn nog geen antwoorden: wat u opslaat, zien inwoners meteen. Zodra er een "
            f"antwoord is, wordt elke wijziging een nieuwe versie. {apart}"
        )
    nummer = nieuwste.nummer
    apart = TELT_APART.format(oude=f"versie {nummer}", drempel=settings.DREMPEL_OPENBAAR)
    return (
        f"Deze vragenlijst is open en versie {nummer} is al in gebruik: er zijn antwoorden, of er is een stapel "
        f"formulieren. Wat u wijzigt, zien inwoners meteen en wordt versie {nummer + 1}. {apart} Wijzig dus alleen wat echt "
        "moet."
    )


class SectieInline(BasisInline):
    model = Sectie
    form = SectieForm
    fields = ("volgorde", "titel", "vragen")
    readonly_fields = ("vragen",)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Sectie]:
        return super().get_queryset(request).annotate(aantal_vragen=models.Count("vragen"))

    @admin.display(description="vragen")
    def vragen(self, sectie: Sectie) -> SafeString | str:
        """How many there are, and the way to them."""
        if sectie.pk is None:
            return "Sla eerst op; dan kunt u vragen toevoegen."
        aantal = getattr(sectie, "aantal_vragen", 0)
        url = reverse("admin:consultatie_sectie_change", args=[sectie.pk])
        woord = "vraag" if aantal == 1 else "vragen"
        return format_html(
            '<a href="{}">{} {}: bewerken<span class="vh"> van sectie {}</span></a>', url, aantal, woord, sectie.titel
        )


class VragenlijstInhoudAdmin(LegtVersieVast, MetTalen):
    """The questionnaire itself. Which service an action calls is said by the subclass that knows them all."""

    acties: ClassVar[dict[str, Callable[..., Any]]] = {}

    list_display = ("titel", "status", "open_van", "open_tot", "beleidsplan", "is_fictief")
    list_filter = ("status", "beleidsplan")
    list_select_related = ("beleidsplan",)
    search_fields = ("titel", "slug")
    readonly_fields = ("status",)
    prepopulated_fields = {"slug": ("titel",)}
    fieldsets = (
        (None, {"fields": ("beleidsplan", "titel", "slug", "status", "is_fictief")}),
        (
            "Wat inwoners lezen",
            {
                "fields": ("inleiding", "minuten", "bedankt"),
                "description": "Schrijf kort en zonder vaktaal. Dat antwoorden anoniem zijn, staat al op de pagina.",
            },
        ),
        (
            "Wanneer, en hoeveel",
            {
                "fields": (("open_van", "open_tot"), "streefaantal"),
                "description": "Inwoners kunnen meedoen als u de vragenlijst hebt geopend, en alleen op deze dagen. "
                "Leeg betekent: zonder grens.",
            },
        ),
    )
    inlines = (SectieInline,)
    resource_classes = [VragenlijstResource]
    change_form_template = "admin/consultatie/vragenlijst/change_form.html"

    def vragenlijst_van(self, obj: Vragenlijst) -> Vragenlijst:
        return obj

    def get_readonly_fields(self, request: HttpRequest, obj: models.Model | None = None) -> Any:
        """The address is known to residents once it has been open: letters and bookmarks name it."""
        vast = super().get_readonly_fields(request, obj)
        return (*vast, "slug") if _is_bekend(obj) else vast

    def get_prepopulated_fields(self, request: HttpRequest, obj: models.Model | None = None) -> Any:
        return {} if _is_bekend(obj) else super().get_prepopulated_fields(request, obj)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        begin: dict[str, Any] = super().get_changeform_initial_data(request)
        if (plan := Beleidsplan.objects.actueel()) is not None:
            begin.setdefault("beleidsplan", plan.pk)
        return begin

    def get_urls(self) -> list[URLPattern]:
        naam = "consultatie_vragenlijst"
        return [
            path(
                "<path:object_id>/voorbeeld/", self.admin_site.admin_view(self.voorbeeld_view), name=f"{naam}_voorbeeld"
            ),
            path("<path:object_id>/status/", self.admin_site.admin_view(self.status_view), name=f"{naam}_status"),
            *super().get_urls(),
        ]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], add: bool = False, change: bool = False, **kwargs: Any
    ) -> HttpResponse:
        lijst = kwargs.get("obj")
        if lijst is not None:
            # The form may hold what was refused; the status panel tells of what is stored.
            context["stand"] = Vragenlijst.objects.get(pk=lijst.pk)
            context["problemen"] = problemen(context["stand"])
            if context["stand"].status == Vragenlijststatus.OPEN:
                context["versiewaarschuwing"] = versiewaarschuwing(context["stand"])
            context["talen"] = [
                (stand, zin_van_stand(stand.voortgang.te_gaan))
                for stand in taalstanden(context["stand"])
                if stand.voortgang.te_gaan
            ]
            context["statusacties"] = [
                (actie, Vragenlijstactie(actie).label)
                for actie in mogelijke_acties(OVERGANGEN, context["stand"].status)
                if actie in self.acties and self.has_change_permission(request, lijst)
            ]
        return super().render_change_form(request, context, add=add, change=change, **kwargs)

    def voorbeeld_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """The page as residents would get it now, also of a concept. It stores nothing."""
        lijst = self.lijst_of_404(request, object_id)
        if not self.has_view_permission(request, lijst):
            raise PermissionDenied
        taal = lees_taalcode(request.GET.get("taal", ""))
        return HttpResponse(voorbeeldpagina(lijst, stel_samen(lijst), problemen=problemen(lijst), taal=taal))

    def status_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Open, close or open again, from the status that the user saw; only by POST. Leads back with what came of it."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        lijst = self.lijst_of_404(request, object_id)
        if not self.has_change_permission(request, lijst):
            raise PermissionDenied
        if (doe := self.acties.get(request.POST.get("actie", ""))) is None:
            raise Http404
        lijst.status = request.POST.get("status", "")
        try:
            doe(lijst, door=request.user, op=nu())
        except DomeinFout as fout:
            self.message_user(request, str(fout), messages.ERROR)
        else:
            self.message_user(request, f"‘{lijst}’ is nu {lijst.get_status_display().lower()}.", messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:consultatie_vragenlijst_change", args=[lijst.pk]))


class VraagInline(BasisStapel):
    model = Vraag
    form = VraagForm
    fields = VRAAGVELDEN
    prepopulated_fields = {"sleutel": ("tekst",)}

    def get_formset(self, request: HttpRequest, obj: models.Model | None = None, **kwargs: Any) -> Any:
        formset = super().get_formset(request, obj, **kwargs)
        # Every request has a formset of its own.
        formset.form.vragen = vragen_op_volgorde(obj.vragenlijst, tot_en_met=obj) if isinstance(obj, Sectie) else []
        return formset


@admin.register(Sectie)
class SectieAdmin(LegtVersieVast, BasisAdmin):
    """One step with its questions. Reached from its questionnaire, where saving leads back to."""

    form = SectieForm
    fieldsets = ((None, {"fields": ("vragenlijst", "titel", "toelichting", "volgorde")}),)
    list_display = ("titel", "vragenlijst", "volgorde")
    list_filter = ("vragenlijst",)
    list_select_related = ("vragenlijst",)
    search_fields = ("titel",)
    inlines = (VraagInline,)

    def vragenlijst_van(self, obj: Sectie) -> Vragenlijst:
        return obj.vragenlijst

    def get_model_perms(self, request: HttpRequest) -> dict[str, bool]:
        """Keep out of the menu: the way leads by the questionnaire."""
        return {}

    def get_readonly_fields(self, request: HttpRequest, obj: models.Model | None = None) -> Any:
        vast = super().get_readonly_fields(request, obj)
        return (*vast, "vragenlijst") if obj else vast

    def response_post_save_change(self, request: HttpRequest, obj: Sectie) -> HttpResponse:
        return HttpResponseRedirect(reverse("admin:consultatie_vragenlijst_change", args=[obj.vragenlijst_id]))

    response_post_save_add = response_post_save_change


@admin.register(Vraag)
class VraagAdmin(LegtVersieVast, BasisAdmin):
    """All questions in one table, for whoever works in Excel."""

    form = VraagForm
    fieldsets = ((None, {"fields": ("sectie", *VRAAGVELDEN)}),)
    list_display = ("tekst", "soort_vraag", "sectie", "vragenlijst", "sleutel", "is_verplicht")
    list_filter = ("sectie__vragenlijst",)
    list_select_related = ("sectie__vragenlijst",)
    search_fields = ("tekst", "sleutel")
    ordering = ("sectie__vragenlijst", "sectie__volgorde", "volgorde", "pk")
    prepopulated_fields = {"sleutel": ("tekst",)}
    resource_classes = [VraagResource]

    def vragenlijst_van(self, obj: Vraag) -> Vragenlijst:
        return obj.sectie.vragenlijst

    def get_form(
        self, request: HttpRequest, obj: models.Model | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        if isinstance(obj, Vraag):
            form.vragen = vragen_op_volgorde(obj.sectie.vragenlijst)
        return form

    def na_inlezen(self, result: Any) -> None:
        gelezen = [rij.object_id for rij in result.rows if rij.object_id is not None]
        for lijst in Vragenlijst.objects.filter(secties__vragen__in=gelezen).distinct():
            leg_vast_als_open(lijst)

    @admin.display(description="soort vraag", ordering="soort")
    def soort_vraag(self, vraag: Vraag) -> str:
        """The name of its type; the code itself for a type that is no longer there."""
        return VRAAGTYPEN[vraag.soort].naam if vraag.soort in VRAAGTYPEN else vraag.soort

    @admin.display(description="vragenlijst", ordering="sectie__vragenlijst")
    def vragenlijst(self, vraag: Vraag) -> str:
        """The questionnaire that it is asked in."""
        return vraag.sectie.vragenlijst.titel
