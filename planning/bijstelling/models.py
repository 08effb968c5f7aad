"""What a bijstelling changes in the plan."""

from typing import Any

from django.db import models

from planning.raad.fouten import PassageKloptNiet
from planning.raad.queries import WEG
from planning.raad.tekstplek import Plek, planplek_van
from planning.raad.verwerken import tekst_met
from planning.stuk.kring import BijStukQuerySet
from planning.stuk.models import Bestuursstuk
from rapportage.documenten.wijzigingen import Bijstelregel
from thema.basis.models import KanFictief, Slotinhoud, SlotinhoudQuerySet
from thema.thema.enums import Themastatus
from thema.thema.models import Thema

# What a theme can be in a plan that the council adopted: chosen, or not.
GEKOZEN = [(status.value, status.label) for status in Themastatus if status is not Themastatus.VOORGESTELD]


class PlanwijzigingQuerySet(BijStukQuerySet["Planwijziging"], SlotinhoudQuerySet["Planwijziging"]):  # type: ignore[override]
    """As secret as its paper, and locked with it."""


class Planwijziging(KanFictief, Slotinhoud):
    """One change of an adopted plan: other words at a place (`plek`, `was`, `wordt`), or another priority of a theme
    (`thema`, `van`, `naar`). `van` is the status that the theme had when the change was written down.

    Locked with its paper.
    """

    pad_naar_slot = "stuk"

    stuk = models.ForeignKey(
        Bestuursstuk, on_delete=models.CASCADE, related_name="planwijzigingen", verbose_name="stuk"
    )
    volgorde = models.PositiveSmallIntegerField("volgorde")
    plek = models.CharField("plaats in het plan", max_length=60, blank=True)
    was = models.TextField(
        "zoals het er staat",
        blank=True,
        help_text="Precies de passage die verandert, met genoeg woorden om haar terug te vinden.",
    )
    wordt = models.TextField("zoals het moet worden", blank=True, help_text="Leeg: de passage vervalt.")
    thema = models.ForeignKey(
        Thema,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="planwijzigingen",
        verbose_name="thema",
        help_text="Alleen als een thema een andere prioriteit krijgt.",
    )
    van = models.CharField("prioriteit nu", max_length=20, choices=Themastatus, blank=True, editable=False)
    naar = models.CharField("nieuwe prioriteit", max_length=20, choices=GEKOZEN, blank=True)
    reden = models.TextField("waarom", help_text="De raad en inwoners lezen dit terug.")

    objects = PlanwijzigingQuerySet.as_manager()  # type: ignore[assignment,misc]

    class Meta:
        verbose_name = "wijziging van het plan"
        verbose_name_plural = "wijzigingen van het plan"
        ordering = ("volgorde", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["stuk", "volgorde"],
                name="planwijziging_volgorde_uniek",
                violation_error_message="Er is al een wijziging met dit nummer. Kies een ander nummer.",
            ),
            models.CheckConstraint(
                condition=(
                    (~models.Q(plek="") & ~models.Q(was="") & models.Q(thema__isnull=True) & models.Q(naar=""))
                    | (models.Q(plek="", was="", wordt="", thema__isnull=False) & ~models.Q(naar=""))
                ),
                name="planwijziging_een_soort",
                violation_error_message=(
                    "Kies één soort wijziging: een plaats met de passage zoals die nu luidt, óf een thema met de nieuwe "
                    "prioriteit."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"wijziging {self.volgorde}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        eerst = Planwijziging.objects.filter(pk=self.pk).values_list("thema", flat=True).first()
        if self.thema is None:
            self.van = ""
        elif not self.van or eerst != self.thema.pk:
            self.van = self.thema.status
        super().save(*args, **kwargs)

    def bezwaar_tegen(self, wordt: str) -> str:
        """Why the plan cannot read so with these words instead of `wordt`, beside the other changes of that place; empty when
        it can."""
        if (plek := self.plaats) is None:
            return ""
        groep = list(self.stuk.planwijzigingen.filter(plek=self.plek))
        for wijziging in groep:
            if wijziging.pk == self.pk:
                wijziging.wordt = wordt
        try:
            return plek.bezwaar(tekst_met(plek, groep))
        except PassageKloptNiet as fout:
            return str(fout)

    @property
    def is_tekst(self) -> bool:
        """It puts other words somewhere; else it gives a theme another priority."""
        return self.thema_id is None

    @property
    def plaats(self) -> Plek | None:
        """The place in the plan, read anew; None when it is not there (any more)."""
        return planplek_van(self.stuk, self.plek)

    @property
    def regel(self) -> Bijstelregel:
        """As a document shows it."""
        if self.thema is not None:
            plek, was, wordt = f"Thema ‘{self.thema}’, prioriteit", self.get_van_display(), self.get_naar_display()
        else:
            plaats = self.plaats
            plek, was, wordt = (plaats.naam if plaats is not None else WEG), self.was, self.wordt
        return Bijstelregel(plek=plek, was=was, wordt=wordt, reden=self.reden, is_fictief=self.is_fictief)
