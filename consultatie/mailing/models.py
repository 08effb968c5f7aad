"""A mailing, its outbox, and addresses that no mail reaches. No text for a reader, no address and no secret is stored:
each mail is made at the moment it is sent (docs/adr/0010-mail.md)."""

import uuid
from datetime import datetime
from typing import Self

from django.db import models
from django.db.models.functions import Lower

from consultatie.partnerconsultatie.models import Partnerconsultatie, Partneruitnodiging
from consultatie.uitnodiging.models import Uitnodiging
from consultatie.vragenlijst.models import Vragenlijst
from thema.basis.models import Bewerkbaar
from thema.beleidsplan.models import Gemeente
from thema.partner.models import Contactpersoon

from .enums import Berichtstatus, Mailingsoort, Mailingstatus
from .workflow import ONDERWEG, VRAAGT_IEMAND


class MailingQuerySet(models.QuerySet["Mailing"]):
    def te_versturen(self, op: datetime) -> Self:
        """Released, with something left to send, and not waiting for a mail server that was away."""
        berichten = Mailbericht.objects.filter(mailing=models.OuterRef("pk"))
        return self.filter(
            models.Q(pauze_tot__isnull=True) | models.Q(pauze_tot__lte=op),
            models.Exists(berichten.onderweg()),
            status=Mailingstatus.VRIJGEGEVEN,
        )


class Mailing(Bewerkbaar):
    """One text to all members of the panel that were invited to one questionnaire, or to all partners of one round.

    `storing`: what the mail server said when it could not be used, "" when nothing is the matter; until `pauze_tot`
    nothing is tried. `aantallen`: how many mails ended in which status, once the outbox has been erased; None before.
    """

    vragenlijst = models.ForeignKey(
        Vragenlijst,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="mailings",
        verbose_name="vragenlijst",
    )
    partnerconsultatie = models.ForeignKey(
        Partnerconsultatie,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="mailings",
        verbose_name="partnerconsultatie",
    )
    soort = models.CharField("soort", max_length=20, choices=Mailingsoort, default=Mailingsoort.UITNODIGING)
    naam = models.CharField(
        "naam", max_length=60, help_text="Zo vindt u deze mailing terug. De ontvanger ziet de naam niet."
    )
    onderwerp = models.CharField("onderwerp", max_length=150)
    tekst = models.TextField("tekst", max_length=10_000)
    status = models.CharField(
        "status", max_length=20, choices=Mailingstatus, default=Mailingstatus.CONCEPT, editable=False
    )
    storing = models.CharField("storing", max_length=20, blank=True, editable=False)
    pauze_tot = models.DateTimeField("pauze tot", null=True, blank=True, editable=False)
    aantallen = models.JSONField("aantallen", null=True, blank=True, editable=False)

    objects = MailingQuerySet.as_manager()

    class Meta:
        verbose_name = "mailing"
        verbose_name_plural = "mailings"
        ordering = ("-pk",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(vragenlijst__isnull=True) ^ models.Q(partnerconsultatie__isnull=True),
                name="mailing_een_doel",
                violation_error_message="Kies een vragenlijst of een partnerconsultatie, en niet allebei.",
            ),
            # Of whom it is not for there is no row, and so nothing to be the same as. The form says it in words.
            models.UniqueConstraint("vragenlijst", Lower("naam"), name="mailing_naam_uniek_vragenlijst"),
            models.UniqueConstraint("partnerconsultatie", Lower("naam"), name="mailing_naam_uniek_ronde"),
        ]

    def __str__(self) -> str:
        return f"{self.naam}: {self.doel}"

    @property
    def is_voor_partners(self) -> bool:
        """It goes to partners; otherwise to members of the panel."""
        return self.partnerconsultatie_id is not None

    @property
    def toont_ontvangers(self) -> bool:
        """Staff may see for whom it is. Not of a reminder to members: that is who has not answered."""
        return self.is_voor_partners or self.soort != Mailingsoort.HERINNERING

    @property
    def doel(self) -> Vragenlijst | Partnerconsultatie | None:
        """What the mail asks to take part in; None only while a form is being filled in."""
        return self.partnerconsultatie or self.vragenlijst

    @property
    def gemeente(self) -> Gemeente:
        """Who sends it."""
        if self.doel is None:
            raise ValueError("a mailing without anything to take part in")
        return self.doel.beleidsplan.gemeente


class MailberichtQuerySet(models.QuerySet["Mailbericht"]):
    def onderweg(self) -> Self:
        """The worker has still something to do with it."""
        return self.filter(status__in=ONDERWEG)

    def te_zien(self) -> Self:
        """What staff may see by name: of a reminder to members only what cannot do without somebody (ADR 10)."""
        naar_leden = models.Q(soort=Mailingsoort.HERINNERING, mailing__vragenlijst__isnull=False)
        return self.exclude(naar_leden & ~models.Q(status__in=VRAAGT_IEMAND))

    def met_ontvanger(self) -> Self:
        """With all that making the mail takes."""
        return self.select_related(
            "mailing__vragenlijst__beleidsplan__gemeente",
            "mailing__partnerconsultatie__beleidsplan__gemeente",
            "uitnodiging__lid",
            "contact__partner",
            "partneruitnodiging__reactie__partner",
        )


class Mailbericht(models.Model):
    """One mail to one person: a member by `uitnodiging`, or a `contact` of a partner with the link of that partner.

    `id` is also the Message-ID. `code`: what the mail server said last, or one of the words in enums.py. `poging_op`:
    when it was last handed over. `claim`: of the worker that has it, so that a slow one does not mark what is no longer
    its own. `soort` is that of the mailing: the database needs it to keep an invitation from going out twice.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    mailing = models.ForeignKey(Mailing, on_delete=models.CASCADE, related_name="berichten", verbose_name="mailing")
    soort = models.CharField("soort", max_length=20, choices=Mailingsoort)
    uitnodiging = models.ForeignKey(
        Uitnodiging, on_delete=models.CASCADE, null=True, related_name="berichten", verbose_name="uitnodiging"
    )
    contact = models.ForeignKey(
        Contactpersoon, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="contactpersoon"
    )
    partneruitnodiging = models.ForeignKey(
        Partneruitnodiging, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="link van een partner"
    )
    status = models.CharField("status", max_length=20, choices=Berichtstatus, default=Berichtstatus.WACHT)
    pogingen = models.PositiveSmallIntegerField("pogingen", default=0)
    volgende_poging_op = models.DateTimeField("volgende poging")
    poging_op = models.DateTimeField("laatste poging", null=True)
    claim = models.UUIDField("claim", null=True)
    code = models.CharField("antwoord van de mailserver", max_length=20, blank=True)

    objects = MailberichtQuerySet.as_manager()

    class Meta:
        verbose_name = "mail in de uitbak"
        verbose_name_plural = "mails in de uitbak"
        constraints = [
            models.UniqueConstraint(fields=["mailing", "uitnodiging"], name="mailbericht_een_per_lid"),
            models.UniqueConstraint(fields=["mailing", "contact"], name="mailbericht_een_per_contact"),
            models.UniqueConstraint(
                fields=["uitnodiging"],
                condition=models.Q(soort=Mailingsoort.UITNODIGING) & ~models.Q(status=Berichtstatus.VERVALLEN),
                name="mailbericht_een_uitnodiging",
            ),
            models.UniqueConstraint(
                fields=["partneruitnodiging", "contact"],
                condition=models.Q(soort=Mailingsoort.UITNODIGING) & ~models.Q(status=Berichtstatus.VERVALLEN),
                name="mailbericht_een_partneruitnodiging",
            ),
        ]
        indexes = [
            models.Index(
                fields=["mailing", "volgende_poging_op", "id"],
                condition=models.Q(status=Berichtstatus.WACHT),
                name="mailbericht_wacht",
            ),
            models.Index(fields=["mailing", "status"], name="mailbericht_stand"),
        ]

    def __str__(self) -> str:
        return f"mail {str(self.pk)[:8]}"

    @property
    def adres(self) -> str:
        """Where it goes now; "" when that is nowhere any more."""
        if self.uitnodiging is not None:
            return self.uitnodiging.lid.email if self.uitnodiging.lid else ""
        return self.contact.email if self.contact else ""


class Onbestelbaar(models.Model):
    """An address that mail came back from for good. Who has it gets no mail until the address changes."""

    adres = models.EmailField("e-mailadres", unique=True)
    code = models.CharField("antwoord van de mailserver", max_length=20)
    sinds_datum = models.DateField("sinds")

    class Meta:
        verbose_name = "onbestelbaar adres"
        verbose_name_plural = "onbestelbare adressen"
        ordering = ("-sinds_datum", "adres")

    def __str__(self) -> str:
        # Without the address: this stands in the log of the admin for good, also after the address was deleted.
        return f"onbestelbaar adres {self.pk}"
