"""The page of one meeting in the admin: agenda, what came of each paper, list of decisions."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse

from planning.stuk.enums import Stukactie, Stukstatus
from rapportage.documenten.opmaken import maak_html
from rapportage.pdf import pdf_van
from thema.basis.admin import wie
from thema.basis.fouten import DomeinFout
from thema.basis.klok import nu, vandaag
from thema.basis.overgang import mogelijke_acties

from .enums import Vergaderactie, Vergaderstatus
from .forms import OPSLAAN, PUBLICEREN, AgendaForm, Rij, StapForm
from .fouten import StapKanNiet
from .models import Collegevergadering
from .queries import Punt, punten_van, zonder_uitkomst
from .services import agenda_opslaan, besluitenlijst_publiceren, vergadering_zetten
from .verzamelen import verzamel_besluitenlijst, zichtbaarheid_van
from .workflow import OVERGANGEN

# Buttons that send the order along; adopting an agenda adopts what is on the screen.
_MET_VOLGORDE = (OPSLAAN, Vergaderactie.AGENDA_VASTSTELLEN)


class Regel(NamedTuple):
    """A paper on the page: its fields, where to write down what came of it ("" for nobody, or nothing), how public it is."""

    rij: Rij
    besluit_url: str
    zichtbaar: str


def agenda(request: HttpRequest, pk: int) -> HttpResponse:
    """The papers in their order, what still lacks an outcome, and the steps of the meeting."""
    vergadering = _vergadering(request, pk)
    punten = punten_van(vergadering, voor=wie(request))
    gepost = request.POST if request.POST.get("doe") in _MET_VOLGORDE and _mag_ordenen(request, vergadering) else None
    form = AgendaForm(gepost, vergadering=vergadering, punten=punten)
    if request.method == "POST" and _doe(request, vergadering, form):
        return HttpResponseRedirect(reverse("admin:planning_collegevergadering_agenda", args=(pk,)))
    context = {
        **admin.site.each_context(request),
        "opts": Collegevergadering._meta,
        "title": f"{vergadering}"[:1].upper() + f"{vergadering}"[1:],
        "vergadering": vergadering,
        "form": form,
        "regels": list(_regels(request, form)),
        "zonder": zonder_uitkomst(punten) if vergadering.status == Vergaderstatus.GEHOUDEN else (),
        "mag_ordenen": _mag_ordenen(request, vergadering),
        "acties": _acties(request, vergadering),
        "mag_publiceren": _mag_publiceren(request, vergadering),
    }
    return TemplateResponse(request, "planning/collegevergadering.html", context)


def besluitenlijst_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The list of decisions as it would be published now, marked as a concept."""
    if request.method == "POST":
        return HttpResponseNotAllowed(["GET", "HEAD"])
    vergadering = _vergadering(request, pk)
    gegevens = verzamel_besluitenlijst(vergadering, punten_van(vergadering), dag=vandaag())
    antwoord = HttpResponse(pdf_van(maak_html(gegevens, concept=True)), content_type="application/pdf")
    antwoord["Content-Disposition"] = f'inline; filename="concept-besluitenlijst-{vergadering.datum}.pdf"'
    antwoord["Cache-Control"] = "private, no-store"
    return antwoord


def _vergadering(request: HttpRequest, pk: int) -> Collegevergadering:
    if not wie(request).has_perm("planning.view_collegevergadering"):
        raise PermissionDenied
    vergaderingen = Collegevergadering.objects.select_related("beleidsplan__gemeente", "besluitenlijst")
    return get_object_or_404(
        vergaderingen.defer("besluitenlijst__pdf", "besluitenlijst__gegevens", "besluitenlijst__inhoud"), pk=pk
    )


def _doe(request: HttpRequest, vergadering: Collegevergadering, form: AgendaForm) -> bool:
    """Do what the button says; False: the page comes back with what was filled in."""
    doe = request.POST.get("doe", "")
    if form.is_bound and not form.is_valid():
        return False
    try:
        melding = _voer_uit(request, vergadering, doe, form)
    except DomeinFout as fout:
        messages.error(request, str(fout))
        return True
    messages.success(request, melding)
    return True


def _voer_uit(request: HttpRequest, vergadering: Collegevergadering, doe: str, form: AgendaForm) -> str:
    """What the button asks, when this user may; gives the sentence that says so. Raises a DomeinFout when not."""
    if form.is_bound:
        agenda_opslaan(vergadering, form.plaatsen)
        if doe == OPSLAAN:
            return "De agenda is opgeslagen."
    elif (stap := StapForm(request.POST)).is_valid():
        # What the user saw; a service refuses when that is not what is stored.
        vergadering.bewerking = stap.cleaned_data["bewerking"]
    if doe == PUBLICEREN and _mag_publiceren(request, vergadering):
        besluitenlijst_publiceren(vergadering, op=nu())
        return "De besluitenlijst ligt vast en staat op de openbare site."
    if doe not in _acties(request, vergadering):
        raise StapKanNiet(vergadering.get_status_display())
    vergadering_zetten(vergadering, Vergaderactie(doe), door=wie(request), op=nu())
    return f"De vergadering is nu: {vergadering.get_status_display().lower()}."


def _mag_ordenen(request: HttpRequest, vergadering: Collegevergadering) -> bool:
    return Vergaderactie.AGENDA_VASTSTELLEN in _acties(request, vergadering)


def _mag_publiceren(request: HttpRequest, vergadering: Collegevergadering) -> bool:
    is_gehouden = vergadering.status == Vergaderstatus.GEHOUDEN
    return is_gehouden and wie(request).has_perm("planning.publiceer_besluitenlijst", vergadering)


def _acties(request: HttpRequest, vergadering: Collegevergadering) -> list[Vergaderactie]:
    """The steps that this user may take now, forward ones first."""
    return [
        Vergaderactie(actie)
        for actie in reversed(mogelijke_acties(OVERGANGEN, vergadering.status))
        if wie(request).has_perm(f"planning.{actie}_collegevergadering", vergadering)
    ]


def _regels(request: HttpRequest, form: AgendaForm) -> Iterator[Regel]:
    for rij in form.rijen():
        yield Regel(rij, _besluit_url(request, rij.punt), zichtbaarheid_van(rij.punt).value)


def _besluit_url(request: HttpRequest, punt: Punt) -> str:
    kan: Any = punt.stuk.status == Stukstatus.COLLEGE and not punt.uitkomst
    if not kan or not wie(request).has_perm(f"planning.{Stukactie.COLLEGE_BESLUIT}_bestuursstuk", punt.stuk):
        return ""
    return reverse("admin:planning_bestuursstuk_actie", args=(punt.stuk.pk, Stukactie.COLLEGE_BESLUIT))
