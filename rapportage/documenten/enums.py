from django.db import models


class Documentsoort(models.TextChoices):
    """The kinds of document that the process makes."""

    NOTA = "nota", "Nota voor burgemeester en wethouders"
    RAADSMEDEDELING = "raadsmededeling", "Raadsmededeling"
    STARTNOTITIE = "startnotitie", "Startnotitie"
    PLAN = "plan", "Meerjarenbeleidsplan"
    VOORTGANGSRAPPORTAGE = "voortgangsrapportage", "Voortgangsrapportage"
