"""From the admin of a meeting: look at its report, and freeze it. The page serves sessions and meetings of the council."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse

from consultatie.netwerksessie.models import Netwerksessie
from rapportage.lettertype import waarschuwing_over_tekens
from rapportage.pdf import pdf_van
from thema.basis.fouten import DomeinFout
from thema.basis.klok import nu, vandaag

from .models import Document
from .opmaken import als_json, maak_html
from .sessieverslag import verzamel_sessieverslag
from .verslag import Verslag
from .verslagen import verslag_vastleggen, waarom_geen_verslag


@dataclass(frozen=True)
class Verslagpagina:
    """What the page needs to know of a meeting: what it is called, where the admin has it, where its concept is, what was
    frozen of it before, and what is wrong with that; `let_op` is empty when nothing is."""

    naam: str
    soort: str
    lijst_url: str
    ding_url: str
    concept_url: str
    eerdere: QuerySet[Document]
    let_op: str = ""


def toon_verslag(request: HttpRequest, pagina: Verslagpagina, verslag: Verslag | None, kan_niet: str) -> HttpResponse:
    """What is in the report and what not yet, the concept as a file, and the button that freezes it. `kan_niet`: why there
    is no button, "" when there is one; `verslag` None: there is nothing to look at."""
    context = {
        **admin.site.each_context(request),
        "title": "Verslag",
        "subtitle": pagina.naam,
        "pagina": pagina,
        "eerdere": pagina.eerdere.defer("pdf", "inhoud", "gegevens"),
        "verslag": verslag,
        "kan_niet": kan_niet,
        "vreemde_tekens": waarschuwing_over_tekens(als_json(verslag)) if verslag is not None else "",
    }
    return TemplateResponse(request, "rapportage/verslag_beheer.html", context)


def leg_vast(request: HttpRequest, vastleggen: Callable[[], Document]) -> HttpResponse:
    """Freeze it and go to the document; what is refused is told on the page."""
    try:
        document = vastleggen()
    except DomeinFout as fout:
        messages.error(request, str(fout))
        return HttpResponseRedirect(request.path)
    zin = f"‘{document}’ ligt vast. Het bestuurssecretariaat kan het nu openbaar maken, in de lijst van documenten."
    messages.success(request, zin)
    return HttpResponseRedirect(reverse("admin:rapportage_document_change", args=[document.pk]))


def conceptbestand(verslag: Verslag, naam: str) -> HttpResponse:
    """The report as a file, marked as a concept; `naam` is that of the file."""
    antwoord = HttpResponse(pdf_van(maak_html(verslag, concept=True)), content_type="application/pdf")
    antwoord["Content-Disposition"] = f'inline; filename="concept-verslag-{naam}.pdf"'
    antwoord["Cache-Control"] = "private, no-store"
    return antwoord


def _sessie_voor(request: HttpRequest, pk: int) -> Netwerksessie:
    if not request.user.has_perm("rapportage.maak_sessieverslag"):
        raise PermissionDenied
    return get_object_or_404(Netwerksessie.objects.select_related("beleidsplan__gemeente"), pk=pk)


def sessieverslag(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of a netwerksessie."""
    sessie = _sessie_voor(request, pk)
    if request.method == "POST":
        return leg_vast(request, lambda: verslag_vastleggen(sessie, op=nu()))
    verslag = verzamel_sessieverslag(sessie, dag=vandaag())
    pagina = Verslagpagina(
        naam=str(sessie),
        soort="Netwerksessies",
        lijst_url=reverse("admin:consultatie_netwerksessie_changelist"),
        ding_url=reverse("admin:consultatie_netwerksessie_change", args=[pk]),
        concept_url=reverse("admin:rapportage_document_verslag_concept", args=[pk]),
        eerdere=sessie.verslagen.order_by("vastgelegd_op"),
    )
    return toon_verslag(request, pagina, verslag, waarom_geen_verslag(verslag, eerdere=pagina.eerdere))


def sessieconcept(request: HttpRequest, pk: int) -> HttpResponse:
    """The report of a netwerksessie as it would be frozen now."""
    if request.method == "POST":
        return HttpResponseNotAllowed(["GET", "HEAD"])
    sessie = _sessie_voor(request, pk)
    return conceptbestand(verzamel_sessieverslag(sessie, dag=vandaag()), sessie.slug)
