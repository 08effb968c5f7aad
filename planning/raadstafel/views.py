"""A step with a promise, in the admin; and what the council discussed, decided and was promised, for everyone."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from rapportage.documenten.models import Document
from thema.basis.admin import BasisAdmin, wie
from thema.basis.fouten import DomeinFout
from thema.basis.klok import nu, vandaag
from thema.beleidsplan.models import Beleidsplan

from .enums import Toezeggingactie
from .forms import ToezeggingstapForm
from .models import Toezegging
from .openbaar import raadspagina
from .services import Afdoening, toezegging_afdoen, toezegging_heropenen, toezegging_vervallen


@require_safe
def raad(request: HttpRequest) -> HttpResponse:
    """What the council decided, discussed, asked and was promised."""
    plan = Beleidsplan.objects.actueel()
    pagina = raadspagina(plan, nu(), vandaag()) if plan is not None else None
    return render(request, "planning/raad.html", {"raad": pagina})


_GEVOLG = {
    Toezeggingactie.AFDOEN: "De toezegging is nagekomen. Is zij in het openbaar gedaan, dan leest iedereen wat u schrijft.",
    Toezeggingactie.VERVALLEN: "De toezegging wordt niet meer nagekomen. De raad leest waarom.",
    Toezeggingactie.HEROPENEN: "De toezegging is daarna weer open. Wat er bij de afdoening stond, blijft terug te lezen.",
}


def stap_view(request: HttpRequest, beheer: BasisAdmin, toezegging: Toezegging, actie: str) -> HttpResponse:
    """Say what the step brings about, ask what belongs to it, and take it."""
    terug = HttpResponseRedirect(reverse("admin:planning_toezegging_change", args=(toezegging.pk,)))
    if not wie(request).has_perm(f"planning.{actie}_toezegging", toezegging):
        zin = f"Deze stap kan nu niet, of is niet aan u. De status is {toezegging.get_status_display().lower()}."
        beheer.message_user(request, zin, messages.ERROR)
        return terug
    documenten = Document.objects.bekend_bij(wie(request)).filter(
        beleidsplan=toezegging.raadstafel.beleidsplan_id, openbare_versie_van=None
    )
    begin = {"datum": vandaag()}
    form = ToezeggingstapForm(
        request.POST or None, toezegging=toezegging, actie=actie, documenten=documenten, initial=begin
    )
    if request.method == "POST" and form.is_valid():
        try:
            _neem(toezegging, actie, form.cleaned_data, door=wie(request))
        except DomeinFout as fout:
            form.add_error(None, str(fout))
        else:
            beheer.message_user(
                request, f"De toezegging is nu: {toezegging.get_status_display().lower()}.", messages.SUCCESS
            )
            return terug
    return TemplateResponse(
        request, "planning/toezegging_stap.html", _context(request, beheer, toezegging, actie, form)
    )


def _neem(toezegging: Toezegging, actie: str, schoon: dict[str, Any], *, door: Any) -> None:
    wanneer: dict[str, Any] = {"door": door, "op": nu()}
    stappen: dict[str, Callable[[], None]] = {
        Toezeggingactie.AFDOEN: lambda: toezegging_afdoen(
            toezegging, Afdoening(schoon["tekst"], schoon["datum"], schoon["document"]), **wanneer
        ),
        Toezeggingactie.VERVALLEN: lambda: toezegging_vervallen(toezegging, schoon["tekst"], **wanneer),
        Toezeggingactie.HEROPENEN: lambda: toezegging_heropenen(toezegging, opmerking=schoon["tekst"], **wanneer),
    }
    stappen[actie]()


def _context(
    request: HttpRequest, beheer: BasisAdmin, toezegging: Toezegging, actie: str, form: ToezeggingstapForm
) -> dict[str, Any]:
    return {
        **beheer.admin_site.each_context(request),
        "opts": beheer.opts,
        "title": str(Toezeggingactie(actie).label),
        "subtitle": str(toezegging),
        "toezegging": toezegging,
        "lijst_url": reverse("admin:planning_toezegging_changelist"),
        "ding_url": reverse("admin:planning_toezegging_change", args=(toezegging.pk,)),
        "gevolg": _GEVOLG[Toezeggingactie(actie)],
        "form": form,
    }
