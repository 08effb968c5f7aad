"""Indicators and their values. A value of None was not measured; it is never zero."""

from typing import Self

from django.db import models

from thema.basis.models import Bewerkbaar, KanFictief, Slotinhoud
from thema.beleidsplan.models import Beleidsplan
from thema.thema.models import Thema

from .enums import Richting


class Indicator(Slotinhoud):
    """What is counted, in words that leave no doubt."""

    beleidsplan = models.ForeignKey(
        Beleidsplan, on_delete=models.CASCADE, related_name="indicatoren", verbose_name="beleidsplan"
    )
    naam = models.CharField("naam", max_length=150)
    definitie = models.TextField("definitie", help_text="Wat telt mee, wat niet.")
    eenheid = models.CharField("eenheid", max_length=30, help_text="Bijvoorbeeld misdrijven, % of rapportcijfer.")
    richting = models.CharField("richting", max_length=10, choices=Richting)
    themas = models.ManyToManyField(Thema, blank=True, related_name="indicatoren", verbose_name="thema’s")
    is_veiligheidsbeeld = models.BooleanField(
        "in het veiligheidsbeeld", default=False, help_text="Hoort bij het algemene beeld van de veiligheid."
    )
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)

    class Meta:
        verbose_name = "indicator"
        verbose_name_plural = "indicatoren"
        ordering = ("volgorde", "naam")

    def __str__(self) -> str:
        return self.naam


class IndicatorwaardeQuerySet(models.QuerySet["Indicatorwaarde"]):
    def gemeten(self) -> Self:
        """Values that were really measured."""
        return self.filter(waarde__isnull=False)


class Indicatorwaarde(KanFictief, Bewerkbaar):
    """One figure with source and date. Two sources may differ over one year: both stand, each with its source."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="waarden", verbose_name="indicator")
    jaar = models.PositiveSmallIntegerField("jaar")
    waarde = models.DecimalField(
        "waarde",
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="Leeg betekent: niet gemeten. Niet nul.",
    )
    bron = models.CharField("bron", max_length=250)
    bron_url = models.URLField("vindplaats", max_length=300, blank=True)
    peildatum = models.CharField("peildatum", max_length=40, help_text="Wanneer de bron is geraadpleegd.")
    versie = models.PositiveSmallIntegerField("versie", default=1, help_text="Hoger als de bron het cijfer bijstelt.")
    toelichting = models.CharField("toelichting", max_length=250, blank=True)

    objects = IndicatorwaardeQuerySet.as_manager()

    class Meta:
        verbose_name = "indicatorwaarde"
        verbose_name_plural = "indicatorwaarden"
        ordering = ("indicator", "jaar", "bron", "versie")
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "jaar", "bron", "versie"],
                name="waarde_uniek_per_bron",
                violation_error_message="Deze bron heeft voor dit jaar al een waarde. Maak een nieuwe versie.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.indicator}, {self.jaar}"
