"""The pages of a partner: the themes, one theme, reading through and signing. A GET or HEAD never changes anything."""

from uuid import uuid4

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from thema.basis.bewaking import herschrijf
from thema.basis.fouten import DomeinFout
from thema.thema.models import Thema

from .forms import OndertekenForm, ThemareactieForm
from .inhoud import kenmerk
from .models import Themareactie
from .queries import ondertekeningen, voortgang
from .services import reactie_heropenen, reactie_ondertekenen, reactie_vasthouden
from .toegang import Toegang, met_link, sleutel_of_verse


@met_link("GET", "HEAD")
def partner(request: HttpRequest, toegang: Toegang) -> HttpResponse:
    """All themes with how far the draft is; what was signed, by whom and when."""
    return _overzicht(request, toegang)


def _overzicht(request: HttpRequest, toegang: Toegang, *, melding: str = "", status: int = 200) -> HttpResponse:
    context = {
        "stand": voortgang(toegang.reactie),
        "getekend": ondertekeningen(toegang.reactie),
        "bewaard": request.GET.get("bewaard", ""),
        "melding": melding,
    }
    return toegang.pagina(request, "overzicht", context, status=status)


@met_link("GET", "HEAD", "POST")
def thema(request: HttpRequest, toegang: Toegang, slug: str) -> HttpResponse:
    """One theme: what the municipality wants, and what the partner says of it. 422 to mend, 409 refused."""
    onderwerp = toegang.thema_of_404(slug)
    if request.method == "POST":
        return _bewaar(request, toegang, onderwerp)
    return _themapagina(request, toegang, ThemareactieForm(instance=_rij(toegang, onderwerp)))


def _bewaar(request: HttpRequest, toegang: Toegang, onderwerp: Thema) -> HttpResponse:
    with transaction.atomic():
        geweigerd = _vasthouden(toegang)
        form = ThemareactieForm(request.POST, instance=_rij(toegang, onderwerp))
        form.geweigerd = geweigerd
        if form.is_valid():
            form.save()
            volgende = voortgang(toegang.reactie).volgende_na(onderwerp)
            if "verder" in request.POST and volgende is not None:
                return toegang.naar("partnerthema", volgende.slug)
            antwoord = toegang.naar("partner")
            antwoord["Location"] += f"?bewaard={onderwerp.slug}#themas"
            return antwoord
    return _themapagina(request, toegang, form, status=409 if geweigerd else 422)


def _vasthouden(toegang: Toegang) -> DomeinFout | None:
    try:
        reactie_vasthouden(toegang.reactie, dag=toegang.dag)
    except DomeinFout as fout:
        return fout
    return None


def _rij(toegang: Toegang, onderwerp: Thema) -> Themareactie:
    """The draft about this theme; a new one when there is none, which a GET never stores."""
    wat = {"reactie": toegang.reactie, "thema": onderwerp}
    return Themareactie.objects.filter(**wat).first() or Themareactie(**wat)


def _themapagina(request: HttpRequest, toegang: Toegang, form: ThemareactieForm, *, status: int = 200) -> HttpResponse:
    onderwerp = form.instance.thema
    stand = voortgang(toegang.reactie)
    context = {
        "form": form,
        "thema": onderwerp,
        "doelen": onderwerp.doelen.prefetch_related("maatregelen"),
        "stand": stand,
        "nummer": [regel.thema for regel in stand.regels].index(onderwerp) + 1,
        "standpunt": next(regel.standpunt for regel in stand.regels if regel.thema == onderwerp),
    }
    return toegang.pagina(request, "thema", context, status=status)


@met_link("GET", "HEAD", "POST")
def nakijken(request: HttpRequest, toegang: Toegang) -> HttpResponse:
    """All that was filled in, to read through; and the place to sign. 422 to mend, 409 refused."""
    if request.method != "POST":
        return _nakijkpagina(request, toegang, OndertekenForm())
    form = OndertekenForm(request.POST)
    if not form.is_valid():
        return _nakijkpagina(request, toegang, form, status=422)
    try:
        reactie_ondertekenen(toegang.reactie, handtekening=form.handtekening(), op=toegang.op)
    except DomeinFout as fout:
        form.add_error(None, str(fout))
        toegang.reactie.refresh_from_db(fields=["status"])
        return _nakijkpagina(request, toegang, form, status=409)
    return toegang.naar("partner")


def _nakijkpagina(request: HttpRequest, toegang: Toegang, form: OndertekenForm, *, status: int = 200) -> HttpResponse:
    """The page with the mark of what is on it: signing means what was read here, and not what came after."""
    stand = voortgang(toegang.reactie)
    verborgen = {
        "sleutel": str(sleutel_of_verse(form.data.get("sleutel", ""), uuid4())),
        "gelezen": kenmerk(stand.standpunten),
        "status": toegang.reactie.status,
    }
    for naam, waarde in verborgen.items():
        form.initial[naam] = waarde
        if form.is_bound:
            herschrijf(form, naam, waarde)
    context = {"form": form, "stand": stand}
    return toegang.pagina(request, "nakijken", context, status=status)


@met_link("POST")
def heropenen(request: HttpRequest, toegang: Toegang) -> HttpResponse:
    """Let the partner write again, from the status that was on the screen."""
    try:
        reactie_heropenen(toegang.reactie, status=request.POST.get("status", ""), op=toegang.op)
    except DomeinFout as fout:
        return _overzicht(request, toegang, melding=str(fout), status=409)
    return toegang.naar("partner")
