from django.db import models


class Amendementstatus(models.TextChoices):
    INGEDIEND = "ingediend", "Ingediend"
    AANGENOMEN = "aangenomen", "Aangenomen"
    VERWORPEN = "verworpen", "Verworpen"
    INGETROKKEN = "ingetrokken", "Ingetrokken"
    VERVALLEN = "vervallen", "Vervallen"


class Amendementactie(models.TextChoices):
    AANNEMEN = "aannemen", "Aannemen"
    VERWERPEN = "verwerpen", "Verwerpen"
    INTREKKEN = "intrekken", "Intrekken"
    VERVALLEN = "vervallen", "Vervallen verklaren"
    HEROPENEN = "heropenen", "Heropenen"


class Motiestatus(models.TextChoices):
    INGEDIEND = "ingediend", "Ingediend"
    AANGEHOUDEN = "aangehouden", "Aangehouden"
    AANGENOMEN = "aangenomen", "Aangenomen"
    OVERGENOMEN = "overgenomen", "Overgenomen door het college"
    VERWORPEN = "verworpen", "Verworpen"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


class Motieactie(models.TextChoices):
    AANNEMEN = "aannemen", "Aannemen"
    VERWERPEN = "verwerpen", "Verwerpen"
    OVERNEMEN = "overnemen", "Overgenomen door het college"
    AANHOUDEN = "aanhouden", "Aanhouden"
    INTREKKEN = "intrekken", "Intrekken"
    HEROPENEN = "heropenen", "Heropenen"


class Stemwijze(models.TextChoices):
    """Without a vote what lies there is adopted (Gemeentewet, article 32)."""

    ZONDER = "zonder", "Zonder stemming"
    FRACTIES = "fracties", "Per fractie"


class Stemuitslag(models.TextChoices):
    AANGENOMEN = "aangenomen", "Aangenomen"
    VERWORPEN = "verworpen", "Verworpen"
    GESTAAKT = "gestaakt", "De stemmen staakten"
