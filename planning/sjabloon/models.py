"""Templates of papers, per municipality and kind."""

from django.db import models

from thema.basis.models import Bewerkbaar
from thema.basis.velden import Slugveld
from thema.beleidsplan.models import Gemeente

from .begin import MET_SECTIES, Kop
from .enums import NIVEAUS, Onderdeel


class Sjabloon(Bewerkbaar):
    """How a new paper of this kind begins in this municipality. A paper that exists never changes with it."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.CASCADE, related_name="sjablonen", verbose_name="gemeente")
    soort = models.CharField("soort stuk", max_length=30, choices=MET_SECTIES)
    opmerking = models.TextField(
        "opmerking",
        blank=True,
        help_text="Voor wie dit sjabloon bijhoudt: waarom de kopjes zo zijn. Komt in geen stuk.",
    )

    class Meta:
        verbose_name = "sjabloon"
        verbose_name_plural = "sjablonen"
        ordering = ("gemeente", "soort")
        constraints = [
            models.UniqueConstraint(
                fields=["gemeente", "soort"],
                name="sjabloon_uniek",
                violation_error_message="Voor dit soort stuk is er al een sjabloon. Wijzig dat.",
            )
        ]

    def __str__(self) -> str:
        return str(self.get_soort_display())


class Sjabloonsectie(Bewerkbaar):
    """One heading of a template. `tekst` goes under it where the plan has no text block with this `sleutel`."""

    sjabloon = models.ForeignKey(Sjabloon, on_delete=models.CASCADE, related_name="secties", verbose_name="sjabloon")
    volgorde = models.PositiveSmallIntegerField("volgorde")
    niveau = models.PositiveSmallIntegerField("niveau", choices=NIVEAUS, default=1)
    kop = models.CharField("kop", max_length=120)
    sleutel = Slugveld(
        "sleutel van een tekstblok",
        max_length=60,
        blank=True,
        help_text="Dan begint de sectie met de tekst van dat blok, als het plan zo’n blok heeft.",
    )
    tekst = models.TextField(
        "standaardtekst", blank=True, help_text="Opmaak met Markdown. Staat er als er geen tekstblok is."
    )
    onderdeel = models.CharField(
        "daaronder", max_length=20, choices=Onderdeel, blank=True, help_text="Wat er vanzelf onder de tekst komt."
    )
    is_niet_van_toepassing = models.BooleanField("begint als ‘niet van toepassing’", default=False)

    class Meta:
        verbose_name = "sectie van een sjabloon"
        verbose_name_plural = "secties"
        ordering = ("volgorde",)
        constraints = [
            models.UniqueConstraint(
                fields=["sjabloon", "volgorde"],
                name="sjabloonsectie_volgorde_uniek",
                violation_error_message="Er is al een sectie met deze volgorde. Geef elke sectie een eigen nummer.",
            ),
            models.CheckConstraint(
                condition=models.Q(is_niet_van_toepassing=False) | (models.Q(tekst="") & models.Q(sleutel="")),
                name="sjabloonsectie_nvt_is_leeg",
                violation_error_message="Kies: een tekst, of ‘niet van toepassing’. Niet allebei.",
            ),
        ]

    def __str__(self) -> str:
        return self.kop

    @property
    def als_kop(self) -> Kop:
        """As a paper is set up from it."""
        return Kop(self.kop, self.niveau, self.onderdeel, self.sleutel, self.tekst, self.is_niet_van_toepassing)
