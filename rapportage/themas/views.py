"""Pages about themes, partners and goals; open to all."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from rapportage.pagina import Kruimel, actueel_plan
from thema.thema.enums import Themasoort

from .beelden import cijferblokken, doelblokken
from .overzichten import doelenboom as lees_doelenboom
from .overzichten import partnermatrix
from .queries import themalijst, themapagina


@require_safe
def themas(request: HttpRequest) -> HttpResponse:
    """All themes, in two kinds."""
    regels = themalijst(actueel_plan())
    per_soort = {soort: [regel for regel in regels if regel.soort == soort] for soort in Themasoort}
    context = {"ontwikkel": per_soort[Themasoort.ONTWIKKEL], "veiligheid": per_soort[Themasoort.VEILIGHEID]}
    return render(request, "rapportage/themas.html", context)


@require_safe
def thema(request: HttpRequest, slug: str) -> HttpResponse:
    """One theme: why, figures, trends, partners, goals, contributions."""
    pagina = themapagina(actueel_plan(), slug)
    if pagina is None:
        raise Http404
    context = {
        "thema": pagina,
        "cijfers": cijferblokken(pagina.reeksen),
        "doelen": doelblokken(pagina.doelen),
        "pad": [Kruimel("Thema’s", reverse("rapportage:themas"))],
    }
    return render(request, "rapportage/thema.html", context)


@require_safe
def partners(request: HttpRequest) -> HttpResponse:
    """Who stands behind what."""
    return render(request, "rapportage/partners.html", {"matrix": partnermatrix(actueel_plan())})


@require_safe
def doelenboom(request: HttpRequest) -> HttpResponse:
    """Goals, measures and means."""
    return render(request, "rapportage/doelenboom.html", {"themas": lees_doelenboom(actueel_plan())})
