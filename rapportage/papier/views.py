"""The paper form as a file: for everybody while residents can take part, for staff always."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_safe

from consultatie.vragenlijst.models import Vragenlijst
from rapportage.pdf import pdf_van
from thema.basis.klok import vandaag
from thema.basis.webadres import heel_adres

from .verzamelen import kop_van, papier_van


@require_safe
def papier(request: HttpRequest, slug: str) -> HttpResponse:
    """The newest version, or the concept. Drawn once per content, so asking often costs little."""
    lijst = get_object_or_404(Vragenlijst.objects.select_related("beleidsplan__gemeente"), slug=slug)
    dag = vandaag()
    # In this order: nobody who may have it anyway is recognised by a cookie.
    if not lijst.is_open_op(dag) and not request.user.has_perm("consultatie.view_vragenlijst"):
        raise Http404
    link = heel_adres(reverse("consultatie:vragenlijst", args=[slug]))
    gegevens = papier_van(lijst, lijst.versies.first(), dag=dag, link=link)
    kop = kop_van(gegevens, thema_css=lijst.beleidsplan.gemeente.document_css)
    pdf = pdf_van(render_to_string("rapportage/papier.html", {"document": gegevens, "kop": kop}))
    return HttpResponse(
        pdf,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{slug}-papier.pdf"', "Cache-Control": "private, no-cache"},
    )
