from django.db import models


class Themasoort(models.TextChoices):
    """Two kinds: what asks for extra attention in this period, and what always goes on."""

    ONTWIKKEL = "ontwikkel", "Ontwikkelthema"
    VEILIGHEID = "veiligheid", "Veiligheidsthema"


class Themastatus(models.TextChoices):
    VOORGESTELD = "voorgesteld", "Voorgesteld"
    GEPRIORITEERD = "geprioriteerd", "Geprioriteerd"
    NIET_GEPRIORITEERD = "niet_geprioriteerd", "Niet geprioriteerd"
    CONTINU = "continu", "Continu"


class Themaactie(models.TextChoices):
    PRIORITEREN = "prioriteren", "Prioriteren"
    NIET_PRIORITEREN = "niet_prioriteren", "Niet prioriteren"
    HEROVERWEGEN = "heroverwegen", "Terug naar voorgesteld"
    CONTINUEREN = "continueren", "Terug naar continu"


class Trendniveau(models.TextChoices):
    LOKAAL = "lokaal", "Lokaal"
    REGIONAAL = "regionaal", "Regionaal"
    LANDELIJK = "landelijk", "Landelijk"
