"""The planning in the admin: rows in their order, Excel in and out, reporting done with a date."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.http import urlencode

from rapportage.opmaak import opsomming
from thema.basis.admin import BasisAdmin, wie
from thema.basis.fouten import DomeinFout
from thema.basis.klok import vandaag
from thema.basis.sleutels import is_sleutel
from thema.beleidsplan.models import Beleidsplan
from thema.beleidsplan.planonderdeel import PlanFilter

from .forms import GereedForm
from .kalender import recessen_van
from .models import Mijlpaal
from .queries import maanden_in_het_kort, reces_voor_medewerkers
from .services import (
    NietMetDeHand,
    gekoppelde_mijlpalen_bijwerken,
    mijlpaal_gereed_melden,
    mijlpaal_heropenen,
)
from .uitwisselen import MijlpaalResource
from .views import LIJST, verschuiven


class VanPlanFilter(PlanFilter):
    """The same filter for what belongs to a plan without being locked with it."""

    def queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> models.QuerySet[Any]:
        gekozen = self.value()
        return queryset.filter(beleidsplan=int(gekozen)) if gekozen and gekozen.isdecimal() else queryset


@admin.register(Mijlpaal)
class MijlpaalAdmin(BasisAdmin):
    list_display = ("volgorde", "actie", "betreft", "wanneer", "stand", "gereed_datum")
    list_display_links = ("actie",)
    list_filter = (VanPlanFilter, "fase", "betreft")
    search_fields = ("actie", "publiekstekst")
    ordering = ("beleidsplan", "volgorde")
    readonly_fields = ("gereed_datum",)
    actions = ("gereed_melden", "heropenen")
    resource_classes = [MijlpaalResource]
    change_form_template = "planning/mijlpaal_beheer.html"
    fieldsets = (
        (None, {"fields": ("beleidsplan", "volgorde", "fase")}),
        (
            "Wat er gebeurt",
            {
                "fields": ("actie", "publiekstekst", "betreft"),
            },
        ),
        (
            "Wanneer het gereed is",
            {
                "fields": ("vervuld_door", "vragenlijst", "netwerksessie", "openbaar_document"),
                "description": "Kies er hooguit één. De mijlpaal wordt dan vanzelf gereed: als college of raad over dat stuk "
                "besluit, de vragenlijst sluit, de stippen zijn ingevoerd, of het document openbaar is. Kiest u niets, dan "
                "meldt u de mijlpaal zelf gereed.",
            },
        ),
        ("Wanneer", {"fields": ("van", "tot", "gereed_datum")}),
    )

    @admin.display(description="wanneer", ordering="van")
    def wanneer(self, mijlpaal: Mijlpaal) -> str:
        """The months."""
        return maanden_in_het_kort(mijlpaal.van, mijlpaal.tot)

    @admin.display(description="stand")
    def stand(self, mijlpaal: Mijlpaal) -> str:
        """How it stands today."""
        return mijlpaal.stand_op(vandaag()).label

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A new milestone belongs to the current plan and comes last."""
        begin: dict[str, Any] = super().get_changeform_initial_data(request)
        if (plan := Beleidsplan.objects.actueel()) is not None:
            laatste = plan.mijlpalen.aggregate(models.Max("volgorde"))["volgorde__max"] or 0
            begin = {"beleidsplan": plan.pk, "volgorde": laatste + 1, **begin}
        return begin

    def save_model(self, request: HttpRequest, obj: Mijlpaal, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        for gemeld in gekoppelde_mijlpalen_bijwerken(obj.beleidsplan_id):
            self.message_user(request, f"‘{gemeld}’ is meteen gereed gemeld.", messages.SUCCESS)
        if waarschuwing := reces_voor_medewerkers(obj, recessen_van(obj.beleidsplan.gemeente)):
            self.message_user(request, waarschuwing, messages.WARNING)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], add: bool = False, change: bool = False, **kwargs: Any
    ) -> HttpResponse:
        obj = kwargs.get("obj")
        if obj is not None and wie(request).has_perm("planning.gereed_melden_mijlpaal", obj):
            context["gereed_url"] = _gereed_url([obj.pk])
        if obj is not None and obj.gereed_datum is None and wie(request).has_perm("planning.change_mijlpaal", obj):
            context["verschuif_url"] = reverse("admin:planning_mijlpaal_verschuiven", args=[obj.pk])
        return super().render_change_form(request, context, add=add, change=change, **kwargs)

    # ── Reporting done ───────────────────────────────────────────────────────────────────────────

    def get_urls(self) -> list[URLPattern]:
        site = self.admin_site
        gereed = path("gereed/", site.admin_view(self.gereed_view), name="planning_mijlpaal_gereed")
        schuif = path("<int:pk>/verschuiven/", site.admin_view(verschuiven), name="planning_mijlpaal_verschuiven")
        return [gereed, schuif, *super().get_urls()]

    @admin.action(description="Gereed melden", permissions=["gereed_melden"])
    def gereed_melden(self, request: HttpRequest, mijlpalen: models.QuerySet[Mijlpaal]) -> HttpResponse:
        """Ask for the day first."""
        return HttpResponseRedirect(_gereed_url(mijlpalen.order_by("volgorde").values_list("pk", flat=True)))

    @admin.action(description="Heropenen", permissions=["heropenen"])
    def heropenen(self, request: HttpRequest, mijlpalen: models.QuerySet[Mijlpaal]) -> None:
        """Take back that these are done, the last one first."""
        for mijlpaal in mijlpalen.order_by("-volgorde"):
            if mijlpaal.wordt_vervuld_door_besluit:
                raise NietMetDeHand(mijlpaal)
            mijlpaal_heropenen(mijlpaal)
        self.message_user(request, f"Heropend: {_namen(mijlpalen)}.", messages.SUCCESS)

    def has_gereed_melden_permission(self, request: HttpRequest) -> bool:
        """Asked by the action."""
        return wie(request).has_perm("planning.gereed_melden_mijlpaal")

    def has_heropenen_permission(self, request: HttpRequest) -> bool:
        """Asked by the action."""
        return wie(request).has_perm("planning.heropenen_mijlpaal")

    def gereed_view(self, request: HttpRequest) -> HttpResponse:
        """Ask on which day these milestones were done, and report them in their order, all or none."""
        if not self.has_gereed_melden_permission(request):
            raise PermissionDenied
        gevraagd = (request.POST if request.method == "POST" else request.GET).getlist("mijlpaal")
        if not all(is_sleutel(Mijlpaal, waarde) for waarde in gevraagd):
            raise Http404
        mijlpalen = Mijlpaal.objects.filter(pk__in=gevraagd).order_by("beleidsplan", "volgorde")
        if not mijlpalen:
            raise Http404
        begin = {"mijlpaal": [mijlpaal.pk for mijlpaal in mijlpalen], "datum": vandaag()}
        form = GereedForm(request.POST or None, initial=begin, dag=vandaag())
        if request.method == "POST" and form.is_valid() and self._meld(request, form):
            return HttpResponseRedirect(reverse(LIJST))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Gereed melden",
            "mijlpalen": mijlpalen,
            "form": form,
            "terug": reverse(LIJST),
        }
        return TemplateResponse(request, "planning/mijlpaal_gereed.html", context)

    def _meld(self, request: HttpRequest, form: GereedForm) -> bool:
        mijlpalen = form.cleaned_data["mijlpaal"].order_by("beleidsplan", "volgorde")
        try:
            with transaction.atomic():
                for mijlpaal in mijlpalen:
                    _eis_met_de_hand(mijlpaal)
                    mijlpaal_gereed_melden(mijlpaal, datum=form.cleaned_data["datum"])
        except DomeinFout as fout:
            form.add_error(None, str(fout))
            return False
        self.message_user(request, f"Gereed gemeld: {_namen(mijlpalen)}.", messages.SUCCESS)
        return True


def _eis_met_de_hand(mijlpaal: Mijlpaal) -> None:
    if not mijlpaal.is_met_de_hand:
        raise NietMetDeHand(mijlpaal)


def _namen(mijlpalen: models.QuerySet[Mijlpaal]) -> str:
    return opsomming([f"‘{mijlpaal}’" for mijlpaal in mijlpalen])


def _gereed_url(pks: Any) -> str:
    return f"{reverse('admin:planning_mijlpaal_gereed')}?{urlencode([('mijlpaal', pk) for pk in pks])}"
