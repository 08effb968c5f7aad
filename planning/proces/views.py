"""The file of the council: for council members and staff."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from planning.stuk.models import Bestuursstuk
from planning.stuk.weergave import stuk_als_pdf
from thema.basis.fouten import DomeinFout
from thema.basis.klok import vandaag
from thema.beleidsplan.models import Beleidsplan

from .dossier import dossier_van


@require_safe
@never_cache
@login_required
@permission_required("planning.bekijk_dossier", raise_exception=True)
def dossier(request: HttpRequest) -> HttpResponse:
    """Papers at the council and decided on by it, what it decides when, and results before they are public."""
    plan = Beleidsplan.objects.actueel()
    context = {"dossier": dossier_van(plan, request.user, vandaag()) if plan is not None else None}
    return render(request, "planning/dossier.html", context)


@require_safe
@never_cache
@login_required
def stuk_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The paper as PDF: frozen, or a concept. 404 for who may not know of it."""
    zichtbaar = Bestuursstuk.objects.zichtbaar_voor(request.user)
    stuk = get_object_or_404(zichtbaar.select_related("beleidsplan__gemeente", "document", "voortgang"), pk=pk)
    try:
        pdf = stuk_als_pdf(stuk)
    except DomeinFout as fout:
        messages.error(request, str(fout))
        mag_werken = request.user.has_perm("planning.view_bestuursstuk", stuk)
        return redirect("admin:planning_bestuursstuk_change", pk) if mag_werken else redirect("planning:dossier")
    antwoord = HttpResponse(pdf, content_type="application/pdf")
    naam = f"{stuk.soort}-{stuk.nummer or stuk.pk}{'' if stuk.document else '-concept'}.pdf"
    antwoord["Content-Disposition"] = content_disposition_header(as_attachment=False, filename=naam) or "inline"
    return antwoord
