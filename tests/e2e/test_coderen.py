"""Open answers in a real browser: read and labelled with nothing but the keyboard."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from consultatie.models import Openantwoord, Vragenlijstversie
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
    expect(page.locator("form[data-luistert]")).to_be_attached()


@pytest.fixture
def versie(live_url: str) -> Vragenlijstversie:
    """A version of which all texts came in, AANTAL to one question."""
    gemaakt = nieuwe_versie()
    verstuur(gemaakt, AANTAL)
    consultatie_sluiten(gemaakt.vragenlijst, door=None, op=OP)
    Openantwoord.objects.exclude(vraag="eerste").delete()
    return gemaakt


def _lees(page: Page, versie: Vragenlijstversie) -> None:
    log_in_als(page, GebruikerFactory(rol=Rol.OOV))
    page.goto(f"/admin/consultatie/openantwoord/lijst/{versie.vragenlijst_id}/lezen/")


def _vrijgegeven() -> int:
    return Openantwoord.objects.filter(status=Antwoordstatus.VRIJGEGEVEN).count()


def test_a_key_that_is_held_down_clears_one_text_and_no_more(pagina: Opener, versie):
    page = pagina(1280)
    _lees(page, versie)
    _blad_luistert(page, 1)

    page.keyboard.down("Enter")
    _blad_luistert(page, 2)
    for _ in range(5):
        page.keyboard.down("Enter")
    page.keyboard.up("Enter")
    page.reload()

    _blad_luistert(page, 2)
    assert _vrijgegeven() == 1


def test_what_is_sent_before_a_text_can_have_been_read_is_not_taken(pagina: Opener, versie):
    page = pagina(1280)
    page.clock.install(time=OP)
    page.clock.pause_at(OP + timedelta(hours=1))
    _lees(page, versie)
    geef_vrij = page.get_by_role("button", name="Geef vrij")

    expect(geef_vrij).to_be_focused()
    page.keyboard.press("Enter")
    geef_vrij.click()
    page.clock.run_for(1000)
    _blad_luistert(page, 1)
    assert _vrijgegeven() == 0

    page.keyboard.press("Enter")
    expect(page.get_by_text(f"2 van {AANTAL}", exact=True)).to_be_visible()


def test_after_a_mistake_the_message_has_the_focus_and_enter_clears_nothing(pagina: Opener, versie):
    page = pagina(1280)
    _lees(page, versie)
    _blad_luistert(page, 1)

    page.get_by_label("Laat ook deze woorden weg").fill("staat er niet in")
    page.get_by_role("button", name="Geef vrij").click()
    expect(page.get_by_role("alert")).to_be_focused()
    _blad_luistert(page, 1)
    page.keyboard.press("Enter")

    expect(page.get_by_role("alert")).to_be_focused()
    assert _vrijgegeven() == 0


def test_ten_answers_are_read_and_labelled_by_keyboard_alone(pagina: Opener, versie):
    for naam in ("Licht", "Verkeer"):
        LabelFactory(vragenlijst=versie.vragenlijst, naam=naam)
    page = pagina(1280)

    _lees(page, versie)
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
