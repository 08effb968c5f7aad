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

from planning.bijstelling.controle import bijstelbezwaren
from planning.bijstelling.inlines import PlanwijzigingInline, plekken_om_te_wijzigen
from planning.bijstelling.tegenspraak import tegenspraken
from planning.geheimhouding.queries import geldende_geheimhouding
from planning.geheimhouding.views import geheimhouding
from planning.mijlpaal.admin import VanPlanFilter
from planning.raad.besluitvorming import raadsbezwaren
from planning.raad.queries import behandeling_van, met_behandeling
from planning.raad.views import stemming_view
from planning.routing.queries import hoe_lang
from planning.routing.views import routing, routing_stap
from planning.stuk.blok import met_gewijzigd_blok
from planning.stuk.blokbeheer import MetBlokken
from planning.stuk.enums import Stukactie
from planning.stuk.inlines import INLINES
from planning.stuk.models import Bestuursstuk, BestuursstukQuerySet
from planning.stuk.opzet import stuk_opzetten
from planning.stuk.queries import nu_bij
from planning.stuk.waarschuwing import waarschuwingen
from planning.stuk.workflow import BESLUITEN, OVERGANGEN, RAAD_BESLIST, VOORUIT
from planning.weglating.inlines import WeglatingInline
from planning.weglating.queries import alle_bezwaren, elders_te_lezen, lakken_van, weglaatregels
from planning.weglating.views import openbare_versie
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
    stuk_agenderen_raad,
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
    Stukactie.RAAD_AGENDEREN: stuk_agenderen_raad,
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
    list_display = ("onderwerp", "nummer", "soort", "bij", "sinds")
    list_filter = (VanPlanFilter, "soort", "status")
    search_fields = ("onderwerp", "nummer")
    ordering = ("-datum", "pk")
    readonly_fields = ("status", "status_datum", "behandelwijze")
    change_form_template = "planning/bestuursstuk_beheer.html"
    fieldsets = (
        (None, {"fields": ("beleidsplan", "soort", "onderwerp", ("nummer", "datum"), "voortgang")}),
        ("Van wie", {"fields": (("team", "programma", "portefeuillehouder"), "is_fictief")}),
        (
            "Behandeling",
            {
                "fields": (
                    ("college_datum", "raad_datum", "burgemeester_datum"),
                    ("status", "status_datum", "behandelwijze"),
                )
            },
        ),
    )

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Bestuursstuk]:
        """Papers that are secret only for who may know of them; every page of a paper finds it here."""
        stukken: BestuursstukQuerySet = super().get_queryset(request)
        return stukken.bekend_bij(request.user).prefetch_related("routing", "geheimhoudingen")

    @admin.display(description="ligt nu bij")
    def bij(self, stuk: Bestuursstuk) -> str:
        """Who has it now."""
        return nu_bij(stuk)

    @admin.display(description="sinds")
    def sinds(self, stuk: Bestuursstuk) -> str:
        """How long they have had it."""
        return hoe_lang(stuk, vandaag())

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
        if obj is None:
            return ()
        wijzigingen = (PlanwijzigingInline,) if obj.soort == Documentsoort.BIJSTELLING else ()
        return (*INLINES[obj.soort], *wijzigingen, WeglatingInline)

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
            stukken = Bestuursstuk.objects.select_related("beleidsplan", "nota", "voortgang", "document")
            stuk = met_behandeling(stukken).get(pk=obj.pk)
            knoppen = self._knoppen(request, stuk)
            kan_vooruit = any(knop.is_vooruit for knop in knoppen)
            context |= {
                "stand": stuk,
                "bij": nu_bij(stuk),
                "sinds": hoe_lang(stuk, vandaag()),
                "routing_url": _routing_url(stuk),
                "knoppen": knoppen,
                "bezwaren": _bezwaren(stuk) if kan_vooruit or self.has_change_permission(request, stuk) else (),
                "gewijzigd": wat_te_doen(stuk),
                "tegenspraken": tegenspraken(stuk),
                "blokken": met_gewijzigd_blok(stuk) if self.has_change_permission(request, stuk) else (),
                "weg": weg_van(stuk),
                "weggelaten": weglaatregels(stuk),
                "elders": elders_te_lezen(stuk),
                "heeft_openbare_versie": bool(lakken_van(stuk)),
                "geheim": geldende_geheimhouding(stuk),
                "mag_geheim": wie(request).has_perm("planning.leg_geheimhouding_vast_bestuursstuk", stuk),
                "behandeling": behandeling_van(stuk),
                "raadknoppen": self._raadknoppen(request, stuk),
                "plekken": plekken_om_te_wijzigen(stuk) if self.has_change_permission(request, stuk) else (),
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

    def _raadknoppen(self, request: HttpRequest, stuk: Bestuursstuk) -> list[Stapknop]:
        """What the griffie may write down of the council's meeting, where the paper lies there."""
        if not wie(request).has_perm("planning.stem_bestuursstuk", stuk):
            return []
        nieuw = (
            (("Amendement", "amendement"), ("Motie", "motie")) if stuk.soort in RAAD_BESLIST else (("Motie", "motie"),)
        )
        return [
            *(
                Stapknop(f"{naam} invoeren", f"{reverse(f'admin:planning_{model}_add')}?stuk={stuk.pk}", False)
                for naam, model in nieuw
            ),
            Stapknop("Stemming over dit stuk", reverse("admin:planning_bestuursstuk_stemming", args=(stuk.pk,)), False),
        ]

    # ── The steps ────────────────────────────────────────────────────────────────────────────────

    def get_urls(self) -> list[URLPattern]:
        beheer, naam = self.admin_site.admin_view, "planning_bestuursstuk"
        return [
            path("<path:object_id>/stap/<str:actie>/", beheer(self.actie_view), name=f"{naam}_actie"),
            path("<path:object_id>/stemming/", beheer(self.stemming), name=f"{naam}_stemming"),
            path("<int:pk>/routing/", beheer(routing), name=f"{naam}_routing"),
            path("<int:pk>/routing/<int:stap>/<str:actie>/", beheer(routing_stap), name=f"{naam}_routing_stap"),
            path("<int:pk>/openbare-versie.pdf", beheer(openbare_versie), name=f"{naam}_openbare_versie"),
            path("<int:pk>/geheimhouding/", beheer(geheimhouding), name=f"{naam}_geheimhouding"),
            *super().get_urls(),
        ]

    def stemming(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """How the council voted on the paper itself."""
        return stemming_view(request, self, self._stuk(request, unquote(object_id)))

    def actie_view(self, request: HttpRequest, object_id: str, actie: str) -> HttpResponse:
        """Say what the step brings about, ask what it needs, and take it; a refusal keeps what was written."""
        stuk = self._stuk(request, unquote(object_id))
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
            "bezwaren": (*(_bezwaren(stuk) if actie in VOORUIT else ()), *raadsbezwaren(stuk, actie)),
            "gewijzigd": wat_te_doen(stuk) if actie in VOORUIT else "",
            "waarschuwingen": _waarschuwingen(stuk, actie),
            "form": form,
        }
        return TemplateResponse(request, "planning/bestuursstuk_stap.html", context)

    def _stuk(self, request: HttpRequest, object_id: str) -> Bestuursstuk:
        stukken = self.get_queryset(request).select_related("beleidsplan__gemeente", "nota", "voortgang")
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


def _bezwaren(stuk: Bestuursstuk) -> tuple[str, ...]:
    return (*alle_bezwaren(stuk), *bijstelbezwaren(stuk))


def _waarschuwingen(stuk: Bestuursstuk, actie: str) -> tuple[str, ...]:
    if actie not in VOORUIT:
        return waarschuwingen(stuk, actie)
    return (*waarschuwingen(stuk, actie), *tegenspraken(stuk), *elders_te_lezen(stuk))


def _stuk_url(stuk: Bestuursstuk) -> str:
    return reverse("admin:planning_bestuursstuk_change", args=(stuk.pk,))


def _routing_url(stuk: Bestuursstuk) -> str:
    """The page of its routing; "" when nobody stands in it."""
    return reverse("admin:planning_bestuursstuk_routing", args=(stuk.pk,)) if stuk.routing.all() else ""


def _actie_url(stuk: Bestuursstuk, actie: str) -> str:
    return reverse("admin:planning_bestuursstuk_actie", args=(stuk.pk, actie))
