"""Every public page of the example, at both widths: accessible, no sideways scroll, no other host, no error."""

import pytest

from mjbp.voorbeeld.laden import Stap
from tests.e2e.bezoek import NIET_DAAR, bezoek
from tests.e2e.browser import UITERLIJK, Opener
from tests.e2e.voorbeeld import laad_voorbeeld, log_in

pytestmark = [pytest.mark.traag, UITERLIJK]
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
    "/raad/",
    "/documenten/",
    "/documenten/?woord=geen",
    "/opendata/",
    "/documenten/nota-2019-001335/",
    "/documenten/raadsmededeling-2019-001322/",
    "/documenten/startnotitie-2020-2023/",
    "/documenten/plan-2020-2023/",
    "/documenten/raadsbesluit-voorbeeld-1/",
    "/documenten/besluitenlijst-college-2019-10-29/",
    NIET_DAAR,
]


def test_every_public_page_is_accessible(pagina: Opener):
    laad_voorbeeld(Stap.VOORTGANG)

    bezoek(pagina(), OPENBAAR)


def test_the_pages_of_a_council_member_are_accessible(pagina: Opener):
    laad_voorbeeld(Stap.NETWERKSESSIE)
    page = pagina()
    log_in(page, "raadslid")

    bezoek(page, ["/dossier/", "/resultaten/", "/resultaten/veiligheid-2020-2023/"])
