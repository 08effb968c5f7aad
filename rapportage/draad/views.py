"""“U zei, wij besloten, dit is gedaan”; open to all."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from consultatie.vragenlijst.models import Vragenlijst
from rapportage.pagina import actueel_plan
from thema.basis.klok import vandaag

from .queries import draadpagina


@require_safe
def inbreng(request: HttpRequest) -> HttpResponse:
    """The threads of one theme; `?thema=` chooses."""
    dag = vandaag()
    pagina = draadpagina(actueel_plan(), request.GET.get("thema"), dag=dag)
    if pagina is None:
        raise Http404
    kan_meedoen = not pagina.keuzes and Vragenlijst.objects.open_op(dag).exists()
    return render(request, "rapportage/inbreng.html", {"pagina": pagina, "kan_meedoen": kan_meedoen})
