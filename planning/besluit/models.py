"""What college and council decided on a paper."""

from django.conf import settings
from django.db import models

from planning.mijlpaal.enums import Orgaan
from planning.stuk.enums import Uitkomst
from planning.stuk.models import Bestuursstuk
from thema.basis.models import KanFictief


class Besluit(KanFictief):
    """One decision of one body on one paper; only ever added to. `is_fictief`: its day was made up for the example.

    `controlegetal` is over the content that the college agreed to; empty with every other decision. `besluitpunten` are the
    points as they read that day.
    """

    stuk = models.ForeignKey(Bestuursstuk, on_delete=models.PROTECT, related_name="besluiten", verbose_name="stuk")
    orgaan = models.CharField("orgaan", max_length=10, choices=Orgaan)
    datum = models.DateField("datum")
    uitkomst = models.CharField("uitkomst", max_length=20, choices=Uitkomst)
    toelichting = models.TextField("toelichting", blank=True)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="vastgelegd door"
    )
    op = models.DateTimeField("vastgelegd op")
    besluitpunten = models.JSONField("besluitpunten", default=list, blank=True, editable=False)
    controlegetal = models.CharField("controlegetal van de inhoud", max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = "besluit"
        verbose_name_plural = "besluiten"
        ordering = ("datum", "pk")

    def __str__(self) -> str:
        return f"{self.get_orgaan_display()}: {self.get_uitkomst_display()}"
