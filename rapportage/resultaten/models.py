"""Figures as they were published."""

from django.conf import settings
from django.db import models

from consultatie.vragenlijst.models import Vragenlijst


class Resultaatpublicatie(models.Model):
    """The results of one questionnaire as made public; never recomputed. `sha256` is over the JSON of `gegevens`."""

    vragenlijst = models.OneToOneField(
        Vragenlijst, on_delete=models.PROTECT, related_name="publicatie", verbose_name="vragenlijst"
    )
    gegevens = models.JSONField("gegevens")
    sha256 = models.CharField("SHA-256", max_length=64)
    gepubliceerd_op = models.DateTimeField("gepubliceerd op")
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="door"
    )

    class Meta:
        verbose_name = "gepubliceerd resultaat"
        verbose_name_plural = "gepubliceerde resultaten"
        ordering = ("-gepubliceerd_op",)

    def __str__(self) -> str:
        return f"Resultaten van {self.vragenlijst}"
