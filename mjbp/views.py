"""Pages of the shell."""

from django.contrib.auth.views import LoginView, LogoutView
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


class Inloggen(LoginView):
    template_name = "mjbp/inloggen.html"
    redirect_authenticated_user = True


class Uitloggen(LogoutView):
    """Only by POST; leads home."""


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What is being decided, where the process stands, and what the visitor can do today."""
    return render(request, "mjbp/home.html", {})


@require_safe
def toegankelijkheid(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "mjbp/toegankelijkheid.html")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is stored of whom, why, and for how long."""
    return render(request, "mjbp/privacy.html")


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Where to report a weakness (RFC 9116)."""
    return render(request, "mjbp/security.txt", content_type="text/plain; charset=utf-8")


def formulier_verlopen(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was open for too long or came from elsewhere; nothing was stored."""
    return render(request, "403_csrf.html", status=403)


@never_cache
@require_safe
def health_live(request: HttpRequest) -> JsonResponse:
    """The process answers."""
    return JsonResponse({"live": True})


@never_cache
@require_safe
def health_ready(request: HttpRequest) -> JsonResponse:
    """The database answers too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"ready": True, "op": timezone.now().isoformat(timespec="seconds")})
