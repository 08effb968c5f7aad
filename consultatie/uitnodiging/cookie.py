"""The one cookie of a questionnaire: it carries the secret of a personal link from that link to the sent form.

Only who opens a personal link gets it. It goes to that questionnaire alone, no script can read it, and it is gone when
the answer has been received or the browser is closed. Without it the secret would stand in the address bar, in the
history of the browser, and in what it tells of where it came from: docs/adr/0007-persoonlijke-link.md.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

NAAM = "uitnodiging"


def zet_uitnodiging(response: HttpResponse, *, token: str, pad: str) -> None:
    """The browser shows this secret at `pad`, the address of the questionnaire, until it is told to forget it."""
    response.set_cookie(
        NAAM, token, path=pad, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE or False
    )


def lees_uitnodiging(request: HttpRequest) -> str | None:
    """The secret that the browser shows; None when it has none."""
    return request.COOKIES.get(NAAM)


def wis_uitnodiging(response: HttpResponse, request: HttpRequest, *, pad: str) -> None:
    """The browser forgets it. Who has none hears nothing of cookies."""
    if NAAM in request.COOKIES:
        response.delete_cookie(NAAM, path=pad, samesite="Lax")
