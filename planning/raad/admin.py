"""Fracties, amendments and motions in the admin of the griffie, with the steps that each may take now."""

from typing import Any, NamedTuple

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.db import models
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse

from thema.basis.admin import BasisAdmin, wie
from thema.basis.overgang import mogelijke_acties
from thema.basis.sleutels import is_sleutel
from thema.beleidsplan.models import Beleidsplan, Gemeente
from thema.thema.models import Thema

from .enums import Amendementactie, Amendementstatus, Motieactie, Motiestatus
from .forms import AmendementForm, amendeerbare_stukken, stukken_bij_de_raad
from .models import Amendement, AmendementQuerySet, Fractie, Motie, MotieQuerySet
from .queries import stemregel
from .services import tabel_van
from .tekstplek import plek_van, plekken_van
from .views import stap_view, stemming_view
from .workflow import DOOR_STEMMING


class Knop(NamedTuple):
    """A step that this user may take now."""

    label: str
    url: str
    is_vooruit: bool


@admin.register(Fractie)
class FractieAdmin(BasisAdmin):
    list_display = ("naam", "zetels", "van", "tot")
    list_filter = ("is_fictief",)
    search_fields = ("naam",)
    ordering = ("-van", "-zetels", "naam")
    fieldsets = (
        (None, {"fields": ("gemeente", "naam", "zetels", "is_fictief")}),
        (
            "Wanneer",
            {
                "fields": (("van", "tot"),),
                "description": "Verandert het aantal zetels? Zet dan hier de laatste dag, en maak een nieuwe regel vanaf de "
                "dag daarna. Zo blijven oude stemmingen kloppen.",
            },
        ),
    )

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """There is mostly one municipality."""
        begin: dict[str, Any] = super().get_changeform_initial_data(request)
        gemeente = Gemeente.objects.first()
        return {"gemeente": gemeente.pk if gemeente else None, **begin}


class RaadsdingAdmin(BasisAdmin):
    """What amendments and motions share: the steps, the votes, and the paper that they are about."""

    acties: type[Amendementactie] | type[Motieactie]
    change_form_template = "planning/raadsding_beheer.html"
    list_select_related = ("stuk",)
    search_fields = ("nummer", "titel")
    readonly_fields: tuple[str, ...] = ("status",)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """Of papers that this user may know of."""
        dingen: AmendementQuerySet | MotieQuerySet = super().get_queryset(request)
        return dingen.bekend_bij(wie(request))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """The paper is chosen once."""
        vast = super().get_readonly_fields(request, obj)
        return (*vast, "stuk") if obj else vast

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        veld = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(db_field, models.TextField) and veld is not None:
            veld.widget.attrs["rows"] = 5
        return veld

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        veld = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "stuk" and veld is not None:
            veld.queryset = self.stukken()
        return veld

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        veld = super().formfield_for_manytomany(db_field, request, **kwargs)
        if veld is not None and db_field.name == "themas":
            plan = Beleidsplan.objects.actueel()
            veld.queryset = Thema.objects.van(plan) if plan is not None else Thema.objects.none()
        elif veld is not None:
            # Another number of seats is another row of the same fractie: who sits now is who can propose.
            nu = Q(tot__isnull=True)
            # Who proposed it may have left the council since.
            pk = request.resolver_match.kwargs.get("object_id", "") if request.resolver_match else ""
            if is_sleutel(self.model, pk):
                nu |= Q(**{f"{db_field.remote_field.related_name}__pk": pk})
            veld.queryset = Fractie.objects.filter(nu).distinct()
        return veld

    def stukken(self) -> Any:
        """The papers that it can be about."""
        return stukken_bij_de_raad()

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Of the one paper at the council, unless an address says another."""
        begin: dict[str, Any] = super().get_changeform_initial_data(request)
        stukken = list(self.stukken()[:2])
        return {"stuk": stukken[0].pk, **begin} if len(stukken) == 1 else begin

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], add: bool = False, change: bool = False, **kwargs: Any
    ) -> HttpResponse:
        if (obj := kwargs.get("obj")) is not None:
            context |= {
                "stand": obj,
                "knoppen": self._knoppen(request, obj),
                "stemmingen": [stemregel(een) for een in obj.stemmingen.prefetch_related("fractiestemmen__fractie")],
            }
        return super().render_change_form(request, context, add=add, change=change, **kwargs)

    def _knoppen(self, request: HttpRequest, ding: Any) -> list[Knop]:
        """The votes first, then the other steps in the order of the table."""
        naam, gebruiker = f"planning_{self.opts.model_name}", wie(request)
        knoppen = []
        if gebruiker.has_perm(f"planning.stem_{self.opts.model_name}", ding):
            knoppen.append(Knop("Stemming vastleggen", reverse(f"admin:{naam}_stemming", args=(ding.pk,)), True))
        for actie in mogelijke_acties(tabel_van(ding), ding.status):
            mag = actie not in DOOR_STEMMING and gebruiker.has_perm(f"planning.{actie}_{self.opts.model_name}", ding)
            if mag:
                adres = reverse(f"admin:{naam}_stap", args=(ding.pk, actie))
                knoppen.append(Knop(str(self.acties(actie).label), adres, False))
        return knoppen

    # ── The steps ────────────────────────────────────────────────────────────────────────────────

    def get_urls(self) -> list[URLPattern]:
        beheer, naam = self.admin_site.admin_view, f"planning_{self.opts.model_name}"
        return [
            path("<path:object_id>/stap/<str:actie>/", beheer(self.stap), name=f"{naam}_stap"),
            path("<path:object_id>/stemming/", beheer(self.stemming), name=f"{naam}_stemming"),
            *super().get_urls(),
        ]

    def stap(self, request: HttpRequest, object_id: str, actie: str) -> HttpResponse:
        """A step without a vote."""
        ding = self._ding(request, object_id)
        if actie not in self.acties.values or actie in DOOR_STEMMING:
            raise Http404
        return stap_view(request, self, ding, actie)

    def stemming(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """How the council voted on it."""
        return stemming_view(request, self, self._ding(request, object_id))

    def _ding(self, request: HttpRequest, object_id: str) -> Any:
        pk = unquote(object_id)
        dingen = self.get_queryset(request).select_related("stuk__beleidsplan")
        ding = dingen.filter(pk=pk).first() if is_sleutel(self.model, pk) else None
        if ding is None:
            raise Http404
        return ding


@admin.register(Amendement)
class AmendementAdmin(RaadsdingAdmin):
    acties = Amendementactie
    form = AmendementForm
    readonly_fields = ("status", "plaats")
    list_display = ("nummer", "titel", "plaats", "status")
    list_filter = ("status",)
    ordering = ("-stuk", "nummer")
    fieldsets = (
        (None, {"fields": ("stuk", ("nummer", "titel"), "indieners", ("status", "is_fictief"))}),
        (
            "Wat er verandert",
            {
                "fields": ("plek", "was", "wordt", "toelichting"),
                "description": "Onderaan deze pagina staat de tekst zoals die nu luidt. Kopieer daaruit precies de passage "
                "die verandert.",
            },
        ),
    )

    @admin.display(description="plaats in de tekst")
    def plaats(self, amendement: Amendement) -> str:
        """The place in words."""
        plek = plek_van(amendement.stuk, amendement.plek)
        return plek.naam if plek is not None else amendement.plek

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Who only reads it gets the place in words, and no way to copy from; an old version as it was stored."""
        is_van_nu = (
            request.resolver_match is not None and request.resolver_match.url_name == "planning_amendement_change"
        )
        if obj is None or not is_van_nu or self.has_change_permission(request, obj):
            return super().get_fieldsets(request, obj)
        wat = {"fields": ("plaats", "was", "wordt", "toelichting")}
        return (self.fieldsets[0], ("Wat er verandert", wat))

    def stukken(self) -> Any:
        return amendeerbare_stukken()

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], add: bool = False, change: bool = False, **kwargs: Any
    ) -> HttpResponse:
        obj = kwargs.get("obj")
        if obj is None or obj.status == Amendementstatus.INGEDIEND:
            stukken = [obj.stuk] if obj is not None else amendeerbare_stukken()
            context["plekken"] = [plek for stuk in stukken for plek in plekken_van(stuk)]
        return super().render_change_form(request, context, add=add, change=change, **kwargs)


@admin.register(Motie)
class MotieAdmin(RaadsdingAdmin):
    acties = Motieactie
    list_display = ("nummer", "titel", "stuk", "status", "afdoening_datum")
    list_filter = ("status",)
    ordering = ("-stuk", "nummer")
    fieldsets = (
        (None, {"fields": ("stuk", ("nummer", "titel"), "indieners", "dictum", "themas", ("status", "is_fictief"))}),
        (
            "Afdoening",
            {
                "fields": ("afdoening", ("afdoening_door", "afdoening_datum")),
                "description": "Is de motie aangenomen of overgenomen? Schrijf hier later op wat ermee is gedaan.",
            },
        ),
    )
    _TEKST = ("nummer", "titel", "indieners", "dictum", "is_fictief")
    _AFDOENING = ("afdoening", "afdoening_door", "afdoening_datum")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Its words until the council decided on it; what was done with it after that."""
        vast = super().get_readonly_fields(request, obj)
        is_open = obj is None or obj.status == Motiestatus.INGEDIEND
        return (*vast, *(self._AFDOENING if is_open else self._TEKST))
