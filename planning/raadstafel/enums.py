from django.db import models


class Raadstafelsoort(models.TextChoices):
    """What the council meets for: to understand, to weigh, or to decide."""

    BEELDVORMEND = "beeldvormend", "Raadstafel, beeldvormend"
    MENINGSVORMEND = "meningsvormend", "Raadstafel, meningsvormend"
    BESLUITVORMEND = "besluitvormend", "Raadsvergadering"


class Toezeggingstatus(models.TextChoices):
    OPEN = "open", "Open"
    AFGEDAAN = "afgedaan", "Afgedaan"
    VERVALLEN = "vervallen", "Vervallen"


class Toezeggingactie(models.TextChoices):
    AFDOEN = "afdoen", "Afdoen"
    VERVALLEN = "vervallen", "Vervallen verklaren"
    HEROPENEN = "heropenen", "Heropenen"
