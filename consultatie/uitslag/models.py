"""Tallies as they are kept: one row per cell, added to by the mixing job."""

from django.db import models

from consultatie.misbruik.enums import Verdenking
from consultatie.vragenlijst.enums import Kanaal
from consultatie.vragenlijst.models import Vragenlijstversie


class Telling(models.Model):
    """The tallies of one cell: version × channel × verdenking × wijk × age group. An empty wijk or age group: not
    answered; an empty verdenking: nothing caught the eye.

    `tellingen` maps the key of each question to the tally of its type, in the form that `vorm` numbers (telling.py: VORM);
    `aantal` counts submissions. Who writes a row without saying so gets it counted again.
    """

    versie = models.ForeignKey(Vragenlijstversie, on_delete=models.CASCADE, related_name="tellingen")
    kanaal = models.CharField("kanaal", max_length=10, choices=Kanaal)
    verdenking = models.CharField("verdenking", max_length=10, choices=Verdenking, blank=True)
    wijk = models.CharField("wijk", max_length=8, blank=True)
    leeftijd = models.CharField("leeftijdsgroep", max_length=20, blank=True)
    aantal = models.PositiveIntegerField("aantal antwoorden", default=0)
    tellingen = models.JSONField("tellingen", default=dict)
    vorm = models.PositiveSmallIntegerField("vorm", default=1)

    class Meta:
        verbose_name = "telling"
        verbose_name_plural = "tellingen"
        constraints = [
            models.UniqueConstraint(
                fields=["versie", "kanaal", "verdenking", "wijk", "leeftijd"], name="telling_cel_uniek"
            )
        ]

    def __str__(self) -> str:
        return f"{self.versie}: {self.get_kanaal_display()}"
