"""Goals with an indicator from nulwaarde to streefwaarde, measures, and the means they take (R54)."""

from django.core.validators import MinValueValidator
from django.db import models

from thema.basis.models import KanFictief, Slotinhoud
from thema.beleidsplan.models import Beleidsplan
from thema.indicator.models import Indicator
from thema.partner.models import Partner
from thema.thema.models import Thema

from .enums import Middeleenheid


class Doel(KanFictief, Slotinhoud):
    """What will be different, for whom, by when. Values of None are still to be filled in; they are not zero."""

    pad_naar_slot = "thema__beleidsplan"

    thema = models.ForeignKey(Thema, on_delete=models.PROTECT, related_name="doelen", verbose_name="thema")
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)
    titel = models.CharField("titel", max_length=120)
    tekst = models.TextField("doel in één of twee zinnen")
    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, null=True, blank=True, related_name="doelen", verbose_name="indicator"
    )
    nulwaarde = models.DecimalField("nulwaarde", max_digits=14, decimal_places=2, null=True, blank=True)
    nuljaar = models.PositiveSmallIntegerField("jaar van de nulwaarde", null=True, blank=True)
    streefwaarde = models.DecimalField("streefwaarde", max_digits=14, decimal_places=2, null=True, blank=True)
    streefjaar = models.PositiveSmallIntegerField("jaar van de streefwaarde", null=True, blank=True)
    trekker = models.CharField("trekker", max_length=100, blank=True, help_text="Wie ervoor zorgt dat het gebeurt.")
    partners = models.ManyToManyField(
        Partner, blank=True, related_name="doelen", verbose_name="samen met", help_text="Partners die ermee instemmen."
    )

    class Meta:
        verbose_name = "doel"
        verbose_name_plural = "doelen"
        ordering = ("thema", "volgorde", "pk")

    def __str__(self) -> str:
        return self.titel


class Maatregel(KanFictief, Slotinhoud):
    """What is done to reach one goal or several."""

    beleidsplan = models.ForeignKey(
        Beleidsplan, on_delete=models.CASCADE, related_name="maatregelen", verbose_name="beleidsplan"
    )
    doelen = models.ManyToManyField(Doel, blank=True, related_name="maatregelen", verbose_name="doelen")
    titel = models.CharField("titel", max_length=150)
    omschrijving = models.TextField("omschrijving", blank=True)
    trekker = models.CharField("trekker", max_length=100, blank=True)
    partners = models.ManyToManyField(Partner, blank=True, related_name="maatregelen", verbose_name="samen met")
    van = models.DateField("begint op", null=True, blank=True)
    tot = models.DateField("klaar op", null=True, blank=True)
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)

    class Meta:
        verbose_name = "maatregel"
        verbose_name_plural = "maatregelen"
        ordering = ("volgorde", "pk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(van__isnull=True) | models.Q(tot__isnull=True) | models.Q(tot__gte=models.F("van")),
                name="maatregel_periode_klopt",
                violation_error_message="De einddatum ligt voor de begindatum. Draai ze om.",
            )
        ]

    def __str__(self) -> str:
        return self.titel


class Middel(KanFictief, Slotinhoud):
    """Money or capacity that measures draw on, with where it comes from."""

    beleidsplan = models.ForeignKey(
        Beleidsplan, on_delete=models.CASCADE, related_name="middelen", verbose_name="beleidsplan"
    )
    naam = models.CharField("naam", max_length=120)
    herkomst = models.CharField("herkomst", max_length=120, help_text="Bijvoorbeeld begroting of subsidie.")
    eenheid = models.CharField("eenheid", max_length=10, choices=Middeleenheid)

    class Meta:
        verbose_name = "middel"
        verbose_name_plural = "middelen"
        ordering = ("naam",)

    def __str__(self) -> str:
        return self.naam


class Middelinzet(Slotinhoud):
    """How much of one means goes to one measure in one calendar year."""

    pad_naar_slot = "maatregel__beleidsplan"

    middel = models.ForeignKey(Middel, on_delete=models.CASCADE, related_name="inzetten", verbose_name="middel")
    maatregel = models.ForeignKey(
        Maatregel, on_delete=models.CASCADE, related_name="inzetten", verbose_name="maatregel"
    )
    jaar = models.PositiveSmallIntegerField("jaar")
    hoeveelheid = models.DecimalField(
        "hoeveelheid",
        max_digits=12,
        decimal_places=2,
        validators=[MinValueValidator(0)],
        help_text="In de eenheid van het middel.",
    )

    class Meta:
        verbose_name = "inzet van een middel"
        verbose_name_plural = "inzet van middelen"
        ordering = ("maatregel", "middel", "jaar")
        constraints = [
            models.UniqueConstraint(
                fields=["middel", "maatregel", "jaar"],
                name="middelinzet_uniek",
                violation_error_message="Voor dit middel, deze maatregel en dit jaar is al een bedrag ingevuld.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.middel} voor {self.maatregel} in {self.jaar}"
