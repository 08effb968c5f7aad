"""The screens on which staff enter the forms that came on paper or by telephone, whoever filled them in, in the frame of
the admin."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from uuid import uuid4

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.datastructures import MultiValueDict
from django.views.decorators.http import require_safe

from consultatie.inbreng.bewaartermijn import wissing_van
from consultatie.inbreng.zegel import ZegelPastNiet
from consultatie.vragenlijst.enums import Kanaal
from consultatie.vragenlijst.forms import HELE_FORMULIER, SLEUTELVELD
from consultatie.vragenlijst.fouten import OngeldigeInvoer
from consultatie.vragenlijst.models import Vragenlijst
from consultatie.vragenlijst.pagina import samenvatting
from consultatie.vragenlijst.papier import genummerd
from consultatie.vragenlijst.vraagtypen.basis import Invoer
from thema.basis.admin import wie
from thema.basis.fouten import DomeinFout
from thema.basis.klok import nu, vandaag

from .enums import Stapelactie, Stapelstatus
from .forms import (
    BEWERKINGVELD,
    DOEVELD,
    GELIJKVELD,
    NUMMERVELD,
    StapelForm,
    StapForm,
    lees_bewerking,
    lees_nummer_of_geen,
    lees_sleutel_of_geen,
    versienaam,
    zonder_eigen_velden,
)
from .fouten import BladAlGebruikt, FormulierAlIngevoerd, FormulierWeg, KanNuNiet, NietAanU, PreciesGelijk, StapelKlaar
from .lezen import LEEG, LEEG_GESPREK, Velden, invoer_uit, lees, secties, velden_uit
from .models import Invoerformulier, Stapel
from .queries import (
    aantal_onderweg,
    gelijk_aan_vorige,
    ingevoerd_op,
    spoor,
    stapels_van,
    volgende_om_na_te_kijken,
)
from .services import (
    formulier_opslaan,
    formulier_verbeteren,
    formulier_verwijderen,
    stapel_beginnen,
    stapel_verzetten,
    stapel_vrijgeven,
    weiger_als_gesloten,
    weiger_als_klaar,
)
from .workflow import mag_schrijven, mag_toevoegen

RECHT = "consultatie.invoeren_stapel"
ONVOLLEDIG = "Dit formulier was niet compleet. Er is niets opgeslagen. Kijk na wat er nu staat en probeer het opnieuw."
PAST_NIET = "Deze antwoorden passen niet bij deze versie van de vragenlijst. Er is niets opgeslagen. Kijk ze na."


@dataclass(frozen=True)
class Blad:
    """One form on the screen: what stands in it, what is wrong with it, and with which status it is shown. `is_weg`: it
    cannot be stored any more, whatever one does; `is_gelijk`: it may have been stored before, so it is to be said again."""

    invoer: Invoer = field(default_factory=MultiValueDict)
    fouten: Mapping[str, str] = field(default_factory=dict)
    melding: str = ""
    code: HTTPStatus = HTTPStatus.OK
    is_weg: bool = False
    is_gelijk: bool = False

    @property
    def is_goed(self) -> bool:
        """There is nothing to mend."""
        return self.code == HTTPStatus.OK

    @property
    def is_geweigerd(self) -> bool:
        """It could not be stored as things are now."""
        return self.code == HTTPStatus.CONFLICT


def _lijst_of_403(request: HttpRequest, pk: int) -> Vragenlijst:
    if not request.user.has_perm(RECHT):
        raise PermissionDenied
    return get_object_or_404(Vragenlijst.objects.select_related("beleidsplan__gemeente"), pk=pk)


def _stapel_of_404(request: HttpRequest, pk: int, stapel: int) -> Stapel:
    lijst = _lijst_of_403(request, pk)
    stapels = Stapel.objects.select_related("versie__vragenlijst", "ingevoerd_door")
    return get_object_or_404(stapels, pk=stapel, versie__vragenlijst=lijst)


def adres_van(stapel: Stapel, naam: str = "stapel", *args: object) -> str:
    """Address of a page of this bundle."""
    return reverse(f"admin:consultatie_vragenlijst_{naam}", args=[stapel.versie.vragenlijst_id, stapel.pk, *args])


def adres_van_leeg_blad(stapel: Stapel) -> str:
    """Address of the next empty form. It bears the number, so that the page of an earlier one is not taken for it."""
    return f"{adres_van(stapel, 'stapel_nieuw')}?{NUMMERVELD}={stapel.laatste_nummer + 1}"


def _toon(request: HttpRequest, sjabloon: str, lijst: Vragenlijst, *, code: int = 200, **context: Any) -> HttpResponse:
    kader = {**admin.site.each_context(request), "vragenlijst": lijst, **context}
    antwoord = TemplateResponse(request, f"consultatie/invoer/{sjabloon}.html", kader, status=code)
    add_never_cache_headers(antwoord)
    return antwoord


def invoeren(request: HttpRequest, pk: int) -> HttpResponse:
    """All bundles of a questionnaire; by POST, begin one and go on to its first form."""
    lijst = _lijst_of_403(request, pk)
    begin = {"kanaal": request.GET["kanaal"]} if "kanaal" in request.GET else None
    form = StapelForm(request.POST if request.method == "POST" else None, vragenlijst=lijst, initial=begin)
    if form.is_valid():
        try:
            stapel = stapel_beginnen(**form.cleaned_data, door=wie(request), dag=vandaag())
        except DomeinFout as fout:
            form.add_error(None, str(fout))
        else:
            return HttpResponseRedirect(adres_van_leeg_blad(stapel))
    return _toon(
        request,
        "stapels",
        lijst,
        title="Formulieren invoeren",
        form=form,
        stapels=stapels_van(lijst),
        is_gesloten=_waarom_dicht(lijst),
        wissing=wissing_van(lijst, dag=vandaag(), ligt_er_nog=aantal_onderweg(lijst) > 0),
    )


def _waarom_dicht(lijst: Vragenlijst) -> str:
    """Why nothing can be entered now; "" when it can."""
    try:
        weiger_als_gesloten(lijst, kanaal=Kanaal.PAPIER, dag=vandaag())
    except KanNuNiet as fout:
        return fout.reden
    return ""


@require_safe
def stapel(request: HttpRequest, pk: int, stapel: int) -> HttpResponse:
    """One bundle: its forms, and what can be done with it now."""
    gevonden = _stapel_of_404(request, pk, stapel)
    is_eigen = gevonden.ingevoerd_door_id == wie(request).pk
    formulieren = list(gevonden.formulieren.defer("velden"))
    return _toon(
        request,
        "stapel",
        gevonden.vragenlijst,
        title=str(gevonden),
        stapel=gevonden,
        versie=versienaam(gevonden.versie),
        formulieren=formulieren,
        volgende=volgende_om_na_te_kijken(gevonden),
        is_eigen=is_eigen,
        mag_schrijven=mag_schrijven(gevonden.status, is_eigen=is_eigen),
        spoor=spoor(gevonden),
        is_gesloten=_waarom_dicht(gevonden.vragenlijst),
        wissing=wissing_van(gevonden.vragenlijst, dag=vandaag(), ligt_er_nog=bool(formulieren)),
        leeg_blad=adres_van_leeg_blad(gevonden),
    )


def stap(request: HttpRequest, pk: int, stapel: int) -> HttpResponse:
    """Take a step with a bundle, from the status that the user saw; only by POST. Leads back to it."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    gevonden = _stapel_of_404(request, pk, stapel)
    form = StapForm(request.POST)
    if not form.is_valid():
        messages.error(request, ONVOLLEDIG)
        return HttpResponseRedirect(adres_van(gevonden))
    gevonden.status = form.cleaned_data["status"]
    try:
        zin = _doe_stap(gevonden, Stapelactie(form.cleaned_data["actie"]), form.cleaned_data["reden"], wie(request))
    except DomeinFout as fout:
        messages.error(request, str(fout))
    else:
        messages.success(request, zin)
    return HttpResponseRedirect(adres_van(gevonden))


def _doe_stap(stapel: Stapel, actie: Stapelactie, reden: str, door: User) -> str:
    """The sentence that says what came of it."""
    if actie in (Stapelactie.AFRONDEN, Stapelactie.TERUG):
        stapel_verzetten(stapel, actie=actie, door=door, op=nu())
        return f"‘{stapel}’: {Stapelstatus(stapel.status).label.lower()}."
    zonder = reden if actie == Stapelactie.ZONDER_NAKIJKEN else None
    aantal = stapel_vrijgeven(stapel, door=door, op=nu(), reden=zonder)
    hoeveel = "1 formulier is" if aantal == 1 else f"{aantal} formulieren zijn"
    return f"‘{stapel}’ is vrijgegeven. {hoeveel} nu een antwoord als alle andere; de nummers zijn gewist."


# ── One form ─────────────────────────────────────────────────────────────────────────────────────


def nieuw(request: HttpRequest, pk: int, stapel: int) -> HttpResponse:
    """An empty form with the next number. Stored: the next empty one, with the first question in sight."""
    gevonden = _stapel_of_404(request, pk, stapel)
    if request.method != "POST":
        weigering = _weigering(request, gevonden, mag=mag_toevoegen) or _naar_wat_er_staat(request, gevonden)
        return weigering or _leeg_blad(request, gevonden)
    blad = _lees_blad(request, gevonden)
    if blad.is_goed:
        try:
            bewaard = _bewaar_nieuw(request, gevonden, blad)
        except DomeinFout as fout:
            blad = _geweigerd_blad(blad, fout)
        else:
            opdracht = "" if gevonden.is_telefonisch else " Schrijf dit nummer op het papier."
            messages.success(request, f"Formulier {bewaard.nummer} is opgeslagen.{opdracht}")
            return HttpResponseRedirect(adres_van_leeg_blad(bewaard.stapel))
    return _toon_blad(request, gevonden, blad)


def _naar_wat_er_staat(request: HttpRequest, stapel: Stapel) -> HttpResponse | None:
    """Who goes back to a page whose number was given out meanwhile comes to that form as it is stored. An empty one there
    would be filled by the browser with what was typed, and count twice. None: it is the next number."""
    nummer = lees_nummer_of_geen(request.GET)
    if nummer is None or nummer > stapel.laatste_nummer:
        return None
    if not stapel.formulieren.filter(nummer=nummer).exists():
        messages.error(request, f"Formulier {nummer} is er niet meer.")
        return HttpResponseRedirect(adres_van(stapel))
    messages.info(request, f"Formulier {nummer} was al opgeslagen. Dit staat er; u kunt het verbeteren.")
    return HttpResponseRedirect(adres_van(stapel, "stapel_formulier", nummer))


def _leeg_blad(request: HttpRequest, stapel: Stapel) -> HttpResponse:
    """An empty form that a browser may keep, with what is typed in it, for who leaves it and comes back. Any page that
    holds an answer by itself is kept nowhere, as all of the admin is: see docs/adr/0012-papier.md."""
    antwoord = _toon_blad(request, stapel, Blad())
    antwoord.headers["Cache-Control"] = "private, no-cache"
    del antwoord.headers["Expires"]
    return antwoord


def _geweigerd_blad(blad: Blad, fout: DomeinFout) -> Blad:
    """The same answers on a page that says why they were not stored."""
    return Blad(
        blad.invoer,
        melding=str(fout),
        code=HTTPStatus.CONFLICT,
        is_weg=isinstance(fout, StapelKlaar | FormulierWeg),
        is_gelijk=isinstance(fout, PreciesGelijk | BladAlGebruikt | FormulierAlIngevoerd),
    )


def _bewaar_nieuw(request: HttpRequest, stapel: Stapel, blad: Blad) -> Invoerformulier:
    if (sleutel := lees_sleutel_of_geen(request.POST)) is None:
        raise DomeinFout(ONVOLLEDIG)
    velden = velden_uit(stapel.versie.definitie, blad.invoer)
    if not request.POST.get(GELIJKVELD) and not stapel.formulieren.filter(sleutel=sleutel).exists():
        _vraag_of_het_een_ander_is(stapel, velden, nummer=lees_nummer_of_geen(request.GET))
    return formulier_opslaan(stapel, sleutel=sleutel, velden=velden, door=wie(request), dag=vandaag())


def _vraag_of_het_een_ander_is(stapel: Stapel, velden: Velden, *, nummer: int | None) -> None:
    """Raise what there is to ask about a page with a fresh key that may yet be one that was stored."""
    if (gelijk := gelijk_aan_vorige(stapel, velden)) is not None:
        raise PreciesGelijk(gelijk)
    if nummer is not None and nummer <= stapel.laatste_nummer:
        raise BladAlGebruikt(nummer)


def formulier(request: HttpRequest, pk: int, stapel: int, nummer: int) -> HttpResponse:
    """One form as it was typed: to correct for who entered it, to check beside the paper for somebody else."""
    gevonden = _stapel_of_404(request, pk, stapel)
    try:
        getypt = gevonden.formulieren.filter(nummer=nummer).first()
    except ZegelPastNiet as fout:
        messages.error(request, str(fout))
        return HttpResponseRedirect(adres_van(gevonden))
    if getypt is None:
        return _weg(request, gevonden, nummer)
    getypt.stapel = gevonden
    if request.method != "POST":
        if weigering := _weigering(request, gevonden, mag=mag_schrijven):
            return weigering
        return _toon_blad(request, gevonden, Blad(invoer_uit(getypt.velden)), getypt)
    getypt.bewerking = lees_bewerking(request.POST)
    blad = _lees_blad(request, gevonden)
    weg = request.POST.get(DOEVELD) == "verwijderen"
    if blad.is_goed or weg:
        try:
            _schrijf(request, getypt, blad, weg=weg)
        except DomeinFout as fout:
            blad = _geweigerd_blad(blad, fout)
        else:
            return HttpResponseRedirect(_waarheen(gevonden, nummer, is_eigen=_is_eigen(request, gevonden)))
    return _toon_blad(request, gevonden, blad, getypt)


def _weg(request: HttpRequest, stapel: Stapel, nummer: int) -> HttpResponse:
    """What was once a form of this bundle: back to the bundle, or what was just typed with what became of it."""
    if not 1 <= nummer <= stapel.laatste_nummer:
        raise Http404
    if request.method != "POST":
        messages.error(request, f"Formulier {nummer} is er niet meer.")
        return HttpResponseRedirect(adres_van(stapel))
    fout: DomeinFout = FormulierWeg(nummer)
    try:
        weiger_als_klaar(stapel)
    except StapelKlaar as klaar:
        fout = klaar
    blad = _geweigerd_blad(Blad(zonder_eigen_velden(request.POST)), fout)
    return _toon_blad(request, stapel, blad, nummer=nummer)


def _schrijf(request: HttpRequest, getypt: Invoerformulier, blad: Blad, *, weg: bool) -> None:
    if weg:
        formulier_verwijderen(getypt, door=wie(request), dag=vandaag())
        messages.success(request, f"Formulier {getypt.nummer} is verwijderd.")
        return
    velden = velden_uit(getypt.stapel.versie.definitie, blad.invoer)
    formulier_verbeteren(getypt, velden=velden, door=wie(request), dag=vandaag())
    woord = "opgeslagen" if _is_eigen(request, getypt.stapel) else "nagekeken"
    messages.success(request, f"Formulier {getypt.nummer} is {woord}.")


def _waarheen(stapel: Stapel, nummer: int, *, is_eigen: bool) -> str:
    """To the next one that is to be checked, or back to the bundle."""
    volgende = None if is_eigen else volgende_om_na_te_kijken(stapel, na=nummer)
    return adres_van(stapel) if volgende is None else adres_van(stapel, "stapel_formulier", volgende)


def _is_eigen(request: HttpRequest, stapel: Stapel) -> bool:
    return stapel.ingevoerd_door_id == wie(request).pk


def _weigering(request: HttpRequest, stapel: Stapel, *, mag: Callable[..., bool]) -> HttpResponse | None:
    """Back to the bundle, for who opens a form and cannot write in it now; None: they can."""
    try:
        weiger_als_gesloten(stapel.vragenlijst, kanaal=stapel.kanaal, dag=vandaag())
        if not mag(stapel.status, is_eigen=_is_eigen(request, stapel)):
            raise NietAanU(stapel)
    except KanNuNiet as fout:
        messages.error(request, fout.reden)
        return HttpResponseRedirect(adres_van(stapel))
    return None


def _lees_blad(request: HttpRequest, stapel: Stapel) -> Blad:
    invoer = zonder_eigen_velden(request.POST)
    try:
        leeg = LEEG_GESPREK if stapel.is_telefonisch else LEEG
        gelezen = lees(stapel.versie.definitie, invoer, leeg=leeg)
    except OngeldigeInvoer:
        return Blad(invoer, melding=PAST_NIET, code=HTTPStatus.BAD_REQUEST)
    return Blad(invoer, gelezen.fouten, code=HTTPStatus.UNPROCESSABLE_ENTITY if gelezen.fouten else HTTPStatus.OK)


def _toon_blad(
    request: HttpRequest,
    stapel: Stapel,
    blad: Blad,
    getypt: Invoerformulier | None = None,
    *,
    nummer: int | None = None,
) -> HttpResponse:
    lijst, definitie = stapel.vragenlijst, stapel.versie.definitie
    nummer = nummer or (getypt.nummer if getypt else stapel.laatste_nummer + 1)
    is_eigen = _is_eigen(request, stapel)
    return _toon(
        request,
        "formulier",
        lijst,
        code=blad.code,
        title=f"Formulier {nummer}" if is_eigen else f"Kijk formulier {nummer} na",
        stapel=stapel,
        getypt=getypt,
        bewerking=str(getypt.bewerking) if getypt else "",
        secties=secties(definitie, blad.invoer, blad.fouten, voorlezen=stapel.is_telefonisch),
        melding=blad.melding or blad.fouten.get(HELE_FORMULIER, ""),
        is_weg=blad.is_weg,
        is_gelijk=blad.is_gelijk,
        gelijkveld=GELIJKVELD,
        samenvatting=samenvatting(genummerd(definitie), blad.fouten),
        is_eigen=is_eigen,
        versie=versienaam(stapel.versie),
        vandaag_ingevoerd=ingevoerd_op(vandaag(), door=wie(request), lijst=lijst),
        sleutel=uuid4() if blad.is_geweigerd else lees_sleutel_of_geen(request.POST) or uuid4(),
        sleutelveld=SLEUTELVELD,
        bewerkingveld=BEWERKINGVELD,
        doeveld=DOEVELD,
        leeg="Niet ingevuld",
    )
