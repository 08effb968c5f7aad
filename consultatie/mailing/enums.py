from django.db import models


class Mailingsoort(models.TextChoices):
    UITNODIGING = "uitnodiging", "Uitnodiging"
    HERINNERING = "herinnering", "Herinnering"


class Mailingstatus(models.TextChoices):
    """How far a mailing is. That all has been sent is no status: it is what the outbox says."""

    CONCEPT = "concept", "Concept"
    KLAARGEZET = "klaargezet", "Klaargezet"
    VRIJGEGEVEN = "vrijgegeven", "Vrijgegeven"
    GESTOPT = "gestopt", "Gestopt"


class Mailingactie(models.TextChoices):
    KLAARZETTEN = "klaarzetten", "Zet klaar in de uitbak"
    TERUGZETTEN = "terugzetten", "Haal terug uit de uitbak"
    VRIJGEVEN = "vrijgeven", "Geef vrij: verstuur nu"
    STOPPEN = "stoppen", "Stop met versturen"
    HERVATTEN = "hervatten", "Ga verder met versturen"


class Berichtstatus(models.TextChoices):
    """Where one mail is. ONZEKER: a worker stopped while it handed the mail over; nobody here knows whether it went."""

    WACHT = "wacht", "Wacht"
    GECLAIMD = "geclaimd", "Wordt nu verstuurd"
    VERSTUURD = "verstuurd", "Verstuurd"
    MISLUKT = "mislukt", "Mislukt"
    TERUGGEKOMEN = "teruggekomen", "Teruggekomen"
    VERVALLEN = "vervallen", "Vervallen"
    ONZEKER = "onzeker", "Onzeker"


class Berichtactie(models.TextChoices):
    CLAIMEN = "claimen", "Claimen"
    VERVALLEN = "vervallen", "Laten vervallen"
    AANNEMEN = "aannemen", "Aangenomen door de mailserver"
    AFWIJZEN = "afwijzen", "Geweigerd door de mailserver"
    UITSTELLEN = "uitstellen", "Later opnieuw proberen"
    KWIJTRAKEN = "kwijtraken", "Onbekend of het is verzonden"
    TERUGKOMEN = "terugkomen", "Teruggekomen"
    OPNIEUW = "opnieuw", "Verstuur opnieuw"
    LATEN = "laten", "Laat zo: is verzonden"


# What stands in `Mailbericht.code` and `Mailing.storing` beside the numbers of a mail server.
VERBINDING = "verbinding"
SLEUTEL = "sleutel"
ADRES = "adres"
# Our own address in the settings is none.
AFZENDER = "afzender"
