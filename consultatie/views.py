"""Where residents answer. These pages stand above the concepts: they ask by `vragenlijst` and store by `inbreng`.

The questionnaire sets no cookie and reads none, so nothing ties a visit to another. Nor does it ask for a CSRF token:
nobody is signed in on it, so a form that another site sends has no more rights than its sender. What another site
sends is refused all the same, by what the browser tells of its origin: docs/adr/0003-vragenlijst-zonder-cookie.md.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from consultatie.inbreng.ontvangst import code_van, is_bekend, lees_code
from consultatie.inbreng.services import (
    SLEUTELS_BLIJVEN,
    FormulierAlVerstuurd,
    VragenlijstGesloten,
    inzending_opslaan,
)
from consultatie.misbruik.afzender import netwerk_van
from consultatie.misbruik.beoordeling import Sporen, TeDruk, verdenking_van
from consultatie.uitnodiging.cookie import lees_uitnodiging, wis_uitnodiging
from consultatie.uitnodiging.fouten import UitnodigingAlGebruikt, UitnodigingWeg
from consultatie.uitnodiging.queries import Link, link_van
from consultatie.vragenlijst.adres import adres_van
from consultatie.vragenlijst.enums import Kanaal
from consultatie.vragenlijst.forms import (
    LOKVELD,
    MOMENTVELD,
    UITNODIGINGVELD,
    Formulier,
    Stap,
    lees_sleutel,
    lees_stap,
    lees_taal,
    lees_versie,
    zonder_uitnodiging,
)
from consultatie.vragenlijst.fouten import OngeldigeInvoer
from consultatie.vragenlijst.herkomst import komt_van_eigen_pagina
from consultatie.vragenlijst.models import Vragenlijst, Vragenlijstversie
from consultatie.vragenlijst.pagina import (
    Stand,
    gebruikte_pagina,
    gesloten_pagina,
    geweigerde_pagina,
    ingevulde_pagina,
    invulpagina,
    kader_van,
    nakijkpagina,
    onaangeraakt,
    te_late_pagina,
)
from consultatie.vragenlijst.queries import Leesversie, aanwezig, leesversie_van, nieuwste_versie, versie_van
from consultatie.vragenlijst.talen.queries import taal_van
from consultatie.vragenlijst.talen.taal import lees_taalcode
from consultatie.vragenlijst.vervolg import Vervolg
from consultatie.vragenlijst.vraagtypen.basis import Invoer
from thema.basis.geheim import afdruk
from thema.basis.klok import dag_van, nu, vandaag

# What Django raises on a body that it does not want to read, or that stopped halfway.
ONLEESBAAR = (SuspiciousOperation, BadRequest, MultiPartParserError, UnreadablePostError)

NIET_AANGENOMEN = (
    OngeldigeInvoer,
    VragenlijstGesloten,
    FormulierAlVerstuurd,
    UitnodigingAlGebruikt,
    UitnodigingWeg,
    TeDruk,
)


@require_safe
def vragenlijsten(request: HttpRequest) -> HttpResponse:
    """What can be filled in now, and what could be before."""
    dag = vandaag()
    kader = {
        "open": Vragenlijst.objects.open_op(dag),
        "gesloten": Vragenlijst.objects.gesloten_op(dag),
        "vandaag": dag,
        "vervolg": Vervolg(),
    }
    return render(request, "consultatie/vragenlijst_lijst.html", kader)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def vragenlijst(request: HttpRequest, slug: str) -> HttpResponse:
    """The page to fill in, and where it is sent to.

    200 to look through or to go on with, nothing stored · 303 stored · 422 something to mend · 400 not from our page as it is · 403 from another site · 409 closed meanwhile,
    or sent before with other answers · 413 too much to read · 429 far too many from one network. In all but 303 nothing
    is stored, and what was filled in comes back on the page wherever it could be read.
    """
    moment = nu()
    dag = dag_van(moment)
    if request.method == "POST":
        return _ontvang(request, slug, moment, dag)
    taal = _gevraagde_taal(request)
    gevonden = aanwezig(slug, op=moment)
    if gevonden is not None and gevonden.is_open:
        link = _link(request, gevonden.vragenlijst_id)
        if link is not None and link.is_gebruikt:
            gebruikt = gebruikte_pagina(_nieuwste_of_404(slug, dag).vragenlijst, taal=taal)
            return _zonder_uitnodiging(_pagina(gebruikt), request, slug)
        stand = onaangeraakt(is_uitgenodigd=link is not None, taal=taal)
        if (pagina := invulpagina(gevonden, stand, op=moment)) is None:
            raise Http404
        return _pagina(pagina)
    return _pagina(gesloten_pagina(_nieuwste_of_404(slug, dag).vragenlijst, dag=dag, taal=taal))


@require_safe
def bedankt(request: HttpRequest, slug: str) -> HttpResponse:
    """The receipt: what happens next, and when. The same for everybody but for the code, so it may be opened again.

    It is not kept by the browser: a copy of the answers may be shown on it.
    """
    lijst = _nieuwste_of_404(slug, vandaag()).vragenlijst
    kader = {
        **kader_van(lijst, taal_van(lijst.pk, _gevraagde_taal(request))),
        "vervolg": Vervolg(),
        "code": lees_code(request.GET.get("code", "")),
        "dagen": SLEUTELS_BLIJVEN.days,
    }
    response = render(request, "consultatie/vragenlijst_bedankt.html", kader)
    response.headers["Cache-Control"] = "no-store"
    return response


def _ontvang(request: HttpRequest, slug: str, moment: datetime, dag: date) -> HttpResponse:
    invoer = _lees_invoer(request)
    if invoer is None or not komt_van_eigen_pagina(request):
        reden, status = ("te_groot", 413) if invoer is None else ("elders", 403)
        lijst = _nieuwste_of_404(slug, dag).vragenlijst
        return _pagina(geweigerde_pagina(lijst, reden=reden, taal=_gevraagde_taal(request)), status)
    versie = leesversie_van(slug, lees_versie(invoer))
    if versie is None or request.FILES:
        return _past_niet(slug, invoer, dag)
    stap = lees_stap(invoer)
    try:
        sleutel = lees_sleutel(invoer)
        formulier = versie.lezer.lees(invoer)
        if stap is Stap.VERSTUREN and not formulier.fouten:
            _neem_aan(request, versie, sleutel, formulier, moment)
            return _ontvangen(request, slug, sleutel)
    except NIET_AANGENOMEN as fout:
        return _niet_aangenomen(fout, slug, versie.definitie, invoer, dag)
    if stap is Stap.NAKIJKEN and not formulier.fouten:
        return _nakijken(slug, invoer, dag)
    heel = versie_van(slug, versie.pk) or _nieuwste_of_404(slug, dag)
    # Who goes back to the questions has not asked yet whether all is right.
    fouten, status = ({}, 200) if stap is Stap.WIJZIGEN else (formulier.fouten, 422)
    return _geef_terug(heel, Stand(invoer, fouten), dag, status)


def _niet_aangenomen(
    fout: Exception, slug: str, definitie: Mapping[str, Any], invoer: Invoer, dag: date
) -> HttpResponse:
    """What was filled in, with the reason why it was not stored."""
    match fout:
        case VragenlijstGesloten():
            return _te_laat(_nieuwste_of_404(slug, dag).vragenlijst, definitie, invoer, dag)
        case FormulierAlVerstuurd() | UitnodigingAlGebruikt():
            return _al_verstuurd(slug, Stand(invoer, melding=str(fout)), dag)
        case TeDruk():
            response = _geef_terug(_nieuwste_of_404(slug, dag), Stand(invoer, melding=str(fout)), dag, 429)
            response.headers["Retry-After"] = "3600"
            return response
        case UitnodigingWeg():
            return _geef_terug(_nieuwste_of_404(slug, dag), Stand(invoer, melding=str(fout)), dag, 409)
    return _past_niet(slug, invoer, dag)


def _ontvangen(request: HttpRequest, slug: str, sleutel: UUID) -> HttpResponse:
    """To the receipt with its code; a personal link has done its work then."""
    adres = f"{adres_van(slug, 'bedankt')}?code={code_van(sleutel)}"
    if taal := lees_taal(request.POST):
        adres += f"&taal={taal}"
    response = HttpResponse(status=303, headers={"Location": adres})
    return _zonder_uitnodiging(response, request, slug) if UITNODIGINGVELD in request.POST else response


def _nakijken(slug: str, invoer: Invoer, dag: date) -> HttpResponse:
    """All that was filled in, to look through. It stores nothing, so it may be asked for again."""
    versie = versie_van(slug, lees_versie(invoer))
    if versie is None:
        return _past_niet(slug, invoer, dag)
    if not versie.vragenlijst.is_open_op(dag):
        return _te_laat(versie.vragenlijst, versie.definitie, invoer, dag)
    return _pagina(nakijkpagina(versie, invoer))


def _past_niet(slug: str, invoer: Invoer, dag: date) -> HttpResponse:
    return _geef_terug(_nieuwste_of_404(slug, dag), Stand(invoer, melding=str(OngeldigeInvoer())), dag, 400)


def _al_verstuurd(slug: str, stand: Stand, dag: date) -> HttpResponse:
    """The answers under a fresh key, and as those of somebody without a link: who sends them now means to."""
    stand = replace(stand, invoer=zonder_uitnodiging(stand.invoer))
    return _pagina(ingevulde_pagina(_nieuwste_of_404(slug, dag), stand, sleutel=uuid4()), 409)


def _geef_terug(versie: Vragenlijstversie, stand: Stand, dag: date, status: int) -> HttpResponse:
    """The form with what was filled in; when it has closed meanwhile there is nothing left to mend."""
    if not versie.vragenlijst.is_open_op(dag):
        return _te_laat(versie.vragenlijst, versie.definitie, stand.invoer, dag)
    return _pagina(ingevulde_pagina(versie, stand, sleutel=_sleutel_of_verse(stand.invoer)), status)


def _te_laat(lijst: Vragenlijst, definitie: Mapping[str, Any], invoer: Invoer, dag: date) -> HttpResponse:
    return _pagina(te_late_pagina(lijst, definitie, invoer, dag=dag), 409)


def _gevraagde_taal(request: HttpRequest) -> str:
    """The code in the address; "" for Dutch. It is not kept, and goes with no answer."""
    return lees_taalcode(request.GET.get("taal", "")) if request.META.get("QUERY_STRING") else ""


def _lees_invoer(request: HttpRequest) -> Invoer | None:
    """The fields that were sent; None when there is more than we read, or no reading it."""
    # A sender could name a character set that makes text of what is none. Browsers name none, which means the same.
    if request.encoding is not None:
        request.encoding = "utf-8"
    try:
        return request.POST
    except ONLEESBAAR:
        return None


def _neem_aan(request: HttpRequest, versie: Leesversie, sleutel: UUID, formulier: Formulier, moment: datetime) -> None:
    """Store a form with which nothing is wrong.

    The secret that came along, if any, counts only on the page that says so: who has a link may as well have opened
    the page for everybody.
    """
    kanaal, uitnodiging = _afzender(request.POST, lees_uitnodiging(request))
    inzending_opslaan(
        versie,
        sleutel=sleutel,
        kanaal=kanaal,
        antwoorden=formulier.antwoorden,
        dag=dag_van(moment),
        uitnodiging=uitnodiging,
        # Who was invited can answer once, so there is nothing to suspect.
        verdenking="" if uitnodiging else _verdenking(request, sleutel, moment),
    )


def _verdenking(request: HttpRequest, sleutel: UUID, moment: datetime) -> str:
    """What catches the eye of this form. Raises TeDruk, but never for a form that was received before: its receipt got
    lost on the way, and waiting an hour for it would help nobody."""
    invoer = request.POST
    sporen = Sporen(lokveld=invoer.get(LOKVELD, ""), moment=invoer.get(MOMENTVELD, ""), netwerk=netwerk_van(request))
    try:
        return verdenking_van(sporen, op=moment)
    except TeDruk:
        if is_bekend(sleutel):
            return ""
        raise


def _afzender(invoer: Invoer, token: str | None) -> tuple[str, str | None]:
    """By which channel it came, and the hash of the link that it uses up."""
    if UITNODIGINGVELD not in invoer:
        return Kanaal.OPEN, None
    if token is None:
        raise UitnodigingWeg
    return Kanaal.DIGIPANEL, afdruk(token)


def _link(request: HttpRequest, vragenlijst_id: int) -> Link | None:
    """The link that this visitor came by, if it is one for this questionnaire; no query without a cookie."""
    token = lees_uitnodiging(request)
    link = link_van(token) if token is not None else None
    return link if link is not None and link.vragenlijst_id == vragenlijst_id else None


def _zonder_uitnodiging(response: HttpResponse, request: HttpRequest, slug: str) -> HttpResponse:
    wis_uitnodiging(response, request, pad=adres_van(slug))
    return response


def _nieuwste_of_404(slug: str, dag: date) -> Vragenlijstversie:
    versie = nieuwste_versie(slug)
    if versie is None or (versie.vragenlijst.open_van or dag) > dag:
        raise Http404
    return versie


def _sleutel_of_verse(invoer: Invoer) -> UUID:
    """The key that the form had, so that sending it once more is still the same act."""
    try:
        return lees_sleutel(invoer)
    except OngeldigeInvoer:
        return uuid4()


def _pagina(inhoud: str | bytes, status: int = 200) -> HttpResponse:
    """A page that no cache in between may keep. The browser may: the back button must bring answers back."""
    return HttpResponse(inhoud, status=status, headers={"Cache-Control": "private, no-cache"})
