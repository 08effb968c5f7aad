"""A paper on its way through routing, college and council, with the parts that a nota has (R1-R27)."""

from typing import Any, Self

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q

from planning.sjabloon.enums import NIVEAUS, Onderdeel
from rapportage.documenten.enums import STUKSOORTEN, Documentsoort
from rapportage.documenten.models import Document
from rapportage.voortgang.models import Voortgangsrapportage
from thema.basis.models import KanFictief, Slotinhoud, SlotinhoudQuerySet, Vergrendelbaar
from thema.basis.rollen import is_medewerker, is_oov, is_raadslid, mag_geheim_zien
from thema.beleidsplan.models import Beleidsplan
from thema.tekstblok.models import Tekstblok, Tekstblokversie

from .enums import Behandelwijze, Besluitenlijst, Bijlagesoort, Openbaarmaking, Stukstatus
from .kring import BijStukQuerySet
from .workflow import VOOR_DE_RAAD

PLAN_NOG_OPEN = (
    "Dit plan is nog niet vastgesteld. Een bijstelling is dan niet nodig: u kunt het plan zelf nog wijzigen."
)
PLAN_LIGT_VAST = "De raad heeft dit plan al vastgesteld. Kies ‘Bijstelling van het plan’ om het te wijzigen."
_BIJ_DE_RAAD = (Stukstatus.RAAD, Stukstatus.DEFINITIEF)


class BestuursstukQuerySet(models.QuerySet["Bestuursstuk"]):
    def zichtbaar_voor(self, gebruiker: AbstractBaseUser | AnonymousUser) -> Self:
        """What this visitor may read before it is published: staff everything, a council member what is the council's.

        Of what is secret only what they may know of. Twin of the permission planning.lees_bestuursstuk.
        """
        bekend = self.bekend_bij(gebruiker)
        if is_medewerker(gebruiker):
            return bekend
        return bekend.van_de_raad() if is_raadslid(gebruiker) else self.none()

    def bekend_bij(self, gebruiker: AbstractBaseUser | AnonymousUser) -> Self:
        """Without the papers on which secrecy holds, but those that this user may know of all the same.

        That are all for beheerder, secretariaat and griffie, what they worked on for OOV, and for a council member what
        was handed to the council under it. Twin of the predicate planning.stuk.rules.mag_weten.
        """
        if mag_geheim_zien(gebruiker):
            return self
        geheim = Q(Exists(_geldende_geheimhouding()))
        if is_oov(gebruiker):
            van_mij = Bestuursstuk.history.model.objects.filter(id=OuterRef("pk"), history_user=gebruiker.pk)
            return self.filter(~geheim | Q(Exists(van_mij)))
        if is_raadslid(gebruiker):
            aan_de_raad = _geldende_geheimhouding().filter(is_aan_raad=True)
            bij_de_raad = Q(soort__in=VOOR_DE_RAAD, status__in=_BIJ_DE_RAAD)
            return self.filter(~geheim | (Q(Exists(aan_de_raad)) & bij_de_raad))
        return self.filter(~geheim)

    def onbekend_bij(self, gebruiker: AbstractBaseUser | AnonymousUser) -> models.QuerySet["Bestuursstuk"]:
        """The others: what this user may not even see the name of."""
        return self.exclude(pk__in=Bestuursstuk.objects.bekend_bij(gebruiker).values("pk"))

    def niet_geheim(self) -> Self:
        """On which no secrecy holds: what the house may speak of to anybody."""
        return self.filter(~Exists(_geldende_geheimhouding()))

    def van_de_raad(self) -> Self:
        """At the council, or decided on by it."""
        return self.filter(soort__in=VOOR_DE_RAAD, status__in=_BIJ_DE_RAAD)


class Bestuursstuk(KanFictief, Vergrendelbaar):
    """One paper. Its content is locked from the moment that it is definitive; `document` then holds it frozen, and
    `raadsbesluit` what the council decided on a raadsvoorstel.

    Dates of treatment are None where the body does not treat it; `behandelwijze` is empty until the griffie chose one.
    """

    beleidsplan = models.ForeignKey(
        Beleidsplan, on_delete=models.PROTECT, related_name="stukken", verbose_name="beleidsplan"
    )
    soort = models.CharField("soort", max_length=30, choices=STUKSOORTEN)
    onderwerp = models.CharField("onderwerp", max_length=200)
    nummer = models.CharField("nummer", max_length=30, blank=True)
    datum = models.DateField("datum")
    team = models.CharField("team", max_length=30, blank=True)
    programma = models.CharField("programma", max_length=100, blank=True)
    portefeuillehouder = models.CharField("portefeuillehouder", max_length=100, blank=True)
    college_datum = models.DateField("B & W op", null=True, blank=True)
    raad_datum = models.DateField("raad op", null=True, blank=True)
    behandelwijze = models.CharField(
        "behandeling in de raad", max_length=20, choices=Behandelwijze, blank=True, editable=False
    )
    burgemeester_datum = models.DateField("burgemeester op", null=True, blank=True)
    voortgang = models.ForeignKey(
        Voortgangsrapportage,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="stukken",
        verbose_name="voortgangsrapportage",
        help_text="Alleen bij een voortgangsrapportage: over welk jaar.",
    )
    status = models.CharField("status", max_length=20, choices=Stukstatus, default=Stukstatus.CONCEPT, editable=False)
    status_datum = models.DateField("status sinds", null=True, blank=True, editable=False)
    document = models.OneToOneField(
        Document, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="stuk"
    )
    raadsbesluit = models.OneToOneField(
        Document, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="raadsvoorstel"
    )

    objects = BestuursstukQuerySet.as_manager()

    class Meta:
        verbose_name = "bestuursstuk"
        verbose_name_plural = "bestuursstukken"
        ordering = ("-datum", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["nummer"],
                condition=~models.Q(nummer=""),
                name="stuk_nummer_uniek",
                violation_error_message="Dit nummer is al in gebruik bij een ander stuk.",
            )
        ]

    def __str__(self) -> str:
        return (
            f"{self.get_soort_display()} {self.nummer}"
            if self.nummer
            else f"{self.get_soort_display()}: {self.onderwerp}"
        )

    def clean(self) -> None:
        """A plan that is still open is changed itself; one that was adopted by a bijstelling."""
        super().clean()
        over_het_plan = self.pk is None and self.soort in {Documentsoort.PLAN, Documentsoort.BIJSTELLING}
        plan = Beleidsplan.objects.filter(pk=self.beleidsplan_id).first() if over_het_plan else None
        if plan is not None and plan.is_vergrendeld is not (self.soort == Documentsoort.BIJSTELLING):
            raise ValidationError({"soort": PLAN_LIGT_VAST if plan.is_vergrendeld else PLAN_NOG_OPEN})

    @property
    def is_geheim(self) -> bool:
        """Secrecy holds on it."""
        return any(geheim.opgeheven_op is None for geheim in self.geheimhoudingen.all())

    @property
    def huidige_stap(self) -> "Routingstap | None":
        """The step of the routing that it waits for: the first with a box that is not initialled; None: for no step."""
        return next((stap for stap in self.routing.all() if stap.wacht), None)


def _geldende_geheimhouding() -> models.QuerySet[Any]:
    """The secrecy that holds on the paper of the query around it; its model stands in planning/geheimhouding."""
    return Bestuursstuk.geheimhoudingen.rel.related_model.objects.filter(stuk=OuterRef("pk"), opgeheven_op=None)  # type: ignore[attr-defined]


class Notagegevens(Slotinhoud):
    """What only a nota for burgemeester en wethouders has."""

    pad_naar_slot = "stuk"

    stuk = models.OneToOneField(Bestuursstuk, on_delete=models.CASCADE, related_name="nota", verbose_name="stuk")
    college = models.TextField("college van B & W", help_text="Eén lid per regel.")
    bis = models.CharField("BIS", max_length=20, default="Openbaar")
    heeft_financiele_gevolgen = models.BooleanField("financiële gevolgen voor de gemeente", default=False)
    heeft_begrotingswijziging = models.BooleanField("begrotingswijziging", default=False)
    openbaarmaking = models.PositiveSmallIntegerField("voorstel openbaarmaking", choices=Openbaarmaking)
    openbaarmaking_tekst = models.CharField(
        "voorwaarde of deel",
        max_length=250,
        blank=True,
        help_text="Bij ‘nadat’: de voorwaarde. Bij ‘behalve’: het deel.",
    )
    openbaarmaking_artikelen = models.CharField(
        "artikelen", max_length=150, blank=True, help_text="Bij niet of deels openbaar: het artikel of de artikelen."
    )
    is_kennisgeving_awb = models.BooleanField("kennisgeving conform Awb", default=False)
    is_bekendmaking_awb = models.BooleanField("bekendmaking conform Awb", default=False)
    adviesraden = models.TextField("adviesraden", blank=True, help_text="Eén per regel. Leeg: geen.")

    class Meta:
        verbose_name = "notagegevens"
        verbose_name_plural = "notagegevens"

    def __str__(self) -> str:
        return f"gegevens van {self.stuk}"


class Besluitenlijstregel(Slotinhoud):
    """One box of the list of decisions (R6)."""

    pad_naar_slot = "stuk"

    stuk = models.ForeignKey(Bestuursstuk, on_delete=models.CASCADE, related_name="besluitenlijst", verbose_name="stuk")
    lijst = models.CharField("lijst", max_length=20, choices=Besluitenlijst)
    is_aangekruist = models.BooleanField("aangekruist", default=False)
    datum = models.DateField("datum", null=True, blank=True)

    class Meta:
        verbose_name = "regel van de besluitenlijst"
        verbose_name_plural = "besluitenlijst"
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=["stuk", "lijst"], name="besluitenlijst_uniek")]

    def __str__(self) -> str:
        return self.get_lijst_display()


class Routingstap(Slotinhoud):
    """One role that initials. `is_geparafeerd` None: this role has no box on the form, only a date (R7).

    `gebruiker` initials it in person; None: the secretariat writes it down. `gedelegeerd_aan` does it in the name of the
    role; empty: the role itself. `overgeslagen` is why the paper went on without this initial; empty: it did not.
    `aan_beurt_datum`: since when the paper has been waiting for this step, None: not yet, or not known.
    """

    pad_naar_slot = "stuk"

    stuk = models.ForeignKey(Bestuursstuk, on_delete=models.CASCADE, related_name="routing", verbose_name="stuk")
    volgorde = models.PositiveSmallIntegerField("volgorde")
    rol = models.CharField("rol", max_length=60)
    is_geparafeerd = models.BooleanField("paraaf", null=True, blank=True)
    datum = models.DateField("datum", null=True, blank=True)
    gebruiker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"is_staff": True, "is_active": True},
        verbose_name="parafeert zelf",
        help_text="Leeg: het bestuurssecretariaat vult de paraaf in.",
    )
    gedelegeerd_aan = models.CharField("gedelegeerd aan", max_length=60, blank=True, editable=False)
    overgeslagen = models.CharField("overgeslagen omdat", max_length=250, blank=True, editable=False)
    aan_beurt_datum = models.DateField("aan de beurt sinds", null=True, blank=True, editable=False)

    class Meta:
        verbose_name = "stap in de routing"
        verbose_name_plural = "routing"
        ordering = ("volgorde",)
        constraints = [models.UniqueConstraint(fields=["stuk", "volgorde"], name="routing_volgorde_uniek")]

    def __str__(self) -> str:
        return self.rol

    @property
    def wie(self) -> str:
        """Who initials: the role, or who does it in its name."""
        return f"{self.gedelegeerd_aan} namens {self.rol}" if self.gedelegeerd_aan else self.rol

    @property
    def wacht(self) -> bool:
        """It has a box in which an initial has yet to come."""
        return self.is_geparafeerd is False and not self.overgeslagen


class Besluitpunt(Slotinhoud):
    """One numbered point of ‘Besloten wordt’ (R11). `gewijzigde_tekst` is what the college made of it; empty: nothing."""

    pad_naar_slot = "stuk"

    stuk = models.ForeignKey(Bestuursstuk, on_delete=models.CASCADE, related_name="besluitpunten", verbose_name="stuk")
    volgorde = models.PositiveSmallIntegerField("volgorde")
    tekst = models.TextField("tekst")
    gewijzigde_tekst = models.TextField("zoals het is besloten", blank=True, editable=False)

    class Meta:
        verbose_name = "besluitpunt"
        verbose_name_plural = "besloten wordt"
        ordering = ("volgorde",)
        constraints = [models.UniqueConstraint(fields=["stuk", "volgorde"], name="besluitpunt_volgorde_uniek")]

    def __str__(self) -> str:
        return self.tekst

    @property
    def besloten_tekst(self) -> str:
        """As college or council decided it, or as it is proposed."""
        return self.gewijzigde_tekst or self.tekst


class Bijlage(Slotinhoud):
    """What goes with the paper (R10)."""

    pad_naar_slot = "stuk"

    stuk = models.ForeignKey(Bestuursstuk, on_delete=models.CASCADE, related_name="bijlagen", verbose_name="stuk")
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)
    soort = models.CharField("soort", max_length=20, choices=Bijlagesoort, default=Bijlagesoort.BIJLAGE)
    titel = models.CharField("titel", max_length=200)

    class Meta:
        verbose_name = "bijlage"
        verbose_name_plural = "bijlagen"
        ordering = ("volgorde", "pk")

    def __str__(self) -> str:
        return self.titel


class StuksectieQuerySet(BijStukQuerySet["Stuksectie"], SlotinhoudQuerySet["Stuksectie"]):  # type: ignore[override]
    def met_gewijzigd_blok(self) -> Self:
        """Whose text block reads otherwise by now than the version that it goes by."""
        return self.filter(tekstblok__isnull=False, tekstblok_versie__isnull=False).exclude(
            tekstblok_versie__tekst=models.F("tekstblok__tekst")
        )


class Stuksectie(Slotinhoud):
    """One heading with its text: own words, a text block, or explicitly ‘Niet van toepassing’ (R19, R20, R27).

    `tekst` is what the paper says. With a `tekstblok` it was taken from `tekstblok_versie` (None: a block that has no
    versions) and may have been adapted since. It changes with the block only when somebody chooses so.
    """

    pad_naar_slot = "stuk"

    stuk = models.ForeignKey(Bestuursstuk, on_delete=models.CASCADE, related_name="secties", verbose_name="stuk")
    volgorde = models.PositiveSmallIntegerField("volgorde")
    niveau = models.PositiveSmallIntegerField("niveau", choices=NIVEAUS, default=1)
    kop = models.CharField("kop", max_length=120)
    tekst = models.TextField("tekst", blank=True, help_text="Opmaak met Markdown.")
    tekstblok = models.ForeignKey(
        Tekstblok,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="secties",
        verbose_name="tekstblok",
        help_text="Laat de tekst leeg, dan komt die uit dit blok. Past u hem aan, dan blijft zichtbaar waar hij vandaan komt.",
    )
    tekstblok_versie = models.ForeignKey(
        Tekstblokversie,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="secties",
        verbose_name="versie van het tekstblok",
    )
    onderdeel = models.CharField(
        "daaronder",
        max_length=20,
        choices=Onderdeel,
        blank=True,
        help_text="Wat er vanzelf onder de tekst komt, uit het plan zoals het nu is.",
    )
    is_niet_van_toepassing = models.BooleanField("niet van toepassing", default=False)

    objects = StuksectieQuerySet.as_manager()  # type: ignore[assignment,misc]

    class Meta:
        verbose_name = "sectie van een stuk"
        verbose_name_plural = "secties"
        ordering = ("volgorde",)
        constraints = [
            models.UniqueConstraint(fields=["stuk", "volgorde"], name="stuksectie_volgorde_uniek"),
            models.CheckConstraint(
                condition=models.Q(is_niet_van_toepassing=False)
                | (models.Q(tekst="") & models.Q(tekstblok__isnull=True)),
                name="stuksectie_nvt_is_leeg",
                violation_error_message="Kies: een tekst, of ‘niet van toepassing’. Niet allebei.",
            ),
        ]

    def __str__(self) -> str:
        return self.kop

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Who chooses a block and writes nothing, takes its newest text; who empties the text, the one it goes by."""
        if kwargs.get("update_fields") is None:
            self._neem_blok()
        super().save(*args, **kwargs)

    def _neem_blok(self) -> None:
        if self.tekstblok is None:
            self.tekstblok_versie = None
            return
        vorige = self.tekstblok_versie
        if vorige is None or vorige.tekstblok_id != self.tekstblok.pk:
            self.tekstblok_versie = self.tekstblok.versies.first()
            if vorige is not None and is_zelfde_tekst(self.tekst, vorige.tekst):
                # It was that block's text, not somebody's own.
                self.tekst = ""
        if not self.tekst.strip():
            self.tekst = self.tekstblok_versie.tekst if self.tekstblok_versie else self.tekstblok.tekst

    @property
    def is_aangepast(self) -> bool:
        """It has words of its own on top of those of its block."""
        return self.tekstblok_versie is not None and not is_zelfde_tekst(self.tekst, self.tekstblok_versie.tekst)

    @property
    def herkomst(self) -> str:
        """The block and version that its text is from; empty for own words."""
        if self.tekstblok is None:
            return ""
        nummer = self.tekstblok_versie.nummer if self.tekstblok_versie else self.tekstblok.versienummer
        return f"{self.tekstblok.titel}, versie {nummer}" + (", aangepast" if self.is_aangepast else "")


def is_zelfde_tekst(een: str, ander: str) -> bool:
    """They read alike: white space around a text, which a form takes away, is no difference."""
    return een.strip() == ander.strip()
