"""Figures as they were frozen: for inspection by council and staff, and as published, version after version."""

from typing import Self

from django.conf import settings
from django.db import models

from consultatie.vragenlijst.models import Vragenlijst


class Cijferinzage(models.Model):
    """The figures of one questionnaire as staff gave them for inspection, once and for ever; never recomputed.

    What council members and staff see before publication, and what then becomes public. The total of all groups is made
    anew of the scores in it: staff may weight the groups until publication. `sha256` is over the JSON of `gegevens`.
    """

    vragenlijst = models.OneToOneField(
        Vragenlijst, on_delete=models.PROTECT, related_name="cijferinzage", verbose_name="vragenlijst"
    )
    gegevens = models.JSONField("gegevens")
    sha256 = models.CharField("SHA-256", max_length=64)
    gegeven_op = models.DateTimeField("gegeven op")
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="door"
    )

    class Meta:
        verbose_name = "cijfers ter inzage"
        verbose_name_plural = "cijfers ter inzage"

    def __str__(self) -> str:
        return f"Cijfers van {self.vragenlijst}"


class ResultaatpublicatieQuerySet(models.QuerySet["Resultaatpublicatie"]):
    def licht(self) -> Self:
        """With the document, without its bytes and its text."""
        return self.select_related("document").defer("document__pdf", "document__inhoud", "document__gegevens")

    def nieuwste(self) -> Self:
        """Of each questionnaire only the version that everybody sees."""
        later = Resultaatpublicatie.objects.filter(
            vragenlijst=models.OuterRef("vragenlijst"), nummer__gt=models.OuterRef("nummer")
        )
        return self.filter(~models.Exists(later))


class Resultaatpublicatie(models.Model):
    """The results of one questionnaire as made public; never recomputed. `sha256` is over the JSON of `gegevens`.

    The highest `nummer` is what everybody sees; from version 2 on `toelichting` says what was corrected and why.
    `document`: the same as a file; None until the worker has made it.
    """

    vragenlijst = models.ForeignKey(
        Vragenlijst, on_delete=models.PROTECT, related_name="publicaties", verbose_name="vragenlijst"
    )
    nummer = models.PositiveSmallIntegerField("versie", default=1)
    toelichting = models.TextField("wat er is verbeterd, en waarom", blank=True, max_length=600)
    gegevens = models.JSONField("gegevens")
    sha256 = models.CharField("SHA-256", max_length=64)
    document = models.OneToOneField(
        "rapportage.Document", on_delete=models.PROTECT, null=True, related_name="+", verbose_name="document"
    )
    gepubliceerd_op = models.DateTimeField("gepubliceerd op")
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="door"
    )

    objects = ResultaatpublicatieQuerySet.as_manager()

    class Meta:
        verbose_name = "gepubliceerd resultaat"
        verbose_name_plural = "gepubliceerde resultaten"
        ordering = ("-gepubliceerd_op", "-nummer")
        constraints = (
            models.UniqueConstraint(
                fields=("vragenlijst", "nummer"),
                name="resultaatpublicatie_nummer",
                violation_error_message="Deze versie is er al.",
            ),
            models.CheckConstraint(
                condition=models.Q(nummer=1, toelichting="") | models.Q(nummer__gt=1) & ~models.Q(toelichting=""),
                name="resultaatpublicatie_toelichting",
                violation_error_message="Een verbetering zegt wat er is verbeterd, en waarom.",
            ),
        )

    def __str__(self) -> str:
        versie = f", versie {self.nummer}" if self.nummer > 1 else ""
        return f"Resultaten van {self.vragenlijst}{versie}"
