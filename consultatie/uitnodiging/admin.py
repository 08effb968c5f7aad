"""Members of the panel in the admin, and what goes out to them for one questionnaire."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from consultatie.vragenlijst.admin import VragenlijstInhoudAdmin
from thema.basis.admin import BasisAdmin, wie
from thema.basis.exporteren import Xlsx
from thema.basis.fouten import DomeinFout
from thema.basis.klok import nu
from thema.basis.voortgang import Voortgang, ververs, verversing
from thema.basis.webadres import heel_adres
from thema.beleidsplan.models import Beleidsplan

from .models import Panellid
from .queries import BRIEVEN_PER_BESTAND, brievendelen, stand_van, te_versturen
from .services import uitnodigingsronde_starten
from .uitwisselen import PanellidResource, adressen_met_links


@admin.register(Panellid)
class PanellidAdmin(BasisAdmin):
    list_display = ("nummer", "naam", "email", "toestemming_uitnodigen", "afgemeld_op", "is_fictief")
    list_filter = (
        ("toestemming_uitnodigen", admin.EmptyFieldListFilter),
        ("afgemeld_op", admin.EmptyFieldListFilter),
    )
    search_fields = ("nummer", "naam", "email")
    ordering = ("nummer",)
    list_per_page = 50
    fieldsets = (
        (None, {"fields": ("nummer", "naam", "is_fictief")}),
        (
            "Hoe u dit lid bereikt",
            {
                "fields": ("email", "adres", "postcode", "plaats"),
                "description": "Een e-mailadres, of een heel postadres.",
            },
        ),
        (
            "Toestemming",
            {
                "fields": ("toestemming_uitnodigen", "toestemming_uitkomsten", "afgemeld_op", "afmeldreden"),
                "description": "Per doel de dag waarop dit lid toestemming gaf. Zonder toestemming nodigen wij niet uit.",
            },
        ),
    )
    readonly_fields = ("afmeldreden",)
    resource_classes = [PanellidResource]
    # In they come by a list of any length: consultatie/ledenbestand/.
    alleen_exporteren = True
    change_list_template = "admin/consultatie/panellid/change_list.html"

    def save_model(self, request: HttpRequest, obj: Panellid, form: Any, change: bool) -> None:
        if not change and (plan := Beleidsplan.objects.actueel()) is not None:
            obj.gemeente = plan.gemeente
        if "afgemeld_op" in form.changed_data:
            obj.afmeldreden = ""
        super().save_model(request, obj, form, change)


class MetUitnodigingen(VragenlijstInhoudAdmin):
    """A questionnaire with a page of its own for whom it goes to."""

    def get_urls(self) -> list[URLPattern]:
        naam = "consultatie_vragenlijst"
        return [
            path(
                "<path:object_id>/uitnodigingen/",
                self.admin_site.admin_view(self.uitnodigingen_view),
                name=f"{naam}_uitnodigingen",
            ),
            path("<path:object_id>/adressen/", self.admin_site.admin_view(self.adressen_view), name=f"{naam}_adressen"),
            *super().get_urls(),
        ]

    def uitnodigingen_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """How it stands; by POST, let everybody be invited who may be and was not yet."""
        lijst = self.lijst_of_404(request, object_id)
        if not request.user.has_perm(f"consultatie.{'add' if request.method == 'POST' else 'view'}_panellid"):
            raise PermissionDenied
        if request.method == "POST":
            self._nodig_uit(request, lijst)
            return HttpResponseRedirect(reverse("admin:consultatie_vragenlijst_uitnodigingen", args=[lijst.pk]))
        ronde = lijst.uitnodigingsrondes.first()
        verversen = verversing(request, is_bezig=ronde is not None and ronde.klaar_op is None)
        context = {
            **self.admin_site.each_context(request),
            "title": "Uitnodigingen",
            "lijst": lijst,
            "opts": self.opts,
            "stand": stand_van(lijst),
            "delen": brievendelen(lijst),
            "per_bestand": BRIEVEN_PER_BESTAND,
            "ronde": ronde,
            "voortgang": ronde and Voortgang(ronde.gemaakt, ronde.totaal),
            "verversing": verversen,
        }
        antwoord = TemplateResponse(request, "admin/consultatie/vragenlijst/uitnodigingen.html", context)
        ververs(antwoord, verversen)
        return antwoord

    def _nodig_uit(self, request: HttpRequest, lijst: Any) -> None:
        try:
            ronde = uitnodigingsronde_starten(lijst, door=wie(request), op=nu())
        except DomeinFout as fout:
            self.message_user(request, str(fout), messages.ERROR)
            return
        if ronde:
            self.message_user(
                request, "De uitnodigingen worden nu gemaakt. Er wordt nog niets verstuurd.", messages.SUCCESS
            )
        else:
            self.message_user(request, "Er was niemand die nog geen uitnodiging had.", messages.INFO)

    def adressen_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Everybody who was invited and may be written to, with their links, for a letter or a mailing of one's own."""
        if request.method == "POST":
            return HttpResponseNotAllowed(["GET", "HEAD"])
        lijst = self.lijst_of_404(request, object_id)
        if not request.user.has_perm("consultatie.view_panellid"):
            raise PermissionDenied
        begin = heel_adres(reverse("consultatie:persoonlijke_link", args=["-"])).removesuffix("-/")
        formaat = Xlsx()
        inhoud = formaat.export_data(adressen_met_links(te_versturen(lijst), begin_van_link=begin))
        return HttpResponse(
            inhoud,
            content_type=formaat.get_content_type(),
            headers={
                "Content-Disposition": f'attachment; filename="{lijst.slug}-adressen.xlsx"',
                "Cache-Control": "no-store",
            },
        )
