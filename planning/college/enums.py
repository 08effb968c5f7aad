from django.db import models


class Vergaderstatus(models.TextChoices):
    GEPLAND = "gepland", "Gepland"
    AGENDA_VASTGESTELD = "agenda_vastgesteld", "Agenda vastgesteld"
    GEHOUDEN = "gehouden", "Gehouden"


class Vergaderactie(models.TextChoices):
    AGENDA_VASTSTELLEN = "agenda_vaststellen", "Agenda vaststellen"
    AGENDA_OPENEN = "agenda_openen", "Agenda weer openen"
    HOUDEN = "houden", "Vergadering is gehouden"


class Behandeling(models.TextChoices):
    """How the college treats a paper."""

    AKKOORDSTUK = "akkoordstuk", "Akkoordstuk"
    BESPREEKSTUK = "bespreekstuk", "Bespreekstuk"
