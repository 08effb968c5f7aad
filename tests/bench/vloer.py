"""What people would write instead, and the least that it can take. Beside the addresses of the house itself."""

import json
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template import Template
from django.template.context import RequestContext
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt

from consultatie.models import Inkomend, Vragenlijstversie
from consultatie.vragenlijst.enums import Kanaal
from tests.bench.opzet import DAG

_KLAAR: dict[str, Any] = {}


def zet_klaar(versie: Vragenlijstversie) -> None:
    """Make both floors ready for this questionnaire, as their author would have done by hand."""
    _KLAAR["versie"] = versie.pk
    _KLAAR["form"] = _formulierklasse(versie)
    _KLAAR["sjabloon"] = Template(
        '{% extends "basis.html" %}{% block inhoud %}<form method="post">{% csrf_token %}'
        "{{ form.as_div }}<button>Verstuur</button></form>{% endblock %}"
    )
    _KLAAR["lezers"] = [_lezer(vraag) for vraag in versie.vragen]


# ── A plain Django view: a form whose widgets are rendered in every request, and save() ──────────────


def _formulierklasse(versie: Vragenlijstversie) -> type[forms.Form]:
    velden: dict[str, forms.Field] = {}
    for vraag in versie.vragen:
        keuzes = [(optie["code"], optie["tekst"]) for optie in vraag.get("opties", ())]
        for nummer in range(1, vraag["aantal"] + 1) if vraag["soort"] == "top" else ():
            velden[f"{vraag['sleutel']}_{nummer}"] = forms.ChoiceField(choices=keuzes, required=False)
        if vraag["soort"] != "top":
            velden[vraag["sleutel"]] = _veld(vraag["soort"], keuzes)
    return type("VloerForm", (forms.Form,), velden)


def _veld(soort: str, keuzes: list[tuple[str, str]]) -> forms.Field:
    if soort == "open":
        return forms.CharField(widget=forms.Textarea, max_length=2000, required=False)
    if soort == "meer":
        return forms.MultipleChoiceField(choices=keuzes, widget=forms.CheckboxSelectMultiple, required=False)
    widget = forms.Select if soort == "wijk" else forms.RadioSelect
    return forms.ChoiceField(choices=keuzes, widget=widget, required=False)


def vloer(request: HttpRequest) -> HttpResponse:
    """What the tutorial would have you write."""
    form = _KLAAR["form"](request.POST or None)
    if request.method == "POST" and form.is_valid():
        Inkomend.objects.create(
            sleutel=uuid4(),
            versie_id=_KLAAR["versie"],
            kanaal=Kanaal.OPEN,
            dag=DAG,
            antwoorden=form.cleaned_data,
        )
        return HttpResponseRedirect("/vloer/")
    return HttpResponse(_KLAAR["sjabloon"].render(RequestContext(request, {"form": form})))


# ── The last floor: a page kept as bytes, readers made once, one INSERT ──────────────────────────────


def _lezer(vraag: dict[str, Any]) -> Callable[[Any, dict[str, Any]], bool]:
    """Puts the answer to this question in a dict, or says no."""
    sleutel, codes = vraag["sleutel"], frozenset(optie["code"] for optie in vraag.get("opties", ()))
    velden = [f"{sleutel}_{nummer}" for nummer in range(1, vraag.get("aantal") or 1)] if vraag["soort"] == "top" else []

    def tekst(invoer: Any, uit: dict[str, Any]) -> bool:
        if waarde := invoer.get(sleutel, "").strip():
            uit[sleutel] = waarde
        return len(waarde) <= 2000

    def keuze(invoer: Any, uit: dict[str, Any]) -> bool:
        if waarde := invoer.get(sleutel):
            uit[sleutel] = waarde
        return not waarde or waarde in codes

    def keuzes(invoer: Any, uit: dict[str, Any]) -> bool:
        waarden = [w for veld in velden if (w := invoer.get(veld))] if velden else invoer.getlist(sleutel)
        if waarden:
            uit[sleutel] = waarden
        return codes.issuperset(waarden) and len(set(waarden)) == len(waarden)

    return {"open": tekst, "meer": keuzes, "top": keuzes}.get(vraag["soort"], keuze)


@csrf_exempt
def laatste_vloer(request: HttpRequest) -> HttpResponse:
    """The least that a submission can take in this framework."""
    if request.method == "GET":
        return HttpResponse(b"".join((_KLAAR["voor"], str(uuid4()).encode(), _KLAAR["na"])))
    uit: dict[str, Any] = {}
    if not all(lees(request.POST, uit) for lees in _KLAAR["lezers"]):
        return HttpResponse(status=400)
    sleutel = UUID(request.POST["formulier.sleutel"])
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO consultatie_inkomend (sleutel, versie_id, kanaal, dag, verdenking, antwoorden)"
            " VALUES (%s, %s, %s, %s, '', %s)"
            " ON CONFLICT DO NOTHING",
            [
                sleutel if connection.features.has_native_uuid_field else sleutel.hex,
                _KLAAR["versie"],
                Kanaal.OPEN.value,
                DAG,
                json.dumps(uit),
            ],
        )
    return HttpResponseRedirect("/laatste-vloer/")


def bewaar_pagina(voor: bytes, na: bytes) -> None:
    """The page that the last floor hands out, cut in two at the key."""
    _KLAAR["voor"], _KLAAR["na"] = voor, na


urlpatterns = [
    path("vloer/", vloer),
    path("laatste-vloer/", laatste_vloer),
    path("", include("mjbp.urls")),
]
