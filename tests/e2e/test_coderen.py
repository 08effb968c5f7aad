"""Open answers in a real browser: read and labelled with nothing but the keyboard."""

from playwright.sync_api import Page, expect

from consultatie.models import Openantwoord
from consultatie.openantwoord.enums import Antwoordstatus
from consultatie.openantwoord.services import consultatie_sluiten
from tests.consultatie.openantwoorden import OP, nieuwe_versie, verstuur
from tests.e2e.browser import Opener, axe
from tests.e2e.voorbeeld import log_in_als
from tests.factories.consultatie import LabelFactory
from tests.factories.thema import GebruikerFactory
from thema.basis.rollen import Rol

AANTAL = 10


def _blad_luistert(page: Page, plaats: int) -> None:
    """The text with this number is there, and listens to keys."""
    expect(page.get_by_text(f"{plaats} van {AANTAL}", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Sneltoetsen aan")).to_be_visible()


def test_ten_answers_are_read_and_labelled_by_keyboard_alone(pagina: Opener):
    versie = nieuwe_versie()
    verstuur(versie, AANTAL)
    consultatie_sluiten(versie.vragenlijst, door=None, op=OP)
    Openantwoord.objects.exclude(vraag="eerste").delete()
    for naam in ("Licht", "Verkeer"):
        LabelFactory(vragenlijst=versie.vragenlijst, naam=naam)
    page = pagina(1280)
    log_in_als(page, GebruikerFactory(rol=Rol.OOV))

    page.goto(f"/admin/consultatie/openantwoord/lijst/{versie.vragenlijst_id}/lezen/")
    for plaats in range(1, AANTAL + 1):
        _blad_luistert(page, plaats)
        page.keyboard.press("Enter")
    expect(page.get_by_text("Alles is gelezen.")).to_be_visible()
    page.goto(f"/admin/consultatie/openantwoord/lijst/{versie.vragenlijst_id}/coderen/")
    axe(page)
    for plaats in range(1, AANTAL + 1):
        _blad_luistert(page, plaats)
        page.keyboard.press("1")
        if plaats % 2:
            page.keyboard.press("2")
            page.keyboard.press("0")
        page.keyboard.press("Enter")

    expect(page.get_by_role("progressbar")).to_have_attribute("value", str(AANTAL))
    antwoorden = Openantwoord.objects.filter(status=Antwoordstatus.VRIJGEGEVEN)
    assert sorted(antwoord.labels.count() for antwoord in antwoorden) == [1] * 5 + [2] * 5
    assert antwoorden.filter(is_citeerbaar=True).count() == AANTAL // 2
