"""Secrecy on a paper."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from planning.stuk.models import Bestuursstuk
from rapportage.weglakken.gronden import Grond, gronden_met
from thema.basis.models import Bewerkbaar

from .enums import Oplegger
from .wet import vraagt_bekrachtiging, wetsartikel


class Geheimhouding(Bewerkbaar):
    """Secrecy on one paper; it holds as long as `opgeheven_op` is None, whatever the other days are.

    `is_aan_raad`: the paper was handed to the council under it. `bekrachtigd_op`: only where the law of the day asked the
    council to ratify it. `opgeheven_op`: the day on which it was lifted or lapsed. Only services write it.
    """

    stuk = models.ForeignKey(
        Bestuursstuk, on_delete=models.PROTECT, related_name="geheimhoudingen", verbose_name="stuk"
    )
    oplegger = models.CharField("opgelegd door", max_length=20, choices=Oplegger)
    gronden: Any = models.JSONField("gronden")
    motivering = models.TextField("motivering", max_length=2000)
    van = models.DateField("geheim sinds")
    is_aan_raad = models.BooleanField("ook opgelegd aan de raad", default=False)
    bekrachtigd_op = models.DateField("bekrachtigd door de raad op", null=True, blank=True)
    opgeheven_op = models.DateField("opgeheven of vervallen op", null=True, blank=True)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="vastgelegd door"
    )
    op = models.DateTimeField("vastgelegd op")

    class Meta:
        verbose_name = "geheimhouding"
        verbose_name_plural = "geheimhoudingen"
        ordering = ("van", "pk")
        constraints = [
            models.UniqueConstraint(fields=["stuk"], condition=Q(opgeheven_op=None), name="geheimhouding_een_tegelijk"),
            models.CheckConstraint(
                condition=Q(opgeheven_op=None) | Q(opgeheven_op__gte=F("van")), name="geheimhouding_niet_achterstevoren"
            ),
        ]

    def __str__(self) -> str:
        return f"geheimhouding, opgelegd door: {self.get_oplegger_display().lower()}"

    @property
    def alle_gronden(self) -> tuple[Grond, ...]:
        """The interests, in the order of the law."""
        return gronden_met(self.gronden)

    @property
    def artikel(self) -> str:
        """The article of the Gemeentewet."""
        return wetsartikel(self.oplegger, van=self.van, is_aan_raad=self.is_aan_raad)

    @property
    def wacht_op_bekrachtiging(self) -> bool:
        """The council still has to ratify it."""
        gevraagd = vraagt_bekrachtiging(self.oplegger, van=self.van, is_aan_raad=self.is_aan_raad)
        return gevraagd and self.bekrachtigd_op is None and self.opgeheven_op is None
