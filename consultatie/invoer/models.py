"""Bundles of forms that staff entered, and the forms in them until they are released.

Who entered is known of a bundle, never of an answer. A form has a number that stands on the paper, so it is sealed as
long as it is here, and gone once its answer is in the tray: see docs/adr/0012-papier.md.
"""

from django.conf import settings
from django.db import models

from consultatie.inbreng.zegel import VerzegeldField
from consultatie.vragenlijst.enums import INVOERKANALEN, Kanaal
from consultatie.vragenlijst.models import Vragenlijst, Vragenlijstversie
from thema.basis.models import Bewerkbaar

from .enums import Stapelstatus


class Stapel(Bewerkbaar):
    """Forms of one version that one person enters. `nummer` counts per questionnaire, `laatste_nummer` is that of the
    last form. `aantal` is how many forms were released; None until then, and when that never happened.
    """

    versie = models.ForeignKey(
        Vragenlijstversie, on_delete=models.PROTECT, related_name="stapels", verbose_name="versie"
    )
    kanaal = models.CharField("kanaal", max_length=10, choices=[(k.value, k.label) for k in INVOERKANALEN])
    nummer = models.PositiveSmallIntegerField("nummer", editable=False)
    naam = models.CharField(
        "naam",
        max_length=60,
        blank=True,
        help_text="Bijvoorbeeld waar de formulieren vandaan komen. Geen namen van mensen.",
    )
    ingevoerd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="ingevoerd door"
    )
    status = models.CharField(
        "status", max_length=15, choices=Stapelstatus, default=Stapelstatus.INVOEREN, editable=False
    )
    laatste_nummer = models.PositiveSmallIntegerField("laatste nummer", default=0, editable=False)
    aantal = models.PositiveSmallIntegerField("aantal formulieren", null=True, editable=False)

    class Meta:
        verbose_name = "stapel"
        verbose_name_plural = "stapels"
        ordering = ("versie__vragenlijst", "nummer")
        constraints = [models.UniqueConstraint(fields=["versie", "nummer"], name="stapel_nummer_uniek")]

    def __str__(self) -> str:
        return f"Stapel {self.nummer}, {self.naam}" if self.naam else f"Stapel {self.nummer}"

    @property
    def vragenlijst(self) -> Vragenlijst:
        """The questionnaire, whatever its version."""
        return self.versie.vragenlijst

    @property
    def is_telefonisch(self) -> bool:
        """There is no paper to check it by."""
        return self.kanaal == Kanaal.TELEFOON


class Invoerformulier(models.Model):
    """One form as it was typed: `velden` maps the name of a field to its values. `sleutel` is the random key of the
    page on which it was typed, so that a double click is one form. `dag` counts for whoever enters.
    """

    sleutel = models.UUIDField(primary_key=True)
    stapel = models.ForeignKey(Stapel, on_delete=models.PROTECT, related_name="formulieren", verbose_name="stapel")
    nummer = models.PositiveSmallIntegerField("nummer")
    velden = VerzegeldField("velden")
    dag = models.DateField("dag")
    is_nagekeken = models.BooleanField("nagekeken", default=False)
    bewerking = models.PositiveIntegerField("bewerking", default=0)

    class Meta:
        verbose_name = "ingevoerd formulier"
        verbose_name_plural = "ingevoerde formulieren"
        ordering = ("stapel", "nummer")
        constraints = [models.UniqueConstraint(fields=["stapel", "nummer"], name="invoerformulier_nummer_uniek")]

    def __str__(self) -> str:
        return f"formulier {self.nummer}"
