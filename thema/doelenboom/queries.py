"""Goals as the SMART check sees them."""

from dataclasses import dataclass
from typing import Any

from django.db import models

from thema.beleidsplan.models import Beleidsplan

from .models import Doel, Maatregel, Middelinzet
from .smart import Doelbeeld, signalen


@dataclass(frozen=True)
class Doelsignalen:
    """A goal with what it still lacks; empty `zinnen`: it is SMART."""

    doel: Doel
    zinnen: tuple[str, ...]

    @property
    def is_af(self) -> bool:
        """Nothing is missing or vague."""
        return not self.zinnen


def signalen_van_plan(plan: Beleidsplan) -> tuple[Doelsignalen, ...]:
    """All goals of the plan in their order, with their signals; the number of queries does not depend on how many."""
    return _met_signalen(Doel.objects.filter(thema__beleidsplan=plan), _gebieden(plan))


def signalen_van_doel(doel: Doel) -> tuple[str, ...]:
    """The signals of one stored goal."""
    gebieden = _gebieden(doel.thema.beleidsplan)
    return _met_signalen(Doel.objects.filter(pk=doel.pk), gebieden)[0].zinnen


def _met_signalen(doelen: models.QuerySet[Doel], gebieden: tuple[str, ...]) -> tuple[Doelsignalen, ...]:
    inzet = Middelinzet.objects.filter(maatregel=models.OuterRef("pk"), hoeveelheid__gt=0)
    met_middelen = Maatregel.objects.annotate(heeft_middelen=models.Exists(inzet))
    rijen = doelen.select_related("thema__beleidsplan", "indicator").prefetch_related(
        models.Prefetch("maatregelen", queryset=met_middelen)
    )
    return tuple(Doelsignalen(doel=doel, zinnen=signalen(_beeld(doel, gebieden))) for doel in rijen)


def _beeld(doel: Doel, gebieden: tuple[str, ...]) -> Doelbeeld:
    plan, indicator = doel.thema.beleidsplan, doel.indicator
    maatregelen: list[Any] = list(doel.maatregelen.all())  # annotated with heeft_middelen
    return Doelbeeld(
        titel=doel.titel,
        tekst=doel.tekst,
        van_jaar=plan.van_jaar,
        tot_jaar=plan.tot_jaar,
        indicator=indicator.naam if indicator else "",
        eenheid=indicator.eenheid if indicator else "",
        richting=indicator.richting if indicator else "",
        nulwaarde=doel.nulwaarde,
        nuljaar=doel.nuljaar,
        streefwaarde=doel.streefwaarde,
        streefjaar=doel.streefjaar,
        trekker=doel.trekker,
        maatregelen=len(maatregelen),
        maatregelen_met_middelen=sum(maatregel.heeft_middelen for maatregel in maatregelen),
        gebieden=gebieden,
    )


def _gebieden(plan: Beleidsplan) -> tuple[str, ...]:
    return (plan.gemeente.naam, *plan.gemeente.wijken.values_list("naam", flat=True))
