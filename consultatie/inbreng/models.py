"""The mixing tray, the mixed submissions, and what each goal rests on.

Answers have no history, no user and no time finer than the ISO week: see docs/adr on unlinkability.
"""

import uuid

from django.db import models

from consultatie.misbruik.enums import Verdenking
from consultatie.vragenlijst.enums import Kanaal
from consultatie.vragenlijst.models import Vragenlijstversie
from thema.basis.models import KanFictief, Slotinhoud
from thema.doelenboom.models import Doel
from thema.thema.models import Thema

from .zegel import VerzegeldField


class Inkomend(models.Model):
    """One acknowledged answer in the tray. `antwoorden` is None once it has been mixed: only the form's random
    key stays, so that a double click finds its own receipt. `dag` counts for the response monitor. `verdenking` is part
    of which tray it lies in, and emptied with the answer.
    """

    sleutel = models.UUIDField("formuliersleutel", primary_key=True)
    versie = models.ForeignKey(Vragenlijstversie, on_delete=models.PROTECT, related_name="+")
    kanaal = models.CharField("kanaal", max_length=10, choices=Kanaal)
    dag = models.DateField("dag")
    verdenking = models.CharField("verdenking", max_length=10, choices=Verdenking, blank=True)
    antwoorden = VerzegeldField("antwoorden", null=True)

    class Meta:
        verbose_name = "binnengekomen antwoord"
        verbose_name_plural = "binnengekomen antwoorden"
        indexes = [
            models.Index(
                fields=["versie", "kanaal"], name="inkomend_te_mengen", condition=models.Q(antwoorden__isnull=False)
            )
        ]

    def __str__(self) -> str:
        return f"antwoord via {self.get_kanaal_display()}"


class Inzending(models.Model):
    """One mixed answer under a fresh random key. `week` is the ISO week of mixing, like 2019-W35."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    versie = models.ForeignKey(Vragenlijstversie, on_delete=models.PROTECT, related_name="inzendingen")
    kanaal = models.CharField("kanaal", max_length=10, choices=Kanaal)
    week = models.CharField("week", max_length=8)
    verdenking = models.CharField("verdenking", max_length=10, choices=Verdenking, blank=True)
    antwoorden = models.JSONField("antwoorden")

    class Meta:
        verbose_name = "inzending"
        verbose_name_plural = "inzendingen"

    def __str__(self) -> str:
        return f"inzending via {self.get_kanaal_display()}, {self.week}"


class Onderbouwing(KanFictief, Slotinhoud):
    """One thread: what was said, by whom, and what was done with it (R48). `doel` is None when it was refused;
    then `gedaan` holds the reason. Part of what the council adopts.
    """

    pad_naar_slot = "thema__beleidsplan"

    class Groep(models.TextChoices):
        INWONERS = "inwoners", "Inwoners"
        DIGIPANEL = "digipanel", "Digipanel"
        PARTNERS = "partners", "Partners"
        NETWERKSESSIE = "netwerksessie", "Netwerksessie"
        RAADSTAFEL = "raadstafel", "Raadstafel"

    thema = models.ForeignKey(Thema, on_delete=models.PROTECT, related_name="onderbouwingen", verbose_name="thema")
    doel = models.ForeignKey(
        Doel, on_delete=models.PROTECT, null=True, blank=True, related_name="onderbouwingen", verbose_name="doel"
    )
    titel = models.CharField("titel", max_length=80)
    groep = models.CharField("wie", max_length=20, choices=Groep)
    gezegd = models.TextField("u zei", help_text="Samenvatting van wat deze groep inbracht.")
    gedaan = models.TextField("wij besloten", help_text="Wat ermee is gedaan, of waarom niet.")
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)

    class Meta:
        verbose_name = "onderbouwing"
        verbose_name_plural = "onderbouwingen"
        ordering = ("thema", "volgorde", "pk")

    def __str__(self) -> str:
        return self.titel
