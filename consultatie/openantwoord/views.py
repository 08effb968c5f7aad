"""The screens on which staff read and label, in the frame of the admin. Only the first shows what residents sent."""

from typing import Any
from uuid import UUID

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode

from consultatie.inbreng.bewaartermijn import wissing_van
from consultatie.vragenlijst.models import Vragenlijst
from thema.basis.fouten import DomeinFout
from thema.basis.klok import vandaag

from .enums import Antwoordactie, Antwoordstatus, Reden
from .forms import CodeerForm, GezienForm, ScreenForm
from .models import Label, Openantwoord
from .queries import (
    Codeerblad,
    Filter,
    antwoorden_van,
    cellen_van,
    codeerblad,
    filterkeuzes,
    heeft_originelen,
    labelknoppen,
    labels_met_aantal,
    stand_van,
    vondsten_in,
)
from .screening import in_stukken
from .services import (
    antwoord_coderen,
    antwoord_herzien,
    antwoord_vrijgeven,
    antwoord_wegleggen,
    label_onderbouwen,
    label_toevoegen,
)

MAX_SLEUTEL = (1 << 128) - 1
ONVOLLEDIG = "Dit formulier was niet compleet. Er is niets opgeslagen. Probeer het hieronder opnieuw."


def adres(naam: str, *args: object, **parameters: str) -> str:
    """Address of one of these screens."""
    pad = reverse(f"admin:consultatie_{naam}", args=args)
    return f"{pad}?{urlencode(parameters)}" if parameters else pad


def _lijst_voor(request: HttpRequest, pk: int, recht: str) -> Vragenlijst:
    """The questionnaire; 403 for who may not do this, whether it exists or not."""
    if not request.user.has_perm(f"consultatie.{recht}"):
        raise PermissionDenied
    return get_object_or_404(Vragenlijst.objects.select_related("beleidsplan__gemeente"), pk=pk)


def _toon(request: HttpRequest, sjabloon: str, lijst: Vragenlijst, **context: Any) -> HttpResponse:
    kader = {**admin.site.each_context(request), "vragenlijst": lijst, "stand": stand_van(lijst), **context}
    return TemplateResponse(request, f"consultatie/openantwoord/{sjabloon}.html", kader)


def werk(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the open texts of this questionnaire are, its labels and the reactions to them."""
    lijst = _lijst_voor(request, pk, "codeer_openantwoord")
    labels = labels_met_aantal(lijst)
    wissing = wissing_van(lijst, dag=vandaag(), ligt_er_nog=heeft_originelen(lijst))
    return _toon(request, "werk", lijst, title="Open antwoorden", labels=labels, wissing=wissing)


# ── Reading ──────────────────────────────────────────────────────────────────────────────────────


def lezen(request: HttpRequest, pk: int) -> HttpResponse:
    """One text as it came in, with proposals of what to leave out. Sent: the next one comes by itself."""
    lijst = _lijst_voor(request, pk, "screen_openantwoord")
    if request.method == "POST":
        return _beslis(request, lijst)
    wachtend = antwoorden_van(lijst).filter(status=Antwoordstatus.TE_SCREENEN)
    wachtend = wachtend.select_related("versie__vragenlijst__beleidsplan")
    na = _sleutel(request.GET.get("na", ""))
    antwoord = (wachtend.filter(pk__gt=na).first() if na else None) or wachtend.first()
    return _toon_tekst(request, lijst, antwoord)


def _beslis(request: HttpRequest, lijst: Vragenlijst) -> HttpResponse:
    antwoord = GezienForm(request.POST).vind(lijst)
    if antwoord is None:
        messages.error(request, ONVOLLEDIG)
        return HttpResponseRedirect(adres("openantwoord_lezen", lijst.pk))
    form = ScreenForm(request.POST, antwoord=antwoord, vondsten=vondsten_in(antwoord))
    if not form.is_valid() and antwoord.status == Antwoordstatus.TE_SCREENEN:
        return _toon_tekst(request, lijst, antwoord, form)
    try:
        if form.actie == Antwoordactie.WEGLEGGEN:
            antwoord_wegleggen(antwoord, reden=Reden(form.cleaned_data.get("reden") or Reden.ONBRUIKBAAR))
        else:
            antwoord_vrijgeven(antwoord, weg=form.weglaten if form.is_valid() else ())
    except DomeinFout as fout:
        messages.error(request, str(fout))
    return HttpResponseRedirect(adres("openantwoord_lezen", lijst.pk))


def _toon_tekst(
    request: HttpRequest, lijst: Vragenlijst, antwoord: Openantwoord | None, form: ScreenForm | None = None
) -> HttpResponse:
    context: dict[str, Any] = {"title": "Lees na op namen en adressen", "antwoord": antwoord}
    if antwoord is not None:
        vondsten = vondsten_in(antwoord)
        gekozen = form.data.getlist("weg") if form is not None else [vondst.sleutel for vondst in vondsten]  # type: ignore[attr-defined]
        stukken = list(in_stukken(antwoord.origineel or "", vondsten))
        context |= {
            "form": form or ScreenForm(antwoord=antwoord, vondsten=vondsten),
            "stukken": stukken,
            "voorstellen": [(stuk, stuk.vondst.sleutel in gekozen) for stuk in stukken if stuk.vondst],
        }
    return _toon(request, "lezen", lijst, **context)


def herzien(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put a text back to be read again; only by POST."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not request.user.has_perm("consultatie.screen_openantwoord"):
        raise PermissionDenied
    antwoord = get_object_or_404(Openantwoord.objects.select_related("versie"), pk=pk)
    try:
        antwoord_herzien(antwoord)
    except DomeinFout as fout:
        messages.error(request, str(fout))
        return HttpResponseRedirect(adres("openantwoord_change", pk))
    messages.success(request, "Het antwoord staat weer bij wat u nog moet lezen. Niemand anders ziet het nu.")
    return HttpResponseRedirect(adres("openantwoord_lezen", antwoord.versie.vragenlijst_id))


# ── Labelling ────────────────────────────────────────────────────────────────────────────────────


def coderen(request: HttpRequest, pk: int) -> HttpResponse:
    """One cleared text with the labels; filters and search choose which texts pass by."""
    lijst = _lijst_voor(request, pk, "codeer_openantwoord")
    filter_ = Filter.uit(request.GET.dict())
    bij, form = _waar(request), None
    if request.method == "POST":
        antwoord = GezienForm(request.POST).vind(lijst)
        form = CodeerForm(request.POST, vragenlijst=lijst, antwoord=antwoord)
        if antwoord is None or form.is_valid():
            return _bewaar(request, lijst, antwoord, form)
        bij = antwoord.pk
    blad = codeerblad(lijst, filter_, cellen=cellen_van(lijst), bij=bij)
    return _toon_blad(request, lijst, blad, filter_=filter_, form=form)


def _waar(request: HttpRequest) -> UUID | None:
    """The key from which on to look: that of `antwoord`, or the one after `na`."""
    na = _sleutel(request.GET.get("na", ""))
    if na is not None and na.int < MAX_SLEUTEL:
        return UUID(int=na.int + 1)
    return _sleutel(request.GET.get("antwoord", ""))


def _bewaar(request: HttpRequest, lijst: Vragenlijst, antwoord: Openantwoord | None, form: CodeerForm) -> HttpResponse:
    verder = Filter.uit(request.GET.dict()).parameters
    if antwoord is None:
        messages.error(request, ONVOLLEDIG)
        return HttpResponseRedirect(adres("openantwoord_coderen", lijst.pk, **verder))
    gegevens = form.cleaned_data
    try:
        labels = list(gegevens["labels"])
        if gegevens["nieuw"]:
            labels.append(label_toevoegen(lijst, gegevens["nieuw"]))
        rest = {veld: gegevens[veld] for veld in ("is_citeerbaar", "is_nagekeken", "reactie")}
        antwoord_coderen(antwoord, labels=labels, **rest)
    except DomeinFout as fout:
        messages.error(request, str(fout))
        return HttpResponseRedirect(adres("openantwoord_coderen", lijst.pk, **verder, antwoord=str(antwoord.pk)))
    # A label that was just made is shown on the same text: there may be more to say of it.
    stap = "antwoord" if gegevens["nieuw"] else "na"
    return HttpResponseRedirect(adres("openantwoord_coderen", lijst.pk, **verder, **{stap: str(antwoord.pk)}))


def _toon_blad(
    request: HttpRequest, lijst: Vragenlijst, blad: Codeerblad | None, *, filter_: Filter, form: CodeerForm | None
) -> HttpResponse:
    geposte = [int(pk) for pk in form.data.getlist("labels") if pk.isdecimal()] if form else []  # type: ignore[attr-defined]
    knoppen = labelknoppen(lijst, geposte if form else blad.labels if blad else ())
    return _toon(
        request,
        "coderen",
        lijst,
        title="Label de antwoorden",
        blad=blad,
        knoppen=knoppen,
        form=form or CodeerForm(vragenlijst=lijst, initial=vars(blad.antwoord) if blad else None),
        filter=filter_,
        keuzes=filterkeuzes(lijst, filter_, cellen=cellen_van(lijst), knoppen=knoppen),
        vraag=urlencode(filter_.parameters),
    )


def _sleutel(tekst: str) -> UUID | None:
    try:
        return UUID(tekst)
    except ValueError:
        return None


def label_onderbouwen_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a thread of ‘U zei, wij besloten’ from this label; only by POST."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not request.user.has_perm("consultatie.add_onderbouwing"):
        raise PermissionDenied
    label = get_object_or_404(Label, pk=pk)
    try:
        label_onderbouwen(label)
    except DomeinFout as fout:
        messages.error(request, str(fout))
    else:
        messages.success(request, f"‘{label}’ staat nu bij ‘U zei, wij besloten’.")
    return HttpResponseRedirect(adres("openantwoord_werk", label.vragenlijst_id))
