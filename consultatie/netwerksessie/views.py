"""The pages of a network session: when, where, what happens there and what happens with it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from consultatie.vragenlijst.vervolg import Vervolg
from thema.basis.klok import nu, vandaag

from .models import Netwerksessie


@require_safe
def netwerksessies(request: HttpRequest) -> HttpResponse:
    """What is still to come, soonest first, and what has been."""
    dag = vandaag()
    sessies = {
        "komend": Netwerksessie.objects.filter(datum__gte=dag).order_by("datum", "pk"),
        "geweest": Netwerksessie.objects.filter(datum__lt=dag),
    }
    return render(request, "consultatie/netwerksessie_lijst.html", sessies)


@require_safe
def netwerksessie(request: HttpRequest, slug: str) -> HttpResponse:
    """One session, with the newest public report of it. What came out of it is not shown here: that stands among the other
    results."""
    sessie = get_object_or_404(Netwerksessie.objects.select_related("beleidsplan__gemeente"), slug=slug)
    verslagen = sessie.verslagen.filter(gepubliceerd_op__lte=nu()).order_by("-vastgelegd_op", "-pk")
    context = {
        "sessie": sessie,
        # By the name of a relation from a room above; the address alone, not the bytes of the document.
        "verslag": verslagen.values_list("slug", flat=True).first(),
        "is_geweest": sessie.datum < vandaag(),
        "themas": sessie.beleidsplan.themas.all(),
        "pad": [{"naam": "Netwerksessies", "url": reverse("consultatie:netwerksessies")}],
        "plan": sessie.beleidsplan,
        "gemeente": sessie.beleidsplan.gemeente,
        "vervolg": Vervolg(),
    }
    return render(request, "consultatie/netwerksessie_detail.html", context)
