from django.db import models


class Stukstatus(models.TextChoices):
    CONCEPT = "concept", "Concept"
    ROUTING = "routing", "In routing"
    COLLEGE = "college", "Bij het college"
    RAAD = "raad", "Bij de raad"
    DEFINITIEF = "definitief", "Definitief"
    VERWORPEN = "verworpen", "Verworpen"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


class Stukactie(models.TextChoices):
    IN_ROUTING = "in_routing", "In routing brengen"
    TERUGSTUREN = "terugsturen", "Terugsturen naar concept"
    AGENDEREN = "agenderen", "Agenderen voor het college"
    COLLEGE_BESLUIT = "college_besluit", "Besluit van het college vastleggen"
    RAAD_AGENDEREN = "raad_agenderen", "Agenderen voor de raad"
    RAAD_BESLUIT = "raad_besluit", "Besluit van de raad vastleggen"
    AANHOUDEN = "aanhouden", "Aanhouden"
    VERWERPEN = "verwerpen", "Verwerpen"
    TERUG_NAAR_COLLEGE = "terug_naar_college", "Terug naar het college"
    INTREKKEN = "intrekken", "Intrekken"


class Uitkomst(models.TextChoices):
    """What college or council did with it."""

    AKKOORD = "akkoord", "Akkoord"
    VASTGESTELD = "vastgesteld", "Vastgesteld"
    GEWIJZIGD = "gewijzigd", "Gewijzigd vastgesteld"
    KENNISGENOMEN = "kennisgenomen", "Kennisgenomen"
    AANGEHOUDEN = "aangehouden", "Aangehouden"
    VERWORPEN = "verworpen", "Verworpen"


class Behandelwijze(models.TextChoices):
    """How the council treats a paper: decided on without discussion, or after one."""

    HAMERSTUK = "hamerstuk", "Hamerstuk"
    DEBATSTUK = "debatstuk", "Debatstuk"


class Openbaarmaking(models.IntegerChoices):
    """The six options of the nota (R14), in its own order."""

    NOTA_EN_BESLUIT = 1, "De nota en het besluit openbaar te maken"
    MET_PERSBERICHT = 2, "De nota en het besluit openbaar te maken vergezeld van bijgaand persbericht"
    NADAT = 3, "De nota en het besluit openbaar te maken nadat"
    BEHALVE = 4, "De nota en het besluit openbaar te maken, behalve"
    ALLEEN_BESLUIT = 5, "Het besluit openbaar te maken, maar niet de nota, gelet op artikel:"
    NIET = 6, "De nota en het besluit niet openbaar te maken, gelet op artikel:"


class Besluitenlijst(models.TextChoices):
    AKKOORDSTUKKEN = "akkoordstukken", "Akkoordstukken"
    OPENBAAR = "openbaar", "Openbaar"
    BESLOTEN = "besloten", "Besloten"


class Bijlagesoort(models.TextChoices):
    BIJLAGE = "bijlage", "Bijlage"
    PERSBERICHT = "persbericht", "Persbericht"
