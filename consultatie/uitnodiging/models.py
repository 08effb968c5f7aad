"""Who may be invited, and who was. Personal data: no history is kept of it, and only OOV sees it.

An invitation knows whether it was used, and never when or with what: docs/adr/0007-persoonlijke-link.md.
"""

import uuid
from typing import Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models

from consultatie.vragenlijst.models import Vragenlijst
from thema.basis.models import KanFictief
from thema.beleidsplan.models import Gemeente

from .enums import Afmeldreden


class PanellidQuerySet(models.QuerySet["Panellid"]):
    def uit_te_nodigen(self) -> Self:
        """Said that they want to be invited, and did not take that back."""
        return self.filter(toestemming_uitnodigen__isnull=False, afgemeld_op__isnull=True)

    def zonder_uitnodiging(self, lijst: Vragenlijst) -> Self:
        """Not invited to this questionnaire yet."""
        return self.exclude(uitnodigingen__vragenlijst=lijst)


class Panellid(KanFictief):
    """A member of the digipanel. Consent is asked per purpose; each is the day it was given, None: not given."""

    ONBEREIKBAAR = "Vul een e-mailadres in, of straat, postcode en plaats."
    ZELFDE_NUMMER = "Een ander lid heeft dit nummer al, met andere hoofdletters. Geef elk lid een eigen nummer."

    gemeente = models.ForeignKey(
        Gemeente, on_delete=models.PROTECT, related_name="panelleden", verbose_name="gemeente", editable=False
    )
    nummer = models.CharField("nummer", max_length=40, help_text="Het nummer van dit lid in uw eigen ledenlijst.")
    naam = models.CharField("naam", max_length=120)
    email = models.EmailField("e-mailadres", blank=True)
    adres = models.CharField("straat en huisnummer", max_length=120, blank=True)
    postcode = models.CharField("postcode", max_length=7, blank=True)
    plaats = models.CharField("plaats", max_length=80, blank=True)
    toestemming_uitnodigen = models.DateField(
        "wil uitnodigingen sinds", null=True, blank=True, help_text="Leeg: geen toestemming; wij nodigen niet uit."
    )
    toestemming_uitkomsten = models.DateField(
        "wil uitkomsten horen sinds", null=True, blank=True, help_text="Leeg: geen toestemming voor dit doel."
    )
    afgemeld_op = models.DateField("afgemeld op", null=True, blank=True, help_text="Daarna nodigen wij niet meer uit.")
    afmeldreden = models.CharField(
        "reden van afmelden", max_length=20, choices=Afmeldreden, blank=True, default="", editable=False
    )

    objects = PanellidQuerySet.as_manager()

    class Meta:
        verbose_name = "panellid"
        verbose_name_plural = "panelleden"
        ordering = ("nummer",)
        constraints = [
            models.UniqueConstraint(
                fields=["gemeente", "nummer"],
                name="panellid_nummer_uniek",
                violation_error_message="Dit nummer staat al in de lijst. Geef elk lid een eigen nummer.",
            ),
            models.CheckConstraint(
                condition=~models.Q(email="") | (~models.Q(adres="") & ~models.Q(postcode="") & ~models.Q(plaats="")),
                name="panellid_is_bereikbaar",
                violation_error_message="Vul een e-mailadres in, of straat, postcode en plaats.",
            ),
        ]

    def __str__(self) -> str:
        return self.nummer

    def clean(self) -> None:
        """Two numbers that differ by capitals alone are the same (nummer.py)."""
        super().clean()
        anderen = Panellid.objects.filter(nummer__iexact=self.nummer).exclude(pk=self.pk).exclude(nummer=self.nummer)
        # The screen knows the municipality only when it stores.
        if (anderen.filter(gemeente=self.gemeente_id) if self.gemeente_id else anderen).exists():
            raise ValidationError({"nummer": self.ZELFDE_NUMMER})

    @property
    def is_door_lijst_afgemeld(self) -> bool:
        """Not by their own wish: they were not in a list, and take part again once they are in one."""
        return self.afgemeld_op is not None and self.afmeldreden == Afmeldreden.LIJST

    @property
    def is_bereikbaar(self) -> bool:
        """The same as the constraint, which asks the database: that takes too long for a hundred thousand."""
        return bool(self.email or (self.adres and self.postcode and self.plaats))


class UitnodigingQuerySet(models.QuerySet["Uitnodiging"]):
    def aan_te_schrijven(self) -> Self:
        """Still want to hear of it, whoever took part."""
        return self.filter(lid__toestemming_uitnodigen__isnull=False, lid__afgemeld_op__isnull=True)

    def te_herinneren(self) -> Self:
        """Have not taken part, and still want to hear of it."""
        return self.aan_te_schrijven().filter(is_gebruikt=False)


class Uitnodiging(models.Model):
    """One invitation to one questionnaire. `lid` is None once the person has been forgotten. `token_hash`: tokens.py.

    `is_gebruikt` is written with the answer in one transaction; afterwards all rows are written anew, so that no row
    tells when (consultatie/inbreng/vergeten.py).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    vragenlijst = models.ForeignKey(
        Vragenlijst, on_delete=models.PROTECT, related_name="uitnodigingen", verbose_name="vragenlijst"
    )
    lid = models.ForeignKey(
        Panellid, on_delete=models.SET_NULL, null=True, related_name="uitnodigingen", verbose_name="panellid"
    )
    token_hash = models.CharField("controlegetal van de link", max_length=64, unique=True)
    is_gebruikt = models.BooleanField("heeft meegedaan", default=False)

    objects = UitnodigingQuerySet.as_manager()

    class Meta:
        verbose_name = "uitnodiging"
        verbose_name_plural = "uitnodigingen"
        constraints = [models.UniqueConstraint(fields=["vragenlijst", "lid"], name="uitnodiging_een_per_lid")]

    def __str__(self) -> str:
        return f"uitnodiging voor {self.vragenlijst}"


class Uitnodigingsronde(models.Model):
    """Somebody asked to invite everybody who may be and was not yet; the worker does so, a piece at a time.

    `totaal`: how many that were at the time; `gemaakt`: how many invitations came of it so far; `klaar_op` None: not done.
    """

    vragenlijst = models.ForeignKey(
        Vragenlijst, on_delete=models.CASCADE, related_name="uitnodigingsrondes", verbose_name="vragenlijst"
    )
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="door"
    )
    gevraagd_op = models.DateTimeField("gevraagd op")
    klaar_op = models.DateTimeField("klaar op", null=True)
    totaal = models.PositiveIntegerField("totaal")
    gemaakt = models.PositiveIntegerField("gemaakt", default=0)

    class Meta:
        verbose_name = "uitnodigingsronde"
        verbose_name_plural = "uitnodigingsrondes"
        ordering = ("-pk",)
        constraints = [
            models.UniqueConstraint(
                fields=["vragenlijst"], condition=models.Q(klaar_op=None), name="uitnodigingsronde_een_tegelijk"
            )
        ]

    def __str__(self) -> str:
        return f"uitnodigen voor {self.vragenlijst}"
