"""Papers in the admin: write the parts, look at the PDF, take the next step on a page that says what it brings about."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.admin.utils import unquote
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from planning.mijlpaal.admin import VanPlanFilter
from planning.stuk.blok import met_gewijzigd_blok
from planning.stuk.blokbeheer import MetBlokken
from planning.stuk.controle import bezwaren
from planning.stuk.enums import Stukactie
from planning.stuk.inlines import INLINES
from planning.stuk.models import Bestuursstuk
from planning.stuk.opzet import stuk_opzetten
from planning.stuk.queries import nu_bij
from planning.stuk.waarschuwing import waarschuwingen
from planning.stuk.workflow import BESLUITEN, OVERGANGEN, VOORUIT
from rapportage.documenten.enums import Documentsoort
from rapportage.opmaak import datum
from thema.basis.admin import BasisAdmin, wie
from thema.basis.fouten import DomeinFout
from thema.basis.klok import nu, vandaag
from thema.basis.overgang import mogelijke_acties
from thema.beleidsplan.models import Beleidsplan

from .forms import StukactieForm
from .gevolgen import gevolgen
from .queries import weg_van
from .services import (
    besluit_vastleggen,
    stuk_agenderen,
    stuk_in_routing,
    stuk_intrekken,
    stuk_terug_naar_college,
    stuk_terugsturen,
)
from .verandering import wat_te_doen

_DIENSTEN: dict[str, Callable[..., None]] = {
    Stukactie.IN_ROUTING: stuk_in_routing,
    Stukactie.TERUGSTUREN: stuk_terugsturen,
    Stukactie.AGENDEREN: stuk_agenderen,
    Stukactie.TERUG_NAAR_COLLEGE: stuk_terug_naar_college,
    Stukactie.INTREKKEN: stuk_intrekken,
    **dict.fromkeys(BESLUITEN, besluit_vastleggen),
}


class Stapknop(NamedTuple):
    """A step that this user may take now; `is_vooruit`: it brings the paper further."""

    label: str
    url: str
    is_vooruit: bool


@admin.register(Bestuursstuk)
class BestuursstukAdmin(MetBlokken, BasisAdmin):
    list_display = ("onderwerp", "nummer", "soort", "bij")
    list_filter = (VanPlanFilter, "soort", "status")
    search_fields = ("onderwerp", "nummer")
    ordering = ("-datum", "pk")
    readonly_fields = ("status", "status_datum")
    change_form_template = "planning/bestuursstuk_beheer.html"
    fieldsets = (
        (None, {"fields": ("beleidsplan", "soort", "onderwerp", ("nummer", "datum"), "voortgang")}),
        ("Van wie", {"fields": (("team", "programma", "portefeuillehouder"), "is_fictief")}),
        (
            "Behandeling",
            {"fields": (("college_datum", "raad_datum", "burgemeester_datum"), ("status", "status_datum"))},
        ),
    )

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Bestuursstuk]:
        return super().get_queryset(request).prefetch_related("routing")

    @admin.display(description="ligt nu bij")
    def bij(self, stuk: Bestuursstuk) -> str:
        """Who has it now."""
        return nu_bij(stuk)

    # ── The form ─────────────────────────────────────────────────────────────────────────────────

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Only a progress report asks over which year it goes."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or obj.soort == Documentsoort.VOORTGANGSRAPPORTAGE:
            return fieldsets
        return [
            (titel, {**opties, "fields": [veld for veld in opties["fields"] if veld != "voortgang"]})
            for titel, opties in fieldsets
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Plan and kind are chosen once: parts and table follow from them."""
        vast = super().get_readonly_fields(request, obj)
        return (*vast, "beleidsplan", "soort") if obj else vast

    def get_inlines(self, request: HttpRequest, obj: Bestuursstuk | None) -> Any:
        return INLINES[obj.soort] if obj else ()

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A new paper is about the current plan, and dated today."""
        begin: dict[str, Any] = super().get_changeform_initial_data(request)
        plan = Beleidsplan.objects.actueel()
        return {"beleidsplan": plan.pk if plan else None, "datum": vandaag(), **begin}

    def save_model(self, request: HttpRequest, obj: Bestuursstuk, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if not change:
            stuk_opzetten(obj)

    def response_add(self, request: HttpRequest, obj: Bestuursstuk, post_url_continue: str | None = None) -> Any:
        """Go on to the parts, which only now can be filled in."""
        if "_addanother" not in request.POST and IS_POPUP_VAR not in request.POST:
            gepost = request.POST.copy()
            gepost["_continue"] = "1"
            request.POST = gepost  # type: ignore[assignment]
        return super().response_add(request, obj, post_url_continue)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], add: bool = False, change: bool = False, **kwargs: Any
    ) -> HttpResponse:
        if (obj := kwargs.get("obj")) is not None:
            stuk = Bestuursstuk.objects.select_related("beleidsplan", "nota", "voortgang", "document").get(pk=obj.pk)
            knoppen = self._knoppen(request, stuk)
            kan_vooruit = any(knop.is_vooruit for knop in knoppen)
            context |= {
                "stand": stuk,
                "bij": nu_bij(stuk),
                "knoppen": knoppen,
                "bezwaren": bezwaren(stuk) if kan_vooruit or self.has_change_permission(request, stuk) else (),
                "gewijzigd": wat_te_doen(stuk),
                "blokken": met_gewijzigd_blok(stuk) if self.has_change_permission(request, stuk) else (),
                "weg": weg_van(stuk),
            }
        return super().render_change_form(request, context, add=add, change=change, **kwargs)

    def _knoppen(self, request: HttpRequest, stuk: Bestuursstuk) -> list[Stapknop]:
        """The step forward first; the others in the order of the table."""
        knoppen = (
            Stapknop(Stukactie(actie).label, _actie_url(stuk, actie), actie in VOORUIT)
            for actie in mogelijke_acties(OVERGANGEN[stuk.soort], stuk.status)
            if wie(request).has_perm(f"planning.{actie}_bestuursstuk", stuk)
        )
        return sorted(knoppen, key=lambda knop: not knop.is_vooruit)

    # ── The steps ────────────────────────────────────────────────────────────────────────────────

    def get_urls(self) -> list[URLPattern]:
        pad = path(
            "<path:object_id>/stap/<str:actie>/",
            self.admin_site.admin_view(self.actie_view),
            name="planning_bestuursstuk_actie",
        )
        return [pad, *super().get_urls()]

    def actie_view(self, request: HttpRequest, object_id: str, actie: str) -> HttpResponse:
        """Say what the step brings about, ask what it needs, and take it; a refusal keeps what was written."""
        stuk = self._stuk(unquote(object_id))
        if actie not in Stukactie.values:
            raise Http404
        if not wie(request).has_perm(f"planning.{actie}_bestuursstuk", stuk):
            return self._kan_niet(request, stuk)
        stap = Stukactie(actie)
        form = StukactieForm(request.POST or None, stuk=stuk, actie=stap, dag=vandaag())
        if request.method == "POST" and form.is_valid() and self._zet(request, stuk, form):
            return HttpResponseRedirect(_stuk_url(stuk))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": stap.label,
            "subtitle": str(stuk),
            "stuk": stuk,
            "gevolgen": gevolgen(stuk, actie),
            "bezwaren": bezwaren(stuk) if actie in VOORUIT else (),
            "gewijzigd": wat_te_doen(stuk) if actie in VOORUIT else "",
            "waarschuwingen": waarschuwingen(stuk, actie),
            "form": form,
        }
        return TemplateResponse(request, "planning/bestuursstuk_stap.html", context)

    def _stuk(self, object_id: str) -> Bestuursstuk:
        stukken = Bestuursstuk.objects.select_related("beleidsplan__gemeente", "nota", "voortgang")
        stuk = stukken.filter(pk=object_id).first() if object_id.isdecimal() else None
        if stuk is None:
            raise Http404
        return stuk

    def _kan_niet(self, request: HttpRequest, stuk: Bestuursstuk) -> HttpResponse:
        """Tell that the paper has moved on, or lies on another desk; everyone who works here may see it."""
        self.message_user(
            request,
            f"Deze stap kan nu niet, of is niet aan u. ‘{stuk}’ heeft de status {stuk.get_status_display().lower()}.",
            messages.ERROR,
        )
        return HttpResponseRedirect(_stuk_url(stuk))

    def _zet(self, request: HttpRequest, stuk: Bestuursstuk, form: StukactieForm) -> bool:
        agenda = form.wijkt_af_van
        try:
            _DIENSTEN[form.actie](stuk, **form.velden, door=wie(request), op=nu())
        except DomeinFout as fout:
            form.add_error(None, str(fout))
            return False
        self.message_user(request, f"‘{stuk}’ is nu: {stuk.get_status_display().lower()}.", messages.SUCCESS)
        if agenda is not None:
            besloten = datum(form.cleaned_data["datum"])
            zin = f"Let op: het besluit is van {besloten}, maar het stuk stond op de agenda van {datum(agenda)}."
            self.message_user(request, zin, messages.WARNING)
        return True


def _stuk_url(stuk: Bestuursstuk) -> str:
    return reverse("admin:planning_bestuursstuk_change", args=(stuk.pk,))


def _actie_url(stuk: Bestuursstuk, actie: str) -> str:
    return reverse("admin:planning_bestuursstuk_actie", args=(stuk.pk, actie))
