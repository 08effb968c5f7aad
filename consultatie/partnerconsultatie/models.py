"""A round of asking partners, the link and the reaction of each of them, and what they signed."""

from datetime import date, timedelta
from typing import Self

from django.db import models

from thema.basis.models import Bewerkbaar, KanFictief
from thema.beleidsplan.models import Beleidsplan
from thema.partner.enums import Steun
from thema.partner.models import Partner
from thema.thema.models import Thema

from .enums import Reactiestatus
from .workflow import TE_BEWERKEN

# So long after the last day a link still shows what its partner signed.
LINK_BLIJFT = timedelta(days=90)


class PartnerconsultatieQuerySet(models.QuerySet["Partnerconsultatie"]):
    def open_op(self, dag: date) -> Self:
        """Rounds in which partners can answer on this day."""
        return self.filter(open_van__lte=dag, open_tot__gte=dag, beleidsplan__vergrendeld_op__isnull=True)


class Partnerconsultatie(KanFictief, Bewerkbaar):
    """One round in which the partners are asked where they stand on every theme of a plan (R45, R52)."""

    beleidsplan = models.ForeignKey(
        Beleidsplan, on_delete=models.PROTECT, related_name="partnerconsultaties", verbose_name="beleidsplan"
    )
    titel = models.CharField("titel", max_length=120)
    open_van = models.DateField("open vanaf")
    open_tot = models.DateField("open tot en met", help_text="Op deze dag kan een partner nog ondertekenen.")
    inleiding = models.TextField("inleiding", blank=True, help_text="Wat partners eerst lezen. Opmaak met Markdown.")
    vervolg = models.TextField(
        "wat er daarna gebeurt",
        help_text="Partners lezen dit na het ondertekenen en na de sluiting. Opmaak met Markdown.",
    )

    objects = PartnerconsultatieQuerySet.as_manager()

    class Meta:
        verbose_name = "partnerconsultatie"
        verbose_name_plural = "partnerconsultaties"
        ordering = ("-open_tot", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(open_tot__gte=models.F("open_van")),
                name="partnerconsultatie_periode_klopt",
                violation_error_message="De laatste dag ligt voor de eerste dag. Draai ze om.",
            )
        ]

    def __str__(self) -> str:
        return self.titel

    def is_open_op(self, dag: date) -> bool:
        """Partners can answer on this day; never once the plan has been adopted."""
        return self.open_van <= dag <= self.open_tot and not self.beleidsplan.is_vergrendeld

    @property
    def links_tot(self) -> date:
        """The last day on which a link opens anything."""
        return self.open_tot + LINK_BLIJFT


class Partnerreactie(Bewerkbaar):
    """One partner in one round: one draft that colleagues share, and its status."""

    partnerconsultatie = models.ForeignKey(
        Partnerconsultatie, on_delete=models.CASCADE, related_name="reacties", verbose_name="partnerconsultatie"
    )
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="reacties", verbose_name="partner")
    status = models.CharField(
        "status", max_length=20, choices=Reactiestatus, default=Reactiestatus.CONCEPT, editable=False
    )

    class Meta:
        verbose_name = "reactie van een partner"
        verbose_name_plural = "reacties van partners"
        ordering = ("partner__volgorde", "partner__naam")
        constraints = [
            models.UniqueConstraint(
                fields=["partnerconsultatie", "partner"],
                name="partnerreactie_uniek",
                violation_error_message="Deze partner doet al mee.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.partner}: {self.partnerconsultatie}"

    def mag_wijzigen_op(self, dag: date) -> bool:
        """The partner can write in it on this day."""
        return self.status in TE_BEWERKEN and self.partnerconsultatie.is_open_op(dag)


class PartneruitnodigingQuerySet(models.QuerySet["Partneruitnodiging"]):
    def geldig_op(self, dag: date) -> Self:
        """Links that still open something on this day."""
        return self.filter(reactie__partnerconsultatie__open_tot__gte=dag - LINK_BLIJFT)


class Partneruitnodiging(models.Model):
    """The link of one partner. Only the SHA-256 of its secret is kept; `versie` counts how often it was made anew."""

    reactie = models.OneToOneField(
        Partnerreactie, on_delete=models.CASCADE, related_name="uitnodiging", verbose_name="reactie"
    )
    token_hash = models.CharField("SHA-256 van het token", max_length=64, unique=True, editable=False)
    versie = models.PositiveIntegerField("versie", default=1, editable=False)
    gemaakt_op = models.DateTimeField("gemaakt op", editable=False)

    objects = PartneruitnodigingQuerySet.as_manager()

    class Meta:
        verbose_name = "uitnodiging van een partner"
        verbose_name_plural = "uitnodigingen van partners"

    def __str__(self) -> str:
        return f"link van {self.reactie.partner}"


class Themareactie(models.Model):
    """The draft about one theme. No history: what a partner took out before signing was never said."""

    reactie = models.ForeignKey(
        Partnerreactie, on_delete=models.CASCADE, related_name="themareacties", verbose_name="reactie"
    )
    thema = models.ForeignKey(Thema, on_delete=models.PROTECT, related_name="themareacties", verbose_name="thema")
    prioriteit = models.CharField("over de prioriteit", max_length=20, choices=Steun)
    aanpak = models.CharField("over de aanpak", max_length=20, choices=Steun)
    activiteit = models.TextField("wat u doet", blank=True, max_length=1000)
    mensen = models.CharField("mensen", blank=True, max_length=200)
    geld = models.CharField("geld", blank=True, max_length=200)
    periode = models.CharField("periode", blank=True, max_length=100)
    is_toezegging_vertrouwelijk = models.BooleanField("toezegging vertrouwelijk", default=False)
    opmerking = models.TextField("opmerking", blank=True, max_length=2000)
    is_opmerking_vertrouwelijk = models.BooleanField("opmerking vertrouwelijk", default=False)

    class Meta:
        verbose_name = "reactie op een thema"
        verbose_name_plural = "reacties op thema’s"
        ordering = ("thema__soort", "thema__volgorde", "thema_id")
        constraints = [models.UniqueConstraint(fields=["reactie", "thema"], name="themareactie_uniek")]

    def __str__(self) -> str:
        return f"{self.reactie.partner} over {self.thema}"


class Ondertekening(models.Model):
    """One signature with what was signed, as it was then; only ever added to. `inhoud`: see inhoud.py."""

    reactie = models.ForeignKey(
        Partnerreactie, on_delete=models.PROTECT, related_name="ondertekeningen", verbose_name="reactie"
    )
    sleutel = models.UUIDField("sleutel van het formulier", unique=True)
    naam = models.CharField("naam", max_length=100)
    functie = models.CharField("functie", max_length=100)
    op = models.DateTimeField("op")
    inhoud = models.JSONField("inhoud")

    class Meta:
        verbose_name = "ondertekening"
        verbose_name_plural = "ondertekeningen"
        ordering = ("-op", "-pk")

    def __str__(self) -> str:
        return f"{self.naam}, {self.functie}, {self.op:%d-%m-%Y}"
