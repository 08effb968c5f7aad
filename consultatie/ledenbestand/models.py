"""A list of members on its way in. Personal data: no history is kept, and what has been read in is erased at once."""

from django.conf import settings
from django.db import models

from thema.beleidsplan.models import Gemeente

from .enums import Bestandstatus, BijAfwezigen, Deelsoort
from .workflow import BIJ_DE_WERKER


class Ledenbestand(models.Model):
    """One file that somebody sent.

    `inhoud`: its bytes, until it is read in; then None. `panelstand`: what the panel was when it was unpacked (vergelijking.py),
    "" before. `kolommen`: the fields of a member, in the order
    of the file, whose headers stand in row `koprij` (None: not known yet). `oordeel`: why it was refused, "" when it was not.

    The counts are of rows: `verwerkt` of the `rijen` have had their turn in the present status, and `nieuw` to `fout` say
    what each of those came to; `zonder_nummer`: how many do not say whom they are about. Of members, when it was unpacked:
    `in_panel` had not unsubscribed, and `afwezig` of those are not in the file. `bij_afwezigen` and `met_gedeeld` are what
    staff chose; `afgemeld`: how many of the absent have been signed off.
    """

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="+", verbose_name="gemeente")
    naam = models.CharField("bestand", max_length=200)
    status = models.CharField("status", max_length=20, choices=Bestandstatus, default=Bestandstatus.ONTVANGEN)
    ontvangen_op = models.DateTimeField("ontvangen op")
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="door"
    )
    inhoud = models.BinaryField("inhoud", null=True)
    panelstand = models.CharField("stand van het panel", max_length=64, blank=True, default="")
    kolommen = models.JSONField("kolommen", default=list)
    oordeel = models.TextField("oordeel", blank=True)
    # A file that makes the worker fall over must not do so for ever.
    pogingen = models.PositiveSmallIntegerField("pogingen", default=0)
    rijen = models.PositiveIntegerField("rijen", default=0)
    verwerkt = models.PositiveIntegerField("verwerkt", default=0)
    nieuw = models.PositiveIntegerField("nieuw", default=0)
    gewijzigd = models.PositiveIntegerField("gewijzigd", default=0)
    ongewijzigd = models.PositiveIntegerField("ongewijzigd", default=0)
    gedeeld = models.PositiveIntegerField("met een gedeeld e-mailadres", default=0)
    fout = models.PositiveIntegerField("met een fout", default=0)
    koprij = models.PositiveIntegerField("rij met de kopjes", null=True)
    zonder_nummer = models.PositiveIntegerField("zonder nummer", default=0)
    in_panel = models.PositiveIntegerField("in het panel", default=0)
    afwezig = models.PositiveIntegerField("niet in de lijst", default=0)
    bij_afwezigen = models.CharField(
        "leden die niet in de lijst staan", max_length=20, choices=BijAfwezigen, default=BijAfwezigen.LATEN
    )
    met_gedeeld = models.BooleanField("ook rijen met een gedeeld e-mailadres", default=False)
    afgemeld = models.PositiveIntegerField("afgemeld", default=0)

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

    @property
    def te_lezen(self) -> int:
        """Rows that go in if staff want so."""
        return self.goed + self.gedeeld


class Ledenbestanddeel(models.Model):
    """So many rows of a file, or members who are not in it, as compressed JSON (delen.py). It is gone once that is done."""

    bestand = models.ForeignKey(Ledenbestand, on_delete=models.CASCADE, related_name="delen", verbose_name="bestand")
    nummer = models.PositiveIntegerField("nummer")
    soort = models.CharField("soort", max_length=20, choices=Deelsoort, default=Deelsoort.RIJEN)
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
    """What is wrong with one row, or only worth a look (`is_waarschuwing`).

    `kolom`: the header above it, "" when it is about the row; `nummer` and `waarde`: of the member and in that column, as
    they stand in the file and as far as they fit.
    """

    bestand = models.ForeignKey(Ledenbestand, on_delete=models.CASCADE, related_name="fouten", verbose_name="bestand")
    rij = models.PositiveIntegerField("rij")
    nummer = models.CharField("nummer", max_length=40, blank=True)
    kolom = models.CharField("kolom", max_length=60, blank=True)
    waarde = models.CharField("wat er staat", max_length=200, blank=True)
    is_waarschuwing = models.BooleanField("alleen een waarschuwing", default=False)
    melding = models.TextField("wat er mis is")

    class Meta:
        verbose_name = "fout in een ledenbestand"
        verbose_name_plural = "fouten in ledenbestanden"
        ordering = ("rij", "pk")
        indexes = [models.Index(fields=["bestand", "rij"], name="ledenbestandfout_rij")]

    def __str__(self) -> str:
        return f"rij {self.rij}"
