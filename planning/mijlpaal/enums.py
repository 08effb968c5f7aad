from django.db import models


class Orgaan(models.TextChoices):
    """Whom a milestone concerns (R60)."""

    COLLEGE = "college", "College"
    RAAD = "raad", "Raad"
    OOV = "oov", "OOV"


class Fase(models.TextChoices):
    """The five steps that residents see; each milestone belongs to one."""

    START = "start", "De start"
    MEEDENKEN = "meedenken", "Meedenken"
    IN_GESPREK = "in_gesprek", "In gesprek"
    BESLUIT = "besluit", "Besluit"
    UITVOEREN = "uitvoeren", "Uitvoeren en volgen"


class Stand(models.TextChoices):
    """Derived from dates, never stored."""

    GEPLAND = "gepland", "Gepland"
    BEZIG = "bezig", "Bezig"
    GEREED = "gereed", "Gereed"
    TE_LAAT = "te_laat", "Te laat"
