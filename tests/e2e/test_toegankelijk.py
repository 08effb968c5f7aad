"""Every page of the example, at both widths: accessible, no sideways scroll, no other host, no error."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from mjbp.voorbeeld.laden import Stap
from tests.e2e.browser import Opener, axe, geen_zijwaartse_scroll
from tests.e2e.voorbeeld import laad_voorbeeld, log_in

pytestmark = pytest.mark.traag
BREEDTES = [360, 1280]
OPENBAAR = [
    "/",
    "/inloggen/",
    "/privacy/",
    "/toegankelijkheid/",
    "/themas/",
    "/themas/drugs/",
    "/themas/externe-veiligheid/",
    "/partners/",
    "/planning/",
    "/consultatie/",
    "/consultatie/veiligheid-2020-2023/",
    "/netwerksessie/",
    "/resultaten/",
    "/resultaten/veiligheid-2020-2023/",
    "/plan/",
    "/plan/doelenboom/",
    "/inbreng/",
    "/inbreng/?thema=drugs",
    "/voortgang/2020/",
    "/documenten/",
    "/documenten/nota-2019-001335/",
    "/documenten/raadsmededeling-2019-001322/",
    "/documenten/startnotitie-2020-2023/",
    "/bestaat-niet/",
]


def beheerpaginas() -> list[str]:
    """The list of every model in the admin, and the change page of one row of it."""
    paginas = ["/admin/"]
    for model in admin.site._registry:  # noqa: SLF001
        naam = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        paginas.append(reverse(f"{naam}_changelist"))
        if (eerste := model._base_manager.order_by("pk").first()) is not None:
            paginas.append(reverse(f"{naam}_change", args=(eerste.pk,)))
    return paginas


@pytest.mark.parametrize("breedte", BREEDTES)
def test_every_public_page_is_accessible(pagina: Opener, breedte: int):
    laad_voorbeeld(Stap.VOORTGANG)
    page = pagina(breedte)

    for pad in OPENBAAR:
        page.goto(pad)
        axe(page)
        geen_zijwaartse_scroll(page)


@pytest.mark.parametrize("breedte", BREEDTES)
def test_every_list_and_change_page_of_the_admin_is_accessible(pagina: Opener, breedte: int):
    assert apps.get_model("thema", "Thema") in admin.site._registry  # noqa: SLF001
    laad_voorbeeld(Stap.RAADSTAFEL)
    page = pagina(breedte)
    log_in(page, "beheerder")

    for pad in beheerpaginas():
        antwoord = page.goto(pad)
        assert antwoord is not None
        assert antwoord.status == 200, pad
        axe(page)
        geen_zijwaartse_scroll(page)


@pytest.mark.parametrize("breedte", BREEDTES)
def test_the_pages_of_a_council_member_are_accessible(pagina: Opener, breedte: int):
    laad_voorbeeld(Stap.NETWERKSESSIE)
    page = pagina(breedte)
    log_in(page, "raadslid")

    for pad in ("/dossier/", "/resultaten/", "/resultaten/veiligheid-2020-2023/"):
        page.goto(pad)
        axe(page)
        geen_zijwaartse_scroll(page)
