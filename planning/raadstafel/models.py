"""A meeting in which the council talks about the plan or a paper, its questions, and what was promised there."""

from datetime import date
from typing import Any, Self

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import models, transaction
from django.db.models import Q

from planning.raad.models import Fractie
from planning.stuk.models import Bestuursstuk
from rapportage.documenten.models import Document
from thema.basis.bewaking import houd_vast
from thema.basis.fouten import DomeinFout
from thema.basis.models import Bewerkbaar, KanFictief
from thema.basis.rollen import is_medewerker, is_raadslid
from thema.beleidsplan.models import Beleidsplan
from thema.thema.models import Thema

from .enums import Raadstafelsoort, Toezeggingstatus


class VerslagHoudtVast(DomeinFout):
    """A meeting stays as long as a document is a report of it: what may become public of that follows from the meeting."""

    def __init__(self, tafel: object) -> None:
        super().__init__(
            f"Van ‘{tafel}’ ligt een verslag vast als document. Daarom kan deze raadstafel niet weg. Klopt er iets niet? "
            "Wijzig de raadstafel en leg het verslag opnieuw vast."
        )


class RaadstafelQuerySet(models.QuerySet["Raadstafel"]):
    def zichtbaar_voor(self, gebruiker: AbstractBaseUser | AnonymousUser) -> Self:
        """What this visitor may know of: what is besloten for council and staff alone, and nothing that was about a paper
        which they may not know of. Twin of planning.raadstafel.rules.mag_raadstafel_weten."""
        bekend = self.exclude(stukken__in=Bestuursstuk.objects.onbekend_bij(gebruiker))
        if is_medewerker(gebruiker) or is_raadslid(gebruiker):
            return bekend
        return bekend.filter(is_besloten=False)

    def openbaar(self) -> Self:
        """What everybody may know of."""
        return self.zichtbaar_voor(AnonymousUser())

    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete them; raises VerslagHoudtVast when one has a report, and then none is."""
        with transaction.atomic():
            # A report that is being frozen meanwhile holds its row.
            houd_vast(Raadstafel, pk__in=self.values("pk"))
            if (tafel := self.filter(verslagen__isnull=False).first()) is not None:
                raise VerslagHoudtVast(tafel)
            return super().delete()


class Raadstafel(KanFictief, Bewerkbaar):
    """One meeting; `stukken` and `themas` are what it was about, none: the plan as a whole. `verslag` is empty until the
    griffie wrote one; `verslagen` are what was frozen of it. `is_besloten`: behind closed doors."""

    beleidsplan = models.ForeignKey(
        Beleidsplan, on_delete=models.PROTECT, related_name="raadstafels", verbose_name="beleidsplan"
    )
    soort = models.CharField("soort", max_length=20, choices=Raadstafelsoort, default=Raadstafelsoort.BEELDVORMEND)
    datum = models.DateField("datum")
    onderwerp = models.CharField("onderwerp", max_length=150)
    stukken = models.ManyToManyField(
        Bestuursstuk, blank=True, related_name="raadstafels", verbose_name="over deze stukken"
    )
    themas = models.ManyToManyField(Thema, blank=True, related_name="raadstafels", verbose_name="over deze thema’s")
    is_besloten = models.BooleanField(
        "besloten", default=False, help_text="Dan zien alleen raadsleden en medewerkers dit, met alles wat erbij hoort."
    )
    verslag = models.TextField("verslag", blank=True, help_text="Opmaak met Markdown. Leeg: er is nog geen verslag.")
    verslagen = models.ManyToManyField(
        Document, blank=True, editable=False, related_name="raadstafels", verbose_name="verslagen als document"
    )

    objects = RaadstafelQuerySet.as_manager()

    class Meta:
        verbose_name = "raadstafel"
        verbose_name_plural = "raadstafels"
        ordering = ("-datum", "pk")

    def __str__(self) -> str:
        return f"{self.onderwerp}, {self.datum:%d-%m-%Y}"

    @transaction.atomic
    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete it; raises VerslagHoudtVast when it has a report."""
        houd_vast(Raadstafel, pk=self.pk)
        if self.verslagen.exists():
            raise VerslagHoudtVast(self)
        return super().delete(*args, **kwargs)


class Raadsvraag(KanFictief, Bewerkbaar):
    """A question of a fractie; `antwoord` is empty and its day None until OOV answered."""

    raadstafel = models.ForeignKey(
        Raadstafel, on_delete=models.CASCADE, related_name="vragen", verbose_name="raadstafel"
    )
    fractie = models.ForeignKey(Fractie, on_delete=models.PROTECT, related_name="vragen", verbose_name="fractie")
    vraag = models.TextField("vraag")
    antwoord = models.TextField("antwoord", blank=True)
    beantwoord_datum = models.DateField("beantwoord op", null=True, blank=True)

    class Meta:
        verbose_name = "raadsvraag"
        verbose_name_plural = "raadsvragen"
        ordering = ("raadstafel", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(antwoord="", beantwoord_datum__isnull=True)
                | (~Q(antwoord="") & Q(beantwoord_datum__isnull=False)),
                name="raadsvraag_antwoord_heel",
                violation_error_message="Vul het antwoord in met de dag erbij, of laat ze allebei leeg.",
            )
        ]

    def __str__(self) -> str:
        return f"vraag van {self.fractie}"


class Toezegging(KanFictief, Bewerkbaar):
    """What somebody promised the council, and by which day. `thema` None: about the plan as a whole.

    `afdoening` is what came of it, or why nothing will; with its day it is empty as long as the promise is open.
    `document` is where to read it; None: nowhere else. Services write these and the status.
    """

    raadstafel = models.ForeignKey(
        Raadstafel,
        on_delete=models.PROTECT,
        related_name="toezeggingen",
        verbose_name="gedaan in",
        help_text="De raadstafel of raadsvergadering waarin dit is toegezegd.",
    )
    thema = models.ForeignKey(
        Thema,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="toezeggingen",
        verbose_name="thema",
        help_text="Leeg: het gaat over het hele plan.",
    )
    door = models.CharField("toegezegd door", max_length=100, help_text="De functie, bijvoorbeeld: burgemeester.")
    aan = models.CharField("toegezegd aan", max_length=100, default="de raad")
    tekst = models.TextField("toezegging")
    termijn_datum = models.DateField("uiterlijk op")
    status = models.CharField(
        "status", max_length=20, choices=Toezeggingstatus, default=Toezeggingstatus.OPEN, editable=False
    )
    afdoening = models.TextField("wat ermee is gedaan", blank=True, editable=False)
    afgedaan_datum = models.DateField("afgedaan op", null=True, blank=True, editable=False)
    document = models.ForeignKey(
        Document,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="document",
    )

    class Meta:
        verbose_name = "toezegging"
        verbose_name_plural = "toezeggingen"
        ordering = ("termijn_datum", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    status=Toezeggingstatus.OPEN, afdoening="", afgedaan_datum__isnull=True, document__isnull=True
                )
                | (~Q(status=Toezeggingstatus.OPEN) & ~Q(afdoening="") & Q(afgedaan_datum__isnull=False)),
                name="toezegging_open_of_afgedaan",
            )
        ]

    def __str__(self) -> str:
        return f"toezegging van {self.door}, uiterlijk {self.termijn_datum:%d-%m-%Y}"

    def is_te_laat_op(self, dag: date) -> bool:
        """It is open, and its day has been."""
        return self.status == Toezeggingstatus.OPEN and self.termijn_datum < dag
