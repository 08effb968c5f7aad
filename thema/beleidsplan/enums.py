from django.db import models


class Leeftijdsgroep(models.TextChoices):
    """The age groups of the question type leeftijd (consultatie/vragenlijst/vraagtypen/leeftijd.py), by the same codes."""

    TOT_18 = "tot-18", "Jonger dan 18 jaar"
    VAN_18 = "18-34", "18 tot en met 34 jaar"
    VAN_35 = "35-49", "35 tot en met 49 jaar"
    VAN_50 = "50-64", "50 tot en met 64 jaar"
    VAN_65 = "65-79", "65 tot en met 79 jaar"
    VANAF_80 = "80-plus", "80 jaar of ouder"


class Kadersoort(models.TextChoices):
    """Why a frame counts for the plan."""

    WET = "wet", "Wettelijk kader"
    AFSTEMMING = "afstemming", "Plan om op af te stemmen"
    VOORBEELD = "voorbeeld", "Goed voorbeeld van elders"
