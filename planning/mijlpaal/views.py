"""Moving milestones: first what follows of it, then the same by one button."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse

from rapportage.opmaak import datum
from thema.basis.admin import wie
from thema.basis.fouten import DomeinFout
from thema.basis.klok import vandaag

from .forms import VerschuifForm
from .kalender import recessen_van
from .models import Mijlpaal
from .services import AlGereed, planning_verschuiven
from .verschuiven import Mee, gevolgen, kenmerk_van, verschuiving

LIJST = "admin:planning_mijlpaal_changelist"
KENMERK = "kenmerk"


def verschuiven(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the new last day; show what moves along and what to think of; store exactly that."""
    mijlpaal = get_object_or_404(Mijlpaal.objects.select_related("beleidsplan__gemeente"), pk=pk)
    if not wie(request).has_perm("planning.change_mijlpaal", mijlpaal):
        raise PermissionDenied
    if mijlpaal.gereed_datum is not None:
        messages.error(request, str(AlGereed(mijlpaal)))
        return HttpResponseRedirect(reverse("admin:planning_mijlpaal_change", args=[pk]))
    gevraagd = request.POST if request.method == "POST" else request.GET
    form = VerschuifForm(gevraagd or None, initial={"laatste_dag": mijlpaal.tot, "mee": Mee.ERNA})
    if request.method == "POST" and form.is_valid() and _schuif(request, mijlpaal, form):
        return HttpResponseRedirect(reverse(LIJST))
    context = {
        **admin.site.each_context(request),
        "opts": Mijlpaal._meta,
        "title": "Verschuiven",
        "mijlpaal": mijlpaal,
        "form": form,
        "kenmerkveld": KENMERK,
        **_wat_volgt(mijlpaal, form),
    }
    return TemplateResponse(request, "planning/mijlpaal_verschuiven.html", context)


def _schuif(request: HttpRequest, mijlpaal: Mijlpaal, form: VerschuifForm) -> bool:
    gezien = request.POST.get(KENMERK, "")
    try:
        verschoven = planning_verschuiven(
            mijlpaal,
            laatste_dag=form.cleaned_data["laatste_dag"],
            mee=Mee(form.cleaned_data["mee"]),
            dag=vandaag(),
            gezien=gezien,
        )
    except DomeinFout as fout:
        form.add_error(None, str(fout))
        return False
    aantal = "Er is niets verschoven" if not verschoven else f"Verschoven: {len(verschoven)}"
    messages.success(request, f"{aantal}. ‘{mijlpaal}’ duurt nu tot en met {datum(form.cleaned_data['laatste_dag'])}.")
    return True


def _wat_volgt(mijlpaal: Mijlpaal, form: VerschuifForm) -> dict[str, Any]:
    """The whole planning as it would become; nothing as long as the form has not been filled in well."""
    if not form.is_bound or {"laatste_dag", "mee"} & form.errors.keys():
        return {}
    plan = mijlpaal.beleidsplan
    reeks, dag = list(plan.mijlpalen.all()), vandaag()
    nieuw = verschuiving(
        reeks, mijlpaal, laatste_dag=form.cleaned_data["laatste_dag"], mee=Mee(form.cleaned_data["mee"]), dag=dag
    )
    regels = gevolgen(nieuw, plan=plan, recessen=recessen_van(plan.gemeente), dag=dag)
    return {
        "regels": regels,
        "aantal": sum(regel.schuift for regel in regels),
        "let_op": sum(bool(regel.let_op) for regel in regels),
        "zonder_termijn": plan.gemeente.aanlevertermijn_college is None or plan.gemeente.aanlevertermijn_raad is None,
        "kenmerk": kenmerk_van(reeks),
    }
