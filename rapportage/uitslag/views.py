"""The paper of a result: a draft for who may see the figures before they are public, afterwards the frozen file."""

import base64
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from consultatie.vragenlijst.models import Vragenlijst
from rapportage.documenten.models import Document
from rapportage.documenten.opmaken import maak_html
from rapportage.pagina import Kruimel
from rapportage.pdf import pdf_van
from rapportage.resultaten.inzage import Inzage, inzage_van
from rapportage.resultaten.views import gevraagde_versie
from thema.basis.klok import vandaag
from thema.basis.voortgang import VERVERS, ververs, verversing

from .verzamelen import uitslag_van

# Seconds that others may keep the file before they ask whether there is a newer version.
_HOUDBAAR = 3600


@require_safe
def uitslag_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """This version as a file, without `versie` the newest; 202 while the worker is making it; 404 for who does not get the
    page, or gets no figures on it."""
    lijsten = Vragenlijst.objects.openbaar().select_related("beleidsplan__gemeente")
    vragenlijst = get_object_or_404(lijsten, slug=slug)
    inzage = inzage_van(vragenlijst, gebruiker=request.user, dag=vandaag(), versie=gevraagde_versie(request))
    if inzage is None or inzage.nog_niet:
        raise Http404
    if inzage.publicatie is None:
        return _concept(vragenlijst, inzage)
    if inzage.publicatie.document is None:
        return _wordt_gemaakt(request, vragenlijst)
    return _vastgelegd(request, vragenlijst, inzage.publicatie.document, versie=inzage.publicatie.nummer)


def _concept(vragenlijst: Vragenlijst, inzage: Inzage) -> HttpResponse:
    uitslag = uitslag_van(vragenlijst, inzage.resultaat, dag=vandaag())
    antwoord = _pdf(pdf_van(maak_html(uitslag, concept=True)), f"concept-uitslag-{vragenlijst.slug}.pdf")
    antwoord["Cache-Control"] = "private, no-store"
    return antwoord


def _wordt_gemaakt(request: HttpRequest, vragenlijst: Vragenlijst) -> HttpResponse:
    """A page that says so, and asks again by itself for who wants that; the same address gives the file once it is there."""
    verversen = verversing(request, is_bezig=True)
    versie: dict[str, str | int] = {"versie": nummer} if (nummer := gevraagde_versie(request)) else {}
    resultaat = Kruimel(vragenlijst.titel, reverse("rapportage:resultaat", args=[vragenlijst.slug]))
    kader = {
        "adres": _adres(request, versie),
        "ververs_adres": _adres(request, {**versie, VERVERS: "ja"}),
        "verversing": verversen,
        "resultaat": resultaat,
        "pad": [Kruimel("Resultaten", reverse("rapportage:resultaten")), resultaat],
    }
    antwoord = render(request, "rapportage/uitslag_komt.html", kader, status=HTTPStatus.ACCEPTED)
    antwoord["Cache-Control"] = "no-store"
    ververs(antwoord, verversen)
    return antwoord


def _adres(request: HttpRequest, vraag: dict[str, str | int]) -> str:
    return f"{request.path}?{urlencode(vraag)}" if vraag else request.path


def _vastgelegd(request: HttpRequest, vragenlijst: Vragenlijst, document: Document, *, versie: int) -> HttpResponse:
    """Byte for byte, with its hash."""
    sha256 = document.sha256
    antwoord = _pdf(bytes(document.pdf), f"uitslag-{vragenlijst.slug}-versie-{versie}.pdf")
    antwoord["Cache-Control"] = f"public, max-age={_HOUDBAAR}"
    antwoord["ETag"] = f'"{sha256}"'
    antwoord["Repr-Digest"] = f"sha-256=:{base64.b64encode(bytes.fromhex(sha256)).decode()}:"
    return get_conditional_response(request, etag=antwoord["ETag"], response=antwoord) or antwoord


def _pdf(inhoud: bytes, naam: str) -> HttpResponse:
    return HttpResponse(
        inhoud, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{naam}"'}
    )
