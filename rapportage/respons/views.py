"""The response of a questionnaire, on a page in its admin."""

from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from consultatie.vragenlijst.models import Vragenlijst
from thema.basis.klok import vandaag

from .beelden import groepsbeelden, kanaalbeelden
from .verzamelen import respons_van


@require_safe
def respons(request: HttpRequest, pk: int) -> HttpResponse:
    """For who works with the consultation. It asks nothing and stores nothing."""
    if not request.user.has_perm("rapportage.bekijk_respons"):
        raise PermissionDenied
    lijst = get_object_or_404(Vragenlijst.objects.select_related("beleidsplan__gemeente"), pk=pk)
    stand = respons_van(lijst, dag=vandaag())
    kader = {
        **admin.site.each_context(request),
        "title": "Respons",
        "lijst": lijst,
        "respons": stand,
        "kanaalbeelden": kanaalbeelden(stand),
        "groepsbeelden": groepsbeelden(stand),
        "drempel": settings.DREMPEL_INTERN,
        "mengdrempel": settings.DREMPEL_OPENBAAR,
        "meeste_in_bak": 2 * settings.DREMPEL_OPENBAAR,
    }
    return TemplateResponse(request, "rapportage/respons.html", kader)
