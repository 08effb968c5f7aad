"""The paper of a result: a draft for who may see the figures before they are public, afterwards the frozen file."""

import base64

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from consultatie.vragenlijst.models import Vragenlijst
from rapportage.documenten.opmaken import maak_html
from rapportage.pdf import pdf_van
from rapportage.resultaten.inzage import Inzage, inzage_van
from rapportage.resultaten.views import gevraagde_versie
from thema.basis.klok import vandaag

from .verzamelen import uitslag_van

# Seconds that others may keep the file before they ask whether there is a newer version.
_HOUDBAAR = 3600


@require_safe
def uitslag_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """This version as a file, without `versie` the newest; 404 for who does not get the page, or gets no figures on it."""
    lijsten = Vragenlijst.objects.openbaar().select_related("beleidsplan__gemeente")
    vragenlijst = get_object_or_404(lijsten, slug=slug)
    inzage = inzage_van(vragenlijst, gebruiker=request.user, dag=vandaag(), versie=gevraagde_versie(request))
    if inzage is None or inzage.nog_niet:
        raise Http404
    if inzage.publicatie is None:
        return _concept(vragenlijst, inzage)
    return _vastgelegd(request, vragenlijst, inzage)


def _concept(vragenlijst: Vragenlijst, inzage: Inzage) -> HttpResponse:
    uitslag = uitslag_van(vragenlijst, inzage.resultaat, dag=vandaag())
    antwoord = _pdf(pdf_van(maak_html(uitslag, concept=True)), f"concept-uitslag-{vragenlijst.slug}.pdf")
    antwoord["Cache-Control"] = "private, no-store"
    return antwoord


def _vastgelegd(request: HttpRequest, vragenlijst: Vragenlijst, inzage: Inzage) -> HttpResponse:
    """Byte for byte, with its hash. What was published before papers were frozen is drawn from the frozen figures."""
    publicatie = inzage.publicatie
    assert publicatie is not None  # noqa: S101  for the type checker: the caller looked
    naam = f"uitslag-{vragenlijst.slug}-versie-{publicatie.nummer}.pdf"
    if publicatie.document is None:
        dag = timezone.localdate(publicatie.gepubliceerd_op)
        uitslag = uitslag_van(
            vragenlijst, inzage.resultaat, dag=dag, versie=publicatie.nummer, toelichting=publicatie.toelichting
        )
        return _pdf(pdf_van(maak_html(uitslag, concept=False)), naam)
    sha256 = publicatie.document.sha256
    antwoord = _pdf(bytes(publicatie.document.pdf), naam)
    antwoord["Cache-Control"] = f"public, max-age={_HOUDBAAR}"
    antwoord["ETag"] = f'"{sha256}"'
    antwoord["Repr-Digest"] = f"sha-256=:{base64.b64encode(bytes.fromhex(sha256)).decode()}:"
    return get_conditional_response(request, etag=antwoord["ETag"], response=antwoord) or antwoord


def _pdf(inhoud: bytes, naam: str) -> HttpResponse:
    return HttpResponse(
        inhoud, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{naam}"'}
    )
