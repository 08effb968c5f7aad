"""The public version of a paper before anybody decided on it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse

from planning.stuk.models import Bestuursstuk
from planning.stuk.verzamelen import gegevens_van
from rapportage.documenten.opmaken import als_json, maak_html
from rapportage.pdf import pdf_van
from thema.basis.fouten import DomeinFout

from .controle import eis_weggelakt
from .queries import lakken_van, openbare_gegevens


def openbare_versie(request: HttpRequest, pk: int) -> HttpResponse:
    """As a PDF: how the paper will be shown to everybody, marked CONCEPT; what was frozen once it is definitive."""
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    bekend = Bestuursstuk.objects.bekend_bij(request.user).select_related("document__openbare_versie", "nota")
    stuk = get_object_or_404(bekend, pk=pk)
    if not request.user.has_perm("planning.view_bestuursstuk", stuk):
        raise PermissionDenied
    try:
        pdf = openbare_versie_als_pdf(stuk)
    except DomeinFout as fout:
        messages.error(request, str(fout))
        return HttpResponseRedirect(reverse("admin:planning_bestuursstuk_change", args=[stuk.pk]))
    antwoord = HttpResponse(pdf, content_type="application/pdf")
    antwoord["Content-Disposition"] = f'inline; filename="openbare-versie-{stuk.soort}-{stuk.pk}.pdf"'
    antwoord["Cache-Control"] = "private, no-store"
    return antwoord


def openbare_versie_als_pdf(stuk: Bestuursstuk) -> bytes:
    """The bytes. Raises StukOnvolledig, NietWegTeLakken and PdfMislukt."""
    if stuk.document is not None:
        return bytes(stuk.document.openbaar_deel.pdf)
    lakken = lakken_van(stuk)
    gelakt = openbare_gegevens(gegevens_van(stuk), lakken)
    html = maak_html(gelakt, concept=True)
    eis_weggelakt(lakken, html=[html], waarden=als_json(gelakt))
    return pdf_van(html)
