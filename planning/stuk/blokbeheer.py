"""In the admin of a paper: what changed in the text block of a section, and the choice what the paper does with it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from thema.basis.admin import wie
from thema.basis.bewaking import Tekstveld
from thema.basis.fouten import DomeinFout
from thema.basis.sleutels import is_sleutel

from .blok import Blokkeuze, Blokwijziging, blok_verwerken, blokwijziging_van
from .models import Stuksectie


class BlokForm(forms.Form):
    """The choice, and in what state the user saw section and block."""

    keuze = forms.TypedChoiceField(
        choices=Blokkeuze.choices, coerce=Blokkeuze, error_messages={"required": "Kies wat er moet gebeuren."}
    )
    bewerking = forms.IntegerField(widget=forms.HiddenInput)
    versie = forms.IntegerField(widget=forms.HiddenInput)
    tekst = Tekstveld(
        required=False, strip=False, widget=forms.Textarea(attrs={"rows": 16}), label="Samengevoegde tekst"
    )

    def toon_nieuwe_stand(self, wijziging: Blokwijziging) -> None:
        """The page that comes back shows section and block as they are now: sending it again is a choice."""
        gepost = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict, when bound
        for naam, waarde in _stand(wijziging).items():
            gepost[naam] = str(waarde)
        self.data = gepost


def _stand(wijziging: Blokwijziging) -> dict[str, Any]:
    return {"bewerking": wijziging.sectie.bewerking, "versie": wijziging.nieuwste}


class MetBlokken:
    """For the admin of papers."""

    admin_site: Any
    opts: Any

    def get_urls(self) -> list[URLPattern]:
        pad = path(
            "<path:object_id>/blok/<int:sectie>/",
            self.admin_site.admin_view(self.blok_view),
            name="planning_bestuursstuk_blok",
        )
        return [pad, *super().get_urls()]  # type: ignore[misc]

    def blok_view(self, request: HttpRequest, object_id: str, sectie: int) -> HttpResponse:
        """Show what changed, and do what is chosen; a refusal keeps what was written."""
        ding = _sectie(object_id, sectie)
        terug = reverse("admin:planning_bestuursstuk_change", args=(ding.stuk_id,))
        if not wie(request).has_perm("planning.change_bestuursstuk", ding.stuk):
            zin = (
                f"‘{ding.stuk}’ kunt u nu niet wijzigen. Het heeft de status {ding.stuk.get_status_display().lower()}."
            )
            messages.error(request, zin)
            return HttpResponseRedirect(terug)
        wijziging = blokwijziging_van(ding)
        if wijziging is None and request.method != "POST":
            messages.info(request, f"Onder ‘{ding.kop}’ staat al wat er over het tekstblok is gekozen.")
            return HttpResponseRedirect(terug)
        form = BlokForm(request.POST or None, initial=_begin(wijziging))
        if request.method == "POST" and form.is_valid() and _verwerk(ding, form):
            messages.success(request, f"De tekst onder ‘{ding.kop}’ is bijgewerkt: {ding.herkomst}.")
            return HttpResponseRedirect(terug)
        if request.method == "POST" and wijziging is not None:
            form.toon_nieuwe_stand(wijziging)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"Tekstblok gewijzigd: {ding.kop}",
            "stuk": ding.stuk,
            "sectie": ding,
            "wijziging": wijziging,
            "form": form,
        }
        return TemplateResponse(request, "planning/bestuursstuk_blok.html", context)


def _sectie(object_id: str, sectie: int) -> Stuksectie:
    secties = Stuksectie.objects.select_related("stuk", "tekstblok", "tekstblok_versie")
    gekend = is_sleutel(Stuksectie, str(sectie)) and object_id.isascii() and object_id.isdecimal()
    gevonden = secties.filter(pk=sectie).first() if gekend else None
    if gevonden is None or str(gevonden.stuk_id) != object_id:
        raise Http404
    return gevonden


def _begin(wijziging: Blokwijziging | None) -> dict[str, Any]:
    if wijziging is None:
        return {}
    return _stand(wijziging) | {"tekst": wijziging.samenvoeging.tekst if wijziging.samenvoeging else ""}


def _verwerk(sectie: Stuksectie, form: BlokForm) -> bool:
    try:
        blok_verwerken(sectie, **form.cleaned_data)
    except DomeinFout as fout:
        form.add_error("tekst" if form.cleaned_data["keuze"] is Blokkeuze.SAMENVOEGEN else None, str(fout))
        return False
    return True
