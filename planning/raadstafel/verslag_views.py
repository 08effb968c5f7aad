"""From the admin of a meeting of the council: look at its report, and freeze it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse

from rapportage.documenten.verslag_views import Verslagpagina, conceptbestand, leg_vast, toon_verslag
from rapportage.documenten.verslagen import waarom_geen_verslag
from thema.basis.admin import wie
from thema.basis.klok import nu

from .models import Raadstafel
from .verslag import raadsverslag_vastleggen, verzamel_raadsverslag, waarom_niet_openbaar, waarschuwing_al_openbaar


def _tafel_voor(request: HttpRequest, pk: int) -> Raadstafel:
    """The meeting; 404 for one that this user may not know of, as when there is none."""
    if not wie(request).has_perm("planning.maak_raadsverslag"):
        raise PermissionDenied
    zichtbaar = Raadstafel.objects.zichtbaar_voor(wie(request)).select_related("beleidsplan__gemeente")
    return get_object_or_404(zichtbaar, pk=pk)


def raadsverslag(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of a meeting of the council."""
    tafel = _tafel_voor(request, pk)
    if request.method == "POST":
        return leg_vast(request, lambda: raadsverslag_vastleggen(tafel, op=nu()))
    kan_niet = waarom_niet_openbaar(tafel)
    verslag = None if kan_niet else verzamel_raadsverslag(tafel, moment=nu())
    pagina = Verslagpagina(
        naam=str(tafel),
        soort="Raadstafels",
        lijst_url=reverse("admin:planning_raadstafel_changelist"),
        ding_url=reverse("admin:planning_raadstafel_change", args=[pk]),
        concept_url=reverse("admin:planning_raadstafel_verslag_concept", args=[pk]),
        eerdere=tafel.verslagen.order_by("vastgelegd_op"),
        let_op=waarschuwing_al_openbaar(tafel),
    )
    if verslag is not None:
        kan_niet = waarom_geen_verslag(verslag, eerdere=pagina.eerdere)
    return toon_verslag(request, pagina, verslag, kan_niet)


def raadsconcept(request: HttpRequest, pk: int) -> HttpResponse:
    """The report as it would be frozen now; of what everybody may not know there is none."""
    if request.method == "POST":
        return HttpResponseNotAllowed(["GET", "HEAD"])
    tafel = _tafel_voor(request, pk)
    if waarom_niet_openbaar(tafel):
        return HttpResponseRedirect(reverse("admin:planning_raadstafel_verslag", args=[pk]))
    return conceptbestand(verzamel_raadsverslag(tafel, moment=nu()), str(tafel.datum))
