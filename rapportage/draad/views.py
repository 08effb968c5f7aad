"""“U zei, wij besloten, dit is gedaan”; open to all."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rapportage.pagina import actueel_plan
from thema.basis.klok import vandaag

from .queries import draadpagina


@require_safe
def inbreng(request: HttpRequest) -> HttpResponse:
    """The threads of one theme; `?thema=` chooses."""
    pagina = draadpagina(actueel_plan(), request.GET.get("thema"), dag=vandaag())
    if pagina is None:
        raise Http404
    return render(request, "rapportage/inbreng.html", {"pagina": pagina})
