"""The personal link."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from consultatie.vragenlijst.adres import adres_van
from consultatie.vragenlijst.talen.taal import lees_taalcode

from .cookie import zet_uitnodiging
from .queries import link_van


@require_safe
def persoonlijke_link(request: HttpRequest, token: str) -> HttpResponse:
    """On to the questionnaire, at an address without the secret. Opening the link, however often, uses nothing up:
    the programs that check mail for danger open it too. A letter prints it in groups, and who types it over may type the
    white between them."""
    token = "".join(token.split())
    link = link_van(token)
    if link is None or link.is_concept:
        response = render(request, "consultatie/uitnodiging_onbekend.html", status=404)
    else:
        pad = adres_van(link.slug)
        taal = lees_taalcode(request.GET.get("taal", ""))
        response = HttpResponseRedirect(f"{pad}?taal={taal}" if taal else pad)
        zet_uitnodiging(response, token=token, pad=pad)
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cache-Control"] = "no-store"
    return response
