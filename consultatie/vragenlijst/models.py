"""A questionnaire as staff build it, and its versions as residents answered them."""

from datetime import date
from typing import Any, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from thema.basis.models import Bewerkbaar, KanFictief
from thema.basis.velden import Slugveld
from thema.beleidsplan.models import Beleidsplan

from .enums import DICHT, INVOERKANALEN, Vragenlijststatus
from .fouten import CijfersStaanVast
from .grenzen import GRENZEN_AANTAL, GRENZEN_MINUTEN, niet_te_veel_regels

MEESTE_ANTWOORDEN = 1_000_000


class VragenlijstQuerySet(models.QuerySet["Vragenlijst"]):
    def open_op(self, dag: date) -> Self:
        """Takes answers on this day: opened by staff, and within its dates where it has them."""
        return self.filter(
            models.Q(open_van__isnull=True) | models.Q(open_van__lte=dag),
            models.Q(open_tot__isnull=True) | models.Q(open_tot__gte=dag),
            status=Vragenlijststatus.OPEN,
        )

    def gesloten_op(self, dag: date) -> Self:
        """Took answers once, and does not any more on this day."""
        return self.filter(models.Q(status__in=DICHT) | models.Q(status=Vragenlijststatus.OPEN, open_tot__lt=dag))

    def openbaar(self) -> Self:
        """Residents may know of it: it is open or has been."""
        return self.exclude(status=Vragenlijststatus.CONCEPT)


class Vragenlijst(KanFictief, Bewerkbaar):
    """One questionnaire of a plan. `open_van` and `open_tot` are days, inclusive; None means no limit.

    `ter_inzage_op`: when its figures were frozen and given to council members and staff; None: nobody saw them, and they
    can still grow. `resultaten_openbaar_op`: when they were shown to everyone. Both are stored here because answers that
    come in afterwards would never be seen. `telt_verdachte_mee`: answers with a
    Verdenking are in the figures; `reden_verdachte`: why staff chose so, "" as long as nobody did. `streefaantal`: how
    many answers of residents staff hope for, in all; None: they did not say. `groepsgewichten`: how heavy each group counts in a blend
    of all groups, code → whole percent, together 100, and `reden_groepsgewichten` why; empty, as it begins: nobody blends
    them.
    """

    beleidsplan = models.ForeignKey(
        Beleidsplan, on_delete=models.PROTECT, related_name="vragenlijsten", verbose_name="beleidsplan"
    )
    titel = models.CharField("titel", max_length=120)
    slug = Slugveld("adres", max_length=60, unique=True, help_text="Laatste deel van het webadres.")
    inleiding = models.TextField(
        "inleiding", help_text="Waarom u dit vraagt en wat u met de antwoorden doet. Markdown."
    )
    minuten = models.PositiveSmallIntegerField("duur in minuten", default=5, validators=GRENZEN_MINUTEN)
    bedankt = models.TextField("tekst na verzenden", help_text="Wat er nu gebeurt, en wanneer. Markdown.")
    open_van = models.DateField("open vanaf", null=True, blank=True)
    open_tot = models.DateField("open tot en met", null=True, blank=True)
    streefaantal = models.PositiveIntegerField(
        "streefaantal antwoorden",
        null=True,
        blank=True,
        validators=[
            MinValueValidator(1, "Vul ten minste 1 in, of laat het vak leeg."),
            MaxValueValidator(MEESTE_ANTWOORDEN, "Zo veel inwoners heeft geen gemeente. Vul een lager aantal in."),
        ],
        help_text="Hoeveel antwoorden u hoopt te krijgen van inwoners en panelleden, op alle manieren van meedoen samen. "
        "Partners, de netwerksessie en de gemeenteraad tellen hier niet in mee. Alleen medewerkers zien dit. Leeg "
        "betekent: geen streefaantal.",
    )
    status = models.CharField(
        "status", max_length=10, choices=Vragenlijststatus, default=Vragenlijststatus.CONCEPT, editable=False
    )

    ter_inzage_op = models.DateTimeField("cijfers ter inzage op", null=True, blank=True, editable=False)
    resultaten_openbaar_op = models.DateTimeField("resultaten openbaar op", null=True, blank=True, editable=False)
    telt_verdachte_mee = models.BooleanField("verdachte antwoorden tellen mee", default=False, editable=False)
    reden_verdachte = models.TextField("waarom wel of niet", blank=True, editable=False)
    groepsgewichten = models.JSONField("gewichten van de groepen", default=dict, blank=True, editable=False)
    reden_groepsgewichten = models.TextField("waarom deze gewichten", blank=True, editable=False)

    objects = VragenlijstQuerySet.as_manager()

    class Meta:
        verbose_name = "vragenlijst"
        verbose_name_plural = "vragenlijsten"
        ordering = ("-open_van", "titel")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(open_van__isnull=True)
                | models.Q(open_tot__isnull=True)
                | models.Q(open_tot__gte=models.F("open_van")),
                name="vragenlijst_periode_klopt",
                violation_error_message="De laatste dag ligt voor de eerste dag. Draai ze om.",
            )
        ]

    def __str__(self) -> str:
        return self.titel

    @property
    def is_dicht(self) -> bool:
        """Staff closed it; it may still be opened again."""
        return self.status in DICHT

    def weiger_als_vast(self) -> None:
        """Raise CijfersStaanVast when its figures may have been seen, so that nothing in them may change any more."""
        if self.status == Vragenlijststatus.VAST or self.resultaten_openbaar_op is not None:
            raise CijfersStaanVast(self)

    def is_open_op(self, dag: date) -> bool:
        """Twin of VragenlijstQuerySet.open_op for one object."""
        return (
            self.status == Vragenlijststatus.OPEN
            and (self.open_van is None or self.open_van <= dag)
            and (self.open_tot is None or self.open_tot >= dag)
        )

    def neemt_aan_op(self, dag: date, kanaal: str) -> bool:
        """Takes answers that came this way on this day. What staff enter from paper or the telephone is taken until
        they close it, whatever the last day for residents is."""
        if kanaal in INVOERKANALEN:
            return self.status == Vragenlijststatus.OPEN and (self.open_van is None or self.open_van <= dag)
        return self.is_open_op(dag)


class Sectie(Bewerkbaar):
    """One step of the questionnaire."""

    vragenlijst = models.ForeignKey(
        Vragenlijst, on_delete=models.CASCADE, related_name="secties", verbose_name="vragenlijst"
    )
    titel = models.CharField("titel", max_length=120)
    toelichting = models.TextField("toelichting", blank=True)
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)

    class Meta:
        verbose_name = "sectie"
        verbose_name_plural = "secties"
        ordering = ("volgorde", "pk")

    def __str__(self) -> str:
        return self.titel


class Vraag(Bewerkbaar):
    """One question. `soort` is a code from vraagtypen; `opties` and `rijen` are one per line, where a type has them.

    `alleen_als`, "" for no condition, is the key of an earlier question; this one is then asked only of who gave one
    of `alleen_als_antwoorden` there, one per line. See voorwaarde.py.
    """

    sectie = models.ForeignKey(Sectie, on_delete=models.CASCADE, related_name="vragen", verbose_name="sectie")
    sleutel = Slugveld("sleutel", max_length=40, help_text="Korte vaste naam, ook in exports. Eén keer per lijst.")
    soort = models.CharField("soort vraag", max_length=20)
    tekst = models.CharField("vraag", max_length=250)
    hulptekst = models.TextField("uitleg", blank=True)
    is_verplicht = models.BooleanField("verplicht", default=False)
    opties = models.TextField(
        "antwoorden", blank=True, validators=[niet_te_veel_regels], help_text="Eén antwoord per regel."
    )
    heeft_anders = models.BooleanField("met ‘Anders, namelijk’", default=False)
    rijen = models.TextField("rijen", blank=True, validators=[niet_te_veel_regels], help_text="Eén rij per regel.")
    aantal = models.PositiveSmallIntegerField(
        "aantal",
        null=True,
        blank=True,
        validators=GRENZEN_AANTAL,
        help_text="Bij een top: hoeveel keuzes. Bij een schaal: hoeveel stappen.",
    )
    label_laag = models.CharField("woord bij de laagste stap", max_length=60, blank=True)
    label_hoog = models.CharField("woord bij de hoogste stap", max_length=60, blank=True)
    alleen_als = Slugveld("alleen als bij deze vraag", max_length=40, blank=True, db_index=False)
    alleen_als_antwoorden = models.TextField(
        "een van deze antwoorden is gekozen", blank=True, validators=[niet_te_veel_regels]
    )
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)

    class Meta:
        verbose_name = "vraag"
        verbose_name_plural = "vragen"
        ordering = ("volgorde", "pk")

    def __str__(self) -> str:
        return self.tekst


class Vertaling(Bewerkbaar):
    """A questionnaire in another language. `taal` is a code of Django; `teksten`: Dutch text → that text in this language.

    A text is known by its Dutch words, so it holds for every version and every place where they stand. When those words
    change it no longer applies, and applies again when they come back: nothing is thrown away here. `is_zichtbaar`:
    residents can choose it; until then only staff see it.
    """

    vragenlijst = models.ForeignKey(
        Vragenlijst, on_delete=models.CASCADE, related_name="vertalingen", verbose_name="vragenlijst"
    )
    taal = models.CharField("taal", max_length=15)
    is_zichtbaar = models.BooleanField("inwoners kunnen deze taal kiezen", default=False)
    teksten = models.JSONField("teksten", default=dict, blank=True)

    class Meta:
        verbose_name = "vertaling"
        verbose_name_plural = "vertalingen"
        ordering = ("vragenlijst", "taal")
        constraints = [models.UniqueConstraint(fields=["vragenlijst", "taal"], name="vertaling_uniek")]

    def __str__(self) -> str:
        return f"{self.vragenlijst}, {self.taal}"


class Vragenlijstversie(models.Model):
    """The questionnaire as residents saw it. `definitie` never changes once an answer refers to it.

    Shape of `definitie`: {"titel", "inleiding", "secties": [{"titel", "toelichting", "vragen": [vraag]}]};
    each vraag: {"sleutel", "soort", "tekst", "hulptekst", "is_verplicht"} plus what its type adds, plus, when it is not
    for everybody, "alleen_als": {"sleutel", "codes", "zin"} (voorwaarde.py).
    """

    vragenlijst = models.ForeignKey(
        Vragenlijst, on_delete=models.PROTECT, related_name="versies", verbose_name="vragenlijst"
    )
    nummer = models.PositiveSmallIntegerField("versie")
    definitie = models.JSONField("definitie")
    vastgelegd_op = models.DateTimeField("vastgelegd op")

    class Meta:
        verbose_name = "versie van een vragenlijst"
        verbose_name_plural = "versies van vragenlijsten"
        ordering = ("vragenlijst", "-nummer")
        constraints = [models.UniqueConstraint(fields=["vragenlijst", "nummer"], name="vragenlijstversie_uniek")]

    def __str__(self) -> str:
        return f"{self.vragenlijst}, versie {self.nummer}"

    @property
    def vragen(self) -> list[dict[str, Any]]:
        """All questions in the order of the page."""
        return [vraag for sectie in self.definitie["secties"] for vraag in sectie["vragen"]]
