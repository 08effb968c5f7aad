"""Text blocks with numbered versions (R27)."""

from django.conf import settings
from django.db import models

from thema.basis.models import Slotinhoud
from thema.basis.velden import Slugveld
from thema.beleidsplan.models import Beleidsplan


class Tekstblok(Slotinhoud):
    """One text under one key; documents use it by reference. `tekst` is the newest version."""

    beleidsplan = models.ForeignKey(
        Beleidsplan, on_delete=models.CASCADE, related_name="tekstblokken", verbose_name="beleidsplan"
    )
    sleutel = Slugveld("sleutel", max_length=60, help_text="Korte naam waarmee documenten dit blok vinden.")
    titel = models.CharField("titel", max_length=120)
    tekst = models.TextField("tekst", help_text="Opmaak met Markdown.")
    versienummer = models.PositiveIntegerField("versie", default=0, editable=False)

    class Meta:
        verbose_name = "tekstblok"
        verbose_name_plural = "tekstblokken"
        ordering = ("titel",)
        constraints = [
            models.UniqueConstraint(
                fields=["beleidsplan", "sleutel"],
                name="tekstblok_sleutel_uniek",
                violation_error_message="Deze sleutel is al in gebruik bij een ander tekstblok.",
            )
        ]

    def __str__(self) -> str:
        return self.titel


class Tekstblokversie(models.Model):
    """A text as it was; only ever added to."""

    tekstblok = models.ForeignKey(Tekstblok, on_delete=models.CASCADE, related_name="versies", verbose_name="tekstblok")
    nummer = models.PositiveIntegerField("versie")
    tekst = models.TextField("tekst")
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="door"
    )
    op = models.DateTimeField("op")

    class Meta:
        verbose_name = "versie"
        verbose_name_plural = "versies"
        ordering = ("-nummer",)
        constraints = [models.UniqueConstraint(fields=["tekstblok", "nummer"], name="tekstblokversie_uniek")]

    def __str__(self) -> str:
        return f"{self.tekstblok}, versie {self.nummer}"
