"""Themes, the five safety fields they cover, and trends."""

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models

from thema.basis.models import KanFictief, Slotinhoud, SlotinhoudQuerySet
from thema.basis.velden import Slugveld
from thema.beleidsplan.models import Beleidsplan

from .enums import Themasoort, Themastatus, Trendniveau
from .workflow import BEGINSTATUS

_SOORT_STAAT_VAST = (
    "De soort van een thema staat vast, want de status hoort erbij. Zet ‘{}’ terug, of maak een nieuw thema met een "
    "ander adres."
)


class Veiligheidsveld(models.Model):
    """One of the five fields of Kernbeleid Veiligheid; rows are made by migration."""

    code = Slugveld("code", unique=True)
    naam = models.CharField("naam", max_length=60)
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)

    class Meta:
        verbose_name = "veiligheidsveld"
        verbose_name_plural = "veiligheidsvelden"
        ordering = ("volgorde",)

    def __str__(self) -> str:
        return self.naam


class ThemaQuerySet(SlotinhoudQuerySet["Thema"]):
    def ontwikkel(self) -> Self:
        """Themes that ask for extra attention."""
        return self.filter(soort=Themasoort.ONTWIKKEL)

    def veiligheid(self) -> Self:
        """Themes that always go on."""
        return self.filter(soort=Themasoort.VEILIGHEID)

    def geprioriteerd(self) -> Self:
        """Themes that have priority in this plan."""
        return self.filter(status=Themastatus.GEPRIORITEERD)


class Thema(Slotinhoud):
    """A theme of the plan. `status_reden` is filled where the status is a choice (R39)."""

    beleidsplan = models.ForeignKey(
        Beleidsplan, on_delete=models.CASCADE, related_name="themas", verbose_name="beleidsplan"
    )
    soort = models.CharField("soort", max_length=20, choices=Themasoort)
    naam = models.CharField("naam", max_length=100)
    slug = Slugveld("adres", max_length=60, help_text="Laatste deel van het webadres.")
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)
    kern = models.CharField("in één zin", max_length=200, help_text="Voor inwoners: kort en zonder vaktaal.")
    omschrijving = models.TextField("omschrijving", blank=True, help_text="Opmaak met Markdown.")
    ambitie = models.TextField("ambitie", blank=True, help_text="Wat de gemeente aan het eind van de periode wil zien.")
    veiligheidsvelden = models.ManyToManyField(
        Veiligheidsveld, blank=True, related_name="themas", verbose_name="veiligheidsvelden"
    )
    status = models.CharField("status", max_length=20, choices=Themastatus, editable=False)
    status_reden = models.TextField("reden van de status", blank=True, editable=False)

    objects = ThemaQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = "thema"
        verbose_name_plural = "thema’s"
        ordering = ("soort", "volgorde", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["beleidsplan", "slug"],
                name="thema_slug_uniek",
                violation_error_message="Dit adres is al in gebruik bij een ander thema van dit plan.",
            ),
            models.CheckConstraint(
                condition=(
                    models.Q(soort=Themasoort.ONTWIKKEL)
                    & models.Q(
                        status__in=[Themastatus.VOORGESTELD, Themastatus.GEPRIORITEERD, Themastatus.NIET_GEPRIORITEERD]
                    )
                )
                | (
                    models.Q(soort=Themasoort.VEILIGHEID)
                    & models.Q(status__in=[Themastatus.CONTINU, Themastatus.GEPRIORITEERD])
                ),
                name="thema_status_past_bij_soort",
                violation_error_message="Deze status past niet bij dit soort thema.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    def clean(self) -> None:
        """The kind is chosen once, wherever it is written: the status that a theme has been given belongs to it."""
        super().clean()
        eerder = Thema.objects.filter(pk=self.pk).values_list("soort", flat=True).first()
        if eerder is not None and eerder != self.soort:
            raise ValidationError({"soort": _SOORT_STAAT_VAST.format(Themasoort(eerder).label)})

    def save(self, *args: object, **kwargs: object) -> None:
        self.begin()
        super().save(*args, **kwargs)

    def begin(self) -> None:
        """Give a new theme the status that its kind begins with."""
        if not self.status:
            self.status = BEGINSTATUS.get(self.soort, "")

    @property
    def is_ontwikkelthema(self) -> bool:
        """The theme is of the kind that asks for extra attention."""
        return self.soort == Themasoort.ONTWIKKEL

    @property
    def is_geprioriteerd(self) -> bool:
        """The theme has priority in this plan."""
        return self.status == Themastatus.GEPRIORITEERD


class Trend(KanFictief, Slotinhoud):
    """A development around a theme, as an aid to the discussion (R31)."""

    pad_naar_slot = "thema__beleidsplan"

    thema = models.ForeignKey(Thema, on_delete=models.CASCADE, related_name="trends", verbose_name="thema")
    niveau = models.CharField("niveau", max_length=20, choices=Trendniveau)
    tekst = models.TextField("tekst")
    bron = models.CharField("bron", max_length=200, blank=True)
    jaar = models.PositiveSmallIntegerField("jaar", null=True, blank=True)

    class Meta:
        verbose_name = "trend"
        verbose_name_plural = "trends"
        ordering = ("thema", "niveau", "pk")

    def __str__(self) -> str:
        return f"{self.get_niveau_display()}: {self.tekst[:60]}"
