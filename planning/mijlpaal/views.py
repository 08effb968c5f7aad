"""The planning for everyone: as a page and as a calendar."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from thema.basis.klok import nu, vandaag
from thema.beleidsplan.models import Beleidsplan

from .agenda import agenda_van
from .enums import Orgaan
from .queries import bevinding, mijlpalen_van, planning_van, reces_voor_inwoners, stand_in_een_zin


@require_safe
def planning(request: HttpRequest) -> HttpResponse:
    """When the council decides, what happens in which month, and what comes after it."""
    plan, dag = Beleidsplan.objects.actueel(), vandaag()
    if plan is None:
        return render(request, "planning/planning_leeg.html")
    gepland = planning_van(plan, dag)
    context = {
        "planning": gepland,
        "organen": Orgaan,
        "bevinding": bevinding(plan, gepland.regels, dag),
        "stand": stand_in_een_zin(gepland.regels),
        "reces": reces_voor_inwoners(gepland.regels),
        "is_vastgesteld": plan.vaststellingsdatum is not None and plan.vaststellingsdatum <= dag,
        "is_voorbij": dag.year > plan.tot_jaar,
    }
    return render(request, "planning/planning.html", context)


@require_safe
def ics(request: HttpRequest) -> HttpResponse:
    """The planning for the visitor's own calendar; 404 as long as there is no plan."""
    plan, op = Beleidsplan.objects.actueel(), nu()
    if plan is None:
        raise Http404
    adres = request.build_absolute_uri(reverse("planning:planning"))
    agenda = agenda_van(plan, mijlpalen_van(plan, vandaag()), url=adres, op=op)
    antwoord = HttpResponse(agenda, content_type="text/calendar; charset=utf-8")
    antwoord["Content-Disposition"] = f'attachment; filename="{slugify(f"planning {plan.korte_naam}")}.ics"'
    return antwoord
