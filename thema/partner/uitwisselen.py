"""Partners to and from Excel. Contacts are personal data and stay out of every file."""

from typing import Any

from django.db import models

from thema.basis.kolommen import Geheel, Keuze, Kolom, Verwijzing, Verwijzingen
from thema.beleidsplan.planonderdeel import ActueelPlanResource

from .enums import Partnersoort
from .models import Domein, Partner


class PartnerResource(ActueelPlanResource):
    """By name, within the municipality of the current plan. A partner outlives the plan: adoption does not lock it."""

    naam = Kolom("naam", "naam")
    afkorting = Kolom("afkorting", "afkorting")
    soort = Kolom("soort", "soort", Keuze(Partnersoort), is_nodig=True)
    domeinen = Kolom("domeinen", "domeinen", Verwijzingen(Verwijzing(Domein.objects.all, "naam", "domein")))
    omschrijving = Kolom("omschrijving", "omschrijving")
    volgorde = Kolom("volgorde", "volgorde", Geheel(leeg=0))

    class Meta:
        model = Partner
        import_id_fields = ("naam",)
        fields = ("naam", "afkorting", "soort", "domeinen", "omschrijving", "volgorde")

    def get_queryset(self) -> models.QuerySet[Partner]:
        partners: models.QuerySet[Partner] = super().get_queryset().filter(gemeente=self.plan.gemeente)
        return partners

    def after_init_instance(self, instance: Partner, new: bool, row: Any, **kwargs: Any) -> None:
        if new:
            instance.gemeente = self.plan.gemeente
