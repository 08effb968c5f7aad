"""Partners to and from Excel, and the contact log out. Who to call is personal data and stays out of the file of partners."""

from typing import Any

from django.db import models

from thema.basis.kolommen import Datum, Geheel, JaNee, Keuze, Kolom, Verwijzing, Verwijzingen
from thema.basis.uitwisselen import BasisResource
from thema.beleidsplan.planonderdeel import ActueelPlanResource

from .enums import Contactwijze, Partnersoort
from .models import Contactmoment, Domein, Partner


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


class ContactmomentResource(BasisResource):
    """The log as it is, newest first; only out."""

    datum = Kolom("datum", "datum", Datum())
    partner = Kolom("partner", "partner", Verwijzing(Partner.objects.all, "naam", "partner"))
    wijze = Kolom("wijze", "hoe", Keuze(Contactwijze))
    met_wie = Kolom("met_wie", "met wie")
    onderwerp = Kolom("onderwerp", "waarover")
    afspraak = Kolom("afspraak", "wat is afgesproken")
    is_fictief = Kolom("is_fictief", "fictief", JaNee())

    class Meta:
        model = Contactmoment
        import_id_fields = ("datum", "partner", "onderwerp")
        fields = ("datum", "partner", "wijze", "met_wie", "onderwerp", "afspraak", "is_fictief")

    def get_queryset(self) -> models.QuerySet[Contactmoment]:
        momenten: models.QuerySet[Contactmoment] = super().get_queryset().select_related("partner")
        return momenten
