"""Where a sent form came from. See docs/adr/0003-vragenlijst-zonder-cookie.md."""

from urllib.parse import urlsplit

from django.http import HttpRequest


def komt_van_eigen_pagina(request: HttpRequest) -> bool:
    """No browser says that another site sent this form.

    Asked in the order of how sure the browser is: Sec-Fetch-Site, Origin, Referer. A client that sends none of them,
    an old browser or a script, is let through: it carries no session, no cookie and no right that could be abused.
    """
    if site := request.META.get("HTTP_SEC_FETCH_SITE"):
        return site == "same-origin"
    herkomst = request.META.get("HTTP_ORIGIN") or request.META.get("HTTP_REFERER")
    if not herkomst:
        return True
    try:
        return urlsplit(herkomst).netloc == request.get_host()
    except ValueError:
        return False
