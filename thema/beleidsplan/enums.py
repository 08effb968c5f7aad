from django.db import models


class Kadersoort(models.TextChoices):
    """Why a frame counts for the plan."""

    WET = "wet", "Wettelijk kader"
    AFSTEMMING = "afstemming", "Plan om op af te stemmen"
    VOORBEELD = "voorbeeld", "Goed voorbeeld van elders"
