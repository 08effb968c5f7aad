"""One row of the planning (R59-R61)."""

from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models

from consultatie.netwerksessie.models import Netwerksessie
from consultatie.vragenlijst.models import Vragenlijst
from rapportage.documenten.enums import STUKSOORTEN, Documentsoort
from thema.basis.models import Bewerkbaar
from thema.beleidsplan.models import Beleidsplan

from .enums import Fase, Orgaan, Stand


class MijlpaalQuerySet(models.QuerySet["Mijlpaal"]):
    def wachtend_op(self, soort: str, orgaan: str) -> Self:
        """Still open, and fulfilled by what this body decides on this kind of paper; in the order of the planning."""
        return self.filter(vervuld_door=soort, betreft=orgaan, gereed_datum__isnull=True)

    def gekoppeld(self) -> Self:
        """Reported done by a questionnaire, a session or a document."""
        return self.exclude(vragenlijst__isnull=True, netwerksessie__isnull=True, openbaar_document="")


# A milestone waits for one thing; each of these is empty in another way.
_ZONDER = {
    "vervuld_door": models.Q(vervuld_door=""),
    "vragenlijst": models.Q(vragenlijst__isnull=True),
    "netwerksessie": models.Q(netwerksessie__isnull=True),
    "openbaar_document": models.Q(openbaar_document=""),
}
_TE_VEEL = "Een mijlpaal wordt gereed door één ding. Kies een besluit, een vragenlijst, een sessie of een document."


def _hooguit_een() -> models.Q:
    """At least three of the four are empty."""
    uit = models.Q()
    for naam in _ZONDER:
        uit |= models.Q(*(leeg for ander, leeg in _ZONDER.items() if ander != naam))
    return uit


class Mijlpaal(Bewerkbaar):
    """What happens in which months, in which order. `van` is the first and `tot` the last day, inclusive.

    What fulfils it is one of these, or none: then staff report it done by hand. `vervuld_door`: the kind of paper that
    `betreft` decides on; `vragenlijst`: it closes; `netwerksessie`: all dots were entered; `openbaar_document`: a document
    of this kind is published.
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
    vragenlijst = models.ForeignKey(
        Vragenlijst,
        on_delete=models.SET_NULL,
        related_name="mijlpalen",
        verbose_name="gereed als deze vragenlijst sluit",
        null=True,
        blank=True,
    )
    netwerksessie = models.ForeignKey(
        Netwerksessie,
        on_delete=models.SET_NULL,
        related_name="mijlpalen",
        verbose_name="gereed als de stippen van deze sessie zijn ingevoerd",
        null=True,
        blank=True,
    )
    openbaar_document = models.CharField(
        "gereed als dit document openbaar is", max_length=30, choices=Documentsoort, blank=True
    )
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
            models.CheckConstraint(
                condition=_hooguit_een(), name="mijlpaal_een_koppeling", violation_error_message=_TE_VEEL
            ),
        ]

    def __str__(self) -> str:
        return self.actie

    @property
    def wordt_vervuld_door_besluit(self) -> bool:
        """A decision of college or council reports it done, not a person by hand."""
        return self.vervuld_door != ""

    @property
    def is_gekoppeld(self) -> bool:
        """A questionnaire, a session or a document reports it done, by the house itself."""
        return self.vragenlijst_id is not None or self.netwerksessie_id is not None or self.openbaar_document != ""

    @property
    def is_van_een_dag(self) -> bool:
        """What fulfils it happens on one day: a decision, a session, a publication. A questionnaire is open for weeks, and
        what staff report by hand may have taken its months too."""
        return self.wordt_vervuld_door_besluit or self.netwerksessie_id is not None or self.openbaar_document != ""

    @property
    def is_met_de_hand(self) -> bool:
        """Nothing else fulfils it: a person reports it done."""
        return not self.wordt_vervuld_door_besluit and not self.is_gekoppeld

    def clean(self) -> None:
        """What is done stands before what is open: moving a milestone may not break that."""
        super().clean()
        for veld in ("vragenlijst", "netwerksessie"):
            gekozen = getattr(self, veld)
            if gekozen is not None and gekozen.beleidsplan_id != self.beleidsplan_id:
                raise ValidationError({veld: f"‘{gekozen}’ hoort bij een ander plan. Kies iets van dit plan."})
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
