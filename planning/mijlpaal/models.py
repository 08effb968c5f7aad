"""One row of the planning (R59-R61)."""

from datetime import date

from django.db import models

from rapportage.documenten.enums import Documentsoort
from thema.basis.models import Bewerkbaar
from thema.beleidsplan.models import Beleidsplan

from .enums import Fase, Orgaan, Stand


class Mijlpaal(Bewerkbaar):
    """What happens in which months, in which order. `van` is the first and `tot` the last day, inclusive.

    `vervuld_door` names the kind of paper whose decision by `betreft` fulfils this milestone; empty: staff report
    it done by hand.
    """

    beleidsplan = models.ForeignKey(Beleidsplan, on_delete=models.CASCADE, related_name="mijlpalen", verbose_name="beleidsplan")
    volgorde = models.PositiveSmallIntegerField("volgorde")
    fase = models.CharField("fase", max_length=20, choices=Fase)
    actie = models.CharField("actie", max_length=150, help_text="Zoals in de startnotitie.")
    publiekstekst = models.CharField("in gewone woorden", max_length=150, help_text="Zoals inwoners het lezen.")
    betreft = models.CharField("betreft", max_length=10, choices=Orgaan)
    van = models.DateField("eerste dag")
    tot = models.DateField("laatste dag")
    vervuld_door = models.CharField("vervuld door besluit over", max_length=30, choices=Documentsoort, blank=True)
    gereed_datum = models.DateField("gereed op", null=True, blank=True, editable=False)

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

    def stand_op(self, dag: date) -> Stand:
        """The state on this day: done, late, under way or planned."""
        if self.gereed_datum is not None and self.gereed_datum <= dag:
            return Stand.GEREED
        if dag > self.tot:
            return Stand.TE_LAAT
        return Stand.BEZIG if dag >= self.van else Stand.GEPLAND
