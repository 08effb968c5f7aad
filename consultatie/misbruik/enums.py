from django.db import models


class Verdenking(models.TextChoices):
    """Why an answer of the open link may be no resident's. Stored as "" when nothing caught the eye."""

    LOKVELD = "lokveld", "Er was een veld ingevuld dat mensen niet zien"
    SNEL = "snel", "Binnen enkele seconden verstuurd, of niet vanaf onze pagina"
    DRUKTE = "drukte", "Heel veel formulieren vanaf één netwerk"
