"""The routing of one paper in the admin: who has it, what each did, and the acts, each on a page of its own."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse

from planning.stuk.enums import Stukactie
from planning.stuk.models import Bestuursstuk, Routingstap
from planning.stuk.queries import nu_bij
from thema.basis.admin import wie
from thema.basis.fouten import DomeinFout
from thema.basis.klok import nu, vandaag
from thema.basis.overgang import mogelijke_acties

from .enums import Routingactie, Stapstand
from .forms import RoutingForm
from .queries import beurt_van, handelingen_van, stand_van
from .services import stap_delegeren, stap_overslaan, stap_paraferen
from .workflow import MET_DE_HAND, OVERGANGEN

_DIENSTEN: dict[Routingactie, Callable[..., None]] = {
    Routingactie.PARAFEREN: stap_paraferen,
    Routingactie.DELEGEREN: stap_delegeren,
    Routingactie.OVERSLAAN: stap_overslaan,
}


class Knop(NamedTuple):
    """An act that this user may do now."""

    label: str
    url: str


class Staprij(NamedTuple):
    """A step with how it stands and what this user may do with it; `is_aan_de_beurt`: the paper waits for it."""

    stap: Routingstap
    stand: Stapstand
    is_aan_de_beurt: bool
    knoppen: tuple[Knop, ...]


def routing(request: HttpRequest, pk: int) -> HttpResponse:
    """Who initialled, whose turn it is and since when; and the way to each act."""
    if request.method == "POST":
        return HttpResponseNotAllowed(["GET", "HEAD"])
    stuk = _stuk(request, pk)
    dag = vandaag()
    context = {
        **_context(stuk, "Routing"),
        "bij": nu_bij(stuk),
        "beurt": (beurt := beurt_van(stuk, dag=dag, gemeente=stuk.beleidsplan.gemeente)),
        "is_te_laat": beurt is not None and beurt.is_te_laat_op(dag),
        "rijen": [_rij(request, stuk, stap) for stap in stuk.routing.all()],
        "terugsturen": _mag_terug(request, stuk),
        "handelingen": handelingen_van(stuk),
    }
    return TemplateResponse(request, "planning/routing.html", {**admin.site.each_context(request), **context})


def routing_stap(request: HttpRequest, pk: int, stap: int, actie: str) -> HttpResponse:
    """Ask what this act needs, and do it; a refusal keeps what was written."""
    stuk = _stuk(request, pk)
    deze = next((een for een in stuk.routing.all() if een.pk == stap), None)
    if deze is None or actie not in MET_DE_HAND:
        raise Http404
    doe = Routingactie(actie)
    if not _mag(request, deze, doe):
        messages.error(request, f"‘{doe.label}’ kan nu niet bij {deze.wie}, of is niet aan u.")
        return HttpResponseRedirect(_url(stuk))
    form = RoutingForm(request.POST or None, stap=deze, actie=doe, dag=vandaag())
    if request.method == "POST" and form.is_valid() and _voer_uit(request, form):
        return HttpResponseRedirect(_url(stuk))
    context = {**_context(stuk, f"{doe.label}: {deze.wie}"), "stap": deze, "actie": doe, "form": form}
    return TemplateResponse(request, "planning/routing_stap.html", {**admin.site.each_context(request), **context})


def _stuk(request: HttpRequest, pk: int) -> Bestuursstuk:
    if not wie(request).has_perm("planning.bekijk_routing"):
        raise PermissionDenied
    stukken = Bestuursstuk.objects.bekend_bij(wie(request)).select_related("beleidsplan__gemeente")
    stuk = get_object_or_404(stukken.prefetch_related("routing__gebruiker"), pk=pk)
    for stap in stuk.routing.all():
        stap.stuk = stuk
    return stuk


def _context(stuk: Bestuursstuk, titel: str) -> dict[str, Any]:
    return {"opts": Bestuursstuk._meta, "title": titel, "subtitle": str(stuk), "stuk": stuk, "terug": _url(stuk)}


def _rij(request: HttpRequest, stuk: Bestuursstuk, stap: Routingstap) -> Staprij:
    knoppen = (
        Knop(
            Routingactie(actie).label,
            reverse("admin:planning_bestuursstuk_routing_stap", args=(stuk.pk, stap.pk, actie)),
        )
        for actie in mogelijke_acties(OVERGANGEN, stand_van(stap))
        if _mag(request, stap, Routingactie(actie))
    )
    return Staprij(stap, stand_van(stap), stap == stuk.huidige_stap, tuple(knoppen))


def _mag(request: HttpRequest, stap: Routingstap, actie: Routingactie) -> bool:
    """The table knows it, the step is not before its turn, and it is this user's to do."""
    kan = actie in MET_DE_HAND and (stand_van(stap), actie) in OVERGANGEN
    op_tijd = not stap.wacht or stap == stap.stuk.huidige_stap
    # Nobody waits for a role without a box, so there is nothing to pass over.
    heeft_zin = actie is not Routingactie.OVERSLAAN or stap.wacht
    return kan and op_tijd and heeft_zin and wie(request).has_perm(f"planning.{actie}_routingstap", stap)


def _mag_terug(request: HttpRequest, stuk: Bestuursstuk) -> str:
    """Where to send the whole paper back; "" when that cannot be, or is not for this user."""
    if not wie(request).has_perm(f"planning.{Stukactie.TERUGSTUREN}_bestuursstuk", stuk):
        return ""
    return reverse("admin:planning_bestuursstuk_actie", args=(stuk.pk, Stukactie.TERUGSTUREN))


def _voer_uit(request: HttpRequest, form: RoutingForm) -> bool:
    try:
        _DIENSTEN[form.actie](form.stap, **form.velden, door=wie(request), op=nu())
    except DomeinFout as fout:
        form.add_error(None, str(fout))
        return False
    stuk = Bestuursstuk.objects.get(pk=form.stap.stuk_id)
    messages.success(
        request, f"Gedaan: {form.actie.label.lower()}. ‘{stuk}’ ligt nu bij: {nu_bij(stuk).removesuffix('.')}."
    )
    return True


def _url(stuk: Bestuursstuk) -> str:
    return reverse("admin:planning_bestuursstuk_routing", args=(stuk.pk,))
