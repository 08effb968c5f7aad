"""From a paper in the admin: impose secrecy, have it ratified, lift it."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse

from planning.stuk.models import Bestuursstuk
from planning.stuk.queries import al_openbare_verslagen, blijft_openbaar
from thema.basis.admin import wie
from thema.basis.fouten import DomeinFout
from thema.basis.klok import nu, vandaag

from .forms import DagForm, OpleggenForm
from .models import Geheimhouding
from .queries import geldende_geheimhouding
from .services import geheimhouding_bekrachtigen, geheimhouding_opheffen, geheimhouding_opleggen


def geheimhouding(request: HttpRequest, pk: int) -> HttpResponse:
    """What holds now, what held before, and the form of what can be done: impose it, or have it ratified or lifted."""
    stuk = get_object_or_404(Bestuursstuk.objects.bekend_bij(request.user), pk=pk)
    if not request.user.has_perm("planning.leg_geheimhouding_vast_bestuursstuk", stuk):
        raise PermissionDenied
    geheim = geldende_geheimhouding(stuk)
    gepost = request.POST if request.method == "POST" else None
    form = _form(gepost, geheim)
    if gepost is not None and form.is_valid() and _doe(request, stuk, geheim, form):
        return HttpResponseRedirect(reverse("admin:planning_bestuursstuk_change", args=[stuk.pk]))
    kader = {
        **admin.site.each_context(request),
        "opts": Bestuursstuk._meta,
        "title": "Geheimhouding",
        "subtitle": str(stuk),
        "stuk": stuk,
        "geheim": geheim,
        "eerdere": stuk.geheimhoudingen.exclude(opgeheven_op=None),
        "form": form,
    }
    return TemplateResponse(request, "planning/geheimhouding.html", kader)


def _form(gepost: object, geheim: Geheimhouding | None) -> OpleggenForm | DagForm:
    if geheim is None:
        return OpleggenForm(gepost, dag=vandaag())
    return DagForm(gepost, wacht_op_bekrachtiging=geheim.wacht_op_bekrachtiging, dag=vandaag())


def _doe(request: HttpRequest, stuk: Bestuursstuk, geheim: Geheimhouding | None, form: OpleggenForm | DagForm) -> bool:
    """Take the step; a refusal is shown in the form."""
    try:
        zin = _zet(request, stuk, geheim, form)
    except DomeinFout as fout:
        form.add_error(None, str(fout))
        return False
    messages.success(request, zin)
    if geheim is None and (let_op := blijft_openbaar(al_openbare_verslagen(stuk))):
        messages.warning(request, let_op)
    return True


def _zet(request: HttpRequest, stuk: Bestuursstuk, geheim: Geheimhouding | None, form: OpleggenForm | DagForm) -> str:
    if isinstance(form, OpleggenForm):
        geheimhouding_opleggen(stuk, form.oplegging, door=wie(request), op=nu())
        return f"Op ‘{stuk}’ rust nu geheimhouding. Alleen een kleine kring ziet dit stuk nog."
    assert geheim is not None  # noqa: S101  there is a form for a day only where secrecy holds
    dag = form.cleaned_data["datum"]
    if form.cleaned_data["wat"] == DagForm.BEKRACHTIGEN:
        geheimhouding_bekrachtigen(geheim, datum=dag, op=nu())
        return "Vastgelegd dat de raad de geheimhouding bekrachtigde."
    geheimhouding_opheffen(geheim, datum=dag, op=nu())
    return f"De geheimhouding op ‘{stuk}’ is opgeheven. Er is niets vanzelf openbaar gemaakt."
