"""Deleting: what others said or decided about a theme or a partner does not go along in silence."""

from typing import Any

import pytest

from tests.factories.thema import BeleidsplanFactory, DoelFactory, PartnerFactory, StandpuntFactory, ThemaFactory
from tests.thema.beheer import adres, als
from thema.basis.rollen import Rol
from thema.models import Doel, Partner, Standpunt, Thema, Veiligheidsveld


@pytest.mark.django_db
@pytest.mark.parametrize("fabriek", [DoelFactory, StandpuntFactory])
def test_a_theme_with_a_goal_or_a_position_stays(fabriek: Any):
    ding = fabriek()
    client, url = als(Rol.OOV), adres(Thema, "delete", ding.thema.pk)

    pagina = client.get(url).content.decode()
    antwoord = client.post(url, {"post": "yes"}, follow=True)

    assert "Niet prioriteren" in pagina
    assert 'name="post"' not in pagina
    assert str(ding) in pagina
    assert Thema.objects.filter(pk=ding.thema.pk).exists()
    assert Doel.objects.count() + Standpunt.objects.count() == 1
    assert antwoord.status_code == 200


@pytest.mark.django_db
def test_a_partner_with_a_position_stays():
    standpunt = StandpuntFactory()

    als(Rol.OOV).post(adres(Partner, "delete", standpunt.partner.pk), {"post": "yes"})

    assert Standpunt.objects.get() == standpunt


@pytest.mark.django_db
def test_a_theme_or_partner_made_by_mistake_can_go():
    thema, partner, client = ThemaFactory(), PartnerFactory(), als(Rol.OOV)

    client.post(adres(Thema, "delete", thema.pk), {"post": "yes"})
    client.post(adres(Partner, "delete", partner.pk), {"post": "yes"})

    assert not Thema.objects.exists()
    assert not Partner.objects.exists()


@pytest.mark.django_db
def test_the_page_that_asks_names_no_rows_that_only_tie_things_together():
    thema = ThemaFactory(beleidsplan=BeleidsplanFactory(), naam="Ondermijning")
    thema.veiligheidsvelden.set(Veiligheidsveld.objects.all())

    pagina: Any = als(Rol.OOV).get(adres(Thema, "delete", thema.pk))

    assert "Ondermijning" in pagina.content.decode()
    assert "Thema_veiligheidsvelden" not in pagina.content.decode()
    assert all("-" not in str(soort) for soort, _ in pagina.context["model_count"])


@pytest.mark.django_db
def test_what_is_wrong_with_a_field_stands_between_its_label_and_its_control():
    BeleidsplanFactory(is_actueel=True)

    tekst = als(Rol.OOV).post(adres(Thema, "add"), {}).content.decode()

    label, fout, invoer = tekst.index('for="id_naam"'), tekst.index('id="id_naam_error"'), tekst.index('name="naam"')
    assert label < fout < invoer
    assert 'aria-describedby="id_naam_error"' in tekst
