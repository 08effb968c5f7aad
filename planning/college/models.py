"""A meeting of the college and the order in which it treats its papers."""

from django.db import models

from planning.stuk.models import Bestuursstuk
from rapportage.documenten.models import Document
from thema.basis.models import Bewerkbaar, KanFictief
from thema.beleidsplan.models import Beleidsplan

from .enums import Behandeling, Vergaderstatus


class Collegevergadering(KanFictief, Bewerkbaar):
    """One meeting, as far as it is about the papers of this plan. `besluitenlijst` is None until it has been published.

    Which papers it treats follows from the day on which they are put on the agenda; `agendapunten` keep their order.
    """

    beleidsplan = models.ForeignKey(
        Beleidsplan, on_delete=models.PROTECT, related_name="collegevergaderingen", verbose_name="beleidsplan"
    )
    datum = models.DateField("datum")
    status = models.CharField(
        "status", max_length=20, choices=Vergaderstatus, default=Vergaderstatus.GEPLAND, editable=False
    )
    besluitenlijst = models.OneToOneField(
        Document, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="collegevergadering"
    )

    class Meta:
        verbose_name = "collegevergadering"
        verbose_name_plural = "collegevergaderingen"
        ordering = ("-datum", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=["beleidsplan", "datum"],
                name="collegevergadering_dag_uniek",
                violation_error_message="Op deze dag is er al een vergadering van het college. Open die.",
            )
        ]

    def __str__(self) -> str:
        return f"college van {self.datum:%d-%m-%Y}"


class Agendapunt(models.Model):
    """The place of one paper on the agenda of one meeting, and how it is treated."""

    vergadering = models.ForeignKey(
        Collegevergadering, on_delete=models.CASCADE, related_name="agendapunten", verbose_name="vergadering"
    )
    stuk = models.ForeignKey(Bestuursstuk, on_delete=models.PROTECT, related_name="agendapunten", verbose_name="stuk")
    volgorde = models.PositiveSmallIntegerField("volgorde")
    behandeling = models.CharField("behandeling", max_length=20, choices=Behandeling)

    class Meta:
        verbose_name = "agendapunt"
        verbose_name_plural = "agendapunten"
        ordering = ("volgorde", "pk")
        constraints = [models.UniqueConstraint(fields=["vergadering", "stuk"], name="agendapunt_stuk_uniek")]

    def __str__(self) -> str:
        return f"{self.volgorde}. {self.stuk}"
