from django.db import models


class Middeleenheid(models.TextChoices):
    EURO = "euro", "euro"
    FTE = "fte", "fte"
    UREN = "uren", "uren"
