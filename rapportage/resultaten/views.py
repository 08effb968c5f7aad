"""Results: published figures for all; figures under way for council members and staff."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from consultatie.vragenlijst.models import Vragenlijst
from rapportage.cijfers import Resultaat
from rapportage.pagina import Kruimel
from thema.basis.klok import vandaag

from .beelden import beelden_van
from .bevindingen import bevindingen_van
from .queries import zichtbare_cijfers, zichtbare_lijsten


@require_safe
def resultaten(request: HttpRequest) -> HttpResponse:
    """The questionnaires whose results this visitor may see."""
    return render(request, "rapportage/resultaten.html", {"regels": zichtbare_lijsten(request.user)})


@require_safe
def resultaat(request: HttpRequest, slug: str) -> HttpResponse:
    """Priorities per group, agreement and difference, each question, the response, the method."""
    vragenlijst = get_object_or_404(
        Vragenlijst.objects.openbaar().select_related("beleidsplan", "publicatie"), slug=slug
    )
    cijfers, gepubliceerd_op = _cijfers(request, vragenlijst)
    context = {
        "resultaat": cijfers,
        "gepubliceerd_op": gepubliceerd_op,
        "bevindingen": bevindingen_van(cijfers),
        "beelden": beelden_van(cijfers),
        "pad": [Kruimel("Resultaten", reverse("rapportage:resultaten"))],
    }
    return render(request, "rapportage/resultaat.html", context)


def _cijfers(request: HttpRequest, vragenlijst: Vragenlijst) -> tuple[Resultaat, datetime | None]:
    """The frozen figures, or those under way for who may see them; anyone else gets 404."""
    gezien = zichtbare_cijfers(vragenlijst, gebruiker=request.user, dag=vandaag())
    if gezien is None:
        raise Http404
    return gezien
