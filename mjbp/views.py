"""Pages of the shell."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.views import LoginView, LogoutView
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from consultatie.inbreng.services import SLEUTELS_BLIJVEN
from rapportage.diwoo.queries import sitemapindexen
from thema.basis.klok import nu
from thema.basis.webadres import heel_adres
from thema.beleidsplan.models import Beleidsplan

from .context import werkplek
from .startpagina import startpagina


class Inloggen(LoginView):
    """One way in; who asked for no page in particular lands where the role's work is."""

    template_name = "mjbp/inloggen.html"
    redirect_authenticated_user = True

    def get_default_redirect_url(self) -> str:
        werk = werkplek(self.request.user)
        return werk[0].url if werk else reverse("home")


class Uitloggen(LogoutView):
    """Only by POST; leads home."""


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What is being decided, where the process stands, and what the visitor can do today."""
    plan = Beleidsplan.objects.actueel()
    pagina = startpagina(plan, moment=nu()) if plan else None
    return render(request, "mjbp/home.html", {"pagina": pagina})


@require_safe
def toegankelijkheid(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "mjbp/toegankelijkheid.html")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is stored of whom, why, and for how long."""
    return render(
        request,
        "mjbp/privacy.html",
        {
            "drempel": settings.DREMPEL_OPENBAAR,
            "bewaartermijn": settings.BEWAARTERMIJN_ORIGINEEL_DAGEN,
            "bewaartermijn_uitnodiging": settings.BEWAARTERMIJN_UITNODIGING_DAGEN,
            "dagen_code": SLEUTELS_BLIJVEN.days,
        },
    )


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Where to report a weakness (RFC 9116); 404 until SECURITY_CONTACT is set, since the file must name one."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    context = {
        "contact": settings.SECURITY_CONTACT,
        "verloopt": (nu() + timedelta(days=180)).isoformat(timespec="seconds"),
        "adres": heel_adres(request.path),
    }
    return render(request, "mjbp/security.txt", context, content_type="text/plain; charset=utf-8")


@require_safe
@cache_control(public=True, max_age=3600)
def robots_txt(request: HttpRequest) -> HttpResponse:
    """What programs need not look at, and where the sitemaps of documents begin."""
    context = {"sitemapindexen": sitemapindexen(moment=nu())}
    return render(request, "mjbp/robots.txt", context, content_type="text/plain; charset=utf-8")


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
    return JsonResponse({"ready": True, "op": nu().isoformat(timespec="seconds")})
