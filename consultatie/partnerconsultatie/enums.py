from django.db import models


class Reactiestatus(models.TextChoices):
    """How far one partner is. What was signed stays valid while it is being changed."""

    CONCEPT = "concept", "Nog niet ondertekend"
    ONDERTEKEND = "ondertekend", "Ondertekend"
    HEROPEND = "heropend", "Wordt gewijzigd"


class Reactieactie(models.TextChoices):
    ONDERTEKENEN = "ondertekenen", "Ondertekenen"
    HEROPENEN = "heropenen", "Wijzigen"
