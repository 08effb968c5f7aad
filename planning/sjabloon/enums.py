from django.db import models


class Onderdeel(models.TextChoices):
    """What is set under a heading by itself, from the plan as it is."""

    ONTWIKKELTHEMAS = "ontwikkelthemas", "De ontwikkelthema’s"
    VEILIGHEIDSTHEMAS = "veiligheidsthemas", "De veiligheidsthema’s"
    PARTNERS = "partners", "De partners"
    PLANNING = "planning", "De planning"


NIVEAUS = [(1, "Hoofdkop"), (2, "Tussenkop")]
