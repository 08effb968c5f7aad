"""The short way to the pages that promise to know nobody: the questionnaire, and the personal link that leads to it.

No session is opened there, nor who is signed in asked for, whatever cookies the browser sends; so nothing that is done
there can be led to a person. And they are what many open at once: the layers that are passed by here took a third of what
a visit costs.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import cast

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.core.handlers.exception import convert_exception_to_response
from django.http import HttpRequest, HttpResponse
from django.middleware.clickjacking import XFrameOptionsMiddleware
from django.urls import ResolverMatch, resolve
from django_permissions_policy import PermissionsPolicyMiddleware

_Weg = Callable[[HttpRequest], HttpResponse]
_VRAGENLIJST = re.compile(r"/consultatie/[^/]+/")
_LINK = re.compile(r"/u/[^/]+/")


class KentNiemand:
    """Calls the view itself where nobody is known, past all middleware that stands below this, and does what is left of
    that: a host that is not ours is refused, and the response bears the same headers."""

    def __init__(self, get_response: _Weg) -> None:
        self._verder = get_response
        # An error becomes its page here already, so that it bears the headers too.
        self._bezoek = cast(_Weg, convert_exception_to_response(_bezoek))
        self._koppen = _vaste_koppen()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not _kent_niemand(request):
            return self._verder(request)
        response = self._bezoek(request)
        # What Django shows a developer instead has its style inside.
        if not (settings.DEBUG and response.status_code in {404, 500}):
            for naam, waarde in self._koppen.items():
                response.headers.setdefault(naam, waarde)
        response.headers["Content-Length"] = str(len(response.content))
        return response


def _kent_niemand(request: HttpRequest) -> bool:
    """The questionnaire looks for itself where a form came from; one that is sent to a link is left to the rest."""
    if _VRAGENLIJST.fullmatch(request.path_info):
        return True
    return request.method in {"GET", "HEAD"} and bool(_LINK.fullmatch(request.path_info))


def _vaste_koppen() -> dict[str, str]:
    """What the layers below write on every page. They make it anew each time; here once."""
    lagen = CSPMiddleware(PermissionsPolicyMiddleware(cast(_Weg, XFrameOptionsMiddleware(lambda _: HttpResponse()))))
    koppen = dict(cast(_Weg, lagen)(HttpRequest()).headers)
    del koppen["Content-Type"]
    return koppen


def _bezoek(request: HttpRequest) -> HttpResponse:
    request.get_host()
    pad = request.path_info
    # What follows /u/ is a secret: that is not kept.
    gevonden = _gevonden(pad) if _VRAGENLIJST.fullmatch(pad) else resolve(pad)
    request.resolver_match = gevonden
    return cast(HttpResponse, gevonden.func(request, *gevonden.args, **gevonden.kwargs))


@lru_cache(maxsize=128)
def _gevonden(pad: str) -> ResolverMatch:
    return resolve(pad)
