"""The admin site of the house: for who works here, and with a first page that says what to do."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar, cast

from django.contrib.admin import AdminSite
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_http_methods

from planning.proces.beheerviews import proces
from planning.proces.queries import draad_van, in_een_blik, nu_te_doen
from thema.basis.klok import dag_van, nu
from thema.basis.rollen import is_medewerker
from thema.beleidsplan.models import Beleidsplan

from .menu import menu_van

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


class Beheer(AdminSite):
    site_header = "Beheer Plan Veiligheid"
    site_title = "Beheer Plan Veiligheid"
    index_title = "Nu te doen"

    def has_permission(self, request: HttpRequest) -> bool:
        """The roles that work here; a council member or a session host does not."""
        return bool(is_medewerker(request.user))

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        """A page of the admin: it is asked for, or its form is sent. Django would treat any other method as asking."""
        return require_http_methods(["GET", "HEAD", "POST"])(super().admin_view(view, cacheable))

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """One way in for the whole house. Who is signed in but has no work here is told so (403)."""
        verder = request.GET.get("next", reverse("admin:index"))
        if self.has_permission(request):
            return HttpResponseRedirect(reverse("admin:index"))
        if not isinstance(request.user, AnonymousUser):
            raise PermissionDenied
        return redirect_to_login(verder, reverse("inloggen"))

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """With the menu of what this user may see."""
        return {**super().each_context(request), "menu": menu_van(self._registry.values(), request)}

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """Django's list of what may be done where, made when somebody looks at it: five permissions of every model is a
        third of the work of a page, and nearly every page shows the menu instead."""
        lijst: Any = SimpleLazyObject(partial(super().get_app_list, request, app_label))
        return cast(list[Any], lijst)

    def get_urls(self) -> list[Any]:
        """With the page of the process, which belongs to no model."""
        return [path("planning/proces/", self.admin_view(proces), name="planning_proces"), *super().get_urls()]

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """What waits for this user, then the plan at a glance."""
        return super().index(request, {**_eerste_pagina(request), **(extra_context or {})})


def _eerste_pagina(request: HttpRequest) -> dict[str, Any]:
    """Empty on an installation without a plan."""
    plan, op = Beleidsplan.objects.actueel(), nu()
    dag = dag_van(op)
    if plan is None:
        return {}
    return {
        "dag": dag,
        "te_doen": nu_te_doen(request.user, plan, dag, op=op),
        "in_een_blik": in_een_blik(plan, dag),
        "draad": draad_van(plan, dag),
    }
