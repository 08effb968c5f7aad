"""Pages of the griffie beside the forms of the admin: a step with an amendment or motion, and the votes."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from planning.stuk.models import Bestuursstuk
from planning.stuk.queries import agendadag
from thema.basis.admin import BasisAdmin, wie
from thema.basis.fouten import DomeinFout
from thema.basis.klok import nu, vandaag

from .enums import Amendementactie, Motieactie
from .forms import RaadstapForm, StemmingForm
from .models import Amendement, Fractie, Motie
from .queries import stemregel
from .services import raad_stap, stemming_vastleggen

# What a step brings about, by the model and the code of the step.
_GEVOLG: dict[tuple[str, str], str] = {
    ("amendement", Amendementactie.INTREKKEN): "Het amendement wordt ingetrokken. De raad stemt er niet meer over.",
    ("amendement", Amendementactie.VERVALLEN): (
        "Het amendement vervalt, bijvoorbeeld omdat de raad een ander amendement op dezelfde passage aannam."
    ),
    ("amendement", Amendementactie.HEROPENEN): (
        "Het amendement is daarna weer ingediend. Een stemming die erbij stond, wordt gewist. Dit kan tot de raad over het "
        "stuk besluit."
    ),
    ("motie", Motieactie.INTREKKEN): "De motie wordt ingetrokken. De raad stemt er niet meer over.",
    ("motie", Motieactie.OVERNEMEN): "Het college neemt de motie over. De raad stemt er niet meer over.",
    ("motie", Motieactie.AANHOUDEN): "De raad stemt later over de motie.",
    ("motie", Motieactie.HEROPENEN): "De motie is daarna weer ingediend. Een stemming die erbij stond, wordt gewist.",
}


def stap_view(request: HttpRequest, beheer: BasisAdmin, ding: Amendement | Motie, actie: str) -> HttpResponse:
    """Say what the step brings about, ask for a remark, and take it."""
    if not wie(request).has_perm(f"planning.{actie}_{beheer.opts.model_name}", ding):
        return _kan_niet(request, beheer, ding)
    soort = Amendementactie if isinstance(ding, Amendement) else Motieactie
    form = RaadstapForm(request.POST or None, ding=ding)
    if request.method == "POST" and form.is_valid():
        try:
            raad_stap(ding, actie=actie, door=wie(request), op=nu(), opmerking=form.cleaned_data["opmerking"])
        except DomeinFout as fout:
            form.add_error(None, str(fout))
        else:
            return _klaar(request, beheer, ding, f"‘{ding}’ is nu: {ding.get_status_display().lower()}.")
    context = {
        **_context(request, beheer, ding, str(soort(actie).label)),
        "gevolg": _GEVOLG[str(beheer.opts.model_name), actie],
        "form": form,
    }
    return TemplateResponse(request, "planning/raad_stap.html", context)


def stemming_view(request: HttpRequest, beheer: BasisAdmin, ding: Amendement | Motie | Bestuursstuk) -> HttpResponse:
    """Ask how the council voted, and write it down with what follows from it."""
    if not wie(request).has_perm(f"planning.stem_{beheer.opts.model_name}", ding):
        return _kan_niet(request, beheer, ding)
    stuk = ding if isinstance(ding, Bestuursstuk) else ding.stuk
    dag = min(agendadag(stuk) or vandaag(), vandaag())
    fracties = Fractie.objects.filter(gemeente=stuk.beleidsplan.gemeente_id)
    form = StemmingForm(request.POST or None, ding=ding, dag=dag, fracties=fracties.op(_dag(request, dag)))
    if request.method == "POST" and form.is_valid():
        try:
            stemming = stemming_vastleggen(
                ding,
                datum=form.cleaned_data["datum"],
                wijze=form.cleaned_data["wijze"],
                stemmen=form.stemmen,
                door=wie(request),
                op=nu(),
            )
        except DomeinFout as fout:
            form.add_error(None, str(fout))
        else:
            return _klaar(request, beheer, ding, f"‘{ding}’: {stemregel(stemming).zin}")
    context = {**_context(request, beheer, ding, "Stemming"), "form": form, "stuk": stuk, "wordt": _wordt(ding)}
    return TemplateResponse(request, "planning/raad_stemming.html", context)


def _wordt(ding: Any) -> str:
    """What follows from the vote for this."""
    if isinstance(ding, Bestuursstuk):
        return "Het besluit zelf legt u daarna vast. De uitkomst daarvan moet bij deze stemming passen."
    return "De status volgt uit de stemming."


def _dag(request: HttpRequest, dag: date) -> date:
    """The day that was posted, where it is one: other fracties may have sat then."""
    try:
        return date.fromisoformat(request.POST.get("datum", ""))
    except ValueError:
        return dag


def _context(request: HttpRequest, beheer: BasisAdmin, ding: Any, titel: str) -> dict[str, Any]:
    return {
        **beheer.admin_site.each_context(request),
        "opts": beheer.opts,
        "title": titel,
        "subtitle": str(ding),
        "ding": ding,
        "lijst_url": reverse(f"admin:planning_{beheer.opts.model_name}_changelist"),
        "ding_url": _adres(beheer, ding),
    }


def _kan_niet(request: HttpRequest, beheer: BasisAdmin, ding: Any) -> HttpResponse:
    """Tell how it stands; everyone who works here may see it."""
    zin = f"Deze stap kan nu niet, of is niet aan u. ‘{ding}’ heeft de status {ding.get_status_display().lower()}."
    beheer.message_user(request, zin, messages.ERROR)
    return HttpResponseRedirect(_adres(beheer, ding))


def _klaar(request: HttpRequest, beheer: BasisAdmin, ding: Any, zin: str) -> HttpResponse:
    beheer.message_user(request, zin, messages.SUCCESS)
    return HttpResponseRedirect(_adres(beheer, ding))


def _adres(beheer: BasisAdmin, ding: Any) -> str:
    return reverse(f"admin:planning_{beheer.opts.model_name}_change", args=(ding.pk,))
