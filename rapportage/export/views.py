"""Figures to take away: for who may see the page of a result its files, and for everybody what is public."""

import base64
import json

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from consultatie.vragenlijst.models import Vragenlijst
from rapportage.resultaten.inzage import inzage_van
from thema.basis.klok import nu, vandaag
from thema.beleidsplan.models import Beleidsplan

from .bestanden import FORMATEN, Bestand, boekbestand, tabelbestand
from .catalogus import catalogus_van
from .cijferboek import Cijferboek
from .queries import datasets, openbaar_plan, planboek, resultaatboek

# Seconds that others may keep a public file, and the list of them, before they ask whether it is still the same.
_HOUDBAAR = 3600
_LIJST_HOUDBAAR = 300


@require_safe
def opendata(request: HttpRequest) -> HttpResponse:
    """All that is open, with where it comes from and what may be done with it."""
    gevonden = datasets(Beleidsplan.objects.actueel(), moment=nu())
    return render(request, "rapportage/opendata.html", {"datasets": gevonden})


@require_safe
def catalogus(request: HttpRequest) -> HttpResponse:
    """The same for programs."""
    plan = Beleidsplan.objects.actueel()
    titel = f"Open data: {plan.naam}" if plan else "Open data"
    gegevens = catalogus_van(datasets(plan, moment=nu()), titel=titel)
    inhoud = json.dumps(gegevens, ensure_ascii=False, indent=1).encode()
    antwoord = _antwoord(request, Bestand("catalogus.json", "application/ld+json", inhoud, mag_bewaard=True))
    antwoord["Cache-Control"] = f"public, max-age={_LIJST_HOUDBAAR}"
    return antwoord


@require_safe
def cijfers(request: HttpRequest, slug: str, formaat: str) -> HttpResponse:
    """All figures of a result in one file."""
    return _heel(request, _boek(request, slug), formaat)


@require_safe
def cijfers_csv(request: HttpRequest, slug: str, tabel: str) -> HttpResponse:
    """One table of a result."""
    return _deel(request, _boek(request, slug), tabel)


@require_safe
def plancijfers(request: HttpRequest, formaat: str) -> HttpResponse:
    """The adopted plan in one file."""
    return _heel(request, _planboek(), formaat)


@require_safe
def plancijfers_csv(request: HttpRequest, tabel: str) -> HttpResponse:
    """One table of the adopted plan."""
    return _deel(request, _planboek(), tabel)


def _boek(request: HttpRequest, slug: str) -> Cijferboek:
    """The figures that the page of this result shows to this visitor; 404 for who does not get that page."""
    lijsten = Vragenlijst.objects.openbaar().select_related("beleidsplan__gemeente")
    vragenlijst = get_object_or_404(lijsten, slug=slug)
    inzage = inzage_van(vragenlijst, gebruiker=request.user, dag=vandaag())
    if inzage is None or inzage.nog_niet:
        raise Http404
    return resultaatboek(inzage.resultaat, vragenlijst, is_openbaar=inzage.gepubliceerd_op is not None)


def _planboek() -> Cijferboek:
    document = openbaar_plan(Beleidsplan.objects.actueel(), moment=nu())
    if document is None:
        raise Http404
    return planboek(document)


def _heel(request: HttpRequest, boek: Cijferboek, formaat: str) -> HttpResponse:
    if formaat not in FORMATEN:
        raise Http404
    return _antwoord(request, boekbestand(boek, FORMATEN[formaat]))


def _deel(request: HttpRequest, boek: Cijferboek, code: str) -> HttpResponse:
    tabel = boek.tabel(code)
    if tabel is None:
        raise Http404
    return _antwoord(request, tabelbestand(boek, tabel))


def _antwoord(request: HttpRequest, bestand: Bestand) -> HttpResponse:
    """The file. What is public may be kept by anybody and read from any site; what is not, by nobody."""
    antwoord = HttpResponse(bestand.inhoud, content_type=bestand.mediatype)
    antwoord["Content-Disposition"] = f'attachment; filename="{bestand.naam}"'
    if not bestand.mag_bewaard:
        antwoord["Cache-Control"] = "private, no-store"
        return antwoord
    sha256 = bestand.sha256
    antwoord["Cache-Control"] = f"public, max-age={_HOUDBAAR}"
    antwoord["ETag"] = f'"{sha256}"'
    antwoord["Repr-Digest"] = f"sha-256=:{base64.b64encode(bytes.fromhex(sha256)).decode()}:"
    antwoord["Access-Control-Allow-Origin"] = "*"
    return get_conditional_response(request, etag=antwoord["ETag"], response=antwoord) or antwoord
