"""A passage that is withheld, with grounds and motivation."""

from typing import Any

from django.db import models

from planning.stuk.models import Bestuursstuk
from rapportage.weglakken.gronden import Grond, artikelen, gronden_met
from rapportage.weglakken.lakken import Lak
from thema.basis.models import Slotinhoud


class Weglating(Slotinhoud):
    """One passage of a paper that stays out of its public version, wherever it stands in it.

    `gronden` holds codes of rapportage.weglakken.gronden. Locked with its paper.
    """

    pad_naar_slot = "stuk"

    stuk = models.ForeignKey(Bestuursstuk, on_delete=models.CASCADE, related_name="weglatingen", verbose_name="stuk")
    passage = models.TextField(
        "passage",
        max_length=2000,
        help_text=(
            "Precies zoals het in het stuk staat. Overal waar het staat, gaat het weg: in koppen, in namen, ook midden in "
            "een woord. Dikgedrukt, een link of een nieuwe regel ertussen maakt niet uit."
        ),
    )
    gronden: Any = models.JSONField("gronden", default=list)
    motivering = models.TextField(
        "motivering",
        max_length=2000,
        help_text=(
            "Waarom deze grond hier geldt. Bij een relatieve grond weegt u: waarom is dit belang hier groter dan het belang "
            "van openbaarheid? De motivering blijft intern."
        ),
    )

    class Meta:
        verbose_name = "weglating"
        verbose_name_plural = "weglatingen"
        ordering = ("pk",)

    def __str__(self) -> str:
        # Never the passage: this is what messages and logs say.
        return f"weglating op grond van {artikelen(self.alle_gronden)}" if self.gronden else "weglating"

    @property
    def alle_gronden(self) -> tuple[Grond, ...]:
        """The grounds, in the order of the law."""
        return gronden_met(self.gronden)

    @property
    def lak(self) -> Lak:
        """What has to go, and what comes in its place."""
        return Lak(self.passage, self.alle_gronden)
