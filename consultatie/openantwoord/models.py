"""Open texts, the labels that staff put on them, and the names that a municipality never wants to see in them.

A text has no history, no user and no time at all. What leads from it to the other answers of its writer is that few wrote
something there (docs/adr/0002-mengbak.md).
"""

import uuid
from typing import Self

from django.db import models
from django.db.models.functions import Lower

from consultatie.inbreng.models import Onderbouwing
from consultatie.inbreng.zegel import VerzegeldField
from consultatie.misbruik.enums import Verdenking
from consultatie.vragenlijst.enums import Kanaal
from consultatie.vragenlijst.models import Vragenlijst, Vragenlijstversie
from consultatie.vragenlijst.vraagtypen import VRAAGTYPEN
from thema.basis.models import Bewerkbaar
from thema.beleidsplan.models import Gemeente
from thema.doelenboom.models import Doel
from thema.thema.models import Thema

from .enums import Antwoordstatus, Reden


class Label(Bewerkbaar):
    """What several texts of one questionnaire say, and what was done with it. `thema` None: about no theme in particular.

    `omschrijving` is what residents said, `gedaan` and `waarom` the reaction to it; all may still be empty.
    """

    vragenlijst = models.ForeignKey(
        Vragenlijst, on_delete=models.PROTECT, related_name="labels", verbose_name="vragenlijst"
    )
    thema = models.ForeignKey(
        Thema,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="labels",
        verbose_name="thema",
        help_text="Leeg: gaat niet over één thema.",
    )
    naam = models.CharField("label", max_length=60)
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)
    omschrijving = models.TextField(
        "u zei", blank=True, help_text="Wat inwoners hierover zeggen, in één of twee zinnen."
    )
    gedaan = models.TextField("wij besloten", blank=True, help_text="Wat u ermee doet, of dat u het niet doet.")
    waarom = models.TextField("waarom", blank=True)
    doel = models.ForeignKey(
        Doel, on_delete=models.SET_NULL, null=True, blank=True, related_name="labels", verbose_name="doel"
    )
    besluit = models.CharField("besluit", max_length=160, blank=True, help_text="Waar het is besloten, en wanneer.")
    onderbouwing = models.OneToOneField(
        Onderbouwing, on_delete=models.SET_NULL, null=True, editable=False, related_name="label"
    )

    class Meta:
        verbose_name = "label"
        verbose_name_plural = "labels"
        ordering = ("volgorde", "pk")
        constraints = [
            models.UniqueConstraint(
                "vragenlijst",
                Lower("naam"),
                name="label_uniek",
                violation_error_message="Deze vragenlijst heeft al een label met deze naam. Kies een andere naam.",
            )
        ]

    def __str__(self) -> str:
        return self.naam


class WachtendeTekst(models.Model):
    """An open text that has left its answer and waits in the tray for texts (see tekstbak.py). `inhoud`: the fields of
    the Openantwoord that it becomes, sealed, so that waiting texts cannot be told apart."""

    id = models.UUIDField(primary_key=True, editable=False)
    versie = models.ForeignKey(Vragenlijstversie, on_delete=models.PROTECT, related_name="+")
    kanaal = models.CharField("kanaal", max_length=10, choices=Kanaal)
    verdenking = models.CharField("verdenking", max_length=10, choices=Verdenking, blank=True)
    inhoud = VerzegeldField("inhoud")

    class Meta:
        verbose_name = "wachtende tekst"
        verbose_name_plural = "wachtende teksten"

    def __str__(self) -> str:
        return f"wachtende tekst via {self.get_kanaal_display()}"


class OpenantwoordQuerySet(models.QuerySet["Openantwoord"]):
    def meetellend(self) -> Self:
        """Of answers that count: without suspicion, or of a questionnaire whose suspicious answers staff let count."""
        return self.filter(models.Q(verdenking="") | models.Q(versie__vragenlijst__telt_verdachte_mee=True))


class Openantwoord(models.Model):
    """One open text. `origineel` is as its writer sent it, None once the retention is over; `tekst` is what may be
    seen, None as long as nobody cleared it. `reden` is only filled for what was laid aside. `wijk`: CBS code, or empty.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    versie = models.ForeignKey(
        Vragenlijstversie, on_delete=models.PROTECT, related_name="openantwoorden", verbose_name="vragenlijst"
    )
    # The field of the form: the key of a question, with the theme or the option that the words stand at.
    vraag = models.CharField("vraag", max_length=120)
    kanaal = models.CharField("kanaal", max_length=10, choices=Kanaal)
    wijk = models.CharField("wijk", max_length=8, blank=True)
    verdenking = models.CharField("verdenking", max_length=10, choices=Verdenking, blank=True)
    origineel = models.TextField("zoals het binnenkwam", null=True)  # noqa: DJ001  gone is not empty
    tekst = models.TextField("antwoord", null=True)  # noqa: DJ001  not yet cleared is not empty
    status = models.CharField(
        "status", max_length=15, choices=Antwoordstatus, default=Antwoordstatus.TE_SCREENEN, editable=False
    )
    reden = models.CharField("reden", max_length=15, choices=Reden, blank=True)
    labels = models.ManyToManyField(Label, related_name="antwoorden", verbose_name="labels", blank=True)
    is_citeerbaar = models.BooleanField("citeren mag", default=False)
    reactie = models.TextField("reactie", blank=True)
    bewerking = models.PositiveIntegerField("bewerking", default=0, editable=False)

    objects = OpenantwoordQuerySet.as_manager()

    class Meta:
        verbose_name = "open antwoord"
        verbose_name_plural = "open antwoorden"
        ordering = ("pk",)
        indexes = [models.Index(fields=["versie", "status"], name="openantwoord_werk")]

    def __str__(self) -> str:
        # Never the text: names of things end up in logs and on pages of others.
        return f"open antwoord via {self.get_kanaal_display()}"

    @property
    def vraagtekst(self) -> str:
        """The question as its writer read it, and the option or theme that the words stood at."""
        for vraag in self.versie.vragen:
            soort = VRAAGTYPEN[vraag["soort"]]
            if self.vraag in soort.velden(vraag):
                tekst, waarbij = str(vraag["tekst"]), soort.label(vraag, self.vraag)
                return tekst if waarbij == tekst else f"{tekst} ({waarbij})"
        return self.vraag


class Namenlijst(models.Model):
    """Names that are always proposed for leaving out, one per line. It holds names of people, so it has no history."""

    gemeente = models.OneToOneField(
        Gemeente, on_delete=models.CASCADE, related_name="namenlijst", verbose_name="gemeente"
    )
    namen = models.TextField(
        "namen", blank=True, help_text="Eén naam per regel, bijvoorbeeld van een wijkagent of een jongerenwerker."
    )

    class Meta:
        verbose_name = "namenlijst"
        verbose_name_plural = "namenlijsten"

    def __str__(self) -> str:
        return f"Namenlijst van {self.gemeente}"
