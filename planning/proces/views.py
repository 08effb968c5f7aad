"""The planning for everyone, as a page and as a calendar; and the file of the council, for its members and staff."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from planning.besluit.queries import voorbeelddagen
from planning.mijlpaal.agenda import agenda_van
from planning.mijlpaal.enums import Orgaan
from planning.mijlpaal.kalender import recessen_van
from planning.mijlpaal.queries import bevinding, mijlpalen_van, planning_van, reces_voor_inwoners, stand_in_een_zin
from planning.stuk.models import Bestuursstuk
from planning.stuk.weergave import stuk_als_pdf
from thema.basis.fouten import DomeinFout
from thema.basis.klok import nu, vandaag
from thema.beleidsplan.models import Beleidsplan

from .dossier import dossier_van
from .meedenken import sluitdag


@require_safe
def planning(request: HttpRequest) -> HttpResponse:
    """When the council decides, what happens in which month, and what comes after it."""
    plan, dag = Beleidsplan.objects.actueel(), vandaag()
    if plan is None:
        return render(request, "planning/planning_leeg.html")
    verzonnen = voorbeelddagen(plan)
    is_vastgesteld = plan.vaststellingsdatum is not None and plan.vaststellingsdatum <= dag
    gepland = planning_van(plan, dag, verzonnen)
    context = {
        "planning": gepland,
        "organen": [orgaan for orgaan in Orgaan if any(regel.betreft is orgaan for regel in gepland.regels)],
        "bevinding": bevinding(plan, gepland.regels, dag),
        "is_voorbeelddag": is_vastgesteld and (Orgaan.RAAD, plan.vaststellingsdatum) in verzonnen,
        "stand": stand_in_een_zin(gepland.regels),
        "reces": reces_voor_inwoners(gepland.regels, recessen_van(plan.gemeente), sluitdag(plan, dag)),
        "is_vastgesteld": is_vastgesteld,
        "is_voorbij": dag.year > plan.tot_jaar,
    }
    return render(request, "planning/planning.html", context)


@require_safe
def ics(request: HttpRequest) -> HttpResponse:
    """The planning for the visitor's own calendar, whole or of one body (`?betreft=raad`); 404 as long as there is no plan."""
    plan, betreft = Beleidsplan.objects.actueel(), request.GET.get("betreft", "")
    if plan is None or (betreft and betreft not in Orgaan.values):
        raise Http404
    adres = request.build_absolute_uri(reverse("planning:planning"))
    regels = [
        regel
        for regel in mijlpalen_van(plan, vandaag(), voorbeelddagen(plan))
        if not betreft or regel.betreft == betreft
    ]
    agenda = agenda_van(plan, regels, url=adres, op=nu())
    antwoord = HttpResponse(agenda, content_type="text/calendar; charset=utf-8")
    naam = slugify(f"planning {plan.korte_naam} {betreft}")
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}.ics"'
    return antwoord


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
