"""Buttons in the admin to build on what is there: copy a questionnaire, save it as a file, read a file in."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from thema.basis.admin import BasisAdmin
from thema.basis.fouten import DomeinFout
from thema.beleidsplan.models import Beleidsplan

from .aanmaken import vragenlijst_inlezen, vragenlijst_kopieren, vrije_slug
from .bestand import MAX_BYTES, Gegevens, lees, schrijf
from .fouten import BestandOngeldig
from .models import Vragenlijst

GEEN_PLAN = "Er is nog geen beleidsplan om de vragenlijst bij te maken. Maak dat eerst."


class KopieForm(forms.ModelForm):
    """The two things that a copy has of its own."""

    class Meta:
        model = Vragenlijst
        fields = ("titel", "slug")


class BestandForm(forms.Form):
    """A file to read in; `gegevens` are what it holds."""

    bestand = forms.FileField(
        label="Bestand",
        help_text="Een vragenlijst die u met ‘Opslaan als bestand’ hebt bewaard, of van een andere gemeente kreeg.",
        error_messages={"empty": "Dit bestand is leeg. Kies een ander."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bestand"].widget.attrs["accept"] = ".json"
        self.gegevens: Gegevens = {}

    def clean_bestand(self) -> Any:
        """The file, when it holds a questionnaire."""
        bestand = self.cleaned_data["bestand"]
        try:
            self.gegevens = lees(bestand.read(MAX_BYTES + 1))
        except BestandOngeldig as fout:
            raise forms.ValidationError(fout.problemen) from None
        return bestand


class BouwtVoort(BasisAdmin):
    """The ModelAdmin of Vragenlijst, as far as it makes one out of another."""

    change_list_template = "admin/consultatie/vragenlijst/change_list.html"

    def get_urls(self) -> list[URLPattern]:
        naam, binnen = "consultatie_vragenlijst", self.admin_site.admin_view
        return [
            path("uit-bestand/", binnen(self.uit_bestand_view), name=f"{naam}_uit_bestand"),
            path("<path:object_id>/kopie/", binnen(self.kopie_view), name=f"{naam}_kopie"),
            path("<path:object_id>/bestand/", binnen(self.bestand_view), name=f"{naam}_bestand"),
            *super().get_urls(),
        ]

    def bestand_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """The questionnaire as a file; only by GET."""
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        lijst = self.lijst_of_404(request, object_id)
        if not self.has_view_permission(request, lijst):
            raise PermissionDenied
        naam = f"vragenlijst-{lijst.slug}.json"
        return HttpResponse(
            schrijf(lijst),
            content_type="application/json; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{naam}"'},
        )

    def kopie_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask for a title and an address, and make the copy."""
        bron = self.lijst_of_404(request, object_id)
        if not self.has_add_permission(request):
            raise PermissionDenied
        begin = {"titel": f"Kopie van {bron.titel}"[:120], "slug": vrije_slug(bron.slug)}
        form = KopieForm(request.POST or None, initial=begin)
        if form.is_valid():
            plan = Beleidsplan.objects.actueel() or bron.beleidsplan
            try:
                nieuw = vragenlijst_kopieren(bron, plan=plan, **form.cleaned_data)
            except DomeinFout as fout:
                form.add_error("slug", str(fout))
            else:
                return self._naar(request, nieuw, f"De kopie staat klaar als concept bij {plan}.")
        uitleg = (
            f"U maakt een nieuwe vragenlijst met alle secties en vragen van ‘{bron}’. De kopie is een concept: inwoners "
            "zien haar pas als u haar opent. Antwoorden en de dagen waarop de lijst open was, gaan niet mee."
        )
        return self._formulier(request, form, kop="Kopie maken", knop="Maak de kopie", uitleg=uitleg)

    def uit_bestand_view(self, request: HttpRequest) -> HttpResponse:
        """Ask for a file, and make a concept of it."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = BestandForm(request.POST or None, request.FILES or None)
        if form.is_valid():
            try:
                plan = _plan_of_weiger()
                nieuw = vragenlijst_inlezen(form.gegevens, plan=plan)
            except DomeinFout as fout:
                form.add_error("bestand", getattr(fout, "problemen", [str(fout)]))
            else:
                return self._naar(request, nieuw, f"De vragenlijst is ingelezen als concept bij {plan}.")
        uitleg = (
            "U maakt een nieuwe vragenlijst van een bestand. Het wordt een concept: inwoners zien het pas als u het "
            "opent. Thema’s en wijken staan niet in het bestand; die komen van uw eigen plan."
        )
        return self._formulier(request, form, kop="Inlezen uit een bestand", knop="Lees in", uitleg=uitleg)

    def _naar(self, request: HttpRequest, lijst: Vragenlijst, zin: str) -> HttpResponse:
        self.message_user(request, zin, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:consultatie_vragenlijst_change", args=[lijst.pk]))

    def _formulier(self, request: HttpRequest, form: forms.BaseForm, **meer: str) -> HttpResponse:
        kader = {**self.admin_site.each_context(request), "opts": self.opts, "title": meer["kop"], "form": form, **meer}
        return TemplateResponse(request, "admin/consultatie/vragenlijst/bouwen.html", kader)

    def lijst_of_404(self, request: HttpRequest, object_id: str) -> Vragenlijst:
        """The questionnaire that an address names."""
        lijst = self.get_object(request, unquote(object_id))
        if not isinstance(lijst, Vragenlijst):
            raise Http404
        return lijst


def _plan_of_weiger() -> Beleidsplan:
    if (plan := Beleidsplan.objects.actueel()) is None:
        raise DomeinFout(GEEN_PLAN)
    return plan
