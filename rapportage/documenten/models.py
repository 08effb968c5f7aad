"""Documents as they were decided on: text, data and PDF in one row, so that adoption is one transaction."""

from datetime import datetime
from typing import Self

from django.db import models

from thema.basis.models import KanFictief
from thema.beleidsplan.models import Beleidsplan

from .enums import Documentsoort


class DocumentQuerySet(models.QuerySet["Document"]):
    def openbaar_op(self, moment: datetime) -> Self:
        """Published at or before this moment, newest first, without the bytes of the PDF."""
        return self.filter(gepubliceerd_op__lte=moment).defer("pdf", "inhoud", "gegevens")


class Document(KanFictief):
    """A frozen document. Nothing in it changes; `gepubliceerd_op` alone is set later (None: not public)."""

    beleidsplan = models.ForeignKey(
        Beleidsplan, on_delete=models.PROTECT, related_name="documenten", verbose_name="beleidsplan"
    )
    soort = models.CharField("soort", max_length=30, choices=Documentsoort)
    titel = models.CharField("titel", max_length=200)
    nummer = models.CharField("nummer", max_length=30, blank=True)
    slug = models.SlugField("adres", max_length=100, unique=True)
    datum = models.DateField("datum van het document")
    besluit = models.CharField("besluit", max_length=200, help_text="Wie wat besloot, en wanneer.")
    gegevens = models.JSONField("gegevens")
    inhoud = models.TextField("inhoud als HTML")
    pdf = models.BinaryField("pdf")
    sha256 = models.CharField("SHA-256 van de pdf", max_length=64)
    paginas = models.PositiveSmallIntegerField("aantal pagina’s")
    bytes = models.PositiveIntegerField("grootte in bytes")
    softwareversie = models.CharField("gemaakt met versie", max_length=40)
    vastgelegd_op = models.DateTimeField("vastgelegd op")
    gepubliceerd_op = models.DateTimeField("gepubliceerd op", null=True, blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "document"
        verbose_name_plural = "documenten"
        ordering = ("-datum", "-vastgelegd_op")

    def __str__(self) -> str:
        return self.titel
