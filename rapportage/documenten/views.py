"""Published documents: list, page, PDF; and the plan and the yearly report under an address of their own."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import condition, require_safe

from rapportage.pagina import Kruimel, actueel_plan
from thema.basis.klok import nu

from .enums import Documentsoort
from .keuze import LANGSTE_WOORD, jaren_van, keuze_uit, kies, soorten_van
from .models import Document
from .queries import hoofdstukken_van, omvang, openbare_documenten, planversies_bij


def _openbaar(slug: str) -> Document:
    """The public document with this slug, whole; 404 for what is not public, whether it exists or not."""
    return get_object_or_404(Document.objects.filter(gepubliceerd_op__lte=nu()), slug=slug)


def _etag(request: HttpRequest, slug: str) -> str | None:
    sha256 = Document.objects.filter(slug=slug, gepubliceerd_op__lte=nu()).values_list("sha256", flat=True).first()
    return f'"{sha256}"' if sha256 else None


@require_safe
def documenten(request: HttpRequest) -> HttpResponse:
    """The public documents of the plan: all of them, or those of a kind, a year, or with words in title or number."""
    alle = openbare_documenten(actueel_plan(), moment=nu())
    keuze = keuze_uit(request.GET, alle)
    context = {
        "alle": alle,
        "regels": kies(alle, keuze),
        "keuze": keuze,
        "soorten": soorten_van(alle),
        "jaren": jaren_van(alle),
        "langste_woord": LANGSTE_WOORD,
    }
    return render(request, "rapportage/documenten.html", context)


@require_safe
def document(request: HttpRequest, slug: str) -> HttpResponse:
    """What it is, who decided what, the text itself, the file with its hash."""
    return _pagina(request, _openbaar(slug), Kruimel("Documenten", reverse("rapportage:documenten")))


@require_safe
@condition(etag_func=_etag)
def document_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """The frozen file, byte for byte."""
    gevonden = _openbaar(slug)
    antwoord = HttpResponse(bytes(gevonden.pdf), content_type="application/pdf")
    antwoord["Content-Disposition"] = f'inline; filename="{gevonden.slug}.pdf"'
    antwoord["Cache-Control"] = "public, max-age=86400"
    return antwoord


@require_safe
def plan(request: HttpRequest) -> HttpResponse:
    """The adopted plan as a page; before that, who makes it and when it comes."""
    vastgesteld = _nieuwste(Documentsoort.PLAN)
    if vastgesteld is None:
        return render(request, "rapportage/plan_komt.html")
    return _pagina(request, vastgesteld)


@require_safe
def voortgang(request: HttpRequest, jaar: int) -> HttpResponse:
    """The yearly report as a page."""
    rapportage = _nieuwste(Documentsoort.VOORTGANGSRAPPORTAGE, gegevens__jaar=jaar)
    if rapportage is None:
        raise Http404
    return _pagina(request, rapportage, Kruimel("Documenten", reverse("rapportage:documenten")))


def _nieuwste(soort: Documentsoort, **filters: object) -> Document | None:
    documenten = Document.objects.filter(beleidsplan=actueel_plan(), soort=soort, gepubliceerd_op__lte=nu(), **filters)
    return documenten.order_by("-vastgelegd_op").first()


def _pagina(request: HttpRequest, gevonden: Document, *pad: Kruimel) -> HttpResponse:
    context = {
        "document": gevonden,
        "omvang": omvang(gevonden),
        "pad": pad,
        "hoofdstukken": hoofdstukken_van(gevonden.inhoud),
        "versies": planversies_bij(gevonden, moment=nu()),
    }
    return render(request, "rapportage/document.html", context)
