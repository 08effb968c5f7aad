"""The planning to and from Excel."""

from typing import Any

from django.db import models

from rapportage.documenten.enums import Documentsoort
from thema.basis.kolommen import Datum, Geheel, Keuze, Kolom, Tekst
from thema.beleidsplan.planonderdeel import ActueelPlanResource

from .enums import Fase, Orgaan
from .models import Mijlpaal


class MijlpaalResource(ActueelPlanResource):
    """By its place in the order of the current plan. That it is done is reported by itself, never read in."""

    volgorde = Kolom("volgorde", "volgorde", Geheel())
    fase = Kolom("fase", "fase", Keuze(Fase), is_nodig=True)
    actie = Kolom("actie", "actie", Tekst(), is_nodig=True)
    publiekstekst = Kolom("publiekstekst", "in gewone woorden", Tekst(), is_nodig=True)
    betreft = Kolom("betreft", "betreft", Keuze(Orgaan), is_nodig=True)
    van = Kolom("van", "eerste dag", Datum(), is_nodig=True)
    tot = Kolom("tot", "laatste dag", Datum(), is_nodig=True)
    vervuld_door = Kolom("vervuld_door", "vervuld door besluit over", Keuze(Documentsoort))
    openbaar_document = Kolom("openbaar_document", "gereed als openbaar is", Keuze(Documentsoort))

    class Meta:
        model = Mijlpaal
        import_id_fields = ("volgorde",)
        fields = (
            "volgorde",
            "fase",
            "actie",
            "publiekstekst",
            "betreft",
            "van",
            "tot",
            "vervuld_door",
            "openbaar_document",
        )

    def get_queryset(self) -> models.QuerySet[Any]:
        return super().get_queryset().filter(beleidsplan=self.plan)

    def after_init_instance(self, instance: Mijlpaal, new: bool, row: Any, **kwargs: Any) -> None:
        if new:
            instance.beleidsplan = self.plan
