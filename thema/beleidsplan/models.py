"""The municipality, its districts, its plan and what the plan starts from."""

from datetime import date

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models

from thema.basis.models import KanFictief, Slotinhoud, Vergrendelbaar

from .enums import Kadersoort, Leeftijdsgroep

# Days; half a year. More is a slip of the pen.
LANGSTE_TERMIJN = 183
# Days of work; a month. Who needs more for an initial delegates.
LANGSTE_ROUTINGTERMIJN = 20


class Gemeente(models.Model):
    """The municipality that works with this installation; everything that names it is data.

    `aanlevertermijn_college` and `aanlevertermijn_raad` in days; None: nobody wrote it down, so no day is reckoned.
    `routingtermijn` in days of work.
    """

    naam = models.CharField("naam", max_length=100, unique=True)
    tooi_code = models.CharField(
        "TOOI-code",
        max_length=10,
        validators=[RegexValidator(r"^gm\d{4}$", "Schrijf de code als gm met vier cijfers, bijvoorbeeld gm0150.")],
        help_text="Code van de gemeente in de waardelijst van de overheid, bijvoorbeeld gm0150.",
    )
    afdeling = models.CharField("afdeling", max_length=100, help_text="Wie dit plan maakt, zoals inwoners haar kennen.")
    telefoon = models.CharField(
        "telefoonnummer", max_length=20, blank=True, help_text="Dat inwoners bellen met een vraag over meedoen."
    )
    email = models.EmailField("e-mailadres", blank=True, help_text="Waarheen inwoners mailen met zo’n vraag.")
    postadres = models.CharField(
        "postadres",
        max_length=200,
        blank=True,
        help_text="Retouradres van brieven, met komma’s tussen de regels: Postbus 123, 1234 AB Voorbeeldstad.",
    )
    antwoordnummer = models.CharField(
        "antwoordnummer",
        max_length=200,
        blank=True,
        help_text="Waar formulieren op papier heen gaan zonder postzegel: Antwoordnummer 123, 1234 VB Voorbeeldstad. "
        "Leeg: inwoners sturen ze naar het postadres.",
    )
    aanlevertermijn_college = models.PositiveSmallIntegerField(
        "stukken voor het college: dagen van tevoren",
        null=True,
        blank=True,
        validators=[MaxValueValidator(LANGSTE_TERMIJN)],
        help_text="Zoveel dagen vóór de vergadering moet een stuk binnen zijn bij het bestuurssecretariaat.",
    )
    aanlevertermijn_raad = models.PositiveSmallIntegerField(
        "stukken voor de raad: dagen van tevoren",
        null=True,
        blank=True,
        validators=[MaxValueValidator(LANGSTE_TERMIJN)],
        help_text="Zoveel dagen vóór de vergadering moet een stuk binnen zijn bij de griffie.",
    )
    routingtermijn = models.PositiveSmallIntegerField(
        "routing: werkdagen per paraaf",
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(LANGSTE_ROUTINGTERMIJN)],
        help_text="Ligt een stuk langer bij iemand, dan staat het bij ‘Nu te doen’ als te laat.",
    )
    themabestand = models.CharField(
        "themabestand",
        max_length=50,
        default="standaard",
        validators=[RegexValidator(r"^[a-z0-9-]+$", "Gebruik alleen kleine letters, cijfers en streepjes.")],
        help_text="Naam van het bestand met kleuren en lettertype in static/thema, zonder .css.",
    )

    class Meta:
        verbose_name = "gemeente"
        verbose_name_plural = "gemeenten"
        ordering = ("naam",)

    def __str__(self) -> str:
        return f"gemeente {self.naam}"

    @property
    def contact(self) -> str:
        """What residents can do who have a question, as the end of a sentence: "bel 14 000 of mail naar …"; "" when nobody
        wrote down what."""
        wegen = (f"bel {self.telefoon}" if self.telefoon else "", f"mail naar {self.email}" if self.email else "")
        return " of ".join(weg for weg in wegen if weg)

    @property
    def inleveradres(self) -> tuple[str, ...]:
        """The lines of the address to which forms on paper go; empty when nobody wrote it down."""
        heel = self.antwoordnummer or self.postadres
        return tuple(regel for deel in heel.split(",") if (regel := deel.strip()))

    @property
    def thema_css(self) -> str:
        """Path of the token file for screens, below static/."""
        return f"thema/{self.themabestand}.css"

    @property
    def document_css(self) -> str:
        """Path of the token file for documents, below static/."""
        return f"thema/{self.themabestand}-document.css"

    @property
    def tooi_uri(self) -> str:
        """Identifier in the government's register of organisations."""
        return f"https://identifier.overheid.nl/tooi/id/gemeente/{self.tooi_code}"


class Wijk(models.Model):
    """A district with its CBS code; inhabitants are all ages, rounded by the source, None when unknown."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.CASCADE, related_name="wijken", verbose_name="gemeente")
    naam = models.CharField("naam", max_length=100)
    cbs_code = models.CharField(
        "CBS-code", max_length=8, validators=[RegexValidator(r"^WK\d{6}$", "Schrijf WK met zes cijfers.")]
    )
    inwoners = models.PositiveIntegerField("inwoners", null=True, blank=True, help_text="Alle leeftijden.")
    bron = models.CharField("bron van het aantal inwoners", max_length=200, blank=True)
    peiljaar = models.PositiveSmallIntegerField("peiljaar", null=True, blank=True)
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)

    class Meta:
        verbose_name = "wijk"
        verbose_name_plural = "wijken"
        ordering = ("volgorde", "naam")
        constraints = [
            models.UniqueConstraint(
                fields=["gemeente", "cbs_code"],
                name="wijk_code_uniek",
                violation_error_message="Deze CBS-code staat al bij een andere wijk.",
            )
        ]

    def __str__(self) -> str:
        return self.naam


class Bevolkingsdeel(KanFictief, models.Model):
    """How many inhabitants of the municipality are in an age group. None: unknown, which is not nobody.

    A number has a source and a year; `is_fictief` when it was made up for the example.
    """

    gemeente = models.ForeignKey(
        Gemeente, on_delete=models.CASCADE, related_name="bevolkingsdelen", verbose_name="gemeente"
    )
    leeftijd = models.CharField("leeftijdsgroep", max_length=20, choices=Leeftijdsgroep)
    inwoners = models.PositiveIntegerField(
        "inwoners", null=True, blank=True, help_text="In de hele gemeente. Leeg betekent: niet bekend. Niet nul."
    )
    bron = models.CharField("bron van het aantal inwoners", max_length=200, blank=True)
    peiljaar = models.PositiveSmallIntegerField(
        "peiljaar",
        null=True,
        blank=True,
        validators=[
            MinValueValidator(1900, "Schrijf het jaar met vier cijfers, bijvoorbeeld 2024."),
            MaxValueValidator(2199, "Schrijf het jaar met vier cijfers, bijvoorbeeld 2024."),
        ],
    )

    class Meta:
        verbose_name = "leeftijdsgroep"
        verbose_name_plural = "bevolking per leeftijdsgroep"
        ordering = ("gemeente", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["gemeente", "leeftijd"],
                name="bevolkingsdeel_uniek",
                violation_error_message="Deze leeftijdsgroep staat er al. Wijzig het aantal dat er staat.",
            ),
            models.CheckConstraint(
                condition=models.Q(inwoners__isnull=True) | (~models.Q(bron="") & models.Q(peiljaar__isnull=False)),
                name="bevolkingsdeel_heeft_bron",
                violation_error_message="Schrijf bij het aantal inwoners de bron en het peiljaar.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_leeftijd_display()


class Reces(models.Model):
    """Weeks in which the council does not meet. `van` is the first and `tot` the last day, inclusive."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.CASCADE, related_name="recessen", verbose_name="gemeente")
    naam = models.CharField("naam", max_length=60, help_text="Bijvoorbeeld: zomerreces.")
    van = models.DateField("eerste dag")
    tot = models.DateField("laatste dag")

    class Meta:
        verbose_name = "reces"
        verbose_name_plural = "recessen"
        ordering = ("van", "pk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(tot__gte=models.F("van")),
                name="reces_periode_klopt",
                violation_error_message="De laatste dag ligt voor de eerste dag. Draai ze om.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class BeleidsplanQuerySet(models.QuerySet["Beleidsplan"]):
    def actueel(self) -> "Beleidsplan | None":
        """The plan that the public site is about, with its municipality; None on an empty installation."""
        return self.filter(is_actueel=True).select_related("gemeente").first()


class Beleidsplan(Vergrendelbaar):
    """One Meerjarenbeleidsplan Veiligheid. `vergrendeld_op` is None until the council has adopted it."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="plannen", verbose_name="gemeente")
    titel = models.CharField("titel", max_length=100, default="Meerjarenbeleidsplan Veiligheid")
    korte_titel = models.CharField(
        "korte titel", max_length=40, default="Plan Veiligheid", help_text="Boven elke pagina."
    )
    van_jaar = models.PositiveSmallIntegerField("eerste jaar", validators=[MinValueValidator(2000)])
    tot_jaar = models.PositiveSmallIntegerField("laatste jaar", validators=[MinValueValidator(2000)])
    missie = models.CharField(
        "missie",
        max_length=200,
        help_text="De woorden die richting geven, met komma’s: veilig, rechtvaardig, weerbaar.",
    )
    vraag = models.CharField(
        "vraag aan inwoners", max_length=120, help_text="De ene zin boven de startpagina.", blank=True
    )
    is_actueel = models.BooleanField("actueel", default=False, help_text="Over dit plan gaat de openbare site.")
    vaststellingsdatum = models.DateField("vastgesteld door de raad op", null=True, blank=True, editable=False)

    objects = BeleidsplanQuerySet.as_manager()

    class Meta:
        verbose_name = "beleidsplan"
        verbose_name_plural = "beleidsplannen"
        ordering = ("-van_jaar",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(tot_jaar__gte=models.F("van_jaar")),
                name="plan_periode_klopt",
                violation_error_message="Het laatste jaar ligt voor het eerste jaar. Draai ze om.",
            ),
            models.UniqueConstraint(
                fields=["gemeente"],
                condition=models.Q(is_actueel=True),
                name="plan_een_actueel",
                violation_error_message="Er is al een actueel plan. Zet dat eerst uit.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def vastgesteld_op(self) -> date | None:
        """The day of the council's decision, which may have been written down later."""
        return self.vaststellingsdatum

    @property
    def periode(self) -> str:
        """The years as the municipality writes them: 2020-2023."""
        return f"{self.van_jaar}-{self.tot_jaar}"

    @property
    def naam(self) -> str:
        """Title with period, as on the cover."""
        return f"{self.titel} {self.periode}"

    @property
    def korte_naam(self) -> str:
        """Short title with period, as in the page header."""
        return f"{self.korte_titel} {self.periode}"

    @property
    def jaren(self) -> range:
        """The calendar years of the plan, first to last."""
        return range(self.van_jaar, self.tot_jaar + 1)

    @property
    def missiewoorden(self) -> tuple[str, ...]:
        """The mission, word by word."""
        return tuple(woord.strip() for woord in self.missie.split(",") if woord.strip())


class Uitgangspunt(Slotinhoud):
    """What the plan starts from: a coalition agreement, a council's wish, an analysis."""

    beleidsplan = models.ForeignKey(
        Beleidsplan, on_delete=models.CASCADE, related_name="uitgangspunten", verbose_name="beleidsplan"
    )
    titel = models.CharField("titel", max_length=150)
    toelichting = models.TextField("toelichting", blank=True)
    bron = models.CharField("bron", max_length=200, blank=True)
    datum = models.DateField("datum", null=True, blank=True)
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)

    class Meta:
        verbose_name = "uitgangspunt"
        verbose_name_plural = "uitgangspunten"
        ordering = ("volgorde", "pk")

    def __str__(self) -> str:
        return self.titel


class Kader(Slotinhoud):
    """A law, a plan to align with, or a good example of another municipality."""

    beleidsplan = models.ForeignKey(
        Beleidsplan, on_delete=models.CASCADE, related_name="kaders", verbose_name="beleidsplan"
    )
    soort = models.CharField("soort", max_length=20, choices=Kadersoort)
    naam = models.CharField("naam", max_length=200)
    artikel = models.CharField(
        "artikel", max_length=50, blank=True, help_text="Bij een wet: het artikel, bijvoorbeeld 38b."
    )
    toelichting = models.TextField("toelichting", blank=True)
    url = models.URLField("vindplaats", blank=True)
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)

    class Meta:
        verbose_name = "kader"
        verbose_name_plural = "kaders"
        ordering = ("soort", "volgorde", "pk")

    def __str__(self) -> str:
        return f"{self.naam}, artikel {self.artikel}" if self.artikel else self.naam
