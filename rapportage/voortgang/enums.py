from django.db import models


class Staat(models.TextChoices):
    """How it stands at the end of the year; a word with its own shape, never colour alone."""

    OP_KOERS = "op_koers", "Op koers"
    VRAAGT_AANDACHT = "vraagt_aandacht", "Vraagt aandacht"
    LOOPT_ACHTER = "loopt_achter", "Loopt achter"
    KLAAR = "klaar", "Klaar"
    NOG_NIET_BEGONNEN = "nog_niet_begonnen", "Nog niet begonnen"
