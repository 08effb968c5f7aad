"""The process in the admin: every step with what it needs, makes, who, and the law."""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.response import TemplateResponse

from thema.basis.klok import dag_van, nu
from thema.beleidsplan.models import Beleidsplan

from .te_doen import stappen_van


def proces(request: HttpRequest) -> HttpResponse:
    """How far each step is, for whoever works here; without a plan there are no steps."""
    if request.method == "POST":
        return HttpResponseNotAllowed(["GET", "HEAD"])
    plan, op = Beleidsplan.objects.actueel(), nu()
    context = {
        **admin.site.each_context(request),
        "title": "Het proces in stappen",
        "plan": plan,
        "stappen": stappen_van(request.user, plan, dag_van(op), op=op) if plan is not None else (),
    }
    return TemplateResponse(request, "planning/proces.html", context)
