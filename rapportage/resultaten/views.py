"""Results: published figures for all; before that for council members and staff."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from consultatie.vragenlijst.models import Vragenlijst
from rapportage.pagina import Kruimel
from thema.basis.klok import vandaag

from .cijferdeel import cijferdeel_van
from .inzage import inzage_van
from .queries import nieuwere_dan, zichtbare_lijsten

# More digits than any version has, and fewer than a database minds.
_CIJFERS = 4


def gevraagde_versie(request: HttpRequest) -> int | None:
    """The version that the address names; None: the newest. Raises Http404 for what is no number."""
    versie = request.GET.get("versie", "")
    if not versie:
        return None
    if len(versie) > _CIJFERS or not (versie.isascii() and versie.isdigit()):
        raise Http404
    return int(versie)


@require_safe
def resultaten(request: HttpRequest) -> HttpResponse:
    """The questionnaires whose results this visitor may see."""
    regels = zichtbare_lijsten(request.user)
    antwoord = render(request, "rapportage/resultaten.html", {"regels": regels})
    return antwoord if all(regel.gepubliceerd_op for regel in regels) else _niet_bewaren(antwoord)


@require_safe
def resultaat(request: HttpRequest, slug: str) -> HttpResponse:
    """Priorities per group, agreement and difference, each question, the response, the method."""
    vragenlijst = get_object_or_404(Vragenlijst.objects.openbaar().select_related("beleidsplan"), slug=slug)
    versie = gevraagde_versie(request)
    inzage = inzage_van(vragenlijst, gebruiker=request.user, dag=vandaag(), versie=versie)
    if inzage is None:
        raise Http404
    context = {
        "slug": slug,
        "van": vragenlijst.open_van,
        "tot": vragenlijst.open_tot,
        "cijfers": cijferdeel_van(inzage),
        "gepubliceerd_op": inzage.gepubliceerd_op,
        "ter_inzage_op": None if inzage.nog_niet else vragenlijst.ter_inzage_op,
        "publicatie": inzage.publicatie,
        # Who names no version gets the newest.
        "nieuwere": nieuwere_dan(inzage.publicatie) if versie else None,
        "nog_niet": inzage.nog_niet,
        "pad": [Kruimel("Resultaten", reverse("rapportage:resultaten"))],
    }
    antwoord = render(request, "rapportage/resultaat.html", context)
    return antwoord if inzage.gepubliceerd_op else _niet_bewaren(antwoord)


def _niet_bewaren(antwoord: HttpResponse) -> HttpResponse:
    """What is not public stays in no browser: the next one at this computer may be somebody else."""
    antwoord["Cache-Control"] = "private, no-store"
    return antwoord
