from django.db import models


class Partnersoort(models.TextChoices):
    INTERN = "intern", "Intern"
    EXTERN = "extern", "Extern"


class Contactwijze(models.TextChoices):
    """How the municipality and a partner spoke with each other."""

    OVERLEG = "overleg", "Overleg"
    TELEFOON = "telefoon", "Telefoon"
    EMAIL = "email", "E-mail of brief"
    WERKBEZOEK = "werkbezoek", "Werkbezoek"
    ANDERS = "anders", "Anders"


class Steun(models.TextChoices):
    """What an organisation says of a theme or of the approach to it."""

    STEUNT = "steunt", "Steunt"
    MET_KANTTEKENING = "met_kanttekening", "Steunt met kanttekening"
    STEUNT_NIET = "steunt_niet", "Steunt niet"
    GEEN_MENING = "geen_mening", "Geen mening"
