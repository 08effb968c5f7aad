"""A session, who came, and the dots they put on themes.

Figures that were given for inspection are frozen with the dots in them (rapportage/resultaten). As long as those are not
public nobody changes the dots either: who publishes would think that the change is in what becomes public. Saving and
deleting ask that under the lock of those questionnaires, so that nothing changes between counting and freezing.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from consultatie.vragenlijst.models import Vragenlijst
from thema.basis.bewaking import houd_vast
from thema.basis.models import Bewerkbaar, KanFictief
from thema.basis.signalen import afgerond
from thema.basis.velden import Slugveld
from thema.beleidsplan.models import Beleidsplan
from thema.thema.models import Thema

from .fouten import StippenStaanVast

# What says of a session which figures it is among, and which of its dots count.
TELLEND = ("beleidsplan_id", "datum", "stippen_per_persoon")


class Netwerksessie(KanFictief, Bewerkbaar):
    """One meeting of residents and council, built on the themes of the plan (R49, R50).

    `verslag`: what was said there, empty until somebody wrote it. It tells of no dots, so it does not stand with those.
    """

    beleidsplan = models.ForeignKey(
        Beleidsplan, on_delete=models.PROTECT, related_name="netwerksessies", verbose_name="beleidsplan"
    )
    titel = models.CharField("titel", max_length=120)
    slug = Slugveld("adres", max_length=60, unique=True)
    datum = models.DateField("datum")
    locatie = models.CharField("plaats", max_length=120, blank=True)
    programma = models.TextField("programma", help_text="Opmaak met Markdown.")
    verslag = models.TextField("verslag", blank=True, help_text="Opmaak met Markdown. Leeg: er is nog geen verslag.")
    stippen_per_persoon = models.PositiveSmallIntegerField(
        "stippen per persoon", default=3, help_text="Iedereen plakt hooguit één stip bij een thema."
    )

    class Meta:
        verbose_name = "netwerksessie"
        verbose_name_plural = "netwerksessies"
        ordering = ("-datum",)

    def __str__(self) -> str:
        return f"{self.titel}, {self.datum:%d-%m-%Y}"

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        eerst = Netwerksessie.objects.filter(pk=self.pk).first()
        if eerst is not None and any(getattr(eerst, veld) != getattr(self, veld) for veld in TELLEND):
            # As it was: on a later day its dots could change again.
            weiger_als_ter_inzage(eerst)
        super().save(*args, **kwargs)

    @transaction.atomic
    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        weiger_als_ter_inzage(self)
        return super().delete(*args, **kwargs)


def weiger_als_ter_inzage(sessie: Netwerksessie) -> None:
    """Raise StippenStaanVast when figures were given for inspection after this session, and are not public yet.

    Until the transaction ends none are given.
    """
    houd_vast(Vragenlijst, beleidsplan=sessie.beleidsplan_id)
    lijsten = Vragenlijst.objects.filter(beleidsplan=sessie.beleidsplan_id, resultaten_openbaar_op__isnull=True)
    if (lijst := lijsten.filter(ter_inzage_op__date__gte=sessie.datum).first()) is not None:
        raise StippenStaanVast(lijst)


class Sessiegroep(Bewerkbaar):
    """How many residents or council members took part in the dots."""

    class Groep(models.TextChoices):
        INWONERS = "inwoners", "Inwoners"
        RAAD = "raad", "Gemeenteraad"

    netwerksessie = models.ForeignKey(
        Netwerksessie, on_delete=models.CASCADE, related_name="groepen", verbose_name="netwerksessie"
    )
    groep = models.CharField("groep", max_length=10, choices=Groep)
    deelnemers = models.PositiveIntegerField("aantal deelnemers", help_text="Hoeveel mensen stippen plakten.")

    class Meta:
        verbose_name = "groep"
        verbose_name_plural = "groepen"
        ordering = ("groep",)
        constraints = [
            models.UniqueConstraint(
                fields=["netwerksessie", "groep"],
                name="sessiegroep_uniek",
                violation_error_message="Deze groep staat er al bij.",
            )
        ]

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        weiger_als_ter_inzage(self.netwerksessie)
        super().save(*args, **kwargs)
        afgerond.send(Sessiegroep, plan=self.netwerksessie.beleidsplan_id)

    @transaction.atomic
    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        weiger_als_ter_inzage(self.netwerksessie)
        weg = super().delete(*args, **kwargs)
        afgerond.send(Sessiegroep, plan=self.netwerksessie.beleidsplan_id)
        return weg

    def __str__(self) -> str:
        return self.get_groep_display()


class Stippen(Bewerkbaar):
    """The dots of one group on one theme: at most one per participant."""

    sessiegroep = models.ForeignKey(Sessiegroep, on_delete=models.CASCADE, related_name="stippen", verbose_name="groep")
    thema = models.ForeignKey(Thema, on_delete=models.PROTECT, related_name="stippen", verbose_name="thema")
    aantal = models.PositiveIntegerField("aantal stippen")

    class Meta:
        verbose_name = "stippen op een thema"
        verbose_name_plural = "stippen"
        ordering = ("sessiegroep", "thema")
        constraints = [
            models.UniqueConstraint(
                fields=["sessiegroep", "thema"],
                name="stippen_uniek",
                violation_error_message="Voor deze groep is dit thema al ingevuld.",
            )
        ]

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        sessie = self.sessiegroep.netwerksessie
        weiger_als_ter_inzage(sessie)
        super().save(*args, **kwargs)
        afgerond.send(Stippen, plan=sessie.beleidsplan_id)

    @transaction.atomic
    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        weiger_als_ter_inzage(self.sessiegroep.netwerksessie)
        return super().delete(*args, **kwargs)

    def __str__(self) -> str:
        return f"{self.sessiegroep}: {self.thema}"

    def clean(self) -> None:
        """More dots than people means a typing error."""
        super().clean()
        # Of a row that is being filled in both may still be missing.
        if hasattr(self, "sessiegroep") and (self.aantal or 0) > self.sessiegroep.deelnemers:
            raise ValidationError(
                {"aantal": f"Er waren {self.sessiegroep.deelnemers} deelnemers; meer stippen kan niet. Kijk het na."}
            )
