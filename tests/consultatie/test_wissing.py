"""What staff read of the day on which originals are erased: before it, after it, and when nobody erased them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from consultatie.inbreng.bewaartermijn import Wisstand, wissing_van
from consultatie.inbreng.services import vragenlijst_sluiten
from consultatie.invoer.services import stapels_wissen
from consultatie.models import Stapel, Vragenlijst
from consultatie.openantwoord.bewaren import originelen_wissen
from tests.factories.consultatie import InvoerformulierFactory, OpenantwoordFactory, VragenlijstFactory
from tests.thema.beheer import als
from thema.basis.rollen import Rol

pytestmark = pytest.mark.django_db

DICHT = datetime(2019, 9, 16, 9, tzinfo=UTC)
WISDAG = date(2019, 12, 15)
MORGEN = timedelta(days=1)


@pytest.fixture
def lijst() -> Vragenlijst:
    """Closed, with an original and a bundle in it that nobody did anything with."""
    stapel = InvoerformulierFactory.create().stapel
    OpenantwoordFactory.create(versie=stapel.versie, nieuw=True)
    vragenlijst_sluiten(stapel.vragenlijst, door=None, op=DICHT)
    return Vragenlijst.objects.get()


def wis() -> None:
    stapels_wissen(op=DICHT + timedelta(days=90))
    originelen_wissen(op=DICHT + timedelta(days=90))


def lees(settings, lijst: Vragenlijst, scherm: str, dag: date) -> str:
    settings.DEBUG, settings.VANDAAG = True, dag
    html: str = als(Rol.OOV).get(reverse(f"admin:consultatie_{scherm}", args=[lijst.pk])).content.decode()
    return html


@pytest.mark.parametrize(
    ("dag", "ligt_er_nog", "stand"),
    [
        (WISDAG - MORGEN, True, Wisstand.KOMT),
        (WISDAG - MORGEN, False, Wisstand.KOMT),
        (WISDAG, True, Wisstand.KOMT),
        (WISDAG, False, Wisstand.GEDAAN),
        (WISDAG + MORGEN, False, Wisstand.GEDAAN),
        (WISDAG + MORGEN, True, Wisstand.TE_LAAT),
    ],
)
def test_erasing_is_to_come_until_its_day_and_then_it_is_done_or_late(lijst, dag, ligt_er_nog, stand):
    wissing = wissing_van(lijst, dag=dag, ligt_er_nog=ligt_er_nog)

    assert wissing is not None
    assert (wissing.op, wissing.stand) == (WISDAG, stand)


def test_as_long_as_no_day_is_known_there_is_nothing_to_say():
    lijst = VragenlijstFactory.create(open_=True, open_tot=None)

    assert wissing_van(lijst, dag=WISDAG, ligt_er_nog=True) is None


ZINNEN = {
    "vragenlijst_invoeren": (
        "Wat niet is vrijgegeven, wordt gewist op 15 december 2019.",
        "Wat niet is vrijgegeven, is gewist op 15 december 2019.",
        "Wat niet is vrijgegeven, moest op 15 december 2019 gewist zijn, maar is er nog.",
    ),
    "openantwoord_werk": (
        "De oorspronkelijke teksten worden gewist op 15 december 2019.",
        "De oorspronkelijke teksten zijn gewist op 15 december 2019.",
        "de oorspronkelijke teksten moesten op 15 december 2019 gewist zijn, maar zijn er nog.",
    ),
}


@pytest.mark.parametrize("scherm", ZINNEN)
def test_the_pages_say_that_it_will_be_erased_that_it_was_or_that_it_should_have_been(settings, lijst, scherm: str):
    straks, gedaan, te_laat = ZINNEN[scherm]
    ervoor, vergeten = (lees(settings, lijst, scherm, dag) for dag in (WISDAG - MORGEN, WISDAG + MORGEN))
    wis()
    erna = lees(settings, lijst, scherm, WISDAG + MORGEN)

    for html, zin in ((ervoor, straks), (vergeten, te_laat), (erna, gedaan)):
        assert [een for een in (straks, gedaan, te_laat) if een in html] == [zin]
    assert "Meld dit aan uw beheerder" in vergeten


def test_a_bundle_that_should_have_been_erased_says_so_itself(settings, lijst):
    stapel = Stapel.objects.get()
    settings.DEBUG, settings.VANDAAG = True, WISDAG + MORGEN

    html = (
        als(Rol.OOV).get(reverse("admin:consultatie_vragenlijst_stapel", args=[lijst.pk, stapel.pk])).content.decode()
    )

    assert "moest op 15 december 2019 gewist zijn, maar is er nog" in html
    assert "is gewist op" not in html
