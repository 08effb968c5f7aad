"""U zei, wij besloten: part of what the council adopts, so it stands from then on."""

from datetime import UTC, date, datetime

import pytest

from consultatie.models import Onderbouwing
from tests.factories.consultatie import OnderbouwingFactory
from tests.factories.thema import ThemaFactory
from tests.thema.beheer import adres, als, formulier, foutteksten
from thema.basis.fouten import Vergrendeld
from thema.basis.rollen import Rol
from thema.models import Beleidsplan

pytestmark = pytest.mark.django_db

OP = datetime(2019, 11, 27, 21, 30, tzinfo=UTC)


def _vastgesteld() -> Onderbouwing:
    onderbouwing = OnderbouwingFactory.create()
    Beleidsplan.objects.update(vergrendeld_op=OP, vaststellingsdatum=date(2019, 11, 27))
    return Onderbouwing.objects.get(pk=onderbouwing.pk)


def test_after_adoption_a_reason_cannot_be_changed_added_or_taken_away():
    onderbouwing = _vastgesteld()
    thema = onderbouwing.thema
    onderbouwing.gedaan = "Toch wel."

    with pytest.raises(Vergrendeld):
        onderbouwing.save()
    with pytest.raises(Vergrendeld):
        onderbouwing.delete()
    with pytest.raises(Vergrendeld):
        OnderbouwingFactory.create(thema=thema)
    with pytest.raises(Vergrendeld):
        Onderbouwing.objects.update(gedaan="Toch wel.")
    with pytest.raises(Vergrendeld):
        Onderbouwing.objects.bulk_create([OnderbouwingFactory.build(thema=thema)])

    assert Onderbouwing.objects.get().gedaan != "Toch wel."


def test_a_reason_of_an_adopted_plan_is_for_reading_and_says_so():
    onderbouwing = _vastgesteld()
    pad = adres(Onderbouwing, "change", onderbouwing.pk)
    oov = als(Rol.OOV)

    html = oov.get(pad).content.decode()

    assert 'name="gedaan"' not in html
    assert "is vastgesteld op 27 november 2019" in html


def test_no_reason_is_added_to_an_adopted_plan_and_one_of_an_open_plan_is():
    vast = _vastgesteld().thema
    open_ = ThemaFactory.create()
    oov, pad = als(Rol.OOV), adres(Onderbouwing, "add")
    velden = {"titel": "Meer licht", "groep": "inwoners", "gezegd": "Meer licht.", "gedaan": "Dat komt er."}
    pagina = oov.get(pad)

    geweigerd = oov.post(pad, formulier(pagina) | velden | {"thema": vast.pk})
    gelukt = oov.post(pad, formulier(pagina) | velden | {"thema": open_.pk})

    assert "is vastgesteld en kan niet meer worden gewijzigd" in foutteksten(geweigerd)
    assert gelukt.status_code == 302
    assert Onderbouwing.objects.get(titel="Meer licht").thema == open_


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_list_takes_as_many_queries_for_three_as_for_one(django_assert_max_num_queries, aantal: int):
    OnderbouwingFactory.create_batch(aantal, thema=ThemaFactory.create(beleidsplan__is_actueel=True))
    oov = als(Rol.OOV)

    with django_assert_max_num_queries(13):
        oov.get(adres(Onderbouwing, "changelist"))
