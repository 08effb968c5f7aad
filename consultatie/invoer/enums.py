from django.db import models


class Stapelstatus(models.TextChoices):
    INVOEREN = "invoeren", "Wordt ingevoerd"
    NAKIJKEN = "nakijken", "Wordt nagekeken"
    VRIJGEGEVEN = "vrijgegeven", "Vrijgegeven"
    VERLOPEN = "verlopen", "Gewist: nooit vrijgegeven"


class Stapelactie(models.TextChoices):
    AFRONDEN = "afronden", "Klaar met invoeren"
    TERUG = "terug", "Terug naar invoeren"
    VRIJGEVEN = "vrijgeven", "Geef vrij"
    ZONDER_NAKIJKEN = "zonder_nakijken", "Geef vrij zonder nakijken"
    VERLOPEN = "verlopen", "Bewaartermijn voorbij"
