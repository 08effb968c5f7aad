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
from planning.mijlpaal.beeld import beeld_van, organen_in, standen_in
from planning.mijlpaal.enums import Orgaan
from planning.mijlpaal.kalender import recessen_van
from planning.mijlpaal.queries import (
    bevinding,
    laatst_gewijzigd,
    mijlpalen_van,
    planning_van,
    reces_voor_inwoners,
    stand_in_een_zin,
)
from planning.raadstafel.queries import raadstafels_in_agenda
from planning.stuk.models import Bestuursstuk
from planning.stuk.queries import agenderingen_van
from planning.stuk.weergave import stuk_als_pdf
from thema.basis.fouten import DomeinFout
from thema.basis.klok import nu, vandaag
from thema.beleidsplan.models import Beleidsplan

from .dossier import dossier_van
from .meedenken import sluitdag
from .planningdocument import planning_als_pdf
from .stappen import is_vastgesteld


@require_safe
def planning(request: HttpRequest) -> HttpResponse:
    """When the council decides, what happens in which month, and what comes after it."""
    plan, dag = Beleidsplan.objects.actueel(), vandaag()
    if plan is None:
        return render(request, "planning/planning_leeg.html")
    verzonnen = voorbeelddagen(plan)
    besloten = is_vastgesteld(plan, dag)
    gepland, recessen = planning_van(plan, dag, verzonnen), recessen_van(plan.gemeente)
    conclusie = bevinding(plan, gepland.regels, dag)
    context = {
        "planning": gepland,
        "beeld": beeld_van(gepland, recessen, titel=conclusie),
        "organen": organen_in(gepland),
        "standen": standen_in(gepland),
        "bevinding": conclusie,
        "is_voorbeelddag": besloten and (Orgaan.RAAD, plan.vaststellingsdatum) in verzonnen,
        "stand": stand_in_een_zin(gepland.regels),
        "reces": reces_voor_inwoners(gepland.regels, recessen, sluitdag(plan, dag)),
        "is_vastgesteld": besloten,
        "is_voorbij": dag.year > plan.tot_jaar,
    }
    return render(request, "planning/planning.html", context)


@require_safe
def planning_pdf(request: HttpRequest) -> HttpResponse:
    """The planning of today as a document, drawn once per content; 404 as long as nothing is planned."""
    plan = Beleidsplan.objects.actueel()
    if plan is None or not plan.mijlpalen.exists():
        raise Http404
    antwoord = HttpResponse(planning_als_pdf(plan, vandaag()), content_type="application/pdf")
    antwoord["Content-Disposition"] = f'inline; filename="{slugify(f"planning {plan.korte_naam}")}.pdf"'
    antwoord["Cache-Control"] = "private, no-cache"
    return antwoord


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
    tafels = (
        raadstafels_in_agenda(plan, request.build_absolute_uri(reverse("planning:raad")))
        if betreft in {"", Orgaan.RAAD}
        else ()
    )
    agenda = agenda_van(
        plan,
        regels,
        url=adres,
        op=nu(),
        gewijzigd=laatst_gewijzigd(plan),
        agenderingen=agenderingen_van(plan),
        bijeenkomsten=tafels,
    )
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
    context = {"dossier": dossier_van(plan, request.user, vandaag(), op=nu()) if plan is not None else None}
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
