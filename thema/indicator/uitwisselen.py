"""Figures to and from Excel."""

from django.db import models

from thema.basis.kolommen import Geheel, Getal, JaNee, Kolom, Verwijzing
from thema.beleidsplan.planonderdeel import ActueelPlanResource, actueel_plan

from .models import Indicator, Indicatorwaarde


def _indicatoren() -> models.QuerySet[Indicator]:
    return Indicator.objects.filter(beleidsplan=actueel_plan())


class IndicatorwaardeResource(ActueelPlanResource):
    """By indicator, year, source and version within the current plan.

    Figures come in every year, also after the plan has been adopted: adoption does not lock them.
    """

    indicator = Kolom("indicator", "indicator", Verwijzing(_indicatoren, "naam", "indicator"))
    jaar = Kolom("jaar", "jaar", Geheel())
    waarde = Kolom("waarde", "waarde", Getal(), is_nodig=True)
    bron = Kolom("bron", "bron")
    bron_url = Kolom("bron_url", "vindplaats")
    peildatum = Kolom("peildatum", "peildatum", is_nodig=True)
    versie = Kolom("versie", "versie", Geheel(leeg=1))
    toelichting = Kolom("toelichting", "toelichting")
    is_fictief = Kolom("is_fictief", "fictief", JaNee())

    class Meta:
        model = Indicatorwaarde
        import_id_fields = ("indicator", "jaar", "bron", "versie")
        fields = (
            *("indicator", "jaar", "waarde", "bron", "bron_url"),
            *("peildatum", "versie", "toelichting", "is_fictief"),
        )

    def get_queryset(self) -> models.QuerySet[Indicatorwaarde]:
        waarden: models.QuerySet[Indicatorwaarde] = super().get_queryset().filter(indicator__beleidsplan=self.plan)
        return waarden
