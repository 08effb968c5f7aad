"""The list and a change page of everything in the admin, at both widths: accessible, no sideways scroll, no error."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse
from playwright.sync_api import expect

from mjbp.voorbeeld.laden import Stap
from planning.stuk.enums import Stukstatus
from tests.e2e.bezoek import bekijk, bezoek
from tests.e2e.browser import UITERLIJK, Opener
from tests.e2e.voorbeeld import laad_voorbeeld, log_in, log_in_als
from tests.factories.thema import GebruikerFactory
from tests.planning.bijstellingen import andere_prioriteit, andere_woorden, maak_bijstelling, maak_vastgesteld_plan
from thema.basis.rollen import Rol

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


def test_a_paper_that_changes_an_adopted_plan_is_accessible_right_and_wrong(pagina: Opener):
    stuk = maak_bijstelling(maak_vastgesteld_plan(), status=Stukstatus.CONCEPT)
    andere_woorden(stuk)
    andere_prioriteit(stuk)
    page = pagina()
    log_in_als(page, GebruikerFactory.create(rol=Rol.BEHEERDER))

    bezoek(page, [reverse("admin:planning_bestuursstuk_change", args=(stuk.pk,))])
    page.locator("[name=planwijzigingen-1-reden]").fill("")
    page.locator("[name=_continue]").first.click()

    expect(page.locator("#fouten")).to_be_visible()
    bekijk(page)
