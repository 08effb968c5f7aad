"""Results: published figures for all; figures under way for council members and staff."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from consultatie.vragenlijst.models import Vragenlijst
from rapportage.cijfers import Resultaat, resultaat_uit, zonder_cijfers
from rapportage.pagina import Kruimel
from rapportage.queries import resultaat_van
from thema.basis.klok import vandaag

from .beelden import beelden_van
from .bevindingen import bevindingen_van
from .inzage import waarom_nog_niet
from .queries import zichtbare_lijsten
from .verdieping import verdieping_van


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
    publicatie = getattr(vragenlijst, "publicatie", None)
    if publicatie is None and not request.user.has_perm("rapportage.bekijk_ongepubliceerd"):
        raise Http404
    nog_niet = waarom_nog_niet(vragenlijst) if publicatie is None else ""
    cijfers = _cijfers(vragenlijst, alleen_groepen=bool(nog_niet))
    context = {
        "resultaat": cijfers,
        "gepubliceerd_op": publicatie.gepubliceerd_op if publicatie else None,
        "nog_niet": nog_niet,
        "bevindingen": bevindingen_van(cijfers),
        "beelden": beelden_van(cijfers),
        "verdieping": verdieping_van(cijfers),
        "pad": [Kruimel("Resultaten", reverse("rapportage:resultaten"))],
    }
    return render(request, "rapportage/resultaat.html", context)


def _cijfers(vragenlijst: Vragenlijst, *, alleen_groepen: bool) -> Resultaat:
    """The frozen figures, or those that would be frozen now: behind the public threshold for council members too, since
    what they see becomes public unchanged."""
    publicatie = getattr(vragenlijst, "publicatie", None)
    if publicatie is not None:
        return resultaat_uit(publicatie.gegevens)
    cijfers = resultaat_van(vragenlijst, drempel=settings.DREMPEL_OPENBAAR, dag=vandaag())
    return zonder_cijfers(cijfers) if alleen_groepen else cijfers
