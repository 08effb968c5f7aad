"""Fracties, what they propose to change or to ask, and how the council voted."""

from datetime import date
from typing import Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from planning.stuk.kring import BijStukQuerySet
from planning.stuk.models import Bestuursstuk
from thema.basis.models import Bewerkbaar, KanFictief, Slotinhoud, SlotinhoudQuerySet
from thema.beleidsplan.models import Gemeente
from thema.thema.models import Thema

from .enums import Amendementstatus, Motiestatus, Stemuitslag, Stemwijze
from .telling import Stemmen

# The largest council of the country (Gemeentewet, article 8).
MEESTE_ZETELS = 45


class FractieQuerySet(models.QuerySet["Fractie"]):
    def op(self, dag: date) -> Self:
        """Those that have a seat on this day."""
        return self.filter(models.Q(tot__isnull=True) | models.Q(tot__gte=dag), van__lte=dag)


class Fractie(KanFictief, Bewerkbaar):
    """A group in the council with its seats, from `van` up to and including `tot`; None: until now.

    Another number of seats is another row: votes of before keep their own.
    """

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="fracties", verbose_name="gemeente")
    naam = models.CharField("naam", max_length=60)
    zetels = models.PositiveSmallIntegerField(
        "aantal zetels",
        validators=[
            MinValueValidator(1, "Een fractie heeft ten minste één zetel."),
            MaxValueValidator(MEESTE_ZETELS, f"Een gemeenteraad heeft ten hoogste {MEESTE_ZETELS} zetels."),
        ],
    )
    van = models.DateField("in de raad vanaf")
    tot = models.DateField("in de raad tot en met", null=True, blank=True, help_text="Leeg: tot nu toe.")

    objects = FractieQuerySet.as_manager()

    class Meta:
        verbose_name = "fractie"
        verbose_name_plural = "fracties"
        ordering = ("-zetels", "naam", "pk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(tot__isnull=True) | models.Q(tot__gte=models.F("van")),
                name="fractie_periode_klopt",
                violation_error_message="De laatste dag ligt voor de eerste dag. Draai ze om.",
            ),
            models.UniqueConstraint(
                fields=["gemeente", "naam", "van"],
                name="fractie_uniek",
                violation_error_message="Deze fractie staat er al vanaf deze dag. Wijzig die.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    def clean(self) -> None:
        """A fractie is in the council once at a time: else its seats would count twice."""
        super().clean()
        if self.gemeente_id is None or self.van is None:  # type: ignore[redundant-expr]  # a form may leave it empty
            return
        zelfde = Fractie.objects.filter(gemeente=self.gemeente_id, naam=self.naam).exclude(pk=self.pk)
        tegelijk = zelfde.filter(models.Q(tot__isnull=True) | models.Q(tot__gte=self.van))
        if self.tot is not None:
            tegelijk = tegelijk.filter(van__lte=self.tot)
        if tegelijk.exists():
            raise ValidationError(
                {"van": "Deze fractie zit er in die tijd al. Zet eerst bij die andere regel de laatste dag."}
            )


class AmendementQuerySet(BijStukQuerySet["Amendement"], SlotinhoudQuerySet["Amendement"]):  # type: ignore[override]
    """As secret as its paper, and locked with it."""


class Amendement(KanFictief, Slotinhoud):
    """Other words for one passage of what the council decides on: at `plek` (tekstplek.py) `was` becomes `wordt`.

    Both are as they were proposed. Locked with its paper.
    """

    pad_naar_slot = "stuk"

    stuk = models.ForeignKey(Bestuursstuk, on_delete=models.PROTECT, related_name="amendementen", verbose_name="stuk")
    nummer = models.CharField("letter of nummer", max_length=10)
    titel = models.CharField("titel", max_length=150)
    indieners = models.ManyToManyField(Fractie, related_name="amendementen", verbose_name="ingediend door")
    plek = models.CharField("plaats in de tekst", max_length=60)
    was = models.TextField(
        "zoals het er staat", help_text="Precies de passage die verandert, met genoeg woorden om haar terug te vinden."
    )
    wordt = models.TextField("zoals het moet worden", blank=True, help_text="Leeg: de passage vervalt.")
    toelichting = models.TextField("toelichting", blank=True)
    status = models.CharField(
        "status", max_length=20, choices=Amendementstatus, default=Amendementstatus.INGEDIEND, editable=False
    )

    objects = AmendementQuerySet.as_manager()  # type: ignore[assignment,misc]

    class Meta:
        verbose_name = "amendement"
        verbose_name_plural = "amendementen"
        ordering = ("stuk", "nummer", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["stuk", "nummer"],
                name="amendement_nummer_uniek",
                violation_error_message="Er is al een amendement met deze letter of dit nummer bij dit stuk.",
            )
        ]

    def __str__(self) -> str:
        return f"amendement {self.nummer}"


class MotieQuerySet(BijStukQuerySet["Motie"]):
    """As secret as its paper."""


class Motie(KanFictief, Bewerkbaar):
    """What the council asks or states with a paper; it changes no text. Not locked with the paper: what the college did
    with it (`afdoening`, by whom, on which day) comes later."""

    stuk = models.ForeignKey(Bestuursstuk, on_delete=models.PROTECT, related_name="moties", verbose_name="stuk")
    nummer = models.CharField("letter of nummer", max_length=10)
    titel = models.CharField("titel", max_length=150)
    indieners = models.ManyToManyField(Fractie, related_name="moties", verbose_name="ingediend door")
    themas = models.ManyToManyField(
        Thema,
        blank=True,
        related_name="moties",
        verbose_name="over deze thema’s",
        help_text="Geen: over het hele plan.",
    )
    dictum = models.TextField("dictum", help_text="Wat de raad uitspreekt of vraagt: ‘verzoekt het college …’.")
    status = models.CharField(
        "status", max_length=20, choices=Motiestatus, default=Motiestatus.INGEDIEND, editable=False
    )
    afdoening = models.TextField("wat ermee is gedaan", blank=True)
    afdoening_door = models.CharField("afgedaan door", max_length=100, blank=True)
    afdoening_datum = models.DateField("afgedaan op", null=True, blank=True)

    objects = MotieQuerySet.as_manager()

    class Meta:
        verbose_name = "motie"
        verbose_name_plural = "moties"
        ordering = ("stuk", "nummer", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["stuk", "nummer"],
                name="motie_nummer_uniek",
                violation_error_message="Er is al een motie met deze letter of dit nummer bij dit stuk.",
            ),
            models.CheckConstraint(
                condition=(
                    models.Q(afdoening="") & models.Q(afdoening_door="") & models.Q(afdoening_datum__isnull=True)
                )
                | (~models.Q(afdoening="") & ~models.Q(afdoening_door="") & models.Q(afdoening_datum__isnull=False)),
                name="motie_afdoening_heel",
                violation_error_message="Schrijf bij de afdoening alle drie op: wat ermee is gedaan, door wie en wanneer.",
            ),
        ]

    def __str__(self) -> str:
        return f"motie {self.nummer}"


class Stemming(KanFictief, models.Model):
    """How the council decided on an amendment, a motion, or (without either) on the paper itself, in one meeting.

    `uitslag` follows from the votes as they were; without a vote it is adopted. Services alone write it.
    """

    stuk = models.ForeignKey(Bestuursstuk, on_delete=models.PROTECT, related_name="stemmingen", verbose_name="stuk")
    amendement = models.ForeignKey(
        Amendement, on_delete=models.CASCADE, null=True, related_name="stemmingen", verbose_name="amendement"
    )
    motie = models.ForeignKey(
        Motie, on_delete=models.CASCADE, null=True, related_name="stemmingen", verbose_name="motie"
    )
    datum = models.DateField("vergadering van")
    wijze = models.CharField("wijze", max_length=10, choices=Stemwijze)
    uitslag = models.CharField("uitslag", max_length=20, choices=Stemuitslag)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="vastgelegd door"
    )
    op = models.DateTimeField("vastgelegd op")

    class Meta:
        verbose_name = "stemming"
        verbose_name_plural = "stemmingen"
        ordering = ("datum", "pk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(amendement__isnull=True) | models.Q(motie__isnull=True),
                name="stemming_over_een_ding",
            ),
            models.UniqueConstraint(
                fields=["stuk", "datum"],
                condition=models.Q(amendement__isnull=True, motie__isnull=True),
                name="stemming_over_stuk_uniek",
            ),
            models.UniqueConstraint(fields=["amendement", "datum"], name="stemming_over_amendement_uniek"),
            models.UniqueConstraint(fields=["motie", "datum"], name="stemming_over_motie_uniek"),
        ]

    def __str__(self) -> str:
        return f"{self.get_wijze_display()}: {self.get_uitslag_display().lower()}"


class Fractiestem(models.Model):
    """The seats of one fractie in one vote; together they are all its seats."""

    stemming = models.ForeignKey(
        Stemming, on_delete=models.CASCADE, related_name="fractiestemmen", verbose_name="stemming"
    )
    fractie = models.ForeignKey(Fractie, on_delete=models.PROTECT, related_name="stemmen", verbose_name="fractie")
    voor = models.PositiveSmallIntegerField("voor", default=0)
    tegen = models.PositiveSmallIntegerField("tegen", default=0)
    afwezig = models.PositiveSmallIntegerField("afwezig", default=0)
    onthouden = models.PositiveSmallIntegerField("stemt niet mee", default=0)

    class Meta:
        verbose_name = "stemmen van een fractie"
        verbose_name_plural = "stemmen van fracties"
        ordering = ("fractie",)
        constraints = [models.UniqueConstraint(fields=["stemming", "fractie"], name="fractiestem_uniek")]

    def __str__(self) -> str:
        return f"{self.fractie}: {self.voor} voor, {self.tegen} tegen"

    @property
    def stemmen(self) -> Stemmen:
        """As the count wants them."""
        return Stemmen(self.voor, self.tegen, self.afwezig, self.onthouden)
