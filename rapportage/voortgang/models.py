"""The yearly report to the council (R55): per theme a text and a state, per measure where it stands."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models

from thema.basis.models import KanFictief, Slotinhoud, Vergrendelbaar
from thema.beleidsplan.models import Beleidsplan
from thema.doelenboom.models import Maatregel
from thema.thema.models import Thema

from .enums import Staat


class Voortgangsrapportage(KanFictief, Vergrendelbaar):
    """The report over one calendar year of the plan; locked when it has been offered to the council."""

    beleidsplan = models.ForeignKey(
        Beleidsplan, on_delete=models.PROTECT, related_name="voortgangsrapportages", verbose_name="beleidsplan"
    )
    jaar = models.PositiveSmallIntegerField("jaar")
    samenvatting = models.TextField("samenvatting", help_text="Twee of drie zinnen: hoe staat het ervoor?")
    veiligheidsbeeld = models.TextField(
        "veiligheidsbeeld", blank=True, help_text="Toelichting bij de cijfers. Markdown."
    )
    vooruitblik = models.TextField("wat er nu komt", blank=True, help_text="Opmaak met Markdown.")
    vraag_aan_raad = models.TextField("wat wij de raad vragen", blank=True, help_text="Eén punt per regel.")

    class Meta:
        verbose_name = "voortgangsrapportage"
        verbose_name_plural = "voortgangsrapportages"
        ordering = ("-jaar",)
        constraints = [
            models.UniqueConstraint(
                fields=["beleidsplan", "jaar"],
                name="voortgang_een_per_jaar",
                violation_error_message="Over dit jaar is er al een rapportage.",
            )
        ]

    def __str__(self) -> str:
        return f"Voortgangsrapportage {self.jaar}"

    def clean(self) -> None:
        """Refuse a year that the plan is not about."""
        super().clean()
        if None in (self.beleidsplan_id, self.jaar):
            return  # the form says already that it is missing
        if self.jaar not in self.beleidsplan.jaren:
            raise ValidationError(
                {
                    "jaar": f"Het plan loopt van {self.beleidsplan.van_jaar} tot en met {self.beleidsplan.tot_jaar}. "
                    "Kies een jaar daarbinnen."
                }
            )


class Themavoortgang(Slotinhoud):
    """How one theme stands in the year of the report."""

    pad_naar_slot = "rapportage"
    # The field that says what the row is about.
    onderwerp: ClassVar[str] = "thema"

    rapportage = models.ForeignKey(
        Voortgangsrapportage, on_delete=models.CASCADE, related_name="themas", verbose_name="rapportage"
    )
    thema = models.ForeignKey(Thema, on_delete=models.PROTECT, related_name="voortgang", verbose_name="thema")
    staat = models.CharField("staat", max_length=20, choices=Staat)
    tekst = models.TextField("wat er is gebeurd", help_text="Opmaak met Markdown.")

    class Meta:
        verbose_name = "voortgang van een thema"
        verbose_name_plural = "voortgang per thema"
        ordering = ("thema__soort", "thema__volgorde")
        constraints = [
            models.UniqueConstraint(
                fields=["rapportage", "thema"],
                name="themavoortgang_uniek",
                violation_error_message="Dit thema staat al in de rapportage.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.thema}: {self.get_staat_display()}"


class Maatregelvoortgang(Slotinhoud):
    """Where one measure stands in the year of the report."""

    pad_naar_slot = "rapportage"
    # The field that says what the row is about.
    onderwerp: ClassVar[str] = "maatregel"

    rapportage = models.ForeignKey(
        Voortgangsrapportage, on_delete=models.CASCADE, related_name="maatregelen", verbose_name="rapportage"
    )
    maatregel = models.ForeignKey(
        Maatregel, on_delete=models.PROTECT, related_name="voortgang", verbose_name="maatregel"
    )
    staat = models.CharField("staat", max_length=20, choices=Staat)
    toelichting = models.CharField("toelichting", max_length=250, blank=True)

    class Meta:
        verbose_name = "voortgang van een maatregel"
        verbose_name_plural = "voortgang per maatregel"
        ordering = ("maatregel__volgorde",)
        constraints = [
            models.UniqueConstraint(
                fields=["rapportage", "maatregel"],
                name="maatregelvoortgang_uniek",
                violation_error_message="Deze maatregel staat al in de rapportage.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.maatregel}: {self.get_staat_display()}"
