"""The public documents for the council's information system: what is in it, and the zip."""

from tempfile import SpooledTemporaryFile

from django.contrib.auth.decorators import login_required, permission_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from rapportage.pagina import Kruimel, actueel_plan
from thema.basis.klok import nu

from .pakket import schrijf_pakket
from .queries import pdfs_van, raadsexport_van

# Bytes; what is larger goes to disk while it is made.
_IN_GEHEUGEN = 8_000_000


@require_safe
@never_cache
@login_required
@permission_required("planning.maak_raadsexport", raise_exception=True)
def raadsexport(request: HttpRequest) -> HttpResponse:
    """Which documents are in it, which are not, and what to do with it."""
    context = {
        "export": raadsexport_van(actueel_plan(), moment=nu()),
        "pad": [Kruimel("Documenten", reverse("rapportage:documenten"))],
    }
    return render(request, "planning/raadsexport.html", context)


@require_safe
@never_cache
@login_required
@permission_required("planning.maak_raadsexport", raise_exception=True)
def raadsexport_zip(request: HttpRequest) -> FileResponse:
    """The zip, by way of a file that is gone when it has been sent; 404 as long as nothing is public."""
    export = raadsexport_van(actueel_plan(), moment=nu())
    if not export.documenten:
        raise Http404
    bestand = SpooledTemporaryFile(max_size=_IN_GEHEUGEN)  # noqa: SIM115  the response closes it
    schrijf_pakket(bestand, export, pdfs_van(export))
    bestand.seek(0)
    naam = f"raadsexport-{slugify(export.plan.korte_naam)}.zip"
    return FileResponse(bestand, as_attachment=True, filename=naam, content_type="application/zip")
