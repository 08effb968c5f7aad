"""What was done in the routing of a paper, by whom and when."""

from django.conf import settings
from django.db import models

from planning.stuk.models import Bestuursstuk

from .enums import Routingactie


class Routinghandeling(models.Model):
    """One act on one step; only ever added to, and kept when the initials of its round have lapsed.

    `wie` is the role as it was called then. `datum` is the day of the initial, None where there was none.
    """

    stuk = models.ForeignKey(
        Bestuursstuk, on_delete=models.CASCADE, related_name="routinghandelingen", verbose_name="stuk"
    )
    wie = models.CharField("wie", max_length=130)
    actie = models.CharField("actie", max_length=20, choices=Routingactie)
    datum = models.DateField("datum van de paraaf", null=True, blank=True)
    opmerking = models.TextField("opmerking", blank=True)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="door"
    )
    op = models.DateTimeField("op")

    class Meta:
        verbose_name = "handeling in de routing"
        verbose_name_plural = "handelingen in de routing"
        ordering = ("op", "pk")

    def __str__(self) -> str:
        return f"{self.wie}: {self.get_actie_display()}"
