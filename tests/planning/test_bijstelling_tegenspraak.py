"""Where a bijstelling would leave a plan that contradicts itself: staff are warned, nothing is refused."""

from decimal import Decimal

import pytest
from django.db import transaction

from planning.bijstelling.controle import bijstelbezwaren
from planning.bijstelling.tegenspraak import tegenspraken
from planning.models import Bestuursstuk
from planning.raad.tekstplek import planplekken_van
from tests.factories.planning import (
    AmendementFactory,
    BestuursstukFactory,
)
from tests.planning.bijstellingen import (
    DAG,
    OP,
    andere_woorden,
    maak_bijstelling,
    maak_vastgesteld_plan,
    naar_de_raad,
)
from tests.planning.raadsleden import stemt
from thema.basis.bijstellen import veld_bijstellen
from thema.doelenboom.models import Doel
from thema.models import Beleidsplan

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> Beleidsplan:
    return maak_vastgesteld_plan()


@pytest.mark.parametrize(
    ("cijfer", "tekst", "wordt_genoemd"),
    [
        ("220", "Het aantal daalt van 310 in 2019 naar 220 in 2023.", True),
        ("220", "Het aantal daalt naar 220.", True),
        ("220", "Het aantal daalt naar 1.220 of 220,5, en niet naar 2200.", False),
        ("1500", "Het aantal daalt naar 1.500.", True),
        ("1500", "Het aantal daalt naar 1500 (was 2.000).", True),
        ("40.5", "Het cijfer daalt naar 40,5%.", True),
        ("40.5", "Het cijfer daalt naar 40,50.", True),
        ("40.5", "Het cijfer daalt naar 140,5.", False),
        ("220", "Het aantal daalt.", False),
    ],
)
def test_an_old_figure_in_the_words_of_its_goal_is_warned_about(
    plan: Beleidsplan, cijfer: str, tekst: str, wordt_genoemd: bool
):
    stuk, doel = _bijstelling_van(plan, Decimal(cijfer), tekst)

    zinnen = tegenspraken(stuk)

    assert bool(zinnen) is wordt_genoemd
    assert bijstelbezwaren(stuk) == ()
    if wordt_genoemd:
        assert zinnen[0].startswith(f"Doel ‘{doel}’, streefwaarde gaat van {cijfer.replace('.', ',')} naar 7, maar")


def test_a_figure_that_changes_with_its_words_contradicts_nothing(plan: Beleidsplan):
    stuk, doel = _bijstelling_van(plan, Decimal(220), "Het aantal daalt van 310 naar 220.")
    andere_woorden(stuk, was="naar 220", wordt="naar 7", plek=f"doel.tekst:{doel.pk}")

    assert tegenspraken(stuk) == ()


def test_an_amendment_that_the_council_adopted_counts_before_it_is_written_in(plan: Beleidsplan):
    stuk, doel = _bijstelling_van(plan, Decimal(220), "Het aantal daalt naar 220.")
    in_woorden = andere_woorden(stuk, was="naar 220", wordt="naar 7", plek=f"doel.tekst:{doel.pk}")
    naar_de_raad(stuk)
    amendement = AmendementFactory.create(
        stuk=stuk, nummer="A", plek=f"planwijziging.wordt:{in_woorden.pk}", was="naar 7", wordt="van 220 naar 7"
    )
    voor = tegenspraken(stuk)

    stemt(amendement, "Groot", "Klein", datum=DAG, op=OP)

    assert voor == ()
    assert len(tegenspraken(stuk)) == 1


def test_a_change_of_a_figure_that_does_not_fit_is_an_objection_and_no_warning(plan: Beleidsplan):
    stuk, doel = _bijstelling_van(plan, Decimal(220), "Het aantal daalt naar 220.")
    stuk.planwijzigingen.update(was="221")

    assert tegenspraken(stuk) == ()
    assert len(bijstelbezwaren(stuk)) == 1
    assert tegenspraken(BestuursstukFactory.create(beleidsplan=doel.thema.beleidsplan)) == ()


def _bijstelling_van(plan: Beleidsplan, cijfer: Decimal, tekst: str) -> tuple[Bestuursstuk, Doel]:
    """A paper that makes the target of a goal 7, of which the plan has this target and these words."""
    doel = Doel.objects.get()
    for veld, waarde in (("streefwaarde", cijfer), ("tekst", tekst)):
        with transaction.atomic():
            veld_bijstellen(doel, veld, waarde, gezien=getattr(doel, veld), waarom="Begin", door=None, op=OP)
        doel.refresh_from_db()
    stuk = maak_bijstelling(plan)
    [nu] = [plek.tekst for plek in planplekken_van(stuk) if plek.code == f"doel.streefwaarde:{doel.pk}"]
    andere_woorden(stuk, was=nu, wordt="7", plek=f"doel.streefwaarde:{doel.pk}")
    return stuk, doel
