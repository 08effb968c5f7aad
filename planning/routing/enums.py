from django.db import models


class Stapstand(models.TextChoices):
    """Derived from the step, never stored."""

    OPEN = "open", "Nog niet"
    GEPARAFEERD = "geparafeerd", "Geparafeerd"
    OVERGESLAGEN = "overgeslagen", "Overgeslagen"


class Routingactie(models.TextChoices):
    """What happens to one step. Sending the whole paper back is a step of the paper."""

    PARAFEREN = "paraferen", "Paraferen"
    DELEGEREN = "delegeren", "Delegeren"
    OVERSLAAN = "overslaan", "Overslaan"
    VERVALLEN = "vervallen", "Paraaf vervallen"
