"""Partners, their member organisations and contacts, and their position per theme."""

from typing import Any

from django.db import models

from thema.basis.fouten import DomeinFout
from thema.basis.models import Bewerkbaar, KanFictief
from thema.beleidsplan.models import Gemeente
from thema.thema.models import Thema

from .enums import Contactwijze, Partnersoort, Steun


class Domein(models.Model):
    """A policy domain that partners come from: handhaving, jeugd, sociaal domein (R43)."""

    naam = models.CharField("naam", max_length=60, unique=True)

    class Meta:
        verbose_name = "domein"
        verbose_name_plural = "domeinen"
        ordering = ("naam",)

    def __str__(self) -> str:
        return self.naam


class Partner(Bewerkbaar):
    """An organisation, or a group of organisations such as Horeca, that the municipality works with (R42)."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="partners", verbose_name="gemeente")
    naam = models.CharField("naam", max_length=100)
    afkorting = models.CharField("afkorting", max_length=20, blank=True)
    soort = models.CharField("soort", max_length=10, choices=Partnersoort)
    domeinen = models.ManyToManyField(Domein, blank=True, related_name="partners", verbose_name="domeinen")
    omschrijving = models.TextField("omschrijving", blank=True)
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)

    class Meta:
        verbose_name = "partner"
        verbose_name_plural = "partners"
        ordering = ("volgorde", "naam")
        constraints = [
            models.UniqueConstraint(
                fields=["gemeente", "naam"],
                name="partner_naam_uniek",
                violation_error_message="Er is al een partner met deze naam.",
            )
        ]

    def __str__(self) -> str:
        return self.naam

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete it; raises DomeinFout when an adopted plan names it at a goal or a measure."""
        in_doel = self.doelen.filter(thema__beleidsplan__vergrendeld_op__isnull=False)
        in_maatregel = self.maatregelen.filter(beleidsplan__vergrendeld_op__isnull=False)
        if in_doel.exists() or in_maatregel.exists():
            raise DomeinFout(f"{self} staat in een vastgesteld plan en kan niet worden verwijderd.")
        return super().delete(*args, **kwargs)

    @property
    def korte_naam(self) -> str:
        """The abbreviation where there is one, else the name."""
        return self.afkorting or self.naam


class Lidorganisatie(models.Model):
    """One organisation within a partner that is a group."""

    partner = models.ForeignKey(
        Partner, on_delete=models.CASCADE, related_name="lidorganisaties", verbose_name="partner"
    )
    naam = models.CharField("naam", max_length=100)

    class Meta:
        verbose_name = "lidorganisatie"
        verbose_name_plural = "lidorganisaties"
        ordering = ("naam",)

    def __str__(self) -> str:
        return self.naam


class Contactpersoon(models.Model):
    """Whom to call; personal data, seen by staff only."""

    partner = models.ForeignKey(
        Partner, on_delete=models.CASCADE, related_name="contactpersonen", verbose_name="partner"
    )
    naam = models.CharField("naam", max_length=100)
    functie = models.CharField("functie", max_length=100, blank=True)
    email = models.EmailField("e-mail", blank=True)
    telefoon = models.CharField("telefoon", max_length=20, blank=True)

    class Meta:
        verbose_name = "contactpersoon"
        verbose_name_plural = "contactpersonen"
        ordering = ("naam",)

    def __str__(self) -> str:
        return self.naam


class Contactmoment(KanFictief):
    """One moment of contact with a partner, through the whole year (R44).

    It names people, so OOV alone sees it, and no earlier versions are kept.
    """

    partner = models.ForeignKey(
        Partner, on_delete=models.CASCADE, related_name="contactmomenten", verbose_name="partner"
    )
    datum = models.DateField("datum")
    wijze = models.CharField("hoe", max_length=20, choices=Contactwijze, default=Contactwijze.OVERLEG)
    met_wie = models.CharField("met wie", max_length=150)
    onderwerp = models.CharField("waarover", max_length=200)
    afspraak = models.TextField("wat is afgesproken", blank=True, help_text="Leeg: er is niets afgesproken.")

    class Meta:
        verbose_name = "contactmoment"
        verbose_name_plural = "contactmomenten"
        ordering = ("-datum", "-pk")

    def __str__(self) -> str:
        return f"{self.datum:%d-%m-%Y}: {self.onderwerp}"


class Standpunt(KanFictief, Bewerkbaar):
    """Where one partner stands on one theme: on the priority, on the approach, and what it commits (R45)."""

    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="standpunten", verbose_name="partner")
    thema = models.ForeignKey(Thema, on_delete=models.PROTECT, related_name="standpunten", verbose_name="thema")
    prioriteit = models.CharField("over de prioriteit", max_length=20, choices=Steun)
    aanpak = models.CharField("over de aanpak", max_length=20, choices=Steun)
    bijdrage = models.TextField("draagt bij", blank=True, help_text="Mensen, geld of activiteit.")
    toelichting = models.TextField("toelichting", blank=True)
    is_vertrouwelijk = models.BooleanField(
        "vertrouwelijk", default=False, help_text="Toelichting en bijdrage zijn dan alleen voor medewerkers te zien."
    )
    # None: staff wrote it down. What a partner signed is the partner's own: only a new signature changes it.
    ondertekend_op = models.DateTimeField("ondertekend op", null=True, blank=True, editable=False)

    class Meta:
        verbose_name = "standpunt"
        verbose_name_plural = "standpunten"
        ordering = ("partner", "thema")
        constraints = [
            models.UniqueConstraint(
                fields=["partner", "thema"],
                name="standpunt_een_per_thema",
                violation_error_message="Deze partner heeft over dit thema al een standpunt. Wijzig dat.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.partner} over {self.thema}"
