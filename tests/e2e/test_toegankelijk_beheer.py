"""The list and a change page of everything in the admin, at both widths: accessible, no sideways scroll, no error."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from mjbp.voorbeeld.laden import Stap
from tests.e2e.bezoek import bezoek
from tests.e2e.browser import UITERLIJK, Opener
from tests.e2e.voorbeeld import laad_voorbeeld, log_in

pytestmark = [pytest.mark.traag, UITERLIJK]


def beheerpaginas() -> list[str]:
    """The list of every model in the admin, and the change page of one row of it."""
    paginas = ["/admin/", "/admin/planning/proces/"]
    for model in admin.site._registry:  # noqa: SLF001
        naam = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        paginas.append(reverse(f"{naam}_changelist"))
        if (eerste := model._base_manager.order_by("pk").first()) is not None:
            paginas.append(reverse(f"{naam}_change", args=(eerste.pk,)))
    return paginas


def test_every_list_and_change_page_of_the_admin_is_accessible(pagina: Opener):
    assert apps.get_model("thema", "Thema") in admin.site._registry  # noqa: SLF001
    laad_voorbeeld(Stap.RAADSTAFEL)
    page = pagina()
    log_in(page, "beheerder")

    # Of each kind of page axe has looked at both widths (test_look.py); here are some hundred, of the same kinds.
    bezoek(page, beheerpaginas(), axe_op=[1280])
