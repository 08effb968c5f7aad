"""Labelled texts to Excel. Only what was cleared goes out, never what came in."""

from typing import Any

from django.db import models
from import_export.fields import Field

from consultatie.vragenlijst.enums import Kanaal
from thema.basis.kolommen import JaNee, Keuze, Kolom, Tekst, Verwijzing, Verwijzingen
from thema.basis.uitwisselen import BasisResource

from .enums import Antwoordstatus
from .models import Label, Openantwoord
from .queries import cellen_van, wijknamen


class OpenantwoordResource(BasisResource):
    """A row per text. The district stands beside it where that many come from there, as on the screen."""

    vragenlijst = Kolom("versie__vragenlijst__titel", "vragenlijst")
    vraag = Kolom("vraagtekst", "vraag")
    kanaal = Kolom("kanaal", "kanaal", Keuze(Kanaal))
    wijk = Field(column_name="wijk", readonly=True, widget=Tekst())
    tekst = Kolom("tekst", "antwoord")
    labels = Kolom("labels", "labels", Verwijzingen(Verwijzing(Label.objects.all, "naam", "label")))
    is_citeerbaar = Kolom("is_citeerbaar", "citeren mag", JaNee())
    reactie = Kolom("reactie", "reactie")

    class Meta:
        model = Openantwoord
        import_id_fields = ("vraag",)
        fields = ("vragenlijst", "vraag", "kanaal", "wijk", "tekst", "labels", "is_citeerbaar", "reactie")

    def filter_export(self, queryset: models.QuerySet[Openantwoord], **kwargs: Any) -> models.QuerySet[Openantwoord]:
        self._wijken: dict[tuple[int, str, str], str] = {}
        gevonden = queryset.filter(status=Antwoordstatus.VRIJGEGEVEN).order_by("pk")
        lijsten = {antwoord.versie.vragenlijst for antwoord in gevonden.select_related("versie__vragenlijst")}
        for lijst in lijsten:
            namen = wijknamen(lijst)
            for kanaal, wijk in cellen_van(lijst):
                self._wijken[lijst.pk, kanaal, wijk] = namen.get(wijk, wijk)
        return gevonden.select_related("versie__vragenlijst").prefetch_related("labels")

    def dehydrate_wijk(self, antwoord: Openantwoord) -> str:
        """Its name; empty where it may not be shown."""
        return self._wijken.get((antwoord.versie.vragenlijst_id, antwoord.kanaal, antwoord.wijk), "")
