"""The letters as a file, for who may see members."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_safe

from consultatie.uitnodiging.queries import brievendeel_van
from consultatie.vragenlijst.models import Vragenlijst
from rapportage.pdf import maak_pdf
from thema.basis.klok import vandaag
from thema.basis.webadres import heel_adres

from .verzamelen import brieven_van, kop_van


@require_safe
@login_required
def brieven(request: HttpRequest, slug: str, deel: int) -> HttpResponse:
    """Letters with a personal link each. Drawn anew every time and kept nowhere: they hold the secrets."""
    lijst = get_object_or_404(Vragenlijst.objects.select_related("beleidsplan__gemeente"), slug=slug)
    if not request.user.has_perm("consultatie.view_panellid"):
        raise PermissionDenied
    dag = vandaag()
    begin = heel_adres(reverse("consultatie:persoonlijke_link", args=["-"])).removesuffix("-/")
    welk = brievendeel_van(lijst, deel, na=request.GET.get("na"), tot=request.GET.get("tot"))
    gegevens = welk and brieven_van(lijst, deel=welk, datum=dag, begin_van_link=begin)
    if gegevens is None:
        raise Http404
    pdf = maak_pdf(
        render_to_string("rapportage/brieven.html", {"document": gegevens, "kop": kop_van(lijst, datum=dag)})
    )
    naam = f"{lijst.slug}-brieven-{deel}.pdf"
    return HttpResponse(
        pdf,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{naam}"', "Cache-Control": "no-store"},
    )
