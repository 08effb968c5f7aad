"""Documents as they were decided on: text, data and PDF in one row, so that adoption is one transaction."""

from datetime import datetime
from typing import Self

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import models
from django.db.models import Q

from consultatie.netwerksessie.models import Netwerksessie
from thema.basis.models import KanFictief
from thema.basis.rollen import mag_geheim_zien
from thema.basis.velden import Slugveld
from thema.beleidsplan.models import Beleidsplan

from .enums import Documentsoort

_ZWAAR = ("pdf", "gegevens", "inhoud")


def zonder_bytes(pad: str) -> list[str]:
    """What to defer of the document at this path of a query ("stuk__document") and of its public version."""
    return [f"{pad}__{versie}{veld}" for versie in ("", "openbare_versie__") for veld in _ZWAAR]


class DocumentQuerySet(models.QuerySet["Document"]):
    def openbaar_op(self, moment: datetime) -> Self:
        """Published at or before this moment, newest first, without the bytes of the PDF."""
        return self.filter(gepubliceerd_op__lte=moment).defer("pdf", "inhoud", "gegevens")

    def bekend_bij(self, gebruiker: AbstractBaseUser | AnonymousUser) -> Self:
        """Without what is secret, but for who may see that. Twin of rapportage.view_document."""
        return self if mag_geheim_zien(gebruiker) else self.filter(is_geheim=False)

    def onbekend_bij(self, gebruiker: AbstractBaseUser | AnonymousUser) -> Self:
        """The others: what this user may not even see the name of."""
        return self.none() if mag_geheim_zien(gebruiker) else self.filter(is_geheim=True)


class Document(KanFictief):
    """A frozen document. Nothing in it changes; only whether it is public does (`gepubliceerd_op` None: not public).

    Of a paper from which parts are withheld there are two: the whole one, which stays inside for good (`blijft_intern`),
    and the public version, that points at it. `voorwaarde`: what must have happened before it may be published, ""
    nothing; `voorwaarde_vervuld_op` the day on which it had. `is_geheim`: secrecy holds on its paper. `netwerksessie`: of
    which it is a report.
    """

    beleidsplan = models.ForeignKey(
        Beleidsplan, on_delete=models.PROTECT, related_name="documenten", verbose_name="beleidsplan"
    )
    soort = models.CharField("soort", max_length=30, choices=Documentsoort)
    titel = models.CharField("titel", max_length=200)
    nummer = models.CharField("nummer", max_length=30, blank=True)
    slug = Slugveld("adres", max_length=100, unique=True)
    datum = models.DateField("datum van het document")
    besluit = models.CharField("besluit", max_length=200, help_text="Wie wat besloot, en wanneer.")
    gegevens = models.JSONField("gegevens")
    inhoud = models.TextField("inhoud als HTML")
    pdf = models.BinaryField("pdf")
    sha256 = models.CharField("SHA-256 van de pdf", max_length=64)
    paginas = models.PositiveSmallIntegerField("aantal pagina’s")
    bytes = models.PositiveIntegerField("grootte in bytes")
    softwareversie = models.CharField("gemaakt met versie", max_length=40)
    vastgelegd_op = models.DateTimeField("vastgelegd op")
    gepubliceerd_op = models.DateTimeField("gepubliceerd op", null=True, blank=True)
    openbare_versie_van = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="openbare_versie",
        verbose_name="openbare versie van",
    )
    blijft_intern = models.BooleanField("blijft intern", default=False, editable=False)
    voorwaarde = models.CharField("openbaar nadat", max_length=250, blank=True, editable=False)
    voorwaarde_vervuld_op = models.DateField("voorwaarde vervuld op", null=True, blank=True, editable=False)
    is_geheim = models.BooleanField("geheim", default=False, editable=False)
    netwerksessie = models.ForeignKey(
        Netwerksessie,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="verslagen",
        verbose_name="netwerksessie",
    )

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "document"
        verbose_name_plural = "documenten"
        ordering = ("-datum", "-vastgelegd_op")
        constraints = [
            models.CheckConstraint(
                condition=Q(gepubliceerd_op__isnull=True) | Q(blijft_intern=False, is_geheim=False),
                name="document_intern_nooit_openbaar",
            ),
            models.CheckConstraint(
                condition=Q(gepubliceerd_op__isnull=True) | Q(voorwaarde="") | Q(voorwaarde_vervuld_op__isnull=False),
                name="document_wacht_op_voorwaarde",
            ),
            models.CheckConstraint(
                condition=Q(openbare_versie_van__isnull=True) | Q(blijft_intern=False),
                name="document_openbare_versie_is_openbaar",
            ),
        ]

    def __str__(self) -> str:
        return self.titel

    @property
    def openbaar_deel(self) -> "Document":
        """What of it may be published: its public version where it has one, else itself."""
        return getattr(self, "openbare_versie", self)
