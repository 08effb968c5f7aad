"""Themes to and from Excel."""

from typing import Any

from thema.basis.kolommen import Geheel, Keuze, Kolom, Tekst, Verwijzing, Verwijzingen
from thema.beleidsplan.planonderdeel import PlanResource

from .enums import Themasoort, Themastatus
from .models import Thema, Veiligheidsveld


class ThemaResource(PlanResource):
    """By address (slug) within the current plan. The status is for reading: it changes by a decision with a reason."""

    slug = Kolom("slug", "adres")
    naam = Kolom("naam", "naam", is_nodig=True)
    soort = Kolom("soort", "soort", Keuze(Themasoort), is_nodig=True)
    volgorde = Kolom("volgorde", "volgorde", Geheel(leeg=0))
    kern = Kolom("kern", "in één zin", Tekst(), is_nodig=True)
    omschrijving = Kolom("omschrijving", "omschrijving")
    ambitie = Kolom("ambitie", "ambitie")
    veiligheidsvelden = Kolom(
        "veiligheidsvelden",
        "veiligheidsvelden",
        Verwijzingen(Verwijzing(Veiligheidsveld.objects.all, "naam", "veiligheidsveld")),
    )

    class Meta:
        model = Thema
        import_id_fields = ("slug",)
        fields = ("slug", "naam", "soort", "volgorde", "kern", "omschrijving", "ambitie", "veiligheidsvelden")

    def import_instance(self, instance: Thema, row: Any, **kwargs: Any) -> None:
        try:
            super().import_instance(instance, row, **kwargs)
        finally:
            # Also when a cell is wrong: a status that is missing would be named as one more fault.
            instance.begin()
            instance.status = instance.status or Themastatus.VOORGESTELD
