"""What has been adopted says so in the admin, and no longer tells how to fill it in."""

from datetime import UTC, date, datetime

import pytest

from tests.factories.thema import DoelFactory, IndicatorFactory, MaatregelFactory, ThemaFactory
from tests.thema.beheer import adres, als
from thema.basis.rollen import Rol
from thema.models import Beleidsplan

pytestmark = pytest.mark.django_db

VAST = "is vastgesteld op 27 november 2019 en kan niet meer worden gewijzigd."


@pytest.mark.parametrize("rol", [Rol.OOV, Rol.GRIFFIE])
@pytest.mark.parametrize("fabriek", [ThemaFactory, DoelFactory, MaatregelFactory, IndicatorFactory])
def test_the_page_of_what_was_adopted_says_since_when(fabriek, rol: Rol):
    ding = fabriek.create()
    client, pad = als(rol), adres(type(ding), "change", ding.pk)

    open_ = client.get(pad).content.decode()
    # Written down the day after.
    Beleidsplan.objects.update(
        vergrendeld_op=datetime(2019, 11, 28, 9, 0, tzinfo=UTC), vaststellingsdatum=date(2019, 11, 27)
    )
    vast = client.get(pad).content.decode()

    assert VAST not in open_
    assert f"{Beleidsplan.objects.get()} {VAST}" in vast


def test_an_adopted_theme_speaks_of_no_button_and_an_adopted_goal_of_no_saving():
    doel = DoelFactory.create()
    oov = als(Rol.OOV)
    paden = (adres(type(doel.thema), "change", doel.thema.pk), adres(type(doel), "change", doel.pk))
    zinnen = ("De status verandert met een knop bovenaan", "U kunt altijd opslaan")

    voor = [oov.get(pad).content.decode() for pad in paden]
    Beleidsplan.objects.update(vergrendeld_op=datetime(2019, 11, 28, 9, 0, tzinfo=UTC))
    na = [oov.get(pad).content.decode() for pad in paden]

    assert all(zin in html for zin, html in zip(zinnen, voor, strict=True))
    assert not any(zin in html for zin, html in zip(zinnen, na, strict=True))


def test_of_an_indicator_it_says_what_can_still_be_done():
    indicator = IndicatorFactory.create()
    Beleidsplan.objects.update(vergrendeld_op=datetime(2019, 11, 28, 9, 0, tzinfo=UTC))

    html = als(Rol.OOV).get(adres(type(indicator), "change", indicator.pk)).content.decode()

    assert "Nieuwe cijfers bij een bestaande indicator kunnen er wel bij" in html


def test_what_is_never_adopted_says_nothing_of_it():
    thema = ThemaFactory.create()
    Beleidsplan.objects.update(vergrendeld_op=datetime(2019, 11, 28, 9, 0, tzinfo=UTC))

    html = als(Rol.BEHEERDER).get(adres(type(thema.beleidsplan.gemeente), "change", thema.beleidsplan.gemeente_id))

    assert "is vastgesteld" not in html.content.decode()


def test_without_the_day_of_a_decision_it_says_that_it_was_adopted():
    thema = ThemaFactory.create()
    Beleidsplan.objects.update(vergrendeld_op=datetime(2019, 11, 28, 9, 0, tzinfo=UTC))

    html = als(Rol.OOV).get(adres(type(thema), "change", thema.pk)).content.decode()

    assert "is vastgesteld en kan niet meer worden gewijzigd" in html
