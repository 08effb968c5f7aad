"""The page on which a member unsubscribes: public, without an account, a cookie or a script."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from thema.basis.klok import vandaag

from .services import lid_van_link, panellid_afmelden


# No CSRF token: a forger would have to know the secret in the address, and the button of a mail program has no page
# to take a token from (RFC 8058).
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def afmelden(request: HttpRequest, token: str) -> HttpResponse:
    """Ask; by POST, do it. Opening changes nothing: programs that check mail for danger open every link."""
    lid = lid_van_link(token)
    if lid is not None and request.method == "POST":
        panellid_afmelden(lid, dag=vandaag())
        lid.refresh_from_db(fields=["afgemeld_op", "afmeldreden"])
    context = {"lid": lid, "gemeente": lid.gemeente if lid else None, "is_gedaan": request.method == "POST"}
    antwoord = render(request, "consultatie/afmelden.html", context, status=200 if lid else 404)
    antwoord.headers["Referrer-Policy"] = "no-referrer"
    antwoord.headers["Cache-Control"] = "no-store"
    antwoord.headers["X-Robots-Tag"] = "noindex, nofollow"
    return antwoord
