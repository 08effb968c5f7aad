"""From the questionnaire's admin: look at the Nota van inbreng, and freeze it."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse

from consultatie.openantwoord.queries import stand_van
from consultatie.vragenlijst.models import Vragenlijst
from rapportage.lettertype import waarschuwing_over_tekens
from rapportage.pdf import pdf_van
from thema.basis.fouten import DomeinFout
from thema.basis.klok import nu, vandaag

from .inbreng_verzamelen import verzamel_inbreng
from .opmaken import als_json, maak_html
from .services import inbrengnota_vastleggen


def _lijst_voor(request: HttpRequest, pk: int) -> Vragenlijst:
    if not request.user.has_perm("rapportage.maak_inbrengnota"):
        raise PermissionDenied
    return get_object_or_404(Vragenlijst.objects.select_related("beleidsplan__gemeente"), pk=pk)


def inbrengnota(request: HttpRequest, pk: int) -> HttpResponse:
    """What is still missing, the concept as a file, and the button that freezes it."""
    lijst = _lijst_voor(request, pk)
    if request.method == "POST":
        return _leg_vast(request, lijst)
    nota = verzamel_inbreng(lijst, dag=vandaag())
    kader = {
        **admin.site.each_context(request),
        "title": "Nota van inbreng",
        "vragenlijst": lijst,
        "stand": stand_van(lijst),
        "nota": nota,
        "vreemde_tekens": waarschuwing_over_tekens(als_json(nota)),
        "zonder_reactie": [label.naam for thema in nota.themas for label in thema.labels if not label.gedaan],
    }
    return TemplateResponse(request, "rapportage/inbrengnota_beheer.html", kader)


def _leg_vast(request: HttpRequest, lijst: Vragenlijst) -> HttpResponse:
    try:
        document = inbrengnota_vastleggen(lijst, op=nu())
    except DomeinFout as fout:
        messages.error(request, str(fout))
        return HttpResponseRedirect(reverse("admin:rapportage_document_inbrengnota", args=[lijst.pk]))
    messages.success(
        request, f"‘{document}’ ligt vast. Het bestuurssecretariaat kan de nota nu openbaar maken, in de lijst."
    )
    return HttpResponseRedirect(reverse("admin:rapportage_document_change", args=[document.pk]))


def concept(request: HttpRequest, pk: int) -> HttpResponse:
    """The nota as a file, marked as a concept."""
    if request.method == "POST":
        return HttpResponseNotAllowed(["GET", "HEAD"])
    lijst = _lijst_voor(request, pk)
    pdf = pdf_van(maak_html(verzamel_inbreng(lijst, dag=vandaag()), concept=True))
    antwoord = HttpResponse(pdf, content_type="application/pdf")
    antwoord["Content-Disposition"] = f'inline; filename="concept-nota-van-inbreng-{lijst.slug}.pdf"'
    antwoord["Cache-Control"] = "private, no-store"
    return antwoord
