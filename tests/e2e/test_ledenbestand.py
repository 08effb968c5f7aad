"""Staff read a list of members in, in a real browser."""

from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from consultatie.models import Panellid
from tests.consultatie.ledenlijsten import KOPPEN, csv, rij, werk_af
from tests.e2e.browser import BREEDTES, Opener, axe, geen_zijwaartse_scroll
from tests.e2e.voorbeeld import log_in
from tests.factories.thema import BeleidsplanFactory, GebruikerFactory
from thema.basis.rollen import Rol


@pytest.mark.parametrize("breedte", BREEDTES)
def test_from_a_file_to_members_every_screen_on_the_way(pagina: Opener, live_url: str, breedte: int, tmp_path: Path):
    BeleidsplanFactory.create(is_actueel=True)
    GebruikerFactory.create(rol=Rol.OOV, username="oov")
    lijst = tmp_path / "leden.csv"
    lijst.write_bytes(csv(KOPPEN, *(rij(str(nummer)) for nummer in range(3)), rij("mis", email="geen adres")))
    page = pagina(breedte)
    log_in(page, "oov")

    def kijk() -> None:
        axe(page)
        geen_zijwaartse_scroll(page)

    page.goto(reverse("admin:consultatie_panellid_changelist"))
    page.get_by_role("link", name="Lees een lijst in").click()
    page.get_by_role("button", name="Kijk de lijst na").click()
    kijk()
    page.get_by_label("Bestand").set_input_files(lijst)
    page.get_by_role("button", name="Kijk de lijst na").click()
    expect(page.get_by_role("progressbar", name="Wij kijken de lijst na")).to_be_visible()
    kijk()
    werk_af()
    page.get_by_role("link", name="Ververs vanzelf").click()
    expect(page.get_by_role("button", name="Lees 3 goede rijen in")).to_be_visible(timeout=20_000)
    kijk()
    page.get_by_role("button", name="Lees 3 goede rijen in").click()
    expect(page.get_by_role("link", name="Ververs vanzelf")).to_be_visible()
    kijk()  # not once it refreshes: a new page would come in under the look
    page.get_by_role("link", name="Ververs vanzelf").click()
    expect(page.get_by_role("link", name="Stop met verversen")).to_be_visible()
    werk_af()

    expect(page.get_by_text("rij 5", exact=True)).to_be_visible(timeout=20_000)
    kijk()
    assert Panellid.objects.count() == 3
