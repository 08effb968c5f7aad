"""The lists of the admin: as many queries for three as for one, and no question that breaks them."""

from typing import Any

import pytest
from django.contrib import admin
from django.db import models
from pytest_django import DjangoAssertNumQueries

from tests.factories.thema import (
    BeleidsplanFactory,
    DoelFactory,
    DomeinFactory,
    GemeenteFactory,
    IndicatorFactory,
    IndicatorwaardeFactory,
    MaatregelFactory,
    MiddelFactory,
    PartnerFactory,
    StandpuntFactory,
    TekstblokFactory,
    ThemaFactory,
)
from tests.thema.beheer import adres, als
from thema.basis.rollen import Rol
from thema.beleidsplan.planonderdeel import PlanonderdeelAdmin
from thema.models import (
    Beleidsplan,
    Doel,
    Domein,
    Gemeente,
    Indicator,
    Indicatorwaarde,
    Maatregel,
    Middel,
    Partner,
    Standpunt,
    Tekstblok,
    Thema,
)

# Per model its factory and the queries of its list, of which four are who asks.
LIJSTEN: dict[type[models.Model], tuple[Any, int]] = {
    Beleidsplan: (BeleidsplanFactory, 9),
    Doel: (DoelFactory, 11),
    Domein: (DomeinFactory, 9),
    Gemeente: (GemeenteFactory, 9),
    Indicator: (IndicatorFactory, 11),
    Indicatorwaarde: (IndicatorwaardeFactory, 11),
    Maatregel: (MaatregelFactory, 12),
    Middel: (MiddelFactory, 10),
    Partner: (PartnerFactory, 11),
    Standpunt: (StandpuntFactory, 11),
    Tekstblok: (TekstblokFactory, 10),
    Thema: (ThemaFactory, 11),
}


@pytest.mark.django_db
@pytest.mark.parametrize("aantal", [1, 3])
@pytest.mark.parametrize("model", LIJSTEN, ids=lambda model: model._meta.label)
def test_a_list_takes_as_many_queries_for_three_as_for_one(
    django_assert_num_queries: DjangoAssertNumQueries, model: type[models.Model], aantal: int
):
    fabriek, verwacht = LIJSTEN[model]
    client = als(Rol.OOV)
    BeleidsplanFactory(is_actueel=True)
    fabriek.create_batch(aantal)
    extra = {"plan": "alle"} if isinstance(admin.site.get_model_admin(model), PlanonderdeelAdmin) else {}

    with django_assert_num_queries(verwacht):
        antwoord: Any = client.get(adres(model, "changelist"), extra)

    assert antwoord.context["cl"].result_count >= aantal


@pytest.mark.django_db
@pytest.mark.parametrize("model", LIJSTEN, ids=lambda model: model._meta.label)
def test_a_list_can_be_searched_filtered_and_sorted(model: type[models.Model]):
    client = als(Rol.OOV)
    LIJSTEN[model][0]()
    basis = adres(model, "changelist")

    for vraag in ("?q=a", "?o=1", "?o=-2", "?plan=alle", "?e=1", "?onzin=1"):
        assert client.get(f"{basis}{vraag}", follow=True).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("sleutel", ["9" * 25, "abc", "²", ""])
def test_an_action_leaves_out_what_cannot_be_a_row(sleutel: str):
    blijft, weg = ThemaFactory.create_batch(2)
    oov, pad = als(Rol.OOV), adres(Thema, "changelist")
    actie = {"action": "delete_selected", "post": "yes"}

    niets = oov.post(pad, actie | {"_selected_action": sleutel})
    een = oov.post(pad, actie | {"_selected_action": [sleutel, str(weg.pk)]})

    assert (niets.status_code, een.status_code) == (302, 302)
    assert Thema.objects.get() == blijft
