"""One row of the planning (R59-R61)."""

from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models

from rapportage.documenten.enums import STUKSOORTEN
from thema.basis.models import Bewerkbaar
from thema.beleidsplan.models import Beleidsplan

from .enums import Fase, Orgaan, Stand


class MijlpaalQuerySet(models.QuerySet["Mijlpaal"]):
    def wachtend_op(self, soort: str, orgaan: str) -> Self:
        """Still open, and fulfilled by what this body decides on this kind of paper; in the order of the planning."""
        return self.filter(vervuld_door=soort, betreft=orgaan, gereed_datum__isnull=True)


class Mijlpaal(Bewerkbaar):
    """What happens in which months, in which order. `van` is the first and `tot` the last day, inclusive.

    `vervuld_door` names the kind of paper whose decision by `betreft` fulfils this milestone; empty: staff report
    it done by hand.
    """

    beleidsplan = models.ForeignKey(
        Beleidsplan, on_delete=models.CASCADE, related_name="mijlpalen", verbose_name="beleidsplan"
    )
    volgorde = models.PositiveSmallIntegerField("volgorde")
    fase = models.CharField("fase", max_length=20, choices=Fase)
    actie = models.CharField("actie", max_length=150, help_text="Zoals in de startnotitie.")
    publiekstekst = models.CharField("in gewone woorden", max_length=150, help_text="Zoals inwoners het lezen.")
    betreft = models.CharField("betreft", max_length=10, choices=Orgaan)
    van = models.DateField("eerste dag")
    tot = models.DateField("laatste dag")
    vervuld_door = models.CharField("vervuld door besluit over", max_length=30, choices=STUKSOORTEN, blank=True)
    gereed_datum = models.DateField("gereed op", null=True, blank=True, editable=False)

    objects = MijlpaalQuerySet.as_manager()

    class Meta:
        verbose_name = "mijlpaal"
        verbose_name_plural = "mijlpalen"
        ordering = ("volgorde",)
        constraints = [
            models.UniqueConstraint(
                fields=["beleidsplan", "volgorde"],
                name="mijlpaal_volgorde_uniek",
                violation_error_message="Er is al een mijlpaal op deze plaats in de volgorde.",
            ),
            models.CheckConstraint(
                condition=models.Q(tot__gte=models.F("van")),
                name="mijlpaal_periode_klopt",
                violation_error_message="De laatste dag ligt voor de eerste dag. Draai ze om.",
            ),
        ]

    def __str__(self) -> str:
        return self.actie

    @property
    def wordt_vervuld_door_besluit(self) -> bool:
        """A decision of college or council reports it done, not a person by hand."""
        return self.vervuld_door != ""

    def clean(self) -> None:
        """What is done stands before what is open: moving a milestone may not break that."""
        super().clean()
        if self.beleidsplan_id is None or self.volgorde is None:  # type: ignore[redundant-expr]  # a form may leave it empty
            return
        anderen = Mijlpaal.objects.filter(beleidsplan=self.beleidsplan_id).exclude(pk=self.pk)
        if (
            self.gereed_datum is None
            and anderen.filter(volgorde__gt=self.volgorde, gereed_datum__isnull=False).exists()
        ):
            raise ValidationError(
                {"volgorde": "Erna staat een mijlpaal die al gereed is. Zet deze mijlpaal verder naar achteren."}
            )
        if (
            self.gereed_datum is not None
            and anderen.filter(volgorde__lt=self.volgorde, gereed_datum__isnull=True).exists()
        ):
            raise ValidationError(
                {"volgorde": "Ervoor staat een mijlpaal die nog open is. Zet deze mijlpaal verder naar voren."}
            )

    def stand_op(self, dag: date) -> Stand:
        """The state on this day: done, late, under way or planned."""
        if self.gereed_datum is not None and self.gereed_datum <= dag:
            return Stand.GEREED
        if dag > self.tot:
            return Stand.TE_LAAT
        return Stand.BEZIG if dag >= self.van else Stand.GEPLAND
