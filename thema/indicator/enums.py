from django.db import models


class Richting(models.TextChoices):
    """Which way is better."""

    HOGER = "hoger", "Hoger is beter"
    LAGER = "lager", "Lager is beter"
