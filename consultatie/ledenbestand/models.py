"""A list of members on its way in. Personal data: no history is kept, and what has been read in is erased at once."""

from django.conf import settings
from django.db import models

from thema.beleidsplan.models import Gemeente

from .enums import Bestandstatus
from .workflow import BIJ_DE_WERKER


class Ledenbestand(models.Model):
    """One file that somebody sent.

    `inhoud`: its bytes, until it has been unpacked into parts; then None. `kolommen`: the fields of a member, in the order
    of the file. The counts are of rows: `verwerkt` of the `rijen` have had their turn in the present status, and the other
    four say what each of those came to. `oordeel`: why it was refused, "" when it was not.
    """

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="+", verbose_name="gemeente")
    naam = models.CharField("bestand", max_length=200)
    status = models.CharField("status", max_length=20, choices=Bestandstatus, default=Bestandstatus.ONTVANGEN)
    ontvangen_op = models.DateTimeField("ontvangen op")
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="door"
    )
    inhoud = models.BinaryField("inhoud", null=True)
    kolommen = models.JSONField("kolommen", default=list)
    oordeel = models.TextField("oordeel", blank=True)
    # A file that makes the worker fall over must not do so for ever.
    pogingen = models.PositiveSmallIntegerField("pogingen", default=0)
    rijen = models.PositiveIntegerField("rijen", default=0)
    verwerkt = models.PositiveIntegerField("verwerkt", default=0)
    nieuw = models.PositiveIntegerField("nieuw", default=0)
    gewijzigd = models.PositiveIntegerField("gewijzigd", default=0)
    ongewijzigd = models.PositiveIntegerField("ongewijzigd", default=0)
    fout = models.PositiveIntegerField("met een fout", default=0)

    class Meta:
        verbose_name = "ledenbestand"
        verbose_name_plural = "ledenbestanden"
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.naam

    @property
    def is_bij_de_werker(self) -> bool:
        """Something happens to it without anybody doing anything."""
        return self.status in BIJ_DE_WERKER

    @property
    def goed(self) -> int:
        """Rows without a fault."""
        return self.nieuw + self.gewijzigd + self.ongewijzigd


class Ledenbestanddeel(models.Model):
    """So many rows of a file, as compressed JSON (delen.py). It is gone once those rows have been read in."""

    bestand = models.ForeignKey(Ledenbestand, on_delete=models.CASCADE, related_name="delen", verbose_name="bestand")
    nummer = models.PositiveIntegerField("nummer")
    inhoud = models.BinaryField("inhoud")
    is_nagekeken = models.BooleanField("is nagekeken", default=False)

    class Meta:
        verbose_name = "deel van een ledenbestand"
        verbose_name_plural = "delen van ledenbestanden"
        ordering = ("nummer",)
        constraints = [models.UniqueConstraint(fields=["bestand", "nummer"], name="ledenbestanddeel_uniek")]

    def __str__(self) -> str:
        return f"deel {self.nummer}"


class Ledenbestandfout(models.Model):
    """What is wrong with one row. `kolom`: the header above it, "" when it is about the row."""

    bestand = models.ForeignKey(Ledenbestand, on_delete=models.CASCADE, related_name="fouten", verbose_name="bestand")
    rij = models.PositiveIntegerField("rij")
    kolom = models.CharField("kolom", max_length=60, blank=True)
    melding = models.TextField("wat er mis is")

    class Meta:
        verbose_name = "fout in een ledenbestand"
        verbose_name_plural = "fouten in ledenbestanden"
        ordering = ("rij", "pk")
        indexes = [models.Index(fields=["bestand", "rij"], name="ledenbestandfout_rij")]

    def __str__(self) -> str:
        return f"rij {self.rij}"
