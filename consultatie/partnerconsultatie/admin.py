"""Rounds in the admin: who was asked, who answered, the links, and what each partner signed."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_POST, require_safe

from thema.basis.admin import BasisAdmin, wie
from thema.basis.fouten import DomeinFout
from thema.basis.klok import nu, vandaag
from thema.basis.webadres import heel_adres
from thema.beleidsplan.models import Beleidsplan

from .herinnering import herinneringstekst
from .models import Partnerconsultatie, Partnerreactie, Partneruitnodiging
from .queries import matrix, ondertekeningen, stand_per_partner, zonder_handtekening
from .services import Link, uitnodiging_vernieuwen, uitnodigingen_maken

NAAM = "consultatie_partnerconsultatie"


@admin.register(Partnerconsultatie)
class PartnerconsultatieAdmin(BasisAdmin):
    list_display = ("titel", "open_van", "open_tot", "beleidsplan", "is_fictief")
    list_filter = ("beleidsplan",)
    list_select_related = ("beleidsplan",)
    search_fields = ("titel",)
    ordering = ("-open_tot", "-pk")
    fieldsets = (
        (None, {"fields": ("beleidsplan", "titel", "is_fictief")}),
        (
            "Wanneer",
            {
                "fields": (("open_van", "open_tot"),),
                "description": "Na de laatste dag kunnen partners alleen nog lezen wat zij ondertekenden.",
            },
        ),
        (
            "Wat partners lezen",
            {
                "fields": ("inleiding", "vervolg"),
                "description": "Hoe het werkt, staat al op de pagina. Schrijf hier waarom u het vraagt, en wat er met "
                "de antwoorden gebeurt.",
            },
        ),
    )
    change_form_template = "admin/consultatie/partnerconsultatie/change_form.html"

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        begin: dict[str, Any] = super().get_changeform_initial_data(request)
        if (plan := Beleidsplan.objects.actueel()) is not None:
            begin.setdefault("beleidsplan", plan.pk)
        return begin

    def get_readonly_fields(self, request: HttpRequest, obj: models.Model | None = None) -> Any:
        """Once partners have been asked about the themes of a plan, the round stays with that plan."""
        vast = super().get_readonly_fields(request, obj)
        is_begonnen = obj is not None and Partnerreactie.objects.filter(partnerconsultatie=obj.pk).exists()
        return (*vast, "beleidsplan") if is_begonnen else vast

    def get_urls(self) -> list[URLPattern]:
        eigen: list[tuple[str, Any, Any, str]] = [
            ("partners/", require_safe, self.partners_view, "partners"),
            ("partners/<int:partner_id>/", require_safe, self.partner_view, "partner"),
            ("matrix/", require_safe, self.matrix_view, "matrix"),
            ("links/", require_POST, self.links_view, "links"),
            ("links/<int:partner_id>/", require_POST, self.link_view, "link"),
        ]
        paden = [
            path(f"<path:object_id>/{route}", self.admin_site.admin_view(methode(view)), name=f"{NAAM}_{naam}")
            for route, methode, view, naam in eigen
        ]
        return [*paden, *super().get_urls()]

    # ── Reading ──────────────────────────────────────────────────────────────────────────────────

    def partners_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Every partner with its link and how far it is; who has not signed, and the words of a reminder."""
        consultatie = self._te_bekijken(request, object_id)
        standen = stand_per_partner(consultatie)
        stil = zonder_handtekening(standen)
        context = {
            "standen": standen,
            "stil": stil,
            "adressen": [c.email for stand in stil for c in stand.contactpersonen if c.email],
            "herinnering": herinneringstekst(consultatie),
            "zonder_link": sum(stand.uitnodiging is None for stand in standen),
            "mag_uitnodigen": request.user.has_perm("consultatie.uitnodigen_partner", consultatie),
            "is_voorbij": consultatie.open_tot < vandaag(),
        }
        return self._pagina(request, consultatie, "partners", "Partners en links", context)

    def partner_view(self, request: HttpRequest, object_id: str, partner_id: int) -> HttpResponse:
        """All that one partner signed, newest first, with what it wants kept confidential."""
        consultatie = self._te_bekijken(request, object_id)
        reactie = get_object_or_404(
            Partnerreactie.objects.select_related("partner"), partnerconsultatie=consultatie, partner=partner_id
        )
        context = {"reactie": reactie, "getekend": ondertekeningen(reactie)}
        return self._pagina(request, consultatie, "partner", reactie.partner.naam, context)

    def matrix_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Partners beside themes."""
        consultatie = self._te_bekijken(request, object_id)
        return self._pagina(request, consultatie, "matrix", "Matrix", {"rijen": matrix(consultatie)})

    # ── Links ────────────────────────────────────────────────────────────────────────────────────

    def links_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Make a link for whoever has none, and show those links, this once. Only by POST; a reload makes none."""
        consultatie = self._uit_te_nodigen(request, object_id)
        try:
            links = uitnodigingen_maken(consultatie, op=nu())
        except DomeinFout as fout:
            return self._terug(request, consultatie, str(fout))
        if not links:
            zin = "Elke partner heeft al een link. Is er een kwijt? Vernieuw die dan in de lijst."
            return self._terug(request, consultatie, zin, messages.INFO)
        return self._toon_links(request, consultatie, links)

    def link_view(self, request: HttpRequest, object_id: str, partner_id: int) -> HttpResponse:
        """Replace the link of one partner and show the new one, this once. Only by POST; a reload is refused."""
        consultatie = self._uit_te_nodigen(request, object_id)
        uitnodiging = get_object_or_404(
            Partneruitnodiging, reactie__partnerconsultatie=consultatie, reactie__partner=partner_id
        )
        versie = request.POST.get("versie", "")
        try:
            link = uitnodiging_vernieuwen(uitnodiging, gezien=int(versie) if versie.isdecimal() else 0, op=nu())
        except DomeinFout as fout:
            return self._terug(request, consultatie, str(fout))
        return self._toon_links(request, consultatie, [link])

    def _toon_links(self, request: HttpRequest, consultatie: Partnerconsultatie, links: Iterable[Link]) -> HttpResponse:
        rijen = [(link.partner, heel_adres(reverse("consultatie:partner", args=(link.token,)))) for link in links]
        antwoord = self._pagina(request, consultatie, "links", "Bewaar deze links nu", {"rijen": rijen})
        antwoord["Referrer-Policy"] = "no-referrer"
        return antwoord

    # ── Permissions and frame ────────────────────────────────────────────────────────────────────

    def _te_bekijken(self, request: HttpRequest, object_id: str) -> Partnerconsultatie:
        return self._met_recht(request, object_id, "consultatie.view_partnerreactie")

    def _uit_te_nodigen(self, request: HttpRequest, object_id: str) -> Partnerconsultatie:
        return self._met_recht(request, object_id, "consultatie.uitnodigen_partner")

    def _met_recht(self, request: HttpRequest, object_id: str, recht: str) -> Partnerconsultatie:
        consultatie = self.get_object(request, unquote(object_id))
        if not isinstance(consultatie, Partnerconsultatie):
            raise Http404
        if not wie(request).has_perm(recht, consultatie):
            raise PermissionDenied
        return consultatie

    def _terug(
        self, request: HttpRequest, consultatie: Partnerconsultatie, zin: str, soort: int = messages.ERROR
    ) -> HttpResponse:
        self.message_user(request, zin, soort)
        return HttpResponseRedirect(reverse(f"admin:{NAAM}_partners", args=(consultatie.pk,)))

    def _pagina(
        self, request: HttpRequest, consultatie: Partnerconsultatie, sjabloon: str, titel: str, context: dict[str, Any]
    ) -> HttpResponse:
        kader = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": titel,
            "subtitle": consultatie.titel,
            "consultatie": consultatie,
        }
        naam = f"admin/consultatie/partnerconsultatie/{sjabloon}.html"
        return TemplateResponse(request, naam, kader | context)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], add: bool = False, change: bool = False, **kwargs: Any
    ) -> HttpResponse:
        obj = kwargs.get("obj")
        context["te_bekijken"] = obj is not None and wie(request).has_perm("consultatie.view_partnerreactie", obj)
        return super().render_change_form(request, context, add=add, change=change, **kwargs)
