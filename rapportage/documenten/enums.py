from django.db import models


class Documentsoort(models.TextChoices):
    """The kinds of document that the process makes."""

    NOTA = "nota", "Nota voor burgemeester en wethouders"
    RAADSMEDEDELING = "raadsmededeling", "Raadsmededeling"
    STARTNOTITIE = "startnotitie", "Startnotitie"
    PLAN = "plan", "Meerjarenbeleidsplan"
    VOORTGANGSRAPPORTAGE = "voortgangsrapportage", "Voortgangsrapportage"
    INBRENGNOTA = "inbrengnota", "Nota van inbreng"


# What college and council decide on as a paper. The others are made by staff and frozen as they are.
STUKSOORTEN = [(soort.value, soort.label) for soort in Documentsoort if soort is not Documentsoort.INBRENGNOTA]
